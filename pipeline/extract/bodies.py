"""Under which name a text speaks of the body that acts for a state.

In: a government as a clause has it, with who says so, or a chunk that describes one. Out: the
name as written; none where nothing but a description is told.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline.extract.attribution import Attribution
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE_ONE
from pipeline.language.lexicon import read_table

BODY = "authority"
NO_NAME = "description"
STATES = ("country", "capital", "bloc", "government")
SHORT_FORM = re.compile(r"\s*\(\s*[^()]*\)\s*$")


@cache
def _kinds_by_word() -> dict[str, frozenset[str]]:
    """Kinds of public bodies by the word that one is described by."""
    found: dict[str, set[str]] = {}
    for row in read_table("bodies.csv"):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


def authority_of(government: Entity, speaker: Attribution) -> str | None:
    """The name of the body that acts; else of the one of the same state that tells of it."""
    names = (government.text if government.kind == BODY else "", government.body)
    own = next(filter(None, map(name_of, names)), None)
    tells = government.kind in STATES and speaker.body_of == government.country
    return own or (name_of(speaker.speaker or "") if tells else None)


def name_of(text: str) -> str | None:
    """A body's name without its short form in brackets; `Thai telecoms regulator` is none."""
    name = SHORT_FORM.sub("", text)
    last = name.rpartition(" ")[2]
    kinds = _kinds_by_word().get(last.lower(), frozenset())
    is_description = NO_NAME in kinds or (kinds and name.islower())
    return None if not name or is_description else name


def with_bodies(states: list[Entity], clause: Clause) -> list[Entity]:
    """`UKE postponed Poland's auction`: the states, each with its body that acts in a clause."""
    acting = [e for n in clause.deep_subjects() for e in denote(n).entities if e.kind == BODY]
    if not acting:
        return states
    names = {e.country: e.text for e in acting}
    return [_by_body(e, names) for e in states]


def _by_body(state: Entity, names: Mapping[str | None, str]) -> Entity:
    is_unnamed = state.kind in STATES and not state.body
    name = names.get(state.country) if is_unnamed else None
    return replace(state, body=name) if name else state


def body_meant(chunk: NounChunk, country: str | None, context: Context) -> str:
    """`the agency`: the one body of a state and of that kind that was named before."""
    kinds = _kinds_by_word().get(chunk.lemma)
    if not kinds or chunk.determiner not in DEFINITE_ONE:
        return ""
    focus = context.discourse.single(
        "government",
        context.sentence,
        before=chunk.start,
        fits=lambda f: f.office in kinds and f.country == country,
    )
    return focus.body if focus is not None else ""
