"""Words for what ties an operator to a maker: `that contract`, `the old equipment`, `neither deal`.

In: a bound frame of which nobody's name says whose deal or gear it is. Out: whether it is about
what was told of before, whoever the two were.
"""

from collections.abc import Sequence

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE, DEFINITE_ONE, POINTING, THEIRS

BOTH_OF = frozenset({"neither", "both"})
RENEWING = frozenset({"RENEW"})
RIDDING = frozenset({"REMOVE", "STRIP", "GO_OUT"})
OLD = frozenset({"existing", "installed", "old", "older", "present", "current", "remaining"})
WHOLE = frozenset({"all", "most", "much", "half", "rest"})
IT = frozenset({"it", "that", "this"})


def is_of_that_deal(bound: Bound) -> bool:
    """Whether a clause does something to a deal that was spoken of, whoever is its maker."""
    if len(bound.roles.get("operator", ())) > 1 or not _lacks_maker(bound):
        return False
    told = bound.frame.clause.deep_objects()
    if len(told) != 1 or told[0].posts or "possible" in bound.features:
        return False
    if told[0].determiner in {"that", "this"} and "operator" in bound.roles:
        return True
    return bound.frame.frame_class in RENEWING and _is_the_deal(told[0], bound.clauses)


def _is_the_deal(noun: NounChunk, clauses: Sequence[Clause]) -> bool:
    """`the contract`, `neither deal`, and `it` where a contract is spoken of before."""
    if "contract" in denote(noun, deep=False).senses:
        return noun.determiner in DEFINITE_ONE | THEIRS | BOTH_OF and not noun.possessors()
    if noun.lemma not in ("it", "neither"):
        return False
    before = [n for c in clauses for n in c.nouns() if n.start < noun.start]
    return any("contract" in denote(n, deep=False).senses for n in before)


def is_of_that_gear(bound: Bound) -> bool:
    """Whether a clause tells of the end of gear that was spoken of: `The old radios will go`."""
    if bound.frame.frame_class not in RIDDING or not _lacks_maker(bound):
        return False
    clause = bound.frame.clause
    told = clause.deep_subjects() if bound.frame.frame_class == "GO_OUT" else clause.deep_objects()
    return len(told) == 1 and _is_the_gear(told[0])


def _lacks_maker(bound: Bound) -> bool:
    is_told = bound.frame.noun is None and not bound.features & SUPPRESSED
    return is_told and not bound.roles.get("vendor")


def _is_the_gear(noun: NounChunk) -> bool:
    """`the equipment`, `its old radios`, `these`; not `the 2G equipment`, `the army's radios`."""
    is_whole = noun.lemma in WHOLE and any(n.head.lower in IT for _, n in noun.posts)
    if is_whole or (noun.lemma in POINTING and len(noun.units) == 1):
        return True
    if any(u.mention is not None for u in noun.units) or noun.possessors():
        return False
    found = denote(noun)
    is_old = any(u.lower in OLD for u in noun.units)
    is_known = noun.determiner in DEFINITE | THEIRS or is_old
    return "gear" in found.senses and is_known and not found.entities


def are_two(bound: Bound) -> bool:
    """`neither contract`, `both`: of two makers."""
    return any(n.determiner in BOTH_OF or n.lemma in BOTH_OF for n in bound.frame.clause.nouns())
