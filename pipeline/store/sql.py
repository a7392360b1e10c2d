"""Questions in SQL from a person: the store is read only, and the query reaches no file and no network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from duckdb import StatementType

from pipeline.core.errors import InputUnreadableError, StoreUnusableError, UsageError
from pipeline.store.connection import Connection

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
}
"""Settings to open the store with."""

AFTER_OPENING = ("SET disabled_filesystems = 'LocalFileSystem'", "SET lock_configuration = true")
"""Said once the store is open. Without external access DuckDB still lets a query write the store's own file
and its log (`COPY ... TO 'phaen.duckdb.wal'`): no file at all is left to it, and nothing can be set back."""

ANSWERED = frozenset((StatementType.SELECT, StatementType.EXPLAIN, StatementType.MULTI))
"""Statements that ask: SELECT with all that reads like it (FROM, DESCRIBE, SHOW), EXPLAIN, and PIVOT."""

ROWS_AT_ONCE = 1000


@contextmanager
def locked(path: Path) -> Iterator[Connection]:
    """A connection for queries of others.

    Raises:
        InputUnreadableError: there is no store at `path`.
        StoreUnusableError: it is in use by a writer, or damaged.
    """
    if not path.exists():
        raise InputUnreadableError(f"{path}: no store there; run `phaen ingest PATH --db {path}` first")
    try:
        connection = duckdb.connect(str(path), read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise StoreUnusableError(
            f"{path}: cannot be opened for reading ({error}); wait until no other phaen writes"
        ) from error
    try:
        for setting in AFTER_OPENING:
            connection.execute(setting)
        yield connection
    finally:
        connection.close()


def checked(query: str) -> str:
    """The query, if it is one statement that asks and changes nothing.

    Raises:
        UsageError: it is more than one, or another kind of statement.
    """
    found = duckdb.extract_statements(query)
    if len(found) != 1:
        raise UsageError(f"the query was not answered: it must be one statement, got {len(found)}")
    if not asks(found[0]):
        raise UsageError("the query was not answered: only SELECT and EXPLAIN are; nothing was done")
    return query


def asks(statement: duckdb.Statement) -> bool:
    """Is it a statement that asks? One of a kind that DuckDB's binding has no name for is not."""
    try:
        return statement.type in ANSWERED
    except ValueError:
        return False


def answer(connection: Connection, query: str) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """The column names and the rows of a query, rows streamed.

    Raises:
        UsageError: the query is wrong, or asks for what is not allowed here.
    """
    try:
        cursor = connection.execute(checked(query))
    except duckdb.Error as error:
        raise UsageError(f"the query was not answered: {error}") from error
    names = tuple(description[0] for description in cursor.description or ())
    return names, streamed(cursor)


def streamed(cursor: Connection) -> Iterator[tuple[Any, ...]]:
    """The rows of an executed query.

    Raises:
        UsageError: a row cannot be worked out, or holds what Python has no value for.
    """
    while rows := fetched(cursor):
        yield from rows


def fetched(cursor: Connection) -> list[tuple[Any, ...]]:
    """The next rows; none at the end."""
    try:
        return cursor.fetchmany(ROWS_AT_ONCE)
    except duckdb.Error as error:
        hint = "; cast times with a zone to TIMESTAMP" if "pytz" in str(error) else ""
        reason = str(error).strip().split("\n")[0]
        raise UsageError(f"the query was not answered to its end: {reason}{hint}") from error
