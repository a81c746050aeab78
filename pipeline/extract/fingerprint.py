"""Which reference rows an article's text mentions, and the names that the reference lacks."""

import hashlib

import polars as pl

from pipeline.language.mentions import find_names
from pipeline.language.names import name_index
from pipeline.language.tokens import tokenize
from pipeline.reference import Reference


def mention_fingerprint(articles: pl.DataFrame, reference: Reference) -> pl.Series:
    """Per article, a hash of every name that its text holds and of all that the name may mean.

    A new alias changes the fingerprint of the articles that contain it, and of no other.
    """
    index = name_index(reference)
    texts = articles["text"].to_list()
    return pl.Series(
        "mention_fingerprint", [_fingerprint(text, index) for text in texts], dtype=pl.String
    )


def _fingerprint(text: str, index: object) -> str:
    from pipeline.language.names import NameIndex

    assert isinstance(index, NameIndex)
    names = {m.text: repr(m.senses) for m in find_names(tokenize(text), index)}
    content = "\n".join(f"{name}\t{senses}" for name, senses in sorted(names.items()))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
