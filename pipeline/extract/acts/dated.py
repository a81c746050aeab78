"""Claims of acts, completed by what the article told of the same act before: its kind, its day."""

from dataclasses import replace

from pipeline.extract.acts.instruments import carrier
from pipeline.extract.acts.nouns import is_known
from pipeline.extract.acts.told import Acts
from pipeline.extract.bound import Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.tables import tables

WHOSE = ("jurisdiction", "target")
CONSEQUENCES = 2  # sentences behind an act that may tell what it obliges to
OBLIGING = frozenset({"order", "e:order"})
COMING = frozenset({"proposed", "decided"})


def as_told(claim: Claim, bound: Bound, acts: Acts) -> Claim:
    """The claim of a definite noun under the action by which the text told the act before.

    `lifted the ban`, where what was told is that exports were barred.
    """
    actions = tables().resumes.get(bound.frame.frame_class, frozenset())
    if claim.kind != "policy" or not actions or not is_known(bound):
        return claim
    told = [c for _, c in acts.told if all(c.fields[n] == claim.fields[n] for n in WHOSE)]
    before = [c.fields["action"] for c in told if c.fields["action"] in actions]
    if not before or claim.fields["action"] in before:
        return claim
    return replace(claim, fields=claim.fields | {"action": before[-1]})


def dated(claim: Claim, bound: Bound, acts: Acts, number: int) -> Claim:
    """The claim with the day on which that was made known by which it comes about.

    `the Bill would force them to`, long after `the Bill was published on Monday`; `carriers
    must take it out by May`, behind `the minister announced on Monday that it is barred`.
    """
    if claim.kind != "policy" or claim.dates["announced"].first is not None or claim.is_title:
        return claim
    law = carrier(bound)
    country = claim.fields["jurisdiction"]
    announced = acts.instruments.day_of(law, country) if law is not None else None
    body = claim.fields["authority"]
    if announced is None and (law is not None or _obliges(bound)):
        act = _came_of(claim, acts, number)
        announced = act.dates["announced"] if act is not None else None
        body = act.fields["authority"] if act is not None and law is not None else body
    if announced is None or claim.fields["stage"] not in COMING:
        return claim
    fields = claim.fields | {"authority": claim.fields["authority"] or body}
    return replace(claim, fields=fields, dates=claim.dates | {"announced": announced})


def _came_of(claim: Claim, acts: Acts, number: int) -> Claim | None:
    """The act of the same state and target, with a day, that was told just before."""
    same = (*WHOSE, "stage")
    for _, act in acts.back_to(number - CONSEQUENCES):
        is_same = all(act.fields[n] == claim.fields[n] for n in same)
        if act.dates["announced"].first and is_same:
            return act
    return None


def _obliges(bound: Bound) -> bool:
    """`must take it out`, `have until June to take it out`: somebody has said so."""
    is_imposed = bound.functions.get("government") == "imposed"
    return is_imposed or bool(bound.features & OBLIGING)
