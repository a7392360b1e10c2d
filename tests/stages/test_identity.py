"""Plan type, owner and period."""

import pytest

from pipeline.plantypes.table_forms import forms_of
from pipeline.stages.identity import identity
from schemas.identity import Identity
from schemas.issue import Issue, IssueCode
from schemas.line import LineRole
from schemas.organization import Match, OrganizationKind
from schemas.plan_type import PlanTypeKey
from schemas.revision import RevisionKind
from tests.builders import Pages, row, table


def identified(pages: Pages) -> tuple[Identity, list[Issue]]:
    issues: list[Issue] = []
    return identity(tuple(pages.lines), (), issues.append), issues


def cover(*lines: str) -> Pages:
    pages = Pages()
    for line in lines:
        pages.add(line, x0=250.0)
    return pages


def test_a_cover_says_type_owner_place_and_years() -> None:
    pages = cover(
        "แผนอัตรากำลัง ๓ ปี", "ประจำปีงบประมาณ ๒๕๖๔ - ๒๕๖๖", "เทศบาลตำบลหางดง", "อำเภอหางดง จังหวัดเชียงใหม่"
    )
    pages.page().heading("๑. หลักการและเหตุผล").heading("๒. วัตถุประสงค์")
    found, issues = identified(pages)
    assert found.plan_type is PlanTypeKey.MANPOWER_PLAN
    assert found.title == "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ ๒๕๖๔ - ๒๕๖๖"
    owner = found.organization
    assert (owner.name, owner.kind, owner.full_name) == (
        "หางดง",
        OrganizationKind.SUBDISTRICT_MUNICIPALITY,
        "เทศบาลตำบลหางดง",
    )
    assert (owner.district, owner.province, owner.match) == ("หางดง", "เชียงใหม่", Match.EXACT)
    assert found.period is not None
    assert (found.period.start_year_be, found.period.end_year_be) == (2564, 2566)
    assert found.period.evidence[0].page == 1
    assert issues == []


def test_a_made_up_owner_keeps_its_printed_form_and_is_reported() -> None:
    pages = cover(
        "แผนพัฒนาบุคลากร ๓ ปี", "(พ.ศ. 2567 - 2569)", "องค์การบริหารส่วนตำบลฌานสมมติ", "อำเภอบางสมมติ จังหวัดสมมติบุรี"
    )
    found, issues = identified(pages)
    assert found.plan_type is PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN
    owner = found.organization
    assert (owner.name, owner.district, owner.province) == ("ฌานสมมติ", "บางสมมติ", "สมมติบุรี")
    assert owner.match is Match.NONE
    assert IssueCode.ORGANIZATION_UNKNOWN in {issue.code for issue in issues}


def test_an_owner_without_a_place_may_be_several() -> None:
    pages = cover("แผนอัตรากำลัง 3 ปี", "เทศบาลตำบลกระสัง")
    found, issues = identified(pages)
    assert found.organization.match is Match.NONE
    assert len(found.organization.candidates) == 3
    assert IssueCode.ORGANIZATION_AMBIGUOUS in {issue.code for issue in issues}


def test_the_unit_on_the_cover_is_read() -> None:
    pages = cover(
        "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        "เทศบาลตำบลหางดง",
        "อำเภอหางดง จังหวัดเชียงใหม่",
        "งานการเจ้าหน้าที่ สำนักปลัดเทศบาล",
    )
    found, _issues = identified(pages)
    assert found.plan_type is PlanTypeKey.HR_MANAGEMENT_PLAN
    assert found.organization.unit == "งานการเจ้าหน้าที่ สำนักปลัดเทศบาล"


def test_an_excerpt_is_known_by_a_numbered_heading() -> None:
    pages = Pages().heading("๑๒. แนวทางการพัฒนาพนักงานเทศบาล")
    pages.paragraph("เทศบาลเมืองลำพูน ได้กำหนดแนวทางการพัฒนา", "พนักงานเทศบาลทุกตำแหน่ง")
    found, _issues = identified(pages)
    assert found.plan_type is PlanTypeKey.MANPOWER_PLAN
    assert found.title is None
    assert found.organization.name == "ลำพูน"
    assert found.organization.province == "ลำพูน"


def test_the_years_of_another_plan_are_not_taken() -> None:
    pages = Pages().heading("12. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น")
    pages.paragraph("ตามยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580", "และแผนพัฒนารัฐบาลดิจิทัล พ.ศ. 2566 - 2570")
    found, issues = identified(pages)
    assert found.period is None
    assert IssueCode.PERIOD_UNKNOWN in {issue.code for issue in issues}


def test_fiscal_years_of_the_right_length_may_stand_in_the_text() -> None:
    pages = Pages().heading("๑๒. แนวทางการพัฒนาพนักงานเทศบาล")
    pages.paragraph("๒. จัดทำโครงการอบรม ระหว่างปีงบประมาณ พ.ศ. ๒๕๖๔ - ๒๕๖๖")
    found, _issues = identified(pages)
    assert found.period is not None
    assert found.period.years == 3


def test_a_running_header_counts_as_evidence() -> None:
    pages = Pages().add("แผนอัตรากำลัง 3 ปี เทศบาลตำบลหางดง", role=LineRole.HEADER)
    pages.heading("๗. สรุปปัญหาและแนวทางในการกำหนดโครงสร้างส่วนราชการและกรอบอัตรากำลัง")
    found, _issues = identified(pages)
    assert found.plan_type is PlanTypeKey.MANPOWER_PLAN
    assert found.organization.name == "หางดง"


@pytest.mark.parametrize("title", ["คู่มือการปฏิบัติงานการเจ้าหน้าที่", "บันทึกข้อความ"])
def test_manuals_and_memos_are_no_plans(title: str) -> None:
    pages = cover(title).heading("หลักการและเหตุผล").heading("วัตถุประสงค์")
    found, issues = identified(pages)
    assert found.plan_type is PlanTypeKey.OTHER
    assert IssueCode.PLAN_TYPE_UNKNOWN in {issue.code for issue in issues}


def test_nothing_at_all_is_taken() -> None:
    found, issues = identified(Pages())
    assert found.plan_type is PlanTypeKey.OTHER
    assert found.organization.name is None
    assert found.period is None
    assert {issue.code for issue in issues} == {
        IssueCode.PLAN_TYPE_UNKNOWN,
        IssueCode.ORGANIZATION_UNKNOWN,
        IssueCode.PERIOD_UNKNOWN,
    }


def test_a_boundary_description_does_not_name_the_owner_s_place() -> None:
    pages = cover("แผนอัตรากำลัง 3 ปี", "เทศบาลตำบลปากน้ำ")
    pages.paragraph("ทิศเหนือ ติดต่อกับ ตำบลวังสมมติ อำเภอหันคา จังหวัดชัยนาท")
    found, _issues = identified(pages)
    assert found.organization.province is None


@pytest.mark.parametrize(
    ("lines", "edition"),
    [
        (("แผนอัตรากำลัง ๓ ปี", "ปรับปรุง ฉบับที่ ๓"), (RevisionKind.REVISED, 3, None)),
        (("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "เพิ่มเติม ครั้งที่ ๑/๒๕๖๗"), (RevisionKind.ADDED, 1, 2567)),
        (("แผนพัฒนาท้องถิ่น แก้ไข/เปลี่ยนแปลง (ครั้งที่ 2)",), (RevisionKind.AMENDED, 2, None)),
        (("แผนอัตรากำลัง 3 ปี (ฉบับปรับปรุง)",), (RevisionKind.REVISED, None, None)),
        (("แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)", "(ฉบับทบทวน) พ.ศ. 2568"), (RevisionKind.REVIEWED, None, None)),
    ],
)
def test_the_front_names_the_edition(lines: tuple[str, ...], edition: tuple[object, ...]) -> None:
    found, _ = identified(cover(*lines, "เทศบาลตำบลหางดง"))
    assert found.revision is not None
    assert (found.revision.kind, found.revision.number, found.revision.year_be) == edition
    assert found.revision.evidence[0].page == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("แผนอัตรากำลัง ๓ ปี", "ประจำปีงบประมาณ ๒๕๖๔ - ๒๕๖๖"),
        ("แผนอัตรากำลัง ๓ ปี", "ตามระเบียบกระทรวงมหาดไทย แก้ไขเพิ่มเติม (ฉบับที่ ๓)"),  # a regulation's edition
        ("แผนพัฒนาท้องถิ่น", "ส่วนที่ ๑ บทนำ", "แผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ ๑ ........ ๑๒"),  # contents
        ("แผนอัตรากำลัง ๓ ปี", "ปรับปรุงภูมิทัศน์ ครั้งที่ ๑"),  # improving a park
    ],
)
def test_a_first_edition_has_none(lines: tuple[str, ...]) -> None:
    found, _ = identified(cover(*lines, "เทศบาลตำบลหางดง"))
    assert found.revision is None


def test_an_announcement_of_something_else_is_no_plan() -> None:
    form = next(one.key for one in forms_of(PlanTypeKey.LOCAL_DEVELOPMENT_PLAN))
    listed = table(row("ที่", "โครงการ"), row("1", "ซ่อมถนน"), form=form)
    pages = cover("ประกาศเทศบาลตำบลหางดง", "เรื่อง ประชาสัมพันธ์งบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. ๒๕๖๑")
    issues: list[Issue] = []
    found = identity(tuple(pages.lines), (listed, listed), issues.append)
    assert found.plan_type is PlanTypeKey.OTHER
    assert found.title is not None
    assert "ประชาสัมพันธ์" in found.title
    assert any("announces something else" in issue.message for issue in issues)


def test_an_announcement_of_a_plan_is_the_plan() -> None:
    pages = cover("ประกาศเทศบาลตำบลหางดง", "เรื่อง การใช้แผนอัตรากำลัง ๓ ปี (พ.ศ. ๒๕๖๔ - ๒๕๖๖)")
    found, _ = identified(pages)
    assert found.plan_type is PlanTypeKey.MANPOWER_PLAN


def test_a_title_may_say_for_how_many_years_it_is() -> None:
    pages = cover(
        "แผนปฏิบัติการป้องกันการทุจริต ๔ ปี", "(พ.ศ. ๒๕๖๑ - ๒๕๖๔)", "เทศบาลตำบลหางดง", "อำเภอหางดง จังหวัดเชียงใหม่"
    )
    found, _issues = identified(pages)
    assert found.plan_type is PlanTypeKey.ANTI_CORRUPTION_PLAN
    assert found.period is not None
    assert (found.period.start_year_be, found.period.end_year_be) == (2561, 2564)


def test_years_that_the_end_of_a_line_parts_are_one_range() -> None:
    pages = cover("แผนอัตรากำลัง ๓ ปี", "ประจำปีงบประมาณ พ.ศ. ๒๕๗๐ ถึง พ.ศ.", "๒๕๗๒", "เทศบาลตำบลหางดง")
    found, _ = identified(pages)
    assert found.period is not None
    assert (found.period.start_year_be, found.period.end_year_be) == (2570, 2572)


def test_years_of_an_announced_plan_and_not_of_the_regulation_it_rests_on() -> None:
    pages = cover("ประกาศเทศบาลตำบลหางดง", "เรื่อง ประกาศใช้แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 4/2568")
    pages.paragraph(
        "อาศัยอำนาจตามความในข้อ 22 แห่งระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาของ",
        "องค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 เทศบาลตำบลหางดง อำเภอหางดง จังหวัดเชียงใหม่",
    )
    found, _issues = identified(pages)
    assert found.plan_type is PlanTypeKey.LOCAL_DEVELOPMENT_PLAN
    assert found.period is not None
    assert (found.period.start_year_be, found.period.end_year_be) == (2566, 2570)
