"""Digests: paragraphs that each open with nothing but the name of a country.

`Chile. The regulator ...`, `Peru. Here ...`. In: the sentences of an article with their names.
Out: the country that heads each paragraph; nothing where there is no digest.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from pipeline.extract.reading.names import Prepared

HEADS = frozenset({"country", "capital"})
FEWEST = 2  # paragraphs: one alone may be a place and its dateline
STOPS = frozenset({".", ":"})


def headed_paragraphs(prepared: Iterable[Prepared]) -> Mapping[int, str]:
    """The country that a paragraph is headed by, by its number."""
    body = (each for each in prepared if not each[0].is_title)
    found: dict[int, str] = {}
    for paragraph, lines in groupby(body, key=lambda each: each[0].paragraph):
        first, *others = lines
        country = _heading(first) if others else None
        if country is not None:
            found[paragraph] = country
    return found if len(found) >= FEWEST else {}


def _heading(first: Prepared) -> str | None:
    """The country of a sentence that tells nothing but its name."""
    sentence, tokens, mentions = first
    words = [t for t in tokens if t.text not in STOPS]
    if len(mentions) != 1 or mentions[0].kind not in HEADS or sentence.is_dateline:
        return None
    name = mentions[0]
    is_whole = len(words) == name.last - name.first
    return name.sense.country if is_whole else None
