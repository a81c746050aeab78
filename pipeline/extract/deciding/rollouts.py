"""Rollout claims of a case: every operator with every generation, and how far it has come."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from pipeline.extract.bound import UNDATED_ACT
from pipeline.extract.dating import PUBLICATION, Dated
from pipeline.extract.deciding.case import LICENSED, UNDECIDED, Case, is_restricted
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.entities import EXAMPLE, Entity
from pipeline.extract.rollout_dates import rollout_date
from pipeline.schemas.vocabulary import GENERATIONS

UNREAL = frozenset({"counterfactual", "hinges", "should", UNDECIDED})
AHEAD = ("planned", "shutdown_planned")
IN_SERVICE = ("launched", "expanded", "shut_down")
TO_COME = frozenset({"future", "headline_future", "e:plan"})  # "to test 5G by 2018"
UNDER_WAY = frozenset({"present", "progressive"})
SO_FAR = frozenset({"perfect", "since"})
NOT_YET = {"launched": "planned", "shut_down": "shutdown_planned"}


def rollouts(case: Case) -> Iterator[Claim]:
    """What each operator does with each generation; none that is only thought of."""
    if case.bound.features & UNREAL:
        return
    if case.row.value in AHEAD:
        case.bound.features.add("future")
    for (operator, country), generation in product(case.operators(), case.bound.generations):
        if generation not in GENERATIONS or _is_of_others(case, operator):
            continue  # an analogue network has none
        dated = _dated(case, operator, generation, country)
        if case.row.value in AHEAD and _has_gone_by(case, dated):
            continue  # "had meant to launch it in 2009"
        if _is_before_its_time(case, generation, dated):
            continue
        fields: dict[str, str | None] = {
            "operator_id": operator.id,
            "country": country,
            "generation": generation,
            "milestone": _reached(case.row.value, dated, case.setting.published),
        }
        yield case.claim(fields, {"date": dated})


def _is_of_others(case: Case, operator: Entity) -> bool:
    """`urged operators such as O2 to launch`, `the licences issued to operators`: some alone."""
    if operator.path == EXAMPLE and "past" not in case.bound.features:
        return True
    return case.row.value == LICENSED and is_restricted(case.bound, operator)


def _dated(case: Case, operator: Entity, generation: str, country: str | None) -> Dated:
    """The day of the milestone: the one told of this generation, country and operator."""
    is_tested_later = case.row.value == "trial" and _is_to_come(case.bound.features)
    dated = rollout_date(
        case.bound,
        case.setting.published,
        ahead=case.row.value in AHEAD or is_tested_later,
        beside=(generation, country, operator.id),
        place=_place(case, operator, generation),
    )
    return _dated_by_publication(dated, case)


def _place(case: Case, operator: Entity, generation: str) -> tuple[int, int] | None:
    """`A and B in 2025 and 2026 respectively`, `3G and 4G in 2003 and 2011 respectively`."""
    among = case.place(operator)
    known = case.bound.generations
    return (known.index(generation), len(known)) if among == ALONE else among


ALONE = (0, 1)


def _is_to_come(features: set[str]) -> bool:
    """`will test 5G in June`, `are launching 5G trials in June`: a day ahead is the one meant.

    Not so `has been testing it since April`.
    """
    return bool(features & TO_COME) or (features >= UNDER_WAY and not features & SO_FAR)


def _reached(milestone: str, dated: Dated, published: date | None) -> str:
    """The milestone, which is only planned where its day was still to come: `chose 2025 for it`."""
    comes = dated.first is not None and published is not None and dated.first > published
    return NOT_YET.get(milestone, milestone) if comes else milestone


def _has_gone_by(case: Case, dated: Dated) -> bool:
    """Whether the day of a plan lies behind; not of what was begun or said then."""
    day, stands = case.setting.published, case.bound.features & {"e:begin", "e:say"}
    return not stands and dated.last is not None and day is not None and dated.last < day


def _is_before_its_time(case: Case, generation: str, dated: Dated) -> bool:
    """`Its 5G is doing well. It launched in 2000`: the company, or whatever else it was.

    Only of a generation that the clause does not name: WiMAX came years before LTE, and is 4G.
    """
    first = case.setting.first_years.get(generation)
    is_left_open = "resumed" in case.bound.features and case.row.value in IN_SERVICE
    return is_left_open and bool(first and dated.last and dated.last.year < first - 1)


def _dated_by_publication(dated: Dated, case: Case) -> Dated:
    """A headline in the present tells today's news."""
    told_today = case.row.value in ("expanded", "launched") and case.read.sentence.is_title
    told_today = told_today and UNDATED_ACT not in case.bound.features
    day = case.setting.published
    if dated.first is None and told_today and day is not None:
        return Dated(day, day, "day", PUBLICATION)
    return dated
