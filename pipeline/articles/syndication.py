"""Near duplicates: copies of one story, shortened, retitled or edited, under several addresses.

Two texts are copies where the runs of five words that they share are most of both, or nearly all
of the shorter one (an outlet that prints the first half of a wire story). Candidates are found by
MinHash (Broder 1997): texts whose signatures agree in a band of four values are compared in full,
so that the outcome does not rest on an estimate.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from rensa import RMinHash

from pipeline.articles.model import Article

_WORDS_A_RUN = 5
# Shorter texts are notices; two that are alike to the word are found as duplicates.
_FEWEST_RUNS = 25
_VALUES = 128
_BAND = 4
_SEED = 20_240_501
_ALIKE = 0.55
_CONTAINED = 0.8
# More texts than this in one band are a template; each is compared with its neighbours alone.
_CROWD = 60
Signature = tuple[int, ...]


def signature_of(text: str) -> Signature:
    """The MinHash of a text's body; empty where it is too short to be compared."""
    runs = _runs(text)
    if len(runs) < _FEWEST_RUNS:
        return ()
    minhash = RMinHash(num_perm=_VALUES, seed=_SEED)
    minhash.update(sorted(runs))
    return tuple(minhash.digest())


def syndication_groups(articles: Sequence[Article]) -> dict[str, str]:
    """The id of the article that stands for its story, by article id.

    It is the earliest, among those of a day the fullest. The order of the articles does not count.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    found = _Groups(len(ordered))
    compared = cache(lambda index: _runs(ordered[index].text))
    for one, other in sorted(set(_candidates([article.signature for article in ordered]))):
        if found.root(one) != found.root(other) and _are_copies(compared(one), compared(other)):
            found.join(one, other)
    members = defaultdict[int, list[Article]](list)
    for index, article in enumerate(ordered):
        members[found.root(index)].append(article)
    groups = {min(group, key=_rank).article_id: group for group in members.values()}
    return {each.article_id: first for first, group in groups.items() for each in group}


def _rank(article: Article) -> tuple[bool, date, int, str]:
    day = article.published_on
    return day is None, day or date.max, -len(article.text), article.article_id


def _runs(text: str) -> frozenset[str]:
    """The runs of words below the title, which every outlet writes for itself."""
    title, _, body = text.partition("\n\n")
    words = re.findall(r"\w+", (body or title).casefold())
    return frozenset(map(" ".join, zip(*(words[i:] for i in range(_WORDS_A_RUN)), strict=False)))


def _are_copies(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    in_both = shared / (len(one) + len(other) - shared)
    return in_both >= _ALIKE or shared / min(len(one), len(other)) >= _CONTAINED


def _candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    for start in range(0, _VALUES, _BAND):
        alike = defaultdict[Signature, list[int]](list)
        for index, signature in enumerate(signatures):
            if signature:
                alike[signature[start : start + _BAND]].append(index)
        for group in alike.values():
            yield from _pairs(group)


def _pairs(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(group) <= _CROWD:
        return combinations(group, 2)
    return pairwise(group)


class _Groups:
    """Disjoint sets of indices."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, index: int) -> int:
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first
