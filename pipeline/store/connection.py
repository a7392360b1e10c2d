"""Open the store: one writer at a time, any number of readers, a clear message when that fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.core.errors import InputUnreadableError, StoreUnusableError
from pipeline.store.ddl import create_table
from pipeline.store.views import VIEWS
from schemas.rows import TABLES

Connection = duckdb.DuckDBPyConnection

STORE_VERSION = 1
"""Raised when a column changes; an older store is rebuilt by ingesting again."""


def _opened(path: Path, *, read_only: bool) -> Connection:
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreUnusableError(
                f"{path}: the store is in use by another phaen; wait until it is done, then run this again"
            ) from error
        raise StoreUnusableError(
            f"{path}: cannot be opened as a DuckDB store ({error}); check the path and its permissions"
        ) from error
    except duckdb.Error as error:
        raise StoreUnusableError(
            f"{path}: the store is damaged ({error}); move it away and ingest the files again"
        ) from error


def _checked_version(connection: Connection, path: Path) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS store_version (version BIGINT NOT NULL)")
    found = connection.execute("SELECT version FROM store_version").fetchall()
    if not found:
        connection.execute("INSERT INTO store_version VALUES (?)", [STORE_VERSION])
    elif found != [(STORE_VERSION,)]:
        raise StoreUnusableError(
            f"{path}: made by another version of phaen (store version {found}, this one writes "
            f"{STORE_VERSION}); move it away and ingest the files again"
        )


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """The one writer's connection, tables and views made; closed at the end.

    Raises:
        StoreUnusableError: in use by another writer, damaged, or of another version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _opened(path, read_only=False)
    try:
        _checked_version(connection, path)
        for name, model in TABLES.items():
            connection.execute(create_table(name, model))
        for name, view in VIEWS.items():
            connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {view.sql}')
        yield connection
    except duckdb.FatalException as error:
        raise StoreUnusableError(f"{path}: the store is damaged ({error}); ingest the files again") from error
    finally:
        connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A reader's connection.

    Raises:
        InputUnreadableError: there is no store at `path`.
        StoreUnusableError: in use by a writer, or damaged.
    """
    if not path.exists():
        raise InputUnreadableError(f"{path}: no store there; run `phaen ingest PATH --db {path}` first")
    connection = _opened(path, read_only=True)
    try:
        yield connection
    finally:
        connection.close()
