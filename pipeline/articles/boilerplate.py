"""Cutting what is not the article; the rules are data, this is what applies them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from pipeline.articles.boilerplate_rules import BUTTON_WORDS, CUT_RULES, CutRule
from pipeline.articles.lines import Line, ends_sentence

# No rule is about longer lines: those are paragraphs.
_LONGEST_LINE = 300
_TRAILING_CREDITS = re.compile(
    r"\s*\((?:additional )?(?:reporting|writing|editing|compiled|edited) (?:and \w+ )?by\b"
    r"[^()]{0,300}\)\s*$",
    re.IGNORECASE,
)
_TRAILING_POINTER = re.compile(
    r"(?<=[.!?]) +(?:for |to )?[^.!?]{0,80}\b(?:see|read|visit) our (?:guide|story|report|"
    r"explainer|dossier|coverage|live blog|full)\b[^.!?]{0,120}[.!?]?[\"”]?$",
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
    return [line for line in lines if not _is_code(line)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: paragraphs of prose above it, share of the page's text above it."""

    paragraphs_above: int = 0
    share: float = 0.0

    def allows(self, where: str) -> bool:
        """Whether a rule for this part of a page may speak here."""
        return {
            "anywhere": True,
            "top": self.paragraphs_above == 0,
            "below": self.paragraphs_above >= 2,
            "tail": self.share >= 0.5 or self.paragraphs_above >= 5,
        }[where]


def find_rule(line: Line, place: Place) -> CutRule | None:
    """The rule that a line matches where it stands, if any."""
    if len(line.text) > _LONGEST_LINE:
        return None
    spellings = (line.text, line.bare) if line.is_item else (line.text,)
    for where in _WHERES:
        if place.allows(where):
            pattern, rules = _compiled(where)
            match = next(filter(None, map(pattern.fullmatch, spellings)), None)
            if match and match.lastgroup:
                return rules[match.lastgroup]
    return _BUTTONS if _is_buttons(line.text) else None


# Rules of a part of the page are asked before those of the whole.
_WHERES = ("tail", "below", "top", "anywhere")
_WORD_ENDS = re.compile(r"[\s|,·•/:]+")
_CODE_SIGNS = re.compile(r"^[^\w\s]{3}|^https?:|[?{}\[\]]")
_BUTTONS = CutRule("buttons", "a bar of buttons", ())


@cache
def _compiled(where: str) -> tuple[re.Pattern[str], dict[str, CutRule]]:
    """The rules of one place as one pattern; the name of a group finds its rule."""
    rules = {f"r{i}": rule for i, rule in enumerate(CUT_RULES) if rule.where == where}
    union = "|".join(f"(?P<{name}>{'|'.join(rule.forms)})" for name, rule in rules.items())
    return re.compile(union, re.IGNORECASE), rules


def _is_code(line: Line) -> bool:
    if not _CODE_SIGNS.search(line.text):
        return False
    rule = find_rule(line, Place())
    return rule is not None and rule.id in {"template", "rule-off", "bare-url"}


def _is_buttons(text: str) -> bool:
    words = _WORD_ENDS.split(text.casefold()) if len(text) <= 80 else []
    words = [word.strip(".…()") for word in words]
    content = [word for word in words if word.strip("+0123456789.,k")]
    return bool(content) and all(word in BUTTON_WORDS for word in content)


def _mark_rules(lines: Sequence[Line], marks: list[str | None]) -> None:
    places = _places(lines)
    for i, line in enumerate(lines):
        rule = find_rule(line, places[i]) if marks[i] is None else None
        if rule is not None:
            marks[i] = rule.id
            _EXTENTS[rule.cut](lines, marks, i, rule.id)


def _places(lines: Sequence[Line]) -> list[Place]:
    paragraphs = list(accumulate((line.is_paragraph for line in lines), initial=0))
    lengths = list(accumulate((len(line.text) for line in lines), initial=0))
    return [
        Place(above, length / lengths[-1])
        for above, length in zip(paragraphs[:-1], lengths[:-1], strict=True)
    ]


def _mark_nothing(_lines: Sequence[Line], _marks: list[str | None], _i: int, _rule: str) -> None:
    """A `line` rule: the line alone."""


def _mark_rest(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    marks[i:] = [rule] * (len(lines) - i)


def _mark_box(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    """The headline-like lines below a box's heading; labelled items may be sentences."""
    if _closes_with_teasers(lines[:i], lines[i + 1 :]):
        return _mark_rest(lines, marks, i, rule)
    end = i + 1
    labelled = end < len(lines) and _LABELLED.match(lines[end].text) and not lines[end].gap
    while end < len(lines) and (
        _is_headline(lines[end])
        or (labelled and not lines[end].gap and _LABELLED.match(lines[end].text))
        or find_rule(lines[end], Place()) is not None
    ):
        end += 1
    if _heads_prose(lines, i, end):
        end -= 1
    marks[i:end] = [rule] * (end - i)
    return None


def _closes_with_teasers(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether all to the page's end are headlines, each with at most a sentence of its story.

    The better half of a page is the story; so is a single sentence, but under a long text.
    """
    sentences = [i for i, line in enumerate(below) if not _is_headline(line)]
    alternating = all(
        i > 0 and len(below[i].text) <= 220 and _is_headline(below[i - 1]) for i in sentences
    )
    lengths = [sum(len(line.text) for line in part) for part in (above, below)]
    factor = 1 if len(sentences) >= 2 else 3
    return alternating and bool(sentences) and lengths[0] >= factor * lengths[1]


def _heads_prose(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether the last line of a box stands apart from its items, as a heading of the article."""
    if end >= len(lines) or end - i < 2:
        return False
    return lines[end - 1].gap and len(lines[end - 1].text.split()) <= 3


def _mark_section(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    end = i + 1
    while end < len(lines) and (lines[end].is_prose or lines[end].is_item or end == i + 1):
        end += 1
    marks[i:end] = [rule] * (end - i)


def _mark_card(lines: Sequence[Line], marks: list[str | None], i: int, rule: str) -> None:
    start = i
    while start > 0 and i - start < 3 and not lines[start].gap and _is_headline(lines[start - 1]):
        start -= 1
    if start == i:
        return _mark_box(lines, marks, i, rule)
    marks[start:i] = [rule] * (i - start)
    return None


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
    """Three or more headlines, one after the other, that close the page."""
    live = [i for i, mark in enumerate(marks) if mark is None]
    items = list[int]()
    while live and _is_headline(lines[live[-1]]) and not _is_heading(lines[live[-1]]):
        items.append(live.pop())
    if len(items) >= 3 and live and not _leads_list(lines, live[-1], items):
        for i in items:
            marks[i] = "trailing-list"


def _is_heading(line: Line) -> bool:
    return len(line.text.split()) <= 3 or line.text.isupper()


def _leads_list(lines: Sequence[Line], before: int, items: Sequence[int]) -> bool:
    """Whether a closing list belongs to the story: announced, or of short entries."""
    words = sum(len(lines[i].text.split()) for i in items) / len(items)
    return lines[before].text.endswith(":") or words < 5


def _mark_shouted_links(lines: Sequence[Line], marks: list[str | None]) -> None:
    """A long line in capitals amid the text: a link to another story.

    Where most lines are in capitals, it is how the page writes: a round-up of briefs.
    """
    shouted = [i for i, line in enumerate(lines) if marks[i] is None and line.text.isupper()]
    if 2 * len(shouted) > marks.count(None):
        return
    for i in shouted:
        if len(lines[i].text.split()) >= 8 and not ends_sentence(lines[i].text):
            marks[i] = "shouted-link"


def _mark_repeats(lines: Sequence[Line], marks: list[str | None]) -> None:
    """The same words a second time: a caption shown twice, a quote pulled out."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if marks[i] is None and len(line.text) >= 25:
            before = seen.get(line.text)
            near = before is not None and (i - before <= 2 or len(line.text) >= 80)
            marks[i] = "repeat" if near else None
            seen[line.text] = i


def _mark_credit_word(lines: Sequence[Line], marks: list[str | None]) -> None:
    """One to three words without a stop as the last line: who published it."""
    live = [i for i, mark in enumerate(marks) if mark is None]
    if len(live) < 3:
        return
    last = lines[live[-1]]
    short = len(last.text.split()) <= 3 and len(last.text) <= 40 and last.text.isascii()
    if short and not ends_sentence(last.text) and not last.is_item:
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
