"""A claim as it is decided, before it becomes a row."""

from dataclasses import dataclass

from pipeline.extract.attribution import Attribution
from pipeline.extract.dating import Dated


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim before it becomes a row: contract fields, dates, evidence and explanation."""

    kind: str
    fields: dict[str, str | None]
    dates: dict[str, Dated]
    certainty: str
    evidence: tuple[int, int]
    speaker: Attribution
    rule_id: str
    explanation: str
    is_title: bool = False
    is_aside: bool = False  # in a clause that describes something, or tells when or why
    is_named: bool = False  # the companies that it tells of are named in the sentence
    is_mention: bool = False  # by an event noun or a headline: it may be told in full elsewhere

    def specificity(self) -> tuple[int, int, int, int]:
        """How much a claim says; the fuller of two that say the same is kept."""
        filled = sum(v is not None for v in self.fields.values())
        dated = sum(d.first is not None for d in self.dates.values())
        rank = {"asserted": 2, "reported": 1, "possible": 0}[self.certainty]
        return filled, dated, rank, -self.evidence[0]
