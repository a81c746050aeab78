"""The ways of telling one statement in other grammar, as data.

A way is a pattern over the parts of a statement (`statement.py`); a statement that lacks a part
that it names is not told that way. `S` is the subject as it stands and `P` all behind it; `A` acts,
`O` is acted on, `T` stands behind; `V`, `Vd`, `Vn`, `Vg`, `Vz` are the base, past, participle,
gerund and present of the verb, `up` its particle, `R` all that follows an active verb. A small
letter stands inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.timex.search import time_expressions
from tests.grammar.rewordings.letters import capital
from tests.grammar.rewordings.statement import Statement

AS_IT_STANDS = (
    "{S}, {which} {P}, made headlines.",
    "The report singles out {s}, {which} {P}.",
    "It is {s} that {P}.",
    "{speaker} met reporters and {P}.",
    "{speaker} {P} and declined to comment.",
    "{speaker} declined to comment but {P}.",
    "That {s} {P} surprised analysts.",
    "News that {s} {P} surprised analysts.",
    "Analysts were surprised after {s} {P}.",
    "Analysts were surprised because {s} {P}.",
    "Although {s} {P}, analysts were calm.",
    "One thing is clear: {s} {P}.",
    "Analysts were surprised; {s} {P}.",
    "“{S} {P},” a spokesman said.",
    "This week's news:\n\n- {S} {P}\n- Shares of Nokia fell",
    "This week's news:\n\n1. {S} {P}.\n2. Shares of Nokia fell.",
    "• {S} {P}.",
)
"""Around the subject and all that is told of it; of these the first two ask who it is."""

DONE = (
    "{A} {Vd}{R}.",
    "{A} {have} {Vn}{R}.",
    "{A} {have} just {Vn}{R}.",
    "By then {a} had {Vn}{R}.",
    "{A} did indeed {V}{R}.",
    "It was {a} that {Vd}{R}.",
    "{A}, {which} {have} {Vn}{R}, made headlines.",
    "Having {Vn}{R}, {doer} declined to comment.",
    "{Doer}, having {Vn}{R}, declined to comment.",
    "After {Vg}{R}, {doer} declined to comment.",
    "By {Vg}{R}, {doer} surprised analysts.",
    "{Doer} surprised analysts by {Vg}{R}.",
    "What {doer} did was {V}{R}.",
    "{A} went on to {V}{R}.",
    "{A} {was} the first to {V}{R}.",
    "{A} became the first to {V}{R}.",
    "{Doer} {was} quick to {V}{R}.",
    "{Doer} raised prices and {Vd}{R}.",
    "{Doer} {have} raised prices and {Vn}{R}.",
    "{O} {o was} {Vn}{up} by {a}{T}.",
    "{O} {o has} been {Vn}{up} by {a}{T}.",
    "By then {o} had been {Vn}{up} by {a}{T}.",
    "{O}, {o which} {o was} {Vn}{up} by {a}{T}, made headlines.",
    "{O}, {Vn}{up} by {a}{T}, made headlines.",
    "{VN}{up} by {a}{T}, {o} made headlines.",
    "Having been {Vn}{up} by {a}{T}, {o} made headlines.",
    "After being {Vn}{up} by {a}{T}, {o} made headlines.",
    "{O}, {o which} {a} {Vd}{up}{T}, made headlines.",
    "The report singles out {o}, {o which} {a} {Vd}{up}{T}.",
    "It was {o} that {a} {Vd}{up}{T}.",
    "It was {o} that {o was} {Vn}{up} by {a}{T}.",
    "It was by {a} that {o} {o was} {Vn}{up}{T}.",
)

DECIDED = (
    "{Doer} decided to {V}{R}.",
    "{Doer} moved to {V}{R}.",
    "{Doer} opted to {V}{R}.",
    "{Doer} chose to {V}{R}.",
    "{Doer} agreed to {V}{R}.",
    "The decision by {doer} to {V}{R} surprised analysts.",
    "{A's} decision to {V}{R} surprised analysts.",
    "{A's} move to {V}{R} surprised analysts.",
)
"""What a decision makes so as soon as it is taken: none of these says that it was carried out."""

AHEAD = (
    "{A} will {V}{R}.",
    "{A} {is} to {V}{R}.",
    "{A} {is} set to {V}{R}.",
    "{A} {is} going to {V}{R}.",
    "{A} {is} due to {V}{R}.",
    "{A} {is} about to {V}{R}.",
    "{A}, {which} will {V}{R}, made headlines.",
    "It is {a} that will {V}{R}.",
    "What {doer} will do is {V}{R}.",
    "{Doer} will raise prices and {V}{R}.",
    "{A} will go on to {V}{R}.",
    "{A} will be the first to {V}{R}.",
    "{O} will be {Vn}{up} by {a}{T}.",
    "{O} {o is} to be {Vn}{up} by {a}{T}.",
    "{O} {o is} set to be {Vn}{up} by {a}{T}.",
    "{O} {o is} going to be {Vn}{up} by {a}{T}.",
    "{O}, {o which} will be {Vn}{up} by {a}{T}, made headlines.",
    "{O}, {o which} {a} will {V}{up}{T}, made headlines.",
    "{O}, to be {Vn}{up} by {a}{T}, made headlines.",
    "It is {o} that {a} will {V}{up}{T}.",
)

HEADLINES = {
    "done": (
        "{A} {Vz}{R}",
        "{A} {Vz}{R}: report",
        "{A} {Vz}{R} - sources",
        "UPDATE 2-{A} {Vz}{R}",
        "EXCLUSIVE: {A} {Vz}{R}",
        "{A} {Vz}{R}, shares fall",
        "Shares fall as {a} {Vz}{R}",
        "Report: {A} {Vz}{R}",
        "{O} {Vn}{up} by {a}{T}",
        "{O} {Vn}{up} by {a}{T}: report",
    ),
    "future": (
        "{A} to {V}{R}",
        "{A} to {V}{R}: report",
        "{A} to {V}{R} - sources",
        "UPDATE 2-{A} to {V}{R}",
        "{A} set to {V}{R}",
        "{O} to be {Vn}{up} by {a}{T}",
    ),
    "present": (
        "{A} {Vz}{R}",
        "{A} {Vz}{R}: report",
        "UPDATE 2-{A} {Vz}{R}",
    ),
}
"""Titles, without articles."""

NOUNS = {
    "ban": ("ban", "on"),
    "veto": ("veto", "of"),
    "exclude": ("exclusion", "of"),
    "select": ("selection", "of"),
    "pick": ("selection", "of"),
    "choose": ("choice", "of"),
    "appoint": ("appointment", "of"),
    "deploy": ("deployment", "of"),
    "install": ("installation", "of"),
    "adopt": ("adoption", "of"),
    "use": ("use", "of"),
    "expand": ("expansion", "of"),
    "extend": ("extension", "of"),
    "replace": ("replacement", "of"),
    "remove": ("removal", "of"),
    "withdraw": ("withdrawal", "of"),
    "close": ("closure", "of"),
    "shut down": ("shutdown", "of"),
    "decommission": ("decommissioning", "of"),
    "disconnect": ("disconnection", "of"),
    "auction": ("auction", "of"),
    "allocate": ("allocation", "of"),
    "assign": ("assignment", "of"),
    "approve": ("approval", "of"),
    "designate": ("designation", "of"),
    "test": ("test", "of"),
    "award": ("award", "of"),
    "sue": ("lawsuit", "against"),
}
"""The noun of an act, and the preposition that leads to what is acted on.

Not that of a launch, which may be one to come.
"""

NOMINAL = (
    "{A's} {noun} {of} {o}{T} made headlines.",
    "The {noun} {of} {o} by {a}{T} made headlines.",
    "Analysts were surprised after {a's} {noun} {of} {o}{T}.",
    "Shares fell after the {noun} {of} {o} by {a}{T}.",
    "{A} announced the {noun} {of} {o}{T}.",
)
DECISIONS = frozenset({"policy", "excluded", "phasing_out", "selected", "shutdown_planned"})
"""What is claimed of a deed and of the decision to do it alike."""
CHOSEN = frozenset(
    [
        *("ban", "bar", "block", "exclude", "outlaw", "prohibit", "drop", "remove", "replace"),
        *("pick", "choose", "select", "hire", "use", "buy", "order", "strip", "rip", "allow"),
        *("let", "clear", "approve", "lift", "ease", "delay", "postpone", "close", "shut"),
    ]
)
"""What one decides to do, unlike to win."""
Core = tuple[str | None, ...]
Told = tuple[str, str | None, str]
"""The way, a title, the text under it."""


def told_otherwise(statement: Statement, claims: frozenset[Core]) -> Iterator[Told]:
    """A statement in every grammar that it can be put in without doubt."""
    tense, parts = statement.tense, dict(statement.parts)
    yield from _filled(AS_IT_STANDS, parts)
    if tense == "done":
        yield from _filled(DONE, _done(parts, statement.example.text))
        yield from _filled(NOMINAL, _nominal(parts))
        if parts.get("V") in CHOSEN and all(DECISIONS.intersection(claim) for claim in claims):
            yield from _filled(DECIDED, parts)
    if tense == "future":
        yield from _filled(AHEAD, parts)
    yield from _headlines(tense, parts)


def _filled(ways: tuple[str, ...], parts: dict[str, str]) -> Iterator[Told]:
    for way in ways:
        text = _fill(way, parts)
        if text is not None:
            yield way.replace("\n", " "), None, text


def _fill(way: str, parts: dict[str, str]) -> str | None:
    """The pattern with its parts; none where the statement lacks one."""
    try:
        return way.format_map(parts)
    except KeyError:
        return None


def _done(parts: dict[str, str], text: str) -> dict[str, str]:
    """The parts of what was done; a perfect is told of no time: not `has banned it in 2019`."""
    found = dict(parts)
    if "Vn" in found:
        found["VN"] = capital(found["Vn"])
    if is_timed(text):
        for name in ("have", "o has"):
            found.pop(name, None)
    return found


def is_timed(text: str) -> bool:
    """Whether a sentence says when."""
    return bool(time_expressions(text, 0, len(text)))


def _nominal(parts: dict[str, str]) -> dict[str, str]:
    """The noun of the act, where it has one and nothing else of the verb is left over."""
    named = NOUNS.get(f"{parts.get('V', '')}{parts.get('up', '')}")
    return parts | {"noun": named[0], "of": named[1]} if named else {}


def _headlines(tense: str, parts: dict[str, str]) -> Iterator[Told]:
    """Titles: articles dropped, no time of the past beside a present."""
    if not is_timed(parts["P"]):
        present = parts if "one" in parts else parts | {"Vz": parts.get("V", "")}
        bare = {name: _without_articles(told) for name, told in present.items()}
        for way, _, title in _filled(HEADLINES.get(tense, ()), bare):
            yield f"title: {way}", title[0].upper() + title[1:], ""


def _without_articles(told: str) -> str:
    return re.sub(r"\b(?:the|an?) (?=\w)", "", told, flags=re.IGNORECASE)
