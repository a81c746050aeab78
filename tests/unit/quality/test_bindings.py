"""Precision by the way in which the roles of claims were bound."""

import json

import pytest

from pipeline.quality.bindings import binding_of, precision_by_binding
from pipeline.quality.score import Accuracy, score
from tests.unit.quality.builders import article, claims, label


def _explained(*paths: str) -> str:
    return json.dumps({"roles": {"operator": [{"id": "bt", "path": path} for path in paths]}})


@pytest.mark.parametrize(
    ("paths", "way"),
    [
        ((), "named"),
        (("whole", "apposition"), "named"),
        (("whole", '"it" -> BT'), "described"),
        (('"the carrier" -> BT', "government in focus"), "context"),
        (("the government: government in focus",), "context"),
        (("article's country",), "context"),
    ],
)
def test_a_claim_is_as_sure_as_the_least_sure_of_its_roles(
    paths: tuple[str, ...], way: str
) -> None:
    assert binding_of(_explained(*paths)) == way


def test_claims_are_counted_by_their_way_right_and_false_apart() -> None:
    right = label("deployments", explanation=_explained("whole"))
    false = label("deployments", vendor="zte", explanation=_explained('"it" -> ZTE'))
    gold = [article([label("deployments")])]

    counted = precision_by_binding(score(gold, claims([right, false]), source="written"))

    assert counted == {
        "named": Accuracy(1, 1),
        "described": Accuracy(0, 1),
        "context": Accuracy(0, 0),
    }
