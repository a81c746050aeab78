"""When what operators were said to launch opens, where the sentence beside says it.

`The service will be provided by A and B. Commercial operations are expected to begin by the end of
the year.` The second sentence names nobody: it dates the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.dating import DEADLINE, NEVER, Dated, basis_of, resolve
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.rollouts import AHEAD, UNREAL
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.extract.rollout_dates import rollout_date
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import RESUMING
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.tagging.unit import Unit

WINDOW = 2  # sentences back that an opening without an owner may reach
LABEL_WINDOW = 3  # a line `5G launch: July 2020` closes a section
TO_COME = frozenset({"future", "e:plan", "e:possible", "would", "ahead"})

Made = list[tuple[Bound, tuple[Claim, ...]]]


@dataclass(slots=True)
class Openings:
    """The undated milestones that an article told last, by sentence."""

    told: list[tuple[int, Claim]] = field(default_factory=list)

    def may_be_dated(self, mentions: Iterable[Mention]) -> bool:
        """Whether a sentence that names these may tell when something opens that was told."""
        return bool(self.told) and _names_nobody(mentions)

    def dated(self, number: int, read: ReadSentence, made: Made, published: date | None) -> Made:
        """What the frames of a sentence claim, with the milestones before that they date."""
        found = [
            (bound, (*claims, *self._opened(number, read, bound, published)))
            for bound, claims in made
        ]
        if found:
            bound, claims = found[0]
            found[0] = (bound, (*claims, *self._labelled(number, read, published)))
        self._note(number, [claim for _, claims in found for claim in claims])
        return found

    def _note(self, number: int, claims: Iterable[Claim]) -> None:
        """Remember the milestones of a sentence that it does not date."""
        kept = [(n, c) for n, c in self.told if n >= number - LABEL_WINDOW]
        undated = (c for c in claims if c.kind == "rollout" and c.dates["date"].first is None)
        self.told = [*kept, *((number, c) for c in undated)]

    def _opened(
        self, number: int, read: ReadSentence, bound: Bound, published: date | None
    ) -> Iterator[Claim]:
        """The milestones told before with the date of an opening that names nobody."""
        if not _names_nobody(read.mentions) or not _is_opening(bound):
            return
        milestones = {r.value for r in tables().decisions[bound.frame.frame_class]}
        for claim in self._of(number, WINDOW, bound.generations):
            ahead = claim.fields["milestone"] in AHEAD
            if claim.fields["milestone"] in milestones and _lies(bound, ahead=ahead):
                dated = rollout_date(bound, published, ahead=ahead)
                if _fits(dated, published, ahead=ahead):
                    yield replace(claim, dates={"date": dated})

    def _labelled(self, number: int, read: ReadSentence, published: date | None) -> Iterator[Claim]:
        """The plans of a section with the date of the line that closes it."""
        dated = _label(read.units, published)
        if dated is None or not _names_nobody(read.mentions):
            return
        generations = [m.sense.id for m in read.mentions if m.kind == "technology"]
        for claim in self._of(number, LABEL_WINDOW, generations):
            if claim.fields["milestone"] == "planned" and _fits(dated, published, ahead=True):
                yield replace(claim, dates={"date": dated})

    def _of(self, number: int, window: int, generations: list[str]) -> list[Claim]:
        """The milestones of the last sentence that told any, near enough and of a generation."""
        last = max((n for n, _ in self.told if n < number), default=None)
        if last is None or last < number - window:
            return []
        here = [c for n, c in self.told if n == last]
        return [c for c in here if not generations or c.fields["generation"] in generations]


def _names_nobody(mentions: Iterable[Mention]) -> bool:
    return not any(m.kind in COMPANIES for m in mentions)


def _is_opening(bound: Bound) -> bool:
    """Whether the subject of a launch is but `the service`, or the launch itself.

    What somebody launches who is told is theirs, whoever that may be.
    """
    if bound.frame.frame_class not in tables().elliptic or "operator" in bound.roles:
        return False
    if bound.features & (SUPPRESSED | UNREAL) or "neg" in bound.features:
        return False
    clause = bound.frame.clause
    if clause.deep_objects() and clause.deep_subjects():
        return False
    subjects = clause.deep_objects() or clause.subjects
    if bound.frame.noun is not None:
        return bound.frame.noun in subjects and _is_resumed(bound.frame.noun)
    return bool(subjects) and all(
        _is_resumed(n) and n.lemma in lexicon().cues["opens"] for n in subjects
    )


def _is_resumed(noun: NounChunk) -> bool:
    """`the launch`, `commercial services`: what was spoken of, nobody's by name."""
    return noun.determiner in RESUMING and not noun.possessors()


def _lies(bound: Bound, *, ahead: bool) -> bool:
    """Whether an opening is told as the milestone is: to come, or done."""
    is_to_come = bool(bound.features & TO_COME)
    return is_to_come if ahead else not is_to_come and "past" in bound.features


def _fits(dated: Dated, published: date | None, *, ahead: bool) -> bool:
    if dated.first is None or dated.last is None:
        return False
    return published is None or (dated.last >= published if ahead else dated.first <= published)


def _label(units: list[Unit], published: date | None) -> Dated | None:
    """The date of a line that is nothing but `5G launch: July 2020`."""
    said = [u for u in units if u.tag != "."]
    is_line = len(said) > 2 and said[-2].text == ":" and said[-1].time is not None
    if not is_line or said[-3].lower not in lexicon().cues["dates_section"]:
        return None
    time = said[-1].time
    assert time is not None
    if time.role in NEVER:
        return None
    basis = "deadline" if time.role in DEADLINE else basis_of(time)
    return resolve(time, published, future=True, basis=basis)
