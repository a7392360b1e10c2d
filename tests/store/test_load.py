"""Loading documents: replaced as a whole, one transaction each, paths that move on."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import pipeline.store.load as load_module
from pipeline.store.connection import Connection, transaction, writing
from pipeline.store.load import DOCUMENT_TABLES, forget_files, load, note_same
from pipeline.store.queries import count, plans
from schemas.plan import Plan
from schemas.rows import TABLES, DocumentRow, FileRow
from tests.composing import composed_plan, composed_project


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connection]:
    with writing(tmp_path / "phaen.duckdb") as connection:
        yield connection


def row(document_id: str) -> DocumentRow:
    return DocumentRow(
        document_id=document_id,
        sha256=document_id * 4,
        file_name="plan.pdf",
        page_count=3,
        producer=None,
        complete=None,
        complete_reason="",
        missing_sections=("committee",),
        quality=0.9,
        status="loaded",
        reason="",
        code_version="1",
        seconds=0.1,
    )


def loaded(store: Connection, document_id: str, plan: Plan | None = None, path: str = "/a.pdf") -> None:
    load(store, row(document_id), plan, FileRow(path=path, document_id=document_id, run_id="r"))


def counts(store: Connection) -> dict[str, int]:
    return {table: count(store, table) for table in TABLES}


def documents(store: Connection) -> set[str]:
    return {d for (d,) in store.execute("SELECT document_id FROM documents").fetchall()}


def test_every_table_that_a_plan_fills_has_rows(store: Connection) -> None:
    loaded(store, "a", composed_plan())
    assert {t for t, n in counts(store).items() if n == 0} == {
        "findings",
        "runs",
        "paragraph_clusters",
        "plan_dates",
    }


def test_loading_again_replaces(store: Connection) -> None:
    loaded(store, "a", composed_plan(projects=3))
    before = counts(store)
    loaded(store, "a", composed_plan(projects=3))
    assert counts(store) == before


def test_a_smaller_reading_leaves_nothing_of_the_larger(store: Connection) -> None:
    loaded(store, "a", composed_plan(projects=3))
    loaded(store, "a", composed_plan(projects=1))
    assert count(store, "projects") == 2  # one of the strategy, one outside of it


def test_one_document_leaves_others_alone(store: Connection) -> None:
    loaded(store, "a", composed_plan())
    loaded(store, "b", composed_plan(owner="เทศบาลเมืองหนองสมมุติ"), path="/b.pdf")
    loaded(store, "b", None, path="/b.pdf")
    assert [one.document_id for one in plans(store)] == ["a"]


def test_the_plan_comes_back_as_it_was(store: Connection) -> None:
    plan = composed_plan()
    loaded(store, "a", plan)
    (stored,) = plans(store)
    assert stored.plan == plan


def test_new_content_at_a_path_supersedes_the_old(store: Connection) -> None:
    loaded(store, "a", composed_plan())
    loaded(store, "b", composed_plan())
    assert documents(store) == {"b"}


def test_old_content_stays_while_another_path_holds_it(store: Connection) -> None:
    loaded(store, "a", composed_plan())
    note_same(store, FileRow(path="/copy.pdf", document_id="a", run_id="r"))
    loaded(store, "b", composed_plan())
    assert documents(store) == {"a", "b"}
    note_same(store, FileRow(path="/copy.pdf", document_id="b", run_id="r"))
    assert documents(store) == {"b"}


def test_forgotten_paths_take_their_documents_along(store: Connection) -> None:
    loaded(store, "a", composed_plan(), path="/a.pdf")
    loaded(store, "b", composed_plan(), path="/b.pdf")
    assert forget_files(store, ["/b.pdf"]) == 1
    assert documents(store) == {"b"}
    for table in DOCUMENT_TABLES:
        assert store.execute(f"SELECT 1 FROM \"{table}\" WHERE document_id = 'a'").fetchone() is None


def test_an_error_while_loading_leaves_what_was_there(
    store: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(store, "a", composed_plan(projects=3))
    before = counts(store)

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(load_module, "_note_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        loaded(store, "a", composed_plan(projects=1))
    assert counts(store) == before


@pytest.mark.parametrize("failing", ["issues", "plans", "sections", "files"])
def test_a_failing_insert_leaves_what_was_there(
    store: Connection, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    loaded(store, "a", composed_plan(projects=3))
    before, insert = counts(store), load_module.insert

    def insert_but(connection: Connection, table: str, rows: list[DocumentRow]) -> None:
        if table == failing:
            raise ValueError(failing)
        insert(connection, table, rows)

    monkeypatch.setattr(load_module, "insert", insert_but)
    with pytest.raises(ValueError, match=failing):
        loaded(store, "b", composed_plan(projects=1))
    assert counts(store) == before


def test_forgetting_is_undone_as_a_whole(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(store, "a", composed_plan(), path="/a.pdf")
    loaded(store, "b", composed_plan(), path="/b.pdf")
    removed: list[str] = []

    def removed_once(connection: Connection, document_id: str) -> None:
        if removed:
            raise KeyboardInterrupt
        removed.append(document_id)
        connection.execute("DELETE FROM documents WHERE document_id = ?", [document_id])

    monkeypatch.setattr(load_module, "remove", removed_once)
    with pytest.raises(KeyboardInterrupt):
        forget_files(store, [])
    assert documents(store) == {"a", "b"}
    assert count(store, "files") == 2


def test_an_interruption_after_the_commit_keeps_its_own_name(store: Connection) -> None:
    def committed_then_interrupted() -> None:
        with transaction(store):
            store.execute("COMMIT")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        committed_then_interrupted()


def test_an_error_inside_a_transaction_keeps_its_own_name(store: Connection) -> None:
    with pytest.raises(duckdb.CatalogException), transaction(store):
        store.execute("SELECT * FROM nowhere")
    assert count(store, "documents") == 0


@pytest.mark.parametrize("amount", [Decimal(10**16), Decimal("0.125")])
def test_an_amount_no_column_holds_is_left_out_and_said(store: Connection, amount: Decimal) -> None:
    project = composed_project("โครงการ", 100)
    assert project.budget is not None
    budget = project.budget.model_copy(update={"total_baht": amount})
    plan = composed_plan().model_copy(
        update={"projects": (project.model_copy(update={"budget": budget}),), "strategies": ()}
    )
    loaded(store, "a", plan)
    assert store.execute("SELECT total_baht FROM projects").fetchall() == [(None,)]
    messages = store.execute("SELECT message FROM issues WHERE code = 'plan.unread-number'").fetchall()
    assert [m for (m,) in messages if m.startswith("projects.total_baht cannot hold")]
