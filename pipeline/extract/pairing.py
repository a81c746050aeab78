"""What stands in turn goes together: `5G gear by 2024 and 4G gear by 2027`, `A to X and B to Y`.

In: a bound frame, for times its sentence and a generation. Out: the time that stands in the same
place among the deadlines as the generation among the generations; whether each operator has the
vendor behind it.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.bound import Bound
from pipeline.extract.dating import DEADLINE
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.language.mentions import COMPANIES
from pipeline.language.timex.expression import TimeExpression

MORE_THAN_ONE = 2


def paired_deadline(
    read: ReadSentence, bound: Bound, generation: str | None
) -> TimeExpression | None:
    """`5G gear by 2024 and 4G gear by 2027`, `until 2024 for 5G and until 2027 for 4G`."""
    places = _generations(read)
    times = _deadlines(bound)
    if generation not in places or not MORE_THAN_ONE <= len(times) == len(places):
        return None
    begins = sorted(places.values())
    if not _alternate(begins, [t.start for t in times]):
        return None
    return times[begins.index(places[generation])]


def _generations(read: ReadSentence) -> dict[str, int]:
    """Where each generation is first named."""
    places: dict[str, int] = {}
    for mention in read.mentions:
        if mention.kind == "technology" and mention.sense.id:
            places.setdefault(mention.sense.id, read.tokens[mention.first].start)
    return places


def _deadlines(bound: Bound) -> list[TimeExpression]:
    found = {t.start: t for c in bound.clauses for t in c.times if t.role in DEADLINE}
    return [found[start] for start in sorted(found)]


def partners_in_turn(bound: Bound) -> bool:
    """`lost Verizon to Samsung and AT&T to Ericsson`: each operator is told with its own vendor."""
    one, other = (bound.roles.get(role, []) for role in COMPANIES)
    if not MORE_THAN_ONE <= len(one) == len(other):
        return False
    if len({bound.functions.get(role) for role in COMPANIES}) == 1:
        return False  # named in one row
    places = [[p for e in told if (p := _place(e, bound)) is not None] for told in (one, other)]
    return len(places[0]) == len(places[1]) == len(one) and _alternate(*places)


def in_turn(entities: Sequence[Entity], bound: Bound) -> list[Entity]:
    """In the order in which the clause tells them: `from the Danish company and from X`.

    None at all where it does not tell where one of several stands.
    """
    places = {e.id: _place(e, bound) for e in entities}
    found = sorted((p, i) for i, e in enumerate(entities) if (p := places[e.id]) is not None)
    if len(found) == len(entities):
        return [entities[i] for _, i in found]
    return [] if len({e.is_described for e in entities}) > 1 else list(entities)


def _place(entity: Entity, bound: Bound) -> int | None:
    """Where the clause names or describes somebody; None where it does not."""
    for noun in bound.frame.clause.nouns():
        named = {e.id for e in denote(noun, deep=False).named}
        if entity.id in named or entity.path.startswith(f'"{noun.text}"'):
            return noun.start
    return None


def _alternate(places: list[int], others: list[int]) -> bool:
    """Whether one of the others stands between every two of the places, and the other way round."""
    order = sorted([(p, "place") for p in places] + [(o, "other") for o in others])
    return all(one != other for (_, one), (_, other) in pairwise(order))
