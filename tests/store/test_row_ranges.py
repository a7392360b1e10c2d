"""Where each document's paragraphs lie: noted when the writer is done, and checked before it is believed."""

from pathlib import Path

import duckdb
import pytest

from pipeline.store.connection import reading, writing
from pipeline.store.load import load
from pipeline.store.plan_texts import plan_texts
from pipeline.store.row_ranges import noted_range, scanned_range
from schemas.rows import FileRow
from tests.store.building import document_row, fill, made_plan

TEXTS = {
    name: [f"ย่อหน้าที่ {n} ของแผน {name}" for n in range(size)] for name, size in (("a", 3), ("b", 5), ("c", 2))
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ranges") / "phaen.duckdb"
    return fill(path, [made_plan(name, texts) for name, texts in TEXTS.items()])


def read(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    (found,) = plan_texts(connection, name)
    return [passage.text for passage in found.passages]


def test_a_writer_that_is_done_leaves_the_ranges(store: Path) -> None:
    with reading(store) as connection:
        for name in TEXTS:
            assert noted_range(connection, name) == scanned_range(connection, name)


@pytest.mark.parametrize("size", [0, 1, 2, 4, 9])
def test_a_wrong_note_changes_no_answer(store: Path, size: int) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{store}' AS kept (READ_ONLY)")
        for table in ("plans", "documents", "files", "organizations", "pages", "sections", "paragraphs"):
            connection.execute(f"CREATE TABLE {table} AS FROM kept.{table}")
        connection.execute("CREATE TABLE paragraph_ranges AS FROM kept.paragraph_ranges")
        for first in range(-2, 11):
            connection.execute(
                "UPDATE paragraph_ranges SET first_row = ?, last_row = ?", [first, first + size]
            )
            assert {name: read(connection, name) for name in TEXTS} == TEXTS


def test_a_plan_that_was_replaced_is_read_whole_before_and_after_the_note(tmp_path: Path) -> None:
    store = fill(tmp_path / "phaen.duckdb", [made_plan(name, texts) for name, texts in TEXTS.items()])
    longer = [*TEXTS["a"], "ย่อหน้าที่เพิ่มเข้ามา"]
    with writing(store) as connection:
        plan = made_plan("a", longer)
        load(connection, document_row(plan), plan, FileRow(path="/plans/a.pdf", document_id="a", run_id="r"))
        assert read(connection, "a") == longer
    with reading(store) as connection:
        assert [read(connection, name) for name in "abc"] == [longer, TEXTS["b"], TEXTS["c"]]


def test_a_store_of_before_there_were_notes_is_read(tmp_path: Path) -> None:
    store = fill(tmp_path / "phaen.duckdb", [made_plan("a", TEXTS["a"])])
    with duckdb.connect(str(store)) as connection:
        connection.execute("DROP TABLE paragraph_ranges")
    with reading(store) as connection:
        assert read(connection, "a") == TEXTS["a"]
