"""How sure it is whom a claim speaks of: precision by the way in which its roles were bound.

A filter that holds doubtful claims back would need ways that are wrong more often than others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pipeline.quality.gold import KINDS
from pipeline.quality.score import Accuracy, Scores

BINDINGS = ("named", "described", "context")
"""Named in the clause; by a pronoun or a description; by what the article is about."""
OF_CONTEXT = ("article's country", "operator's country", "where it holds", "who acted before")
IN_FOCUS = "government in focus"


def binding_of(explanation: str) -> str:
    """The least sure of the ways in which the roles of a claim were bound."""
    roles = json.loads(explanation).get("roles", {})
    ways = [_way(each["path"]) for bound in roles.values() for each in bound]
    return max(ways, key=BINDINGS.index, default=BINDINGS[0])


def _way(path: str) -> str:
    if path in OF_CONTEXT or path.endswith(IN_FOCUS):
        return "context"
    return "described" if path.startswith('"') or path in ("told", "we") else "named"


def precision_by_binding(scores: Scores) -> Mapping[str, Accuracy]:
    """How many claims of each way match a label, optional ones left out."""
    right, false = dict.fromkeys(BINDINGS, 0), dict.fromkeys(BINDINGS, 0)
    for article in scores.articles:
        for kind in KINDS:
            pairing = article.pairings[kind, "core"]
            for claim, _ in pairing.matched:
                right[binding_of(claim.explanation)] += 1
            for claim in pairing.false:
                false[binding_of(claim.explanation)] += 1
    return {way: Accuracy(right[way], right[way] + false[way]) for way in BINDINGS}
