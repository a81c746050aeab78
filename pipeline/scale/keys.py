"""Extraction keys: two articles of one key have the same claims, so one extraction serves both.

An article's key hashes all that can change its claims: what it says and when it was published,
the version of the engine, and the reference rows that its text mentions. Finding mentions costs
time, so the key is kept under a second hash, over the whole reference, that costs nothing.
"""

import hashlib

import polars as pl

from pipeline import extract
from pipeline.lake import Lake
from pipeline.reference import Reference

STAGE = "claim_keys"
CONTENT = ("article_id", "text_sha256", "title", "published_on", "publisher", "language")


def article_keys(articles: pl.DataFrame, reference: Reference, lake: Lake) -> pl.Series:
    """The extraction key of every article, in the articles' order."""
    version = extract.engine_version(reference)
    quick = _digests(articles.select(CONTENT), version, reference.fingerprint)
    known = _known(lake)
    new = [key not in known for key in quick]
    if any(new):
        found = _work_out(articles.filter(pl.Series(new)), reference, version)
        fresh = pl.DataFrame({"quick_key": [k for k, n in zip(quick, new, strict=True) if n]})
        fresh = fresh.with_columns(found.alias("article_key")).unique().sort("quick_key")
        lake.write(STAGE, digest(*fresh["quick_key"]), fresh)
        known |= dict(fresh.iter_rows())
    return pl.Series("article_key", [known[key] for key in quick], dtype=pl.String)


def adopt(lake: Lake, other: Lake) -> None:
    """Take over the keys that another lake has worked out."""
    for part in other.keys(STAGE):
        lake.write(STAGE, part, other.read(STAGE, [part]))


def digest(*parts: str) -> str:
    """Hash of the parts in their order."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def _work_out(articles: pl.DataFrame, reference: Reference, version: str) -> pl.Series:
    mentions = _mentions(articles, reference)
    fields = articles.select(*CONTENT, mentions.alias("mention_fingerprint"))
    return pl.Series(_digests(fields, version), dtype=pl.String)


def _mentions(articles: pl.DataFrame, reference: Reference) -> pl.Series:
    """The fingerprint of each article's names; that of all names where none can be looked for."""
    try:
        return extract.mention_fingerprint(articles, reference)
    except MemoryError:
        raise
    except Exception:
        if articles.height > 1:
            return pl.concat(_mentions(each, reference) for each in articles.iter_slices(1))
        return pl.Series("mention_fingerprint", [reference.fingerprint], dtype=pl.String)


def _digests(fields: pl.DataFrame, *versions: str) -> list[str]:
    rows = fields.cast(pl.String).fill_null("").iter_rows()
    return [digest(*versions, *row) for row in rows]


def _known(lake: Lake) -> dict[str, str]:
    keys = lake.keys(STAGE)
    return dict(lake.read(STAGE, keys).iter_rows()) if keys else {}
