"""Write every table to Parquet, CSV or one Excel workbook, with a data dictionary and a data package."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.store.columns import Column, dictionary, frictionless_type, table_note, view_notes
from pipeline.store.connection import Connection
from pipeline.store.making import COLUMNS_OF
from pipeline.store.view_columns import described
from pipeline.store.views import VIEWS
from schemas.geometry import Frozen
from schemas.rows import TABLES

ROWS_AT_ONCE = 5000
EXCEL_ROWS = 1_048_575
"""Rows of a worksheet below its header."""

EXCEL_SIGNS = 32_767
"""Signs an Excel cell can hold."""

CUT = " … (cut: see the Parquet or CSV export)"
KEYS = {"documents": ["document_id"], "plans": ["document_id"], "pages": ["document_id", "page"]}
"""Primary keys of the tables others refer to."""


class ExportFormat(StrEnum):
    """The kinds of file tables are written to."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"


class ExportedTable(Frozen):
    """One table as written. `cut_cells` counts texts an Excel cell could not hold."""

    table: str
    rows: int
    file: str
    cut_cells: int = 0


def selected(connection: Connection, table: str, *, lists_as_json: bool) -> str:
    """A query for all rows of a table or view, lists as JSON where the file cannot hold them.

    A column that a store made before it lacks is empty.
    """
    held = {column for (column,) in connection.execute(COLUMNS_OF, [table]).fetchall()}
    names = []
    for one in described(table):
        value = f'"{one.column}"' if one.column in held else f"NULL::{one.sql_type}"
        as_json = lists_as_json and one.sql_type.endswith("[]")
        names.append(f'{f"to_json({value})" if as_json else value} AS "{one.column}"')
    return f'SELECT {", ".join(names)} FROM "{table}"'  # noqa: S608 (names are ours)


def present(connection: Connection) -> list[str]:
    """The tables the store has: one made before a table was thought of lacks it until it is written to."""
    found = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    return [table for table in TABLES if (table,) in found]


def present_views(connection: Connection) -> list[str]:
    """The views the store has: one made before a view was thought of lacks it until it is written to."""
    found = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    return [view for view in VIEWS if (view,) in found]


def counted(connection: Connection, table: str) -> int:
    """Number of rows."""
    ((rows,),) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608 (names are ours)
    return int(rows)


def copied(connection: Connection, folder: Path, table: str, kind: ExportFormat) -> ExportedTable:
    """Write one table to its own file."""
    path = folder / f"{table}.{kind}"
    target = str(path).replace("'", "''")
    options = "FORMAT parquet, COMPRESSION zstd" if kind is ExportFormat.PARQUET else "FORMAT csv, HEADER"
    query = selected(connection, table, lists_as_json=kind is not ExportFormat.PARQUET)
    connection.execute(f"COPY ({query}) TO '{target}' ({options})")
    return ExportedTable(table=table, rows=counted(connection, table), file=path.name)


def rows_of(connection: Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, a few thousand at a time."""
    cursor = connection.cursor().execute(selected(connection, table, lists_as_json=True))
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield from rows


def excel_cell(value: object) -> tuple[object, bool]:
    """A value as Excel takes it, and whether it had to be cut. Numbers stay numbers."""
    if value is None or isinstance(value, bool | int | float):
        return value, False
    if isinstance(value, Decimal):
        return float(value), False
    text = str(value)
    if len(text) <= EXCEL_SIGNS:
        return text, False
    return text[: EXCEL_SIGNS - len(CUT)] + CUT, True


def new_sheet(book: xlsxwriter.Workbook, name: str, header: Sequence[str]) -> xlsxwriter.worksheet.Worksheet:
    """An empty worksheet with its header, which stays in view."""
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, header)
    sheet.freeze_panes(1, 0)
    return sheet


def written_sheet(
    book: xlsxwriter.Workbook, name: str, header: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> tuple[int, int]:
    """Write rows to a sheet, and on to further sheets when it is full; rows written and cells cut."""
    count = cut = 0
    sheet = new_sheet(book, name, header)
    for row in rows:
        at = count % EXCEL_ROWS
        if count and at == 0:
            sheet = new_sheet(book, f"{name} {1 + count // EXCEL_ROWS}", header)
        for place, value in enumerate(row):
            cell, was_cut = excel_cell(value)
            cut += was_cut
            sheet.write(at + 1, place, cell)
        count += 1
    return count, cut


def workbook(connection: Connection, folder: Path, names: Sequence[str]) -> list[ExportedTable]:
    """The tables in one workbook, the data dictionary first. Texts are never taken for formulas."""
    path = folder / "phaen.xlsx"
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    found = []
    with xlsxwriter.Workbook(path, options) as book:
        notes = [tuple(column.model_dump().values()) for column in explained(names)]
        written_sheet(book, "dictionary", ("table", "column", "type", "nullable", "th", "en"), notes)
        for table in names:
            header = [column.column for column in described(table)]
            rows, cut = written_sheet(book, table, header, rows_of(connection, table))
            found.append(ExportedTable(table=table, rows=rows, file=path.name, cut_cells=cut))
    return found


def field(name: str, sql_type: str, description: str, *, nullable: bool) -> dict[str, object]:
    """A field of a Frictionless table schema.

    A text may be empty, which looks like a missing value in a text file: only keys and figures are required.
    """
    made: dict[str, object] = {"name": name, "type": frictionless_type(sql_type), "description": description}
    if not nullable and (sql_type != "VARCHAR" or name.endswith("_id")):
        made["constraints"] = {"required": True}
    return made


def resource(exported: ExportedTable, kind: ExportFormat) -> dict[str, object]:
    """A table as a resource of the data package."""
    table = exported.table
    schema: dict[str, object] = {
        "fields": [
            field(column.column, column.sql_type, f"{column.en} / {column.th}", nullable=column.nullable)
            for column in described(table)
        ]
    }
    if table in KEYS:
        schema["primaryKey"] = KEYS[table]
    if table not in {"documents", "runs"} and any(c.column == "document_id" for c in described(table)):
        schema["foreignKeys"] = [
            {"fields": "document_id", "reference": {"resource": "documents", "fields": "document_id"}}
        ]
    made: dict[str, object] = {
        "name": table,
        "path": exported.file,
        "format": kind.value,
        "description": table_note(table) if table in TABLES else VIEWS[table].question_en,
        "schema": schema,
    }
    if kind is ExportFormat.XLSX:
        made["dialect"] = {"excel": {"sheet": table}}
    if kind is ExportFormat.CSV:
        made |= {"profile": "tabular-data-resource", "encoding": "utf-8", "mediatype": "text/csv"}
    return made


def package(exported: Sequence[ExportedTable], kind: ExportFormat) -> dict[str, object]:
    """The Frictionless data package descriptor."""
    return {
        "name": "phaen-plans",
        "title": "Plans of Thai local governments, as read by Phaen",
        "profile": "tabular-data-package" if kind is ExportFormat.CSV else "data-package",
        "resources": [resource(one, kind) for one in exported],
        "views_in_the_store": [
            {"name": name, "question_th": th, "question_en": en} for name, th, en in view_notes()
        ],
    }


def explained(names: Sequence[str]) -> list[Column]:
    """Every column of the tables, those the store lacks included, and of the views among `names`."""
    views = (column for name in names if name not in TABLES for column in described(name))
    return [*dictionary(), *views]


def write_dictionary(folder: Path, names: Sequence[str]) -> None:
    """Write `dictionary.csv`."""
    with (folder / "dictionary.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("table", "column", "type", "nullable", "th", "en"))
        writer.writerows(tuple(column.model_dump().values()) for column in explained(names))


def export(
    connection: Connection, folder: Path, kind: ExportFormat, *, views: bool = False
) -> list[ExportedTable]:
    """Write every table, `dictionary.csv` and `datapackage.json` into `folder`; files there are replaced.

    With `views` the answers of the views are written too, as tables of their own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = present(connection) + (present_views(connection) if views else [])
    if kind is ExportFormat.XLSX:
        found = workbook(connection, folder, names)
    else:
        found = [copied(connection, folder, table, kind) for table in names]
    write_dictionary(folder, names)
    described_as = json.dumps(package(found, kind), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(described_as + "\n", encoding="utf-8")
    return found
