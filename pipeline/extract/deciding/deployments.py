"""Deployment claims of a case: every operator with every vendor, generation and country."""

from collections.abc import Iterator
from itertools import product

from pipeline.extract.bound import Bound
from pipeline.extract.dating import deployment_date
from pipeline.extract.deciding.case import UNDECIDED, Case, is_restricted, own_deadline
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.entities import EXAMPLE, Entity
from pipeline.extract.pairing import in_turn, partners_in_turn
from pipeline.extract.tables import reading

LEAVING = ("phasing_out", "removed")
ENDING = (*LEAVING, "excluded")
LASTING = ("in_use", "not_used")
CHOSEN = "selected"
POSITIVE = (CHOSEN, "in_use", "testing")
ENABLED = frozenset({"e:allow", "e:help"})
"""`enabling operators to use its radios`: what any of them may do."""
GIVEN_UP = "given_up"  # "the bill that would have forced them to replace it was dropped"


def deployments(case: Case) -> Iterator[Claim]:
    """Every operator with every vendor; who comes in for those that leave is chosen."""
    roles, status = case.bound.roles, case.row.value
    coming = {e.id for e in roles.get("substitute", [])}
    for place, vendor in _partners(case):
        if vendor.id in coming:
            continue  # "replacing them with": who comes in does not leave
        is_example = EXAMPLE in (place[0].path, vendor.path)
        if is_example and status not in ENDING and "past" not in case.bound.features:
            continue  # "vendors such as Huawei sell to operators"
        if _is_no_choice(case, place[0]):
            continue
        for country, generation in product(
            case.countries(place, vendor.id), case.generations(vendor.id)
        ):
            yield _deployment(case, (place[0], country), vendor, generation, status)
    if status in LEAVING:
        (generation, *others) = case.bound.generations or (None,)
        for place, vendor in product(case.operators(), roles.get("substitute", [])):
            yield _deployment(case, place, vendor, None if others else generation, CHOSEN)


def _is_no_choice(case: Case, operator: Entity) -> bool:
    """Whether a status of a country's operators is that of some of them, or is imposed on all.

    `carriers using Huawei gear`; `carriers will not be permitted to buy`, which tells of a ban.
    """
    if case.bound.features & {UNDECIDED, GIVEN_UP} or _leaves_home(case, operator):
        return True
    if case.row.value == CHOSEN and _is_bare_group(operator):
        return True  # "closed the deals with the operators": with some that were spoken of
    if case.row.value in POSITIVE and "any:alternative" in case.bound.features:
        return True  # "will buy from Nokia or Ericsson": who knows from which
    if case.row.value in LEAVING and operator.id.startswith("all:") and _is_yet_to_be_law(case):
        return True
    if case.row.value in LASTING:
        is_any = operator.id.startswith("all:") and bool(case.bound.features & ENABLED)
        return is_any or is_restricted(case.bound, operator)
    is_barred = case.bound.features & {"e:allow", "e:order", "e:prevent", "able"}
    return case.row.value == "excluded" and operator.id.startswith("all:") and bool(is_barred)


def _is_yet_to_be_law(case: Case) -> bool:
    """`a bill under which operators would have to strip it`: none has to as yet."""
    is_order = bool(case.bound.features & {"order", "e:order"})
    return is_order and reading("stage", case.bound.features | {ORDERED_OUT}) in UNSETTLED


ORDERED_OUT = "action:removal_order"
UNSETTLED = frozenset({"considered", "proposed", "rejected", "lifted"})


def _is_bare_group(operator: Entity) -> bool:
    """`the operators`, with no word that tells of which country."""
    path = operator.path.removeprefix("all: ")
    return operator.id.startswith("all:") and path != operator.path and path == path.lower()


def _leaves_home(case: Case, operator: Entity) -> bool:
    """Whether all of a country's operators would give up a maker of that country."""
    homes = {case.setting.vendor_homes.get(e.id) for e in case.bound.roles.get("vendor", [])}
    is_all = operator.id.startswith("all:")
    return case.row.value in ENDING and is_all and operator.country in homes


def _partners(case: Case) -> Iterator[tuple[tuple[Entity, str | None], Entity]]:
    """Every operator with every vendor; `respectively` each with the one named in its place."""
    operators, vendors = case.bound.roles.get("operator", []), case.bound.roles.get("vendor", [])
    is_told_apart = "respectively" in case.bound.features
    is_paired = is_told_apart and len(operators) == len(vendors)
    vendors = in_turn(vendors, case.bound) if is_paired else vendors
    is_paired = is_paired or partners_in_turn(case.bound)
    if is_told_apart and not is_paired and _is_left_open(case.bound, operators, vendors):
        return
    for place, vendor in product(case.operators(), vendors):
        if not is_paired or operators.index(place[0]) == vendors.index(vendor):
            yield place, vendor


def _is_left_open(bound: Bound, operators: list[Entity], vendors: list[Entity]) -> bool:
    """`A and B use X and Y, and Z, respectively`: which have two; or who one of the makers is."""
    clause = bound.frame.clause
    is_some_unknown = any(len(clause.phrase(f)) > len(vendors) for f in ("from", "with"))
    return len(operators) > 1 and (len(vendors) > 1 or is_some_unknown)


def _deployment(
    case: Case,
    place: tuple[Entity, str | None],
    vendor: Entity,
    generation: str | None,
    status: str,
) -> Claim:
    dated = deployment_date(
        case.bound,
        case.setting.published,
        leaves=status in LEAVING,
        lasts=status in LASTING,
        chosen=status == CHOSEN,
    )
    if status in LEAVING:
        dated = own_deadline(case, generation, "date").get("date", dated)
    fields = {
        "operator_id": place[0].id,
        "country": place[1],
        "vendor_id": vendor.id,
        "generation": generation,
        "part": case.part(vendor.id),
        "status": status,
    }
    return case.claim(fields, {"date": dated})
