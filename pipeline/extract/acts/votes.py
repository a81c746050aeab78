"""Votes on drafts that were told of: `Parliament threw it out`, `The bill passed in May`."""

from collections.abc import Iterator

from pipeline.extract.acts.nouns import is_described, is_of
from pipeline.extract.acts.resuming import Resuming
from pipeline.extract.acts.sequels import at_stage
from pipeline.extract.acts.told import WINDOW
from pipeline.extract.bound import Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import DEFINITE
from pipeline.language.lexicon import lexicon

VOTING = frozenset({"VOTE"})
PENDING = frozenset({"considered", "proposed"})
UNSETTLED = frozenset({"future", "possible", "would", "should", "e:plan", "e:possible", "e:urge"})
DRAFTS = frozenset({"draft", "law"})


def voted_on(at: Resuming) -> Iterator[Claim]:
    """What becomes of a draft that a vote is on."""
    noun, stage = _draft_voted_on(at.bound), _outcome(at.bound)
    if noun is None or not stage:
        return
    window = 1 if noun.is_pronoun else WINDOW
    voting = _voting(at.bound, noun)
    for act in at.before(window):
        is_of_state = all(is_of(n, act.fields["jurisdiction"]) for n in voting)
        if act.fields["stage"] in PENDING and is_of_state:
            yield at_stage(act, stage, at.read, at.bound, at.setting)


def _draft_voted_on(bound: Bound) -> NounChunk | None:
    """The draft that a vote is on: a known noun for one, or `it`; or what passes or falls."""
    clause = bound.frame.clause
    objects = clause.deep_objects()
    falls = not objects and clause.verb is not None and clause.verb.lemma in lexicon().cues["falls"]
    for noun in clause.subjects if falls else objects:
        is_named = noun.determiner in DEFINITE and bool(DRAFTS & denote(noun, deep=False).senses)
        if (is_named or noun.head.lower == "it") and not is_described(noun, bound):
            return noun
    return None


def _voting(bound: Bound, draft: NounChunk) -> list[NounChunk]:
    """Who votes, if anybody is said to."""
    return [n for n in bound.frame.clause.deep_subjects() if n is not draft]


def _outcome(bound: Bound) -> str:
    """What a vote comes to: a stage, or nothing where it is still to be taken."""
    if bound.features & UNSETTLED or bound.frame.clause.verb is None:
        return ""
    is_refused = "e:refuse" in bound.features or "own:refuse" in bound.features
    return "rejected" if is_refused or "neg" in bound.features else "decided"
