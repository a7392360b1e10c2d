"""Where the paragraphs of each document lie in their table, so that one plan is read without a scan of all.

A note, made when the writer is done and checked by who uses it: rows move when others are deleted.
"""

from typing import Any

import duckdb
import numpy as np

from pipeline.store.connection import Connection
from pipeline.store.derived import is_derived, note_derived

RANGES = "paragraph_ranges"
"""The table, and the name of its mark."""

MAKE = "CREATE TABLE IF NOT EXISTS paragraph_ranges (document_id VARCHAR, first_row BIGINT, last_row BIGINT)"

NOTE = """
    INSERT INTO paragraph_ranges
    SELECT document_id, min(rowid), max(rowid) FROM paragraphs
    GROUP BY document_id HAVING max(rowid) - min(rowid) + 1 = count(*)
"""

NOTED = "SELECT first_row, last_row FROM paragraph_ranges WHERE document_id = $1"

COLUMNS = """
    SELECT rowid AS row_number, ordinal AS printed, {} FROM paragraphs
    WHERE document_id = $1 AND rowid BETWEEN $2 - 1 AND $3 + 1
"""
"""Of a document whose rows lie together, the rows next to the noted ones tell whether there are more."""

SCANNED = "SELECT coalesce(min(rowid), 0), coalesce(max(rowid), -1) FROM paragraphs WHERE document_id = $1"


def note_ranges(connection: Connection) -> None:
    """Note where each document's paragraphs lie, unless that is noted of the plans there are."""
    if is_derived(connection, RANGES):
        return
    connection.execute(MAKE)
    connection.execute("DELETE FROM paragraph_ranges")
    connection.execute(NOTE)
    note_derived(connection, RANGES)


def paragraph_columns(connection: Connection, document_id: str, columns: str) -> list[list[Any]]:
    """The columns (as SQL) of a document's paragraphs, in printed order.

    Read where they are noted to lie, if they are found to lie there, and else after a scan.
    """
    query = COLUMNS.format(columns)
    first, last = noted_range(connection, document_id) or scanned_range(connection, document_id)
    found = connection.execute(query, [document_id, first, last]).fetchnumpy()
    rows = found["row_number"]
    if len(rows) != last - first + 1 or (len(rows) and (rows.min() != first or rows.max() != last)):
        first, last = scanned_range(connection, document_id)
        found = connection.execute(query, [document_id, first, last]).fetchnumpy()
    # Sorted here: the store would sort the texts with their numbers.
    order = np.argsort(found["printed"], kind="stable")
    _, _, *columns_found = found.values()
    return [column[order].tolist() for column in columns_found]


def scanned_range(connection: Connection, document_id: str) -> tuple[int, int]:
    """The first and the last row of a document's paragraphs, of all; first after last: none."""
    ((first, last),) = connection.execute(SCANNED, [document_id]).fetchall()
    return first, last


def noted_range(connection: Connection, document_id: str) -> tuple[int, int] | None:
    """What is noted of a document; nothing in a store of before there were notes."""
    try:
        found = connection.execute(NOTED, [document_id]).fetchall()
    except duckdb.CatalogException:
        return None
    return found[0] if found else None
