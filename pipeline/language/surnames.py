"""Officials by their surname: once an article names one in full, `Mr Doe` and `Doe` mean the same.

A surname that two officials of the article share names neither.
"""

from collections.abc import Iterator, Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import Mention
from pipeline.language.names import Sense
from pipeline.language.tokens import Token

Known = dict[str, tuple[Sense, ...]]


class Surnames:
    """The surnames of the officials that an article has named so far."""

    def __init__(self) -> None:
        """Nobody is known before an article has named somebody."""
        self._known: Known = {}

    def added(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a sentence, with those that bare surnames make."""
        found = [*mentions, *self._bare(tokens, mentions)] if self._known else list(mentions)
        self._learn(tokens, mentions)
        return sorted(found, key=lambda m: m.first)

    def _learn(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            surname = tokens[mention.last - 1].text
            if mention.kind != "official" or mention.last - mention.first < 2:
                continue
            other = self._known.get(surname, mention.senses)
            same = not other or other[0].id == mention.sense.id
            self._known[surname] = mention.senses if same and other else ()

    def _bare(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
        taken = {i for m in mentions for i in range(m.first, m.last)}
        for position, token in enumerate(tokens):
            senses = self._known.get(token.text)
            if senses and position not in taken and _stands_alone(tokens, position):
                yield Mention(position, position + 1, token.text, senses)


def _stands_alone(tokens: Sequence[Token], position: int) -> bool:
    """Whether no first name stands before and no longer name goes on behind."""
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    titled = before is not None and before.lower in lexicon().cues["person_title"]
    named = before is not None and before.text[:1].isupper() and position > 1 and not titled
    return not named and not (after is not None and after.text[:1].isupper())
