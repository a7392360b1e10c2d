"""A composed part of a personnel development plan: individual plans, needs, competencies, steps."""

from decimal import Decimal
from functools import cache

from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.project import ReferenceScheme, TargetDimension
from schemas.section import SectionKey
from schemas.table import RowKind, Table
from tests.builders import Pages, plan_of, row, table


def project_table() -> Table:
    return table(
        row("ที่", "กิจกรรม", "ตัวชี้วัด", "เป้าหมาย", "ปี 2567", "ปี 2568", "หมายเหตุ"),
        row("กลยุทธ์ที่ 2 พัฒนาระบบงานให้ทันสมัย", kind=RowKind.GROUP),
        row(
            "1",
            "อบรมดิจิทัล",
            "จำนวนผู้ผ่านการอบรม",
            "เชิงปริมาณ จำนวน 30 คน\nเชิงคุณภาพ ร้อยละ 85 ผ่านเกณฑ์\nเชิงประโยชน์ งานเร็วขึ้น",
            "✓",
            "-",
            "(ตัวชี้วัด LPA - ด้านที่ 2 ข้อ 27) (ITA – ข้อ 038)",
        ),
        keys=("number", "name", "indicator", "target", None, None, "remark"),
        form="project",
        name="t1",
    )


def roles_table() -> Table:
    return table(
        row("กลุ่มบุคคล", "บทบาท/ หน้าที่ความรับผิดชอบ"),
        row("ผู้บังคับบัญชา", "- ให้คำปรึกษา\n- ติดตามผลการ\nพัฒนา"),
        row("ผู้ใต้บังคับบัญชา", "- พัฒนาตนเอง"),
        form="idp_roles",
        name="t2",
    )


def needs_table() -> Table:
    return table(
        row("ส่วนราชการ", "การบริหารจัดการ", "คอมพิวเตอร์", "อื่น ๆ"),
        row("สำนักปลัด", "", "", ""),
        row("กองคลัง", "๒", "", ""),
        name="t3",
    )


@cache
def composed() -> Plan:
    pages = Pages()
    for text in ("แผนพัฒนาบุคลากร ๓ ปี", "(พ.ศ. ๒๕๖๗ - ๒๕๖๙)", "เทศบาลเมืองฌานสมมติ", "อำเภอบางสมมติ จังหวัดสมมติบุรี"):
        pages.add(text, x0=240.0)
    pages.page().heading("3.10 แผนปฏิบัติการพัฒนาบุคลากร")
    tables = [pages.write(project_table())]
    pages.heading("3.12 การจัดทำแผนพัฒนาพนักงานเทศบาลรายบุคคล").paragraph("ผู้เกี่ยวข้องมีบทบาทดังนี้")
    tables.append(pages.write(roles_table()))
    pages.page().heading("3.13 การวิเคราะห์สภาพปัญหา ความต้องการในการพัฒนาพนักงานเทศบาลรายบุคคล")
    tables.append(pages.write(needs_table()))
    pages.paragraph("สมรรถนะหลัก 5 สมรรถนะ").paragraph("1. การมุ่งผลสัมฤทธิ์").paragraph("2. การทำงานเป็นทีม")
    pages.paragraph("สมรรถนะประจำผู้บริหาร").paragraph("1. การคิดเชิงกลยุทธ์")
    pages.paragraph("สมรรถนะประจำสายงาน").paragraph("1. การคิดวิเคราะห์").paragraph("2. การวางแผน").paragraph(
        "3. ความคิดสร้างสรรค์"
    )
    pages.page().heading("3.14 ขั้นตอนการขอรับการฝึกอบรมรายบุคคล")
    pages.paragraph("1. ผู้ขอยื่นคำขอ").paragraph("2. หัวหน้าเห็นชอบ").paragraph("3. นายกอนุมัติ")
    plan, _issues = plan_of(pages.lines, tables)
    return plan


def test_head_of_an_excerpt_with_a_made_up_owner() -> None:
    plan = composed()
    assert plan.plan_type is PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN
    assert plan.organization.name == "ฌานสมมติ"
    assert plan.plan_id.startswith("th-unresolved-town-")
    assert plan.plan_id.endswith(".personnel_development_plan.2567-2569")
    assert plan.document.complete is False
    assert SectionKey.RATIONALE in plan.document.missing_sections


def test_sections_of_the_second_level_without_a_parent() -> None:
    assert [(one.key, one.number, one.level) for one in composed().sections] == [
        (SectionKey.ACTION_PLAN, "3.10", 2),
        (SectionKey.INDIVIDUAL_DEVELOPMENT_PLAN, "3.12", 2),
        (SectionKey.TRAINING_NEEDS, "3.13", 2),
        (SectionKey.TRAINING_REQUEST_STEPS, "3.14", 2),
    ]


def test_a_divider_row_begins_a_strategy() -> None:
    (strategy,) = composed().strategies
    assert (strategy.number, strategy.title) == (2, "พัฒนาระบบงานให้ทันสมัย")
    assert [project.name for project in strategy.projects] == ["อบรมดิจิทัล"]


def test_targets_in_three_dimensions() -> None:
    indicators = composed().strategies[0].projects[0].indicators
    assert [(one.dimension, one.target_value) for one in indicators] == [
        (TargetDimension.QUANTITY, Decimal(30)),
        (TargetDimension.QUALITY, Decimal(85)),
        (TargetDimension.BENEFIT, None),
    ]


def test_ticks_and_references() -> None:
    project = composed().strategies[0].projects[0]
    assert [(one.year_be, one.ticked) for one in project.ticks] == [(2567, True), (2568, False)]
    assert [(one.scheme, one.side, one.code) for one in project.references] == [
        (ReferenceScheme.LPA, "2", "27"),
        (ReferenceScheme.ITA, None, "038"),
    ]


def test_roles_have_their_duties() -> None:
    first, second = composed().idp_roles
    assert (first.group, first.duties) == ("ผู้บังคับบัญชา", ("ให้คำปรึกษา", "ติดตามผลการพัฒนา"))
    assert second.duties == ("พัฒนาตนเอง",)


def test_the_matrix_of_needs_keeps_blank_cells() -> None:
    needs = composed().training_needs
    assert needs is not None
    assert needs.topics == ("การบริหารจัดการ", "คอมพิวเตอร์", "อื่น ๆ")
    assert [(one.unit, one.cells) for one in needs.rows] == [
        ("สำนักปลัด", ("", "", "")),
        ("กองคลัง", ("๒", "", "")),
    ]


def test_competencies_by_group() -> None:
    found = composed().competencies
    assert [len(found.core), len(found.executive), len(found.functional)] == [2, 1, 3]
    assert found.core[0].text == "การมุ่งผลสัมฤทธิ์"


def test_steps() -> None:
    assert [one.text for one in composed().training_steps] == ["ผู้ขอยื่นคำขอ", "หัวหน้าเห็นชอบ", "นายกอนุมัติ"]
