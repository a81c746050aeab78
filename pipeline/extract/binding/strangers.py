"""Acts of somebody whose name is not known: no party that was told of before does them."""

from pipeline.extract.bound import Bound
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.lexicon import lexicon


def is_strangers_act(bound: Bound) -> bool:
    """Whether the verb has a subject whose name is not known: no government is."""
    clause = bound.frame.clause
    is_verb = bound.frame.noun is None and clause.verb is not None and not clause.verb.is_passive
    return is_verb and any(_is_unknown_name(n) or _is_outsider(n) for n in clause.subjects)


def _is_outsider(chunk: NounChunk) -> bool:
    """`The bank barred it from its offices`: a noun that has no part in this trade or in law."""
    found = denote(chunk, deep=False)
    is_plain = not (found.senses or found.named or found.demonyms or chunk.is_pronoun)
    is_event = any((chunk.lemma, "", pos) in tables().frames for pos in ("noun", "verb"))
    is_effect = any((chunk.lemma, "", pos) in tables().effects for pos in ("noun", "verb"))
    return is_plain and chunk.determiner in ("the", "a", "an") and not (is_event or is_effect)


def is_strangers(bound: Bound) -> bool:
    """Whether somebody acts whose name is not known: no word of the language, and capital.

    So it is of whom somebody won something: `orders from Acme for the rollout`.
    """
    clause = bound.frame.clause
    return any(map(_is_unknown_name, (*clause.subjects, *clause.phrase("from", "by"))))


def _is_unknown_name(chunk: NounChunk) -> bool:
    words = [u for u in chunk.units if u.tag == "N"]
    is_name = not chunk.determiner and all(u.text[:1].isupper() for u in words)
    if not words or not is_name or any(u.mention for u in chunk.units) or is_plural(chunk):
        return False
    return not lexicon().noun(chunk.lemma)
