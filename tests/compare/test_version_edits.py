"""Two versions of one plan with known edits: each is reported once, with evidence from both sides."""

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.compare.versions import Area, VersionChange, VersionChangeKind, in_order, version_changes
from schemas.geometry import BBox, Evidence
from schemas.plan import Plan
from schemas.project import (
    Budget,
    BudgetLine,
    BudgetStatus,
    BudgetSummary,
    Indicator,
    Project,
    ProjectPeriod,
    Strategy,
    SummaryRow,
    SummaryTotal,
    TargetUnit,
)
from schemas.record import TextItem
from schemas.revision import Revision, RevisionKind
from schemas.section import Paragraph, Section, SectionKey
from schemas.staffing import PersonnelCost, Position, Staffing, StaffingUnit
from tests.store.building import made_plan


def at(page: int, raw: str = "raw") -> tuple[Evidence, ...]:
    return (Evidence(page=page, bbox=BBox(60, 100, 300, 120), raw=raw),)


def section(key: SectionKey, number: str, heading: str, text: str, page: int) -> Section:
    return Section(
        key=key,
        number=number,
        printed_number=number,
        heading=heading,
        level=1,
        text=text,
        pages=(page, page),
        paragraphs=(Paragraph(page=page, bbox=BBox(70, 60, 520, 95), text=text),),
        evidence=at(page, heading),
    )


def project(name: str, baht: int | None, page: int, **more: object) -> Project:
    status = BudgetStatus.NONE_DECLARED if baht is None else BudgetStatus.AMOUNT
    total = None if baht is None else Decimal(baht)
    return Project.model_validate(
        {"name": name, "budget": Budget(status=status, total_baht=total), "evidence": at(page, name), **more}
    )


def share(clerk: int, works: int) -> Budget:
    lines = tuple(
        BudgetLine(department_key=key, amount_baht=Decimal(baht))
        for key, baht in (("clerk_office", clerk), ("works", works))
    )
    return Budget(status=BudgetStatus.AMOUNT, total_baht=Decimal(clerk + works), lines=lines)


def year(start: dt.date, end: dt.date) -> ProjectPeriod:
    return ProjectPeriod(start=start, end=end)


def target(value: int) -> tuple[Indicator, ...]:
    return (Indicator(text="ร้อยละของผู้เข้าอบรม", unit=TargetUnit.PERCENT, target_value=Decimal(value)),)


def post(number: str | None, title: str, department: str, page: int, **more: object) -> Position:
    made = {
        "position_number": number,
        "title": title,
        "department_key": department,
        "evidence": at(page, title),
    }
    return Position.model_validate(made | more)


def strategy(number: int, title: str, page: int, *projects: Project) -> Strategy:
    return Strategy(number=number, title=title, projects=projects, evidence=at(page, title))


MORALS, SKILLS = "การส่งเสริมคุณธรรมจริยธรรม", "การพัฒนาทักษะดิจิทัลของบุคลากร"
RATIONALE = "เทศบาลจัดทำแผนเพื่อพัฒนาบุคลากรทุกระดับให้มีความรู้และทักษะ"
FIRST, LAST = dt.date(2023, 10, 1), dt.date(2024, 9, 30)

OLDER = made_plan("older", []).model_copy(
    update={
        "sections": (
            section(SectionKey.RATIONALE, "1", "หลักการและเหตุผล", RATIONALE, 2),
            section(SectionKey.OBJECTIVES, "2", "วัตถุประสงค์", "เพื่อพัฒนาบุคลากร", 2),
            section(SectionKey.APPENDIX, "3", "ภาคผนวก", "คำสั่งแต่งตั้งคณะกรรมการ", 9),
            section(SectionKey.CONCLUSION, "4", "บทสรุป", "สรุปผลการดำเนินงาน", 10),
        ),
        "missions": (
            TextItem(text="พัฒนาระบบบริหารทรัพยากรบุคคล", evidence=at(3)),
            TextItem(text="เสริมสร้างวัฒนธรรมองค์กร", evidence=at(3)),
        ),
        "strategies": (
            strategy(
                1,
                MORALS,
                5,
                project("โครงการอบรมคุณธรรมจริยธรรม", 20000, 5, indicators=target(80)),
                project("โครงการวันเทศบาล ประจำปี 2566", 5000, 5),
                project("โครงการยกเลิกภายหลัง", 7000, 5),
                project("กิจกรรมจิตอาสา", None, 5),
                project("ปรับปรุงศูนย์บริการหมู่ที่ 1", 30000, 5),
                project("โครงการส่งเสริมคนดี", 1000, 5, owner="สำนักปลัดเทศบาล"),
            ),
            strategy(
                2,
                SKILLS,
                6,
                project("โครงการฝึกอบรมคอมพิวเตอร์", 50000, 6, period=year(FIRST, LAST)),
                project("โครงการศึกษาดูงาน", 90000, 6, budget=share(60000, 30000)),
                project("โครงการพี่เลี้ยงข้าราชการใหม่", 3000, 6, objective="เพื่อให้เรียนรู้งาน"),
                project("โครงการจัดทำคู่มือ", 4000, 6, location="เทศบาล"),
                project("โครงการเหมือนเดิม", 4500, 6),
            ),
        ),
        "budget_summary": BudgetSummary(
            rows=(SummaryRow(title=MORALS, project_count=6, amount_baht=Decimal(63000), evidence=at(7)),),
            total=SummaryTotal(project_count=11, amount_baht=Decimal(214500), evidence=at(7)),
        ),
        "positions": (
            post("01-001", "ปลัดเทศบาล", "executives", 8, level="กลาง"),
            post("01-002", "นักทรัพยากรบุคคล", "clerk_office", 8, level="ปฏิบัติการ"),
            post("01-003", "นิติกร", "clerk_office", 8, occupied=True),
            post("01-004", "นายช่างโยธา", "works", 8),
            post("01-005", "เจ้าพนักงานธุรการ", "finance", 8),
            post(None, "คนงาน", "works", 8, headcount=3),
        ),
        "staffing": Staffing(
            units=(
                StaffingUnit(
                    name="กองช่าง", department_key="works", occupied=7, vacant=2, total=9, evidence=at(7)
                ),
            )
        ),
        "personnel_costs": (
            PersonnelCost(year_be=2567, cost_baht=Decimal(100), percent=Decimal(30), evidence=at(8)),
        ),
    }
)

NEWER = made_plan("newer", []).model_copy(
    update={
        "sections": (
            section(SectionKey.RATIONALE, "1", "หลักการและเหตุผล", RATIONALE.replace("ทุกระดับ", "ทุกสายงาน"), 12),
            section(SectionKey.OBJECTIVES, "3", "วัตถุประสงค์", "เพื่อพัฒนา บุคลากร", 12),
            section(SectionKey.VISION, "2", "วิสัยทัศน์", "เทศบาลน่าอยู่", 12),
            section(SectionKey.CONCLUSION, "4", "บทสรุปและข้อเสนอแนะ", "สรุปผลการดำเนินงาน", 19),
        ),
        "missions": (
            TextItem(text="พัฒนาระบบบริหารทรัพยากรบุคคล", evidence=at(3)),
            TextItem(text="สร้างเครือข่ายการเรียนรู้", evidence=at(3)),
        ),
        "strategies": (
            strategy(
                1,
                MORALS,
                15,
                project("โครงการอบรมคุณธรรมจริยธรรม", 25000, 15, indicators=target(90)),
                project("โครงการวันเทศบาล ประจำปี 2567", 5000, 15),
                project("กิจกรรมจิตอาสา", 2000, 15),
                project("ปรับปรุงศูนย์บริการหมู่ที่ 2", 30000, 15),
                project("โครงการส่งเสริมคนดี", 1000, 15, owner="กองการศึกษา"),
                project("โครงการเพิ่มใหม่ทั้งหมด", 8000, 15),
            ),
            strategy(3, "การสร้างสุขในที่ทำงาน", 17, project("โครงการจัดทำคู่มือ", 4000, 17, location="สวนสาธารณะ")),
            strategy(
                2,
                SKILLS + "ทุกระดับ",
                16,
                project("โครงการฝึกอบรมคอมพิวเตอร์", 50000, 16, period=year(FIRST, dt.date(2024, 6, 30))),
                project("โครงการศึกษาดูงาน", 90000, 16, budget=share(50000, 40000)),
                project("โครงการพี่เลี้ยงข้าราชการใหม่", 3000, 16, objective="เพื่อให้ปรับตัวได้"),
                project("โครงการเหมือนเดิม", 4500, 16),
            ),
        ),
        "budget_summary": BudgetSummary(
            rows=(SummaryRow(title=MORALS, project_count=6, amount_baht=Decimal(71000), evidence=at(17)),),
            total=SummaryTotal(project_count=11, amount_baht=Decimal(222500), evidence=at(17)),
        ),
        "positions": (
            post("01-001", "ปลัดเทศบาล", "executives", 18, level="สูง"),
            post("01-002", "นักทรัพยากรบุคคล", "strategy_and_budget", 18, level="ปฏิบัติการ"),
            post("01-003", "นิติกร", "clerk_office", 18, occupied=False),
            post("01-044", "นายช่างโยธา", "works", 18),
            post("01-006", "นักพัฒนาชุมชน", "social_welfare", 18),
            post(None, "คนงาน", "works", 18, headcount=2),
        ),
        "staffing": Staffing(
            units=(
                StaffingUnit(
                    name="กองช่าง", department_key="works", occupied=8, vacant=1, total=9, evidence=at(17)
                ),
                StaffingUnit(
                    name="กองสวัสดิการสังคม", department_key="social_welfare", total=1, evidence=at(17)
                ),
            )
        ),
        "personnel_costs": (
            PersonnelCost(year_be=2567, cost_baht=Decimal(110), percent=Decimal(30), evidence=at(18)),
        ),
    }
)

A, D, C = VersionChangeKind.ADDED, VersionChangeKind.DROPPED, VersionChangeKind.CHANGED
EDITS: dict[str, tuple[Area, VersionChangeKind, str, str | None]] = {
    "section text": (Area.SECTION, C, "หลักการและเหตุผล", "text"),
    "section renumbered": (Area.SECTION, C, "วัตถุประสงค์", "number"),
    "section retitled": (Area.SECTION, C, "บทสรุปและข้อเสนอแนะ", "heading"),
    "section dropped": (Area.SECTION, D, "ภาคผนวก", None),
    "section added": (Area.SECTION, A, "วิสัยทัศน์", None),
    "mission dropped": (Area.DIRECTION, D, "เสริมสร้างวัฒนธรรมองค์กร", None),
    "mission added": (Area.DIRECTION, A, "สร้างเครือข่ายการเรียนรู้", None),
    "strategy renamed": (Area.STRATEGY, C, SKILLS + "ทุกระดับ", "name"),
    "strategy added": (Area.STRATEGY, A, "การสร้างสุขในที่ทำงาน", None),
    "amount": (Area.PROJECT, C, "โครงการอบรมคุณธรรมจริยธรรม", "total_baht"),
    "target": (Area.PROJECT, C, "โครงการอบรมคุณธรรมจริยธรรม", "indicators"),
    "year in the name": (Area.PROJECT, C, "โครงการวันเทศบาล ประจำปี 2567", "name"),
    "project dropped": (Area.PROJECT, D, "โครงการยกเลิกภายหลัง", None),
    "project added": (Area.PROJECT, A, "โครงการเพิ่มใหม่ทั้งหมด", None),
    "amount where there was none": (Area.PROJECT, C, "กิจกรรมจิตอาสา", "total_baht"),
    "status of the budget": (Area.PROJECT, C, "กิจกรรมจิตอาสา", "budget_status"),
    "another village is another project": (Area.PROJECT, D, "ปรับปรุงศูนย์บริการหมู่ที่ 1", None),
    "and a new one": (Area.PROJECT, A, "ปรับปรุงศูนย์บริการหมู่ที่ 2", None),
    "owner": (Area.PROJECT, C, "โครงการส่งเสริมคนดี", "owner"),
    "period": (Area.PROJECT, C, "โครงการฝึกอบรมคอมพิวเตอร์", "period_end"),
    "shares of departments": (Area.PROJECT, C, "โครงการศึกษาดูงาน", "budget_lines"),
    "objective": (Area.PROJECT, C, "โครงการพี่เลี้ยงข้าราชการใหม่", "objective"),
    "moved to another strategy": (Area.PROJECT, C, "โครงการจัดทำคู่มือ", "strategy"),
    "location": (Area.PROJECT, C, "โครงการจัดทำคู่มือ", "location"),
    "summary row": (Area.BUDGET_SUMMARY, C, MORALS, "amount_baht"),
    "summary total": (Area.BUDGET_SUMMARY, C, "total", "amount_baht"),
    "level of a post": (Area.POSITION, C, "ปลัดเทศบาล", "level"),
    "department of a post": (Area.POSITION, C, "นักทรัพยากรบุคคล", "department"),
    "post vacated": (Area.POSITION, C, "นิติกร", "occupied"),
    "post renumbered": (Area.POSITION, C, "นายช่างโยธา", "position_number"),
    "post dropped": (Area.POSITION, D, "เจ้าพนักงานธุรการ", None),
    "post added": (Area.POSITION, A, "นักพัฒนาชุมชน", None),
    "headcount": (Area.POSITION, C, "คนงาน", "headcount"),
    "posts filled": (Area.STAFFING, C, "กองช่าง", "occupied"),
    "vacancies": (Area.STAFFING, C, "กองช่าง", "vacant"),
    "unit added": (Area.STAFFING, A, "กองสวัสดิการสังคม", None),
    "personnel cost": (Area.PERSONNEL_COST, C, "2567", "cost_baht"),
}
"""What was edited by hand above, and how it must be reported."""


def told(change: VersionChange) -> tuple[Area, VersionChangeKind, str, str | None]:
    return change.area, change.kind, change.name, change.field


CHANGES = version_changes(OLDER, NEWER)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_reported_once_with_its_evidence(edit: str) -> None:
    (change,) = [one for one in CHANGES if told(one) == EDITS[edit]]
    assert [bool(change.before_evidence), bool(change.after_evidence)] == [change.kind != A, change.kind != D]


def test_nothing_else_is_reported() -> None:
    extra = [told(one) for one in CHANGES if told(one) not in EDITS.values()]
    assert extra == []


def test_the_way_back_is_the_mirror_image() -> None:
    mirror = {A: D, D: A, C: C}
    back = version_changes(NEWER, OLDER)
    assert sorted((c.area, c.kind, c.field or "") for c in back) == sorted(
        (c.area, mirror[c.kind], c.field or "") for c in CHANGES
    )


def test_a_version_has_no_changes_to_itself() -> None:
    assert version_changes(OLDER, OLDER) == ()


def values(name: str, field: str) -> tuple[str | None, str | None]:
    (change,) = [one for one in CHANGES if (one.name, one.field) == (name, field)]
    return change.before, change.after


def test_values_are_shown_as_printed() -> None:
    assert values("โครงการอบรมคุณธรรมจริยธรรม", "total_baht") == ("20000", "25000")
    assert values("กิจกรรมจิตอาสา", "total_baht") == (None, "2000")
    assert values("โครงการศึกษาดูงาน", "budget_lines") == (
        "clerk_office 60000; works 30000",
        "clerk_office 50000; works 40000",
    )


def test_of_a_long_text_the_parts_that_differ_are_shown() -> None:
    long = [
        made_plan(name, []).model_copy(
            update={"sections": (section(SectionKey.RATIONALE, "1", "หลักการ", RATIONALE * 12 + end, 2),)}
        )
        for name, end in (("a", "จำนวน 25 คน"), ("b", "จำนวน 28 คน"))
    ]
    (change,) = version_changes(*long)
    assert (change.before, change.after) == ("25", "28")


def test_revisions_of_one_period_come_in_their_order() -> None:
    def edition(number: int | None) -> Plan:
        revision = (
            None if number is None else Revision(kind=RevisionKind.REVISED, number=number, year_be=2567)
        )
        return made_plan("p", []).model_copy(update={"revision": revision})

    ordered = in_order([edition(2), edition(None), edition(1)])
    assert [plan.revision and plan.revision.number for plan in ordered] == [None, 1, 2]
