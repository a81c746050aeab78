"""Cutting what is not the article; the rules are data, this is what applies them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.articles.boilerplate_rules import BUTTON_WORDS, CUT_RULES, CutRule
from pipeline.articles.lines import Line, ends_sentence

# No rule is about longer lines: those are paragraphs.
_LONGEST_LINE = 420
_TRAILING_CREDITS = re.compile(
    r"\s*\((?:additional )?(?:reporting|writing|editing|compiled|edited) (?:and \w+ )?by\b[^()]{0,300}\)\s*$",
    re.IGNORECASE,
)
_TRAILING_POINTER = re.compile(
    r"(?<=[.!?]) +(?:for |to )?[^.!?]{0,80}\b(?:see|read|visit) our (?:guide|story|report|explainer|"
    r"dossier|coverage|live blog|full)\b[^.!?]{0,120}[.!?]?[\"”]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line that was cut, and the rule that cut it."""

    text: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class CutText:
    """The lines that remain and those that went."""

    kept: tuple[Line, ...]
    cut: tuple[CutLine, ...]


def cut_boilerplate(lines: Sequence[Line]) -> CutText:
    """Cut the furniture of a page from the lines of its body."""
    marks: list[str | None] = [None] * len(lines)
    for mark in _PASSES:
        mark(lines, marks)
    kept = [_trim(line) for line, mark in zip(lines, marks, strict=True) if mark is None]
    cut = [CutLine(line.text, mark) for line, mark in zip(lines, marks, strict=True) if mark]
    return CutText(tuple(line for line in kept if line.text), tuple(cut))


def cut_template_code(lines: Sequence[Line]) -> list[Line]:
    """Drop lines of code and of signs, before a head is looked for."""
    dropped = {"template", "rule-off", "bare-url"}
    return [
        line for line in lines if (rule := find_rule(line, 0.0)) is None or rule.id not in dropped
    ]


def find_rule(line: Line, position: float) -> CutRule | None:
    """The rule that a line matches, if any; `position` runs from 0 (first line) to 1 (last)."""
    if len(line.text) > _LONGEST_LINE:
        return None
    if _is_buttons(line.text):
        return _BUTTONS
    for pattern, rules in _compiled():
        match = pattern.fullmatch(line.bare) or pattern.fullmatch(line.text)
        if match and match.lastgroup:
            rule = rules[match.lastgroup]
            if rule.where == "anywhere" or position >= _TAIL:
                return rule
    return None


# Where the last part of a text begins.
_TAIL = 0.5
_BUTTONS = CutRule("buttons", "a bar of buttons", "")


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], dict[str, CutRule]], ...]:
    """One pattern for the rules that hold anywhere, one for those of the tail."""
    compiled = []
    for where in ("anywhere", "tail"):
        rules = {f"r{i}": rule for i, rule in enumerate(CUT_RULES) if rule.where == where}
        union = "|".join(f"(?P<{name}>{rule.pattern})" for name, rule in rules.items())
        compiled.append((re.compile(union, re.IGNORECASE), rules))
    return tuple(compiled)


def _is_buttons(text: str) -> bool:
    words = re.split(r"[\s|,·•/:]+", text.casefold()) if len(text) <= 80 else []
    content = [word for word in words if word and not re.fullmatch(r"[+\d.,k()]+", word)]
    return bool(content) and all(word in BUTTON_WORDS for word in content)


def _mark_rules(lines: Sequence[Line], marks: list[str | None]) -> None:
    for i, line in enumerate(lines):
        if marks[i] is not None:
            continue
        rule = find_rule(line, (i + 1) / len(lines))
        if rule is not None:
            marks[i] = rule.id
            _EXTENTS[rule.cut](lines, marks, i, rule.id)


def _mark_nothing(_lines: Sequence[Line], _marks: list[str | None], _i: int, _rule: str) -> None:
    """A `line` rule: the line alone."""


def _mark_rest(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    marks[i:] = [rule] * (len(lines) - i)


def _mark_box(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    """The headline-like lines below a box's heading; labelled items may be sentences."""
    end = i + 1
    labelled = end < len(lines) and _LABELLED.match(lines[end].text) and not lines[end].gap
    while end < len(lines) and (
        _is_headline(lines[end])
        or (labelled and not lines[end].gap and _LABELLED.match(lines[end].text))
        or find_rule(lines[end], end / len(lines)) is not None
    ):
        end += 1
    if _heads_prose(lines, i, end):
        end -= 1
    marks[i:end] = [rule] * (end - i)


def _heads_prose(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether the last line of a box stands apart from its items, as a heading of the article."""
    if end >= len(lines) or end - i < 4:
        return False
    return lines[end - 1].gap and not any(line.gap for line in lines[i + 2 : end - 1])


def _mark_section(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    end = i + 1
    while end < len(lines) and (lines[end].is_prose or lines[end].is_item or end == i + 1):
        end += 1
    marks[i:end] = [rule] * (end - i)


def _mark_card(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    start = i
    while start > 0 and i - start < 3 and not lines[start].gap and _is_headline(lines[start - 1]):
        start -= 1
    marks[start:i] = [rule] * (i - start)


_EXTENTS: dict[str, Callable[[Sequence[Line], list[str | None], int, str], None]] = {
    "line": _mark_nothing,
    "box": _mark_box,
    "section": _mark_section,
    "rest": _mark_rest,
    "card": _mark_card,
}
_LABELLED = re.compile(r"^[‘“'\"A-Z][^.!?:]{3,60}: \S")


def _is_headline(line: Line) -> bool:
    """Short, and no sentence: the shape of a headline in a list."""
    return len(line.text) <= 180 and not line.is_prose and not line.bare.endswith(":")


def _mark_trailing_list(lines: Sequence[Line], marks: list[str | None]) -> None:
    """A list of three or more headlines that closes the page without a word before it."""
    live = [i for i, mark in enumerate(marks) if mark is None]
    items = list[int]()
    while live and lines[live[-1]].is_item and _is_headline(lines[live[-1]]):
        items.append(live.pop())
    if len(items) >= 3 and live and not lines[live[-1]].text.endswith(":"):
        for i in items:
            marks[i] = "trailing-list"


def _mark_shouted_links(lines: Sequence[Line], marks: list[str | None]) -> None:
    """A long line in capitals amid the text: a link to another story."""
    for i, line in enumerate(lines):
        if marks[i] is None and line.text.isupper() and len(line.text.split()) >= 7:
            marks[i] = None if ends_sentence(line.text) else "shouted-link"


def _mark_repeats(lines: Sequence[Line], marks: list[str | None]) -> None:
    """The same words a second time: a caption shown twice, a quote pulled out."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if marks[i] is None and len(line.text) >= 25:
            before = seen.get(line.text)
            near = before is not None and (i - before <= 3 or len(line.text) >= 80)
            marks[i] = "repeat" if near else None
            seen[line.text] = i


def _mark_credit_word(lines: Sequence[Line], marks: list[str | None]) -> None:
    """One to three words without a stop as the last line: who published it."""
    live = [i for i, mark in enumerate(marks) if mark is None]
    if len(live) < 3:
        return
    last = lines[live[-1]]
    if len(last.text.split()) <= 3 and not ends_sentence(last.text) and not last.is_item:
        marks[live[-1]] = "credit-word"


_PASSES: tuple[Callable[[Sequence[Line], list[str | None]], None], ...] = (
    _mark_rules,
    _mark_shouted_links,
    _mark_trailing_list,
    _mark_repeats,
    _mark_credit_word,
)


def _trim(line: Line) -> Line:
    """Cut credits and pointers from the end of a paragraph."""
    text = _TRAILING_CREDITS.sub("", line.text)
    if text.endswith((".", "?", "!", '"', "”")):
        text = text[:-400] + _TRAILING_POINTER.sub("", text[-400:])
    return line if text == line.text else Line(text, line.gap)
