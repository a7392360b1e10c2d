"""Plans in parts and chapters, and what stands under their headings. Every municipality here is made up."""

from pipeline.text.furniture import PlacedLine, roles
from schemas.geometry import BBox
from schemas.line import LineRole
from schemas.plan_type import PlanTypeKey
from schemas.table import Row, RowKind, Table
from tests.builders import INDENT, Pages, plan_of, row, sections_of, table

PDP = PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN
HR = PlanTypeKey.HR_MANAGEMENT_PLAN


def in_parts() -> Pages:
    pages = Pages().heading("ส่วนที่ ๑ บทนำ", size=20)
    pages.heading("๑. หลักการและเหตุผล", size=16).paragraph("เหตุผลของแผน")
    pages.heading("๒. วัตถุประสงค์", size=16).paragraph("เพื่อให้บุคลากรมีความรู้")
    pages.page().heading("ส่วนที่ ๒ สาระที่ไม่มีในบัญชี", size=20).paragraph("เนื้อหา")
    pages.page().heading("ส่วนที่ ๓ การติดตามและประเมินผล", size=20).paragraph("รายงานทุกปี")
    pages.page().heading("ภาคผนวก", size=20).paragraph("คำสั่ง")
    return pages


def test_parts_hold_the_sections_that_stand_in_them() -> None:
    found, _issues = sections_of(in_parts(), PDP)
    assert [(one.key.value, one.level) for one in found] == [
        ("rationale", 1),
        ("other", 1),
        ("monitoring_and_evaluation", 1),
        ("appendix", 1),
    ]
    assert [(one.key.value, one.level) for one in found[0].children] == [("rationale", 2), ("objectives", 2)]


def test_a_single_part_makes_no_parts() -> None:
    pages = Pages().heading("ส่วนที่ ๑ บทนำ").paragraph("เนื้อหา").heading("วัตถุประสงค์").paragraph("เนื้อหา")
    found, _issues = sections_of(pages, PDP)
    assert [one.level for one in found] == [1, 1]


def placed(text: str, top: float) -> PlacedLine:
    return PlacedLine(text, BBox(200, top, 300, top + 16), 1, 842.0)


def test_the_openings_of_parts_at_the_top_of_pages_are_no_running_header() -> None:
    pages = [[placed(f"ส่วนที่ {n}", 72), placed("ข้อความ", 300)] for n in (1, 2, 3, 4)]
    assert [page[0] for page in roles(pages)] == [LineRole.BODY] * 4


def test_a_running_header_prints_the_number_of_a_part_more_than_once() -> None:
    pages = [[placed(f"ส่วนที่ {n}", 40), placed("ข้อความ", 300)] for n in (1, 1, 1, 2, 2)]
    assert [page[0] for page in roles(pages)] == [LineRole.HEADER] * 5


def test_what_is_set_further_in_does_not_carry_on_a_heading_broken_by_hand() -> None:
    pages = Pages().heading("หลักการและเหตุผล").paragraph("เนื้อหา")
    for _line in range(6):
        pages.add("เนื้อหาเต็มบรรทัด", x1=540.0)
    pages.add("การวิเคราะห์สถานการณ์พัฒนาบุคลากร", bold=True, size=18, x1=400.0)
    pages.add("จุดแข็ง (Strengths)", bold=True, size=18, x0=INDENT).paragraph("๑. มีคนดี")
    found, _issues = sections_of(pages, PDP)
    assert found[-1].heading == "การวิเคราะห์สถานการณ์พัฒนาบุคลากร"
    assert found[-1].key.value == "environment_analysis"


def test_a_plan_of_strategies_for_managing_staff_is_known_by_its_title() -> None:
    pages = Pages().heading("แผนกลยุทธ์การบริหารทรัพยากรบุคคล", size=26).heading("พ.ศ. ๒๕๖๖ - ๒๕๖๘", size=24)
    pages.page().heading("หลักการและเหตุผล").paragraph("เนื้อหา")
    plan, _issues = plan_of(pages.lines)
    assert plan.plan_type is HR
    assert plan.period is not None
    assert (plan.period.start_year_be, plan.period.end_year_be) == (2566, 2568)


def cover() -> Pages:
    pages = Pages().heading("แผนการบริหารและพัฒนาทรัพยากรบุคคล", size=26).page()
    return pages.heading("หลักการและเหตุผล").paragraph("เนื้อหา")


def test_a_list_right_under_its_heading_comes_before_the_parts_that_follow() -> None:
    pages = cover().heading("พันธกิจ").paragraph("- บริหารคนด้วยคุณธรรม").paragraph("- สร้างแรงจูงใจ")
    pages.heading("๑. นโยบายด้านอัตรากำลัง", size=16).paragraph("เนื้อหา")
    pages.heading("๒. นโยบายด้านการสรรหา", size=16).paragraph("เนื้อหา")
    plan, _issues = plan_of(pages.lines)
    assert [one.text for one in plan.missions] == ["บริหารคนด้วยคุณธรรม", "สร้างแรงจูงใจ"]


def test_values_stand_under_the_letters_of_a_word() -> None:
    pages = cover().heading("ค่านิยมองค์กร").paragraph("T : Teamwork ทำงานเป็นทีม").paragraph("H : Honesty ซื่อสัตย์")
    plan, _issues = plan_of(pages.lines)
    assert [one.text for one in plan.values] == ["T : Teamwork ทำงานเป็นทีม", "H : Honesty ซื่อสัตย์"]


def swot_counts(*rows: Row) -> tuple[int, int, int, int]:
    pages = cover().heading("การวิเคราะห์สภาพแวดล้อม")
    made: Table = pages.write(table(*rows))
    plan, _issues = plan_of(pages.lines, [made])
    swot = plan.swot
    return len(swot.strengths), len(swot.weaknesses), len(swot.opportunities), len(swot.threats)


def test_quadrants_head_the_columns_below_them() -> None:
    counts = swot_counts(
        row("จุดแข็ง (S)", "จุดอ่อน (W)"),
        row("๑. หนึ่ง\n๒. สอง", "๑. หนึ่ง"),
        row("โอกาส (O)", "อุปสรรค (T)"),
        row("๑. หนึ่ง", "๑. หนึ่ง\n๒. สอง\n๓. สาม"),
    )
    assert counts == (2, 1, 1, 3)


def test_quadrants_head_the_cells_beside_them() -> None:
    counts = swot_counts(
        row("ปัจจัย", "รายละเอียด", kind=RowKind.HEADER),
        row("จุดแข็ง", "- หนึ่ง\n- สอง"),
        row("จุดอ่อน", "ข้อความเดียวไม่มีเครื่องหมาย"),
        row("โอกาส", "- หนึ่ง"),
        row("ภัยคุกคาม", "- หนึ่ง"),
    )
    assert counts == (2, 1, 1, 1)


def test_the_frame_of_posts_is_the_total_of_a_staffing_table() -> None:
    pages = cover().heading("อัตรากำลัง")
    made = pages.write(
        table(
            row("ส่วนราชการ", "กรอบอัตรากำลัง", "มีคนครอง", "ว่าง"),
            row("กองคลัง", "25", "22", "3"),
            row("กองช่าง", "31", "27", "4"),
            row("รวม", "56", "49", "7", kind=RowKind.TOTAL),
        )
    )
    plan, _issues = plan_of(pages.lines, [made])
    assert plan.staffing is not None
    assert [(u.name, u.occupied, u.vacant, u.total) for u in plan.staffing.units] == [
        ("กองคลัง", 22, 3, 25),
        ("กองช่าง", 27, 4, 31),
    ]


def test_a_vision_may_stand_on_the_line_of_its_heading() -> None:
    pages = cover().heading("วิสัยทัศน์ : “คนดี มีสุข”").heading("พันธกิจ (Mission)")
    pages.paragraph("❖ สรรหาคนดี").paragraph("❖ พัฒนาคนเก่ง")
    plan, _issues = plan_of(pages.lines)
    assert plan.vision is not None
    assert plan.vision.text == "คนดี มีสุข"
    assert [one.text for one in plan.missions] == ["สรรหาคนดี", "พัฒนาคนเก่ง"]


def test_a_column_names_the_strategy_of_the_rows_beside_it() -> None:
    made = table(
        row("ยุทธศาสตร์", "โครงการ", "งบประมาณ"),
        row("ยุทธศาสตร์ที่ 1 การสรรหา", "ตลาดนัดแรงงาน", "80,000"),
        row("", "ฐานข้อมูลผู้ขึ้นบัญชี", "ไม่ใช้งบประมาณ"),
        row("2. การพัฒนา", "อบรมดิจิทัล", "50,000"),
        keys=("strategy", "name", "budget"),
        form="project",
    )
    pages = cover().heading("แผนปฏิบัติการบริหารทรัพยากรบุคคล")
    placed_table = pages.write(made)
    plan, _issues = plan_of(pages.lines, [placed_table])
    assert [(s.number, s.title, [p.name for p in s.projects]) for s in plan.strategies] == [
        (1, "การสรรหา", ["ตลาดนัดแรงงาน", "ฐานข้อมูลผู้ขึ้นบัญชี"]),
        (2, "การพัฒนา", ["อบรมดิจิทัล"]),
    ]


def test_a_quadrant_does_not_carry_on_the_heading_above_it() -> None:
    pages = cover().add("๓. การวิเคราะห์สภาพแวดล้อม", bold=True, size=18, x0=100, x1=500)
    pages.add("จุดแข็ง (Strength)", bold=True, size=18, x0=200, x1=400).paragraph("๑. มีคนดี")
    found, _issues = sections_of(pages, HR)
    assert found[-1].heading == "การวิเคราะห์สภาพแวดล้อม"


def test_a_list_under_a_part_makes_no_sections_of_its_items() -> None:
    pages = in_parts()
    pages.page().heading("ส่วนที่ ๔ การประเมินผล", size=20)
    pages.add("๑. การติดตามและประเมินผลยุทธศาสตร์", x0=INDENT).add("๒. การติดตามและประเมินผลโครงการ", x0=INDENT)
    found, _issues = sections_of(pages, PDP)
    assert [len(one.children) for one in found if one.number == "4"] == [0]


def test_the_caption_of_a_form_over_its_next_page_is_no_section_of_its_own() -> None:
    pages = Pages().heading("ส่วนที่ ๑ สภาพทั่วไปและข้อมูลพื้นฐาน", size=20).paragraph("เนื้อหา")
    pages.page().heading("ส่วนที่ ๒ การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ", size=20)
    for _page in range(2):
        pages.page().heading("รายละเอียดโครงการพัฒนา", size=16).paragraph("แบบ ผ.๐๒")
    found, _issues = sections_of(pages, PlanTypeKey.LOCAL_DEVELOPMENT_PLAN)
    assert [one.key.value for one in found] == ["general_information", "project_accounts"]
    assert sum(one.heading == "รายละเอียดโครงการพัฒนา" for one in found[1].children) <= 1


def test_methods_named_in_another_section_are_read() -> None:
    pages = cover().heading("ขั้นตอนการดำเนินงาน")
    pages.paragraph("เลือกวิธีพัฒนาที่เหมาะสม เช่น การฝึกอบรม การศึกษาดูงาน และการสัมมนา")
    plan, _issues = plan_of(pages.lines)
    assert [one.key for one in plan.development_methods] == ["training", "study_visit", "workshop_seminar"]


def test_items_numbered_under_their_section_are_a_list() -> None:
    pages = cover().heading("๘. การติดตามและประเมินผล", size=18)
    pages.add("๘.๑ รายงานผลภายใน ๗ วัน", x0=INDENT).add("๘.๒ สรุปผลทุกไตรมาส", x0=INDENT)
    plan, _issues = plan_of(pages.lines)
    assert [one.text for one in plan.monitoring] == ["รายงานผลภายใน ๗ วัน", "สรุปผลทุกไตรมาส"]


def test_the_first_of_several_sections_that_says_something_is_read() -> None:
    pages = cover().heading("๔. วิสัยทัศน์ พันธกิจ และค่านิยม").heading("๔.๑ วิสัยทัศน์").paragraph("“บริการประทับใจ”")
    pages.heading("๔.๒ พันธกิจ").paragraph("๑. พัฒนาคน").paragraph("๒. พัฒนางาน")
    plan, _issues = plan_of(pages.lines)
    assert plan.vision is not None
    assert plan.vision.text == "บริการประทับใจ"
    assert [one.text for one in plan.missions] == ["พัฒนาคน", "พัฒนางาน"]


def test_the_title_with_its_year_is_no_section_of_an_anti_corruption_plan() -> None:
    pages = Pages().heading("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", size=22).page()
    pages.heading("ส่วนที่ ๑ บทนำ").paragraph("เนื้อหา")
    pages.heading("ส่วนที่ ๒ แผนปฏิบัติการป้องกันการทุจริต").paragraph("เนื้อหา")
    plan, _issues = plan_of(pages.lines)
    assert [one.key.value for one in plan.sections] == ["rationale", "action_plan"]


def test_seats_of_a_committee_are_no_steps_of_monitoring() -> None:
    pages = cover().heading("การติดตามและประเมินผล")
    pages.paragraph("ให้คณะกรรมการรายงานผลปีละ ๒ ครั้ง ประกอบด้วย")
    pages.add("(๑) นายกเทศมนตรี เป็นประธานกรรมการ", x0=INDENT).add("(๒) ปลัดเทศบาล เป็นกรรมการ", x0=INDENT)
    plan, _issues = plan_of(pages.lines)
    assert [one.deadline for one in plan.monitoring] == ["ปีละ ๒ ครั้ง"]
    assert len(plan.committee) == 2


def test_front_matter_counts_its_pages_in_letters() -> None:
    pages = [[placed(f"- {letter} -", 40), placed("ข้อความ", 300)] for letter in "กขค"]
    pages += [[placed("ข้อความ", 300)] for _page in range(9)]
    assert [page[0] for page in roles(pages)][:3] == [LineRole.PAGE_NUMBER] * 3


def test_a_letter_that_counts_nothing_is_text() -> None:
    pages = [[placed("ก", 40), placed("ข้อความ", 300)], *([placed("ข้อความ", 300)] for _page in range(5))]
    assert roles(pages)[0][0] is LineRole.BODY
