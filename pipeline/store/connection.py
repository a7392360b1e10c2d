"""Open the store: one writer at a time, any number of readers, a clear message when that fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.core.errors import InputUnreadableError, StoreUnusableError

Connection = duckdb.DuckDBPyConnection

STORE_VERSION = 1
"""Raised when a column changes its meaning or type; an older store is rebuilt by ingesting again.

A table, or a column that may be NULL, is added to an older store by the first that writes to it.
"""

_UNREADABLE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)


def _locked(error: duckdb.Error) -> bool:
    return isinstance(error, duckdb.IOException) and "lock on file" in str(error)


def _damaged(error: duckdb.Error) -> bool:
    return isinstance(error, _UNREADABLE) or "corrupt" in str(error).lower()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what DuckDB says of a locked or damaged file into what a person can do about it.

    Raises:
        StoreUnusableError: in place of such an error; other errors pass.
    """
    try:
        yield
    except duckdb.Error as error:
        if _locked(error):
            raise StoreUnusableError(
                f"{path}: the store is in use by another phaen; wait until it is done, then run this again"
            ) from error
        if not _damaged(error):
            raise
        first_line = str(error).strip().split("\n")[0]
        raise StoreUnusableError(
            f"{path}: the store cannot be read or written ({first_line}); unless the disk is full, move it "
            "away and ingest the files again"
        ) from error


def _checked_version(connection: Connection, path: Path) -> None:
    """Raise unless the store is one that this code reads and writes."""
    try:
        found = connection.execute("SELECT version FROM store_version").fetchall()
    except duckdb.CatalogException as error:
        raise StoreUnusableError(
            f"{path}: a DuckDB file, but no store of phaen; name another path with --db"
        ) from error
    if found != [(STORE_VERSION,)]:
        raise StoreUnusableError(
            f"{path}: made by another version of phaen (store version {found}, this one writes "
            f"{STORE_VERSION}); move it away and ingest the files again"
        )


def _made(connection: Connection, path: Path) -> None:
    """Make what an empty store lacks, as a whole; refuse a database that is somebody else's."""
    from pipeline.store.making import make_tables_and_views  # noqa: PLC0415 (all row models: readers need none)

    if connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchall():
        _checked_version(connection, path)
    with transaction(connection):
        version = "CREATE TABLE IF NOT EXISTS store_version AS SELECT ?::BIGINT AS version"
        connection.execute(version, [STORE_VERSION])
        connection.execute("CREATE TABLE IF NOT EXISTS derived (name VARCHAR NOT NULL)")
        make_tables_and_views(connection)


def _noted(connection: Connection) -> None:
    """Note for readers what a change of plans made them forget."""
    from pipeline.store.row_ranges import note_ranges  # noqa: PLC0415 (it needs this module)

    with transaction(connection):
        note_ranges(connection)


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """The one writer's connection, tables and views made; closed at the end, with notes for readers.

    Raises:
        StoreUnusableError: in use by another writer, damaged, of another version, or in a folder that
            cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusableError(
            f"{path}: its folder cannot be made ({error.strerror}); name another with --db"
        ) from error
    with _explained(path):
        connection = duckdb.connect(str(path))
        try:
            _made(connection, path)
            yield connection
            _noted(connection)
        finally:
            connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A reader's connection.

    Raises:
        InputUnreadableError: there is no store at `path`.
        StoreUnusableError: in use by a writer, damaged, of another version, or no store of ours.
    """
    if not path.is_file():
        raise InputUnreadableError(f"{path}: no store there; run `phaen ingest PATH --db {path}` first")
    with _explained(path):
        connection = duckdb.connect(str(path), read_only=True)
        try:
            _checked_version(connection, path)
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of what is done inside, or none of it, whatever interrupts it."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _rolled_back(connection)
        raise


def _rolled_back(connection: Connection) -> None:
    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        # No transaction is left to undo (the commit itself went through or failed as a whole), or the
        # database is gone: the error on its way up says so; what is on disk is whole either way.
        return


def being_written(path: Path) -> bool:
    """Whether another process has the store open for writing."""
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.Error as error:
        return _locked(error)
    return False


def checkpoint(connection: Connection) -> None:
    """Bring everything from the log into the one file, so that the file alone can be copied."""
    connection.execute("CHECKPOINT")
