"""An article and a sentence of it as it was read.

In: what reading finds. Out: `ReadSentence`, with its frames, and who says what they state.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.extract.attribution import Attribution, attribution
from pipeline.extract.bound import Bound
from pipeline.language.clauses.model import Clause
from pipeline.language.mentions import Mention
from pipeline.language.sentences import Sentence
from pipeline.language.tagging.unit import Unit
from pipeline.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction reads of an article."""

    article_id: str
    text: str
    title: str | None
    published_on: date | None
    publisher: str | None


@dataclass
class ReadSentence:
    """A sentence with its analysis."""

    sentence: Sentence
    tokens: list[Token]
    mentions: list[Mention]
    units: list[Unit]
    clauses: list[Clause]
    bound: list[Bound]
    senses: set[str]  # all that its words may stand for, whatever phrases they make
    title_source: Attribution | None = None
    outlet_in_focus: str | None = None
    government: str | None = None  # whose an unowned government, parliament or bill is
    summed: int | None = None  # where what stands before is called a decision

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its units, in lower case."""
        return frozenset(unit.lower for unit in self.units)


def speaker_of(read: ReadSentence, bound: Bound) -> Attribution:
    """Who says what a frame states."""
    found = attribution(bound.modality.speakers, read.clauses, bound.frame.clause)
    if found.kind == "cited_outlet" and found.is_description and read.outlet_in_focus:
        return Attribution(read.outlet_in_focus, found.kind)
    if found.kind == "outlet" and read.title_source is not None:
        return read.title_source
    return found
