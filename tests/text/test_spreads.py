"""Sheets with two pages side by side."""

import numpy as np

from pipeline.text.context import RepairContext
from pipeline.text.spreads import lines_of_sheet
from schemas.page_content import Glyphs
from tests.stages.doubles import typed

PLAIN = RepairContext()
SPREAD, SINGLE = (1190.0, 842.0), (595.0, 842.0)
LEFT = ["สารบัญ", "หลักการและเหตุผล", "วัตถุประสงค์ของแผน", "การติดตามและประเมินผล"]
RIGHT = ["ส่วนที่ ๑", "หลักการของแผนพัฒนา", "เทศบาลจัดทำแผนขึ้น", "ตามที่กฎหมายกำหนดไว้"]


def side(texts: list[str], x: float) -> list[tuple[str, float, float]]:
    return [(text, x, 100.0 + 20 * n) for n, text in enumerate(texts)]


def read(glyphs: Glyphs, size: tuple[float, float]) -> list[str]:
    return [line.text for line in lines_of_sheet(glyphs, size, PLAIN)]


def test_the_left_page_of_a_sheet_is_read_before_the_right_one() -> None:
    glyphs = typed([*side(LEFT, 90), *side(RIGHT, 700)])
    assert read(glyphs, SPREAD) == [*LEFT, *RIGHT]
    for line in lines_of_sheet(glyphs, SPREAD, PLAIN):
        rows = line.rows[line.rows >= 0]
        assert glyphs.take(rows).text.replace(" ", "") == line.raw.replace(" ", "")
        assert np.all(rows < len(glyphs))


def test_a_table_with_a_blank_in_the_middle_of_a_wide_page_stays_row_by_row() -> None:
    pairs = zip(side(LEFT, 90), side(RIGHT, 700), strict=True)
    found = read(typed([cell for row in pairs for cell in row]), SPREAD)
    assert found == [f"{a} {b}" for a, b in zip(LEFT, RIGHT, strict=True)]


def test_a_page_with_text_over_its_middle_is_one_page() -> None:
    title = [("แผนอัตรากำลังสามปีของเทศบาล", 560.0, 60.0)]
    found = read(typed([*title, *side(LEFT, 90), *side(RIGHT, 700)]), SPREAD)
    assert found[1:] == [f"{a} {b}" for a, b in zip(LEFT, RIGHT, strict=True)]


def test_a_page_that_is_no_wider_than_high_is_one_page() -> None:
    found = read(typed([*side(LEFT, 40), *side(RIGHT, 330)]), SINGLE)
    assert found == [f"{a} {b}" for a, b in zip(LEFT, RIGHT, strict=True)]
