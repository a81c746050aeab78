"""One name for several: of vendors, of operators, of countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.grammar.exchanges.companies import HOMES, named_operator, named_vendor
from tests.grammar.exchanges.countries import forms_of, only_country
from tests.grammar.exchanges.exchange import ANY, Claim, Exchange, Told, put, sampled
from tests.grammar.exchanges.located import located

List = tuple[str, tuple[str, ...]]
"""A list around a name, and who else is in it."""
OF_VENDORS: tuple[List, ...] = (
    ("{} and ZTE", ("zte",)),
    ("ZTE and {}", ("zte",)),
    ("{}, ZTE and Nokia", ("zte", "nokia")),
    ("Ericsson, Nokia and {}", ("ericsson", "nokia")),
    ("{} and Nokia Siemens Networks", ("nokia-siemens",)),
    ("{} and Sweden's Ericsson", ("ericsson",)),
    ("{}, ZTE, Hytera and Fiberhome", ("zte", "hytera", "fiberhome")),
    ("{} & ZTE", ("zte",)),
)
OF_VENDORS_ALONE: tuple[List, ...] = (
    ("both {} and ZTE", ("zte",)),
    ("{} as well as ZTE", ("zte",)),
    ("{} (and ZTE)", ("zte",)),
    ("{}, along with ZTE,", ("zte",)),
    ("{} and its rival ZTE", ("zte",)),
    ("{} and also ZTE", ("zte",)),
    ("the likes of {} and ZTE", ("zte",)),
    ("vendors including {} and ZTE", ("zte",)),
    ("companies such as {}", ()),
    ("vendors {}, ZTE and Nokia", ("zte", "nokia")),
)
OF_CHINESE: tuple[List, ...] = (
    ("Chinese vendors {} and ZTE", ("zte",)),
    ("the Chinese companies {} and ZTE", ("zte",)),
    ("China's {} and ZTE", ("zte",)),
    ("{} and other Chinese vendors", ("group:chinese",)),
    ("{}, ZTE and other Chinese firms", ("zte", "group:chinese")),
    ("{} and fellow Chinese supplier ZTE", ("zte",)),
    ("Chinese suppliers such as {} and ZTE", ("zte",)),
    ("two Chinese vendors, {} and ZTE,", ("zte",)),
    ("Chinese suppliers like {}", ()),
    ("two Chinese companies - {} and ZTE -", ("zte",)),
    ("China-based {} and ZTE", ("zte",)),
)
EITHER: tuple[List, ...] = (
    ("{} or ZTE", ("zte",)),
    ("either {} or ZTE", ("zte",)),
    ("{}, ZTE or Hytera", ("zte", "hytera")),
)
DENYING = {"excluded", "not_used", "phasing_out", "ban", "removal_order", "procurement_ban"}
OF_OPERATORS: tuple[List, ...] = (
    ("{} and Telia", ("telia",)),
    ("Telia and {}", ("telia",)),
    ("{}, Telia and KPN", ("telia", "kpn")),
    ("Telia, KPN and {}", ("telia", "kpn")),
    ("{} and AT&T", ("at-t",)),
    ("{} and Deutsche Telekom AG", ("deutsche-telekom",)),
)
OF_OPERATORS_ALONE: tuple[List, ...] = (
    ("both {} and KPN", ("kpn",)),
    ("{} as well as Telia", ("telia",)),
    ("{}, along with Telia,", ("telia",)),
    ("{} and its rival Telia", ("telia",)),
    ("operators {} and Telia", ("telia",)),
    ("the operators {}, KPN and Telia", ("telia", "kpn")),
    ("carriers including {} and Telia", ("telia",)),
    ("two operators, {} and Telia,", ("telia",)),
    ("{}, SK Telecom, KT and LG Uplus", ("sk-telecom", "kt", "lg-uplus")),
    ("{} & Telia", ("telia",)),
)
OF_COUNTRIES: tuple[List, ...] = (
    ("{} and Sweden", ("SE",)),
    ("Sweden and {}", ("SE",)),
    ("{}, Sweden and the Netherlands", ("SE", "NL")),
    ("both {} and the Czech Republic", ("CZ",)),
    ("the United States, Sweden and {}", ("US", "SE")),
    ("{} as well as Romania", ("RO",)),
    ("countries such as {} and Romania", ("RO",)),
    ("countries including {}", ()),
    ("{}, Sweden, Romania and Estonia", ("SE", "RO", "EE")),
    ("three countries - {}, Sweden and Romania -", ("SE", "RO")),
    ("the governments of {} and Sweden", ("SE",)),
    ("{} and its neighbour Sweden", ("SE",)),
    ("Sweden, Romania and {}", ("SE", "RO")),
)
COUNTED = re.compile(
    r"\b(?:latter|former|respectively|sole|both|each|only|another|country|nation|first|its own|left"
    r"|of its|his|her|the vendor)\b"
    r"|, (?:a|an|the|which|whose|who|one)\b"
)
"""Words that tell how many there are, and asides of one."""
OF_MANY = {
    "has": "have",
    "is": "are",
    "was": "were",
    "plans": "plan",
    "does": "do",
    "intends": "intend",
    "says": "say",
    "uses": "use",
    "expects": "expect",
}
VERB = re.compile(r" ((?:also |already |now )?)(" + "|".join(OF_MANY) + r")\b")
OTHER_VERB = re.compile(r" (?:[a-z]+ly |also |now |already )?(?!plus|across|ties)[a-z]+[^s\W]s\b")
OF_ONE_BEHIND = re.compile(r" (?:is|was|has|does)\b")
BEFORE_NOUN = re.compile(
    r"['’-]| (?:\dG|LTE)\b"
    r"| (?!(?:and|or|in|with|on|to|for|at|by|from|as|of|has|have|had|will|is|was|were|are|may|would"
    r"|could|should|must|can|into|before|after|since|until|over|during|within|said|that|which|who"
    r"|this|last|next|but|out|off|earlier|amid|under|because|if|when|while|than|rather|instead|not"
    r"|does|did|do|also|again|even|despite|against|across|about|\w+ly|\w+ed|\w+s)\b)[a-z]"
)
BEHIND_NOUN = re.compile(
    r"(?:['’]s|[a-z]-|\b(?:the|an?|its|new|no|all|of|vendor|operator|carrier|supplier)) $"
)
OPENING = re.compile(r"(?:^|(?:that|,|and|but|because|if|when|said) )$")


def vendors(told: Told) -> Iterator[Exchange]:
    """Several vendors for one."""
    old, places = named_vendor(told)
    if len(places) != 1 or COUNTED.search(told.text):
        return
    lists = OF_VENDORS
    if stands_alone(told.text, *places[0]):
        lists += OF_VENDORS_ALONE + (OF_CHINESE if old == "huawei" else ())
    if told.every("status", "action") <= DENYING:
        lists += EITHER
    states = told.every("jurisdiction")
    for form, others in sampled(told.example.id, [x for x in lists if old not in x[1]], 4):
        text = _listed(told.text, *places[0], form)
        if form.startswith("companies") and not states:
            continue  # what companies such as Nokia will do is true of any
        if text is None or any(HOMES.get(o) in states for o in others):
            continue
        claims = _each(told.claims, ("vendor", "target"), old, others)
        if form.startswith("Chinese"):
            claims += _perhaps(told.claims, ("vendor", "target"), old, "group:chinese")
        yield Exchange(f"list of vendors: {form}", text, claims)


def operators(told: Told) -> Iterator[Exchange]:
    """Several operators for one."""
    old, places = named_operator(told)
    if len(places) != 1 or located(told.text) or COUNTED.search(told.text):
        return
    if told.every("jurisdiction") or (places[0][0] and " its " in told.text):
        return
    alone = OF_OPERATORS_ALONE if stands_alone(told.text, *places[0]) else ()
    lists = [x for x in OF_OPERATORS + alone if old not in x[1]]
    for form, others in sampled(told.example.id, lists, 4):
        text = _listed(_theirs(told.text, places[0]), *places[0], form)
        if text is not None:
            claims = _each(told.claims, ("operator",), old, others)
            claims = tuple(c.but(country=ANY) for c in claims)
            yield Exchange(f"list of operators: {form}", text, claims)


def countries(told: Told) -> Iterator[Exchange]:
    """Several countries for one."""
    old = only_country(told)
    places = forms_of(old, told.text) if old else []
    if old is None or len(places) != 1 or places[0][2] != "noun" or COUNTED.search(told.text):
        return
    start, end, _ = places[0]
    homes = {HOMES.get(v) for v in told.every("target")}
    lists = [x for x in OF_COUNTRIES if old not in x[1] and not homes & {*x[1]}]
    for form, others in sampled(told.example.id, lists, 4):
        is_led = bool(re.search(r"\b(?:in|to|from|across) $", told.text[:start]))
        text = _listed(_theirs(told.text, (start, end)), start, end, form)
        if text is None or (is_led and form.startswith("the governments")):
            continue
        claims = _each(told.claims, ("jurisdiction", "country"), old, others)
        if not told.every("operator"):
            yield Exchange(f"list of countries: {form}", text, claims)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether words may be put around a name: it describes no noun and none describes it."""
    return not BEFORE_NOUN.match(text[end:]) and not BEHIND_NOUN.search(text[:start])


def _theirs(text: str, place: tuple[int, int]) -> str:
    """`its` of the subject becomes that of several."""
    start, end = place
    return text[:end] + re.sub(r"\bits\b", "their", text[end:]) if start == 0 else text


def _listed(text: str, start: int, end: int, form: str) -> str | None:
    """A text with a list in it, its verb of several subjects; none where that is not known."""
    behind, name = text[end:], text[start:end]
    if OPENING.search(text[:start]):
        if verb := VERB.match(behind):
            behind = f" {verb[1]}{OF_MANY[verb[2]]}" + behind[verb.end() :]
        elif OTHER_VERB.match(behind):
            return None
    elif OF_ONE_BEHIND.match(behind):
        return None
    if form[-1] in ",-" and behind[0] in ".,;":
        form = form[:-1].rstrip()
    name = name[:1].lower() + name[1:] if name.startswith("The ") else name
    return put(text[:end] + behind, [(start, end)], form.format(name))


def _each(
    claims: Sequence[Claim], fields: Sequence[str], old: str, others: Sequence[str]
) -> tuple[Claim, ...]:
    """The claims, and each of them with every other name as well."""
    found = list(claims)
    for claim in claims:
        for field in fields:
            if claim.has(field, old):
                found += [claim.but(**{field: other}) for other in others]
    return tuple(found)


def _perhaps(
    claims: Sequence[Claim], fields: Sequence[str], old: str, other: str
) -> tuple[Claim, ...]:
    """What may be claimed of another as well: of the group that is named."""
    more = _each(claims, fields, old, [other])[len(claims) :]
    return tuple(replace(each, is_optional=True) for each in more)
