import math
from dataclasses import replace

import numpy as np
import pytest

from pipeline.core.ocr import Aside, AsideReason, Doubt, OcrDrawing, OcrLine, OcrPage
from pipeline.stages.ocr_page import (
    doubt_issue,
    drawn_strokes,
    ocr_cells,
    ocr_glyphs,
    page_issues,
    page_turn,
    seen_glyphs,
    stamp_glyphs,
)
from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext
from schemas.geometry import BBox, PageTurn
from schemas.issue import IssueCode

DPI = 144


def page(rotation_degrees: int = 0, skew_degrees: float = 0.0) -> OcrPage:
    """Two lines below each other on the level page; `size_px` is of the image handed in."""
    lines = []
    for number, text in enumerate(("เทศบาล", "ตำบล")):
        box = (100.0, 100.0 + 60 * number, 340.0, 140.0 + 60 * number)
        starts = np.arange(len(text), dtype=np.float32) * 40 + 100
        extent = np.stack([starts, starts + 40], axis=1)
        lines.append(OcrLine(text, box, extent, np.full(len(text), 0.8, np.float32), 0, "fake"))
    size = (1000, 600) if rotation_degrees in {90, 270} else (600, 1000)
    cells = ((0.0, 0.0, 288.0, 144.0),)
    return OcrPage(tuple(lines), (), cells, rotation_degrees, skew_degrees, "text", size_px=size)


def test_pixels_become_points() -> None:
    glyphs = ocr_glyphs(page(), DPI, font=3)
    assert glyphs.text == "เทศบาลตำบล"
    assert glyphs.boxes_pt[0].tolist() == pytest.approx([50, 50, 70, 70])
    assert set(glyphs.font.tolist()) == {3}
    assert glyphs.line.tolist() == [0] * 6 + [1] * 4
    assert glyphs.confidence.tolist() == pytest.approx([0.8] * 10)
    assert ocr_cells(page(), DPI).tolist() == [[0, 0, 144, 72]]


@pytest.mark.parametrize("rotation_degrees", [0, 90, 180, 270])
def test_lines_read_the_same_whichever_way_the_page_lies(rotation_degrees: int) -> None:
    read = page(rotation_degrees)
    glyphs = seen_glyphs(ocr_glyphs(read, DPI, font=0), page_turn(read, 1, DPI))
    lines = assembled(glyphs, RepairContext())
    assert [line.text for line in lines] == ["เทศบาล", "ตำบล"]
    assert {line.turn for line in lines} == {rotation_degrees // 90}


def test_a_level_page_was_not_turned() -> None:
    assert page_turn(page(), 1, DPI) is None


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_goes_back_to_the_page_as_seen(quarters: int) -> None:
    seen = np.zeros((200, 300), np.uint8)
    seen[50:60, 100:180] = 1
    level = np.rot90(seen, -quarters)
    y, x = np.nonzero(level)
    turn = PageTurn(page=1, quarters=quarters, skew_degrees=0.0, width_pt=300.0, height_pt=200.0)
    assert turn.level_size_pt == (level.shape[1], level.shape[0])
    box = BBox(float(x.min()), float(y.min()), float(x.max() + 1), float(y.max() + 1))
    assert turn.seen(box) == pytest.approx((100, 50, 180, 60))


def test_ink_in_a_cell_of_which_nothing_was_read_is_an_issue_however_small() -> None:
    aside = (Aside((20.0, 20.0, 30.0, 40.0), AsideReason.UNREAD_CELL),)
    (issue,) = page_issues(replace(page(), aside=aside), 3, DPI)
    assert (issue.code, issue.page) == (IssueCode.OCR_CELL_UNREAD, 3)
    assert issue.bbox == BBox(10.0, 10.0, 15.0, 20.0)


def test_the_box_of_a_skewed_line_is_the_hull_of_its_turned_box() -> None:
    turn = PageTurn(page=1, quarters=0, skew_degrees=2.0, width_pt=600.0, height_pt=800.0)
    x0, top, x1, bottom = turn.seen(BBox(100.0, 390.0, 500.0, 410.0))
    assert bottom - top == pytest.approx(20 * math.cos(math.radians(2)) + 400 * math.sin(math.radians(2)))
    assert (x0 + x1) / 2 == pytest.approx(300)
    assert (top + bottom) / 2 == pytest.approx(400)


def test_a_page_without_lines_has_no_glyphs() -> None:
    empty = OcrPage((), (), (), 0, 0.0, "blank")
    assert len(ocr_glyphs(empty, DPI, font=0)) == 0
    assert ocr_cells(empty, DPI).shape == (0, 4)


def test_the_blanks_of_an_engine_are_kept_and_none_are_added() -> None:
    text = "ก ข ค"
    starts = np.array([100, 130, 180, 210, 300], np.float32)
    line = OcrLine(
        text,
        (100.0, 100.0, 340.0, 140.0),
        np.stack([starts, starts + 8], 1),
        np.ones(5, np.float32),
        None,
        "fake",
    )
    read = assembled(ocr_glyphs(OcrPage((line,), (), (), 0, 0.0, "text"), DPI, 0), RepairContext())
    assert [one.text for one in read] == [text]


def test_a_doubtful_word_becomes_an_issue_with_its_box_in_points() -> None:
    doubt = Doubt(line=1, start=0, end=2, bbox_px=(100.0, 160.0, 180.0, 200.0), confidence=0.41)
    issue = doubt_issue(page(), doubt, number=7, dpi=DPI)
    assert (issue.code, issue.page) == (IssueCode.OCR_LOW_CONFIDENCE, 7)
    assert issue.bbox == (50.0, 80.0, 90.0, 100.0)
    assert "ตำ" in issue.message
    assert "0.41" in issue.message


def test_stamps_and_signatures_are_reported_and_pictures_and_dust_are_not() -> None:
    regions = (
        Aside((100.0, 100.0, 300.0, 300.0), AsideReason.STAMP),
        Aside((100.0, 400.0, 300.0, 480.0), AsideReason.SIGNATURE),
        Aside((100.0, 500.0, 120.0, 510.0), AsideReason.UNREADABLE),
        Aside((0.0, 0.0, 200.0, 200.0), AsideReason.PICTURE),
    )
    found = list(page_issues(replace(page(), aside=regions), 3, DPI))
    assert {(issue.code, issue.page) for issue in found} == {(IssueCode.OCR_LEFT_ASIDE, 3)}
    assert [issue.bbox for issue in found] == [(50, 50, 150, 150), (50, 200, 150, 240)]


def test_what_a_stamp_says_is_kept_apart_from_the_page() -> None:
    read = page()
    glyphs = stamp_glyphs(replace(read, stamps=read.lines[1:]), DPI, font=0)
    assert glyphs is not None
    assert glyphs.text == "ตำบล"
    assert stamp_glyphs(read, DPI, font=0) is None


def test_the_first_and_the_last_character_reach_the_ends_of_the_ink() -> None:
    extent = np.array([[110.0, 130.0], [130.0, 150.0]], np.float32)
    line = OcrLine("ทำ", (100.0, 100.0, 170.0, 140.0), extent, np.ones(2, np.float32), None, "fake")
    glyphs = ocr_glyphs(OcrPage((line,), (), (), 0, 0.0, "text"), DPI, 0)
    assert (glyphs.boxes_pt[0, 0], glyphs.boxes_pt[1, 2]) == (50.0, 85.0)
    assert extent[0, 0] == 110.0


def test_boxes_and_lines_of_a_drawing_become_fills_and_segments_in_points() -> None:
    drawn = OcrDrawing(
        ((0.0, 0.0, 288.0, 144.0),), ((144.0, 144.0, 144.0, 288.0),), ((0.0, 72.0, 288.0, 72.0),)
    )
    found = drawn_strokes(replace(page(), drawn=drawn), DPI)
    assert found is not None
    assert found.fills_pt.tolist() == [[0, 0, 144, 72]]
    assert found.segments_pt.tolist() == [[72, 72, 72, 144], [0, 36, 144, 36]]
    assert not found.sloping.any()


def test_a_page_without_boxes_has_no_drawing() -> None:
    assert drawn_strokes(page(), DPI) is None


def test_boxes_that_lines_join_are_no_cells_of_tables() -> None:
    box = (0.0, 0.0, 288.0, 144.0)
    alone = replace(page(), drawn=OcrDrawing((box,)))
    joined = replace(page(), drawn=OcrDrawing((box,), ((144.0, 144.0, 144.0, 288.0),)))
    assert (len(ocr_cells(alone, DPI)), len(ocr_cells(joined, DPI))) == (1, 0)
