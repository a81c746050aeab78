"""States that are told of together: `both`, `the latter`, `countries such as Japan and Kenya`.

In: a chunk and the context of its sentence. Out: the states that it stands for by those named
together with it or before it.
"""

from collections.abc import Iterable

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import EXAMPLES, denote
from pipeline.extract.referents.acting import STATES
from pipeline.extract.referents.in_focus import from_focus
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import LAST_TWO
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.mentions import COMPANIES

NEXT_TO = 16  # characters: ", including the "


def states_together(chunk: NounChunk, context: Context) -> list[Entity]:
    """`both`, `the two countries`, `the former`: of two states that were the last subject."""
    words = {u.lower for u in chunk.units}
    is_first_or_second = chunk.lemma in LAST_TWO and len(chunk.units) == 2
    is_pair = bool(words & PAIR) and (chunk.is_pronoun or chunk.lemma in STATES)
    if context.clause is None or chunk not in context.clause.subjects:
        return []
    if not (is_first_or_second or is_pair):
        return []
    here = _pair_here(chunk, context) if is_first_or_second else []
    if here:
        return [here[chunk.lemma == "latter"]]
    pair = _last_pair(chunk, context)
    if is_first_or_second:
        pair = pair[-1:] if chunk.lemma == "latter" else pair[:1]
    return [from_focus(focus, chunk.text) for focus in pair]


PAIR = frozenset({"both", "two", "they"})


def _pair_here(chunk: NounChunk, context: Context) -> list[Entity]:
    """`between China and the US, with the latter pressing`: the last two states put together."""
    groups = [group for clause in context.clauses for group in clause.groups()]
    pairs = [g for g in groups if len(g) == 2 and g[-1].end <= chunk.start]
    last = max((g for g in pairs if len(states_in(g)) == 2), key=_end_of, default=[])
    return states_in(last)


def _end_of(group: list[NounChunk]) -> int:
    return group[-1].end


def _last_pair(chunk: NounChunk, context: Context) -> list[Focus]:
    """The two countries that the last sentence has as its subject, if it tells of no companies."""
    for back in range(1, PRONOUN_WINDOW + 1):
        number = context.sentence - back
        told = context.discourse.recent("government", number, before=chunk.start, window=0)
        if told:
            is_pair = len(told) == 2 and all(f.is_subject and f.id == f.country for f in told)
            is_pair = is_pair and not context.discourse.kinds(number) & COMPANIES
            return told if is_pair else []
        if context.discourse.kinds(number) & COMPANIES:
            return []
    return []


def sampled_states(chunk: NounChunk, context: Context) -> list[Entity]:
    """`countries such as Japan and Kenya`, `some allies, including Japan, have`: those named."""
    sampled = [n for preposition, n in chunk.posts if preposition in EXAMPLES]
    told = [n for c in context.clauses if chunk in c.subjects for n in c.phrase(*EXAMPLES)]
    sampled += [n for n in told if 0 < n.start - chunk.end < NEXT_TO]
    told = [*sampled, *(c for n in sampled for c in n.conjuncts)]
    return states_in(n for n in told if not n.is_contrast)  # "including Malta, but not Cyprus"


def said_to_be(chunk: NounChunk, context: Context) -> list[Entity]:
    """`Japan and Kenya are among the countries that`, `is one of several countries that`."""
    for clause in context.clauses:
        if clause.verb is not None and clause.verb.lemma == "be" and not clause.verb.is_negative:
            told = [*clause.direct_objects(), *clause.phrase("among", "of")]
            if chunk in told:
                return states_in(clause.subjects)
    return []


def states_in(chunks: Iterable[NounChunk]) -> list[Entity]:
    """Countries and capitals that chunks themselves are."""
    found = (e for n in chunks for e in denote(n, deep=False).entities)
    return [e for e in found if e.kind in ("country", "capital")]
