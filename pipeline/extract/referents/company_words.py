"""What words for a company tell by themselves: of which kind it may be, how many, which rank.

In: what a noun chunk denotes. Out: the roles that a company so described may have; counts.
"""

from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.nationwide import RESTRICTING
from pipeline.extract.referents.whence import people_of
from pipeline.language.chunks import NounChunk

COUNTS = {
    "both": 2,
    "either": 2,
    "neither": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "pair": 2,
    "trio": 3,
    "duo": 2,
    "quartet": 4,
    "quintet": 5,
}
BOTH = 2
RANKS = frozenset({"first", "one"})  # tagged as numbers, count nobody
TOPMOST = frozenset({"largest", "biggest", "leading", "incumbent", "smallest", "top", "leader"})
DESCRIBED = {
    "vendor": frozenset({"vendor", "company", "people"}),
    "operator": frozenset({"operator", "company"}),
}
ORDINALS = {"third": 3, "fourth": 4}
ENDS = frozenset({"first", "last"})


def roles_of(found: Denoted) -> frozenset[str]:
    """The roles that a company may have which is described so."""
    if found.roles is None:
        is_counted = is_number(found.chunk) and found.chunk.determiner in ("the", "all")
        named = (role for role, senses in DESCRIBED.items() if found.senses & senses)
        is_open = is_counted or bool(people_of(found.chunk))
        found.roles = frozenset(DESCRIBED if is_open else named)  # "the two"
    return found.roles


def is_number(chunk: NounChunk) -> bool:
    """`the two`, `the other two`; `the nation's number two` is one of a kind."""
    ends_in_number = chunk.units[-1].tag == "CD"
    is_ordered = chunk.head.lower == "other" or chunk.head.lower in ENDS
    if chunk.head.lower == "others" and any(u.tag == "CD" for u in chunk.units):
        return True  # "the two others"
    return chunk.head.tag == "CD" or (ends_in_number and is_ordered)


def is_topmost(found: Denoted) -> bool:
    """`India's second largest carrier`: only one is, so that one must be known."""
    is_placed = any(e.kind == "country" and e.path == OWNER for e in found.whose)
    return is_placed and any(u.lower in TOPMOST for u in found.chunk.units)


def count_of(chunk: NounChunk) -> int | None:
    """How many a plural tells of: `both vendors`; None where it tells no number."""
    return next((COUNTS[u.lower] for u in chunk.units if u.lower in COUNTS), None)


def is_part(found: Denoted, words: set[str]) -> bool:
    """`three operators`, `rural carriers`: some, which are not all that a country has."""
    chunk = found.chunk
    is_counted = count_of(chunk) is not None or any(
        u.tag == "CD" and u is not chunk.head and u.lower not in RANKS for u in chunk.units
    )
    whose = found.whose
    is_placed = any(e.kind in (*GOVERNMENT, "demonym") for e in whose)
    is_whole = chunk.determiner in ("the", "all") or bool(chunk.possessors())
    if is_counted and is_placed and chunk.determiner == "all":
        return False  # "all three major Chinese operators"
    return (is_counted and not (is_placed and is_whole)) or bool(words & RESTRICTING)


def is_of_several(chunk: NounChunk) -> bool:
    """`the core networks of all four operators`: of those, of nobody who is in focus."""
    behind = (n for n in chunk.behind("of") if is_plural(n) and not n.is_pronoun)
    return any("operator" in roles_of(denote(n)) for n in behind)
