"""Charts, printed totals and tables of figures in the store: every row with its document, page and box."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest

from pipeline.store.connection import Connection, reading, writing
from pipeline.store.ddl import create_table
from pipeline.store.export import ExportFormat, export
from pipeline.store.load import load
from pipeline.store.queries import ask
from schemas.rows import TABLES, FileRow
from tests.composing import BOX, composed_plan
from tests.store.test_load import row

PRINTED = ("chart_units", "chart_posts", "chart_level_counts", "post_totals", "figure_cells")


def file_of(document_id: str) -> FileRow:
    return FileRow(path=f"/{document_id}.pdf", document_id=document_id, run_id="r")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connection]:
    with writing(tmp_path / "phaen.duckdb") as connection:
        load(connection, row("a"), composed_plan(), file_of("a"))
        yield connection


def rows(store: Connection, query: str) -> list[tuple[object, ...]]:
    return list(ask(store, query).rows)


@pytest.mark.parametrize("table", PRINTED)
def test_each_row_knows_its_document_page_and_box(store: Connection, table: str) -> None:
    found = rows(store, f'SELECT document_id, page, bbox_pt FROM "{table}"')
    assert found
    for document_id, page, bbox in found:
        assert (document_id, page in {2, 3, 4}, bbox) == ("a", True, list(BOX))


def test_boxes_and_posts_are_tied_by_key(store: Connection) -> None:
    query = "SELECT unit, under, posts_named, headcount FROM organization_structure ORDER BY ordinal"
    assert rows(store, query) == [
        ("สำนักปลัด", None, 0, None),  # the clerk's office
        ("งานการเจ้าหน้าที่", "สำนักปลัด", 1, 1),  # the personnel section
    ]
    assert rows(store, "SELECT unit_id, level, occupied FROM chart_posts") == [("p2.u2", "ชก.", False)]


def test_no_table_has_a_column_for_holders(store: Connection) -> None:
    assert rows(store, "SELECT 1 FROM duckdb_columns() WHERE column_name = 'holder_name'") == []


def test_posts_say_their_unit_and_line_of_work(store: Connection) -> None:
    assert rows(store, "SELECT unit, line_title FROM positions") == [("งานการเจ้าหน้าที่", "เจ้าหน้าที่")]


def test_printed_totals_of_posts_are_compared(store: Connection) -> None:
    query = "SELECT measure, year_be, printed, recomputed, agrees FROM post_totals_compared"
    assert rows(store, query) == [("planned", 2567, 2, 1, False)]


def test_cells_keep_their_row_and_column(store: Connection) -> None:
    query = "SELECT row_ordinal, row_kind, row_label, column_header, text FROM figure_cells ORDER BY ordinal"
    assert rows(store, query) == [
        (0, "item", "ด้านคน", "บาท", "1,500"),
        (1, "total", "รวม", "บาท", "1,500"),
    ]


def test_they_are_exported(store: Connection, tmp_path: Path) -> None:
    export(store, tmp_path, ExportFormat.XLSX)
    book = openpyxl.load_workbook(tmp_path / "phaen.xlsx", read_only=True)
    for table in PRINTED:
        assert sum(1 for _ in book[table].iter_rows()) > 1
    book.close()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store made before posts had a unit and a line of work, and before there were charts in it."""
    path = tmp_path / "older.duckdb"
    with writing(path):
        pass
    with duckdb.connect(str(path)) as connection:
        for name in ("organization_structure", "post_totals_compared"):
            connection.execute(f'DROP VIEW "{name}"')
        for table in PRINTED:
            connection.execute(f'DROP TABLE "{table}"')
        older = create_table("positions", TABLES["positions"])
        older = older.replace(', "unit" VARCHAR', "").replace(', "line_title" VARCHAR', "")
        connection.execute("DROP TABLE positions")
        connection.execute(older)
    return path


@pytest.mark.parametrize("kind", ExportFormat)
def test_an_older_store_is_exported_as_it_is(older: Path, tmp_path: Path, kind: ExportFormat) -> None:
    with reading(older) as connection:
        written = {one.table for one in export(connection, tmp_path / "out", kind)}
    assert written == set(TABLES) - set(PRINTED)


def test_an_older_store_gains_what_it_lacks(older: Path) -> None:
    with writing(older) as connection:
        load(connection, row("a"), composed_plan(), file_of("a"))
        assert rows(connection, "SELECT unit FROM positions") == [("งานการเจ้าหน้าที่",)]
        assert rows(connection, "SELECT count(*) FROM chart_units") == [(2,)]
