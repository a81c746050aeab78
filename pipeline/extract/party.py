"""The party that an article is about: the one operator, the one maker of which it tells.

In: the sentences of an article with their names. Out: by kind, who it is and how sure that is. A
name counts once a sentence, in the title and in the sentence under it as much as in three others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.head_nouns import HOLDING
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.sentences import Sentence
from pipeline.language.tokens import Token

HEAD_WEIGHT = 3
CLEAR = 0.75  # of all that is said of its kind: fewer leave open whom the article is about


@dataclass(frozen=True, slots=True)
class Party:
    """Whom an article is about, of one kind of company."""

    kind: str
    id: str
    country: str | None
    text: str
    share: float
    """How sure that is: its part in all that the article says of companies of its kind."""

    @property
    def is_only(self) -> bool:
        """Whether the article names no other of its kind."""
        return self.share == 1.0


def parties(
    sentences: Sequence[tuple[Sentence, Sequence[Token], Sequence[Mention]]],
) -> Mapping[str, Party]:
    """The party of each kind of company, where the opening names it and most is said of it."""
    told: dict[str, Counter[str]] = {kind: Counter() for kind in COMPANIES}
    first: dict[str, Mention] = {}
    heading: set[str] = set()
    opening = [s for s, _, _ in sentences if not (s.is_title or s.is_dateline)][:OPENING]
    for sentence, tokens, mentions in sentences:
        is_head = sentence.is_title or sentence is next(iter(opening), None)
        named = {m.sense.id: m for m in mentions if m.kind in COMPANIES and _is_told(m, tokens)}
        heading |= named.keys() if is_head or sentence in opening else set()
        for name, mention in named.items():
            first.setdefault(name, mention)
            told[mention.kind][name] += HEAD_WEIGHT if is_head else 1
    found = (_party(counts, first) for counts in told.values())
    return {p.kind: p for p in found if p is not None and p.id in heading}


OPENING = 2  # sentences under the title, of which one names whom the article is about


def _is_told(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether it is spoken of itself: not as who owns another, `the Telenor-owned carrier`."""
    behind = [t.lower for t in tokens[mention.last : mention.last + 2]]
    return not (len(behind) == 2 and behind[0] == "-" and behind[1] in HOLDING)


def _party(counts: Counter[str], first: Mapping[str, Mention]) -> Party | None:
    """The one of which most is said, where that is clear."""
    total = counts.total()
    for name, weight in counts.most_common(1):
        share, sense = weight / total, first[name].sense
        if share >= CLEAR:
            return Party(sense.kind, name, sense.country, first[name].text, share)
    return None
