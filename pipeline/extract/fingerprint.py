"""Which reference rows an article's text mentions."""

import hashlib

import polars as pl

from pipeline.extract.gate import may_state_facts
from pipeline.language.linking.detection import find_names
from pipeline.language.names import NameIndex, name_index
from pipeline.language.tokens import tokenize
from pipeline.reference import Reference

PASSED_OVER = "passed-over"


def mention_fingerprint(articles: pl.DataFrame, reference: Reference) -> pl.Series:
    """Per article, a hash of every name that its text holds and of all that the name may mean.

    A new alias changes the fingerprint of the articles that contain it, and of no other. All
    articles that cannot state a fact have one fingerprint: no name changes what they say.
    """
    index = name_index(reference)
    read = may_state_facts(articles["text"], reference)
    prints = [
        _fingerprint(text, index) if is_read else PASSED_OVER
        for text, is_read in zip(articles["text"], read, strict=True)
    ]
    return pl.Series("mention_fingerprint", prints, dtype=pl.String)


def _fingerprint(text: str, index: NameIndex) -> str:
    names = {m.text: repr(m.senses) for m in find_names(tokenize(text), index)}
    content = "\n".join(f"{name}\t{senses}" for name, senses in sorted(names.items()))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
