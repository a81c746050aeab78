"""A pure function mapped over chunks: in this process, or in a pool of local ones."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.connection import wait

import polars as pl

from pipeline.reference import Reference

Extract = Callable[[pl.DataFrame, Reference], pl.DataFrame]
POOL_FROM_CHUNKS = 7
"""Starting processes costs about as much as this many chunks in one process."""


def map_chunks(
    function: Extract, chunks: Sequence[pl.DataFrame], reference: Reference, workers: int
) -> Iterator[pl.DataFrame]:
    """Yield `function(chunk, reference)` for every chunk, in whatever order they are done."""
    if workers == 1 or len(chunks) < POOL_FROM_CHUNKS:
        yield from (function(chunk, reference) for chunk in chunks)
    else:
        yield from _map_in_pool(function, chunks, reference, workers)


def _map_in_pool(
    function: Extract, chunks: Sequence[pl.DataFrame], reference: Reference, workers: int
) -> Iterator[pl.DataFrame]:
    # Never fork: Polars and DuckDB hold threads and locks that a forked child would inherit.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(reference,))
    try:
        waiting: list[Future[pl.DataFrame]] = [pool.submit(_call, function, c) for c in chunks]
        for future in as_completed(waiting):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


_references: list[Reference] = []


def _prepare(reference: Reference) -> None:
    """Keep the reference in this worker, sent once and not with every chunk."""
    _references[:] = [reference]
    watch_parent()


def watch_parent() -> None:
    """End this process when the one that started it ends, however it does."""
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    """A worker of a killed run would otherwise wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _call(function: Extract, chunk: pl.DataFrame) -> pl.DataFrame:
    return function(chunk, _references[0])
