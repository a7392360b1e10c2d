"""Load documents: one transaction per document; a document that is there already is replaced as a whole."""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from pipeline.store.connection import Connection, transaction
from pipeline.store.ddl import BAHT, NUMBER, column_type
from pipeline.store.derived import forget_derived
from pipeline.store.fitting import fitting
from pipeline.store.rows import plan_rows
from schemas.geometry import Frozen
from schemas.issue import Issue
from schemas.plan import Plan
from schemas.rows import TABLES, DocumentRow, FileRow, IssueRow, RunRow

DOCUMENT_TABLES = tuple(name for name in TABLES if name not in {"runs", "files"})
"""Tables whose rows belong to one document."""

_ARROW: dict[str, Any] = {
    "VARCHAR": pa.string(),
    "JSON": pa.string(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    BAHT: pa.decimal128(18, 2),
    NUMBER: pa.decimal128(38, 6),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "DOUBLE[]": pa.list_(pa.float64()),
    "BIGINT[]": pa.list_(pa.int64()),
    "VARCHAR[]": pa.list_(pa.string()),
}


def insert(connection: Connection, table: str, rows: Sequence[Frozen]) -> None:
    """Append rows of one table, all at once."""
    if not rows:
        return
    model = TABLES[table]
    columns = {
        name: pa.array([getattr(row, name) for row in rows], type=_ARROW[column_type(info)[0]])
        for name, info in model.model_fields.items()
    }
    connection.register("incoming", pa.table(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM incoming')  # noqa: S608 (names are ours)
    connection.unregister("incoming")


def document_issues(document_id: str, issues: Iterable[Issue]) -> list[IssueRow]:
    """Issue rows in the order they were met."""
    return [
        IssueRow(
            document_id=document_id,
            ordinal=ordinal,
            code=issue.code,
            message=issue.message,
            page=issue.page,
            bbox_pt=tuple(issue.bbox) if issue.bbox else None,
        )
        for ordinal, issue in enumerate(issues)
    ]


def remove(connection: Connection, document_id: str) -> None:
    """Delete every row of one document, its file rows excepted."""
    forget_derived(connection)
    for table in DOCUMENT_TABLES:
        connection.execute(f'DELETE FROM "{table}" WHERE document_id = ?', [document_id])  # noqa: S608 (names are ours)


def load(connection: Connection, document: DocumentRow, plan: Plan | None, file: FileRow) -> None:
    """Replace one document and note the path it came from, in one transaction.

    A document that was at the same path before, and is at no other, leaves the store. `plan` is `None` for
    a file that could not be read: its row says why.
    """
    with transaction(connection):
        remove(connection, document.document_id)
        insert(connection, "documents", [document])
        if plan is not None:
            _insert_plan(connection, plan, document.document_id)
        _note_file(connection, file)


def _insert_plan(connection: Connection, plan: Plan, document_id: str) -> None:
    issues = list(plan.issues)
    for table, rows in plan_rows(plan, document_id).items():
        kept, unfit = fitting(table, rows)
        insert(connection, table, kept)
        issues.extend(unfit)
    insert(connection, "issues", document_issues(document_id, issues))


def _note_file(connection: Connection, file: FileRow) -> None:
    before = connection.execute("SELECT document_id FROM files WHERE path = ?", [file.path]).fetchall()
    connection.execute("DELETE FROM files WHERE path = ?", [file.path])
    insert(connection, "files", [file])
    _remove_unfiled(connection, (document_id for (document_id,) in before))


def _remove_unfiled(connection: Connection, document_ids: Iterable[str]) -> None:
    for document_id in document_ids:
        left = connection.execute("SELECT 1 FROM files WHERE document_id = ?", [document_id]).fetchall()
        if not left:
            remove(connection, document_id)


def note_same(connection: Connection, file: FileRow) -> None:
    """Note that an unchanged document was met at `file.path`, in one transaction."""
    with transaction(connection):
        _note_file(connection, file)


def forget_files(connection: Connection, kept: Iterable[str]) -> int:
    """Forget paths other than `kept`, and documents left at no path; the number of paths forgotten."""
    gone = {path for (path,) in connection.execute("SELECT path FROM files").fetchall()} - set(kept)
    with transaction(connection):
        for path in gone:
            before = connection.execute(
                "DELETE FROM files WHERE path = ? RETURNING document_id", [path]
            ).fetchall()
            _remove_unfiled(connection, (document_id for (document_id,) in before))
    return len(gone)


def note_run(connection: Connection, run: RunRow) -> None:
    """Append one run."""
    insert(connection, "runs", [run])


def replace_findings(connection: Connection, document_id: str, rows: Sequence[Frozen]) -> None:
    """Replace the findings of one document, in one transaction."""
    with transaction(connection):
        connection.execute("DELETE FROM findings WHERE document_id = ?", [document_id])
        insert(connection, "findings", rows)
