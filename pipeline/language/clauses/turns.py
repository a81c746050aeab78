"""Who comes next: `Then it was the turn of Elisa`, `Telia's turn came in May`, `Next was Elisa`.

In: the clauses of a sentence. Out: the same, what is told so as `Elisa followed`.
"""

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause

TURN = "turn"
NEXT = frozenset({"next", "then"})
COMING = frozenset({"be", "come"})
FOLLOWING = "follow"


def take_turns(clauses: list[Clause]) -> None:
    """Make those whose turn it is subjects that follow; not where it is told what to do."""
    for clause in clauses:
        told = _whose_turn(clause) if clause.kind in EQUAL_RANK else []
        if told and not any(c.parent is clause and c.kind == "infinitive" for c in clauses):
            _follow(clause, told)


def _whose_turn(clause: Clause) -> list[NounChunk]:
    verb, subject = clause.verb, clause.subjects[0] if len(clause.subjects) == 1 else None
    if verb is None or subject is None or verb.lemma not in COMING or verb.is_negative:
        return []
    objects = clause.direct_objects()
    if subject.head.lower == "it" and len(objects) == 1 and objects[0].lemma == TURN:
        return _owner(objects[0]) or clause.phrase("of")
    if subject.lemma == TURN and not objects and verb.lemma == "come":
        return _owner(subject) or clause.phrase("of")
    is_next = len(subject.units) == 1 and subject.head.lower in NEXT
    return objects if is_next and all(n.head.mention is not None for n in objects) else []


def _owner(noun: NounChunk) -> list[NounChunk]:
    """`Telia's turn`: Telia."""
    place = next((i for i, u in enumerate(noun.units) if u.tag == "POS"), 0)
    return [NounChunk(noun.units[:place])] if place else []


def _follow(clause: Clause, told: list[NounChunk]) -> None:
    if clause.verb is None:
        return
    clause.verb.lemma, clause.verb.is_copula, clause.verb.particle = FOLLOWING, False, ""
    if clause.verb.tense == "present":
        clause.verb.tense = "future"  # "Now it is Elisa's turn": it is about to
    clause.subjects, clause.objects = list(told), []
    clause.phrases = [led for led in clause.phrases if not any(n is told[0] for n in led[1])]
