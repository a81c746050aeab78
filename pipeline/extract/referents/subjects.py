"""The subject that binds a pronoun: of its own clause, else of one above.

In: the chunk of a pronoun, the role wanted. Out: the entities that the subject names or describes.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.referents.company_words import count_of, roles_of
from pipeline.extract.referents.descriptions import described_company
from pipeline.extract.staff import employers_of, is_person
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause


def subject_entities(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """The subject that binds a pronoun: of its own clause, else of one above, named there."""
    for clause in context.clauses_around():
        if is_its_object(chunk, clause):
            continue  # "Sunrise followed it": somebody else
        before = [s for s in clause.subjects if s is not chunk and s.start < chunk.start]
        named = [e for s in before for e in _named_as(role, denote(s))]
        named = named or [e for s in before for e in _described(s, role, context)]
        if role == "government" and any(map(_is_some_government, before)) and not named:
            return []  # "the government finalises its review": that of no state named above
        if named:
            word = f'"{chunk.text}" -> subject'
            return [Entity(e.kind, e.id, e.country, word, e.text) for e in named]
    return []


def _is_some_government(subject: NounChunk) -> bool:
    """`the government`: of the state that the text told of, which the sentence need not name."""
    return subject.determiner == "the" and "government" in denote(subject, deep=False).senses


def is_its_object(chunk: NounChunk, clause: Clause) -> bool:
    """Whether something is done to whom a pronoun means in its own clause, by whoever acts there.

    He who does it would be `itself`.
    """
    is_plain = chunk.is_pronoun and chunk.head.lower in ("it", "them")
    return is_plain and chunk in clause.direct_objects()


def _named_as(role: str, subject: Denoted) -> list[Entity]:
    if role == "government":
        return acting_states(subject)  # "Belgium's cabinet scrapped its ban"
    return [e for e in subject.entities if e.kind == role]


def _described(subject: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the French group has it in its cores`: whom a description means in subject place."""
    found = denote(subject)
    is_one = not (is_plural(subject) or count_of(subject) is not None)
    if subject.is_pronoun or found.entities or not is_one or role not in roles_of(found):
        return []
    return described_company(found, role, context)


def speaks_for(role: str, subject: NounChunk, context: Context) -> bool:
    """Whether a subject is a person who may speak for a company of the role: no vendor's man."""
    employers = employers_of(subject, context.staff)
    return is_person(subject, context) and all(e.kind == role for e in employers)
