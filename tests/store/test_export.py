"""Exports: every table, types kept, a dictionary that explains every column, a data package that fits."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from pipeline.store.columns import dictionary
from pipeline.store.connection import reading
from pipeline.store.export import CUT, EXCEL_SIGNS, ExportFormat, excel_cell, export
from pipeline.store.view_columns import view_columns
from pipeline.store.views import VIEWS
from schemas.rows import TABLES
from tests.store.building import fill, made_plan


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fill(tmp_path / "phaen.duckdb", [made_plan("one", ["=1+1 ไม่ใช่สูตร", "มี ๓ โครงการ, “ทดสอบ”"])])


@pytest.fixture(params=list(ExportFormat))
def exported(request: pytest.FixtureRequest, store: Path, tmp_path: Path) -> tuple[Path, ExportFormat]:
    folder = tmp_path / "out"
    with reading(store) as connection:
        export(connection, folder, request.param, views=True)
    return folder, request.param


def test_views_are_written_when_asked_for(store: Path, tmp_path: Path) -> None:
    with reading(store) as connection:
        written = export(connection, tmp_path, ExportFormat.CSV)
    assert [one.table for one in written] == list(TABLES)
    assert not (tmp_path / "plan_overview.csv").exists()


def test_a_view_is_written_with_its_rows(exported: tuple[Path, ExportFormat]) -> None:
    folder, kind = exported
    if kind is not ExportFormat.CSV:
        pytest.skip("one format is enough to look at the rows")
    with (folder / "plan_overview.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["plan_id"], row["is_current"]) == ("one", "true")


def package(folder: Path) -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = json.loads(
        (folder / "datapackage.json").read_text(encoding="utf-8")
    )
    return read


def test_every_table_is_described_and_there(exported: tuple[Path, ExportFormat]) -> None:
    folder, _ = exported
    resources = package(folder)["resources"]
    assert [one["name"] for one in resources] == [*TABLES, *VIEWS]
    assert all((folder / str(one["path"])).exists() for one in resources)


def test_every_column_has_a_meaning_in_both_languages() -> None:
    every = (*dictionary(), *view_columns())
    silent = [f"{column.table}.{column.column}" for column in every if not (column.th and column.en)]
    assert not silent, "add a line for each to pipeline/store/columns.csv"


def test_csv_gives_back_texts_and_boxes(store: Path, tmp_path: Path) -> None:
    with reading(store) as connection:
        export(connection, tmp_path, ExportFormat.CSV)
    with (tmp_path / "paragraphs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == ["=1+1 ไม่ใช่สูตร", "มี ๓ โครงการ, “ทดสอบ”"]
    assert json.loads(rows[0]["bbox_pt"]) == [70.0, 60.0, 520.0, 95.0]


def test_parquet_keeps_types(store: Path, tmp_path: Path) -> None:
    with reading(store) as connection:
        export(connection, tmp_path, ExportFormat.PARQUET)
    table = pq.read_table(tmp_path / "paragraphs.parquet")
    assert table.column("bbox_pt").to_pylist()[0] == [70.0, 60.0, 520.0, 95.0]
    assert str(pq.read_schema(tmp_path / "projects.parquet").field("total_baht").type) == "decimal128(18, 2)"


def test_a_text_is_no_formula_in_excel(store: Path, tmp_path: Path) -> None:
    with reading(store) as connection:
        export(connection, tmp_path, ExportFormat.XLSX)
    book = openpyxl.load_workbook(tmp_path / "phaen.xlsx", read_only=True)
    assert book.sheetnames == ["dictionary", *TABLES]
    header, first, *_ = book["paragraphs"].iter_rows(values_only=True)
    assert first[header.index("text")] == "=1+1 ไม่ใช่สูตร"
    book.close()


def test_a_cell_too_long_for_excel_says_so() -> None:
    text, cut = excel_cell("ก" * (EXCEL_SIGNS + 1))
    assert cut
    assert len(str(text)) == EXCEL_SIGNS
    assert str(text).endswith(CUT)
    assert excel_cell(Decimal("12.50")) == (12.5, False)


@pytest.fixture
def frictionless() -> Any:
    return pytest.importorskip("frictionless", reason="the validator of data packages is not installed")


@pytest.mark.filterwarnings("ignore")  # of what the validator itself depends on
def test_the_package_is_valid_to_its_own_standard(
    exported: tuple[Path, ExportFormat], frictionless: Any
) -> None:
    folder, kind = exported
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    if kind is ExportFormat.PARQUET:
        # The validator reads Parquet by way of pandas, which makes arrays of lists and decimals of integers
        # with gaps: it is given the rows as the file has them.
        described["resources"] = [in_line(one, folder) for one in described["resources"]]
        report = frictionless.Package.from_descriptor(described).validate()
    else:
        report = frictionless.validate(str(folder / "datapackage.json"))
    assert [(task.name, error.note) for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert len(report.tasks) == len(TABLES) + len(VIEWS)


def in_line(resource: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A resource with its rows in place of its Parquet file."""
    table = pq.read_table(folder / resource["path"])
    rows = [list(row.values()) for row in table.to_pylist()]
    kept = {name: resource[name] for name in ("name", "schema")}
    return kept | {"format": "inline", "data": [table.column_names, *rows]}


def header_of(folder: Path, resource: dict[str, Any], kind: ExportFormat) -> list[str]:
    """The columns a file has."""
    path = folder / resource["path"]
    if kind is ExportFormat.PARQUET:
        return list(pq.read_schema(path).names)
    if kind is ExportFormat.CSV:
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file))
    book = openpyxl.load_workbook(path, read_only=True)
    found = [str(cell) for cell in next(book[resource["name"]].iter_rows(values_only=True))]
    book.close()
    return found


def test_dictionary_package_and_files_name_the_same_columns(exported: tuple[Path, ExportFormat]) -> None:
    folder, kind = exported
    with (folder / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        explained = [(row["table"], row["column"]) for row in csv.DictReader(file)]
    resources = package(folder)["resources"]
    described = [(one["name"], field["name"]) for one in resources for field in one["schema"]["fields"]]
    written = [(one["name"], column) for one in resources for column in header_of(folder, one, kind)]
    assert explained == described == written


def test_the_workbook_holds_the_dictionary_of_the_other_formats(store: Path, tmp_path: Path) -> None:
    with reading(store) as connection:
        export(connection, tmp_path, ExportFormat.XLSX)
    book = openpyxl.load_workbook(tmp_path / "phaen.xlsx", read_only=True)
    sheet = [[str(cell) for cell in row] for row in book["dictionary"].iter_rows(values_only=True)]
    book.close()
    with (tmp_path / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        assert sheet == list(csv.reader(file))
