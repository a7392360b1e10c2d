"""Views answer the questions they state."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.store.connection import Connection, writing
from pipeline.store.dictionary import store_readme
from pipeline.store.load import load
from pipeline.store.queries import Answer, ask
from pipeline.store.views import VIEWS
from schemas.rows import FileRow
from tests.composing import composed_plan
from tests.store.test_load import row

DICTIONARY = store_readme()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connection]:
    with writing(tmp_path / "phaen.duckdb") as connection:
        load(connection, row("a"), composed_plan(), FileRow(path="/a.pdf", document_id="a", run_id="r"))
        yield connection


def view(store: Connection, name: str) -> Answer:
    return ask(store, f'SELECT * FROM "{name}"')


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_runs(store: Connection, name: str) -> None:
    answer = view(store, name)
    assert answer.columns
    assert answer.rows or name in {"open_findings", "shared_paragraphs", "copied_paragraphs", "copy_graph"}


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_documented_and_asks_in_both_languages(name: str) -> None:
    assert f"`{name}`" in DICTIONARY
    assert VIEWS[name].question_th
    assert VIEWS[name].question_en.endswith("?")


def answered(store: Connection, name: str) -> list[dict[str, object]]:
    answer = view(store, name)
    return [dict(zip(answer.columns, cells, strict=True)) for cells in answer.rows]


def test_budgets_are_summed_by_strategy(store: Connection) -> None:
    (found,) = [a for a in answered(store, "budget_by_strategy") if a["strategy_number"] == 1]
    assert (found["project_count"], found["amount_baht"]) == (2, Decimal("4000.00"))
    assert found["with_amount"] == 2


def test_budgets_are_summed_by_department(store: Connection) -> None:
    found = {a["department_key"]: a["amount_baht"] for a in answered(store, "budget_by_department")}
    assert found == {"finance": Decimal("3000.00"), "clerk_office": Decimal("1000.00")}


def test_printed_totals_stand_beside_the_sums(store: Connection) -> None:
    (found,) = answered(store, "staffing_totals")
    assert (found["total_sum"], found["total_printed"]) == (5, 6)


def test_the_overview_counts_what_was_read(store: Connection) -> None:
    (found,) = answered(store, "plan_overview")
    assert (found["section_count"], found["project_count"], found["issue_count"]) == (2, 3, 1)


def test_two_files_of_one_plan_are_kept_and_one_speaks_for_it(store: Connection) -> None:
    twin = row("b").model_copy(update={"complete": True, "file_name": "twin.pdf"})
    load(store, twin, composed_plan(), FileRow(path="/b.pdf", document_id="b", run_id="r"))
    documents = {d["document_id"]: d for d in answered(store, "plan_documents")}
    assert documents["a"]["plan_id"] == documents["b"]["plan_id"]
    assert [(documents[d]["documents"], documents[d]["is_current"]) for d in "ab"] == [(2, False), (2, True)]
    assert documents["b"]["paths"] == ["/b.pdf"]


def test_amounts_of_two_files_of_one_plan_are_not_added(store: Connection) -> None:
    once = answered(store, "budget_by_strategy")
    load(store, row("b"), composed_plan(), FileRow(path="/b.pdf", document_id="b", run_id="r"))
    both = answered(store, "budget_by_strategy")
    assert len(both) == 2 * len(once)
    current = [strategy for strategy in both if strategy["is_current"]]
    assert sorted(str(s["amount_baht"]) for s in current) == sorted(str(s["amount_baht"]) for s in once)
    (group,) = answered(store, "indicators_by_group")
    assert group["plans"] == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"status": "loaded"}, {"status": "partial"}),
        ({"complete": True}, {"complete": None}),
        ({"complete": None}, {"complete": False}),
        ({"quality": 0.95}, {"quality": 0.90}),
        ({"page_count": 4}, {"page_count": 3}),
    ],
)
def test_which_file_speaks_for_a_plan(
    store: Connection, better: dict[str, object], worse: dict[str, object]
) -> None:
    for name, facts in (("a", worse), ("b", better)):
        changed = row(name).model_copy(update=facts)
        load(store, changed, composed_plan(), FileRow(path=f"/{name}.pdf", document_id=name, run_id="r"))
    current = {d["document_id"]: d["is_current"] for d in answered(store, "plan_documents")}
    assert current == {"a": False, "b": True}
