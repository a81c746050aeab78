"""Operators and vendors for others: names of all shapes, and any of the country spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.extract import shipped_reference
from tests.grammar.exchanges.exchange import (
    ANY,
    Exchange,
    Told,
    mapped,
    mentioned,
    put,
    sampled,
)
from tests.grammar.exchanges.located import located

OPERATORS = {
    "Telia": "telia",
    "KPN": "kpn",
    "EE": "ee",
    "O2": "o2",
    "AT&T": "at-t",
    "1&1": "1und1",
    "KT": "kt",
    "A1": "a1",
    "M1": "m1",
    "Orange": "orange",
    "Three": "three",
    "Sprint": "sprint",
    "Salt": "salt",
    "Sunrise": "sunrise",
    "Zain": "zain",
    "du": "du",
    "stc": "stc",
    "LG Uplus": "lg-uplus",
    "T-Mobile US": "t-mobile",
    "T-Mobile": "t-mobile",
    "U.S. Cellular": "us-cellular",
    "Three UK": "three",
    "NTT DoCoMo": "ntt-docomo",
    "Bouygues Telecom": "bouygues-telecom",
    "Deutsche Telekom AG": "deutsche-telekom",
    "BT Group": "bt",
    "BT Group plc": "bt",
    "Vodafone Group Plc": "vodafone",
    "Telefonica SA": "telefonica",
    "Verizon Communications Inc.": "verizon",
    "Telstra Corp": "telstra",
    "Rogers Communications": "rogers",
    "Telecom Italia": "tim",
    "SK Telecom": "sk-telecom",
    "Reliance Jio": "reliance-jio",
    "Bharti Airtel": "bharti-airtel",
    "Globe Telecom": "globe-telecom",
    "Turkcell": "turkcell",
    "Proximus": "proximus",
    "Virgin Media O2": "virgin-media-o2",
    "Hrvatski Telekom": "hrvatski-telekom",
    "Safaricom": "safaricom",
    "MTN Group": "mtn",
    "Spark": "spark",
    "Play": "play",
    "Optus": "optus",
    "Telus": "telus",
}
"""Names of one word and of several, with figures and signs, with what a company is, and words."""

VENDORS = {
    "Ericsson": "ericsson",
    "Nokia": "nokia",
    "Samsung": "samsung",
    "Samsung Electronics": "samsung",
    "Huawei": "huawei",
    "Huawei Technologies": "huawei",
    "Huawei Technologies Co Ltd": "huawei",
    "ZTE": "zte",
    "ZTE Corp": "zte",
    "ZTE Corp.": "zte",
    "NEC": "nec",
    "Fujitsu": "fujitsu",
    "Mavenir": "mavenir",
    "Cisco": "cisco",
    "Nokia Corp": "nokia",
    "Telefonaktiebolaget LM Ericsson": "ericsson",
    "Nokia Siemens Networks": "nokia-siemens",
    "Nokia Networks": "nokia",
    "Ericsson AB": "ericsson",
    "Cisco Systems": "cisco",
    "China's Huawei": "huawei",
    "Finland's Nokia": "nokia",
    "Swedish vendor Ericsson": "ericsson",
    "Chinese telecoms giant Huawei": "huawei",
    "the Chinese company ZTE": "zte",
}
HOMES = {
    "ericsson": "SE",
    "nokia": "FI",
    "nokia-siemens": "FI",
    "samsung": "KR",
    "huawei": "CN",
    "zte": "CN",
    "nec": "JP",
    "fujitsu": "JP",
    "mavenir": "US",
    "cisco": "US",
}
"""A state acts against makers of others; one of its own would be another story."""
OF_VENDOR = re.compile(
    r"\b(?:Siemens|Chin(?:a|ese)|Swed(?:en|ish)|Finland|Finnish|Nordic|South Korea|Korean|Japan"
    r"|Western|Europe"
    r"|(?:foreign|its|vendor|supplier|company|maker|giant|firm|group) [A-Z])"
)
"""Words that may tell of a maker, so that another would not fit."""

WORDS = frozenset(["Orange", "Three", "Sprint", "Salt", "Sunrise", "Spark", "Play", "du", "EE"])
FORM = re.compile(r"\b(?:Group|plc|Plc|AG|SA|Inc\.?|Corp\.?|Co Ltd|AB|Communications)$")
DESCRIBED = re.compile(r"(?:the |[A-Z]\w+ (?:vendor|telecoms)).*[a-z] [A-Z]\w+$|.*'s ")


def operators(told: Told) -> Iterator[Exchange]:
    """An operator for another, where nothing in the text says in which country it is."""
    old, places = named_operator(told)
    if not places or located(told.text) or told.text[places[0][1] :].startswith("'s "):
        return
    if told.every("jurisdiction"):
        return  # `BT must remove it`: in the country of the operator
    for name in sampled(told.example.id, list(OPERATORS), 4):
        claims = mapped(told, operator=(old, OPERATORS[name]))
        claims = tuple(c.but(country=ANY) for c in claims)
        yield Exchange(f"operator: {_shape(name)}", put(told.text, places, name), claims)


def operators_of_country(told: Told) -> Iterator[Exchange]:
    """An operator for another of the country that the text tells of."""
    old, places = named_operator(told)
    country = told.only("country")
    if not places or country is None or country not in located(told.text):
        return
    there = _operators_of(told.example.published.year).get(country, [])
    for name, new in sampled(told.example.id, [n for n in there if n[1] != old], 2):
        text = put(told.text, places, name)
        yield Exchange("operator of the country", text, mapped(told, operator=(old, new)))


def vendors(told: Told) -> Iterator[Exchange]:
    """A vendor for another."""
    old, places = named_vendor(told)
    if not places:
        return
    states = told.every("jurisdiction") | located(told.text)
    for name in sampled(told.example.id, list(VENDORS), 4):
        new = VENDORS[name]
        if HOMES[new] not in states and all(_goes_there(name, told.text, at) for at in places):
            claims = mapped(told, vendor=(old, new), target=(old, new))
            yield Exchange(f"vendor: {_shape(name)}", put(told.text, places, name), claims)


def _goes_there(name: str, text: str, place: tuple[int, int]) -> bool:
    """Whether a name with more than its own words reads well: no `the China's Huawei gear`."""
    start, end = place
    if name.endswith(".") and re.match(r"['’-]", text[end:]):
        return False
    is_led = re.search(r"(?:['’]s|\b(?:the|an?|its|new|other|old)) $", text[:start])
    return not (is_led and (name[0].islower() or "'s " in name))


def named_operator(told: Told) -> tuple[str, list[tuple[int, int]]]:
    """The one operator of the claims, and where it is named; no places where that is not sure."""
    old = told.only("operator") or ""
    return old, [] if old.startswith("all:") else _places(
        told.text, _names("operator").get(old, ())
    )


def named_vendor(told: Told) -> tuple[str, list[tuple[int, int]]]:
    """The one vendor of the claims, and where it is named, if another would fit there."""
    old = told.only("vendor", "target") or ""
    places = _places(told.text, _names("vendor").get(old, ()))
    return old, [] if OF_VENDOR.search(told.text) else places


def _places(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where somebody is named, if always by one name, and no longer one."""
    spans: list[tuple[int, int]] = []
    for name in names:
        for match in mentioned(name, text):
            if not any(s < match.end() and match.start() < e for s, e in spans):
                spans.append(match.span())
    return spans if len({text[s:e] for s, e in spans}) == 1 else []


def _shape(name: str) -> str:
    if FORM.search(name):
        return "with its legal form"
    if DESCRIBED.match(name):
        return "with what it is"
    if name in WORDS:
        return "an English word"
    if re.search(r"[\d&]", name):
        return "with signs or figures"
    return "of several words" if " " in name else "of one word"


@cache
def _names(kind: str) -> Mapping[str, tuple[str, ...]]:
    """All names of each company of a kind, the longest first."""
    found: dict[str, set[str]] = {}
    for table, column in ((f"{kind}_aliases", "alias"), (f"{kind}s", "name")):
        for row in shipped_reference()[table].iter_rows(named=True):
            found.setdefault(row[f"{kind}_id"], set()).add(row[column])
    return {k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in found.items()}


@cache
def _operators_of(year: int) -> Mapping[str, list[tuple[str, str]]]:
    """The operators of each country in a year, by their main names and whom those mean."""
    brands = _brands(year)
    found: dict[str, list[tuple[str, str]]] = {}
    for row in shipped_reference()["operator_networks"].iter_rows(named=True):
        operator = row["operator_id"]
        if operator in brands and row["is_mvno"] == "false" and _stands(row, year):
            found.setdefault(row["country_id"], []).append((brands[operator], operator))
    return found


def _brands(year: int) -> Mapping[str, str]:
    """The main names of operators with a network that mean nobody else."""
    reference = shipped_reference()
    bearers: dict[str, set[str]] = {}
    for row in reference["operator_aliases"].iter_rows(named=True):
        bearers.setdefault(row["alias"].lower(), set()).add(row["operator_id"])
    return {
        row["operator_id"]: row["name"]
        for row in reference["operators"].iter_rows(named=True)
        if row["is_mvno"] == "false" and _stands(row, year) and not row["successor_id"]
        if bearers.get(row["name"].lower(), set()) <= {row["operator_id"]}
    }


def _stands(row: Mapping[str, str | None], year: int) -> bool:
    first, last = row["active_from"], row["active_until"]
    return (not first or int(first[:4]) <= year) and (not last or int(last[:4]) > year)
