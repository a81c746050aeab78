"""Words and punctuation marks of a sentence, with their character offsets."""

import re
from typing import NamedTuple

from pipeline.language.words import Word, word

TOKEN = re.compile(
    r"""
      (?:[A-Za-z]\.){2,}                                   # U.S., a.m.
    | [A-Z]{1,3}\$                                         # C$, NT$
    | (?<=[$€£¥₹])\d+(?=(?:bn|mn|tn)\b)                    # $2|bn
    | \w+?(?=n['’]t\b)                                     # did|n't
    | n['’]t\b
    | ['’`](?:s|re|ve|ll|d|m)\b
    | \d+×\d+                                              # 2×20 MHz
    | \d+(?:[.,]\d+)+                                      # 3.5, 1,000
    | \b(?![QH]\d)[A-Z][A-Za-z]{0,2}(?=(?:\d{1,3}(?:,\d{3})+|\d+\.\d+)(?!\d)) # Tk|2,204, R|9.8
    | \w+(?:&\w+)+(?:;(?=\s))?                              # AT&T, also as "AT&T;"
    | \w+/s\b                                              # Gb/s
    | \w+
    | --+                                                   # a dash, as typewriters have it
    | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or mark: its text, its lower-case form with plain apostrophes, its span."""

    text: str
    lower: str
    start: int
    end: int
    word: Word


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]` into tokens; offsets count from the start of the whole text."""
    stop = len(text) if end is None else end
    tokens = [
        Token(said := m.group(), (known := word(said)).lower, m.start(), m.end(), known)
        for m in TOKEN.finditer(text, start, stop)
    ]
    return _quoted(tokens) if text.find(OPENS, start, stop) >= 0 else tokens


OPENS, CLOSES, MARK = "‘", "’", "”"


def _quoted(tokens: list[Token]) -> list[Token]:
    """The tokens, an apostrophe that closes ‘single quotation marks’ as the mark that it is."""
    is_open = False
    for position, token in enumerate(tokens):
        if token.text == CLOSES and is_open:
            known = word(MARK)
            tokens[position] = Token(MARK, known.lower, token.start, token.end, known)
        is_open = token.text == OPENS or (is_open and token.text != CLOSES)
    return tokens
