"""Deadlines of a sentence that names several generations: each has its own.

In: a sentence, a bound frame of it and a generation. Out: the time that stands in the same place
among the deadlines as the generation among the generations.
"""

from itertools import pairwise

from pipeline.extract.bound import Bound
from pipeline.extract.dating import DEADLINE
from pipeline.extract.reading.sentence import ReadSentence
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


def _alternate(places: list[int], times: list[int]) -> bool:
    """Whether a time stands between every two of the places, and the other way round."""
    order = sorted([(p, "place") for p in places] + [(t, "time") for t in times])
    return all(one != other for (_, one), (_, other) in pairwise(order))
