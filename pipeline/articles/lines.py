"""Texts as lines: paragraphs, list items, hard wraps."""

import re
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(
    r"^(?:- *\d{1,2}(?=[A-Z][a-z])|\(?\d{1,2}[.)] +(?=\S)"
    r"|(?:[-–—*•·▪◦●■►▶‣»>]+ +|[•▪◦●■►▶‣>]+)(?=\S))"
)
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\[\d+\])*$")
_FULL_STOP = re.compile(r"[.!…?。！？][\"'”’»)\]]+(?:\[\d+\])*$|[.!…。！？](?:\[\d+\])*$")
# Enough of a line's end to see how it ends.
_ENDING = 24
_MIN_WRAP_WIDTH, _MAX_WRAP_WIDTH = 40, 110


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its words, and whether a blank line stood before it."""

    text: str
    gap: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number."""
        return _BULLET.match(self.text) is not None

    @property
    def bare(self) -> str:
        """The text without its bullet."""
        bullet = _BULLET.match(self.text)
        return self.text[bullet.end() :] if bullet else self.text

    @property
    def is_paragraph(self) -> bool:
        """Whether it is prose of the length of a paragraph."""
        return len(self.text) > 80 and self.is_prose

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence or more, and not as a headline or a label."""
        length = len(self.text)
        return length > 200 or (length > 25 and _FULL_STOP.search(self.text[-_ENDING:]) is not None)


def split_lines(text: str) -> list[Line]:
    """Split normalised text into lines with content; hard wraps are undone."""
    lines, gap = list[Line](), False
    for raw in text.split("\n"):
        words = " ".join(raw.split())
        if words:
            lines.append(Line(words, gap))
        gap = not words
    return _unwrap(lines)


def join_lines(lines: list[Line]) -> str:
    """Paragraphs apart by a blank line, the lines of one list by a line end."""
    parts = list[str]()
    for i, line in enumerate(lines):
        if i:
            same_list = line.is_item and lines[i - 1].is_item and not line.gap
            parts.append("\n" if same_list else "\n\n")
        parts.append(line.text)
    return "".join(parts)


def ends_sentence(text: str) -> bool:
    """Whether a line closes with the mark of a sentence, a list's colon included."""
    return _SENTENCE_END.search(text[-_ENDING:]) is not None


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join lines that a fixed width broke: where the next word would not have fitted."""
    width = max((len(line.text) for line in lines), default=0)
    if width > _MAX_WRAP_WIDTH or not _is_hard_wrapped(lines, width):
        return lines
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _is_forced(before, line, width):
            joined[-1] = Line(_glue(joined[-1].text, line.text), joined[-1].gap)
        else:
            joined.append(line)
    return joined


def _is_hard_wrapped(lines: list[Line], width: int) -> bool:
    """Whether most breaks inside paragraphs fell where the width ran out, amid sentences."""
    breaks = [(before, line) for before, line in pairwise(lines) if not (line.gap or line.is_item)]
    forced = [line for before, line in breaks if _is_forced(before, line, width)]
    amid = sum(line.text[0].islower() for line in forced)
    return (
        width >= _MIN_WRAP_WIDTH
        and len(forced) >= 2
        and len(forced) > 0.6 * len(breaks)
        and amid >= 0.4 * len(forced)
    )


def _is_forced(before: Line, line: Line, width: int) -> bool:
    if line.gap or line.is_item:
        return False
    first_word = line.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first_word) > width - 4


def _glue(before: str, after: str) -> str:
    """A word with a hyphen at the break stays whole, as in `fifth-` `generation`."""
    hyphenated = before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
    return before + after if hyphenated else f"{before} {after}"
