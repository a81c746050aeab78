"""From bound frames to claims: the decision table, read once per kind of claim."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from pipeline.extract.attribution import Attribution
from pipeline.extract.bodies import authority_of
from pipeline.extract.bound import SUPPRESSED, UNDATED_ACT, Bound
from pipeline.extract.dating import PUBLICATION, Dated, deployment_date, resolve
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import EXAMPLE, GOVERNMENT, Entity, denote
from pipeline.extract.pairing import paired_deadline
from pipeline.extract.policy_dates import Slots, policy_dates
from pipeline.extract.reading.sentence import ReadSentence, speaker_of
from pipeline.extract.rollout_dates import rollout_date
from pipeline.extract.tables import NOTHING, Decision, rows_of, tables
from pipeline.extract.world import group_cues
from pipeline.language.lexicon import lexicon
from pipeline.schemas.vocabulary import GENERATIONS

AHEAD_OF_IF = frozenset({"future", "would"})
NEW_GROUND = ("licensed", "planned", "trial", "launched")
TESTS = ("testing", "trial")
UNDECIDED = "undecided"
UNREAL = frozenset({"counterfactual", "hinges", "should", UNDECIDED})
AHEAD = ("planned", "shutdown_planned")
TO_COME = frozenset({"future", "headline_future", "e:plan"})  # "to test 5G by 2018"
UNDER_WAY = frozenset({"present", "progressive"})
SO_FAR = frozenset({"perfect", "since"})
LEAVING = ("phasing_out", "removed")
ENDING = (*LEAVING, "excluded")
LASTING = ("in_use", "not_used")
CHOSEN = "selected"
LICENSED = "licensed"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim before it becomes a row: contract fields, dates, evidence and explanation."""

    kind: str
    fields: dict[str, str | None]
    dates: dict[str, Dated]
    certainty: str
    evidence: tuple[int, int]
    speaker: Attribution
    rule_id: str
    explanation: str
    is_title: bool = False
    is_aside: bool = False  # in a clause that describes something, or tells when or why
    is_named: bool = False  # the companies that it tells of are named in the sentence
    is_mention: bool = False  # by an event noun or a headline: it may be told in full elsewhere

    def specificity(self) -> tuple[int, int, int, int]:
        """How much a claim says; the fuller of two that say the same is kept."""
        filled = sum(v is not None for v in self.fields.values())
        dated = sum(d.first is not None for d in self.dates.values())
        rank = {"asserted": 2, "reported": 1, "possible": 0}[self.certainty]
        return filled, dated, rank, -self.evidence[0]


@dataclass(slots=True)
class Setting:
    """What a decision needs of the article: its date, and where a brand's network is meant."""

    published: date | None
    networks: Mapping[str, frozenset[str]]
    homes: dict[str, str]
    vendor_homes: Mapping[str, str] = field(default_factory=dict)
    networks_then: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ever: Mapping[str, frozenset[str]] = field(default_factory=dict)  # given up or not
    default_country: str | None = None
    local_countries: tuple[str, ...] = ()
    recent_countries: tuple[frozenset[str], ...] = ()  # by sentence, this one first
    read: list[ReadSentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Case:
    """A bound frame that a row of the decision table fits, and where it stands."""

    read: ReadSentence
    bound: Bound
    row: Decision
    setting: Setting
    speaker: Attribution

    def claim(self, fields: dict[str, str | None], dates: dict[str, Dated]) -> Claim:
        """A claim of the row's kind."""
        is_title = self.read.sentence.is_title
        return Claim(
            self.row.kind,
            fields,
            dates,
            reading("certainty", self.bound.features),
            (self.read.sentence.start, self.read.sentence.end),
            self.speaker,
            self.row.rule_id,
            _explain(self.bound),
            is_title,
            _is_aside(self.bound),
            _names_companies(fields, self.read),
            self.row.kind == "policy" and (is_title or _is_mentioned(self.bound)),
        )

    def part(self, vendor: str | None = None) -> str | None:
        """The network part that the clause or its purpose names; null where it names several."""
        parts = self.bound.parts or self.bound.purpose_parts
        scope = self.bound.scopes.get(vendor or "")
        parts = [*scope.parts] if scope is not None else parts
        return parts[0] if len(parts) == 1 else None

    def generations(self, vendor: str) -> Sequence[str | None]:
        """The generations that the clause or its purpose names for a vendor, one claim each."""
        scope = self.bound.scopes.get(vendor)
        own = scope.generations if scope is not None else ()
        told = own or self.bound.generations or self.bound.purpose_generations
        others = {g for each in self.bound.scopes.values() for g in each.generations}
        if scope is not None and scope.has_purpose and not own and others >= {*told}:
            return (None,)  # "Nokia for its radio network and Ericsson for its 5G core"
        return [g for g in told if g in GENERATIONS] or (None,)

    def countries(self, place: tuple[Entity, str | None], vendor: str) -> Sequence[str | None]:
        """The countries of a network: those that a vendor of several is named for, if any."""
        scope = self.bound.scopes.get(vendor)
        is_open = scope is not None and place[0].country is None
        own = scope.countries if scope is not None and is_open else ()
        return own or (place[1],)

    def place(self, operator: Entity) -> tuple[int, int] | None:
        """`A and B in 2025 and 2026 respectively`: which of how many an operator is."""
        operators = self.bound.roles.get("operator", [])
        is_paired = "respectively" in self.bound.features and operator in operators
        return (operators.index(operator), len(operators)) if is_paired else None

    def operators(self) -> Iterator[tuple[Entity, str | None]]:
        """Every operator with every country in which its network is meant."""
        operators, nations = self.bound.roles.get("operator", []), self.bound.nations
        is_told_apart = bool(self.bound.features & EACH_ITS_OWN)
        is_paired = is_told_apart and len(operators) == len(nations) > 1
        for place, operator in enumerate(operators):
            if is_paired:
                yield operator, nations[place]
                continue
            if "many_countries" in self.bound.features and not self._enters():
                yield operator, operator.country
                continue
            for country in operator_countries(operator, self.setting, self._enters()):
                yield operator, country

    def _enters(self) -> tuple[str, ...]:
        """Countries that the clause names, which may be new to an operator; no vendor's home."""
        nations = self.bound.nations
        if self.row.value in TESTS:  # what is signed or shown in a part of a country is not there
            nations = nations or self.bound.provinces
        if self.row.kind == "deployment":
            homes = {self.setting.vendor_homes.get(e.id) for e in self.bound.roles["vendor"]}
            return tuple(c for c in nations if c not in homes)
        return nations if self.row.value in NEW_GROUND else ()


EACH_ITS_OWN = frozenset({"respectively", "respective"})  # "in their respective homes of X and Y"
ASIDES = frozenset({"relative", "participial", "adverbial"})


def _is_aside(bound: Bound) -> bool:
    """Whether a sentence tells it by the way: `the ban, which Sweden imposed, will`."""
    clause = bound.frame.clause
    return any(c.kind in ASIDES for c in (clause, *clause.ancestors()))


def _names_companies(fields: Mapping[str, str | None], read: ReadSentence) -> bool:
    """Whether the sentence itself names the companies: `Nokia`, not `the Finnish company`."""
    told = {fields.get(name) for name in ("operator_id", "vendor_id")} - {None}
    return told <= {m.sense.id for m in read.mentions}


def _is_mentioned(bound: Bound) -> bool:
    """Whether a noun names the act and no verb says what becomes of it."""
    verb = bound.frame.clause.verb
    return bound.frame.noun is not None and (verb is None or not verb_effects(verb))


def _is_supposed(features: set[str]) -> bool:
    """`if Britain bans it, BT will have to`: what would come of a condition has not come."""
    return "hinges" in features and bool(features & AHEAD_OF_IF)


def claims_of(read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """The claims that one bound frame makes; none for questions and conditions."""
    if bound.features & SUPPRESSED or _is_supposed(bound.features):
        return
    decided: set[str] = set()
    speaker = speaker_of(read, bound)
    bound.features.add(f"speaker:{speaker.kind}")
    if speaker.is_hearsay:
        bound.features.add("hearsay")
    for row in rows_of(bound.frame.frame_class, bound.role_features):
        if row.kind in decided or not row.fits(bound.features):
            continue
        if row.kind == NOTHING:
            return
        decided.add(row.kind)
        yield from _BUILDERS[row.kind](Case(read, bound, row, setting, speaker))


def reading(name: str, features: set[str]) -> str:
    """The stage or certainty that the features come to."""
    for row in tables().readings[name]:
        if row.fits(features):
            return row.value
    raise LookupError(f"readings.csv: no row of {name} fits; its last row must need nothing")


def _deployments(case: Case) -> Iterator[Claim]:
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
    if case.row.value in LASTING:
        is_any = operator.id.startswith("all:") and bool(case.bound.features & ENABLED)
        return is_any or _is_restricted(case.bound, operator)
    is_barred = case.bound.features & {"e:allow", "e:order", "e:prevent", "able"}
    return case.row.value == "excluded" and operator.id.startswith("all:") and bool(is_barred)


def _is_bare_group(operator: Entity) -> bool:
    """`the operators`, with no word that tells of which country."""
    path = operator.path.removeprefix("all: ")
    return operator.id.startswith("all:") and path != operator.path and path == path.lower()


ENABLED = frozenset({"e:allow", "e:help"})
"""`enabling operators to use its radios`: what any of them may do."""


def _leaves_home(case: Case, operator: Entity) -> bool:
    """Whether all of a country's operators would give up a maker of that country."""
    homes = {case.setting.vendor_homes.get(e.id) for e in case.bound.roles.get("vendor", [])}
    is_all = operator.id.startswith("all:")
    return case.row.value in ENDING and is_all and operator.country in homes


def _is_restricted(bound: Bound, operator: Entity) -> bool:
    """Whether a clause that describes operators says which ones are meant: not all of them."""
    return operator.id.startswith("all:") and bound.frame.clause.antecedent is not None


def _partners(case: Case) -> Iterator[tuple[tuple[Entity, str | None], Entity]]:
    """Every operator with every vendor; `respectively` each with the one named in its place."""
    operators, vendors = case.bound.roles.get("operator", []), case.bound.roles.get("vendor", [])
    is_told_apart = "respectively" in case.bound.features
    is_paired = is_told_apart and len(operators) == len(vendors)
    if is_told_apart and not is_paired and min(len(operators), len(vendors)) > 1:
        return  # "A and B use X and Y, and Z, respectively": which have two is left open
    for place, vendor in product(case.operators(), vendors):
        if not is_paired or operators.index(place[0]) == vendors.index(vendor):
            yield place, vendor


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
        dated = _own_deadline(case, generation, "date").get("date", dated)
    fields = {
        "operator_id": place[0].id,
        "country": place[1],
        "vendor_id": vendor.id,
        "generation": generation,
        "part": case.part(vendor.id),
        "status": status,
    }
    return case.claim(fields, {"date": dated})


def _rollouts(case: Case) -> Iterator[Claim]:
    if case.bound.features & UNREAL:
        return
    ahead = case.row.value in AHEAD
    if ahead:
        case.bound.features.add("future")
    published = case.setting.published
    to_come = case.row.value == "trial" and _is_to_come(case.bound.features)
    for (operator, country), generation in product(case.operators(), case.bound.generations):
        if operator.path == EXAMPLE and "past" not in case.bound.features:
            continue  # "urged operators such as O2 to launch"
        if case.row.value == LICENSED and _is_restricted(case.bound, operator):
            continue  # "the licences issued to operators": to some of them
        if generation not in GENERATIONS:
            continue  # an analogue network
        beside = (generation, country)
        dated = rollout_date(
            case.bound, published, ahead=ahead or to_come, beside=beside, place=case.place(operator)
        )
        dated = _dated_by_publication(dated, case)
        if ahead and _has_gone_by(case, dated):
            continue  # "had meant to launch it in 2009"
        fields: dict[str, str | None] = {
            "operator_id": operator.id,
            "country": country,
            "generation": generation,
            "milestone": _reached(case.row.value, dated, published),
        }
        yield case.claim(fields, {"date": dated})


def _is_to_come(features: set[str]) -> bool:
    """`will test 5G in June`, `are launching 5G trials in June`: a day ahead is the one meant.

    Not so `has been testing it since April`.
    """
    return bool(features & TO_COME) or (features >= UNDER_WAY and not features & SO_FAR)


NOT_YET = {"launched": "planned", "shut_down": "shutdown_planned"}


def _reached(milestone: str, dated: Dated, published: date | None) -> str:
    """The milestone, which is only planned where its day was still to come: `chose 2025 for it`."""
    comes = dated.first is not None and published is not None and dated.first > published
    return NOT_YET.get(milestone, milestone) if comes else milestone


def _has_gone_by(case: Case, dated: Dated) -> bool:
    """Whether the day of a plan lies behind; not of what was begun or said then."""
    day, stands = case.setting.published, case.bound.features & {"e:begin", "e:say"}
    return not stands and dated.last is not None and day is not None and dated.last < day


def _dated_by_publication(dated: Dated, case: Case) -> Dated:
    """A headline in the present tells today's news."""
    told_today = case.row.value in ("expanded", "launched") and case.read.sentence.is_title
    told_today = told_today and UNDATED_ACT not in case.bound.features
    day = case.setting.published
    if dated.first is None and told_today and day is not None:
        return Dated(day, day, "day", PUBLICATION)
    return dated


GIVEN_UP = "given_up"  # "the bill that would have forced them to replace it was dropped"
STATES = ("government", "requester")
TURNS = frozenset({"lifted", "delayed", "rejected"})


def _policies(case: Case) -> Iterator[Claim]:
    features = _own_standing(case.bound) | {f"action:{case.row.value}"}
    stage = case.row.stage or reading("stage", features)
    slots = Slots(*(reading(name, features) for name in ("until", "ahead", "at")))
    dates = policy_dates(case.bound, case.setting.published, slots, turned=stage in TURNS)
    if stage == "in_force" and dates["announced"].first is not None:
        stage = "decided"  # "has been barred, the ministry confirmed on Monday": the act is told
    targets: list[Entity | None] = [*case.bound.roles.get("vendor", [])] or [None]
    states = [g for role in STATES for g in case.bound.roles.get(role, [])]
    governments = [g for g in states if g.country is not None]
    generations = case.bound.generations or case.bound.below_generations or (None,)
    for government, target, generation in product(governments, targets, generations):
        if _is_at_home(case, target, government):
            continue
        fields = {
            "jurisdiction": government.country,
            "authority": authority_of(government, case.speaker),
            "action": case.row.value,
            "target": target.id if target else None,
            "generation": generation,
            "part": None if case.row.value == "spectrum" else case.part(),
            "stage": stage,
        }
        yield case.claim(fields, dates | _own_deadline(case, generation, slots.until))


def _is_at_home(case: Case, target: Entity | None, government: Entity) -> bool:
    """Whether a state would shut out its own makers, which none does."""
    if target is None or case.row.value not in lexicon().cues["not_at_home"]:
        return False
    home = case.setting.vendor_homes.get(target.id)
    return government.country == home or group_cues().get(government.country or "") == target.id


def _own_deadline(case: Case, generation: str | None, slot: str) -> dict[str, Dated]:
    """The deadline of one generation, where the sentence gives each its own."""
    time = paired_deadline(case.read, case.bound, generation)
    if time is None:
        return {}
    return {slot: resolve(time, case.setting.published, future=True, basis="deadline")}


STANCES = frozenset({"e:refuse", "refused", "e:consider", "e:hope"})


def _own_standing(bound: Bound) -> set[str]:
    """The features, less what another state thinks: `China opposes U.S. restrictions`."""
    if "nominal" not in bound.features or not bound.features & STANCES:
        return bound.features
    acting = [n for clause in bound.modality.holders for n in clause.deep_subjects()]
    told = [denote(n, deep=False) for n in acting]
    countries = {e.country for t in told for e in t.entities if e.kind in GOVERNMENT}
    own = {e.country for role in STATES for e in bound.roles.get(role, [])}
    is_foreign = bool(countries) and not countries & own
    return bound.features - STANCES - {"neg"} if is_foreign else bound.features


def _explain(bound: Bound) -> str:
    bindings = {
        role: [{"id": e.id, "function": bound.functions[role], "path": e.path} for e in entities]
        for role, entities in sorted(bound.roles.items())
    }
    return json.dumps(
        {
            "anchor": bound.frame.anchor,
            "frame": bound.frame.frame_class,
            "operators": bound.modality.chain,
            "roles": bindings,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


FEW_NETWORKS = 2  # with more, a brand alone does not tell the country


def operator_countries(
    operator: Entity, setting: Setting, enters: tuple[str, ...] = ()
) -> list[str | None]:
    """Which national networks are meant: the name's, the clause's, the only one, the article's.

    A deal in two countries is two claims. A country that an operator `enters` counts as well.
    """
    if operator.country is not None:
        return [operator.country]
    then = setting.networks_then.get(operator.id, frozenset())
    networks = setting.networks.get(operator.id, frozenset()) or then
    known = networks | then
    ever = setting.ever.get(operator.id, frozenset())
    named = [c for c in setting.local_countries if c in known]
    named = named or [c for c in setting.local_countries if c in ever]
    if named:
        return [*named]
    if enters:
        return [*enters]
    home = setting.homes.get(operator.id)
    if not networks:
        return [home]
    if len(networks) == 1:
        return [next(iter(networks))]
    only_then = operator.id not in setting.networks and home in then
    return [_told_before(setting, known, networks, home) or (home if only_then else None)]


def _told_before(
    setting: Setting, known: frozenset[str], networks: frozenset[str], home: str | None
) -> str | None:
    """The country of the sentence, the article or the sentences before, else a home of few."""
    told = [_single(spoken & known) for spoken in setting.recent_countries]
    here = told[0] if told else None
    article = setting.default_country if setting.default_country in known else None
    before = next((country for country in told if country is not None), None)
    at_home = home if home in networks and len(networks) <= FEW_NETWORKS else None
    return here or article or before or at_home


def _single(countries: frozenset[str]) -> str | None:
    return next(iter(countries)) if len(countries) == 1 else None


_BUILDERS = {"deployment": _deployments, "rollout": _rollouts, "policy": _policies}
