import os

import polars as pl
import pytest

from pipeline.reference import Reference
from pipeline.scale.pool import POOL_FROM_CHUNKS, map_chunks

NOTHING = Reference(tables={})


def where(chunk: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    return chunk.with_columns(pl.lit(os.getpid()).alias("process"))


def fail(chunk: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    raise ValueError("this chunk is broken")


def chunks(count: int) -> list[pl.DataFrame]:
    return [pl.DataFrame({"number": [number]}) for number in range(count)]


def test_a_few_chunks_stay_in_this_process() -> None:
    done = pl.concat(map_chunks(where, chunks(2), NOTHING, workers=2))
    assert done["process"].unique().to_list() == [os.getpid()]


def test_many_chunks_go_to_other_processes_and_all_come_back() -> None:
    done = pl.concat(map_chunks(where, chunks(POOL_FROM_CHUNKS), NOTHING, workers=2))
    assert sorted(done["number"]) == list(range(POOL_FROM_CHUNKS))
    assert os.getpid() not in done["process"].to_list()


def test_one_worker_means_this_process() -> None:
    done = pl.concat(map_chunks(where, chunks(POOL_FROM_CHUNKS), NOTHING, workers=1))
    assert done["process"].unique().to_list() == [os.getpid()]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failure_in_a_chunk_is_raised_here(workers: int) -> None:
    with pytest.raises(ValueError, match="this chunk is broken"):
        list(map_chunks(fail, chunks(POOL_FROM_CHUNKS), NOTHING, workers))
