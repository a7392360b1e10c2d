"""The sample corpus: what tables of each plan type hold, against the gold written with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.table_figures import Read, read_file
from pipeline.mapping import anti_corruption, projects_accounts
from pipeline.mapping.budget_items import budget_items
from pipeline.mapping.personnel_cost import personnel_costs
from pipeline.mapping.positions import positions


def read_with_gold(corpus: Path, place: str) -> tuple[Read, dict[str, Any]]:
    pdf = corpus / f"{place}.pdf"
    gold = json.loads((corpus / f"{place}.gold.json").read_text(encoding="utf-8"))
    return read_file(pdf), gold["facts"]


def status(project: dict[str, Any]) -> str:
    """The status the gold calls for: it counts amounts that are printed but cannot be read."""
    budget = project["budget"]
    return "unreadable" if budget.get("unreadable") else str(budget["status"])


def test_the_list_of_posts_has_numbers_levels_and_counts(sample_corpus: Path) -> None:
    read, gold = read_with_gold(sample_corpus, "wangtakhianthong/wangtakhianthong_manpower_2567_2569")
    got = positions(read.content)
    assert [(p.title, p.position_number) for p in got] == [
        (p["title"], p["position_number"]) for p in gold["positions"]
    ]
    assert [[y.count for y in p.headcount_by_year] for p in got] == [
        p["headcount_by_year"] for p in gold["positions"]
    ]


def test_personnel_costs_are_read_by_year(sample_corpus: Path) -> None:
    read, gold = read_with_gold(sample_corpus, "wangtakhianthong/wangtakhianthong_manpower_2567_2569")
    got = [
        (c.year_be, c.cost_baht, c.budget_baht, float(c.percent or 0)) for c in personnel_costs(read.content)
    ]
    assert got == [
        (c["year_be"], c["cost_baht"], c["budget_baht"], c["percent"]) for c in gold["personnel_costs"]
    ]


@pytest.mark.parametrize(
    "place", ["nakhamhom/nakhamhom_operation_plan_2568", "nakhamhom/nakhamhom_local_development_2566_2570"]
)
def test_projects_have_name_amounts_owner_and_months(sample_corpus: Path, place: str) -> None:
    read, gold = read_with_gold(sample_corpus, place)
    known = [p for s in gold["strategies"] for p in s["projects"]] + gold["projects"]
    got = [p for s in projects_accounts.strategies(read.content) for p in s.projects]
    assert [str(p.number) for p in got] == [str(p["number"]) for p in known]
    assert [p.budget and p.budget.total_baht for p in got] == [p["budget"]["total_baht"] for p in known]
    assert [p.budget and p.budget.status.value for p in got] == [status(p) for p in known]
    assert [sorted(p.months) for p in got] == [sorted(p["months"]) for p in known]


def test_every_total_of_the_budget_report_adds_up(sample_corpus: Path) -> None:
    read, gold = read_with_gold(sample_corpus, "thungsaimok/thungsaimok_budget_ordinance_2568")
    items = budget_items(read.content)
    totals = [item for item in items if item.is_total]
    assert len(items) == len(gold["budget_items"])
    for item in totals:
        printed = [y.amount_baht for y in item.years if y.amount_baht is not None]
        assert printed == [y.amount_baht for y in item.recomputed]


def test_anti_corruption_projects_stand_under_their_dimension(sample_corpus: Path) -> None:
    read, gold = read_with_gold(sample_corpus, "unnamed/unnamed_anti_corruption_2566_2570")
    got = anti_corruption.projects(read.content)
    assert [str(p.number) for p in got] == [p["number"] for p in gold["projects"]]
    assert [p.budget and p.budget.total_baht for p in got] == [
        p["budget"]["total_baht"] for p in gold["projects"]
    ]
