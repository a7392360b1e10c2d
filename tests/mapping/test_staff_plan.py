"""A composed plan for managing staff, from lines and tables to the record."""

import datetime as dt
from decimal import Decimal
from functools import cache

from schemas.organization import Match
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.project import BudgetStatus, TargetUnit
from schemas.table import RowKind, Table
from tests.builders import Pages, plan_of, row, table

PROJECT_KEYS = ("number", "name", "objective", "indicator", "period", "budget")
PROJECT_HEADER = row(
    "ลำดับที่", "โครงการ/กิจกรรม", "วัตถุประสงค์และเป้าหมาย", "ตัวชี้วัด", "ระยะเวลา", "งบประมาณ ประจำปีงบประมาณ ๒๕๖๘"
)
FULL_YEAR = "๑ ตุลาคม ๒๕๖๗-\n๓๐ กันยายน ๒๕๖๘"


def staffing_table() -> Table:
    return table(
        row("สำนัก/กอง", "ปลัด/รองปลัด", "กอง\nคลัง", "รวม"),
        row("มีคนครอง", "๑", "๗", "๙"),
        row("ว่าง", "-", "๒", "๒"),
        row("รวม", "๑", "๙", "๑๐", kind=RowKind.TOTAL),
        name="t1",
    )


def first_projects() -> Table:
    return table(
        PROJECT_HEADER,
        row(
            "๑",
            "อบรมหลักสูตร",
            "ให้มีความรู้",
            "ร้อยละของผู้ผ่านการ\nอบรม (ร้อย",
            FULL_YEAR,
            "ใช้งบประมาณเดินทางของแต่ละส่วน สำนักปลัด\nเทศบาล จำนวน ๑๐,๐๐๐ บาท กองคลัง จำนวน ๒๐,๕๐๐ บาท",
        ),
        row("", "ประจำปี", "", "ละ ๙๐)", "", "", kind=RowKind.CONTINUATION),
        row("๒", "ประกวดนวัตกรรม", "ให้เกิดงานใหม่", "จำนวนผลงาน (๓ ผลงาน)", "มี.ค. - เม.ย.", "ไม่ใช้งบประมาณ"),
        keys=PROJECT_KEYS,
        form="project",
        name="t2",
    )


def second_projects() -> Table:
    return table(
        PROJECT_HEADER,
        row("๑", "สร้างเครือข่าย", "ให้ร่วมมือ", "ระดับความสำเร็จ (ระดับ ๔)", "๕ พฤษภาคม ๒๕๖๘", ""),
        row("๒", "ปลูกจิตสำนึก", "ให้มีคุณธรรม", "ความพึงพอใจของผู้เข้าร่วม", "ตลอดปี", "จำนวน ๕,๐๐๐ บาท"),
        keys=PROJECT_KEYS,
        form="project",
        name="t3",
    )


def summary_table() -> Table:
    return table(
        row("ที่", "ยุทธศาสตร์", "จำนวนโครงการ", "งบประมาณ (บาท)", "หมายเหตุ"),
        row("๑", "พัฒนาคนให้เก่ง", "๒", "๓๑,๐๐๐", "ใช้ร่วมกัน"),
        row("๒", "พัฒนาคนให้ดี", "๒", "", ""),
        row("", "รวม", "๔", "๓๖,๐๐๐", "", kind=RowKind.TOTAL),
        keys=("number", "title", "count", "budget", "remark"),
        form="strategy_summary",
        name="t4",
    )


@cache
def composed() -> Plan:
    pages = Pages()
    for text in (
        "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "เทศบาลตำบลหางดง",
        "อำเภอหางดง จังหวัดเชียงใหม่",
    ):
        pages.add(text, x0=240.0)
    pages.page().heading("หลักการและเหตุผล").paragraph("ตามพระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖ เทศบาลจึงพัฒนาคน")
    pages.heading("วิสัยทัศน์ (Vision)").paragraph("เทศบาลกำหนดวิสัยทัศน์ คือ").paragraph("“คนเก่ง งานดี มีสุข”")
    pages.heading("พันธกิจ (Mission)").paragraph("๑) พัฒนาคน").paragraph("๒) พัฒนางาน")
    pages.heading("ค่านิยม").paragraph("“ซื่อสัตย์ ขยัน บริการ”")
    pages.heading("เป้าหมายเชิงยุทธศาสตร์").paragraph("๑. คนมีความรู้").paragraph("๒. คนมีความสุข")
    pages.heading("ความเชื่อมโยงกับนโยบาย แผน และยุทธศาสตร์ที่เกี่ยวข้อง")
    pages.paragraph("๑. ยุทธศาสตร์ชาติ ๒๐ ปี พ.ศ. ๒๕๖๑ - ๒๕๘๐").paragraph("๑) ด้านความมั่นคง").paragraph(
        "๒) ด้านการแข่งขัน"
    )
    pages.paragraph("๒. ระบบราชการ ๔.๐").paragraph("๑. เปิดกว้างและเชื่อมโยงกัน").paragraph(
        "๒. ยึดประชาชนเป็นศูนย์กลาง"
    )
    pages.heading("การวิเคราะห์สภาพแวดล้อม")
    for number, quadrant in enumerate(
        ("จุดแข็ง (Strengths)", "จุดอ่อน (Weaknesses)", "โอกาส (Opportunities)", "อุปสรรค (Threats)"), start=1
    ):
        pages.paragraph(f"({number}) {quadrant}")
        for item in range(1, number + 1):
            pages.paragraph(f"- {item}) ข้อที่ {item} ของด้านนี้")
    pages.page().heading("โครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง ๓ ปี")
    tables = [pages.write(staffing_table())]
    pages.heading("วิธีการพัฒนาบุคลากรของเทศบาลตำบลหางดง").paragraph("(๑) การปฐมนิเทศ").paragraph("สำหรับผู้บรรจุใหม่")
    pages.paragraph("(๒) การสอนงาน").paragraph("๑) การเป็นพี่เลี้ยง (Mentoring) ช่วยเหลือกัน").paragraph(
        "๒) การหมุนเวียนงาน (Job Rotation) สลับงาน"
    )
    pages.heading("การพัฒนาความรู้ให้กับบุคลากร").paragraph("(๑) ด้านการบริหาร ได้แก่ การวางแผน").paragraph(
        "(๒) ด้านคุณธรรม และจริยธรรม ได้แก่ ความซื่อสัตย์"
    )
    pages.heading("ยุทธศาสตร์การพัฒนาบุคลากร")
    pages.paragraph("ยุทธศาสตร์ที่ ๑ พัฒนาคนให้เก่ง").paragraph("ยุทธศาสตร์ที่ ๒ พัฒนาคนให้ดี")
    pages.page().heading("แผนการดำเนินงานตามยุทธศาสตร์การบริหารและพัฒนาทรัพยากรบุคคล")
    pages.heading("ยุทธศาสตร์ที่ ๑ พัฒนาคนให้เก่ง")
    tables.append(pages.write(first_projects()))
    pages.heading("ยุทธศาสตร์ที่ ๒ พัฒนาคนให้ดีมีสุข")
    tables.append(pages.write(second_projects()))
    pages.heading("สรุปยุทธศาสตร์การพัฒนาบุคลากร")
    tables.append(pages.write(summary_table()))
    pages.page().heading("การติดตามและประเมินผล")
    pages.paragraph("๑. รายงานผลต่อผู้บังคับบัญชาภายใน ๑๕ วันทำการ").paragraph("๒. บุคลากรต้องได้รับการพัฒนาร้อยละ ๘๕")
    pages.heading("คณะกรรมการจัดทำแผนพัฒนาบุคลากร")
    pages.paragraph("๑) นายกเทศมนตรี เป็นประธานกรรมการ").paragraph("๒) ปลัดเทศบาล เป็นกรรมการ")
    pages.paragraph("๓) หัวหน้าสำนักปลัด กรรมการและเลขานุการ").paragraph("ทั้งนี้ ให้มีผลตั้งแต่บัดนี้")
    plan, _issues = plan_of(pages.lines, tables)
    return plan


def test_head() -> None:
    plan = composed()
    assert plan.plan_id == "th-chiang-mai-municipality-hang-dong.hr_management_plan.2568-2568"
    assert plan.plan_type is PlanTypeKey.HR_MANAGEMENT_PLAN
    assert plan.organization.match is Match.EXACT
    assert plan.document.complete is True
    assert plan.document.missing_sections == ()


def test_direction() -> None:
    plan = composed()
    assert plan.vision is not None
    assert plan.vision.text == "คนเก่ง งานดี มีสุข"
    assert [one.text for one in plan.missions] == ["พัฒนาคน", "พัฒนางาน"]
    assert [one.text for one in plan.values] == ["ซื่อสัตย์", "ขยัน", "บริการ"]
    assert [one.number for one in plan.strategic_goals] == ["1", "2"]


def test_policy_links_hold_the_lists_inside_them() -> None:
    first, second = composed().policy_links
    assert (first.start_year_be, first.end_year_be) == (2561, 2580)
    assert "ด้านการแข่งขัน" in first.text
    assert second.title == "ระบบราชการ ๔.๐"
    assert [one.key for one in composed().pillars] == ["open_and_connected", "citizen_centric"]


def test_swot_quadrants_have_their_own_lists() -> None:
    swot = composed().swot
    found = [len(part) for part in (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)]
    assert found == [1, 2, 3, 4]


def test_staffing_keeps_printed_totals_that_do_not_add_up() -> None:
    staffing = composed().staffing
    assert staffing is not None
    assert [(u.name, u.department_key, u.occupied, u.vacant, u.total) for u in staffing.units] == [
        ("ปลัด/รองปลัด", "executives", 1, 0, 1),
        ("กองคลัง", "finance", 7, 2, 9),
    ]
    totals = staffing.printed_totals
    assert totals is not None
    assert (totals.occupied, totals.vacant, totals.total) == (9, 2, 10)


def test_methods_and_domains() -> None:
    orientation, coaching = composed().development_methods
    assert orientation.key == "orientation"
    assert [one.key for one in coaching.sub_methods] == ["mentoring", "job_rotation"]
    assert [one.key for one in composed().development_domains] == ["management", "ethics"]


def test_strategies_carry_their_projects_and_every_title() -> None:
    first, second = composed().strategies
    assert [len(first.projects), len(second.projects)] == [2, 2]
    assert (second.number, second.title) == (2, "พัฒนาคนให้ดี")
    assert [(one.key, one.text) for one in second.titles] == [
        ("table", "พัฒนาคนให้ดีมีสุข"),
        ("summary", "พัฒนาคนให้ดี"),
    ]
    assert composed().projects == ()


def test_a_row_that_a_page_cuts_is_one_project() -> None:
    project = composed().strategies[0].projects[0]
    assert project.name == "อบรมหลักสูตรประจำปี"
    (indicator,) = project.indicators
    assert (indicator.unit, indicator.target_value) == (TargetUnit.PERCENT, Decimal(90))
    assert indicator.text == "ร้อยละของผู้ผ่านการอบรม"


def test_budgets_by_department() -> None:
    budget = composed().strategies[0].projects[0].budget
    assert budget is not None
    assert [(one.department_key, one.amount_baht, one.year_be) for one in budget.lines] == [
        ("clerk_office", Decimal(10000), 2568),
        ("finance", Decimal(20500), 2568),
    ]
    assert budget.total_baht == Decimal(30500)
    assert budget.lines[0].source == "ใช้งบประมาณเดินทางของแต่ละส่วน"


def test_statuses_targets_and_periods() -> None:
    projects = [project for strategy in composed().strategies for project in strategy.projects]
    statuses = [project.budget.status for project in projects if project.budget]
    assert statuses == [
        BudgetStatus.AMOUNT,
        BudgetStatus.NONE_DECLARED,
        BudgetStatus.BLANK,
        BudgetStatus.AMOUNT,
    ]
    units = [(one.unit, one.target_value) for project in projects for one in project.indicators]
    assert units == [
        (TargetUnit.PERCENT, Decimal(90)),
        (TargetUnit.COUNT, Decimal(3)),
        (TargetUnit.LEVEL, Decimal(4)),
        (TargetUnit.TEXT, None),
    ]
    spans = [(project.period.start, project.period.end) for project in projects if project.period]
    assert spans == [
        (dt.date(2024, 10, 1), dt.date(2025, 9, 30)),
        (dt.date(2025, 3, 1), dt.date(2025, 4, 30)),
        (dt.date(2025, 5, 5), dt.date(2025, 5, 5)),
        (dt.date(2024, 10, 1), dt.date(2025, 9, 30)),
    ]


def test_the_summary_is_kept_as_printed() -> None:
    summary = composed().budget_summary
    assert summary is not None
    assert [(one.number, one.project_count, one.amount_baht, one.remark) for one in summary.rows] == [
        (1, 2, Decimal(31000), "ใช้ร่วมกัน"),
        (2, 2, None, None),
    ]
    assert summary.total is not None
    assert (summary.total.project_count, summary.total.amount_baht) == (4, Decimal(36000))


def test_committee_and_monitoring() -> None:
    plan = composed()
    assert [(one.role, one.position) for one in plan.committee] == [
        ("ประธานกรรมการ", "นายกเทศมนตรี"),
        ("กรรมการ", "ปลัดเทศบาล"),
        ("กรรมการและเลขานุการ", "หัวหน้าสำนักปลัด"),
    ]
    first, second = plan.monitoring
    assert (first.deadline, first.actor) == ("ภายใน ๑๕ วันทำการ", "ผู้บังคับบัญชา")
    assert second.target_value == Decimal(85)


def test_laws_cited() -> None:
    kinds = [(one.kind, one.start_year_be) for one in composed().legal_references]
    assert kinds == [("act", 2496), ("plan", 2561)]


def test_every_record_knows_where_it_stands() -> None:
    plan = composed()
    projects = [project for strategy in plan.strategies for project in strategy.projects]
    assert all(project.evidence for project in projects)
    assert all(
        one.evidence for one in (*plan.missions, *plan.monitoring, *plan.committee, *plan.legal_references)
    )


def test_a_header_printed_once_more_and_a_heading_inside_a_table_are_no_projects() -> None:
    header = ("ที่", "โครงการ", "ตัวชี้วัด", "งบประมาณ", "ผู้รับผิดชอบ")
    made = table(
        row(*header),
        row("๑", "อบรมพัสดุ", "ร้อยละ ๘๐", "๕,๐๐๐", "กองคลัง"),
        row("", "ด้านที่ ๒ การพัฒนา", "", "", ""),
        row(*header),
        row("๑", "ดูงาน", "-", "-", "-"),
        keys=("number", "name", "indicator", "budget", "owner"),
        form="project",
        name="t9",
    )
    pages = Pages().heading("แผนการบริหารทรัพยากรบุคคล", size=26).page().heading("แผนปฏิบัติการ")
    read, _issues = plan_of(pages.lines, [pages.write(made)])
    assert [one.name for one in read.projects] == ["อบรมพัสดุ", "ดูงาน"]
