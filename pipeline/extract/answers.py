"""Questions that the next sentence answers: `Has Claro closed its 2G? Yes, in May.`

In: the frames of a question, and the sentence behind it. Out: the same frames, told as what is so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pipeline.extract.bound import Bound
from pipeline.extract.dating import is_of_the_day, lies_ahead, lies_behind
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.language.clauses.model import EQUAL_RANK
from pipeline.language.lexicon import lexicon
from pipeline.language.places import PLACED
from pipeline.language.tagging.tagset import AUXILIARIES
from pipeline.language.tagging.unit import Unit

ASKED = "question"
OPEN = frozenset({ASKED, "neg", "ahead", "behind", "today"})
"""What a question leaves open, or asks after: `Has it not launched?`"""


def answered(before: Iterable[Bound], read: ReadSentence, day: date | None) -> Iterator[Bound]:
    """The frames of a question that the sentence says yes to, at the time that it tells."""
    asked = [bound for bound in before if ASKED in bound.features and _asks_what_is(bound)]
    if not asked or not read.units:
        return
    times = [unit.time for unit in read.units if unit.time is not None]
    for bound in asked:
        if _says_yes(read) or _is_so(read, bound) or _says_when(read, bound):
            bound.frame.clause.times = list(times)
            again = replace(bound, features=bound.features - OPEN)
            again.features |= _dated(again, day) if times else set()
            yield again


def _dated(bound: Bound, day: date | None) -> set[str]:
    where = {"ahead": lies_ahead, "behind": lies_behind, "today": is_of_the_day}
    return {"timed"} | {feature for feature, lies in where.items() if lies(bound, day)}


def _asks_what_is(bound: Bound) -> bool:
    """No `should it`, `did it promise to`, whose answer tells no such fact."""
    verb = bound.frame.clause.verb
    is_asked = bound.frame.clause.kind in EQUAL_RANK or bound.frame.clause.marker == WHEN
    return is_asked and verb is not None and verb.modal in PLAIN


PLAIN = frozenset({"", "will"})


def _says_yes(read: ReadSentence) -> bool:
    """`Yes, in May`, `Yes, in Oslo`; not `Yes, probably`, `Yes and no`, `Yes, in the lab`."""
    first, *rest = read.units
    return first.lower in lexicon().cues["affirms"] and all(map(_is_when_or_where, rest))


def _is_so(read: ReadSentence, asked: Bound) -> bool:
    """`It has, in May`, `Claro did`: nothing but whom it was asked of, and the auxiliary."""
    clause = read.clauses[0] if len(read.clauses) == 1 else None
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.is_negative or verb.modal not in PLAIN:
        return False
    meant = {e.id for e in asked.roles.get("operator", ())}
    told = [n.head for n in clause.subjects]
    is_told = all(u.tag == "PRP" or (u.mention and u.mention.sense.id in meant) for u in told)
    said = {u.start for u in (*told, *verb.units)}
    is_bare = all(_is_when_or_where(u) for u in read.units if u.start not in said)
    return verb.units[-1].tag in AUXILIARIES and len(told) == 1 and is_told and is_bare


def _says_when(read: ReadSentence, asked: Bound) -> bool:
    """`When will it launch? In May.`: nothing but a time."""
    is_bare = all(u.time is not None or u.tag in ("IN", ".") for u in read.units)
    is_told = any(u.time is not None for u in read.units)
    return is_bare and is_told and asked.frame.clause.marker == WHEN


def _is_when_or_where(unit: Unit) -> bool:
    """`, in May`, `in Oslo`, `in the US`; not `until May`, after which it is so no more."""
    is_place = unit.mention is not None and unit.mention.kind in WHERE
    is_time = unit.time is not None and unit.time.role not in ENDING
    return is_place or is_time or unit.tag in (",", ".", "IN") or unit.lower == "the"


WHERE = frozenset({"country", *PLACED})
WHEN = "when"
ENDING = frozenset({"until", "till"})
