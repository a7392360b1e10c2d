"""Things real plans print that are no breach, each met on a page: no rule may accuse anybody of them."""

from decimal import Decimal

import pytest

from pipeline.audit.examples import (
    OPERATION,
    A,
    B,
    C,
    D,
    budget,
    here,
    keyed,
    plan,
    project,
    read,
    section,
    staffing,
    strategy,
    summary,
    summary_row,
    text,
)
from pipeline.audit.runner import audit, verdicts
from schemas.finding import Finding, Status
from schemas.geometry import BBox
from schemas.period import Period
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.project import SummaryRow
from schemas.route import Route
from schemas.section import SectionKey
from schemas.staffing import Position
from schemas.text_facts import TablePart, TableShape, TextFacts, TextLine


def findings(plan_: Plan, rule: str) -> tuple[Finding, ...]:
    return audit(plan_, only=frozenset({rule})).findings


def status(plan_: Plan, rule: str) -> Status:
    return verdicts(audit(plan_, only=frozenset({rule})))[rule]


def row(number: str, count: int, percent: int, kind: str = "item") -> SummaryRow:
    made = summary_row(None, count, "100")
    return made.model_copy(
        update={"number": number, "strategy_number": 1, "project_percent": Decimal(percent), "kind": kind}
    )


def test_percentages_of_a_strategy_and_not_of_the_whole() -> None:
    rows = (row("1.1", 3, 60), row("1.2", 2, 40), row("", 5, 100, "subtotal"))
    plan_ = plan(OPERATION, budget_summary=summary(rows, 20, "300"))
    assert status(plan_, "BUD-09") is Status.PASS


def test_numbers_that_begin_anew_with_each_programme() -> None:
    rows = tuple(
        project(n, f"โครงการ {i}", programme=p)
        for i, (n, p) in enumerate(zip((1, 2, 1, 2, 3), "ggghh", strict=True))
    )
    assert status(plan(OPERATION, strategies=(strategy(1, *rows),)), "STR-04") is Status.PASS
    plain = tuple(project(n, f"โครงการ {i}") for i, n in enumerate((1, 2, 1)))
    assert status(plan(C, strategies=(strategy(1, *plain),)), "STR-04") is Status.WARN


def test_a_plan_without_a_staffing_table_has_no_sums_to_fail() -> None:
    found = verdicts(audit(plan(A), only=frozenset({"STF-01", "STF-02", "STF-03"})))
    assert set(found.values()) == {Status.NOT_APPLICABLE}


@pytest.mark.parametrize("kind", [PlanTypeKey.OPERATION_PLAN, PlanTypeKey.ANTI_CORRUPTION_PLAN])
def test_forms_without_a_column_for_indicators(kind: PlanTypeKey) -> None:
    assert status(plan(kind, projects=(project(1, indicators=()),)), "IND-01") is Status.NOT_APPLICABLE


def test_a_number_too_wide_for_its_cell_is_no_markup() -> None:
    assert status(plan(C, sections=text("รวม 36 100 ### 100", "### 12")), "TXT-04") is Status.PASS
    assert status(plan(C, sections=text("## แนวทางการพัฒนา")), "TXT-04") is Status.WARN


def test_what_an_announcement_orders_is_no_instruction_to_the_drafter() -> None:
    cited = "ตามประกาศคณะกรรมการพนักงานส่วนตำบล ข้อ 269 ให้องค์การบริหารส่วนตำบลจัดทำแผนการพัฒนา"
    sections = (section(SectionKey.DEVELOPMENT_GUIDELINES, "แนวทางการพัฒนา", cited),)
    assert status(plan(A, sections=sections), "DEV-06") is Status.PASS


def test_forms_to_fill_in_outside_of_plans() -> None:
    manual = plan(PlanTypeKey.OTHER, sections=text("ชื่อโครงการ .............. งบประมาณ (ระบุ)"))
    assert status(manual, "DEV-06") is Status.NOT_APPLICABLE


def test_a_list_inside_a_numbered_series() -> None:
    numbers = ("1", "2", "3", "1", "2", "4")
    sections = tuple(section(SectionKey.OTHER, f"หัวข้อ {i}", "เนื้อหา", number=n) for i, n in enumerate(numbers))
    assert status(plan(D, sections=sections), "SEC-03") is Status.PASS
    repeated = tuple(
        section(SectionKey.OTHER, f"หัวข้อ {i}", "ก", number=n) for i, n in enumerate(("1", "2", "2"))
    )
    assert status(plan(D, sections=repeated), "SEC-03") is Status.WARN


def test_blanks_of_a_line_drawn_out_to_the_margin() -> None:
    def line(i: int, words: str, width_pt: float) -> TextLine:
        return TextLine(id=f"l{i}", page=1, bbox=BBox(50, 20 * i, 50 + width_pt, 20 * i + 15), text=words)

    usual = [line(i, "ส่งเสริมคุณธรรมและพัฒนาคุณภาพชีวิต", 200) for i in range(1, 6)]
    words = "คุณ ค่าของวัฒ นธรรมไทย"
    spread, narrow = line(6, words, 450), line(6, words, 130)

    def split(last: TextLine) -> Status:
        one = section(SectionKey.RATIONALE, "หลักการและเหตุผล", words)
        paragraph = one.paragraphs[0].model_copy(update={"line_ids": (last.id,)})
        facts = TextFacts(lines=(*usual, last))
        body = one.model_copy(update={"paragraphs": (paragraph,)})
        return status(plan(C, sections=(body,), text_facts=facts), "TXT-02")

    assert split(narrow) is Status.FAIL
    assert split(spread) is Status.PASS


def test_a_missing_domain_on_recognised_text_is_undecided() -> None:
    named = plan(C, development_domains=tuple(keyed(key) for key in "abc"))
    assert status(named, "DEV-01") is Status.FAIL
    scanned = named.model_dump_json().replace('"text_layer"', '"ocr"')
    assert status(Plan.model_validate_json(scanned), "DEV-01") is Status.UNDECIDED


def test_a_row_that_heads_others_states_no_amount_of_its_own() -> None:
    rows = (project(None, "1 งานประจำ", budget=None), project("1.1", "ค่าตอบแทน"), project("1.2", "ค่าวัสดุ"))
    assert status(plan(OPERATION, projects=rows), "BUD-01") is Status.PASS
    alone = (project(None, "1 งานประจำ", budget=None), project("2", "ค่าวัสดุ"))
    assert status(plan(OPERATION, projects=alone), "BUD-01") is Status.FAIL


def test_a_heading_of_two_lines_is_not_empty() -> None:
    upper = section(SectionKey.POSITION_SERIES, "สายงานตามโครงสร้าง")
    lower = section(SectionKey.OTHER, "อัตรากำลัง", "เนื้อหา")

    def placed(first_pt: float) -> Plan:
        box = BBox(72, first_pt, 520, first_pt + 16)
        below = lower.model_copy(update={"evidence": (lower.evidence[0].model_copy(update={"bbox": box}),)})
        return plan(C, sections=(upper, below))

    bottom = upper.evidence[0].bbox.bottom
    assert status(placed(bottom + 4), "SEC-04") is Status.PASS
    assert status(placed(bottom + 90), "SEC-04") is Status.FAIL


def test_more_projects_than_the_summary_says_cannot_come_of_missing_pages() -> None:
    rows, two = (summary_row(1, 1, "2000"),), (project(1), project(2, "อื่น"))
    more = plan(C, complete=None, strategies=(strategy(1, *two),), budget_summary=summary(rows, 1, "2000"))
    assert status(more, "STR-03") is Status.FAIL
    rows = (summary_row(1, 3, "2000"),)
    fewer = plan(C, complete=None, strategies=(strategy(1, *two),), budget_summary=summary(rows, 3, "2000"))
    assert status(fewer, "STR-03") is Status.UNDECIDED


def test_a_table_without_a_column_for_indicators_is_told_once() -> None:
    rows = tuple(project(i, f"โครงการ {i}", indicators=()) for i in (1, 2, 3))
    (found,) = findings(plan(B, projects=rows), "IND-01")
    assert found.status is Status.WARN
    one_blank = (project(1), project(2, "อื่น", indicators=()))
    (found,) = findings(plan(B, projects=one_blank), "IND-01")
    assert found.status is Status.FAIL


def test_a_column_of_indicators_that_was_not_read_is_undecided() -> None:
    header = section(SectionKey.ACTION_PLAN, "แผนการดำเนินงาน", "ที่ โครงการ ตัวชี้วัด")
    lines = read("ที่ โครงการ ตัวชี้วัด").lines
    shape = TableShape(
        id="t1", parts=(TablePart(page=1, bbox=BBox(0, 0, 595, 842)),), rows=2, columns=3, form="project"
    )
    facts = TextFacts(lines=lines, tables=(shape,))
    body = header.model_copy(update={"paragraphs": (), "text": ""})
    blank = plan(B, projects=(project(1, indicators=()),), sections=(body,), text_facts=facts)
    assert status(blank, "IND-01") is Status.UNDECIDED


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("GOV-01", Status.UNDECIDED),
        ("GOV-02", Status.NOT_APPLICABLE),
        ("GOV-03", Status.NOT_APPLICABLE),
        ("STF-06", Status.UNDECIDED),
    ],
)
def test_what_a_manpower_plan_need_not_hold(rule: str, expected: Status) -> None:
    assert status(plan(A), rule) is expected
    assert status(plan(A, complete=None), rule) is Status.UNDECIDED


def test_a_shared_auditor_is_worth_a_look_and_no_breach() -> None:
    units = staffing((("finance", 1, 0, 1),), (1, 0, 1))
    assert status(plan(A, staffing=units), "STF-06") is Status.WARN
    named = text("ใช้ผู้ตรวจสอบของหน่วยตรวจสอบภายในร่วมกัน")
    assert status(plan(A, staffing=units, sections=named), "STF-06") is Status.UNDECIDED


def test_a_staff_development_plan_of_the_older_layout_states_no_vision() -> None:
    assert status(plan(B), "VIS-01") is Status.NOT_APPLICABLE
    assert status(plan(C), "VIS-01") is Status.WARN


def test_the_older_list_of_five_courses_is_whole() -> None:
    courses = tuple(keyed(k) for k in ("general_knowledge", "position_skills", "management", "ethics"))
    duties = text("(๒) หลักสูตรการพัฒนาเกี่ยวกับงานในหน้าที่ที่รับผิดชอบ")
    assert status(plan(B, development_domains=courses, sections=duties), "DEV-01") is Status.PASS
    assert status(plan(B, development_domains=courses), "DEV-01") is Status.FAIL
    assert status(plan(B, development_domains=courses[:3], sections=duties), "DEV-01") is Status.FAIL


def test_staff_spoken_of_as_one_body_leaves_no_kind_out() -> None:
    assert status(plan(C, sections=text("บุคลากรทุกคนได้รับการพัฒนา")), "DEV-08") is Status.NOT_APPLICABLE
    three = "พนักงานส่วนตำบล ลูกจ้างประจำ และพนักงานจ้าง"
    assert status(plan(C, sections=text(three)), "DEV-08") is Status.PASS
    assert status(plan(C, sections=text(three, "กองการศึกษา")), "DEV-08") is Status.WARN
    assert status(plan(C, sections=text(three), complete=None), "DEV-08") is Status.WARN


def test_the_committee_that_supports_a_development_plan_is_no_name_of_this_plan() -> None:
    committee = text("ให้คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาท้องถิ่นรวบรวมโครงการ")
    assert status(plan(OPERATION, sections=committee), "TYP-02") is Status.PASS


def test_an_edition_for_one_year_of_a_plan_of_several() -> None:
    year = Period(start_year_be=2568, end_year_be=2568)
    assert status(plan(PlanTypeKey.ANTI_CORRUPTION_PLAN, period=year), "PER-02") is Status.WARN
    assert status(plan(A, period=year), "PER-02") is Status.FAIL


def test_digital_matters_in_other_words_are_undecided() -> None:
    assert status(plan(C, sections=text("อบรมการใช้เทคโนโลยีดิจิทัล")), "DEV-04") is Status.UNDECIDED
    assert status(plan(C, sections=text("อบรมงานสารบรรณ")), "DEV-04") is Status.FAIL


def test_officials_are_named_by_their_posts() -> None:
    kinds = text("ลูกจ้างประจำ และพนักงานจ้าง")
    posts = (Position(title="นักวิชาการคลัง", evidence=(here("นักวิชาการคลัง"),)),)
    assert status(plan(A, sections=kinds), "DEV-08") is Status.WARN
    assert status(plan(A, sections=kinds, positions=posts), "DEV-08") is Status.PASS


@pytest.mark.parametrize(("confidence", "expected"), [(0.95, Status.FAIL), (0.4, Status.UNDECIDED)])
def test_a_phrase_on_a_scan_counts_where_its_reading_is_sure(confidence: float, expected: Status) -> None:
    office = plan(C, sections=text("ปลัดองค์กรปกครองส่วนท้องถิ่น เป็นกรรมการ"))
    facts = TextFacts(
        lines=tuple(
            line.model_copy(update={"route": Route.OCR, "confidence": confidence})
            for line in (office.text_facts or TextFacts()).lines
        )
    )
    assert status(office.model_copy(update={"text_facts": facts}), "DEV-07") is expected


def test_digits_read_on_a_scanned_page_do_not_mix_a_plan() -> None:
    printed = "ปีงบประมาณ พ.ศ. ๒๕๖๗ ถึง ๒๕๖๙ จำนวน ๑๒๓ คน"
    mixed = read(printed, "จำนวน 266,000 บาท และ 45,000 บาท")
    assert status(plan(C, text_facts=mixed), "TXT-03") is Status.WARN
    first, second = mixed.lines
    scanned = TextFacts(lines=(first, second.model_copy(update={"route": Route.OCR})))
    assert status(plan(C, text_facts=scanned), "TXT-03") is Status.PASS


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("โครงสร้างการแบ่งส่วนราชการ", Status.WARN), ("โครงสร้างและอัตรากำลัง", Status.PASS)],
)
def test_a_table_of_posts_under_a_heading_that_names_posts(heading: str, expected: Status) -> None:
    one = section(SectionKey.STAFFING_STRUCTURE, heading).model_copy(update={"table_ids": ("t1",)})
    assert status(plan(C, sections=(one,)), "SEC-04") is expected


def test_a_heading_of_which_the_next_ones_are_parts_is_not_empty() -> None:
    parts = (
        section(SectionKey.STRATEGY, "ด้านเศรษฐกิจ", number="2"),
        section(SectionKey.OTHER, "ส่งเสริมอาชีพ", "เนื้อหา", number="2.1"),
    )
    assert findings(plan(D, sections=parts), "SEC-04")[0].status is Status.PASS
    titles = (
        section(SectionKey.PROJECT_ACCOUNTS, "บัญชีโครงการพัฒนา"),
        section(SectionKey.PROJECT_ACCOUNTS, "รายละเอียดโครงการพัฒนา", "เนื้อหา"),
    )
    assert status(plan(D, sections=titles), "SEC-04") is Status.PASS
    assert status(plan(D, sections=parts[:1]), "SEC-04") is Status.FAIL


def test_a_heading_printed_again_over_the_tables_of_another_page() -> None:
    first = section(SectionKey.OTHER, "ยุทธศาสตร์ด้านสังคม", "เนื้อหา", number="2")
    on_next = first.model_copy(
        update={"evidence": tuple(e.model_copy(update={"page": e.page + 1}) for e in first.evidence)}
    )
    before = section(SectionKey.OTHER, "ยุทธศาสตร์ด้านน้ำ", "เนื้อหา", number="1")
    assert status(plan(D, sections=(before, first, on_next)), "SEC-03") is Status.PASS
    assert status(plan(D, sections=(before, first, first)), "SEC-03") is Status.WARN


def test_a_summary_that_counts_a_project_in_each_of_its_years() -> None:
    twice = project(1).model_copy(update={"budget": budget(("", "1000"), ("", "1000"))})
    assert twice.budget is not None
    lines = tuple(
        line.model_copy(update={"year_be": year})
        for line, year in zip(twice.budget.lines, (2567, 2568), strict=True)
    )
    yearly = twice.model_copy(update={"budget": twice.budget.model_copy(update={"lines": lines})})
    for count, wanted in ((1, Status.PASS), (2, Status.PASS), (3, Status.FAIL)):
        stated = summary((summary_row(1, count, "2000"),), count, "2000")
        assert status(plan(D, strategies=(strategy(1, yearly),), budget_summary=stated), "STR-03") is wanted


def test_a_blank_before_an_abbreviation_is_no_slip() -> None:
    plan_ = plan(D, sections=text("ตามยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัด"))
    assert not any(f.status is Status.WARN for f in findings(plan_, "TXT-02"))
