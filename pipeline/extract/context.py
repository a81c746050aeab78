"""What an article says around a clause: who is in focus, which country it is about.

Descriptions ("the carrier", "its Swedish rival", "the government") are resolved here, with the
path that led to the entity.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pipeline.extract.authorities import is_shared
from pipeline.extract.nouns import EXAMPLES, OWNER, Denoted, Entity, denote, transparent
from pipeline.extract.reach import FULL, Reach
from pipeline.extract.staff import employers_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.discourse import PRONOUN_WINDOW, WINDOW, Discourse, Focus
from pipeline.language.lexicon import lexicon, read_table
from pipeline.language.mentions import Mention
from pipeline.language.spans import Span
from pipeline.reference import Reference

T = TypeVar("T")
GOVERNMENT = ("authority", "official", "country", "capital", "bloc")
INDEFINITE_BODIES = frozenset({"a", "an", "some", "other", "many", "several", "these"})
STATES = frozenset({"country", "nation", "kingdom", "state", "government", "ally"})
HUMAN_PRONOUNS = frozenset({"he", "she"})
IMPERSONAL = frozenset({"it", "its"})
STATE = ("government", "state")
TELLING = ("vendor", "operator", *STATE)
OPERATED = frozenset({"network", "trial", "contract", "service"})
OWNED_BY = {"vendor": frozenset({"gear", "use"}), "operator": OPERATED | {"gear"}}
NETWORK_WINDOW = 2  # sentences back that "the network" may reach for its operator
COUNTRY_WINDOW = 3  # sentences back in which a country may still be meant
RIVALS = 3  # operators of several countries that together tell which country is meant
TOPIC_MENTIONS = 3  # fewer do not make a topic
ORDER_OF_TWO = {"former": 0, "latter": 1}
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves"})
POSSESSIVES = {"its": "it", "their": "they"}
PLURAL_PRONOUNS = frozenset({"they", "them", "both", "all", "none"})
SINGULAR_PRONOUNS = frozenset({"it", "itself"})
COUNTS = {
    "both": 2,
    "either": 2,
    "neither": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "pair": 2,
    "trio": 3,
    "duo": 2,
}
TOLD_BEFORE = (
    *("discourse", "government_focus", "publisher_focus", "time_told", "quoted", "groups", "staff"),
    *("official", "tells_of_draft", "spoken_of", "said"),
)
DEFINITE = frozenset({"the", "this", "that", "its", "their", "both", "these", "those", "all"})
INDEFINITE_QUANTITY = frozenset({"some", "several", "many", "few", "a", "an", "any", "no", "other"})
RANKS = frozenset({"first", "one"})  # tagged as numbers, count nobody
TOPMOST = frozenset({"largest", "biggest", "leading", "incumbent", "smallest", "top"})
RESTRICTING = frozenset(
    [
        *("rural", "small", "smaller", "private", "regional"),
        *("larger", "largest", "biggest", "big", "top", "leading", "main"),
    ]
)


@dataclass(frozen=True)
class World:
    """Facts of the reference that reading needs: homes, networks, seats."""

    vendor_home: dict[str, str]
    vendor_seat: dict[str, str]
    networks: dict[str, frozenset[str]]
    operator_home: dict[str, str]
    former_networks: tuple[tuple[str, str, str], ...] = ()  # operator, country, last year
    ever: dict[str, frozenset[str]] = field(default_factory=dict)  # networks, given up or not
    _by_year: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def networks_in(self, year: str) -> dict[str, frozenset[str]]:
        """Countries by operator in a year: today's and those given up since."""
        if year not in self._by_year:
            found = dict(self.networks)
            for operator, country, until in self.former_networks:
                if until[:4] >= year:
                    found[operator] = found.get(operator, frozenset()) | {country}
            self._by_year[year] = found
        return self._by_year[year]


@cache
def _worlds() -> dict[str, World]:
    return {}


def world(reference: Reference) -> World:
    """The facts of a reference, made once per fingerprint."""
    known = _worlds()
    if reference.fingerprint not in known:
        networks: dict[str, set[str]] = {}
        former = []
        for row in reference["operator_networks"].iter_rows(named=True):
            if row["is_mvno"] == "true":
                continue
            if row["active_until"]:
                former.append((row["operator_id"], row["country_id"], row["active_until"]))
            else:
                networks.setdefault(row["operator_id"], set()).add(row["country_id"])
        vendors = reference["vendors"]
        operators = reference["operators"]
        known[reference.fingerprint] = World(
            vendor_home=dict(vendors.select("vendor_id", "country_id").iter_rows()),
            vendor_seat={
                v: (c or "").lower() for v, c in vendors.select("vendor_id", "hq_city").iter_rows()
            },
            networks={k: frozenset(v) for k, v in networks.items()},
            operator_home=dict(operators.select("operator_id", "country_id").iter_rows()),
            former_networks=tuple(former),
            ever=_ever(networks, former),
        )
    return known[reference.fingerprint]


def _ever(
    networks: dict[str, set[str]], former: list[tuple[str, str, str]]
) -> dict[str, frozenset[str]]:
    found = {k: set(v) for k, v in networks.items()}
    for operator, country, _ in former:
        found.setdefault(operator, set()).add(country)
    return {k: frozenset(v) for k, v in found.items()}


@cache
def group_cues() -> dict[str, str]:
    """Words and demonyms that make an unnamed group of vendors."""
    return {row["cue"]: row["group"] for row in read_table("groups.csv")}


@dataclass(slots=True)
class Context:
    """The state of reading one article."""

    world: World
    reach: Reach = FULL
    discourse: Discourse = field(default_factory=Discourse)
    sentence: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    operators: set[str] = field(default_factory=set)  # those of several countries
    about: tuple[str | None] | None = None  # what the countries come to, once weighed
    local_countries: tuple[str, ...] = ()
    government_focus: tuple[int, str] | None = None
    publisher_focus: str | None = None
    time_told: Span | None = None
    said: tuple[int, Clause] | None = None  # the statement made last, and in which sentence
    clause: Clause | None = None
    clauses: Sequence[Clause] = ()  # of this sentence
    denoted: dict[tuple[NounChunk, str, bool], list[Entity]] | None = None
    """What chunks denote while the frames of one clause are bound, as nothing changes then."""
    kept: dict[object, Any] = field(default_factory=dict)
    """What else holds for all frames of that clause, by name."""
    lent: Set[str] = frozenset()
    """Classes whose frames may go on with an act, an opening or a deal that was told before."""
    names_technology: bool = False  # here, or where `the service` may reach for its generation
    retells: bool = False  # whether a frame was told that another may stand for
    quoted: Entity | None = None  # the company that says `we`
    groups: list[tuple[int, Entity]] = field(default_factory=list)  # of this sentence, by place
    staff: dict[str, Entity] = field(default_factory=dict)  # names of people, whose they are
    official: Entity | None = None  # whom `he` or `she` means, if a state's
    tells_of_draft: bool = False  # whether a bill or proposal has been spoken of
    spoken_of: list[dict[str, int]] = field(default_factory=list)  # countries, by sentence

    def forget(self) -> None:
        """Read on as if nothing had been said before."""
        fresh = Context(self.world)
        for name in TOLD_BEFORE:
            setattr(self, name, getattr(fresh, name))

    def for_clause(self, name: object, make: Callable[[], T]) -> T:
        """What is worked out once for all frames of the clause that is being bound."""
        if self.denoted is None:
            return make()
        if name not in self.kept:
            self.kept[name] = make()
        known: T = self.kept[name]
        return known

    # -- countries --------------------------------------------------------------------------

    def count_countries(self, mentions: Iterable[Mention], weight: int) -> None:
        """Weigh the countries that a sentence is about; a vendor's home is not one."""
        ordered = list(mentions)
        self.about = None
        for position, mention in enumerate(ordered):
            country = None if is_shared(mention) else mention.sense.country
            if country and mention.kind in (*GOVERNMENT, "place", "demonym", "operator"):
                if not _is_vendors_home(ordered, position):
                    self.countries[country] += weight
            elif mention.kind == "operator":
                nets = self.world.networks.get(mention.sense.id, frozenset())
                self.operators.add(mention.sense.id)
                if len(nets) == 1:
                    self.countries[next(iter(nets))] += weight

    def note_countries(self, mentions: list[Mention], starts: Sequence[int]) -> None:
        """Remember which countries a sentence speaks of; a vendor's home is not one."""
        found: dict[str, int] = {}
        for position, mention in enumerate(mentions):
            country = mention.sense.country
            is_place = mention.kind in (*GOVERNMENT, "place", "demonym")
            is_meant = is_place and not is_shared(mention)
            if country and is_meant and not _is_vendors_home(mentions, position):
                found.setdefault(country, starts[mention.first])
        self.spoken_of.append(found)

    def recent_countries(self, before: int) -> tuple[frozenset[str], ...]:
        """The countries spoken of before a place of this sentence, then in those before it."""
        here, *back = reversed(self.spoken_of[-1 - COUNTRY_WINDOW :])
        told = frozenset(country for country, start in here.items() if start < before)
        return (told, *(frozenset(found) for found in back))

    def default_country(self) -> str | None:
        """The country that the article is about; None when two compete."""
        if self.about is None:
            self.about = (self._weighed(),)
        return self.about[0]

    def _weighed(self) -> str | None:
        if not self.reach.article_country:
            return None
        ranked = self.countries.most_common(2)
        if ranked and (len(ranked) < 2 or ranked[1][1] * 3 <= ranked[0][1] * 2):
            return ranked[0][0]
        return self._market() if not ranked else None

    def _market(self) -> str | None:
        """The one country in which most of the operators named have networks."""
        shared = Counter(c for o in self.operators for c in self.world.ever.get(o, ()))
        ranked = shared.most_common(2)
        if not ranked or ranked[0][1] < RIVALS:
            return None
        is_tied = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
        return None if is_tied else ranked[0][0]

    def government(
        self, *, except_for: frozenset[str] = frozenset(), window: int = WINDOW
    ) -> Entity | None:
        """The government that "the government" means here; `except_for` are countries barred."""
        focus = self.government_focus
        is_near = focus is not None and self.sentence - focus[0] <= window
        for country, path in (
            (self._single_local(), "clause's country"),
            (focus[1] if focus and is_near else None, "government in focus"),
            (self.default_country(), "article's country"),
        ):
            if country is not None and country not in except_for:
                return Entity("country", country, country, path)
        return None

    def _single_local(self) -> str | None:
        return self.local_countries[0] if len(self.local_countries) == 1 else None

    def home_of(self, vendor: str) -> str | None:
        """Where a vendor or a group of vendors is at home."""
        cues = (cue for cue, group in group_cues().items() if group == vendor and cue.isupper())
        return self.world.vendor_home.get(vendor) or next(cues, None)

    def topic(self, kind: str, *, fits: Callable[[Focus], bool] = lambda f: True) -> Focus | None:
        """The one company of a kind that the article so far is about: most of its mentions."""
        named, most = self.discourse.of_kind(kind), self.discourse.most_named(kind)
        if most is None or most[1] * 3 < len(named) * 2 or len(named) < TOPIC_MENTIONS:
            return None
        return next((e for e in reversed(named) if e.id == most[0] and fits(e)), None)

    def acting(self, kind: str, *, before: int) -> Focus | None:
        """The one company of a kind that acted here or in the sentence before, else the topic."""
        for back in range(2):
            known = self.discourse.named(self.sentence - back, before=before)
            here = {e.id: e for e in known if e.kind == kind}
            if here:
                (only,) = here.values() if len(here) == 1 else (None,)
                return only if only is not None and only.is_subject else None
        return self.topic(kind)

    def generation_before(self, start: int, window: int = NETWORK_WINDOW) -> list[str]:
        """The generation spoken of last, here or up to two sentences back; none where several."""
        for back in range(window + 1):
            known = self.discourse.named(self.sentence - back, before=start)
            here = {e.id for e in known if e.kind == "technology"}
            if here:
                return sorted(here) if len(here) == 1 else []
        return []

    def has_technology(self, mentions: Iterable[Mention]) -> bool:
        """Whether a sentence names a technology, or one whose generation it may mean did."""
        if any(m.kind == "technology" for m in mentions):
            return True
        before = (self.discourse.kinds(self.sentence - b) for b in range(1, NETWORK_WINDOW + 1))
        return any("technology" in kinds for kinds in before)

    # -- entities ---------------------------------------------------------------------------

    def resolve(self, found: Denoted, role: str) -> list[Entity]:
        """The entities of a role that a description or pronoun stands for."""
        chunk = found.chunk
        if role == "government":
            return self._government(found)
        if chunk.is_pronoun and chunk.head.lower in FIRST_PERSON:
            return self.quoted_as(role)
        if chunk.is_pronoun:
            return self._pronoun(chunk, role)
        return self._description(found, role)

    def quoted_as(self, role: str) -> list[Entity]:
        """The company that says `we`, where it is one of the role."""
        return [self.quoted] if self.quoted is not None and self.quoted.kind == role else []

    def subject_entities(self, chunk: NounChunk, role: str) -> list[Entity]:
        """The subject that binds a pronoun: of its own clause, else of one above, named there."""
        if self.clause is None:
            return []
        for clause in (self.clause, *self.clause.ancestors()):
            named = [
                e
                for s in clause.subjects
                if s is not chunk and s.start < chunk.start
                for e in denote(s).entities
                if e.kind == role
            ]
            if named:
                word = f'"{chunk.text}" -> subject'
                return [Entity(e.kind, e.id, e.country, word, e.text) for e in named]
        return []

    def _pronoun(self, chunk: NounChunk, role: str) -> list[Entity]:
        word = POSSESSIVES.get(chunk.head.lower, chunk.head.lower)
        bound = self.subject_entities(chunk, role)
        if bound and (len(bound) > 1) == (word in PLURAL_PRONOUNS):
            return bound
        if word in SINGULAR_PRONOUNS and (
            self._stands_for_other(chunk, role) or self._stands_for_thing(chunk, role)
        ):
            return []
        if word in SINGULAR_PRONOUNS:
            focus = self.discourse.single(
                role, self.sentence, before=chunk.start, window=PRONOUN_WINDOW
            ) or self.topic(role)
            return [_from_focus(focus, word)] if focus else []
        if word in PLURAL_PRONOUNS:
            group = self._group_over(chunk)
            if group:
                return [e for e in group if e.kind == role]
            if self._follows_unnamed(chunk, role):
                return []
            many = self.discourse.several(
                role,
                COUNTS.get(word),
                self.sentence,
                before=chunk.start,
                fits=lambda f: True,
                at_least=1,
            )
            return [_from_focus(f, word) for f in many]
        return []

    def _group_over(self, chunk: NounChunk) -> list[Entity]:
        """`Samsung and SK Telecom said they had`: the companies that are the subject above."""
        for clause in self.clause.ancestors() if self.clause is not None else ():
            named = [
                Entity(e.kind, e.id, e.country, f'"{chunk.text}" -> subject', e.text)
                for s in clause.subjects
                if s.start < chunk.start
                for e in denote(s).entities
                if e.kind in ("operator", "vendor")
            ]
            if named:
                return named if len(clause.subjects) > 1 else []
        return []

    def _follows_unnamed(self, chunk: NounChunk, role: str) -> bool:
        """`many of Europe's operators have moved, most of them to ...`: those, whoever they are."""
        for subject in (s for c in self.clauses for s in c.subjects if s.end <= chunk.start):
            found = denote(subject)
            is_many = _is_plural(subject) or found.is_quantity
            unnamed = not found.entities and not subject.is_pronoun
            if is_many and unnamed and role in _roles_of(found):
                return not self.resolve(found, role)
        return False

    def _stands_for_other(self, chunk: NounChunk, role: str) -> bool:
        """Whether a subject pronoun goes with the last subject, and that is of another kind."""
        if not any(chunk in clause.subjects for clause in self.clauses):
            return False
        if any(chunk in group for clause in self.clauses for group in clause.objects):
            return False  # "block it, but allow it to supply"
        kinds = ("vendor", "operator", "government")
        last = self.discourse.last_subject(kinds, self.sentence, before=chunk.start)
        if last is not None and role == "government" and last.is_pronoun:
            return False  # another pronoun leaves open who is meant
        return last is not None and last.kind != role

    def _stands_for_thing(self, chunk: NounChunk, role: str) -> bool:
        """Whether a subject over a pronoun is no company: `the standard ..., when it began`."""
        for clause in self.clause.ancestors() if self.clause is not None else ():
            for subject in clause.subjects:
                if subject.start < chunk.start and not subject.is_pronoun:
                    found = denote(subject)
                    named = (*found.entities, *found.owners, *found.modifiers)
                    return not named and not _roles_of(found)
        return False

    def _description(self, found: Denoted, role: str) -> list[Entity]:
        chunk = found.chunk
        if chunk.lemma in ORDER_OF_TWO:
            return self._of_two(chunk, role)
        if role not in _roles_of(found):
            return []
        is_number = chunk.head.tag == "CD"
        plural = (
            is_number
            or _is_plural(chunk)
            or chunk.determiner in ("every", "each", "either", "neither")
        )
        if plural:
            return self._plural(found, role)
        if chunk.determiner not in ("the", "this", "that", "its", "their") and not _is_topmost(
            found
        ):
            return []
        if chunk.determiner in ("its", "their") or self._points_inside(chunk):
            return []
        focus = self.discourse.single(
            role, self.sentence, before=chunk.start, fits=self._fits(found, role)
        ) or self.topic(role, fits=self._fits(found, role))
        return [_from_focus(focus, chunk.text)] if focus else []

    def _points_inside(self, chunk: NounChunk) -> bool:
        """`may not buy from a vendor that ..., must replace gear of that vendor`: of none named."""
        if chunk.determiner != "that":
            return False
        nouns = (n for c in self.clauses for _, group in c.phrases for n in group)
        objects = (n for c in self.clauses for group in c.objects for n in group)
        before = (n for n in (*nouns, *objects) if n.start < chunk.start)
        return any(n.lemma == chunk.lemma and n.determiner in ("a", "an", "any") for n in before)

    def _follows_company(self, chunk: NounChunk) -> bool:
        """`The operator said that as it signs up partners it will`: no state is `it`."""
        told = [s for c in self.clauses for s in c.subjects if s.end <= chunk.start]
        named = [denote(s) for s in told if not s.is_pronoun]
        return bool(named) and _is_described_company(named[-1])

    def _of_two(self, chunk: NounChunk, role: str) -> list[Entity]:
        """`the former`, `the latter`: of the last two of a kind."""
        here = self.discourse.companies(self.sentence, before=chunk.start)
        if len(here) == 2:  # "Nokia worked with Elisa and built it for the latter"
            meant = here[ORDER_OF_TWO[chunk.lemma]]
            return [_from_focus(meant, chunk.text)] if meant.kind == role else []
        pair = self.discourse.several(
            role, 2, self.sentence, before=chunk.start, fits=lambda f: True
        )
        return [_from_focus(pair[ORDER_OF_TWO[chunk.lemma]], chunk.text)] if pair else []

    def _plural(self, found: Denoted, role: str) -> list[Entity]:
        chunk = found.chunk
        count = next((COUNTS[u.lower] for u in chunk.units if u.lower in COUNTS), None)
        is_counted = count is not None or any(
            u.tag == "CD" and u is not chunk.head and u.lower not in RANKS for u in chunk.units
        )
        if {"every", "each"} & {u.lower for u in chunk.units} and role == "operator":
            return self._all_operators(found, set())
        words = {u.lower for u in chunk.units}
        if count is not None or chunk.determiner in ("the", "these", "those"):
            many = self.discourse.several(
                role,
                count,
                self.sentence,
                before=chunk.start,
                fits=self._fits(found, role),
                far=count is not None and count > 2 and chunk.determiner == "the",
            )
            if many:
                return [_from_focus(f, chunk.text) for f in many]
        whose = (*found.owners, *found.modifiers)
        is_placed = any(e.kind in (*GOVERNMENT, "demonym") for e in whose)
        is_whole = chunk.determiner in ("the", "all") or bool(chunk.possessors())
        if (is_counted and not (is_placed and is_whole)) or words & RESTRICTING:
            return []
        if role == "vendor":
            return self._vendor_group(found, words)
        return self._all_operators(found, words)

    def _vendor_group(self, found: Denoted, words: set[str]) -> list[Entity]:
        if "european" in words or words & INDEFINITE_QUANTITY - {"other", "any"}:
            return []
        cues = [*found.demonyms, *words]
        for cue in cues:
            group = group_cues().get(cue)
            if group:
                return [Entity("vendor", group, None, f"group: {found.chunk.text}")]
        return []

    def _all_operators(self, found: Denoted, words: set[str]) -> list[Entity]:
        is_whole = not (words & INDEFINITE_QUANTITY or _is_elsewhere(found) or _is_sampled(found))
        is_whole = is_whole and found.chunk.head.tag != "CD"  # "one of Canada's largest carriers"
        if "operator" not in found.senses or not is_whole:
            return []
        clause = self.clause
        if clause is not None and clause.kind == "relative" and clause.antecedent is found.chunk:
            return []  # "carriers that use its gear": those alone
        if any(c.antecedent is found.chunk and _tells_which(c) for c in self.clauses):
            return []  # "ordered carriers that receive aid to remove it": those alone
        country = next(iter(found.demonyms), None)
        if country is None and found.chunk.determiner in ("its", "their"):
            country = self._subject_country(found.chunk)
        if country is None:
            owner = next(
                (e for e in (*found.owners, *found.modifiers) if e.kind in GOVERNMENT), None
            )
            government = self.government()
            country = owner.country if owner else government.country if government else None
        if country is None:
            return []
        return [Entity("operator", f"all:{country}", country, f"all: {found.chunk.text}")]

    def _subject_country(self, chunk: NounChunk) -> str | None:
        """`Britain ordered its operators`: the country that acts."""
        for clause in (self.clause, *self.clause.ancestors()) if self.clause else ():
            for subject in clause.subjects:
                found = denote(subject)
                for entity in (*found.entities, *found.owners):
                    if entity.kind in GOVERNMENT and subject.start < chunk.start:
                        return entity.country
        return None

    def _fits(self, found: Denoted, role: str) -> Callable[[Focus], bool]:
        words = {w for u in found.chunk.units for w in re.split(r"\W+", u.lower)}

        owners = {e.country for e in found.owners if e.kind == "country" and e.path == OWNER}

        def fits(focus: Focus) -> bool:
            if found.demonyms and self._home(focus, role) not in found.demonyms:
                return False
            if owners and not self._is_there(focus, role, owners):
                return False
            return "based" not in words or self._seat_fits(focus, role, words, found)

        return fits

    def _is_there(self, focus: Focus, role: str, countries: set[str | None]) -> bool:
        """`the UK's largest operators`: those at home there, or with a network there."""
        if self._home(focus, role) in countries:
            return True
        networks = self.world.networks.get(focus.id, frozenset()) if role == "operator" else ()
        return focus.country is None and any(c in countries for c in networks)

    def _home(self, focus: Focus, role: str) -> str | None:
        if role == "vendor":
            return self.world.vendor_home.get(focus.id)
        return focus.country or self.world.operator_home.get(focus.id)

    def _seat_fits(self, focus: Focus, role: str, words: set[str], found: Denoted) -> bool:
        return role == "vendor" and self.world.vendor_seat.get(focus.id, "?") in words

    def _subject_over(self, chunk: NounChunk) -> list[Entity] | None:
        """Who is named as a subject above a pronoun; None where nobody is."""
        for clause in self.clause.ancestors() if self.clause is not None else ():
            for subject in clause.subjects:
                if subject.start < chunk.start:
                    if subject.is_pronoun:
                        return self._government_pronoun(subject)
                    found = denote(subject)
                    if found.entities and chunk.head.lower in IMPERSONAL:
                        return _states_among(clause, found.entities)
                    if found.entities:
                        return found.entities
                    if "government" in found.senses:
                        return self._government(found)
        return None

    def _government(self, found: Denoted) -> list[Entity]:
        chunk = found.chunk
        if chunk.is_pronoun:
            return self._government_pronoun(chunk)
        if not found.senses & {"government", "nation"} or _is_counted_state(found):
            return []
        if found.demonyms:
            return [Entity("country", found.demonyms[0], found.demonyms[0], chunk.text)]
        return _state_of(found) or self._state_in_focus(found)

    def _state_in_focus(self, found: Denoted) -> list[Entity]:
        """`the regulator`, `the country`: the state that is meant where none is named."""
        chunk = found.chunk
        if chunk.lemma in ("country", "nation") and chunk.determiner == "the":
            topmost = self.discourse.topmost(TELLING, self.sentence, before=chunk.start)
            if topmost is not None and topmost.kind in STATE:
                return [_from_focus(topmost, chunk.text)]
        entity = self.government() if _is_definite_body(found) else None
        if entity is None:
            return []
        path = f"{chunk.text}: {entity.path}"
        return [Entity(entity.kind, entity.id, entity.country, path)]

    def _government_pronoun(self, chunk: NounChunk) -> list[Entity]:
        if chunk.head.lower in HUMAN_PRONOUNS:
            return [self.official] if self.official else []
        if self._stands_for_other(chunk, "government") or self._follows_company(chunk):
            return []
        subject = self._subject_over(chunk)
        if subject is not None:
            return [e for e in subject if e.kind in GOVERNMENT]
        if chunk.head.lower != "it":
            return []
        topmost = self.discourse.topmost(TELLING, self.sentence, before=chunk.start)
        if topmost is not None:
            return [_from_focus(topmost, chunk.text)] if topmost.kind in STATE else []
        focus = self.discourse.single(
            "government", self.sentence, before=chunk.start, window=PRONOUN_WINDOW
        )
        return [_from_focus(focus, chunk.text)] if focus else []


def _is_described_company(found: Denoted) -> bool:
    """`The mobile operator`: a company, whoever it is."""
    is_company = bool(found.senses & {"operator", "vendor"}) and "government" not in found.senses
    return is_company and not _is_plural(found.chunk)


def _tells_which(clause: Clause) -> bool:
    """`carriers that receive aid`, `operators planning to buy`: those alone are meant."""
    above = clause.parent
    is_aside = clause.kind == "participial" and above is not None and above.verb is not None
    is_doing = is_aside and clause.verb is not None and clause.verb.form == "ing"
    return clause.marker == "that" or is_doing


def _is_counted_state(found: Denoted) -> bool:
    """`only 10 member states`: some, whichever they are."""
    chunk = found.chunk
    is_counted = any(u.tag == "CD" for u in chunk.units)
    return is_counted and chunk.lemma in STATES and not chunk.possessors()


def _state_of(found: Denoted) -> list[Entity]:
    """`China's ambassador to Germany`: the state named whose body it is, not whom it deals with."""
    chunk = found.chunk
    whose = sorted((*found.owners, *found.modifiers), key=lambda e: e.path != OWNER)
    placed = [e for e in whose if e.path == "in ..." and e.kind in ("country", "bloc")]
    if len(placed) > 1 and _is_plural(chunk):  # "governments in Japan and Kenya"
        return [Entity("country", e.id, e.country, chunk.text, e.text) for e in placed]
    for owner in (e for e in whose if not e.path.startswith("to ")):
        if owner.kind in (*GOVERNMENT, "place") and owner.country:
            return [Entity("country", owner.country, owner.country, chunk.text, owner.text)]
    return []


def _roles_of(found: Denoted) -> frozenset[str]:
    """The roles that a company may have which is described so."""
    if found.roles is None:
        is_number = found.chunk.head.tag == "CD" and found.chunk.determiner == "the"
        named = (role for role, senses in DESCRIBED.items() if found.senses & senses)
        found.roles = frozenset(DESCRIBED if is_number else named)  # "the two"
    return found.roles


DESCRIBED = {
    "vendor": frozenset({"vendor", "company", "people"}),
    "operator": frozenset({"operator", "company"}),
}


def _is_elsewhere(found: Denoted) -> bool:
    """`operators in several advanced markets`: where they are is told, and is no one country."""
    posts = [p for prep, p in found.chunk.posts if prep in ("in", "across")]
    places = [denote(p, deep=False) for p in posts if p.determiner not in ("the", "this")]
    named = ((*p.entities, *p.owners, *p.modifiers) for p in places)
    return any(not any(e.kind in GOVERNMENT for e in entities) for entities in named)


def _is_topmost(found: Denoted) -> bool:
    """`India's second largest carrier`: only one is, so that one must be known."""
    is_placed = any(e.kind == "country" and e.path == OWNER for e in found.owners)
    return is_placed and any(u.lower in TOPMOST for u in found.chunk.units)


SAMPLING = EXAMPLES | {"including", "like"}


def _is_sampled(found: Denoted) -> bool:
    """`operators such as Telia`, `a number of operators`: some of them, of wherever."""
    return any(preposition in SAMPLING for preposition, _ in found.chunk.posts)


def _states_among(clause: Clause, subjects: list[Entity]) -> list[Entity]:
    """`Pence warned Britain that its ...`: a person is no `it`, so it is whom he speaks to."""
    if subjects[0].kind != "official":
        return subjects
    told = [e for group in clause.objects for n in group for e in denote(n).entities]
    return [e for e in told if e.kind in GOVERNMENT] or subjects


def _is_definite_body(found: Denoted) -> bool:
    """Whether a chunk means the government in focus, not just any: `the regulator`, `ministers`."""
    chunk = found.chunk
    if chunk.lemma in STATES and (_is_plural(chunk) or chunk.determiner not in ("the", "this")):
        return False  # "member states"
    is_court = "court" in found.senses and chunk.determiner in ("a", "an")
    if chunk.determiner in INDEFINITE_BODIES and not is_court:
        return False
    return not _is_named_after(chunk)  # "the Smith administration": nobody who is known


def _is_named_after(chunk: NounChunk) -> bool:
    """Whether an unknown name stands before the common noun."""
    before = [u for u in chunk.units if u.tag == "N" and u is not chunk.head]
    return chunk.head.text[:1].islower() and any(
        u.text[:1].isupper() and u.mention is None for u in before
    )


def _is_vendors_home(mentions: list[Mention], position: int) -> bool:
    """`China's Huawei`, `Chinese ... ZTE`: the country says where the vendor is at home."""
    mention = mentions[position]
    following = mentions[position + 1] if position + 1 < len(mentions) else None
    if following is not None and following.kind == "vendor" and following.first - mention.last <= 4:
        return following.sense.home == mention.sense.country
    return mention.kind == "demonym" and mention.sense.country == "CN"


def _from_focus(focus: Focus, text: str) -> Entity:
    kind = "country" if focus.kind == "state" else focus.kind
    return Entity(
        kind, focus.id, focus.country, f'"{text}" -> {focus.text or focus.id}', focus.text
    )


def _is_plural(chunk: NounChunk) -> bool:
    word = chunk.head.lower
    singular_ending = word.endswith(("ss", "us"))
    return (word.endswith("s") and not singular_ending) or word in (
        "both",
        "pair",
        "people",
        "trio",
    )


def denoted_entities(
    chunk: NounChunk, role: str, context: Context, *, loosely: bool
) -> list[Entity]:
    """The entities of a role that a chunk denotes, by name or by description."""
    if context.denoted is None:
        return _denoted_entities(chunk, role, context, loosely=loosely)
    key = (chunk, role, loosely)
    known = context.denoted.get(key)
    if known is None:
        known = context.denoted[key] = _denoted_entities(chunk, role, context, loosely=loosely)
    return known


def _denoted_entities(
    chunk: NounChunk, role: str, context: Context, *, loosely: bool
) -> list[Entity]:
    found = denote(chunk)
    if found.is_quantity and role != "government":
        parts = [post for preposition, post in chunk.posts if preposition == "of"]
        counted = [e for p in parts for e in denoted_entities(p, role, context, loosely=loosely)]
        if counted:
            return counted  # "most of its radios"
    kinds = GOVERNMENT if role == "government" else (role,)
    known = [*found.entities, *found.owners]
    named = [e for e in known if e.kind in kinds] if known else known
    if "unit" in found.senses:  # "PLDT's mobile unit, Smart": the unit alone
        named = [e for e in named if e.path == "apposition"] or named
    if role == "government":
        named = (named and _governments(found, named)) or _networks_country(found)
    if loosely:
        named.extend(e for e in found.modifiers if e.kind in kinds)
        named.extend(e for e in employers_of(chunk, context.staff) if e.kind in kinds)
    if named:
        return named
    if role != "government" and found.entities and found.entities[0].kind in ("vendor", "operator"):
        return []
    described = context.resolve(found, role)
    return described or _owners_described(found, role, context)


ITS_NETWORKS = "its networks"


def _networks_country(found: Denoted) -> list[Entity]:
    """`from Swedish networks`: whose networks they are says whose act it is."""
    if found.entities or not found.senses & transparent() or found.senses & {"gear"}:
        return []
    states = [e for e in found.owners if e.kind in ("country", "capital")]
    named = [e.country for e in states if e.path == OWNER]
    return [Entity("country", c, c, ITS_NETWORKS) for c in [*found.demonyms, *named][:1] if c]


def _governments(found: Denoted, named: list[Entity]) -> list[Entity]:
    """A country counts as a government only as the chunk itself or as owner of a public body."""
    if found.entities:
        return [e for e in named if e.path != "owner" or "government" in found.senses]
    if "government" in found.senses:
        return [e for e in named if e.country]
    if found.senses & {"network", "operator", "company", "gear", "vendor"}:
        return []
    return [e for e in named if e.path == "owner" and e.kind in ("authority", "country", "capital")]


def governments_of(chunk: NounChunk, context: Context) -> list[Entity]:
    """The governments whose an event or law is: by adjective, possessor or by-phrase."""
    found = denote(chunk)
    owners = [
        Entity(
            "country" if e.kind == "demonym" else e.kind, e.id, e.country or e.id, e.path, e.text
        )
        for e in (*found.owners, *found.modifiers)
        if (e.kind in GOVERNMENT and e.path in ("owner", "by ...", "from ...", "of ...", "in ..."))
        or (e.kind == "demonym" and not _names_maker(chunk, e))
    ]
    return owners or denoted_entities(chunk, "government", context, loosely=False)


def _names_maker(chunk: NounChunk, entity: Entity) -> bool:
    """`Chinese vendor ban`: the adjective tells whose the vendor is."""
    for unit, following in zip(chunk.units, chunk.units[1:], strict=False):
        if unit.text == entity.text:
            named = following.mention is not None and following.mention.kind == "vendor"
            return named or lexicon().has_sense(following.lower, "vendor", "company")
    return False


def _owners_described(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`their products`, `the firm's network`: the owner is a pronoun or a description."""
    chunk = found.chunk
    senses = _owned_senses(chunk)
    if role in OWNED_BY and not senses & OWNED_BY[role]:
        return []
    if role == "vendor" and "use" in senses:
        return _possessor_described(chunk, role, context)  # "their use of the firm's products"
    if role == "vendor" and found.demonyms:
        return _vendors_by_home(found, context)
    if chunk.determiner in ("its", "their"):
        return _owner_pronoun(chunk, role, context)
    if chunk.determiner in FIRST_PERSON:
        return context.quoted_as(role)
    if role == "operator" and chunk.determiner == "the":
        focus = context.discourse.single(
            role, context.sentence, before=chunk.start, window=NETWORK_WINDOW
        )
        focus = focus or context.topic(role)
        if focus is not None and not found.owners:
            return [_from_focus(focus, chunk.text)]
    return _possessor_described(chunk, role, context)


def _owned_senses(chunk: NounChunk) -> set[str]:
    """What is owned, by the senses of its head; kept with the chunk, as every role asks."""
    known: set[str] | None = chunk.readings.get("owned")
    if known is None:
        known = chunk.readings["owned"] = _read_owned(chunk)
    return known


def _read_owned(chunk: NounChunk) -> set[str]:
    mention = chunk.head.mention
    if mention is not None and mention.kind == "technology":
        last = lexicon().noun(mention.text.rpartition(" ")[2].lower())
        return {"network"} | {s.sense for s in last}  # "their 5G", "its 5G radios"
    return {s.sense for s in lexicon().noun(chunk.compound) or lexicon().noun(chunk.lemma)}


def _owner_pronoun(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """Whose `its` or `their` is: of the subject, else of who is in focus."""
    head = {s.sense for s in lexicon().noun(chunk.lemma)}
    has_none = "network" in head and not _is_plural(chunk)
    if role == "vendor" and head and (has_none or not head & OWNED_BY[role]):
        return []  # "its core network": a vendor has none
    bound = context.subject_entities(chunk, role)
    if bound or _is_of_unknown(chunk, context):
        return bound
    if chunk.determiner == "their":
        group = [e for start, e in context.groups if start < chunk.start and e.kind == role]
        if group:
            return group[-1:]
        many = context.discourse.several(
            role, None, context.sentence, before=chunk.start, fits=lambda f: True
        )
        return [_from_focus(f, "their") for f in many]
    focus = context.discourse.single(
        role, context.sentence, before=chunk.start, window=PRONOUN_WINDOW
    ) or context.topic(role)
    return [_from_focus(focus, "its")] if focus else []


def _is_of_unknown(chunk: NounChunk, context: Context) -> bool:
    """`Acme Telecom Services has opted to buy for its network`: that of a name not known."""
    subjects = context.clause.subjects if context.clause is not None else []
    subject = subjects[0] if len(subjects) == 1 else None
    if subject is None or subject.start >= chunk.start or denote(subject).entities:
        return False
    words = [u for u in subject.units if u.tag == "N"]
    named = len(words) > 2 and all(u.text[:1].isupper() for u in words)
    return named and bool(subject.appositions) and not subject.determiner


def _vendors_by_home(found: Denoted, context: Context) -> list[Entity]:
    """`the Chinese-made devices`: vendors at home there that are in focus, else the group."""
    chunk = found.chunk
    beside = [e for c in chunk.conjuncts for e in denote(c, deep=False).entities]
    if any(context.world.vendor_home.get(e.id) in found.demonyms for e in beside):
        return []  # "Chinese network equipment and phone maker ZTE"
    focus = context.discourse.single(
        "vendor",
        context.sentence,
        before=chunk.start,
        window=PRONOUN_WINDOW,
        fits=lambda f: context.world.vendor_home.get(f.id) in found.demonyms,
    )
    if focus is not None:
        return [_from_focus(focus, chunk.text)]
    many = context.discourse.several(
        "vendor",
        None,
        context.sentence,
        before=chunk.start,
        fits=lambda f: context.world.vendor_home.get(f.id) in found.demonyms,
    )
    if many:
        return [_from_focus(f, chunk.text) for f in many]
    groups = [group_cues()[d] for d in found.demonyms if d in group_cues()]
    return [Entity("vendor", g, None, f"group: {chunk.text}") for g in groups]


def _possessor_described(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    is_long = len(chunk.units) > 1
    marks = [i for i, u in enumerate(chunk.units) if u.tag == "POS"] if is_long else []
    if marks and chunk.units[marks[0] - 1].mention is None and marks[0] > 0:
        inner = NounChunk(chunk.units[: marks[0]])
        return context.resolve(denote(inner, deep=False), role)
    found: list[Entity] = []
    for preposition, post in chunk.posts:
        if preposition in ("of", "from", "by"):
            found.extend(denoted_entities(post, role, context, loosely=False))
    return found
