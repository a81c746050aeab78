"""What stands over a clause: the embedding operators between it and the sentence's top.

"was urged to drop plans to ban" is a chain: plan, reverse, urge. In: a clause, or an event noun of
it. Out: the chain, the polarity and the verb's own time and modality, as features.
"""

from pipeline.extract.modality.climb import climb, hear
from pipeline.extract.modality.effects import (
    Modality,
    add_effect,
    flip,
    is_told_more_of,
    phrase_effects,
)
from pipeline.extract.modality.events import (
    acts_by,
    does_something,
    is_cause,
    is_of_draft,
    noun_features,
)
from pipeline.extract.modality.verbs import verb_features
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause

YET_TO_COME = frozenset({"until", "till", "before", "once", "when", "as soon as", "by the time"})


def modality(clause: Clause, noun: NounChunk | None = None) -> Modality:
    """Compose what stands over a clause, or over an event noun of that clause.

    For a noun, the clause's own verb counts as an operator when it is one ("lifted the ban").
    """
    found = Modality()
    verb = clause.verb
    if noun is not None and not noun_features(found, noun, clause):
        return found
    if verb is not None:
        verb_features(found, verb, own=noun is None)
    if verb is not None and noun is not None:
        _leave_out_its_doing(found, noun, clause, verb)
    if clause.is_negated:
        flip(found)
    _clause_features(found, clause, noun)
    if noun is not None and (is_told_more_of(noun, clause) or acts_by(noun, clause)):
        hear(found, clause)
    else:
        climb(found, clause)
    return found


def _leave_out_its_doing(found: Modality, noun: NounChunk, clause: Clause, verb: VerbGroup) -> None:
    """`the auction could spur a merger`, `the ban will not stop it`: that it stands is settled."""
    if is_cause(noun, clause, verb):
        found.features.discard("possible")
    if verb.is_negative and (does_something(noun, clause, verb) or acts_by(noun, clause)):
        flip(found)


def _clause_features(found: Modality, clause: Clause, noun: NounChunk | None) -> None:
    """What a clause's opening and its phrases say: `until it launches`, `is in talks with`."""
    if clause.kind == "gerund":
        found.features.add(clause.opening)
    if clause.marker in YET_TO_COME and clause.verb is not None and clause.verb.tense == "present":
        found.features.add("future")
    of_draft = noun is not None and is_of_draft(noun, clause)
    for effect in phrase_effects(clause):
        add_effect(found, effect, clause, of_draft=of_draft)
