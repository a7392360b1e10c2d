"""Find the paragraphs that many plans share, and keep the answer beside the paragraphs."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.compare.minhash import Sketched, sketched
from pipeline.compare.near_duplicates import SketchTable, cluster_labels
from pipeline.store.announcements import note_announcements
from pipeline.store.connection import Connection, transaction
from pipeline.store.derived import CLUSTERS, is_derived, note_derived
from schemas.geometry import Frozen

SHORTEST = 20
"""Signs without blanks; a shorter paragraph is a formula or a cell and repeats anyway."""

BATCH_ROWS = 8_000
STORE_MEMORY = "512MB"
"""Memory DuckDB may use meanwhile; the sketches take 252 bytes a paragraph beside it."""

WAITING_BATCHES = 4
"""Batches read ahead of the sketching, so that memory stays bounded."""

BATCH = f"""
    SELECT rowid, replace(searchable, ' ', '') AS folded FROM paragraphs
    WHERE rowid >= ? AND rowid < ? AND length(replace(searchable, ' ', '')) >= {SHORTEST}
"""  # noqa: S608 (a constant of ours)

CLUSTERED = """
    INSERT INTO paragraph_clusters
    SELECT p.document_id, p.plan_id, p.ordinal, f.label, s.members, s.plans, s.organizations
    FROM found f
    JOIN paragraphs p ON p.rowid = f.row
    JOIN (
        SELECT f.label, count(*) AS members, count(DISTINCT p.plan_id) AS plans,
               count(DISTINCT coalesce(o.owner, p.plan_id)) AS organizations
        FROM found f JOIN paragraphs p ON p.rowid = f.row JOIN owners o USING (document_id)
        GROUP BY f.label HAVING count(*) > 1
    ) s USING (label)
"""


class Batch(NamedTuple):
    """Row numbers and sketches of one batch."""

    rows: NDArray[np.int64]
    sketched: Sketched


class ClusterSummary(Frozen):
    """What a clustering found."""

    paragraphs: int
    clustered: int
    clusters: int


def text_batches(connection: Connection) -> Iterator[tuple[NDArray[np.int64], list[str]]]:
    """Row numbers and folded texts of the paragraphs long enough, a range of rows at a time.

    A range at a time, because one result over all paragraphs would be held in memory as a whole.
    """
    ((end,),) = connection.execute("SELECT coalesce(max(rowid) + 1, 0) FROM paragraphs").fetchall()
    for start in range(0, end, BATCH_ROWS):
        found = connection.execute(BATCH, [start, start + BATCH_ROWS]).fetchnumpy()
        if len(found["rowid"]):
            yield found["rowid"].astype(np.int64), found["folded"].tolist()


def sketched_batches(connection: Connection, executor: Executor | None) -> Iterator[Batch]:
    """Sketch the paragraphs, in the executor's workers where one is given; order is kept."""
    waiting: deque[tuple[NDArray[np.int64], Future[Sketched]]] = deque()
    for rows, texts in text_batches(connection):
        if executor is None:
            yield Batch(rows, sketched(texts))
            continue
        waiting.append((rows, executor.submit(sketched, texts)))
        if len(waiting) >= WAITING_BATCHES:
            oldest, future = waiting.popleft()
            yield Batch(oldest, future.result())
    for rows, future in waiting:
        yield Batch(rows, future.result())


def found_clusters(connection: Connection, executor: Executor | None) -> pa.Table:
    """Row number and cluster of every paragraph long enough."""
    ((expected,),) = connection.execute("SELECT count(*) FROM paragraphs").fetchall()
    table = SketchTable(expected)
    rows = []
    for batch in sketched_batches(connection, executor):
        rows.append(batch.rows)
        table.append(batch.sketched)
    if not rows:
        return pa.table({"row": pa.array([], pa.int64()), "label": pa.array([], pa.int64())})
    return pa.table({"row": np.concatenate(rows), "label": cluster_labels(table)})


def refresh_clusters(connection: Connection, executor: Executor | None = None) -> ClusterSummary:
    """Cluster all paragraphs of the store anew, in one transaction.

    The answer does not depend on the executor.
    """
    connection.execute(f"SET memory_limit = '{STORE_MEMORY}'")
    try:
        with transaction(connection):
            found = found_clusters(connection, executor)
            connection.register("found", found)
            connection.execute("DELETE FROM paragraph_clusters")
            connection.execute(CLUSTERED)
            connection.unregister("found")
            note_announcements(connection)
            note_derived(connection, CLUSTERS)
    finally:
        connection.execute("RESET memory_limit")
    (clustered, clusters), *_ = connection.execute(
        "SELECT count(*), count(DISTINCT cluster_id) FROM paragraph_clusters"
    ).fetchall()
    return ClusterSummary(paragraphs=found.num_rows, clustered=clustered, clusters=clusters)


def update_clusters(connection: Connection, executor: Executor | None = None) -> ClusterSummary | None:
    """Cluster the paragraphs anew where a plan has changed since; `None` where none has."""
    return None if is_derived(connection, CLUSTERS) else refresh_clusters(connection, executor)
