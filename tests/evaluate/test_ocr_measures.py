"""Measures of read pages: what counts as an error, what as a lost number, which rows a page break cut."""

from decimal import Decimal

import numpy as np
import pytest

from pipeline.core.ocr import OcrLine, OcrPage, Px
from pipeline.evaluate.ocr_measures import body_text, lost_numbers, rates
from pipeline.evaluate.ocr_seams import seamless_lines
from pipeline.evaluate.ocr_tables import amount, row_cells, seen_amounts

LEFT, RIGHT = (0.0, 100.0, 100.0, 200.0), (104.0, 100.0, 300.0, 200.0)


def line(text: str, box: Px, cell: int | None) -> OcrLine:
    return OcrLine(
        text, box, np.zeros((len(text), 2), np.float32), np.ones(len(text), np.float32), cell, "double"
    )


def page(*lines: OcrLine, cells: tuple[Px, ...] = (LEFT, RIGHT)) -> OcrPage:
    return OcrPage(lines, (), cells, 0, 0.0, "text")


def test_spaces_dashes_and_the_order_of_marks_are_no_errors() -> None:
    assert rates("เพื่อ งาน - ๕", "เพ\u0e48\u0e37อ งาน – ๕").in_order == 0


def test_a_missing_tone_is_an_error() -> None:
    assert rates("หมู่ที", "หมู่ที่").in_order == pytest.approx(1 / 7)


def test_a_moved_block_counts_in_order_and_not_when_set_aside() -> None:
    found = rates("แผนงานหนึ่งสำนักปลัด", "สำนักปลัดแผนงานหนึ่ง")
    assert found.in_order > 0.5
    assert found.moved_aside < 0.1


def test_a_number_with_one_wrong_digit_is_lost() -> None:
    assert lost_numbers("งบ ๑๕,๐๐๐ และ ๑๒", "งบ ๑๖,๐๐๐ และ ๑๒") == (1, 2)


def test_page_numbers_and_repeated_heads_are_left_out() -> None:
    pages = [["แผนพัฒนา", f"เนื้อหา {n}", "ต่อ", "อีก", f"- {n} -"] for n in range(1, 4)]
    text = body_text(pages)
    assert "แผนพัฒนา" not in text
    assert "- 2 -" not in text
    assert "เนื้อหา 2" in text


def test_amounts_are_numbers_and_nothing_else() -> None:
    assert amount("๑๕,๘๕๗,๐๐๐") == Decimal(15857000)
    assert amount("-33.33 %") == Decimal("-33.33")
    assert amount("หมู่ที่ ๓") is None


def test_rows_and_amounts_follow_the_page() -> None:
    seen = page(line("๕,๐๐๐", (110, 120, 200, 150), 1), line("กองคลัง", (10, 120, 90, 150), 0))
    assert row_cells(seen) == [["กองคลัง", "๕,๐๐๐"]]
    assert seen_amounts(seen) == [Decimal(5000)]


def test_a_row_cut_by_a_page_break_stands_whole() -> None:
    first = page(line("๑", (10, 120, 20, 150), 0), line("ก่อสร้าง", (110, 120, 200, 150), 1))
    second = page(line("ถนน", (110, 120, 200, 150), 1))
    assert seamless_lines([first, second]) == [["๑", "ก่อสร้าง", "ถนน"], []]


def test_a_row_with_its_own_number_is_not_joined() -> None:
    first = page(line("๑", (10, 120, 20, 150), 0), line("ก่อสร้าง", (110, 120, 200, 150), 1))
    second = page(line("๒", (10, 120, 20, 150), 0), line("ถนน", (110, 120, 200, 150), 1))
    assert seamless_lines([first, second]) == [["๑", "ก่อสร้าง"], ["๒", "ถนน"]]
