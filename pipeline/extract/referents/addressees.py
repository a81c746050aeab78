"""Who is told something, or whose statement it is: `told BT that it must`, `the cabinet's vow`.

In: the chunk of a pronoun. Out: the chunk of whom it is told, and the companies that those are.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.modality.verbs import OWED
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import roles_of
from pipeline.extract.referents.descriptions import described_company
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause


def told_to(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`Paris told the operators that they must`, `told BT that it must`: who is told what to do."""
    word, clause = chunk.head.lower, context.clause
    above = clause.parent if clause is not None else None
    if clause is None or above is None or above.verb is None or not _may_be_told(word, clause):
        return None
    is_told = above.verb.lemma in TOLD_DIRECTLY and not above.is_passive
    told = above.direct_objects() if is_told else above.phrase("to")
    meant = [n for n in told if n.end <= chunk.start and is_plural(n) == (word == "they")]
    return meant[-1] if meant and clause in _said(above, context) else None


def _may_be_told(word: str, clause: Clause) -> bool:
    """Of one who is told, `it` is only who has to do it: `told BT that it would` is who tells.

    So is who may not do it, where a state tells: `the ministry told BT that it could not`.
    """
    verb = clause.verb
    is_owed = verb is not None and verb.modal in OWED
    is_refused = verb is not None and verb.is_negative and verb.modal in GRANTED
    is_refused = is_refused and _is_states(clause.parent)
    return word == "they" or (word == "it" and (is_owed or is_refused))


def _is_states(clause: Clause | None) -> bool:
    """Whether a government or a body of it is the subject."""
    tellers = clause.subjects if clause is not None else []
    told = [denote(n) for n in tellers]
    return any("government" in d.senses or any(e.kind in GOVERNMENT for e in d.named) for d in told)


GRANTED = frozenset({"can", "could", "may"})


TOLD_DIRECTLY = frozenset({"assure", "inform", "notify", "remind", "tell", "warn"})


def _said(above: Clause, context: Context) -> list[Clause]:
    """The clauses that tell what is said."""
    told = (c for c in context.clauses if c.parent is above)
    return [c for c in told if c.kind == "complement" and c.governor is None]


def told_as(told: NounChunk, role: str, context: Context) -> list[Entity]:
    """The companies of a role that those are who are told."""
    found = denote(told)
    named = [e for e in found.entities if e.kind == role]
    is_described = not named and role in roles_of(found)
    return described_company(found, role, context) if is_described else named


def whose_statement(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`after the cabinet's announcement that it would`: whoever made that, in words or by name."""
    told = (c for c in context.clauses if chunk in c.subjects and c.kind == "complement")
    noun = next((c.governor for c in told if c.governor is not None), None)
    marks = [i for i, u in enumerate(noun.units) if u.tag == "POS"] if noun is not None else []
    return NounChunk(noun.units[: marks[0]]) if noun is not None and marks and marks[0] else None
