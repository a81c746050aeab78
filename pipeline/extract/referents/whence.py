"""Whence a description says that a company is: `the Finnish vendor`, `the Bonn group`, `the Finns`.

In: what a chunk denotes by itself. Out: whether it tells that, and a test of those in focus.
"""

import re
from collections.abc import Callable, Set

from pipeline.extract.context import Context
from pipeline.extract.entities import OWNER, Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import Focus
from pipeline.language.places import PLACED
from pipeline.language.tagging.unit import Unit


def says_whence(found: Denoted) -> bool:
    """`the Chinese vendor`, `the Espoo company`: whence it is tells who, however long ago named."""
    return bool(found.demonyms or _places_of(found) or _based_in(found))


def people_of(chunk: NounChunk) -> list[str]:
    """`the Finns`: the country of those who are called by it; states are called so as well."""
    country = people_home(chunk)
    return [country] if country is not None and country not in POWERS else []


def people_home(chunk: NounChunk) -> str | None:
    """`the Finns`, `the Dutch`: the country whose people are meant; not `the Swede`."""
    name = chunk.head.mention
    is_people = name is not None and name.kind == "demonym" and chunk.determiner == "the"
    are_all = is_plural(chunk) or chunk.head.lower.endswith(OF_ALL)
    return name.sense.country if name is not None and is_people and are_all else None


OF_ALL = ("ese", "ch", "sh", "ss")  # "the Chinese", "the Dutch": of one of them nobody says so
POWERS = frozenset({"US", "GB", "RU", "IN"})
"""Whose people, when they are said to act, are their government."""


def fits_whence(found: Denoted, role: str, context: Context) -> Callable[[Focus], bool]:
    """Whether who is in focus is of the country or seat that a description names."""
    words = {w for u in found.chunk.units for w in _words_of(u)}
    owners = {e.country for e in found.whose if e.kind == "country" and e.path == OWNER}
    places = _places_of(found)
    based_in = _based_in(found)
    regions = (REGIONS[w] for w in sorted(words) if w in REGIONS)
    homes = {*found.demonyms, *people_of(found.chunk), *based_in} - {"EU"}
    homes = homes.union(*regions)

    def fits(focus: Focus) -> bool:
        if places and not _is_seated(focus, role, places, context):
            return False
        if homes and _home(focus, role, context) not in homes:
            return False
        if owners and not is_there(focus, role, owners, context):
            return False
        is_seat = role == "vendor" and context.world.vendor_seat.get(focus.id, "?") in words
        return "based" not in words or is_seat or bool(based_in or places)

    return fits


NORTH = frozenset({"DK", "FI", "IS", "NO", "SE"})
WEST = frozenset({"AT", "BE", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "PT"})
REGIONS = {"nordic": NORTH, "scandinavian": NORTH, "european": NORTH | WEST}
"""Adjectives of several countries, one of which a company is at home in."""


def _based_in(found: Denoted) -> list[str]:
    """`the Finland-based vendor`: the country that is told like the seat of a company."""
    if not any("based" in _words_of(unit) for unit in found.chunk.units):
        return []
    inside = found.whose
    return [e.country for e in inside if e.kind == "country" and e.country]


def _words_of(unit: Unit) -> list[str]:
    return re.split(r"\W+", unit.lower)


def _places_of(found: Denoted) -> list[Entity]:
    """The towns that stand before a noun: `the Bonn group`."""
    inside = found.whose
    return [e for e in inside if e.kind in PLACED and not e.path.endswith("...")]


def _is_seated(focus: Focus, role: str, places: list[Entity], context: Context) -> bool:
    """`the Shenzhen company`: of that town, as far as towns are known; else of its country.

    Whom a capital is said of may sit in a town near it.
    """
    if role == "vendor":
        towns = {e.text.lower() for e in places}
        capitals = {e.country for e in places if e.kind == "capital"}
        seat = context.world.vendor_seat.get(focus.id)
        return seat in towns or _home(focus, role, context) in capitals
    return any(e.country is None or _home(focus, role, context) == e.country for e in places)


def is_there(focus: Focus, role: str, countries: Set[str | None], context: Context) -> bool:
    """`the UK's largest operators`: those at home there, or with a network there."""
    if _home(focus, role, context) in countries:
        return True
    networks = context.world.networks.get(focus.id, frozenset()) if role == "operator" else ()
    return focus.country is None and any(c in countries for c in networks)


def _home(focus: Focus, role: str, context: Context) -> str | None:
    if role == "vendor":
        return context.world.vendor_home.get(focus.id)
    return focus.country or context.world.operator_home.get(focus.id)
