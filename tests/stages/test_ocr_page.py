import math
from dataclasses import replace

import numpy as np
import pytest

from pipeline.core.ocr import Doubt, OcrLine, OcrPage
from pipeline.stages.ocr_page import doubt_issue, levelled, ocr_cells, ocr_glyphs
from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext
from schemas.issue import IssueCode

DPI = 144


def page(rotation_degrees: int = 0) -> OcrPage:
    """Two lines; on a page on its side they stand beside each other, the boxes upright."""
    lines = []
    for number, text in enumerate(("เทศบาล", "ตำบล")):
        box = (100.0, 100.0 + 60 * number, 340.0, 140.0 + 60 * number)
        if rotation_degrees in {90, 270}:
            box = (100.0 + 60 * number, 100.0, 140.0 + 60 * number, 340.0)
        starts = np.arange(len(text), dtype=np.float32) * 40 + 100
        extent = np.stack([starts, starts + 40], axis=1)
        lines.append(OcrLine(text, box, extent, np.full(len(text), 0.8, np.float32), 0, "fake"))
    return OcrPage(tuple(lines), (), ((0.0, 0.0, 288.0, 144.0),), rotation_degrees, 0.0, "text")


def test_pixels_become_points() -> None:
    glyphs = ocr_glyphs(page(), DPI, font=3)
    assert glyphs.text == "เทศบาลตำบล"
    assert glyphs.boxes_pt[0].tolist() == pytest.approx([50, 50, 70, 70])
    assert set(glyphs.font.tolist()) == {3}
    assert glyphs.line.tolist() == [0] * 6 + [1] * 4
    assert glyphs.confidence.tolist() == pytest.approx([0.8] * 10)
    assert ocr_cells(page(), DPI).tolist() == [[0, 0, 144, 72]]


@pytest.mark.parametrize("rotation_degrees", [0, 90, 270])
def test_lines_read_the_same_whichever_way_the_page_lies(rotation_degrees: int) -> None:
    glyphs = ocr_glyphs(page(rotation_degrees), DPI, font=0)
    lines = assembled(glyphs, RepairContext())
    assert [line.text for line in lines] == ["เทศบาล", "ตำบล"]
    assert {line.turn for line in lines} == {rotation_degrees // 90}


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


def test_cells_of_a_skewed_page_come_to_stand_below_each_other() -> None:
    skew = math.radians(0.5)
    tilt = [(800 - 700 * math.sin(skew), 100.0), (800 + 700 * math.sin(skew), 1500.0)]
    cells = tuple((x, y, x + 200, y + 40) for x, y in reversed(tilt))
    read = replace(page(), cells=cells, skew_degrees=-0.5)
    upper, lower = (cell[0] for cell in levelled(read, 1600, 1200).cells)
    assert abs(cells[0][0] - cells[1][0]) > 10
    assert abs(upper - lower) < 2


def test_a_level_page_is_left_alone() -> None:
    read = page()
    assert levelled(read, 400, 400) is read


def test_a_doubtful_word_becomes_an_issue_with_its_box_in_points() -> None:
    doubt = Doubt(line=1, start=0, end=2, bbox_px=(100.0, 160.0, 180.0, 200.0), confidence=0.41)
    issue = doubt_issue(page(), doubt, number=7, dpi=DPI)
    assert (issue.code, issue.page) == (IssueCode.OCR_LOW_CONFIDENCE, 7)
    assert issue.bbox == (50.0, 80.0, 90.0, 100.0)
    assert "ตำ" in issue.message
    assert "0.41" in issue.message
