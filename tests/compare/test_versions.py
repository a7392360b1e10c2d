"""Versions of one plan: what came, went and changed."""

from decimal import Decimal

from pipeline.compare.versions import Area, VersionChange, VersionChangeKind, in_order, version_changes
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
        (VersionChangeKind.DROPPED, "โครงการวันเทศบาล", None, None, None),
        (VersionChangeKind.ADDED, "โครงการป้องกันโรค", None, None, None),
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
