"""Dates of a claim: the time expressions of its clause, resolved against the publication date."""

from dataclasses import dataclass
from datetime import date

from pipeline.extract.binding import Bound
from pipeline.language.clauses import Clause
from pipeline.language.timex import Span, TimeExpression

DEADLINE = frozenset({"by", "until", "till", "before", "no later than", "within"})
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
NEVER = frozenset({"for", "during", "over", "through", "after"})
AGO = NEVER | {"since", "until", "till"}
LATER = frozenset({"future", "form:inf", "ahead"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date column group: first and last possible day, precision and basis."""

    first: date | None = None
    last: date | None = None
    precision: str | None = None
    basis: str = "not_stated"


UNDATED = Dated()


def resolve(time: TimeExpression, published: date | None, *, future: bool, basis: str) -> Dated:
    """Resolve one expression; undated where it needs a publication date that is not known."""
    span = time.resolve(published, future)
    if span is None:
        return UNDATED
    return Dated(span[0], span[1], span[2], basis)


def lies_ahead(bound: Bound, published: date | None) -> bool:
    """Whether a clause in the present tells of a later day: `launches 4G on August 18`."""
    if published is None or "present" not in bound.features or "over:past" in bound.features:
        return False
    spans = (t.resolve(published, True) for t in clause_times(bound) if t.role not in AGO)
    return any(span is not None and _is_ahead(span, published) for span in spans)


def lies_behind(bound: Bound, published: date | None) -> bool:
    """Whether a day that is over is named: `the closure of its network on 1 April 2017`."""
    if published is None or "future" in bound.features:
        return False
    spans = (t.resolve(published, False) for t in clause_times(bound) if t.role not in NEVER)
    return any(span is not None and span[1] < published for span in spans)


def _is_ahead(span: Span, published: date) -> bool:
    """A later day, or a year with something of it left: `launches LTE in Modesto this year`."""
    first, last, precision = span
    return first > published or (precision == "year" and last > published)


def clause_times(bound: Bound) -> list[TimeExpression]:
    """Expressions of the clause itself, else of the clauses that it completes."""
    clause: Clause | None = bound.frame.clause
    while clause is not None:
        if clause.times:
            return clause.times
        if clause.kind not in ("infinitive", "gerund", "complement"):
            return []
        clause = clause.parent
    return []


def claim_date(bound: Bound, published: date | None, *, deadline_first: bool) -> Dated:
    """The date of a deployment or rollout: its deadline, else when it began or was decided."""
    times = clause_times(bound)
    future = bool(bound.features & LATER)
    if deadline_first:
        for time in times:
            if time.role in DEADLINE:
                return resolve(time, published, future=True, basis="deadline")
    for time in times:
        if time.role not in NEVER and (future or time.role not in DEADLINE):
            basis = "deadline" if time.role in DEADLINE else _basis(time)
            return resolve(time, published, future=future, basis=basis)
    return UNDATED


def policy_dates(bound: Bound, published: date | None, until: str) -> dict[str, Dated]:
    """When a policy was announced, from when it holds, by when it must be met.

    `until` names the date that "by the end of 2009" tells: a deadline for what must be done, but
    when it takes effect for what the state itself will do.
    """
    dates = {"announced": UNDATED, "effective": UNDATED, "deadline": UNDATED}
    future = bool(bound.features & {"future", "e:plan", "headline_future"})
    for time in clause_times(bound):
        if time.role in DEADLINE:
            dates[until] = resolve(time, published, future=True, basis="deadline")
        elif time.role in START:
            dates["effective"] = resolve(time, published, future=True, basis=_basis(time))
        elif future and time.role not in NEVER:
            dates["deadline"] = resolve(time, published, future=True, basis="deadline")
        elif time.role in START or (future and time.role not in NEVER):
            dates["effective"] = resolve(time, published, future=True, basis=_basis(time))
        elif time.role not in NEVER and dates["announced"] is UNDATED:
            dates["announced"] = resolve(time, published, future=False, basis=_basis(time))
    return dates


def _basis(time: TimeExpression) -> str:
    return "relative" if time.needs_publication else "stated"
