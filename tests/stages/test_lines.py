from dataclasses import replace

import pytest

from pipeline.core.reading import no_boxes
from pipeline.stages.lines import lines as lines_stage
from pipeline.text.draft import undone
from pipeline.text.glyph_columns import concatenated
from schemas.issue import Issue, IssueCode
from schemas.line import Line, LineRole
from schemas.page_content import Glyphs, PageContent
from schemas.route import Route
from tests.stages.doubles import PLAIN, typed


def lines(pages: tuple[PageContent, ...]) -> tuple[Line, ...]:
    issues: list[Issue] = []
    return lines_stage(pages, issues.append)


def page(number: int, glyphs: Glyphs, route: Route = Route.TEXT_LAYER) -> PageContent:
    return PageContent(number, 595.0, 842.0, route, "", 1.0, (PLAIN,), glyphs, no_boxes())


def plan_page(number: int) -> PageContent:
    return page(
        number,
        typed(
            [
                ("แผนพัฒนาสามปี", 72, 40),
                (f"เนื้อความหน้า {number} ของแผน", 72, 200 + number),
                ("ข้อความต่อไป", 72, 230),
                ("เทศบาลตัวอย่าง", 72, 800),
                (f"- {number + 3} -", 290, 820),
            ]
        ),
    )


def test_lines_are_numbered_in_reading_order() -> None:
    found = lines((page(1, typed([("สอง", 72, 200), ("หนึ่ง", 72, 100)])),))
    assert [(line.id, line.text) for line in found] == [("p1.l1", "หนึ่ง"), ("p1.l2", "สอง")]


def test_page_furniture_is_told_from_what_repeats() -> None:
    found = lines(tuple(plan_page(n) for n in range(1, 7)))
    roles = [line.role for line in found if line.page == 4]
    assert roles == [LineRole.HEADER, LineRole.BODY, LineRole.BODY, LineRole.FOOTER, LineRole.PAGE_NUMBER]


def test_a_heading_that_occurs_once_is_no_header() -> None:
    pages = [
        *(plan_page(n) for n in range(1, 6)),
        page(6, typed([("บทที่ ๑", 72, 40), ("ความเป็นมา", 72, 200)])),
    ]
    assert [line.role for line in lines(tuple(pages)) if line.page == 6] == [LineRole.BODY, LineRole.BODY]


def test_a_number_that_does_not_count_up_is_body() -> None:
    pages = tuple(page(n, typed([("100", 290, 40), ("เนื้อความ", 72, 200)])) for n in (1, 2, 3, 4))
    assert {line.role for line in lines(pages)} == {LineRole.BODY}


def test_hidden_text_is_set_aside() -> None:
    glyphs = concatenated([typed([("เห็น", 72, 100)]), typed([("ไม่เห็น", 72, 130)], hidden=True)])
    found = lines((page(1, glyphs),))
    assert [(line.text, line.role) for line in found] == [("เห็น", LineRole.BODY), ("ไม่เห็น", LineRole.HIDDEN)]


def test_a_repaired_line_says_so_and_can_be_undone() -> None:
    (line,) = lines((page(1, typed([("เทศบาลต าบล", 72, 100)])),))
    assert (line.text, line.raw, line.route) == ("เทศบาลตำบล", "เทศบาลต าบล", Route.REPAIRED)
    assert undone(line.text, line.edits) == line.raw


def test_columns_show_as_gaps() -> None:
    (line,) = lines((page(1, typed([("ลำดับ", 72, 100), ("โครงการ", 200, 100)])),))
    assert [line.text[offset:] for offset in line.gaps] == ["โครงการ"]


@pytest.mark.parametrize("text", ["", " "])
def test_a_page_without_print_has_no_lines(text: str) -> None:
    assert lines((page(1, typed([(text, 72, 100)])),)) == ()


def test_what_cannot_be_settled_is_reported_and_left() -> None:
    issues: list[Issue] = []
    # Without any SARA AM in much text, "ทา" may be "to paint" or "to do".
    filler = [("ตรวจสอบและรายงานผลต่อประธานกรรมการตามข้อตกลง", 20, 100 + 20.0 * n) for n in range(30)]
    found = lines_stage((page(1, typed([*filler, ("ทา", 72, 760)])),), issues.append)
    assert found[-1].text == "ทา"
    assert [issue.code for issue in issues] == [IssueCode.TEXT_AMBIGUOUS]


def test_what_stamps_say_is_marked_and_stands_after_the_page() -> None:
    body, stamp = typed([("เทศบาล", 60, 200)]), typed([("เลขรับ", 400, 100)])  # "municipality", "received"
    read = replace(page(1, body, Route.OCR), stamps=stamp)
    found = lines((read,))
    assert [(line.text, line.role) for line in found] == [
        ("เทศบาล", LineRole.BODY),
        ("เลขรับ", LineRole.STAMP),
    ]
