"""Where a date of a claim is told: in its own sentence, or quoted from another one."""

import datetime as dt
import json

import polars as pl
import pytest

from pipeline import schemas
from pipeline.extract import extract_claims


def policy(text: str) -> dict[str, object]:
    """The only policy claim of a text published on a Thursday."""
    row: dict[str, object] = {"article_id": "a", "text": text, "title": None, "publisher": None}
    row["published_on"] = dt.date(2020, 10, 22)
    columns = {name: schemas.polars_schema("articles")[name] for name in row}
    (claim,) = extract_claims(pl.DataFrame([row], schema=columns)).policies.to_dicts()
    return claim


def test_a_date_that_another_sentence_tells_is_quoted_with_its_place() -> None:
    text = "Sweden has barred Huawei from its 5G networks. The decision was announced on Tuesday."
    claim = policy(text)
    told = json.loads(str(claim["explanation"]))["dated_elsewhere"]["announced"]
    assert claim["announced"] == dt.date(2020, 10, 20)
    assert claim["evidence"] == "Sweden has barred Huawei from its 5G networks."
    assert told["words"] == "on Tuesday"
    assert text[told["start"] :].startswith("on Tuesday")


@pytest.mark.parametrize(
    "text",
    [
        "Sweden on Tuesday barred Huawei from its 5G networks.",
        "Sweden has barred Huawei from its 5G networks. Shares fell on Tuesday.",
    ],
)
def test_nothing_is_quoted_where_the_sentence_itself_tells_all(text: str) -> None:
    assert "dated_elsewhere" not in json.loads(str(policy(text)["explanation"]))
