"""Rows that state the sum of the rows below them: no amount counts twice."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.mapping import projects_accounts
from schemas.project import BudgetStatus, Project
from tests.mapping.test_projects_accounts import HEADER, LINES, content


def projects(*rows: Sequence[str]) -> tuple[Project, ...]:
    (strategy,) = projects_accounts.strategies(content([HEADER, *map(tuple, rows)], LINES))
    return strategy.projects


def total(project: Project) -> Decimal | None:
    return project.budget.total_baht if project.budget else None


def test_named_rows_that_add_up_to_the_project_are_its_parts() -> None:
    (project, _) = projects(
        ("1.1", "งบดำเนินงาน", "", "900", "500", "กองคลัง"),
        ("", "ค่าวัสดุ", "", "600", "300", ""),
        ("", "ค่าใช้สอย", "", "300", "200", ""),
        ("1.2", "งบลงทุน", "", "-", "", ""),
    )
    assert project.name == "งบดำเนินงาน"
    assert total(project) == Decimal(1400)
    assert {part.text: part.amount_baht for part in project.parts} == {
        "ค่าวัสดุ": Decimal(900),
        "ค่าใช้สอย": Decimal(500),
    }


def test_rows_that_add_up_in_one_year_only_leave_the_amount_undecided() -> None:
    (project,) = projects(
        ("1", "ก่อสร้างถนน", "", "900", "500", "กองช่าง"),
        ("", "สายหนึ่ง", "", "600", "300", ""),
        ("", "สายสอง", "", "300", "100", ""),
    )
    assert total(project) is None
    assert project.budget is not None
    assert project.budget.status is BudgetStatus.UNREADABLE
    assert [part.amount_baht for part in project.parts] == [1400, 900, 400]


def test_one_item_that_restates_the_amount_is_not_added() -> None:
    (project,) = projects(
        ("4", "โครงการพิเศษ", "", "45", "", "กองช่าง"),
        ("", "โครงการตรวจรถ", "", "", "", ""),
        ("", "โครงการเทศกาล", "", "45", "", ""),
        ("", "โครงการเทศกาล", "", "45", "", ""),
    )
    assert (project.name, total(project)) == ("โครงการพิเศษ", Decimal(45))


def test_items_that_do_not_add_up_leave_the_amount_undecided() -> None:
    (project,) = projects(
        ("4", "งานประจำ", "", "500", "", ""),
        ("", "- ค่าวัสดุ", "", "100", "", ""),
        ("", "- ค่าใช้สอย", "", "300", "", ""),
    )
    assert total(project) is None


def test_an_equal_amount_without_a_word_leaves_it_undecided() -> None:
    (project,) = projects(("1", "ก่อสร้างถนน", "", "100", "", "กองช่าง"), ("", "", "", "100", "", ""))
    assert total(project) is None


def test_a_row_of_a_name_above_its_numbered_rows_is_no_project_but_their_programme() -> None:
    found = projects(
        ("1", "งานประจำ", "", "", "", ""),
        ("1.1", "งบดำเนินงาน", "", "30", "", "กองคลัง"),
        ("", "ค่าวัสดุ", "", "30", "", ""),
        ("1.2", "งบลงทุน", "", "40", "", "กองช่าง"),
        ("2", "งานพิเศษ", "", "90", "", ""),
        ("2.1", "ลอยกระทง", "", "40", "", "กองคลัง"),
        ("2.2", "สงกรานต์", "", "50", "", "กองคลัง"),
        ("3", "งานอื่น", "", "5", "", ""),
    )
    assert [p.number for p in found] == ["1.1", "1.2", "2.1", "2.2", 3]
    assert [total(p) for p in found] == [30, 40, 40, 50, 5]


def test_a_numbered_project_with_an_office_stays_one_above_its_activities() -> None:
    found = projects(("1", "งานประจำ", "ให้บริการ", "", "", ""), ("1.1", "งบดำเนินงาน", "", "30", "", ""))
    assert [p.number for p in found] == [1, "1.1"]


def test_parts_without_names_are_further_amounts() -> None:
    (project,) = projects(
        ("1", "ก่อสร้างถนน", "สาย 1", "200", "", "กองช่าง"),
        ("", "", "สาย 2", "100", "", ""),
        ("", "", "สาย 3", "100", "", ""),
    )
    assert total(project) == 400


def test_one_equal_amount_is_no_sum() -> None:
    (project,) = projects(
        ("1", "ก่อสร้างถนน", "", "100", "", "กองช่าง"), ("", "สายสอง", "", "100", "", "กองช่าง")
    )
    assert total(project) == 200


def test_a_row_that_sums_up_a_numbered_series_is_no_part_of_the_project_above() -> None:
    found = projects(
        ("1.1", "งบลงทุน", "", "-", "", ""),
        ("", "2 งานสถานศึกษา", "", "300", "70", ""),
        ("2.1", "กิจกรรมวิชาการ", "", "100", "30", ""),
        ("2.2", "กิจกรรมศึกษาดูงาน", "", "200", "40", ""),
        ("3", "งานอื่น", "", "5", "", ""),
    )
    assert [p.number for p in found] == ["1.1", "2.1", "2.2", 3]
    assert [total(p) for p in found] == [None, 130, 240, 5]


def test_a_row_that_does_not_add_up_stays_with_the_project_above() -> None:
    found = projects(
        ("1.1", "งบลงทุน", "", "50", "", ""),
        ("", "2 งานสถานศึกษา", "", "301", "", ""),
        ("2.1", "กิจกรรมวิชาการ", "", "100", "", ""),
        ("2.2", "กิจกรรมศึกษาดูงาน", "", "200", "", ""),
    )
    assert [total(p) for p in found] == [351, 100, 200]


def test_a_name_typed_into_the_cell_of_the_number_is_the_name() -> None:
    (project,) = projects(("1.1 งบงาน", "", "", "50", "", ""))
    assert (project.number, project.name) == ("1.1", "งบงาน")
