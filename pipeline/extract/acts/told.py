"""The acts of states that an article has told so far, sentence by sentence."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from pipeline.extract.acts.instruments import Instruments
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.tables import tables

WINDOW = 3  # sentences back that a noun may reach


@dataclass(slots=True)
class Acts:
    """What is remembered of the acts of states in one article."""

    told: list[tuple[int, Claim]] = field(default_factory=list)
    instruments: Instruments = field(default_factory=Instruments)
    actions: set[str] = field(default_factory=set)
    of_carriers: set[int] = field(default_factory=set)  # sentences that tell of operators' networks
    here: list[Claim] = field(default_factory=list)  # of the sentence that is being read

    def resuming(self) -> set[str]:
        """The classes whose frames may go on with an act that was told."""
        if not self.actions:
            return set()
        return {name for name, known in tables().resumes.items() if known & self.actions}

    def tell(self, claims: Iterable[Claim]) -> None:
        """Keep the acts of a frame for those that follow in its sentence."""
        self.here += [c for c in claims if c.kind == "policy"]

    def note(self, sentence: int, claims: Iterable[Claim]) -> None:
        """Remember the acts of one sentence."""
        self.here, told = [], [*claims]
        if any(c.kind == "deployment" for c in told):
            self.of_carriers.add(sentence)
        acts = [c for c in told if c.kind == "policy"]
        self.told += [(sentence, c) for c in acts]
        self.actions.update(c.fields["action"] or "" for c in acts)

    def here_or_last(
        self,
        actions: Set[str],
        number: int,
        *,
        window: int,
        states: Set[str | None] | None = None,
    ) -> list[Claim]:
        """The acts of this sentence, else those told last before it; of some states alone."""
        here = [c for c in self.here if _is_one(c, actions, states)]
        return here or self.last(actions, number, window=window, states=states)

    def last(
        self,
        actions: Set[str],
        number: int,
        *,
        window: int = WINDOW,
        states: Set[str | None] | None = None,
    ) -> list[Claim]:
        """The acts of the last sentence that told one of these actions, of some states alone."""
        told = self.back_to(number - window)
        near = [(s, c) for s, c in told if _is_one(c, actions, states)]
        return [c for s, c in near if s == near[0][0]][::-1]

    def back_to(self, sentence: int) -> Iterator[tuple[int, Claim]]:
        """The acts told since a sentence, the last one first."""
        for number, act in reversed(self.told):
            if number < sentence:
                return
            yield number, act


def targets(acts: Iterable[Claim]) -> list[str]:
    """Whom acts are aimed at."""
    return [target for act in acts if (target := act.fields["target"])]


def _is_one(act: Claim, actions: Set[str], states: Set[str | None] | None) -> bool:
    is_theirs = states is None or act.fields["jurisdiction"] in states
    return is_theirs and act.fields["action"] in actions
