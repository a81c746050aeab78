"""A frame that may take up an act told before, with all that it takes to read it so."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.acts.told import Acts
from pipeline.extract.bound import Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.decide import claims_of
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.reading.sentence import ReadSentence


@dataclass(frozen=True, slots=True)
class Resuming:
    """A frame that may take up an act, the sentence where it stands, and the acts so far."""

    acts: Acts
    number: int
    read: ReadSentence
    bound: Bound
    setting: Setting
    actions: frozenset[str]

    def claims(self) -> Iterator[Claim]:
        """What the frame itself says, by its roles."""
        return claims_of(self.read, self.bound, self.setting)

    def before(self, window: int, states: frozenset[str | None] | None = None) -> list[Claim]:
        """The acts of this sentence, else those told last before it; of some states alone."""
        return self.acts.here_or_last(self.actions, self.number, window=window, states=states)
