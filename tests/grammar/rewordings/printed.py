"""The ways in which a statement stands in print: under a dateline, in a list, with notes.

What a sentence claims does not change with what a page sets around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.grammar.corpus import Example

DATELINES = (
    "ZURICH (Reuters) - ",
    "(Reuters) - ",
    "ZURICH--(BUSINESS WIRE)--",
    "ZURICH: ",
    "Zurich, Switzerland – ",
)
DATED = ("{month} {day} (Reuters) - ", "Zurich, Switzerland – {day} {month} {year} – ")
MARKS = ("- ", "• ", "1. ", "* ")
MAKERS = re.compile(r"\b(Ericsson|Huawei|Nokia|Samsung|Vodafone)\b(?!['’]|-| [A-Z])")
GENERATION = re.compile(r"\b([2-6])G\b")
TURNED: dict[str, Callable[[str], str]] = {
    "X (ABC.ST)": lambda text: MAKERS.sub(r"\1 (ABC.ST)", text, count=1),
    "X <ABC.ST>": lambda text: MAKERS.sub(r"\1 <ABC.ST>", text, count=1),
    "5g": lambda text: GENERATION.sub(r"\1g", text),
    "...[12]": lambda text: f"{text}[12] The day was fine.",
    "“...”": lambda text: f"“{text}”",
    "no full stop": lambda text: text.rstrip("."),
    "narrow spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
}


def told_in_print(example: Example) -> Iterator[tuple[str, str]]:
    """Each way with the text that it makes; a day in a dateline is that of publication."""
    text, day = example.text, example.published
    told = {"month": f"{day:%B}", "day": day.day, "year": day.year}
    yield from ((f"{way}...", way + text) for way in (*DATELINES, *MARKS))
    yield from ((f"{way}...", way.format(**told) + text) for way in DATED)
    yield from ((way, turned) for way, turn in TURNED.items() if (turned := turn(text)) != text)
