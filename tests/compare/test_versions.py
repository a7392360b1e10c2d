"""Versions of one plan: what came, went and changed."""

from decimal import Decimal

from pipeline.compare.versions import Area, VersionChange, VersionChangeKind, in_order, version_changes
from schemas.budget import BudgetItem, ItemYear
from schemas.geometry import BBox, Evidence
from schemas.plan import Plan
from schemas.project import Budget, BudgetStatus, Project
from schemas.section import SectionKey
from schemas.staffing import PersonnelCost, Position, Staffing, StaffingUnit
from tests.store.building import made_plan

PLACE = (Evidence(page=3, bbox=BBox(1, 2, 3, 4), raw="raw"),)


def project(name: str, baht: int) -> Project:
    budget = Budget(status=BudgetStatus.AMOUNT, total_baht=Decimal(baht))
    return Project(name=name, budget=budget, evidence=PLACE)


def version(year_be: int, **fields: object) -> Plan:
    return made_plan(f"p{year_be}", ["ข้อความ"], year_be=year_be).model_copy(update=fields)


def found(older: Plan, newer: Plan, area: Area) -> list[VersionChange]:
    return [change for change in version_changes(older, newer) if change.area == area]


def test_the_same_plan_has_no_changes() -> None:
    plan = version(2561, projects=(project("โครงการอบรมคุณธรรม", 20000),))
    assert version_changes(plan, plan) == ()


def test_projects_come_go_and_cost_more() -> None:
    older = version(2561, projects=(project("โครงการอบรมคุณธรรม", 20000), project("โครงการวันเทศบาล", 5000)))
    newer = version(2564, projects=(project("โครงการอบรมคุณธรรม", 25000), project("โครงการป้องกันโรค", 9000)))
    changes = [(c.kind, c.name, c.field, c.before, c.after) for c in found(older, newer, Area.PROJECT)]
    assert changes == [
        (VersionChangeKind.CHANGED, "โครงการอบรมคุณธรรม", "total_baht", "20000", "25000"),
        (VersionChangeKind.DROPPED, "โครงการวันเทศบาล", None, "5000", None),
        (VersionChangeKind.ADDED, "โครงการป้องกันโรค", None, None, "9000"),
    ]
    assert found(older, newer, Area.PROJECT)[0].after_evidence == PLACE


def test_a_project_with_a_new_year_in_its_name_is_the_same() -> None:
    older = version(2561, projects=(project("โครงการวันเทศบาล ประจำปีงบประมาณ พ.ศ. 2561", 5000),))
    newer = version(2564, projects=(project("โครงการวันเทศบาล ประจำปีงบประมาณ พ.ศ. 2564", 5000),))
    (change,) = found(older, newer, Area.PROJECT)
    assert (change.kind, change.field) == (VersionChangeKind.CHANGED, "name")


def test_posts_are_known_by_number_and_units_by_department() -> None:
    def post(title: str, *, occupied: bool) -> Position:
        return Position(title=title, position_number="01-2-3-4", occupied=occupied)

    def staffing(vacant: int) -> Staffing:
        return Staffing(units=(StaffingUnit(name="กองคลัง", department_key="finance", vacant=vacant),))

    older = version(2561, positions=(post("นักวิชาการเงินและบัญชี", occupied=True),), staffing=staffing(1))
    newer = version(2564, positions=(post("นักวิชาการเงินและบัญชี", occupied=False),), staffing=staffing(2))
    (changed_post,) = found(older, newer, Area.POSITION)
    assert (changed_post.field, changed_post.before, changed_post.after) == ("occupied", "True", "False")
    (unit,) = found(older, newer, Area.STAFFING)
    assert (unit.field, unit.before, unit.after) == ("vacant", "1", "2")


def test_sections_and_costs() -> None:
    older = version(2561, personnel_costs=(PersonnelCost(year_be=2561, percent=Decimal("31.5")),))
    newer = version(2564, sections=(), personnel_costs=(PersonnelCost(year_be=2561, percent=Decimal("33")),))
    (section,) = found(older, newer, Area.SECTION)
    assert section.kind == VersionChangeKind.DROPPED
    assert older.sections[0].key == SectionKey.DEVELOPMENT_GUIDELINES
    (cost,) = found(older, newer, Area.PERSONNEL_COST)
    assert (cost.field, cost.before, cost.after) == ("percent", "31.5", "33")


def test_versions_are_ordered_by_period() -> None:
    plans = [version(2564), version(2561), version(2567, period=None)]
    assert [plan.plan_id for plan in in_order(plans)] == ["p2561", "p2564", "p2567"]


LONG = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปีงบประมาณ"
NEXT = "ให้หัวหน้าส่วนราชการติดตามผลการพัฒนาและรายงานต่อนายกเทศมนตรีภายในเดือนกันยายนของทุกปี"
"""Staff must be developed every year; heads of departments report by September."""


def in_parts(*texts: str) -> Plan:
    return made_plan("parts", texts).model_copy(update={"plan_id": "p2567"})


def test_a_page_break_in_another_place_is_no_change_of_a_section() -> None:
    cut = NEXT.index("และรายงาน")
    assert found(in_parts(LONG, NEXT), in_parts(LONG, NEXT[:cut], NEXT[cut:]), Area.SECTION) == []


def test_a_paragraph_more_is_a_change_of_its_section() -> None:
    (change,) = found(in_parts(LONG), in_parts(LONG, NEXT), Area.SECTION)
    assert (change.field, change.before, change.after) == ("text", "", NEXT)


def test_a_paragraph_under_another_heading_is_a_change() -> None:
    older = in_parts(LONG, NEXT)
    (section,) = older.sections
    first, second = section.paragraphs
    moved = (
        section.model_copy(update={"paragraphs": (first,)}),
        section.model_copy(
            update={"key": SectionKey.CONCLUSION, "heading": "บทสรุป", "paragraphs": (second,)}
        ),
    )
    newer = older.model_copy(update={"sections": moved})
    assert [(one.kind, one.field) for one in found(older, newer, Area.SECTION)] == [
        (VersionChangeKind.CHANGED, "text"),
        (VersionChangeKind.ADDED, None),
    ]


def test_a_misread_text_is_told_from_a_new_one() -> None:
    misread = found(in_parts(LONG), in_parts(LONG.replace("ปฏิบัติ", "ปฎิบัต")), Area.SECTION)
    reworded = found(in_parts(LONG), in_parts(LONG.replace("ทุกปีงบประมาณ", "ปีละสองครั้ง")), Area.SECTION)
    number = found(in_parts(LONG + " 15 คน"), in_parts(LONG + " 16 คน"), Area.SECTION)
    assert [one.looks_misread for one in (*misread, *reworded, *number)] == [True, False, False]


def test_the_first_year_of_one_round_is_held_against_that_of_the_next() -> None:
    def costs(start: int, *baht: int) -> Plan:
        years = (PersonnelCost(year_be=start + n, cost_baht=Decimal(b)) for n, b in enumerate(baht))
        return version(start, personnel_costs=tuple(years))

    changes = found(costs(2564, 100, 110), costs(2567, 130, 110), Area.PERSONNEL_COST)
    assert [(one.name, one.field, one.before, one.after) for one in changes] == [
        ("2564 → 2567", "cost_baht", "100", "130")
    ]


def test_a_budget_is_held_against_the_next_by_what_each_sets_for_its_own_year() -> None:
    def budget(year_be: int, baht: int) -> Plan:
        years = (
            ItemYear(year_be=year_be - 1, basis="estimate", amount_baht=Decimal(7)),
            ItemYear(year_be=year_be, basis="estimate", amount_baht=Decimal(baht)),
        )
        return version(year_be, budget_items=(BudgetItem(level="item", label="ค่าเช่าบ้าน", years=years),))

    (change,) = found(budget(2567, 100), budget(2568, 120), Area.BUDGET_ITEM)
    assert (change.field, change.before, change.after) == ("estimate", "100", "120")
    assert found(budget(2567, 100), budget(2568, 100), Area.BUDGET_ITEM) == []
