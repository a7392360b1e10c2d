"""Figures that must hold on the shared corpus; counts made by hand are in `tests/truth/tables`."""

import json
from pathlib import Path

import pytest

from pipeline.evaluate.tables import all_figures
from pipeline.ingest.one_file import Options, document
from schemas.table import RowKind

COUNTED = json.loads(
    (Path(__file__).parent.parent / "truth" / "tables" / "counts.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def figures(shared_corpus: Path) -> dict[str, dict[str, float]]:
    return {name: found for name, _, found in all_figures(shared_corpus, with_ocr=False)}


@pytest.mark.shared
def test_cells_of_a_word_source_are_in_their_row_and_column(figures: dict[str, dict[str, float]]) -> None:
    got, counted = figures["saiyoi_manpower_2555_57_rev3"], COUNTED["saiyoi_manpower_2555_57_rev3"]
    assert (got["tables"], got["cells"]) == (counted["tables"], counted["cells"])
    assert got["found"] >= 0.98


@pytest.mark.shared
def test_projects_of_an_operation_plan_are_found_once_each(figures: dict[str, dict[str, float]]) -> None:
    got = figures["hangdong_action_plan_2561_libreoffice"]
    assert got["rows read"] == COUNTED["hangdong_action_plan_2561_libreoffice"]["projects"]
    assert min(got["found"], got["amount right"], got["owner right"], got["months right"]) >= 0.95


@pytest.mark.shared
def test_every_column_of_a_spending_plan_has_a_meaning(shared_corpus: Path) -> None:
    path = shared_corpus / "real" / "ktltc_action_budget_2566.pdf"
    tables = document(path, ["tables"], Options()).tables or ()
    assert [table.form for table in tables] == ["spending_by_source", "operation_projects"]
    assert [column.header for table in tables for column in table.columns if column.key is None] == []
    assert [sum(row.kind is not RowKind.HEADER for row in table.rows) for table in tables] == [71, 27]


@pytest.mark.shared
def test_a_row_that_sums_up_others_counts_once_and_keeps_its_name(shared_corpus: Path) -> None:
    plan = document(shared_corpus / "real" / "ktltc_action_budget_2566.pdf", ["plan"], Options()).plan
    assert plan is not None
    first = next(project for project in plan.projects if project.number == "1.1")
    assert first.name == "งบดำเนินงาน"  # "operating budget", its letter broken in the file
    assert first.budget is not None
    assert first.budget.total_baht == sum(part.amount_baht or 0 for part in first.parts) == 4_605_700


@pytest.mark.shared
def test_every_row_and_total_of_a_budget_report_is_right(figures: dict[str, dict[str, float]]) -> None:
    got, counted = (
        figures["poknoi_budget_2561_expenditure_report"],
        COUNTED["poknoi_budget_2561_expenditure_report"],
    )
    assert got["rows with all amounts right"] == got["labels right"] == got["rows read"] == counted["rows"]
    assert got["totals that add up"] == counted["totals"]
    assert got["last total"] == counted["grand_total_baht"]


@pytest.mark.shared
def test_tables_of_figures_are_complete(figures: dict[str, dict[str, float]]) -> None:
    assert (
        figures["paknam_devplan_2558_60_pua"]["rows right"] == COUNTED["paknam_devplan_2558_60_pua"]["rows"]
    )


@pytest.mark.shared
def test_a_row_that_restates_its_project_counts_once_and_a_heading_is_no_project(shared_corpus: Path) -> None:
    plan = document(shared_corpus / "real" / "ktltc_action_budget_2566.pdf", ["plan"], Options()).plan
    assert plan is not None
    totals = {p.number: p.budget.total_baht for p in plan.projects if p.budget}
    assert totals[4] == 45_000
    assert [p.name for p in plan.projects if p.number is None] == []
