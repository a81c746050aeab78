"""In which country a place lies whose name several have: `Georgia`, `Birmingham`, `London`.

What stands behind it decides (`Birmingham, Alabama`), then whose network the sentence tells of
(`AT&T launched it in Georgia`), then the places beside it, then what the article speaks of. Where
nothing tells, the best known one is meant, if it is marked as that.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.language.mentions import Mention
from pipeline.language.names import Sense
from pipeline.language.places import INSIDE, PLACED, PLACES
from pipeline.language.tokens import Token

RARE = "home"  # the context of a name that mostly means something else
PEOPLES = frozenset({"demonym"})
JOINS = frozenset({",", "and", "&", "or"})
Networks = Mapping[str, frozenset[str]]


def is_open(mention: Mention) -> bool:
    """Whether a name of places says by itself not where the place lies."""
    if mention.kind not in PLACES:
        return False
    return any(s.context and s.kind in PLACES for s in mention.senses)


def located(
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    networks: Networks,
    weights: Counter[str],
    below: Counter[str],
) -> list[Mention]:
    """The mentions of a sentence, with each place in one country; names of none are left out.

    `weights` are the countries of the article, `below` those of which it names parts.
    """
    if not any(_may_move(m, tokens) for m in mentions):
        return list(mentions)
    found: list[Mention | None] = list(mentions)
    for position in reversed(range(len(mentions))):  # "Athens, Georgia": what lies behind first
        mention = mentions[position]
        if is_open(mention):
            known = [m for i, m in enumerate(found) if m is not None and i != position]
            around = _Around(mention, known, tokens, networks, weights, below)
            found[position] = around.placed()
        elif _may_move(mention, tokens):
            found[position] = _moved(mention, found[position + 1 :], tokens)
    return [m for m in found if m is not None]


def seats(
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    told: Collection[str | None],
    blocs: Collection[str],
) -> list[Mention]:
    """`Brussels wants member states to`: of a text that tells of the bloc, not of the country.

    `told` are the countries and blocs that the article names in other words. A seat of a bloc of
    which nothing is told is but a town of its country: `banned in Strasbourg`; not so the capital
    of a country of which nothing is told either.
    """
    is_local = any(m.kind == "place" for m in mentions)
    return [
        _seat(m, told, blocs, may_act=not is_local and not _is_inside(m, tokens))
        if m.kind == CAPITAL
        else m
        for m in mentions
    ]


def _seat(
    mention: Mention, told: Collection[str | None], blocs: Collection[str], *, may_act: bool
) -> Mention:
    home, others = mention.sense.country, mention.senses[1:]
    seated = [s for s in others if s.kind == CAPITAL and s.country in blocs and may_act]
    meant = [s for s in others if s.country in told and (s.kind == CAPITAL or home in blocs)]
    meant = meant or seated
    return replace(mention, senses=(*meant, *mention.senses)) if home not in told else mention


def _is_inside(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`in Brussels`: where something is done, not who does it."""
    return mention.first > 0 and tokens[mention.first - 1].lower in INSIDE


def named_otherwise(mentions: Iterable[Mention]) -> set[str | None]:
    """The countries and blocs that are named in other words than by where they are governed."""
    return {m.sense.country for m in mentions if m.kind != CAPITAL}


CAPITAL = "capital"


def _may_move(mention: Mention, tokens: Sequence[Token]) -> bool:
    is_town = mention.kind in ("place", "capital") and mention.last < len(tokens)
    return is_open(mention) or (is_town and tokens[mention.last].text == ",")


def _moved(mention: Mention, behind: Sequence[Mention | None], tokens: Sequence[Token]) -> Mention:
    """`Paris, Texas`: the town of a province that stands right behind it."""
    province = next((m for m in behind if m is not None), None)
    if province is None or province.kind != "province" or not _is_behind(mention, province, tokens):
        return mention
    country = province.sense.country
    return _in_country(mention, [replace(mention.sense, country=country, home=country)])


def _is_behind(mention: Mention, other: Mention, tokens: Sequence[Token]) -> bool:
    return other.first == mention.last + 1 and tokens[mention.last].text == ","


def _in_country(mention: Mention, senses: Iterable[Sense]) -> Mention:
    """A name with the senses that are meant, which need no context any more."""
    kept = tuple(replace(s, context="") if s.kind in PLACES else s for s in senses)
    return replace(mention, senses=kept)


class _Around:
    """One open name, and what tells where it lies."""

    def __init__(
        self,
        mention: Mention,
        known: Sequence[Mention],
        tokens: Sequence[Token],
        networks: Networks,
        weights: Counter[str],
        below: Counter[str],
    ) -> None:
        self.mention, self.tokens, self.networks = mention, tokens, networks
        self.known = [m for m in known if not is_open(m)]
        self.senses = [s for s in mention.senses if s.kind in PLACES]
        common = [s for s in self.senses if s.context != RARE]
        self.usual = min(common, key=lambda s: bool(s.context), default=None)
        self.weights = below if self._is_state() else weights

    def placed(self) -> Mention | None:
        """The name in its country; None where it is no place that is known."""
        country = self._told()
        kept = [s for s in self.senses if s.country == country] if country else []
        if not kept and self.usual is not None:
            kept = [self.usual]
        others = [s for s in self.mention.senses if s.kind not in PLACES]
        return _in_country(self.mention, [*kept, *others]) if kept or others else None

    def _is_state(self) -> bool:
        return self.usual is not None and self.usual.kind == "country"

    def _told(self) -> str | None:
        """The country that the words around the name tell, if they do."""
        wanted = {s.country for s in self.senses if s.country}
        beside = self._beside(wanted)
        if beside is not None or self._is_sure_town():
            return beside
        served = self._served(wanted)
        if len(served) == 1:
            return served.pop()
        wanted = served or wanted
        return self._nearest(wanted) or self._heaviest(wanted) or self._at_home(served)

    def _is_sure_town(self) -> bool:
        """`London`: another one is told by what stands right beside it alone."""
        return self.usual is not None and not self.usual.context and not self._is_state()

    def _beside(self, wanted: set[str]) -> str | None:
        """Of what lies around it (`London, Ontario`), or is listed with it (`and Kingston`)."""
        for other in self.known:
            is_listed = other.kind in PLACED and self._is_listed(other)
            is_around = other.kind in PLACES and _is_behind(self.mention, other, self.tokens)
            if (is_around or is_listed) and other.sense.country in wanted:
                return other.sense.country
        return None

    def _is_listed(self, other: Mention) -> bool:
        first, second = sorted((self.mention, other), key=lambda m: m.first)
        between = self.tokens[first.last : second.first]
        return 0 < len(between) <= 2 and all(t.lower in JOINS for t in between)

    def _served(self, wanted: set[str]) -> set[str]:
        """The countries in which the operators of the sentence have networks."""
        found: set[str] = set()
        for other in self.known:
            if other.kind == "operator":
                own = other.sense.country
                found |= {own} if own else self.networks.get(other.sense.id, frozenset())
        return found & wanted

    def _at_home(self, served: set[str]) -> str | None:
        """Of several countries with a network of one operator, the one where it is at home."""
        homes = {m.sense.home for m in self.known if m.kind == "operator"} & served
        return homes.pop() if len(homes) == 1 else None

    def _nearest(self, wanted: set[str]) -> str | None:
        """The country of the nearest place of the sentence; of a state only parts tell it."""
        kinds = PLACED if self._is_state() else PLACES | PEOPLES
        near = [
            (abs(m.first - self.mention.first), m.sense.country)
            for m in self.known
            if m.kind in kinds and m.sense.country in wanted
        ]
        return min(near, default=(0, None))[1]

    def _heaviest(self, wanted: set[str]) -> str | None:
        return next((c for c, _ in self.weights.most_common() if c in wanted), None)
