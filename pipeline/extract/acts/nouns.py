"""Nouns that stand for acts of states: `the ban`, `its decision`, `the move`, `it`."""

from pipeline.extract.bound import Bound
from pipeline.extract.entities import GOVERNMENT
from pipeline.extract.modality.governing_nouns import is_taken
from pipeline.extract.nouns import denote
from pipeline.extract.tables import noun_classes, tables
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import DEFINITE


def actions_of(noun: NounChunk) -> frozenset[str]:
    """The actions for which a noun may stand: `the ban`, `the measure`."""
    known = (tables().resumes.get(name, frozenset()) for name in noun_classes(noun.lemma))
    return frozenset().union(*known)


def is_known(bound: Bound) -> bool:
    """Whether a definite noun means what was told; `the decision to bar it` tells by itself.

    So does `the directive cleared by the cabinet`.
    """
    noun = bound.frame.noun
    if noun is None or noun.determiner not in DEFINITE:
        return False
    told = (c for c in bound.clauses if c.kind == "participial" and not c.is_apart)
    is_told = any(c.antecedent is noun and c.is_passive for c in told)
    is_told = is_told or (is_taken(noun) and _tells_what_it_does(noun, bound))
    return not is_told and not any(c.governor is noun for c in bound.clauses)


def _tells_what_it_does(noun: NounChunk, bound: Bound) -> bool:
    """`the decision that excluded it from 5G`: by what follows which one it is."""
    told = (c for c in bound.clauses if c.kind == "relative" and not c.is_apart)
    return any(c.antecedent is noun and noun in c.subjects for c in told)


def is_described(noun: NounChunk, bound: Bound) -> bool:
    """Whether what follows a noun tells which one it is."""
    return any(noun in (c.governor, c.antecedent) for c in bound.clauses) or bool(noun.posts)


def is_of(chunk: NounChunk, country: str | None) -> bool:
    """Whether a body is of a state, as far as is said."""
    found = denote(chunk)
    bodies = [e for e in (*found.entities, *found.owners) if e.kind in GOVERNMENT]
    if found.demonyms or bodies:
        return {*found.demonyms, *(e.country for e in bodies)} == {country}
    return "government" in found.senses and not found.entities
