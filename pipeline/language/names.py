"""Every name of the reference as token sequences, looked up longest first.

The index is a dictionary from a name's first token to the names that begin with it, so that one
pass over an article's tokens finds all of them, whatever the size of the reference.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.language.garbage import collection_paused
from pipeline.language.tokens import TOKEN, Token
from pipeline.language.words import plain
from pipeline.reference import Reference

# Which reading of a name wins where two entities share it, all else being equal.
KINDS = [
    "vendor",
    "component_maker",
    "operator",
    "bloc",
    "country",
    "capital",
    "province",
    "authority",
    "official",
    "technology",
    "demonym",
    "publisher",
    "place",
]
SHORT_NAME = 3
PLACES = {"capital": "capital", "state": "province"}
"""Kinds of places that are more than a spot on the map: seats, and parts that govern."""
NOT_NETWORKS = ("chips", "devices")
"""Kinds of vendors that sell nothing that goes into a network."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One entity that a name may stand for.

    `country` is where the name itself says the entity is; `home` is where it is based. `context`
    tells what must stand around the name for it to mean this entity. `since` and `until` bound an
    office, or the years in which the name was used.
    """

    kind: str
    id: str
    country: str | None = None
    home: str | None = None
    context: str = ""
    part: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(slots=True)
class Name:
    """A name as written, its tokens in lower case, and what it may stand for."""

    alias: str
    tokens: tuple[str, ...]
    written: tuple[str, ...]
    senses: list[Sense] = field(default_factory=list)
    is_exact: bool = False


class NameIndex:
    """All names of one reference.

    A name's tokens are worked out when a text first holds its first one: most names of the world
    stand in no text of a run.
    """

    def __init__(self, reference: Reference) -> None:
        self._rows: dict[str, list[tuple[str, Sense]]] = defaultdict(list)
        self.first_words = self._rows.keys()
        self._names: dict[str, dict[str, list[Name]]] = {}
        with collection_paused():
            for alias, sense in senses(reference):
                self._rows[_first_word(alias)].append((alias, sense))

    def beginning_with(self, word: str, following: str) -> Sequence[Name]:
        """The names that begin with two tokens in lower case, longest first; then the word alone.

        The second is empty for what stands last.
        """
        by_second = self._names.get(word)
        if by_second is None:
            if word not in self._rows:
                return ()
            by_second = self._names[word] = _by_second(_names(self._rows[word]))
        alone = by_second.get("", ())
        longer = by_second.get(following) if following else None
        return (*longer, *alone) if longer else alone

    def may_be_company(self, word: str) -> bool:
        """Whether a word in lower case alone names a company, in whatever context."""
        alone = (name for name in self.beginning_with(word, "") if len(name.tokens) == 1)
        return any(sense.kind in ("operator", "vendor") for name in alone for sense in name.senses)

    def at(self, tokens: Sequence[Token], lowers: Sequence[str], position: int) -> list[Name]:
        """All longest names that begin at a token, none where no name does.

        `Italy's Wind` ends where `Wind Tre` begins: its last word is that of the other.
        """
        found = self._all_at(tokens, lowers, position)
        size = len(found[0].tokens) if found else 0
        if size < 3 or lowers[position + 1] != "'s":
            return found
        last = self._all_at(tokens, lowers, position + size - 1)
        is_cut = bool(last) and len(last[0].tokens) > 1
        return self._all_at(tokens, lowers, position, shorter_than=size) if is_cut else found

    def _all_at(
        self,
        tokens: Sequence[Token],
        lowers: Sequence[str],
        position: int,
        *,
        shorter_than: int = 0,
    ) -> list[Name]:
        following = lowers[position + 1] if position + 1 < len(lowers) else ""
        begun = self.beginning_with(lowers[position], following)
        if shorter_than:
            begun = [name for name in begun if len(name.tokens) < shorter_than]
        return _longest(begun, tokens, lowers, position) if begun else []


def _longest(
    begun: Sequence[Name], tokens: Sequence[Token], lowers: Sequence[str], position: int
) -> list[Name]:
    """The longest of some names that stand at a token as they are written."""
    found: list[Name] = []
    for name in begun:
        size = len(name.tokens)
        if found and size < len(found[0].tokens):
            break
        if tuple(lowers[position : position + size]) == name.tokens and _cased(
            name, tokens[position : position + size]
        ):
            found.append(name)
    if len(found) > 1:  # "ATCi", not "ATCI"
        written = tuple(t.text for t in tokens[position : position + len(found[0].tokens)])
        return [name for name in found if name.written == written] or found
    return found


def _first_word(alias: str) -> str:
    """The first token of a name in lower case; an ordinary word is told without tokenizing."""
    word = alias.partition(" ")[0]
    if word.isascii() and word.isalnum():
        return word.lower()
    first = TOKEN.search(alias)
    return plain(first.group()) if first is not None else ""


def _by_second(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names of one first token by their second, in the same order; empty for those of one."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name.tokens[1] if len(name.tokens) > 1 else "", []).append(name)
    return found


def _names(rows: Iterable[tuple[str, Sense]]) -> list[Name]:
    names: dict[str, Name] = {}
    for alias, sense in dict.fromkeys(rows):  # each sense of a name once
        if alias not in names:
            names[alias] = _name(alias, sense)
        names[alias].senses.append(sense)
    for name in names.values():
        name.senses.sort(key=_precedence)
    return sorted(names.values(), key=lambda n: (-len(n.tokens), n.alias))


def _name(alias: str, sense: Sense) -> Name:
    written = _written(alias)
    return Name(
        alias,
        tuple(plain(word) for word in written),
        written,
        is_exact=_needs_exact_case(alias, sense),
    )


def _written(alias: str) -> tuple[str, ...]:
    """The tokens of a name; ordinary words are told without tokenizing."""
    words = alias.split(" ")
    if alias.isascii() and all(word.isalnum() for word in words):
        return tuple(words)
    return tuple(TOKEN.findall(alias))


def _precedence(sense: Sense) -> tuple[int, bool, bool, str]:
    return KINDS.index(sense.kind), bool(sense.context), sense.country is not None, sense.id


_INDEXES: dict[str, NameIndex] = {}


def name_index(reference: Reference) -> NameIndex:
    """The index of a reference, built once per fingerprint."""
    key = reference.fingerprint
    if key not in _INDEXES:
        _INDEXES[key] = NameIndex(reference)
    return _INDEXES[key]


def _needs_exact_case(alias: str, sense: Sense) -> bool:
    short = len(alias.replace(".", "")) <= SHORT_NAME
    return sense.context in ("home", "strict") or (short and not alias.islower())


def _cased(name: Name, tokens: Sequence[Token]) -> bool:
    written = [t.text for t in tokens]
    if tuple(written) == name.written:
        return True  # as in the reference, which is what most texts do
    if name.is_exact:
        return "".join(written) == name.alias.replace(" ", "").replace("’", "'")
    return all(
        not word[0].islower() or wanted[0] == word[0]
        for word, wanted in zip(written, name.written, strict=True)
    )


def senses(reference: Reference) -> Iterator[tuple[str, Sense]]:
    """Yield every (name, sense) of the reference."""
    yield from _operators(reference)
    yield from _vendors(reference)
    yield from _authorities(reference)
    yield from _countries(reference)
    yield from _places(reference)
    yield from _others(reference)


def _rows(reference: Reference, table: str) -> Iterator[dict[str, str | None]]:
    yield from reference[table].to_dicts()  # faster than rows one by one


def _operators(reference: Reference) -> Iterator[tuple[str, Sense]]:
    home = {r["operator_id"]: r["country_id"] for r in _rows(reference, "operators")}
    for row in _rows(reference, "operator_aliases"):
        operator = str(row["operator_id"])
        yield (
            str(row["alias"]),
            Sense(
                "operator",
                operator,
                country=row["country_id"],
                home=home.get(operator),
                context=row["context"] or "",
                since=row["valid_from"],
                until=row["valid_until"],
            ),
        )


def _vendors(reference: Reference) -> Iterator[tuple[str, Sense]]:
    vendors = list(_rows(reference, "vendors"))
    home = {r["vendor_id"]: r["country_id"] for r in vendors}
    components = {r["vendor_id"] for r in vendors if r["kind"] in NOT_NETWORKS}
    for row in _rows(reference, "vendor_aliases"):
        vendor = str(row["vendor_id"])
        kind = "component_maker" if vendor in components else "vendor"
        context = row["context"] or ""
        yield str(row["alias"]), Sense(kind, vendor, home=home.get(vendor), context=context)
    for row in _rows(reference, "vendor_epithets"):
        vendor = str(row["vendor_id"])
        yield str(row["epithet"]), Sense("vendor", vendor, home=home.get(vendor))


def _authorities(reference: Reference) -> Iterator[tuple[str, Sense]]:
    authorities = {r["authority_id"]: r for r in _rows(reference, "authorities")}
    known: dict[tuple[str | None, str], Sense] = {}  # most bodies have many names
    for row in _rows(reference, "authority_aliases"):
        key = row["authority_id"], row["context"] or ""
        if key[0] in authorities:
            if key not in known:
                known[key] = _authority(authorities[key[0]], key[1])
            yield str(row["alias"]), known[key]
    for row in _rows(reference, "officials"):
        sense = Sense(
            "official",
            str(row["official_id"]),
            country=row["country_id"],
            home=row["country_id"],
            since=row["office_from"],
            until=row["office_until"],
        )
        for alias in {row["name"], *(row["aliases"] or "").split("|")} - {None, ""}:
            yield str(alias), sense


def _authority(row: dict[str, str | None], context: str) -> Sense:
    country = row["country_id"]
    return Sense(
        "authority",
        str(row["authority_id"]),
        country=country,
        home=country,
        context=context,
        part=row["kind"],
    )


def _countries(reference: Reference) -> Iterator[tuple[str, Sense]]:
    for row in _rows(reference, "countries"):
        country = str(row["country_id"])
        kind = "bloc" if row["member_kind"] == "bloc" else "country"
        for name in {row["name"], *(row["short_names"] or "").split("|")} - {None, ""}:
            yield str(name), Sense(kind, country, country=country, home=country)
        for name in (row["demonyms"] or "").split("|"):
            if name:
                yield name, Sense("demonym", country, country=country, home=country)
    for row in _rows(reference, "metonyms"):
        country = str(row["country_id"])
        yield str(row["alias"]), Sense("capital", country, country=country, home=country)


def _places(reference: Reference) -> Iterator[tuple[str, Sense]]:
    """Places: of those of one kind and country nobody asks which one it is."""
    known: dict[tuple[str, str | None, str], Sense] = {}
    for row in _rows(reference, "places"):
        country, context = row["country_id"], row["context"] or ""
        key = PLACES.get(row["kind"] or "", "place"), country, context
        if key not in known or country is None:
            name = country or str(row["place"])
            known[key] = Sense(key[0], name, country=country, home=country, context=context)
        yield str(row["place"]), known[key]


def _others(reference: Reference) -> Iterator[tuple[str, Sense]]:
    for row in _rows(reference, "technologies"):
        sense = Sense(
            "technology", row["generation"] or "", context=row["context"] or "", part=row["part"]
        )
        yield str(row["alias"]), sense
    for row in _rows(reference, "publishers"):
        sense = Sense("publisher", str(row["publisher_id"]), home=row["country_id"])
        for name in {row["name"], *(row["aliases"] or "").split("|")} - {None, ""}:
            yield str(name), sense
