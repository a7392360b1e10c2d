"""Schedules drawn as plain lines over the months, without heads."""

from dataclasses import replace

import numpy as np

from pipeline.tables.find import found_tables
from schemas.page_content import Strokes
from schemas.table import RowKind, Table
from tests.tables.drawn import page, rows_of, ruled, strokes

XS = (60.0, 90.0, 200.0, 280.0, *(280.0 + 26 * k for k in range(1, 13)))
MONTHS = ("ตค", "พย", "ธค", "มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย")
HEADER = ("ที่", "โครงการ", "งบประมาณ", *MONTHS)
ROWS = [HEADER, ("1", "จัดงานปีใหม่", "5,000"), ("2", "อบรมอาชีพ", "9,000"), ("3", "เบี้ยยังชีพ", "90,000")]
YS = [100.0, 120.0, 140.0, 160.0, 180.0]


def read(drawn: Strokes) -> Table:
    (table,) = found_tables([page(rows_of(XS, 100.0, 20.0, ROWS))], [drawn], [])
    return table


def months(table: Table) -> list[list[str]]:
    rows = [row for row in table.rows if row.kind is RowKind.ITEM]
    return [[MONTHS[c.column - 3] for c in row.cells if c.marked] for row in rows]


def test_lines_over_whole_months_are_bars_and_part_no_row() -> None:
    table = read(strokes([*ruled(XS, YS), (332.0, 130.0, 384.0, 130.0), (306.0, 150.0, 332.0, 150.0)]))
    assert [row.kind for row in table.rows] == [RowKind.HEADER, *[RowKind.ITEM] * 3]
    assert months(table) == [["ธค", "มค"], ["พย"], []]


def test_a_line_that_touches_no_rule_is_a_bar() -> None:
    table = read(strokes([*ruled(XS, YS), (286.0, 130.0, 376.0, 130.0)]))
    assert months(table) == [["ตค", "พย", "ธค", "มค"], [], []]


def every_month(width_pt: float) -> Strokes:
    """Every row parted over all its months, with lines of a width; the rules are 0.5 points thick."""
    lines = [(280.0, y, 592.0, y) for y in (130.0, 150.0, 170.0)]
    drawn = strokes([*ruled(XS, YS), *lines])
    width = drawn.width_pt.copy()
    width[-len(lines) :] = width_pt
    return replace(drawn, width_pt=np.asarray(width, np.float32))


def test_a_second_row_for_what_was_done_is_no_bar_over_the_year() -> None:
    assert not any(any(row) for row in months(read(every_month(0.5))))


def test_thick_lines_over_the_year_are_bars() -> None:
    assert months(read(every_month(2.0))) == [list(MONTHS)] * 3
