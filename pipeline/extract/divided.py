"""What is left of a whole that was divided before: `the rest`, `the other half`.

`Two thirds of Elisa's masts are Nokia's. The rest came from Ericsson`: in: the clauses of a
sentence. Out: the same, with the whole behind the word for what is left of it, as if it were said.
"""

from collections.abc import Iterator

from pipeline.extract.context import Context
from pipeline.extract.nouns import denote
from pipeline.extract.referents.parts import LEFT, REMAINING
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause

WINDOW = 2  # sentences in which a whole may still be meant
WHOLES = frozenset({"gear", "network", "technology"})
OF = "of"
BOTH = 2


def tell_the_rest(clauses: list[Clause], context: Context) -> None:
    """Put the whole behind the words for what is left; the context knows of it from now on."""
    wholes = {id(noun): whole for noun, whole in _divided(clauses)}
    if not wholes and context.divided is None:
        return
    for noun in sorted({n for c in clauses for n in c.nouns()}, key=lambda n: n.start):
        if id(noun) in wholes:
            context.divided = context.sentence, wholes[id(noun)]
        elif context.divided is not None and _is_left(noun):
            _put_behind(noun, *context.divided, context)


def _put_behind(noun: NounChunk, number: int, whole: NounChunk, context: Context) -> None:
    """The whole behind a word for what is left, where nobody else has been told of since."""
    since = context.discourse.recent("operator", context.sentence, before=noun.start, window=WINDOW)
    owners = {e.id for e in denote(whole).owners if e.kind == "operator"}
    others = {e.id for e in since if e.position > whole.end} - owners
    if context.sentence - number <= WINDOW and len(others) < (1 if owners else BOTH):
        noun.posts.append((OF, whole))
        noun.readings.clear()


def _is_left(noun: NounChunk) -> bool:
    """`the rest`, `the remaining third`; not `the rest of the country`, `the other network`."""
    is_left = noun.lemma in REMAINING or any(u.lower in LEFT for u in noun.units)
    return is_left and noun.determiner == "the" and not noun.posts and denote(noun).is_quantity


def _divided(clauses: list[Clause]) -> Iterator[tuple[NounChunk, NounChunk]]:
    """Words for a part, each with the whole: `a third of its radios`, `radios are half Nokia's`."""
    for clause in clauses:
        for noun in clause.nouns():
            posts = [post for preposition, post in noun.posts if preposition == OF]
            told = posts[0] if posts else _whole_beside(clause, noun)
            if told is not None and denote(noun).is_quantity and _is_thing(told):
                yield noun, told


def _whole_beside(clause: Clause, noun: NounChunk) -> NounChunk | None:
    """`Two thirds are of Elisa's masts`: where the phrase stands in the clause alone."""
    is_subject = clause.subjects == [noun]
    led = clause.phrase(OF) if is_subject else []
    return led[0] if len(led) == 1 else None


def _is_thing(noun: NounChunk) -> bool:
    return bool(denote(noun).senses & WHOLES)
