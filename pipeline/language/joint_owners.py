"""Who owns a thing together with the one who is named right before it: `A and B's ban`.

In: the noun that is owned, and the chunks of its sentence. Out: the chunks of the others.
"""

from collections.abc import Iterable, Iterator

from pipeline.language.chunks import NounChunk


def joint_owners(noun: NounChunk, chunks: Iterable[NounChunk]) -> Iterator[NounChunk]:
    """`Sweden and Norway's bans`, `Sweden's and Norway's`: who is named before the last."""
    kinds = {u.mention.kind for u in noun.possessors() if u.mention is not None}
    if not kinds:
        return
    for other in dict.fromkeys(chunks):
        if noun in other.conjuncts and _is_bare_name(other, kinds):
            yield other


def _is_bare_name(noun: NounChunk, kinds: set[str]) -> bool:
    """`Sweden`, `Sweden's`: the name alone, and not what it has (`Sweden's plan and Norway's`)."""
    named = [u for u in noun.units if u.tag != "POS"]
    mention = named[0].mention if named else None
    return len(named) == 1 and mention is not None and mention.kind in kinds
