"""Charts of pages read by OCR: the drawing of the image is used, what was not read stays open."""

from dataclasses import replace

import numpy as np

from pipeline.charts.find import found_charts
from pipeline.charts.undecided import undecided
from pipeline.charts.wording import mark_of, seen_text
from schemas.geometry import BBox
from schemas.issue import IssueCode
from schemas.page_content import PageContent, Strokes
from schemas.route import Route
from schemas.structure import ParentBasis, StructureChart
from tests.charts.drawn import tree
from tests.charts.test_find import HEAD, LEFT, RIGHT, TEXTS, TITLE
from tests.tables.drawn import Text, body_line, page, strokes

NOTHING = strokes([])


def scanned(
    texts: list[Text], boxes: list[BBox], joins: list[tuple[float, float, float, float]]
) -> PageContent:
    lines = strokes(joins)
    fills = np.array(boxes, np.float32).reshape(-1, 4)
    drawn = replace(lines, fills_pt=fills, fill_rgb=np.full((len(boxes), 3), 200, np.uint8))
    return replace(page(texts), route=Route.OCR, drawn=drawn)


def only_chart(content: PageContent, drawn: Strokes = NOTHING) -> StructureChart:
    (chart,) = found_charts([content], [drawn], [body_line("โครงสร้างกองคลัง", 46.0)], ())
    return chart


def test_a_chart_is_read_from_what_was_seen_drawn_in_the_image() -> None:
    chart = only_chart(scanned(TEXTS, [HEAD, LEFT, RIGHT], tree(HEAD, [LEFT, RIGHT])))
    head, *below = chart.units
    assert [unit.name for unit in below] == ["งานการเงิน", "งานพัสดุ"]
    assert {(unit.parent_id, unit.parent_basis) for unit in below} == {(head.id, ParentBasis.CONNECTOR)}
    assert {seen.route for unit in chart.units for seen in unit.evidence} == {Route.OCR}


def test_a_unit_no_line_leads_to_is_reported_and_given_no_parent() -> None:
    chart = only_chart(scanned(TEXTS, [HEAD, LEFT, RIGHT], tree(HEAD, [LEFT])))
    (issue,) = undecided(chart)
    assert (issue.code, issue.page) == (IssueCode.CHART_PARENT_UNKNOWN, 1)
    assert "งานพัสดุ" in issue.message
    assert [unit.parent_id for unit in chart.units if unit.name == "งานพัสดุ"] == [None]


def test_a_head_count_that_reads_as_a_letter_is_open_and_reported() -> None:
    texts: list[Text] = [
        TITLE,
        (205, 98, "ผู้อำนวยการกองคลัง"),
        (45, 198, "งานการเงิน"),
        (45, 218, "- คนสวน (อ)"),
    ]
    chart = only_chart(scanned(texts, [HEAD, LEFT], tree(HEAD, [LEFT])))
    (post,) = (post for unit in chart.units if unit.name == "งานการเงิน" for post in unit.posts)
    assert (post.title, post.headcount) == ("คนสวน", None)
    assert "(อ)" in post.evidence[0].raw
    assert [issue.code for issue in undecided(chart)] == [IssueCode.NUMBER_UNREAD]


def test_a_chart_all_of_which_is_joined_leaves_nothing_open() -> None:
    chart = only_chart(scanned(TEXTS, [HEAD, LEFT, RIGHT], tree(HEAD, [LEFT, RIGHT])))
    assert list(undecided(chart)) == []


def test_a_fixed_abbreviation_is_read_past_a_digit_in_it() -> None:
    assert seen_text("สภา อบ๓.") == "สภา อบต."
    assert seen_text("ม.๓") == "ม.๓"


def test_a_letter_with_a_stop_before_a_unit_is_a_list_mark() -> None:
    assert mark_of("อ. งานการเงิน") == "-"
    assert mark_of("อ.เมือง") is None
