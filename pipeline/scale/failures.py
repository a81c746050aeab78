"""Articles that the engine broke on: set aside with the reason, so that no run stops for them.

Kept in the lake under the article's extraction key, which names the engine's version: another
version tries the article again, and so does a run that is forced.
"""

from collections.abc import Collection
from pathlib import Path
from traceback import extract_tb

import polars as pl

from pipeline.lake import Lake
from pipeline.scale import parts
from pipeline.scale.keys import digest

STAGE = "extraction_failures"
SCHEMA = pl.Schema({"article_key": pl.String, "article_id": pl.String, "failure": pl.String})
_ROOT = Path(__file__).resolve().parents[2]
_SHOWN_CHARACTERS = 200


def said_of(error: Exception) -> str:
    """What broke, where, and what is to be done, for the reason of a row set aside."""
    message = f"{type(error).__name__}: {error}"[:_SHOWN_CHARACTERS]
    return (
        f"the engine broke on this article: {message} ({_place(error)}); none of its claims is "
        "known; the next version of the engine tries again, and so does `backhaul run --force`"
    )


def commit(lake: Lake, part: pl.DataFrame) -> None:
    """Write the failures among the articles of a part, if there are any."""
    failed = part.select(SCHEMA.names()).drop_nulls("failure")
    if failed.height:
        lake.write(STAGE, digest(*failed["article_key"]), failed)


def find(lake: Lake, wanted: Collection[str]) -> pl.DataFrame:
    """The failures of the wanted article keys, sorted by article."""
    rows = _all(lake).filter(pl.col("article_key").is_in(list(wanted)))
    return rows.unique("article_key").sort("article_id", "article_key")


def tidy(lake: Lake, live: Collection[str]) -> None:
    """Keep the failures of the live article keys, and no others."""
    _keep(lake, pl.col("article_key").is_in(list(live)))


def forget(lake: Lake, articles: Collection[str]) -> None:
    """Remove the failures of some articles."""
    _keep(lake, ~pl.col("article_id").is_in(list(articles)))


def clear(lake: Lake) -> None:
    """Forget all failures and the empty parts of their articles, so that they are read again."""
    failed = set(_all(lake)["article_id"])
    parts.forget(lake, failed)
    forget(lake, failed)


def _keep(lake: Lake, wanted: pl.Expr) -> None:
    for key in lake.keys(STAGE):
        rows = lake.read(STAGE, [key])
        kept = rows.filter(wanted)
        if kept.height < rows.height:
            commit(lake, kept)
            lake.remove(STAGE, key)


def _all(lake: Lake) -> pl.DataFrame:
    keys = lake.keys(STAGE)
    return lake.read(STAGE, keys) if keys else pl.DataFrame(schema=SCHEMA)


def _place(error: Exception) -> str:
    """The last line of this project that the error passed through."""
    steps = [(Path(step.filename), step.lineno) for step in extract_tb(error.__traceback__)]
    own = [(path, line) for path, line in steps if path.is_relative_to(_ROOT / "pipeline")]
    if not own:
        return "at an unknown place"
    path, line = own[-1]
    return f"{path.relative_to(_ROOT).as_posix()}, line {line}"
