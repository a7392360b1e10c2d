"""The section tree."""

import pytest

from pipeline.stages.sections import sections
from schemas.issue import IssueCode
from schemas.plan_type import PlanTypeKey
from schemas.profile import HeadingQuirk, Profile
from schemas.section import Section, SectionKey
from schemas.table import RowKind
from tests.builders import INDENT, Pages, identity_of, row, sections_of, table


def keys(sections: tuple[Section, ...]) -> list[str]:
    return [section.key.value for section in sections]


def manpower_with_an_extra_section() -> Pages:
    pages = Pages().heading("1.หลักการและเหตุผล").paragraph("เนื้อหาหนึ่ง")
    pages.heading("๒. วัตถุประสงค์").paragraph("เนื้อหาสอง")
    pages.heading("3. กรอบแนวคิดในการจัดทำแผนอัตรากำลัง 3 ปี").paragraph("เนื้อหาสาม")
    pages.page().heading("4. ขอบเขตและแนวทางในการจัดทำแผนอัตรากำลัง ๓ ปี").paragraph("เนื้อหาสี่")
    pages.heading("๕. สภาพปัญหาของพื้นที่และความต้องการของประชาชน")
    pages.heading("๑. ปัญหาด้านโครงสร้างพื้นฐาน", size=16).heading("1.1 ปัญหาการจราจร", size=16).paragraph("รถติด")
    pages.heading("2. ปัญหาด้านเศรษฐกิจ", size=16).paragraph("ของแพง")
    pages.page().heading("๑๓. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น").paragraph("เนื้อหาสิบสาม")
    return pages


def test_keys_follow_headings_not_numbers() -> None:
    found, issues = sections_of(manpower_with_an_extra_section())
    assert keys(found) == [
        "rationale",
        "objectives",
        "framework",
        "other",
        "problems_and_needs",
        "development_guidelines",
    ]
    assert [one.number for one in found] == ["1", "2", "3", "4", "5", "13"]
    assert [one.printed_number for one in found] == ["1", "๒", "3", "4", "๕", "๑๓"]
    assert [issue.code for issue in issues] == [IssueCode.HEADING_UNKNOWN]


def test_pages_run_from_the_heading_to_the_last_line() -> None:
    found, _issues = sections_of(manpower_with_an_extra_section())
    assert [one.pages for one in found] == [(1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (3, 3)]


def test_numbered_headings_below_a_section_are_its_children() -> None:
    found, _issues = sections_of(manpower_with_an_extra_section())
    first, second = found[4].children
    assert (first.heading, first.level, second.heading) == ("ปัญหาด้านโครงสร้างพื้นฐาน", 2, "ปัญหาด้านเศรษฐกิจ")
    assert first.children[0].number == "1.1"
    assert first.children[0].text == "รถติด"
    assert first.text == ""


def test_a_list_in_a_section_does_not_become_sections() -> None:
    pages = Pages().heading("๑. หลักการและเหตุผล").heading("๒. วัตถุประสงค์")
    for number in range(1, 5):
        pages.paragraph(f"{number}. ข้อความของรายการที่ยาวพอสมควรลำดับที่ {number}")
    pages.heading("๓. กรอบแนวคิดในการจัดทำแผนอัตรากำลัง 3 ปี")
    found, _issues = sections_of(pages)
    assert keys(found) == ["rationale", "objectives", "framework"]
    assert len(found[1].paragraphs) == 4


def test_a_heading_over_two_lines_is_one() -> None:
    pages = Pages().add("ความเชื่อมโยงกับนโยบาย แผน และยุทธศาสตร์ที่", bold=True, size=18, x1=520.0)
    pages.add("เกี่ยวข้อง", bold=True, size=18).paragraph("เนื้อหา")
    pages.heading("การวิเคราะห์สภาพแวดล้อม").paragraph("เนื้อหา")
    found, _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert keys(found) == ["policy_links", "environment_analysis"]
    assert found[0].heading == "ความเชื่อมโยงกับนโยบาย แผน และยุทธศาสตร์ที่เกี่ยวข้อง"


def test_the_number_may_stand_on_the_line_before_the_title() -> None:
    pages = Pages().add("๑๒.", bold=True, size=18).add("แนวทางการพัฒนาพนักงานเทศบาล", bold=True, size=18)
    pages.paragraph("เนื้อหา")
    (found,), _issues = sections_of(pages)
    assert (found.key, found.number, found.heading) == (
        SectionKey.DEVELOPMENT_GUIDELINES,
        "12",
        "แนวทางการพัฒนาพนักงานเทศบาล",
    )


def test_headings_without_any_display_are_found_by_their_wording() -> None:
    pages = Pages().add("คำนำ").paragraph("เนื้อหา").add("หลักการและเหตุผล").paragraph("เนื้อหา")
    found, _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert keys(found) == ["foreword", "rationale"]


def test_a_plain_heading_over_two_lines_is_found_by_its_whole_wording() -> None:
    pages = Pages().add("คำนำ").paragraph("เนื้อหา")
    pages.add("แผนการดำเนินงานตามยุทธศาสตร์การบริหารและพัฒนา").add("ทรัพยากรบุคคล").paragraph("เนื้อหา")
    found, _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert keys(found) == ["foreword", "action_plan"]


def test_a_list_of_contents_is_no_section() -> None:
    pages = Pages().heading("สารบัญ")
    pages.add("1. หลักการและเหตุผล 1").add("2. วัตถุประสงค์ 2").add("9. ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือน 13 - 15")
    pages.page().heading("1. หลักการและเหตุผล").paragraph("เนื้อหา").heading("2. วัตถุประสงค์").paragraph("เนื้อหา")
    found, _issues = sections_of(pages)
    assert [(one.key.value, one.pages) for one in found] == [("rationale", (2, 2)), ("objectives", (2, 2))]


def test_the_same_heading_again_is_a_part_of_its_namesake() -> None:
    pages = Pages().heading("การติดตามประเมินผลแผนการบริหารและพัฒนาทรัพยากรบุคคล")
    pages.heading("ความรับผิดชอบ").paragraph("๑. บุคลากรมีหน้าที่พัฒนาตนเอง")
    pages.heading("การติดตามและประเมินผล").paragraph("๑. รายงานผล")
    pages.heading("บทสรุป").paragraph("จบ")
    found, _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert keys(found) == ["monitoring_and_evaluation", "conclusion"]
    assert keys(found[0].children) == ["responsibilities", "monitoring_and_evaluation"]


def test_table_rows_stand_in_the_text_in_their_place() -> None:
    pages = Pages().heading("โครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง 3 ปี").paragraph("ก่อนตาราง")
    placed = pages.write(table(row("สำนัก/กอง", "รวม"), row("กองคลัง", "๕"), row("", "", kind=RowKind.BLANK)))
    pages.paragraph("หลังตาราง")
    (found,), _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN, [placed])
    assert found.table_ids == ("t1",)
    assert found.text.split("\n") == ["ก่อนตาราง", "สำนัก/กอง รวม", "กองคลัง ๕", "หลังตาราง"]


def test_lines_of_a_paragraph_join_without_a_blank_where_thai_goes_on() -> None:
    pages = Pages().heading("หลักการและเหตุผล")
    pages.add("พัฒนาบุคลากรของ", x0=INDENT, x1=540.0).add("เทศบาลให้ใช้", x1=540.0).add("e-Learning เป็น")
    (found,), _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert found.text == "พัฒนาบุคลากรของเทศบาลให้ใช้ e-Learning เป็น"


def test_list_items_are_paragraphs() -> None:
    pages = Pages().heading("พันธกิจ (Mission)")
    pages.paragraph("๑) ข้อแรก", "ต่อบรรทัดสอง").paragraph("๒) ข้อสอง").paragraph("- ข้อย่อย")
    (found,), _issues = sections_of(pages, PlanTypeKey.HR_MANAGEMENT_PLAN)
    assert [one.text for one in found.paragraphs] == ["๑) ข้อแรกต่อบรรทัดสอง", "๒) ข้อสอง", "- ข้อย่อย"]


def test_an_unlisted_heading_of_a_paper_that_is_no_plan_may_stay_unknown() -> None:
    found, issues = sections_of(Pages().heading("คำนำ").paragraph("เนื้อหา"), PlanTypeKey.OTHER)
    assert keys(found) == ["foreword"]
    assert issues == []


def test_a_quirk_of_the_profile_makes_a_heading_readable() -> None:
    pages = Pages().add("ด. แนวทาฃการพัฒนาพนกงาน", bold=True, size=18).paragraph("เนื้อหา")
    quirk = HeadingQuirk(
        printed=("ด. แนวทาฃการพัฒนาพนกงาน",),
        heading="๑๒. แนวทางการพัฒนาพนักงานเทศบาล",
        reason="the numeral and two letters were misread",
    )
    profile = Profile(id="composed", name="composed", heading_quirks=(quirk,))
    (found,) = sections(tuple(pages.lines), (), identity_of(PlanTypeKey.MANPOWER_PLAN), profile, print)
    assert (found.key, found.number) == (SectionKey.DEVELOPMENT_GUIDELINES, "12")


@pytest.mark.parametrize("plan_type", list(PlanTypeKey))
def test_no_lines_make_no_sections(plan_type: PlanTypeKey) -> None:
    assert sections_of(Pages(), plan_type) == ((), [])
