"""The ways of telling a statement with something around it: who reports it, what is set beside it.

What a sentence claims does not change with who reports it, what is set beside its subject, or which
other sentences stand around it. And where somebody only fears, doubts or asks it, what is claimed
may no longer be claimed as so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.lexicon import lexicon
from tests.grammar.corpus import Example
from tests.grammar.rewordings.forms import inflected
from tests.grammar.rewordings.letters import behind_others

BEFORE = (
    "In a statement, ",
    "However, ",
    "As expected, ",
    "In a move that surprised analysts, ",
    "After months of debate, ",
    "At the same time, ",
    "To cut costs, ",
    "Reuters reported that ",
    "It is understood that ",
    "A person familiar with the matter said ",
)
BEHIND_SUBJECT = (
    ", like its rivals,",
    ", however,",
    ", as expected,",
    ", once a monopoly,",
    ", under fire from analysts,",
    ", according to Reuters,",
    " (pictured)",
    " quietly",
)
BEHIND = (
    ", it said",
    ", a spokesman said",
    ", sources said",
    ", said its chief executive",
    ", despite protests",
    ", in a blow to rivals",
    ", a move that surprised analysts",
    " amid a wider dispute",
    ", which analysts welcomed",
    " outright",
)
SENTENCES = (
    "Shares of Nokia fell 2 percent on Friday.",
    "The European Commission meets on Tuesday.",
    "Shares in Deutsche Telekom fell in Germany on Friday.",
    "The Indian government met Vodafone on Friday.",
    "The United States is at odds with China over trade.",
)
"""They claim nothing; the names in them are none of the sentence's."""
OPENING_CASE = frozenset(
    {"if", "in case", "unless", "provided that", "assuming that", "supposing that"}
    | {"in the event that", "on condition that", "on the condition that", "if and when"}
)
"""The words of a condition behind which a whole sentence may stand."""
ASIDE = re.compile(r"[,;:–—]| - ")
UNTOLD = (
    "Critics fear that ",
    "Analysts doubt that ",
    "It is unclear whether ",
    "It is not true that ",
    "It would be wrong to say that ",
    "There is no evidence that ",
    "It is unlikely that ",
)
"""Behind these a sentence is not told as so; but what it takes for granted is."""
SUBJECT = re.compile(
    r"^(?:[A-Z][\w&’'.-]*\s)+(?=(?:has|have|will|is|was|plans|picked|chose|launched|banned)\b)"
)


def told_around(example: Example) -> Iterator[tuple[str, str]]:
    """Each way with the text that it makes."""
    text, lowered = example.text, behind_others(example.text)
    subject = SUBJECT.match(text)
    yield from ((f"{way}...", way + lowered) for way in BEFORE)
    yield from ((f"...{way}.", f"{text[:-1]}{way}.") for way in BEHIND)
    yield from ((f"{way} ...", f"{way} {text}") for way in SENTENCES)
    yield from ((f"... {way}", f"{text} {way}") for way in SENTENCES)
    if subject is not None:
        rest = text[subject.end() :]
        yield from ((f"X{w} ...", f"{subject.group().rstrip()}{w} {rest}") for w in BEHIND_SUBJECT)


def told_unsure(example: Example) -> Iterator[tuple[str, str]]:
    """Each way of fearing, doubting or asking it, with the text that it makes."""
    for way in UNTOLD:
        yield way, way + behind_others(example.text)


def told_unreal(example: Example) -> Iterator[tuple[str, str]]:
    """Each way by which the lexicon says that something is but thought of: a new word is one more.

    A condition, what is not held to be so, and what is the content of a mere thought. None where
    something is set off by commas or dashes: what is told aside stays so.
    """
    told = behind_others(example.text)
    if ASIDE.search(told):
        return
    for word in sorted(lexicon().cues["supposing"] & OPENING_CASE):
        yield word, f"{word.capitalize()} {told[:-1]}, prices would rise."
    for verb in sorted(lexicon().cues["not_held"]):
        past = inflected(verb, "VBD")
        if past is not None:
            yield verb, f"Analysts {past} that {told}"
    for noun in sorted(lexicon().cues["mere_thought"]):
        yield noun, f"The {noun} that {told[:-1]} is new."
