"""The words of a generation for others of the same, as the contract reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.grammar.exchanges.exchange import Exchange, Told, put, sampled

GENERATIONS = {
    "5G": (
        "fifth-generation", "5G NR", "standalone 5G", "5G SA", "5G standalone",
        "5G New Radio", "fifth-generation (5G)", "5th-generation", "5G-Advanced",
        "mobile 5G", "SA 5G", "next-generation 5G", "5G non-standalone",
        "NSA 5G", "superfast 5G", "fifth generation (5G)", "5G wireless",
    ),
    "4G": (
        "LTE", "4G LTE", "LTE-Advanced", "fourth-generation", "4G/LTE", "TD-LTE",
        "FDD-LTE", "4.5G", "LTE-A", "4G (LTE)", "fourth-generation LTE",
        "Long Term Evolution (LTE)", "LTE 4G", "WiMAX", "4G+", "LTE Advanced",
    ),
    "3G": (
        "UMTS", "third-generation", "W-CDMA", "HSPA", "HSPA+", "3G/UMTS",
        "third-generation (3G)", "WCDMA", "3G HSPA", "CDMA2000", "EV-DO",
    ),
    "2G": (
        "GSM", "second-generation", "GSM/EDGE", "2G GSM", "second-generation (2G)",
        "GPRS", "2G (GSM)", "CDMA",
    ),
}  # fmt: skip


STANDS_ALONE = re.compile(r"\S*(?:G|LTE|UMTS|HSPA|CDMA|GSM|WiMAX|EV-DO|GPRS)")
"""What may stand without a noun begins so: `launched LTE`, not `launched third-generation`."""
BEFORE_NOUN = re.compile(
    r" (?!(?:or|and|in|with|on|to|for|at|by|will|would|has|is|was|from|which|that|across|last|this"
    r"|next)\b|[a-z]+ly\b)[a-z]"
)


def generations(told: Told) -> Iterator[Exchange]:
    """The words of a generation for others of the same."""
    for old, others in GENERATIONS.items():
        place = _only_place(old, told.text)
        if place is None:
            continue
        is_before_noun = BEFORE_NOUN.match(told.text[place[1] :])
        for other in sampled(f"{told.example.id}{old}", others, 3):
            if is_before_noun or STANDS_ALONE.match(other.split()[0]):
                yield Exchange(f"generation: {other}", put(told.text, [place], other), told.claims)


def _only_place(word: str, text: str) -> tuple[int, int] | None:
    """Where a generation is named, if once and by nothing more than its number."""
    found = [m.span() for m in re.finditer(rf"(?<![\w-]){word}(?![\w/+-]|\.\d)", text)]
    if len(found) != 1 or re.search(r"(?:generation|LTE|\() ?$", text[: found[0][0]]):
        return None
    return found[0]
