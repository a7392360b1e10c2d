"""What is worked out over all plans together, after plans came or went: shared paragraphs, search index."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from pipeline.ingest.workers import process_pool, running
from pipeline.store.clusters import update_clusters
from pipeline.store.connection import Connection, reading, writing
from pipeline.store.derived import CLUSTERS, is_derived
from pipeline.store.queries import count
from pipeline.store.search_generations import folder_of, prune
from pipeline.store.search_index import current, synchronise

WORTH_A_POOL = 100_000
"""Fewer paragraphs than this are sketched before worker processes have started."""


@contextmanager
def sketching(connection: Connection, workers: int) -> Iterator[Executor | None]:
    """The workers that sketch the paragraphs of a store; `None` where there are few."""
    if workers == 1 or count(connection, "paragraphs") < WORTH_A_POOL:
        yield None
        return
    with running(process_pool, workers) as pool:
        yield pool.executor


def update_shared(connection: Connection, workers: int | None = None) -> None:
    """Group the paragraphs that plans share, where a plan has changed since that was done."""
    if is_derived(connection, CLUSTERS):
        return
    with sketching(connection, workers or os.cpu_count() or 1) as executor:
        update_clusters(connection, executor)


def update_derived(store: Path, workers: int | None = None) -> None:
    """Bring the groups of shared paragraphs and the search index in step with the store.

    Interrupted or killed, either answers for the plans there are or is known not to; the next command that
    needs it does it again.

    Raises:
        StoreUnusableError: the store is in use or damaged.
    """
    with writing(store) as connection:
        update_shared(connection, workers)
    folder = folder_of(store)
    with reading(store) as connection:
        if current(connection, folder) is None:
            synchronise(connection, folder)
            prune(folder)
