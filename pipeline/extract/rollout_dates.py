"""When a milestone of a rollout is reached, told from the day on which it was told of."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pipeline.extract.bound import UNDATED_ACT, Bound
from pipeline.extract.dating import (
    DEADLINE,
    NEVER,
    PLACED,
    UNDATED,
    Dated,
    basis_of,
    dated_behind,
    resolve,
    times_in,
)
from pipeline.language.clauses.model import COMPLETING, Clause
from pipeline.language.timex.expression import UNTIL, TimeExpression

POSTPONED = "e:delay"
TOLD = frozenset({"e:say", "e:do"})
BEGUN = (frozenset({"e:begin", "over:past"}), frozenset({"e:begin", "past", "nominal"}))
NEAR = timedelta(days=90)


def rollout_date(
    bound: Bound,
    published: date | None,
    *,
    ahead: bool,
    beside: Sequence[str | None] = (),
    place: tuple[int, int] | None = None,
) -> Dated:
    """The date of a milestone: its own time, or that of the clause that it completes.

    What lies `ahead` has a day of its own, which is not that of its announcement. Of several times
    the one is meant that stands `beside` the generation, country or operator of the claim, of as
    many as there are operators the one in the `place` of its own.
    """
    if UNDATED_ACT in bound.features:
        return UNDATED
    times = _beside(_times(bound, above_speech=not ahead), beside, bound.positions)
    if place is not None and len(times) == place[1]:
        times = [times[place[0]]]
    if ahead:
        times = [t for t in times if not (t.is_near and bound.features & TOLD)]
        times.sort(key=lambda t: not _comes(t, published))
    if POSTPONED in bound.features:
        times = times[::-1]  # "from August to March": the later day holds
    for time in times:
        is_for = ahead and time.role == "for"  # "is planned for June"
        is_due = time.role in DEADLINE and not _is_reached(bound, time)
        if (is_for or time.role not in NEVER) and (ahead or not is_due):
            basis = "deadline" if is_due else basis_of(time)
            is_open = ahead and not _is_past_plan(bound, time, published)
            return resolve(time, _spoken_on(bound, time, published), future=is_open, basis=basis)
    return UNDATED


def _is_reached(bound: Bound, time: TimeExpression) -> bool:
    """`had covered 40 towns by 31 March`: so far it was on that day; `did not open until May`."""
    if time.role in UNTIL:
        return bound.features >= NOT_BEFORE
    return time.role == "by" and bound.features >= REACHED


NOT_BEFORE = frozenset({"neg", "past"})
REACHED = frozenset({"perfect", "past", "behind"})


def _spoken_on(bound: Bound, time: TimeExpression, published: date | None) -> date | None:
    """The day from which `said in 2019 that it would end it within three years` is counted."""
    if not time.needs_publication or "would" not in bound.features:
        return published
    above = (c.parent for c in (bound.frame.clause, *bound.frame.clause.ancestors()) if c.parent)
    told = (t for c in above for t in c.times if t is not time)
    spans = [s for t in told if not t.needs_publication and (s := t.resolve(published, False))]
    return spans[0][1] if spans else published


def _times(bound: Bound, *, above_speech: bool) -> list[TimeExpression]:
    clause: Clause | None = bound.frame.clause
    while clause is not None:
        if times := times_in(clause, bound):
            return list(times)
        if clause.kind not in COMPLETING and not _goes_along(clause):
            break
        clause = clause.parent
        if clause in bound.modality.speakers and not above_speech:
            break
    shared = dated_behind(bound.frame.clause, bound.clauses)
    return _times_below(bound) or (list(shared.times) if shared is not None else [])


def _goes_along(clause: Clause) -> bool:
    """`said in May that it was in 20 towns, covering a million people`: told of the same time."""
    verb, above = clause.verb, clause.parent
    is_along = clause.kind == "participial" and clause.antecedent is None
    is_state = above is not None and above.verb is not None and above.verb.is_copula
    return is_along and is_state and verb is not None and verb.form == "ing"


def _times_below(bound: Bound) -> list[TimeExpression]:
    """`in four cities, starting with Oslo in June`; `was the first when it opened on 1 April`."""
    own = bound.frame.clause
    for clause in bound.clauses:
        if clause.parent is own and clause.verb is not None and clause.times:
            is_past = clause.verb.tense == "past" and clause.verb.form == "fin"
            if clause.kind == "participial" and clause.verb.lemma in ("start", "begin"):
                return list(clause.times)
            if clause.marker == "when" and is_past and "future" not in bound.features:
                return [t for t in clause.times if t.role in PLACED]
    return []


def _beside(
    times: list[TimeExpression], names: Sequence[str | None], positions: Mapping[str, int]
) -> list[TimeExpression]:
    """`3G by March and 4G by June`: the times between a name and the next one of its kind.

    So it is of operators: `followed by A in May and B in June`.
    """
    for name in names:
        if name is None or name not in positions or len(times) < MORE_THAN_ONE:
            continue
        peers = [p for k, p in positions.items() if _kind_of(k) == _kind_of(name)]
        start = positions[name]
        if _kind_of(name) == COMPANY and min(t.start for t in times) < min(peers):
            continue  # "in May A launched it and in June B"
        end = min((p for p in peers if p > start), default=None)
        near = [t for t in times if t.start > start and (end is None or t.start < end)]
        if len(peers) >= MORE_THAN_ONE and near:
            times = near
    return times


MORE_THAN_ONE = 2


def _kind_of(name: str) -> str:
    """Whether a name is that of a generation (`5G`), a country (`FI`) or an operator (`telia`)."""
    return "generation" if name[:1].isdigit() else "country" if name.isupper() else COMPANY


COMPANY = "operator"


def _comes(time: TimeExpression, published: date | None) -> bool:
    """Whether something of what an expression means lies ahead."""
    span = time.resolve(published, True)
    return span is not None and (published is None or span[1] >= published)


def _is_past_plan(bound: Bound, time: TimeExpression, published: date | None) -> bool:
    """`said it would be shut on July 1`: told of late, a day that is just over is meant."""
    if any(bound.features >= begun for begun in BEGUN):
        return True  # "began to close it on 1 July", "its closure began in May"
    span = time.resolve(published, False)
    if span is None or published is None or "would" not in bound.features:
        return False
    return published - NEAR <= span[1] <= published
