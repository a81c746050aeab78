"""Other names set beside a statement, in roles that claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.grammar.exchanges.companies import named_operator, named_vendor
from tests.grammar.exchanges.exchange import Exchange, Told, put, sampled
from tests.grammar.rewordings.letters import behind_others

BEFORE = (
    "Unlike Ericsson, ",
    "At a trade show in Barcelona, ",
    "Despite objections from Beijing, ",
    "A week after Telefonica's results, ",
    "As trade talks with Japan went on, ",
    "With Nokia shares at a low, ",
    "According to the Financial Times, ",
    "As Verizon's chief executive toured Asia, ",
    "While AT&T was still silent on the matter, ",
    "Ahead of a visit by the Japanese prime minister, ",
    "A study by Ericsson says that ",
    "To the surprise of Vodafone, ",
    "After a meeting with Poland's prime minister, ",
    "As Vodafone and Orange argued over towers, ",
)
BEHIND = (
    ", Bloomberg reported from Berlin",
    ", according to a spokesman for Telefonica",
    ", as Nokia shares fell",
    ", ahead of a visit by the Japanese prime minister",
    ", a decision watched closely in Poland",
    ", to the surprise of Vodafone",
    ", analysts at Barclays in London said",
    ", a week after a meeting with Japan's foreign minister",
    ", while Vodafone declined to comment",
    ", said a former Ericsson executive",
    ", a step that Australia's opposition called brave",
    ", and Verizon declined to comment",
)
OPERATOR = (
    ", which also operates in Spain,",
    ", a rival of Vodafone,",
    ", part of the Orange group,",
    ", partly owned by Singapore's Temasek,",
    ", which competes with Telefonica,",
    ", led by a former Ericsson executive,",
    ", in which Japan's SoftBank holds a stake,",
    ", a partner of Vodafone,",
    ", with 10 million customers,",
    ", listed in London and New York,",
)
VENDOR = (
    ", the rival of Cisco,",
    ", which competes with Cisco,",
    ", whose shares fell in Tokyo,",
    ", which also makes handsets,",
    ", a competitor of Sweden's Ericsson,",
    ", whose sales in Germany fell,",
    ", a sponsor of the Australian team,",
)


NAMED = re.compile(r"\b(?:Cisco|Vodafone|Orange|Ericsson|SoftBank|Telefonica)\b")
FRONTED = frozenset(
    [
        *("In", "On", "At", "By", "For", "With", "Since", "After", "Before", "As", "While", "If"),
        *("When", "Once", "During", "Until", "Under", "Within", "To", "From", "Also", "Only"),
        *("Having", "Chosen", "Together", "Around", "About", "Over", "Most", "None", "Banned"),
        *("Some", "Nearly", "Three", "Two", "Not", "No", "There", "So", "Besides", "Despite"),
        *("Apart", "Both", "Half", "Much", "Of", "Powered", "Equipment", "Thanks", "Following"),
        *("Although", "Though", "Because", "Unlike", "Like", "Among", "Instead", "Rather", "Yet"),
        *("Now", "Today", "However", "Up", "Were", "It"),
    ]
)
"""What opens a sentence that nothing more can be set before, or that would be a name there."""
GOES_ON = re.compile(
    r"[.]$| (?:in|with|on|to|for|at|by|from|as|has|have|had|will|is|was|may|would|could|should"
    r"|must|said|plans|picked|chose|launched|[a-z]+ed)\b"
)
IN_LIST = re.compile(r"(?:and|or|,|&|both|than|like|between) $")


def stories(told: Told) -> Iterator[Exchange]:
    """Something told before or behind, in which others are named."""
    if told.text.split()[0] in FRONTED:
        return
    for before in sampled(told.example.id, BEFORE, 2):
        yield Exchange(f"beside: {before}...", before + behind_others(told.text), told.claims)
    for behind in sampled(told.example.id, BEHIND, 2):
        yield Exchange(f"beside: ...{behind}", f"{told.text[:-1]}{behind}.", told.claims)


def asides(told: Told) -> Iterator[Exchange]:
    """Somebody else named in an aside of a company."""
    for kind, (_, places), asides in (
        ("operator", named_operator(told), OPERATOR),
        ("vendor", named_vendor(told), VENDOR),
    ):
        if len(places) != 1 or not _is_alone(told.text, *places[0]):
            continue
        start, end = places[0]
        for aside in sampled(told.example.id, asides, 2):
            if any(name in told.text for name in NAMED.findall(aside)):
                continue
            text = put(told.text, [(start, end)], told.text[start:end] + aside)
            text = re.sub(r",(?=[.,;])", "", text)
            yield Exchange(f"aside of {kind}: {aside}", text, told.claims)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is no member of a list, and what follows lets an aside stand before it."""
    return bool(GOES_ON.match(text[end:])) and not IN_LIST.search(text[:start])
