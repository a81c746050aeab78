"""The verb behind a name, past adverbs, times, asides and auxiliaries: `Bell will also launch`."""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.tokens import Token

AUXILIARIES = ("HAVE", "BE", "MD")
LONGEST_GROUP = 5  # tokens of a verb with its auxiliaries
CLOSED_BY = {",": ",", "(": ")"}
LONGEST_ASIDE = 12  # tokens
LONGEST_TIME = 8  # tokens
TIMES = frozenset({"month", "weekday", "season", "deictic", "unit", "figure"})
ABOUT_TIME = frozenset(
    [
        *("on", "in", "at", "by", "from", "since", "during", "of", "the", "a", "an", "as", "back"),
        *("this", "last", "next", "early", "late", "earlier", "later", "mid", "-", "beginning"),
        *("start", "end", "middle", "first", "second", "third", "fourth", "soon", "onwards"),
        *("onward", "ago", "one", "two", "three", "four", "five", "coming", "previous"),
    ]
)


def word_behind(tokens: Sequence[Token], last: int) -> str:
    """The word behind a name: of `Bell also uses`, `Bell, like its rivals, uses` the verb."""
    position = _behind_asides(tokens, last)
    return tokens[position].lower if position < len(tokens) else ""


def verb_behind(tokens: Sequence[Token], last: int) -> str:
    """The verb of `Bell will also be launching`."""
    known = lexicon().function_words
    behind = (t.lower for t in group_behind(tokens, last))
    return next((w for w in behind if known.get(w) not in (*AUXILIARIES, "RB")), "")


def group_behind(tokens: Sequence[Token], last: int) -> Sequence[Token]:
    """The tokens that may be of the verb behind a name."""
    start = _behind_asides(tokens, last)
    return tokens[start : start + LONGEST_GROUP]


def _behind_asides(tokens: Sequence[Token], position: int) -> int:
    """The first token that is no adverb, time or aside: of `Bell on Monday quietly chose`."""
    while position < len(tokens):
        behind = _behind_one(tokens, position)
        if behind == position:
            break
        position = behind
    return position


def _behind_one(tokens: Sequence[Token], position: int) -> int:
    """The token behind an aside, a time or an adverb; the same where none begins."""
    token = tokens[position]
    if token.text in CLOSED_BY:
        return _behind_aside(tokens, position)
    if behind := _behind_time(tokens, position):
        return behind
    return position + (_is_adverb(token.lower) or token.lower == "itself")


def _behind_aside(tokens: Sequence[Token], position: int) -> int:
    """The token behind the mark that closes an aside; the same where none does."""
    closing = CLOSED_BY[tokens[position].text]
    last = min(len(tokens), position + LONGEST_ASIDE)
    ends = (i + 1 for i in range(position + 1, last) if tokens[i].text == closing)
    return next(ends, position)


def _behind_time(tokens: Sequence[Token], position: int) -> int:
    """The first token behind a time: `on Monday`, `late last year`, `from 2022 onwards`; 0 if none.

    Words that only lead to a time make none: `in the`.
    """
    is_told, start = False, position
    while position < len(tokens):
        token = tokens[position]
        is_time = bool(token.word.cues & TIMES) or token.text.isdigit()
        if not is_time and token.lower not in ABOUT_TIME:
            break
        is_told = is_told or is_time
        position += 1
    return position if is_told and position - start <= LONGEST_TIME else 0


def _is_adverb(word: str) -> bool:
    return lexicon().function_words.get(word) in ("RB", "NEG") or (
        word.endswith("ly") and len(word) > 5
    )


def is_finite(word: str) -> bool:
    """Whether a word may be a verb that needs no other: `launches`, not `launch`."""
    verb = lexicon().verbs.get(word)
    return verb is not None and any(tag in ("VBZ", "VBD") for _, tag in verb.readings)
