"""Whether what is worked out over all plans together still answers for the plans there are.

A mark is set in the transaction that writes what was worked out, and removed in each that changes a plan.
"""

import duckdb

from pipeline.store.connection import Connection

CLUSTERS = "paragraph_clusters 2"
"""The mark of the groups of shared paragraphs; its number is raised when they would come out otherwise."""


def note_derived(connection: Connection, name: str) -> None:
    """Say that `name` answers for the plans there are."""
    connection.execute("DELETE FROM derived WHERE name = ?", [name])
    connection.execute("INSERT INTO derived VALUES (?)", [name])


def is_derived(connection: Connection, name: str) -> bool:
    """Whether `name` answers for the plans there are; never in a store of before there were marks."""
    try:
        return bool(connection.execute("SELECT 1 FROM derived WHERE name = ?", [name]).fetchall())
    except duckdb.CatalogException:
        return False


def forget_derived(connection: Connection) -> None:
    """Say that nothing answers for the plans any more: one of them is about to change."""
    connection.execute("DELETE FROM derived")
