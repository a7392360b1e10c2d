"""Typed questions to the store."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.core.errors import UsageError
from pipeline.store.connection import Connection
from pipeline.store.views import CURRENT_FIRST
from schemas.plan import Plan


def filed_path(path: Path) -> str:
    """The name of a place in the store: absolute, the same from whatever folder it is named."""
    return os.path.abspath(path)  # noqa: PTH100 (resolve() would follow links, absolute() keeps `..`)


def projects_at(connection: Connection, path: Path) -> int | None:
    """Projects of the plan last read from `path`; `None` where no plan was read from there."""
    found = connection.execute(
        """
        SELECT count(j.project_id) FROM files f JOIN plans p USING (document_id)
        LEFT JOIN projects j USING (document_id) WHERE f.path = ? GROUP BY f.path
        """,
        [filed_path(path)],
    ).fetchall()
    return found[0][0] if found else None


def count(connection: Connection, table: str) -> int:
    """Rows of one table."""
    ((rows,),) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608 (names are ours)
    return int(rows)


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan with the document it came from."""

    document_id: str
    path: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a document: the code that read it, and what came of it."""

    code_version: str
    status: str
    reason: str
    pages: int
    plan_type: str
    plan_id: str


def known_documents(connection: Connection) -> dict[str, Known]:
    """Every document, by document id."""
    query = """
        SELECT d.document_id, d.code_version, d.status, d.reason, d.page_count,
               coalesce(p.plan_type, ''), coalesce(p.plan_id, '')
        FROM documents d LEFT JOIN plans p USING (document_id)
    """
    found = connection.execute(query).fetchall()
    return {document_id: Known(*rest) for document_id, *rest in found}


def _matching(connection: Connection, name: str) -> list[tuple[str, str]]:
    query = """
        SELECT p.document_id, p.record FROM plans p LEFT JOIN documents d USING (document_id)
        WHERE p.plan_id = $1 OR p.document_id = $1 OR d.file_name = $1 OR starts_with(d.sha256, $1)
        ORDER BY p.plan_id, p.document_id
    """
    return connection.execute(query, [name]).fetchall()


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A plan as the JSON the store keeps, with the document it came from and that document's path."""

    document_id: str
    path: str
    record: str


def records(connection: Connection, names: tuple[str, ...] = ()) -> Iterator[StoredRecord]:
    """Plans as JSON, by plan id, document id, file name or digest; all by plan id where none is named.

    Raises:
        UsageError: a name fits no plan; the message lists names that would.
    """
    for name in names:
        found = _matching(connection, name)
        if not found:
            known = connection.execute("SELECT plan_id FROM plans ORDER BY plan_id LIMIT 20").fetchall()
            listed = ", ".join(k for (k,) in known) or "none: ingest some files first"
            raise UsageError(f"{name!r} is no plan of this store; plans there: {listed}")
        yield from (_stored(connection, *row) for row in found)
    if not names:
        cursor = connection.cursor().execute(
            "SELECT document_id, record FROM plans ORDER BY plan_id, document_id"
        )
        while rows := cursor.fetchmany(64):
            yield from (_stored(connection, *row) for row in rows)


def current_records(connection: Connection) -> Iterator[StoredRecord]:
    """Every plan once, by the document that speaks for it, in order of plan id."""
    cursor = connection.cursor().execute(
        f"""
        SELECT p.document_id, p.record FROM plans p LEFT JOIN documents d USING (document_id)
        QUALIFY row_number() OVER (PARTITION BY p.plan_id ORDER BY {CURRENT_FIRST}) = 1
        ORDER BY p.plan_id
        """  # noqa: S608 (a constant of ours)
    )
    while rows := cursor.fetchmany(64):
        yield from (_stored(connection, *row) for row in rows)


def plans(connection: Connection, names: tuple[str, ...] = ()) -> Iterator[StoredPlan]:
    """Plans by plan id, document id, file name or digest; all of them, by plan id, where none is named.

    Raises:
        UsageError: a name fits no plan; the message lists names that would.
    """
    for one in records(connection, names):
        yield StoredPlan(one.document_id, one.path, Plan.model_validate_json(one.record))


def _stored(connection: Connection, document_id: str, record: str) -> StoredRecord:
    query = "SELECT min(path) FROM files WHERE document_id = ?"
    ((path,),) = connection.cursor().execute(query, [document_id]).fetchall()
    return StoredRecord(document_id, path or "", record)


@dataclass(frozen=True, slots=True)
class Answer:
    """A result as text cells, for a table on a terminal."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(connection: Connection, query: str) -> Answer:
    """The result of a query of ours."""
    cursor = connection.execute(query)
    columns = tuple(d[0] for d in cursor.description or ())
    return Answer(columns, tuple(cursor.fetchall()))
