"""The time expressions of a text, by the rules that its words allow.

In: a text, the part of it that a sentence takes, its cues. Out: its expressions, none overlapping.
"""

import re
from collections.abc import Set
from dataclasses import replace

from pipeline.language.timex.cues import cues_of, holds
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.timex.patterns import Rule, lower_groups
from pipeline.language.timex.resolvers import absolute
from pipeline.language.timex.rules import RULES

_LOUD = re.compile(r"[A-Z]{3,}")
_LOUD_MONTH = re.compile(  # "DEC. 1, 2018: It was ...", an entry of a timeline
    r"(?:JAN|FEB|MARCH|APRIL|MAY|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)[A-Z]*\b(?=\.?\s\d)"
)
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z][a-z]+ $")


def time_expressions(
    text: str, start: int, end: int, cues: Set[str] | None = None
) -> list[TimeExpression]:
    """All time expressions of `text[start:end]`, in order, none overlapping.

    `cues` are the kinds of time words that it holds, where they are known. They are told before
    any pattern is tried, as most sentences of the news tell no time.
    """
    said = text[start:end]
    if not (said.isupper() or _LOUD_MONTH.match(said)):
        return _expressions(text, start, end, _cues_in(said) if cues is None else cues)
    calmed = _LOUD.sub(_calmed, said) if said.isupper() else _LOUD_MONTH.sub(_calmed, said)
    found = _expressions(calmed, 0, len(said), _cues_in(calmed))
    return [replace(t, start=t.start + start, end=t.end + start) for t in found]


def _cues_in(said: str) -> set[str]:
    return {cue for word in said.split() for cue in cues_of(word)}


def _expressions(text: str, start: int, end: int, cues: Set[str]) -> list[TimeExpression]:
    taken: list[TimeExpression] = []
    for rule in _rules_for(text[start:end], cues) if cues else ():
        for m in rule.pattern.finditer(text, start, end):
            if _is_word(text, m.start()) and _plausible(m) and not _overlaps(taken, m.span()):
                time = _expression(rule, m)
                taken.append(_of_entry(time) if _heads_entry(time, text, start) else time)
    return sorted(taken, key=lambda t: t.start)


def _calmed(word: re.Match[str]) -> str:
    """`MAY` in a headline in capitals, as names of months and days are written elsewhere."""
    return word.group().capitalize()


def _rules_for(said: str, cues: Set[str]) -> list[Rule]:
    """The rules that may match in a sentence, told from its pieces."""
    spaced = " ".join(said.split()).lower()
    return [
        rule
        for rule in RULES
        if rule.needs in cues
        and (not rule.words or holds(spaced, rule.words))
        and (rule.shape is None or rule.shape.search(said))
    ]


def _expression(rule: Rule, m: re.Match[str]) -> TimeExpression:
    begin, role = _led(m)
    needs = not any(v for n, v in m.groupdict().items() if "year" in n and "rel" not in n)
    made = TimeExpression(begin, m.end(), role, rule.build(m), needs, rule.grain(m), _is_near(m))
    return replace(made, lacks_year=needs and rule.build is absolute)


def _heads_entry(time: TimeExpression, text: str, start: int) -> bool:
    """`Aug. 22: A court issues a warrant`: an entry of a timeline, which tells of what was."""
    return time.start == start and text[time.end : time.end + 1] == ":"


def _of_entry(time: TimeExpression) -> TimeExpression:
    """An expression that means the last such day, in whatever tense its entry is told."""
    return replace(time, resolve=lambda published, future: time.resolve(published, False))


def _is_near(m: re.Match[str]) -> bool:
    groups = m.groupdict()
    return bool(groups.get("weekday") or groups.get("deictic"))


def _led(m: re.Match[str]) -> tuple[int, str]:
    """Where the expression begins and its preposition.

    `on` is a particle in `turned it on today`.
    """
    role = (m["prep"] or "").lower()
    groups = m.groupdict()
    is_day = any(groups.get(n) for n in ("weekday", "month", "mm", "day", "holiday"))
    if role == "on" and not is_day and (groups.get("deictic") or groups.get("rel")):
        return m.end("prep") + 1, ""
    return m.start(), role


def _overlaps(taken: list[TimeExpression], span: tuple[int, int]) -> bool:
    return any(t.start < span[1] and span[0] < t.end for t in taken)


def _is_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-$€£.")


def _plausible(m: re.Match[str]) -> bool:
    groups = lower_groups(m)
    if "ahead" in groups:
        return groups["prep"] in ("in", "within")
    if groups.get("code"):
        return any(groups.get(n) for n in ("prep", "part", "year", "oyear", "rel", "yy"))
    if groups.get("month") in ("may", "march") and not groups.get("day"):
        is_of = m.string[: m.start()].endswith(" of ")  # "the rule of May"
        return is_of or any(groups.get(n) for n in ("year", "prep", "rel", "relyear", "part"))
    if groups.get("season") and _is_no_season(m, groups):
        return False
    if groups.get("year") and _LAW_BEFORE.search(m.string[: m.end()][-LONGEST_NAME:]):
        return False
    only_year = groups.get("year") and not (groups.get("month") or groups.get("holiday"))
    if only_year and not groups["prep"] and not groups.get("part") and "mm" not in groups:
        return "season" in groups or "quarter" in groups or _year_stands_alone(m)
    return True


_LAW_BEFORE = re.compile(
    r"\b(?:Act|Law|Code|Ordinance|Regulations)\s+(?:of\s+|for\s+)?(?:[Ff]iscal\s+[Yy]ear\s+)?\d{4}$"
)
"""`the Telecommunications Act of 1996`: the year is part of a name."""
LONGEST_NAME = 40  # characters


def _is_no_season(m: re.Match[str], groups: dict[str, str]) -> bool:
    """`Silver Spring`, `its shares fall`: nothing makes it a time of year.

    A capital stands behind another, or the word is a verb as well.
    """
    if any(groups.get(n) for n in ("prep", "part", "rel", "year")):
        return False
    is_name = m["season"][0].isupper() and _NAME_BEFORE.search(m.string[: m.start()]) is not None
    return is_name or groups["season"] == "fall"


def _year_stands_alone(m: re.Match[str]) -> bool:
    before = m.string[max(0, m.start() - 12) : m.start()].rstrip().lower()
    return before.endswith((" of", ",", "(", " late", " early", " and", " to", "or"))
