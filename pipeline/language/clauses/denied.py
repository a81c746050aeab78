"""What a clause denies of another thing: `uses it in its radios, but not in its core`.

In: a noun behind `but not in`, or the `none` of `has it in its 4G network, but none in its core`.
Out: a clause with the subject, the verb and the objects of the one before, denied.
"""

from dataclasses import replace

from pipeline.language.chunks import Mark, NounChunk
from pipeline.language.clauses.lookahead import mark_follows
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_instrument
from pipeline.language.clauses.state import ParseState


def is_denied_phrase(state: ParseState) -> bool:
    """Whether `not` stands right before the preposition."""
    mark = state.chunks[state.position - 2] if state.position > 1 else None
    return isinstance(mark, Mark) and mark.unit.lower == "not"


def denies_elsewhere(state: ParseState, noun: NounChunk) -> bool:
    """Whether what a clause says is denied of a thing: not of a time, a place or a name."""
    if not state.conjunction or not _is_whole(state.current):
        return False
    if state.preposition:
        return is_denied_phrase(state) and is_instrument(noun)
    is_alone = noun.head.lower == "none" and len(noun.units) == 1
    return is_alone and mark_follows(state, "IN") and _next_word(state) != "of"


def _is_whole(clause: Clause) -> bool:
    """Whether a clause has who does what to whom, and is not denied itself."""
    verb = clause.verb
    is_said = verb is not None and verb.form in ("fin", "inf") and not verb.is_negative
    return is_said and bool(clause.subjects and clause.objects) and not clause.is_passive


def add_denied(state: ParseState, noun: NounChunk) -> None:
    """Add a clause that denies what the one before says, of what the noun is or leads to."""
    model = state.current
    if state.preposition:  # the clause before goes on behind it
        noun.preposition = state.preposition
        denied = _denied(model, state.preposition, [list(g) for g in model.objects])
        denied.phrases.append((state.preposition, [noun]))
        state.clauses.append(denied)
        state.group = None
    else:
        apart = _next_word(state)
        _become(noun, model.objects[-1][-1], apart)
        state.open(_denied(model, apart, [[*model.objects[-1][:-1], noun]]))
        state.last_noun = noun
    state.preposition, state.comma, state.conjunction = "", False, ""


def _denied(model: Clause, apart: str, objects: list[list[NounChunk]]) -> Clause:
    """The clause again, denied and without the phrases that are told apart."""
    return Clause(
        model.kind,
        model.parent,
        model.marker,
        subjects=model.subjects,
        verb=model.verb,
        objects=[[_without(n, apart) for n in group] for group in objects],
        phrases=[(p, group) for p, group in model.phrases if p != apart],
        governor=model.governor,
        antecedent=model.antecedent,
        inherits_subject=model.inherits_subject,
        is_negated=True,
    )


def _become(noun: NounChunk, thing: NounChunk, apart: str) -> None:
    """Let `none` stand for the object before it."""
    there = noun.start
    noun.become([replace(u, start=there, end=there) for u in thing.units])
    noun.posts = _without(thing, apart).posts


def _next_word(state: ParseState) -> str:
    """The preposition behind `none`."""
    following = state.chunks[state.position + 1]
    return following.unit.lower if isinstance(following, Mark) else ""


def _without(noun: NounChunk, preposition: str) -> NounChunk:
    """An object without the phrase that tells where it is in the clause before."""
    posts = [(p, post) for p, post in noun.posts if p != preposition]
    return noun if len(posts) == len(noun.posts) else replace(noun, posts=posts, readings={})
