"""Datelines: `NEW DELHI, Oct 18, 2022 (Reuters) -` at the head of a story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.articles.dates import MONTH_NAME, FoundDate, find_dates

# Agencies whose bare name before a dash, or in brackets, says who sent a story.
_WIRES = (
    "Reuters|AP|AFP|UPI|PA|PA Media|PTI|ANI|IANS|UNI|Xinhua|Kyodo|Jiji|Yonhap|CNA|VNA|Antara|"
    "Bernama|TASS|Interfax|RIA|EFE|ANSA|DPA|APA|CTK|PAP|MTI|Lusa|Belga|ANP|TT|NTB|STT|Ritzau|"
    "Anadolu|WAM|SPA|IRNA|KUNA|AAP|CP|The Canadian Press|Associated Press|Agence France-Presse|"
    "Dow Jones|Bloomberg|MarketWatch|PRNewswire|PR Newswire|Business Wire|GLOBE NEWSWIRE|"
    "ACN Newswire"
)
_CAPITAL = r"[A-ZÀ-Þ]"
_UPPER_WORD = rf"{_CAPITAL}(?:{_CAPITAL}|['’.-](?={_CAPITAL}|\s))+\.?"
_UPPER_PLACE = rf"{_UPPER_WORD}(?: {_UPPER_WORD}){{0,3}}"
# What may follow the first place: more places, a country or state.
_NAMED_PLACE = rf"(?!{MONTH_NAME})[A-Z][a-z]+(?: [A-Z][a-z]+)?\.?"
_MORE_PLACES = rf"(?:(?:,| and|/| &) ?(?:{_UPPER_PLACE}|{_NAMED_PLACE})){{0,4}}"
_MIXED_TOWN = r"[A-Z][a-zà-ÿ]+(?:[ -](?:de |of )?[A-Z][a-zà-ÿ]+){0,2}"
_MIXED_PLACE = rf"{_MIXED_TOWN}(?:, [A-Z][a-z]+)?(?: and {_MIXED_TOWN}(?:, [A-Z][a-z]+)?)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )"
_WHEN = (
    rf"{_WEEKDAY}?(?:(?:{MONTH_NAME})\.? \d{{1,2}}|\d{{1,2}} (?:{MONTH_NAME})\.?)(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_BRACKET = r"(?:\((?P<agency>[^()]{2,60})\)|/(?P<named>[\w -]{2,40})/)"
_DATELINE = re.compile(
    rf"(?P<place>{_UPPER_PLACE}{_MORE_PLACES}|{_MIXED_PLACE}(?=(?:,| [-–—]+)? \(?(?i:{_WHEN})))"
    rf"(?:(?:,| [-–—]+)? \(?(?P<when>(?i:{_WHEN}))\)?)?"
    rf"(?:,?\s*[-–—]{{0,2}}{_BRACKET})?\s*(?:--|[-–—:]+\s|(?<=\d{{4}})\.\s|$)"
)
_WIRE_ONLY = re.compile(
    rf"(?:(?P<when>(?i:{_WHEN})),? )?"
    rf"(?:\((?P<agency>{_WIRES})\)|(?P<named>{_WIRES})) ?[-–—]+ "
)
_COUNTRY_TOLD = re.compile(rf"{_MIXED_TOWN}, [A-Z][a-z]+(?: [A-Z][a-z]+)? [-–—]+\s")
_NO_DASH = re.compile(
    rf"{_UPPER_PLACE}{_MORE_PLACES},? (?i:{MONTH_NAME})\.? \d{{1,2}}(?:, \d{{4}})?\s(?=[A-Z])"
)
_WIRE_AT_END = re.compile(rf"\((?P<agency>{_WIRES})\)$")
_PLACE_ALONE = re.compile(rf"[\s,.(]*{_UPPER_PLACE}{_MORE_PLACES}[\s,.:)–—-]*")
_NOT_AN_AGENCY = re.compile(r"translat|update|adds?\b|correct|\d|:|ticker|exchange", re.IGNORECASE)


_HEAD = 200
"""Characters of a paragraph within which a dateline ends."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says: its date if it gives the year, and who sent the story."""

    found: FoundDate | None
    agency: str | None


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline that opens a paragraph, or None."""
    match = _matched(text)
    if match is None:
        return None
    return Dateline(_date(match), _agency(match["agency"] or match["named"]))


def _matched(text: str) -> re.Match[str] | None:
    """The dateline as it is written: `when` it was sent, and by which `agency`, or one `named`."""
    head = text[:_HEAD]
    return _WIRE_ONLY.match(head) or _DATELINE.match(head)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first word of a story: how long it is, and whether it is sure.

    It is where a day or an agency is told; a place alone may be what the sentence speaks of.
    """

    length: int
    is_sure: bool


def opening_of(text: str) -> Opening | None:
    """The dateline that opens a paragraph, also one that names but a place."""
    if (match := _matched(text)) is not None:
        return Opening(match.end(), is_sure=any(match.group("when", "agency", "named")))
    head = text[:_HEAD]
    place = _COUNTRY_TOLD.match(head) or _NO_DASH.match(head)  # "DOUALA, Cameroon Dec 18 MTN has"
    return Opening(place.end(), is_sure=False) if place is not None else None


def first_dateline(texts: Sequence[str]) -> Dateline | None:
    """The first dateline that says something, of a story's first paragraphs."""
    found = (read_dateline(text) for text in texts)
    return next((each for each in found if each and (each.found or each.agency)), None)


def agency_of_title(title: str) -> str | None:
    """The agency in brackets at the end of a headline, as feeds write it."""
    match = _WIRE_AT_END.search(title)
    return match["agency"] if match else None


def is_place(text: str) -> bool:
    """Whether a text is nothing but places in capitals, as in `SAO PAULO,`."""
    return _PLACE_ALONE.fullmatch(text) is not None


def is_wire(text: str) -> bool:
    """Whether a text is the name of a news agency."""
    return re.fullmatch(_WIRES, text) is not None


def _date(dateline: re.Match[str]) -> FoundDate | None:
    """The day that a dateline gives, if with its year."""
    return next(iter(find_dates(dateline["when"] or "")), None)


def _agency(written: str | None) -> str | None:
    """The agency in a dateline's brackets, unless these hold a note."""
    if written is None or not written[0].isupper() or len(written.split()) > 4:
        return None
    return None if _NOT_AN_AGENCY.search(written) else written.strip()
