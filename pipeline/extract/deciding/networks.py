"""Which national network of a brand is meant, by what the article says of countries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.extract.entities import Entity
from pipeline.extract.reading.sentence import ReadSentence

FEW_NETWORKS = 2  # with more, a brand alone does not tell the country


@dataclass(slots=True)
class Setting:
    """What a decision needs of the article: its date, and where a brand's network is meant."""

    published: date | None
    networks: Mapping[str, frozenset[str]]
    homes: dict[str, str]
    vendor_homes: Mapping[str, str] = field(default_factory=dict)
    networks_then: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ever: Mapping[str, frozenset[str]] = field(default_factory=dict)  # given up or not
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by the units of a group
    first_years: Mapping[str, int] = field(default_factory=dict)  # of generations, anywhere
    default_country: str | None = None
    local_countries: tuple[str, ...] = ()
    recent_countries: tuple[frozenset[str], ...] = ()  # by sentence, this one first
    read: list[ReadSentence] = field(default_factory=list)


def operator_countries(
    operator: Entity, setting: Setting, enters: tuple[str, ...] = (), *, many: bool = False
) -> list[str | None]:
    """Which national networks are meant: the name's, the clause's, the only one, the article's.

    A deal in two countries is two claims. A country that an operator `enters` counts as well.
    Of `many` networks (`in all its markets`) no country is told, where a brand has as many.
    """
    if operator.country is not None:
        return [operator.country]
    then = setting.networks_then.get(operator.id, frozenset())
    networks = setting.networks.get(operator.id, frozenset()) or then
    networks = networks or setting.held.get(operator.id, frozenset())
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
    if many and len(networks) > FEW_NETWORKS:
        return [None]
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
