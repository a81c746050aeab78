"""Policy claims of a case: every state with every target, the stage, and the days told."""

from collections.abc import Iterator
from itertools import product

from pipeline.extract.bodies import authority_of
from pipeline.extract.bound import Bound
from pipeline.extract.deciding.case import Case, own_deadline
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.entities import GOVERNMENT, Entity
from pipeline.extract.nouns import denote, is_spectrum
from pipeline.extract.policy_dates import Slots, policy_dates
from pipeline.extract.tables import reading
from pipeline.extract.world import group_cues
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, NONFINITE, Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

STATES = ("government", "requester")
TURNS = frozenset({"lifted", "delayed", "rejected"})
STANCES = frozenset({"e:refuse", "refused", "e:consider", "e:hope"})
TAKEN = frozenset({"e:decide", "e:plan", "e:propose"})
APART = frozenset({"handset", "subscriber"})


def policies(case: Case) -> Iterator[Claim]:
    """What each state does to each target, for each generation told."""
    features = case.bound.features | {f"action:{case.row.value}"}
    stage = case.row.stage or reading("stage", features)
    slots = Slots(*(reading(name, features) for name in ("until", "ahead", "at")))
    dates = policy_dates(case.bound, case.setting.published, slots, turned=stage in TURNS)
    if stage == "in_force" and dates["announced"].first is not None:
        stage = "decided"  # "has been barred, the ministry confirmed on Monday": the act is told
    targets: list[Entity | None] = [*case.bound.roles.get("vendor", [])] or [None]
    states = [g for role in STATES for g in case.bound.roles.get(role, [])]
    governments = [g for g in states if g.country is not None]
    generations = case.bound.generations or case.bound.below_generations or _told_around(case)
    acts = _acts(case, governments, targets)
    for (government, target), generation in product(acts, generations):
        if _is_at_home(case, target, government):
            continue
        fields = {
            "jurisdiction": government.country,
            "authority": _authority(case, government),
            "action": case.row.value,
            "target": target.id if target else None,
            "generation": generation,
            "part": None if case.row.value == "spectrum" else case.part(),
            "stage": stage,
        }
        yield case.claim(fields, dates | own_deadline(case, generation, slots.until))


def _told_around(case: Case) -> tuple[str | None, ...]:
    """The one generation that the sentence tells of: `as 5G trials start, it approved Nokia`."""
    if case.row.value in lexicon().cues["of_own_generation"]:
        return (None,)
    own = case.bound.frame.clause
    clauses = (c for c in case.bound.clauses if not _tells_of_others(c, own))
    told = {g for c in clauses for n in c.nouns() for g in _generations_for_all(n)}
    return (told.pop(),) if len(told) == 1 else (None,)


def _tells_of_others(clause: Clause, own: Clause) -> bool:
    """`after Orange launched 5G`, `Huawei, whose 5G leads`: what a company does, or is."""
    told = [clause.antecedent] if clause.antecedent is not None else []
    sentence = _sentence_of(clause)
    if not told and sentence is not _sentence_of(own):
        told = sentence.subjects  # "and Orange plans to launch 5G"
    elif not told and clause.kind not in NONFINITE:
        told = clause.subjects
    found = [denote(n, deep=False) for n in told]
    kinds = {e.kind for f in found for e in f.entities}
    is_operator = "operator" in kinds or any("operator" in f.senses for f in found)
    return is_operator or (clause.antecedent is not None and bool(kinds))


def _sentence_of(clause: Clause) -> Clause:
    """The clause above that could stand alone, with a subject of its own."""
    while clause.parent is not None and (clause.kind not in EQUAL_RANK or clause.inherits_subject):
        clause = clause.parent
    return clause


def _generations_for_all(noun: NounChunk) -> list[str]:
    """Those that a noun tells of: not those of frequencies or phones, or that a name leads in."""
    told = denote(noun)
    is_apart = bool(told.entities) or not APART.isdisjoint(told.senses)
    return [] if is_apart or is_spectrum(noun) else told.generations


def _acts(
    case: Case, governments: list[Entity], targets: list[Entity | None]
) -> list[tuple[Entity, Entity | None]]:
    """Every state with every target; `respectively` each with the one named in its place."""
    if "respectively" in case.bound.features and len(governments) == len(targets):
        return [*zip(governments, targets, strict=True)]
    return [*product(governments, targets)]


def _authority(case: Case, government: Entity) -> str | None:
    """The body that acts; not the one that a law only allows to: `a law that lets Ofcom bar it`."""
    is_empowered = "e:allow" in case.bound.features and "e:rule" in case.bound.features
    if is_empowered and case.bound.functions.get("government") == "agent":
        return None
    return authority_of(government, case.speaker)


def _is_at_home(case: Case, target: Entity | None, government: Entity) -> bool:
    """Whether a state would shut out its own makers, which none does."""
    if target is None or case.row.value not in lexicon().cues["not_at_home"]:
        return False
    home = case.setting.vendor_homes.get(target.id)
    return government.country == home or group_cues().get(government.country or "") == target.id


def stances_of_others(bound: Bound) -> set[str]:
    """What those think of an act who have no say in it: `China opposes U.S. restrictions`.

    So do companies: `Huawei rejected Kenya's decision to exclude it`.
    """
    is_act = "nominal" in bound.features and bool(bound.features & STANCES)
    is_decision = "e:refuse" in bound.features and bool(bound.features & TAKEN)
    own = {e.country for role in STATES for e in bound.roles.get(role, [])}
    if not own or not (is_act or is_decision):
        return set()
    acting = [n for clause in bound.modality.holders for n in clause.deep_subjects()]
    told = [e for n in acting for e in denote(n, deep=False).entities]
    countries = {e.country for e in told if e.kind in GOVERNMENT}
    is_anothers = bool(countries) and not countries & own
    is_company = "e:refuse" in bound.features and {e.kind for e in told} <= COMPANIES
    return {*STANCES, "neg"} & bound.features if is_anothers or (told and is_company) else set()
