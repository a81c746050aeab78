"""Who is in focus: as an entity that some words mean, up to which place, and whether still.

In: a focus, the chunk that is to mean it. Out: the entity; whether somebody has come between.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import DESCRIBED
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK
from pipeline.language.discourse import Focus


def from_focus(focus: Focus, text: str) -> Entity:
    """Who is in focus, as whom some words mean."""
    kind = "country" if focus.kind == "state" else focus.kind
    path = f'"{text}" -> {focus.text or focus.id}'
    return Entity(kind, focus.id, focus.country, path, focus.text, focus.body)


def is_eclipsed(focus: Focus, chunk: NounChunk, context: Context) -> bool:
    """`Elisa leads. Acme follows. It ...`: whether a company that is not known has come between."""
    return context.discourse.is_eclipsed(focus, context.sentence, before=chunk.start)


def told_until(chunk: NounChunk, context: Context) -> int:
    """Before what place somebody was told of: not in what he says, `"We have Elisa," it said`.

    But as the subject of that: `Elisa will close 3G, the company said`.
    """
    told = [n for c in context.clauses for n in c.nouns()]
    if not told or not _speaks_last(chunk, context):
        return chunk.start
    acting = (n for c in context.clauses if c.kind in EQUAL_RANK for n in c.subjects)
    is_named = any(e.kind in DESCRIBED for n in acting for e in denote(n).entities)
    return chunk.start if is_named else min(n.start for n in told)


def _speaks_last(chunk: NounChunk, context: Context) -> bool:
    """Whether a sentence ends with who said it."""
    says = context.clauses[-1]
    is_last = chunk in says.subjects and len(context.clauses) > 1 and not any(says.objects)
    return is_last and says.verb is not None and "say" in verb_effects(says.verb)
