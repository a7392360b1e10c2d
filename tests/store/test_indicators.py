"""Comparable figures: each with its denominator, by plan and by group."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store.connection import Connection, writing
from pipeline.store.load import load
from pipeline.store.queries import ask
from schemas.rows import FileRow
from tests.composing import composed_plan
from tests.store.test_load import row


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connection]:
    with writing(tmp_path / "phaen.duckdb") as connection:
        load(connection, row("a"), composed_plan(), FileRow(path="/a.pdf", document_id="a", run_id="r"))
        yield connection


def figures(store: Connection, view: str) -> dict[str, object]:
    answer = ask(store, f"FROM {view}")
    (cells,) = answer.rows
    return dict(zip(answer.columns, cells, strict=True))


def test_a_plan_has_its_figures_and_their_denominators(store: Connection) -> None:
    found = figures(store, "plan_indicators")
    query = "SELECT count(*), count(total_baht), sum(total_baht), round(avg(total_baht), 2) FROM projects"
    (counted,) = ask(store, query).rows
    names = ("projects", "projects_with_amount", "amount_baht", "baht_per_project_with_amount")
    assert tuple(found[name] for name in names) == counted
    query = "SELECT sum(total), sum(vacant) FROM staffing_units WHERE NOT is_printed_total"
    (posts,) = ask(store, query).rows
    assert (found["posts"], found["vacant_posts"]) == posts


def test_a_group_says_over_how_many_plans(store: Connection) -> None:
    found = figures(store, "indicators_by_group")
    assert (found["plans"], found["plans_with_projects"], found["plans_with_posts"]) == (1, 1, 1)


def test_posts_are_counted_in_the_list_where_there_is_no_staffing_table(store: Connection) -> None:
    store.execute("DELETE FROM staffing_units")
    store.execute("DELETE FROM positions")
    columns = "document_id, plan_id, ordinal, evidence, title, headcount_by_year, occupied"
    for n, occupied in enumerate(("true", "false", "false", "NULL")):
        store.execute(
            f"INSERT INTO positions ({columns}) "
            f"SELECT document_id, plan_id, {n}, '[]', 'post', '[]', {occupied} FROM plans"
        )
    found = figures(store, "plan_indicators")
    assert (found["posts"], found["posts_from"]) == (4, "list of posts")
    assert (found["vacant_posts"], found["posts_known_filled_or_vacant"]) == (2, 3)
    assert found["vacancy_share"] == pytest.approx(0.667)


def test_a_vacancy_share_is_over_the_units_whose_vacancies_are_known(store: Connection) -> None:
    store.execute("UPDATE staffing_units SET vacant = NULL WHERE ordinal = 0")
    found = figures(store, "plan_indicators")
    query = (
        "SELECT sum(vacant), sum(total) FROM staffing_units WHERE NOT is_printed_total AND vacant IS NOT NULL"
    )
    assert (found["vacant_posts"], found["posts_known_filled_or_vacant"]) == ask(store, query).rows[0]


def test_the_local_share_is_not_known_before_texts_are_grouped(store: Connection) -> None:
    assert figures(store, "plan_indicators")["local_share"] is None


def test_a_list_that_marks_vacant_posts_alone_tells_no_share(store: Connection) -> None:
    store.execute("DELETE FROM staffing_units")
    store.execute("UPDATE positions SET occupied = CASE WHEN ordinal = 0 THEN false END")
    found = figures(store, "plan_indicators")
    assert (found["vacant_posts"], found["vacancy_share"]) == (1, None)
    group = figures(store, "indicators_by_group")
    assert (group["plans_with_posts"], group["vacant_posts"], group["vacancy_share"]) == (0, None, None)


def test_projects_outside_strategies_are_no_part_of_the_baht_per_strategy(store: Connection) -> None:
    store.execute("UPDATE projects SET strategy_number = NULL WHERE ordinal = 0")
    within = ask(
        store,
        "SELECT sum(total_baht), count(DISTINCT strategy_number) FROM projects WHERE strategy_number > 0",
    )
    ((baht, strategies),) = within.rows
    assert figures(store, "plan_indicators")["baht_per_strategy"] == round(baht / strategies, 2)


def test_groups_of_one_kind_are_told_apart(store: Connection) -> None:
    answer = ask(store, "SELECT grouped_by, group_value, plans FROM indicators_by_one ORDER BY grouped_by")
    ((kind, province, year),) = ask(
        store, "SELECT organization_kind, province, start_year_be FROM plans"
    ).rows
    assert list(answer.rows) == [
        ("all", None, 1),
        ("organization_kind", kind, 1),
        ("province", province, 1),
        ("start_year_be", str(year), 1),
    ]
