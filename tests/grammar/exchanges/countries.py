"""Countries, their governments and their bodies for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.grammar.exchanges.exchange import Exchange, Told, mapped, mentioned, put, sampled
from tests.grammar.exchanges.located import located, names_what_lies_there


@dataclass(frozen=True)
class Country:
    """How a country is written: as a noun, as an adjective, as its seat of government."""

    id: str
    noun: str
    adjective: str
    seat: str
    modifier: str = ""

    @property
    def owner(self) -> str:
        """`Kenya's`, `the Netherlands'`."""
        return f"{self.noun}'" if self.noun.endswith("s") else f"{self.noun}'s"

    @property
    def short(self) -> str:
        """What stands before a noun: `UK carriers`, `Dutch carriers`."""
        return self.modifier or self.adjective


COUNTRIES = (
    Country("GB", "Britain", "British", "London", "UK"),
    Country("GB", "the UK", "British", "London", "U.K."),
    Country("GB", "the United Kingdom", "British", "London", "UK"),
    Country("US", "the United States", "American", "Washington", "US"),
    Country("US", "the U.S.", "U.S.", "Washington", "U.S."),
    Country("US", "the US", "US", "Washington", "US"),
    Country("US", "America", "American", "Washington", "US"),
    Country("DE", "Germany", "German", "Berlin"),
    Country("NL", "the Netherlands", "Dutch", "The Hague"),
    Country("PH", "the Philippines", "Philippine", "Manila"),
    Country("AE", "the United Arab Emirates", "Emirati", "Abu Dhabi", "UAE"),
    Country("AE", "the UAE", "Emirati", "Abu Dhabi", "UAE"),
    Country("CZ", "the Czech Republic", "Czech", "Prague"),
    Country("CZ", "Czechia", "Czech", "Prague"),
    Country("KR", "South Korea", "South Korean", "Seoul"),
    Country("NZ", "New Zealand", "New Zealand", "Wellington"),
    Country("TW", "Taiwan", "Taiwanese", "Taipei"),
    Country("SA", "Saudi Arabia", "Saudi", "Riyadh"),
    Country("ZA", "South Africa", "South African", "Pretoria"),
    Country("CH", "Switzerland", "Swiss", "Bern"),
    Country("TR", "Turkey", "Turkish", "Ankara"),
    Country("JO", "Jordan", "Jordanian", "Amman"),
    Country("RO", "Romania", "Romanian", "Bucharest"),
    Country("PL", "Poland", "Polish", "Warsaw"),
    Country("DK", "Denmark", "Danish", "Copenhagen"),
    Country("NO", "Norway", "Norwegian", "Oslo"),
    Country("SE", "Sweden", "Swedish", "Stockholm"),
    Country("FI", "Finland", "Finnish", "Helsinki"),
    Country("EE", "Estonia", "Estonian", "Tallinn"),
    Country("FR", "France", "French", "Paris"),
    Country("IT", "Italy", "Italian", "Rome"),
    Country("ES", "Spain", "Spanish", "Madrid"),
    Country("PT", "Portugal", "Portuguese", "Lisbon"),
    Country("BE", "Belgium", "Belgian", "Brussels"),
    Country("IN", "India", "Indian", "New Delhi"),
    Country("JP", "Japan", "Japanese", "Tokyo"),
    Country("AU", "Australia", "Australian", "Canberra"),
    Country("CA", "Canada", "Canadian", "Ottawa"),
    Country("VN", "Vietnam", "Vietnamese", "Hanoi"),
    Country("KE", "Kenya", "Kenyan", "Nairobi"),
    Country("NG", "Nigeria", "Nigerian", "Abuja"),
    Country("BR", "Brazil", "Brazilian", "Brasilia"),
    Country("MX", "Mexico", "Mexican", "Mexico City"),
    Country("CL", "Chile", "Chilean", "Santiago"),
    Country("PK", "Pakistan", "Pakistani", "Islamabad"),
    Country("ID", "Indonesia", "Indonesian", "Jakarta"),
    Country("GR", "Greece", "Greek", "Athens"),
    Country("IE", "Ireland", "Irish", "Dublin"),
)
BODIES = {
    "Ofcom": "GB",
    "the FCC": "US",
    "the Federal Communications Commission": "US",
    "the US Commerce Department": "US",
    "the White House": "US",
    "BNetzA": "DE",
    "the Federal Network Agency": "DE",
    "the German interior ministry": "DE",
    "Arcep": "FR",
    "Anatel": "BR",
    "ANCOM": "RO",
    "Traficom": "FI",
    "TRAI": "IN",
    "India's Department of Telecommunications": "IN",
    "the Swedish Post and Telecom Authority": "SE",
    "the Swedish Post and Telecom Authority (PTS)": "SE",
    "the Norwegian Communications Authority": "NO",
    "Nkom": "NO",
    "the Danish Energy Agency": "DK",
    "the Dutch telecoms regulator": "NL",
    "the telecoms regulator of the Philippines": "PH",
    "Kenya's Communications Authority": "KE",
    "the Ministry of Internal Affairs and Communications of Japan": "JP",
    "Poland's Ministry of Digital Affairs": "PL",
    "the Ministry of Communications of Vietnam": "VN",
    "the Spanish cabinet": "ES",
    "Canada's industry minister": "CA",
    "Romania's supreme defence council": "RO",
    "the Italian prime minister": "IT",
    "the Czech cyber agency NUKIB": "CZ",
    "Australia's Department of Home Affairs": "AU",
    "the government of New Zealand": "NZ",
    "regulator Comreg": "IE",
    "the Infocomm Media Development Authority": "SG",
}


FORMS_OF_ONE = (
    "the {adjective} government", "{owner} government", "{noun}", "the government of {noun}",
    "{seat}", "the government in {seat}", "the {short} government", "{owner} cabinet",
    "the {adjective} telecoms ministry", "{owner} communications regulator",
    "{owner} prime minister", "the cabinet of {noun}", "{owner} Ministry of Communications",
    "the parliament of {noun}", "{owner} telecoms minister", "the {adjective} state",
)  # fmt: skip
FORMS_OF_MANY = (
    "{adjective} authorities", "authorities in {noun}", "{owner} authorities",
    "ministers in {seat}", "{adjective} lawmakers", "officials in {seat}",
    "{adjective} regulators", "the {adjective} authorities",
)  # fmt: skip
UNUSUAL = re.compile(r"(?:U\.?S\.?|States)['’]|(?:cabinet|parliament) of the U|US prime")
GOVERNMENT = re.compile(
    r"\b[Tt]he (?P<adj>[A-Z]\w+) government\b|\b(?P<noun>[A-Z]\w+)['’]s government\b"
)
ACTS = re.compile(r" (?:has|is|was|plans|will|may|had|[a-z]+ed|said|told|made|put|set|took)\b")
OF_MANY = {"has": "have", "is": "are", "was": "were", "plans": "plan"}
OF_THE_COUNTRY = re.compile(r"\b(?:countr|nation|stop buying|nearly|first|states?\b)")
"""What is said of a country is not said of its ministry."""
NOUNS_BEHIND = frozenset(
    [
        *("government", "operator", "operators", "carrier", "carriers", "regulator", "authorities"),
        *("lawmakers", "officials", "court", "ministers", "ministry", "networks", "network"),
        *("prosecutors", "telecoms", "telecom", "mobile", "parliament", "phone", "companies"),
        *("sanctions", "president", "state", "national", "security", "intelligence", "sale", "ban"),
        *("law", "rules", "market", "decision", "bill", "review", "wireless", "senators", "senate"),
        *("lawmaker", "official", "agencies", "agency", "administration", "entity", "export"),
        *(
            "pressure",
            "subsidies",
            "cabinet",
            "spectrum",
            "telcos",
            "telco",
            "judge",
            "legislation",
        ),
        *("5G", "4G", "3G", "2G", "LTE"),
    ]
)
"""Before these `UK` is what describes them."""


def countries(told: Told) -> Iterator[Exchange]:
    """A country for another, where no operator or body of the text belongs to it."""
    old = only_country(told)
    if old is None or "Entity List" in told.text:
        return
    places = forms_of(old, told.text)
    for new in sampled(told.example.id, [c for c in COUNTRIES if c.id not in (old, "CN")], 4):
        text = told.text
        for start, end, form in reversed(places):
            text = put(text, [(start, end)], _as(new, form))
        everyone = (f"all:{old}", f"all:{new.id}")
        country = (old, new.id)
        claims = mapped(told, jurisdiction=country, country=country, operator=everyone)
        if places:
            yield Exchange(f"country: {new.noun}", text, claims)


def governments(told: Told) -> Iterator[Exchange]:
    """A government called otherwise: by its country, its seat, its people in office."""
    place = _government(told)
    if place is None:
        return
    start, end, country = place
    for form in sampled(told.example.id, FORMS_OF_ONE, 4):
        name = _filled(form, country)
        if not UNUSUAL.search(name):
            text = put(told.text, [(start, end)], name)
            yield Exchange(f"government: {form}", text, told.claims)
    if start == 0 and (verb := ACTS.match(told.text[end:])):
        verbs = f" {OF_MANY.get(verb[0].strip(), verb[0].strip())}"
        behind = verbs + told.text[end + verb.end() :]
        for form in sampled(told.example.id, FORMS_OF_MANY, 2):
            text = put(told.text[:end] + behind, [(start, end)], _filled(form, country))
            yield Exchange(f"government: {form}", text, told.claims)


def bodies(told: Told) -> Iterator[Exchange]:
    """A government for a body of another country."""
    place = _government(told)
    if place is None:
        return
    start, end, country = place
    others = told.text[:start] + told.text[end:]
    is_open = start == 0 or re.search(r"(?:by|said|[a-z]) $", told.text[:start])
    if not is_open or located(others) - {"CN"} or names_what_lies_there(told.text[end:]):
        return
    for name in sampled(told.example.id, [b for b in BODIES if BODIES[b] != country.id], 3):
        claims = mapped(told, jurisdiction=(country.id, BODIES[name]))
        yield Exchange(f"body: {name}", put(told.text, [(start, end)], name), claims)


def only_country(told: Told) -> str | None:
    """The one country of the claims, where nobody in the text is bound to it."""
    old = told.only("jurisdiction", "country")
    operators = told.every("operator")
    if old in (None, "EU") or any(not o.startswith("all:") for o in operators):
        return None
    is_bound = names_what_lies_there(told.text) or located(told.text) - {old, "CN"}
    return None if is_bound else old


def _government(told: Told) -> tuple[int, int, Country] | None:
    """Where a government is named that acts in all claims: `the German government`, `Germany`."""
    old = told.only("jurisdiction")
    if OF_THE_COUNTRY.search(told.text) or any(c.kind != "policies" for c in told.claims):
        return None
    for country in (c for c in COUNTRIES if c.id == old):
        for match in GOVERNMENT.finditer(told.text):
            is_its = match["adj"] in (country.adjective, country.modifier)
            if is_its or match["noun"] == country.noun:
                return *match.span(), country
        noun = country.noun[:1].upper() + country.noun[1:]
        if told.text.startswith(f"{noun} ") and ACTS.match(told.text[len(noun) :]):
            return 0, len(noun), country
    return None


def forms_of(old: str, text: str) -> list[tuple[int, int, str]]:
    """Where a country's names stand in a text, and in which form."""
    found: dict[int, tuple[int, int, str]] = {}
    for country in (c for c in COUNTRIES if c.id == old):
        for name, form in _spelt(country):
            for match in mentioned(name, text):
                place = _in_form(match, form, text, is_same=country.adjective == country.modifier)
                if found.get(place[0], (0, 0))[1] < place[1]:
                    found[place[0]] = place
    kept = sorted(found.values())
    return [a for a in kept if not any(b[0] < a[0] < b[1] for b in kept)]


def _in_form(match: re.Match[str], form: str, text: str, *, is_same: bool) -> tuple[int, int, str]:
    start, end = match.span()
    owner, behind = re.match(r"['’]s?(?=\W)", text[end:]), re.match(r" (\w+)", text[end:])
    describes = behind is not None and behind[1] in NOUNS_BEHIND
    if form == "noun" and describes and re.match(r"[Tt]he U[^n]", match[0]):
        return start + 4, end, "short"  # "the US government"
    if form == "short" and not describes:
        form = "noun"
    if form == "adjective" and is_same and not describes:
        form = "noun"
    return (start, end + owner.end(), "owner") if owner and form == "noun" else (start, end, form)


def _spelt(country: Country) -> Iterator[tuple[str, str]]:
    yield country.noun, "noun"
    yield country.noun[:1].upper() + country.noun[1:], "noun"
    yield country.seat, "seat"
    yield country.adjective, "adjective"
    if country.modifier:
        yield country.modifier, "short"


def _as(country: Country, form: str) -> str:
    return _filled(f"{{{form}}}", country)


def _filled(form: str, country: Country) -> str:
    return form.format(
        noun=country.noun,
        owner=country.owner,
        seat=country.seat,
        adjective=country.adjective,
        short=country.short,
    )
