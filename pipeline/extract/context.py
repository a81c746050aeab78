"""What an article says around a clause: what was told before, which country it is about.

In: names and sentences, one after another. Out: what is in focus, for those who ask whom
"the carrier" or "it" means (`referents`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.extract.authorities import is_shared
from pipeline.extract.entities import GOVERNMENT, Entity
from pipeline.extract.origins import is_of_makers, is_vendors_home
from pipeline.extract.party import Party
from pipeline.extract.places import is_open
from pipeline.extract.reach import FULL, Reach
from pipeline.extract.world import World, group_cues
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.discourse import STRANGER, WINDOW, Discourse, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.places import PLACED
from pipeline.language.spans import Span
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.tokens import Token

NETWORK_WINDOW = 2  # sentences back that "the network" may reach for its operator
COUNTRY_WINDOW = 3  # sentences back in which a country may still be meant
PAIR = 2
RIVALS = 3  # operators of several countries that together tell which country is meant
BOTH = 2
TOPIC_MENTIONS = 3  # fewer do not make a topic
TOLD_BEFORE = (
    *("discourse", "government_focus", "is_local_government", "publisher_focus", "time_told"),
    *("component", "quoted", "is_quoting", "groups", "groups_before", "staff", "official"),
    *("tells_of_draft", "employee", "people", "spoken_of", "said", "rights_told"),
    *("security_law", "ended", "awaited", "divided"),
)
ABOUT = "article's country"  # the way to a country that nothing but the article tells
T = TypeVar("T")


@dataclass(slots=True)
class Context:
    """The state of reading one article."""

    world: World
    reach: Reach = FULL
    may_be_company: Callable[[str], bool] = lambda word: False  # whether a word may name one
    discourse: Discourse = field(default_factory=Discourse)
    sentence: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    below: Counter[str] = field(default_factory=Counter)  # countries of which parts are named
    operators: set[str] = field(default_factory=set)  # those of several countries
    vendor_homes: Set[str | None] = frozenset()  # where the vendors named are at home
    operator_homes: Set[str | None] = frozenset()  # of those that serve other countries as well
    about: tuple[str | None] | None = None  # what the countries come to, once weighed
    parties: Mapping[str, Party] = field(default_factory=dict)
    """By kind of company, the one that the whole article is about."""
    headed: str | None = None  # the country that heads the paragraph of a digest
    local_countries: tuple[str, ...] = ()
    government_focus: tuple[int, str] | None = None
    is_local_government: bool = False  # whether the one in focus is that of a part of a country
    publisher_focus: str | None = None
    time_told: Span | None = None
    headings: Mapping[int, TimeExpression] = field(default_factory=dict)
    """The time of the line that heads a sentence of a chronicle, by where the sentence begins."""
    component: tuple[int, int] | None = None
    """In which sentence and where a technology of no one generation was last named: `Open RAN`."""
    said: tuple[int, Clause] | None = None  # the statement made last, and in which sentence
    divided: tuple[int, NounChunk] | None = None  # of what a part was told, and in which sentence
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
    is_quoting: bool = False  # whether a quotation was open where the sentence before ended
    author: Entity | None = None  # the company whose release it is
    groups: list[tuple[int, Entity]] = field(default_factory=list)  # of this sentence, by place
    groups_before: list[tuple[int, Entity]] = field(default_factory=list)  # of the one before
    staff: dict[str, Entity] = field(default_factory=dict)  # names of people, whose they are
    people: set[str] = field(default_factory=set)  # words that name people told of so far
    employee: tuple[int, Entity] | None = None  # in which sentence whose people were named last
    official: Entity | None = None  # whom `he` or `she` means, if a state's
    tells_of_draft: bool = False  # whether a bill or proposal has been spoken of
    ended: Set[str] = frozenset()  # generations whose end was told of
    awaited: Set[tuple[str, str]] = frozenset()  # operators with what they have yet to launch
    rights_told: int | None = None  # in which sentence spectrum or licences were last spoken of
    security_law: bool = False  # whether the law spoken of last is one on the security of networks
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

    def clauses_above(self) -> list[Clause]:
        """The clauses above the one that is being read, innermost first."""
        return self.clause.ancestors() if self.clause is not None else []

    def clauses_around(self) -> list[Clause]:
        """The clause that is being read, and those above it."""
        return [self.clause, *self.clause.ancestors()] if self.clause is not None else []

    # -- countries --------------------------------------------------------------------------

    def count_countries(
        self, mentions: Iterable[Mention], weight: int, tokens: Sequence[Token]
    ) -> None:
        """Weigh the countries that a sentence is about; a vendor's home is not one."""
        ordered = [m for m in mentions if not self.tells_of_vendor(m, tokens)]
        self.about = None
        for position, mention in enumerate(ordered):
            if mention.kind in PLACED and mention.sense.country and not is_open(mention):
                self.below[mention.sense.country] += weight
            is_unsure = is_shared(mention) or is_open(mention)
            country = None if is_unsure else mention.sense.country
            if country and mention.kind in (*GOVERNMENT, "place", "demonym", "operator"):
                if not is_vendors_home(ordered, position, tokens):
                    self.countries[country] += weight
            elif mention.kind == "operator":
                nets = self.world.networks.get(mention.sense.id, frozenset())
                self.operators.add(mention.sense.id)
                if len(nets) == 1:
                    self.countries[next(iter(nets))] += weight

    def tells_of_vendor(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """`the South Korean company`: the adjective says which of the vendors named is meant.

        So do `American and Asian suppliers`, whoever they are.
        """
        if mention.kind == "demonym" and is_of_makers(mention, tokens):
            return True
        if mention.kind != "demonym" or mention.sense.country not in self.vendor_homes:
            return False
        behind = (token.lower for token in tokens[mention.last : mention.last + 2])
        return any(lexicon().has_sense(word, "company", "vendor") for word in behind)

    def tells_of_company(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """`the Norwegian group`: whence an operator comes that was named, not where it acts."""
        if mention.kind != "demonym" or mention.sense.country not in self.operator_homes:
            return False
        behind = (token.lower for token in tokens[mention.last : mention.last + 1])
        return any(lexicon().has_sense(word, "company") for word in behind)

    def head_with(self, country: str | None) -> None:
        """Begin to read what stands under a country, or under none."""
        if country is not None and country != self.headed:
            self.government_focus = self.sentence, country
        self.headed = country

    def note_countries(self, mentions: list[Mention], tokens: Sequence[Token]) -> None:
        """Remember which countries a sentence speaks of; a vendor's home is not one."""
        found: dict[str, int] = {}
        mentions = [m for m in mentions if not self.tells_of_vendor(m, tokens)]
        mentions = [m for m in mentions if not self.tells_of_company(m, tokens)]
        for position, mention in enumerate(mentions):
            country = mention.sense.country
            is_place = mention.kind in (*GOVERNMENT, "place", "demonym")
            is_meant = is_place and not is_shared(mention)
            if country and is_meant and not is_vendors_home(mentions, position, tokens):
                found.setdefault(country, tokens[mention.first].start)
        self.spoken_of.append(found)

    def recent_countries(self, before: int) -> tuple[frozenset[str], ...]:
        """The countries spoken of before a place of this sentence, then in those before it."""
        here, *back = reversed(self.spoken_of[-1 - COUNTRY_WINDOW :])
        told = frozenset(country for country, start in here.items() if start < before)
        return (told, *(frozenset(found) for found in back))

    def default_country(self) -> str | None:
        """The country that the article is about, or that heads the paragraph; None when two are."""
        if self.headed is not None:
            return self.headed
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
        """The one country in which most of the operators named have networks, of two both."""
        shared = Counter(c for o in self.operators for c in self.world.ever.get(o, ()))
        ranked = shared.most_common(2)
        enough = max(PAIR, min(RIVALS, len(self.operators)))
        if not ranked or ranked[0][1] < enough:
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
            (self.default_country(), ABOUT),
        ):
            if country is not None and country not in except_for:
                return Entity("country", country, country, path)
        return None

    def government_meant(self) -> Entity | None:
        """The government in focus; in an article about a country, no home of a maker's instead."""
        about = self.default_country()
        told = self.discourse.of_kind("vendor") if about is not None else ()
        homes = {self.home_of(focus.id) for focus in told} - {about}
        return self.government(except_for=frozenset(h for h in homes if h))

    def _single_local(self) -> str | None:
        return self.local_countries[0] if len(self.local_countries) == 1 else None

    def home_of(self, vendor: str) -> str | None:
        """Where a vendor or a group of vendors is at home."""
        cues = (cue for cue, group in group_cues().items() if group == vendor and cue.isupper())
        return self.world.vendor_home.get(vendor) or next(cues, None)

    def is_there(self, focus: Focus) -> bool:
        """Whether an operator has networks in the one country that the clause tells of."""
        served = self.world.ever.get(focus.id, frozenset()) | {focus.country} - {None}
        return len(self.local_countries) != 1 or not served or self.local_countries[0] in served

    def topic(self, kind: str, *, fits: Callable[[Focus], bool] = lambda f: True) -> Focus | None:
        """The one company of a kind that the article so far is about: most of its mentions."""
        named, most = self.discourse.of_kind(kind), self.discourse.most_named(kind)
        if most is None or most[1] * 3 < len(named) * 2:
            return None
        if len(named) < TOPIC_MENTIONS and not self._is_only(kind, most[0]):
            return None
        last = next((e for e in reversed(named) if e.id == most[0] and fits(e)), None)
        return None if last is None or self._acted_since(last, named) else last

    def _is_only(self, kind: str, name: str) -> bool:
        """Whether the article is about a company and names no other of its kind."""
        party, known = self.parties.get(kind), self.discourse.of_kind(kind)
        is_only = party is not None and party.is_only and party.id == name
        return is_only and any(e.sentence < self.sentence for e in known)

    def party(self, kind: str, *, before: int) -> Focus | None:
        """The company of a kind that the article is about, where none other has come since.

        Whoever was named last is the nearest as well; a stranger or another leaves it open.
        """
        party, known = self.parties.get(kind), self.discourse.of_kind(kind)
        told = [e for e in known if e.position < before and e.sentence < self.sentence]
        if party is None or not told:
            return None
        if any(e.id != party.id for e in (told[-1], *self._here(kind))):
            return None
        kinds = (self.discourse.kinds(self.sentence - back) for back in range(BOTH))
        is_open = any(STRANGER in found for found in kinds)
        return None if is_open else self._as_focus(party)

    def acting_party(self, instead_of: Focus, *, before: int) -> Focus | None:
        """`Telia roams with Elisa. The company`: whom the article is about, not who stands beside.

        Of who acts in a sentence, or is told of beside a company that does, that leaves nothing.
        """
        party = self.parties.get(instead_of.kind)
        beside = self.discourse.of_sentence(instead_of.sentence)
        is_told = instead_of.is_subject or any(e.is_subject and e.kind in COMPANIES for e in beside)
        if party is None or party.id == instead_of.id or is_told:
            return None
        near = range(self.sentence - WINDOW, instead_of.sentence)
        known = (e for e in self.discourse.of_kind(party.kind) if e.sentence in near)
        told = [e for e in known if e.id == party.id and e.is_subject and e.position < before]
        return told[-1] if told else None

    def ahead(self, kind: str, *, before: int) -> Focus | None:
        """The company that the article is about, where it is described before it is named."""
        party, known = self.parties.get(kind), self.discourse.of_kind(kind)
        is_told = any(e.position < before for e in known) or bool(self._here(kind))
        return None if party is None or is_told else self._as_focus(party)

    def _here(self, kind: str) -> list[Focus]:
        return [e for e in self.discourse.of_sentence(self.sentence) if e.kind == kind]

    def _as_focus(self, party: Party) -> Focus:
        nets = self.world.networks.get(party.id, frozenset())
        country = party.country or (next(iter(nets)) if len(nets) == 1 else None)
        place = self.sentence
        return Focus(party.kind, party.id, country, place, True, 0, party.text)

    def _acted_since(self, topic: Focus, named: Sequence[Focus]) -> bool:
        """`BT ... Telia and Telenor share theirs. It`: whether others have acted, so may be meant.

        Long ago they are as far as the topic is.
        """
        near = (e for e in named if e.is_subject and e.sentence >= self.sentence - WINDOW)
        return any(e.id != topic.id and e.sentence > topic.sentence for e in near)

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
        """The generation spoken of last, here or up to two sentences back; none where several.

        What only an aside names is meant where the sentence before names no other.
        """
        aside: list[str] | None = None
        for back in range(window + 2):
            if back > window and aside is None:
                break
            known = self.discourse.named(self.sentence - back, before=start)
            here = [e for e in known if e.kind == "technology"]
            told = {e.id for e in here if not e.is_aside}
            if told:
                return sorted(told) if len(told) == 1 else []
            if here and aside is None:
                named = {e.id for e in here}
                aside = sorted(named) if len(named) == 1 else []
        return aside or []

    def generation_of_act(self, start: int) -> list[str]:
        """The generation of an act that names none: the last one, or the only one far and wide."""
        only = self.discourse.only("technology", before=start, fits=lambda told: True)
        return self.generation_before(start, window=WINDOW if only else 1)

    def generations_before(self, start: int) -> list[str]:
        """The two generations spoken of together, here or in the sentence before: `they`."""
        for back in range(2):
            known = self.discourse.named(self.sentence - back, before=start)
            told = dict.fromkeys(e.id for e in known if e.kind == "technology")
            if told:
                return list(told) if len(told) == BOTH else []
        return []

    def component_before(self, start: int) -> bool:
        """Whether the technology named last, here or one sentence back, is of no one generation."""
        if self.component is None or self.component[1] > start:
            return False
        sentence, place = self.component
        known = (self.discourse.named(self.sentence - b, before=start) for b in range(2))
        later = (e for told in known for e in told if e.kind == "technology" and e.position > place)
        return self.sentence - sentence <= 1 and next(later, None) is None

    def has_technology(self, mentions: Iterable[Mention]) -> bool:
        """Whether a sentence names a technology, or one whose generation it may mean did."""
        if any(m.kind == "technology" for m in mentions):
            return True
        before = (self.discourse.kinds(self.sentence - b) for b in range(1, NETWORK_WINDOW + 1))
        return any("technology" in kinds for kinds in before)

    # -- entities ---------------------------------------------------------------------------

    def quoted_as(self, role: str) -> list[Entity]:
        """The company that says `we`, where it is one of the role."""
        return [self.quoted] if self.quoted is not None and self.quoted.kind == role else []
