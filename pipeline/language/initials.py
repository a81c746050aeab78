"""Short names that an article introduces in brackets: `Telecom Egypt (TE)`, then `TE`.

In: the tokens and mentions of one sentence after another. Out: mentions, with those of short names.
"""

from collections.abc import Iterator, Sequence

from pipeline.language.mentions import Mention
from pipeline.language.names import Sense
from pipeline.language.tokens import Token

INTRODUCED = frozenset({"operator", "vendor", "authority"})
LONGEST_FORM = 2  # words of a legal form between a name and its bracket
SHORTEST, LONGEST = 2, 6  # letters


class ShortNames:
    """The short names that an article has introduced so far."""

    def __init__(self) -> None:
        """None is known before an article has introduced one."""
        self._known: dict[str, tuple[Sense, ...]] = {}

    def added(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a sentence, with those of short names; they stand for no other."""
        found = list(mentions)
        if self._known:
            short = list(self._short(tokens, mentions))
            stood_for = {m.first for m in short}
            found = sorted((*short, *(m for m in found if m.first not in stood_for)), key=_first)
        self._learn(tokens, mentions)
        return found

    def _learn(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        technologies = {m.first for m in mentions if m.kind == "technology"}
        for mention in mentions if any(t.text == "(" for t in tokens) else ():
            opening = _bracket_behind(tokens, mention.last)
            if mention.kind in INTRODUCED and opening is not None:
                short = tokens[opening + 1].text
                if opening + 1 in technologies:
                    continue  # "Personal Digital Cellular (PDC)": what it is, no company
                if _shortens(short, tokens[mention.first : opening]):
                    self._known[short] = mention.senses

    def _short(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
        longer = {i for m in mentions if m.last - m.first > 1 for i in range(m.first, m.last)}
        for position, token in enumerate(tokens):
            senses = self._known.get(token.text)
            if senses and position not in longer:
                yield Mention(position, position + 1, token.text, senses)


def _first(mention: Mention) -> int:
    return mention.first


def _bracket_behind(tokens: Sequence[Token], last: int) -> int | None:
    """Where a bracket with one word in it opens, right behind a name or its legal form."""
    for position in range(last, min(last + LONGEST_FORM + 1, len(tokens) - 2)):
        if tokens[position].text == "(":
            return position if tokens[position + 2].text == ")" else None
        if not tokens[position].text[0].isupper():
            return None
    return None


def _shortens(short: str, name: Sequence[Token]) -> bool:
    """Whether the letters of a word are initials of a name, in order: `TRCSL`, `TE`."""
    if not (short.isupper() and short.isalpha() and SHORTEST <= len(short) <= LONGEST):
        return False
    initials = iter("".join(t.text if t.text.isupper() else t.text[0] for t in name).upper())
    return short[0] == name[0].text[0].upper() and all(letter in initials for letter in short)
