"""Dates of a claim: the time expressions of its clause, resolved against the publication date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.extract.bound import Bound
from pipeline.extract.slots import carries_service
from pipeline.extract.tables import noun_classes
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import COMPLETING, Clause
from pipeline.language.spans import Span, moved
from pipeline.language.timex.expression import UNTIL, TimeExpression
from pipeline.language.timex.vocabulary import NUMBERS

DEADLINE = frozenset({"by", "until", "till", "before", "no later than", "not later than", "within"})
START = frozenset(
    {
        "from",
        "starting",
        "starting from",
        "starting on",
        "as of",
        "as from",
        "effective",
        "beginning",
    }
)
NEVER = frozenset({"for", "over", "through", "after"})
SINCE = "since"
AGO = NEVER | UNTIL | {SINCE}
PLACED = frozenset({"in", "on", "at", ""})  # the roles of a time at which something is done
LATER = frozenset({"future", "form:inf", "ahead"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date column group: first and last possible day, precision and basis.

    `words` is where the text tells it; empty where it does not.
    """

    first: date | None = None
    last: date | None = None
    precision: str | None = None
    basis: str = "not_stated"
    words: tuple[int, int] | None = field(default=None, compare=False)


UNDATED = Dated()
PUBLICATION = "publication"


def resolve(time: TimeExpression, published: date | None, *, future: bool, basis: str) -> Dated:
    """Resolve one expression; undated where it needs a publication date that is not known."""
    span = time.resolve(published, future)
    if span is None:
        return UNDATED
    return Dated(span[0], span[1], span[2], basis, (time.start, time.end))


def tied(
    times: list[TimeExpression], told: Span | None, published: date | None, *, future: bool
) -> tuple[list[TimeExpression], Span | None]:
    """The expressions with those that lean on a day told before tied to it, and the last day told.

    `a week later` is counted from the day told last, in this sentence or before. `future` tells
    of a sentence about what will be: its June is the next.
    """
    found = []
    for time in times:
        expression = time.anchored(told) if time.grain else time
        found.append(expression)
        told = expression.resolve(published, future) or told
    return found, told


def last_told(
    times: list[TimeExpression], clauses: list[Clause], before: Span | None, published: date | None
) -> Span | None:
    """The day told last: `said on Tuesday it will buy` tells of the Tuesday before."""
    ahead = {t.start for c in clauses if c.verb and c.verb.modal == "will" for t in c.times}
    spans = [time.resolve(published, time.start in ahead) for time in times]
    return next((span for span in reversed(spans) if span is not None), before)


_MEASURED = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six|\d{1,2})\s+(?P<unit>day|week|month|year)s?\s+"
    r"(?P<sense>after|before)\s+$",
    re.IGNORECASE,
)


def measure_clauses(clauses: Sequence[Clause], text: str, published: date | None) -> None:
    """`comes a day after Britain barred it`: the clause gets the day that is told by the count.

    It is counted from the day of the clause above, or from the news of today, in the present.
    """
    for clause in clauses:
        counted = _count_before(text, _opening(clause)) if _is_measurable(clause) else None
        start = _counted_from(clause.parent, published) if counted else None
        if counted is not None and start is not None:
            clause.times.append(_counted_time(counted, start))


LONGEST_COUNT = 40  # characters, as of "twelve months before the"


def _count_before(text: str, end: int) -> re.Match[str] | None:
    return _MEASURED.search(text, max(0, end - LONGEST_COUNT), end)


def _is_measurable(clause: Clause) -> bool:
    is_after = clause.kind == "adverbial" and clause.marker in ("after", "before")
    return is_after and bool(clause.subjects) and not clause.times


def _opening(clause: Clause) -> int:
    return min(chunk.start for chunk in clause.subjects)


def _counted_from(clause: Clause | None, published: date | None) -> date | None:
    """The day on which the clause above happens, if it is known."""
    if clause is None or clause.verb is None:
        return None
    spans = [span for t in clause.times if (span := t.resolve(published, False)) is not None]
    if spans:
        return spans[0][0] if spans[0][2] == "day" else None
    is_news = clause.kind == "main" and clause.verb.tense == "present" and not clause.verb.modal
    return published if is_news else None


def _counted_time(counted: re.Match[str], start: date) -> TimeExpression:
    word, is_before = counted["count"].lower(), counted["sense"].lower() == "after"
    count = int(word) if word.isdigit() else NUMBERS[word]
    span = moved(start, counted["unit"].lower(), -count if is_before else count)
    return TimeExpression(*counted.span(), "", lambda published, future: span, True)


def lies_ahead(bound: Bound, published: date | None) -> bool:
    """Whether a clause in the present tells of a later day: `launches 4G on August 18`.

    So does an event told of in the past, where its year leaves no doubt: `announced a launch in`.
    """
    is_present = "present" in bound.features and "over:past" not in bound.features
    is_present = is_present and not _is_told_past(bound)
    if published is None or not (is_present or bound.frame.noun is not None):
        return False
    away = AGO - {"for"} if _is_announced(bound) else AGO  # "announced a launch for June"
    times = [t for t in clause_times(bound) if t.role not in away]
    times = [t for t in times if not _is_reckoned(t, published)]
    if not is_present:
        return any(_begins_after(t.resolve(published, False), published) for t in times)
    spans = (t.resolve(published, True) for t in times)
    return any(span is not None and _is_ahead(span, published) for span in spans)


def _is_announced(bound: Bound) -> bool:
    return bound.frame.noun is not None and "e:say" in bound.features


def _is_reckoned(time: TimeExpression, published: date) -> bool:
    """`covers 90 towns as of January`, told in February: so far it has been counted."""
    span = time.resolve(published, False) if time.role == "as of" else None
    return span is not None and published - LATELY <= span[1] < published


LATELY = timedelta(days=62)


def _is_told_past(bound: Bound) -> bool:
    """`said on Monday that it is live`: the day is that of the telling, which is over."""
    dated = _dated_clause(bound)
    if dated is None or dated is bound.frame.clause or dated.verb is None:
        return False
    return dated.verb.tense == "past"


def _begins_after(span: Span | None, day: date) -> bool:
    return span is not None and span[0] > day


def lies_behind(bound: Bound, published: date | None) -> bool:
    """Whether a day that is over is named: `the closure of its network on 1 April 2017`."""
    if published is None or "future" in bound.features:
        return False
    spans = (t.resolve(published, False) for t in clause_times(bound) if t.role not in NEVER)
    return any(span is not None and span[1] < published for span in spans)


def is_of_the_day(bound: Bound, published: date | None) -> bool:
    """Whether a clause tells of the day of publication: `is launching its network today`."""
    spans = (t.resolve(published, False) for t in bound.frame.clause.times)
    return any(span == (published, published, "day") for span in spans)


def _is_ahead(span: Span, published: date) -> bool:
    """A later day, or a year with something of it left: `launches LTE in Modesto this year`."""
    first, last, precision = span
    return first > published or (precision == "year" and last > published)


def clause_times(bound: Bound) -> list[TimeExpression]:
    """Expressions of the clause itself, else of the clauses that it completes."""
    clause = _dated_clause(bound)
    return times_in(clause, bound) if clause is not None else []


def times_in(clause: Clause, bound: Bound) -> list[TimeExpression]:
    """The times of a clause that may date a frame: for an event noun not those of another."""
    noun = bound.frame.noun
    return _times_of_verb(clause) if noun is None else _times_of_event(clause, noun, bound)


def _times_of_event(clause: Clause, noun: NounChunk, bound: Bound) -> list[TimeExpression]:
    """`months after its launch and following rival launches in May`: when the latter were."""
    alike = [n for n in clause.nouns() if bound.frame.frame_class in noun_classes(n.lemma)]
    later = [n for n in alike if n.start > noun.end and n not in noun.conjuncts]
    opening = [n for n in _setting(clause) if n is not noun]
    return [
        t
        for t in clause.times
        if not any(n.end <= t.start for n in later) and not _is_behind(t, opening)
    ]


def _times_of_verb(clause: Clause) -> list[TimeExpression]:
    """The times of a clause but those of what opens it: `Ahead of a vote on Friday, it chose`.

    Nor that of what its subject is called besides: `A, a customer of B's since 1992, launched it`.
    """
    opening = _setting(clause) if clause.times else []
    times = (t for t in clause.times if not _is_behind(t, opening))
    return [t for t in times if not _is_of_apposition(t, clause)]


def _setting(clause: Clause) -> list[NounChunk]:
    """What opens a sentence with something else, before its subject."""
    start = clause.subjects[0].start if clause.subjects else -1
    led = [n for p, group in clause.phrases if p in SETTING for n in group]
    return [n for o in led for n in (o, *(p for _, p in o.posts)) if n.end <= start]


def _is_behind(time: TimeExpression, nouns: list[NounChunk]) -> bool:
    return any(0 <= time.start - noun.end <= BEHIND_NOUN for noun in nouns)


def _is_of_apposition(time: TimeExpression, clause: Clause) -> bool:
    beside = [a for n in clause.subjects for a in n.appositions]
    is_open = clause.verb is not None and time.end <= clause.verb.start
    return is_open and time.role == "since" and any(a.end <= time.start for a in beside)


SETTING = frozenset(
    {"ahead", "ahead of", "after", "before", "following", "despite", "since", "amid"}
)
"""What these lead opens a sentence with something else, which has a time of its own."""
BEHIND_NOUN = 4  # characters between a noun and the time that belongs to it


def _dated_clause(bound: Bound) -> Clause | None:
    """The clause whose time expressions hold for a frame: its own, else one that it completes.

    For an event noun it is first what describes it: `a contract signed in 2012`.
    """
    noun = bound.frame.noun
    for told in bound.clauses if noun is not None else ():
        if told.antecedent is noun and told.times:
            return told
    clause: Clause | None = bound.frame.clause
    while clause is not None:
        if clause.times:
            return clause
        if clause.kind not in COMPLETING and not carries_service(clause):
            return dated_behind(clause, bound.clauses)
        clause = clause.parent
    return None


def dated_behind(clause: Clause, clauses: list[Clause]) -> Clause | None:
    """`launches LTE in one city and expands it in two on 15 May`: both are on that day."""
    if not (clause.subjects and _is_present(clause)):
        return None
    behind = (c for c in clauses if c.kind == "coordinate" and c.inherits_subject and c.times)
    other = next((c for c in behind if c.subjects == clause.subjects and _is_present(c)), None)
    if other is None or other.times[-1].start < max((n.end for n in other.nouns()), default=0):
        return None
    return other


def _is_present(clause: Clause) -> bool:
    verb = clause.verb
    return verb is not None and verb.tense == "present" and verb.form == "fin" and not verb.modal


def deployment_date(
    bound: Bound, published: date | None, *, leaves: bool, lasts: bool, chosen: bool = False
) -> Dated:
    """The date of a deployment: when it began or was decided; its deadline where gear `leaves`.

    A state that `lasts` and is told in the present has none but since when it does, nor one that
    is only told that day. What was `chosen` is dated by the choice, not by when it is to come.
    """
    clause = _dated_clause(bound)
    if clause is None:
        return UNDATED
    times = sorted(_own_times(bound, clause), key=lambda t: _distance(t, _anchor_span(bound)))
    if lasts and _tells_no_beginning(bound, clause):
        times = [t for t in times if _tells_since_when(t, clause) and clause is bound.frame.clause]
    if lasts:
        times = [t for t in times if t.role not in UNTIL]  # how long tells of no beginning
    if chosen:
        times = [t for t in times if not _is_to_come(t, published, bound)]
    if leaves:
        for time in times:
            if time.role in DEADLINE:
                return resolve(time, published, future=True, basis="deadline")
    return _first_date(bound, times, published)


def _first_date(bound: Bound, times: list[TimeExpression], published: date | None) -> Dated:
    future = _tells_ahead(bound)
    for time in times:
        if time.role not in NEVER and (future or time.role not in DEADLINE):
            basis = "deadline" if time.role in DEADLINE else basis_of(time)
            return resolve(time, published, future=future, basis=basis)
    return UNDATED


def _is_to_come(time: TimeExpression, published: date | None, bound: Bound) -> bool:
    """Whether a time is that of what follows from a choice: `picked it to build it by 2023`."""
    if time.role in DEADLINE or published is None:
        return time.role in DEADLINE
    span = time.resolve(published, _tells_ahead(bound))
    return span is not None and span[1] > published and _tells_ahead(bound)


def _tells_ahead(bound: Bound) -> bool:
    """Whether the dated clause tells of what is to come: not `said on Monday it will build`."""
    clause = _dated_clause(bound)
    is_told = clause is not bound.frame.clause and clause is not None and clause.verb is not None
    if is_told and clause is not None and clause.verb is not None and clause.verb.tense == "past":
        return False
    return bool(bound.features & LATER)


def _tells_no_beginning(bound: Bound, clause: Clause) -> bool:
    """`said on Monday that it uses`, `now uses`: the day tells nothing of when it began."""
    if clause is not bound.frame.clause and bound.frame.clause.kind == "complement":
        return True
    return "present" in bound.features and "perfect" not in bound.features


def _tells_since_when(time: TimeExpression, clause: Clause) -> bool:
    """`has used it since 2012`; not `its 5G, on sale since July, has Huawei in it`."""
    verb = clause.verb
    is_fronted = any(time.end <= subject.start for subject in clause.subjects[:1])
    return time.role == SINCE and verb is not None and (verb.start < time.start or is_fronted)


def _anchor_span(bound: Bound) -> tuple[int, int]:
    anchor = bound.frame.noun or bound.frame.clause.verb
    return (anchor.start, anchor.end) if anchor is not None else (0, 0)


def _distance(time: TimeExpression, span: tuple[int, int]) -> int:
    """Characters between a time expression and what it may date; one before counts as further."""
    return max(time.start - span[1], 2 * (span[0] - time.end), 0)


def _own_times(bound: Bound, clause: Clause) -> list[TimeExpression]:
    """The times that can date a frame: for an event in a fronted phrase not those of the verb.

    `After signing a contract with Vodafone, it won another on Monday.`
    """
    noun, verb = bound.frame.noun, clause.verb
    if noun is None:
        return _times_of_verb(clause)
    if verb is None or noun.end > verb.start or noun in clause.subjects:
        return _without_earlier(clause, noun)
    return [t for t in clause.times if t.end <= verb.start]


def _without_earlier(clause: Clause, noun: NounChunk) -> list[TimeExpression]:
    """`the largest deal since a win with Verizon in 2020`: the year is that of the other one."""
    since = [n for n in clause.phrase(SINCE) if n.start > noun.start]
    if not since or noun in clause.phrase(SINCE):
        return clause.times
    return [t for t in clause.times if t.start < since[0].start]


def basis_of(time: TimeExpression) -> str:
    """Whether the text states a date or counts from the day of publication."""
    return "relative" if time.needs_publication else "stated"
