"""Ruled tables: grid, text per cell, header, kinds, seams, schedules."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from pipeline.tables.edges import drawing
from pipeline.tables.find import found_tables
from pipeline.tables.grid import grids
from pipeline.tables.headers import understood
from pipeline.tables.shown import shown_cells
from schemas.table import RowKind, Table
from tests.tables.drawn import arrow, body_line, page, rows_of, ruled, strokes

XS = (60.0, 100.0, 260.0, 360.0, 460.0)
HEADER = ("ที่", "โครงการ", "งบประมาณ", "ตัวชี้วัด")
STEP = 20.0


def ys(count: int, top: float = 100.0) -> list[float]:
    return [top + STEP * k for k in range(count + 1)]


def table_of(
    rows: Sequence[tuple[str, ...]], extra: Sequence[tuple[float, float, float, float]] = ()
) -> Table:
    content = page(rows_of(XS, 100.0, STEP, rows))
    (table,) = found_tables([content], [strokes([*ruled(XS, ys(len(rows))), *extra])], [])
    return table


def texts(table: Table, kind: RowKind) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in table.rows if row.kind is kind]


def test_a_grid_has_a_cell_between_each_pair_of_lines() -> None:
    (grid,) = grids(drawing(strokes(ruled((50, 150, 300), (10, 40, 80, 120)))).edges)
    assert (len(grid.xs), len(grid.ys), len(grid.cells)) == (3, 4, 6)
    assert grid.is_table


def test_rules_missing_between_cells_make_a_span() -> None:
    rules = [r for r in ruled((50, 150, 300), (10, 40, 80)) if r != (150, 10, 150, 80)]
    (grid,) = grids(drawing(strokes([*rules, (150, 40, 150, 80)])).edges)
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in grid.cells}
    assert spans == {(0, 0): (1, 2), (1, 0): (1, 1), (1, 1): (1, 1)}


def test_rules_drawn_cell_by_cell_and_twice_are_joined() -> None:
    pieces = [(x, y, x2, y) for y in (10, 40, 80) for x, x2 in pairwise((50, 150, 300))] * 2
    pieces += [(x, y, x, y2) for x in (50, 150, 300) for y, y2 in pairwise((10, 40, 80))] * 2
    (grid,) = grids(drawing(strokes(pieces)).edges)
    assert len(grid.cells) == 4


def test_boxes_tied_by_connectors_are_no_table() -> None:
    boxes = ruled((100, 200), (50, 80)) + ruled((40, 120), (140, 170)) + ruled((180, 260), (140, 170))
    lines = [(150, 80, 150, 110), (80, 110, 220, 110), (80, 110, 80, 140), (220, 110, 220, 140)]
    assert not any(grid.is_table for grid in grids(drawing(strokes([*boxes, *lines])).edges))


def test_columns_are_understood_by_their_header() -> None:
    table = table_of([HEADER, ("1", "ปรับปรุงถนน", "20,000", "1 แห่ง")])
    assert [c.key for c in table.columns] == ["number", "name", "budget", "indicator"]
    assert texts(table, RowKind.HEADER) == [list(HEADER)]


def test_every_cell_has_its_page_box_and_raw_text() -> None:
    table = table_of([HEADER, ("1", "ปรับปรุงถนน", "", "1 แห่ง")])
    for row in table.rows:
        for cell in row.cells:
            (evidence,) = cell.evidence
            assert evidence.page == 1
            assert evidence.raw == cell.text
            assert evidence.bbox.x1 - evidence.bbox.x0 == pytest.approx(
                XS[cell.column + 1] - XS[cell.column], abs=0.1
            )


def test_row_kinds_are_told_apart() -> None:
    table = table_of(
        [
            HEADER,
            ("1", "ปรับปรุงถนน", "20,000", "1 แห่ง"),
            ("", "ช่วงที่ 2", "5,000", ""),
            ("", "", "", ""),
            ("", "รวม", "25,000", ""),
            ("2", "จัดซื้อรถ", "###", ""),
            ("", "รวมทั้งสิ้น", "25,000", ""),
        ]
    )
    assert [row.kind.value for row in table.rows] == [
        "header",
        "item",
        "continuation",
        "blank",
        "subtotal",
        "item",
        "total",
    ]


def test_a_title_inside_the_frame_is_no_header() -> None:
    rows = [("แผนการดำเนินงาน ประจำปี 2567",), HEADER, ("1", "ปรับปรุงถนน", "20,000", "1 แห่ง")]
    content = page(rows_of(XS, 100.0, STEP, rows))
    rules = [(XS[0], y, XS[-1], y) for y in ys(3)]
    rules += [(x, 100.0 if x in (XS[0], XS[-1]) else 120.0, x, 160.0) for x in XS]
    (table,) = found_tables([content], [strokes(rules)], [])
    assert [row.kind for row in table.rows] == [RowKind.TITLE, RowKind.HEADER, RowKind.ITEM]
    assert [c.key for c in table.columns] == ["number", "name", "budget", "indicator"]


def test_a_line_that_marks_an_amendment_is_neither_item_nor_group() -> None:
    rows = [
        HEADER,
        ("1", "ปรับปรุงถนน", "20,000", "1 แห่ง"),
        ("", "เพิ่มเติม ครั้งที่ 2/2567", "", ""),
        ("2", "เพิ่มเติมท่อระบายน้ำ", "5,000", "1 แห่ง"),
        ("", "", "", ""),
    ]
    kinds = [row.kind for row in table_of(rows).rows]
    assert kinds == [RowKind.HEADER, RowKind.ITEM, RowKind.AMENDMENT, RowKind.ITEM, RowKind.BLANK]


def test_a_row_that_goes_on_keeps_its_amount_and_a_blank_row_holds_nothing() -> None:
    rows = [HEADER, ("1", "ปรับปรุงถนน", "20,000", ""), ("", "ช่วงที่ 2", "5,000", ""), ("", "", "", "")]
    table = table_of([*rows, ("2", "จัดซื้อรถ", "1,000", "")])
    assert texts(table, RowKind.CONTINUATION) == [["", "ช่วงที่ 2", "5,000", ""]]
    assert texts(table, RowKind.BLANK) == [[""] * 4]


def test_amounts_of_two_columns_that_touch_stay_in_their_own() -> None:
    xs = (60.0, 100.0, 260.0, 332.0, 404.0)
    header = ("ที่", "โครงการ", "2567", "2568")
    rows = [header, ("1", "ปรับปรุงถนน"), ("2", "ขุดลอกคลอง", "1,000", "2,000")]
    wide = [(260.0, 133.0, "3,540,000.00"), (332.0, 133.0, "3,541,000.00")]
    content = page([*rows_of(xs, 100.0, STEP, rows), *wide])
    (table,) = found_tables([content], [strokes(ruled(xs, ys(3)))], [])
    assert [c.text for c in table.rows[1].cells] == ["1", "ปรับปรุงถนน", "3,540,000.00", "3,541,000.00"]


def test_text_that_overflows_into_the_next_column_stays_in_its_cell() -> None:
    rows = [HEADER, ("1", "กขค" * 10, "", ""), ("2", "จัดซื้อรถ", "20,000", "")]
    table = table_of(rows)
    assert texts(table, RowKind.ITEM)[0][:3] == ["1", "กขค" * 10, ""]


def test_a_table_goes_on_over_the_page_with_its_header_repeated() -> None:
    first = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]))
    second = page(rows_of(XS, 60.0, STEP, [HEADER, ("2", "ขุดลอกคลอง", "20,000", "")]), number=2)
    drawn = [strokes(ruled(XS, ys(2))), strokes(ruled(XS, ys(2, 60.0)))]
    (table,) = found_tables([first, second], drawn, [])
    assert table.pages == (1, 2)
    assert [row.kind.value for row in table.rows] == ["header", "item", "item"]
    (seam,) = table.seams
    assert (seam.rows_before, seam.rows_after, seam.merged_rows, seam.repeated_header_rows) == (1, 1, 0, 1)


def test_a_row_cut_by_the_page_is_one_row_with_two_pieces_of_evidence() -> None:
    first = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]))
    second = page(
        rows_of(XS, 60.0, STEP, [("", "สายบ้านใหม่", "", ""), ("2", "ขุดลอกคลอง", "20,000", "")]), number=2
    )
    drawn = [strokes(ruled(XS, ys(2))), strokes(ruled(XS, ys(2, 60.0)))]
    (table,) = found_tables([first, second], drawn, [])
    names = [row.cells[1] for row in table.rows if row.kind is RowKind.ITEM]
    assert [cell.text for cell in names] == ["ก่อสร้างถนน\nสายบ้านใหม่", "ขุดลอกคลอง"]
    assert [evidence.page for evidence in names[0].evidence] == [1, 2]
    assert table.seams[0].merged_rows == 1


def test_a_body_line_between_them_keeps_two_tables_apart() -> None:
    first = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]))
    second = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ขุดลอกคลอง", "20,000", "")]), number=2)
    drawn = [strokes(ruled(XS, ys(2))), strokes(ruled(XS, ys(2)))]
    lines = [body_line("แผนงานการศึกษา", 80, 1), body_line("แผนงานการเกษตร", 80, 2)]
    assert len(found_tables([first, second], drawn, lines)) == 2


@pytest.mark.parametrize(
    ("header", "line", "tables"),
    [
        (HEADER, "วันที่พิมพ์: 24/9/2567 08:46", 1),  # printed on: no title
        (HEADER, "แผนงานการเกษตร", 2),
        (("ที่", "โครงการ", "งประมาน", "ตัวชี้วัด"), "วันที่พิมพ์: 24/9/2567 08:46", 1),  # one header read badly
        (("ที่", "โครงการ", "งบ 2568", "ตัวชี้วัด"), "วันที่พิมพ์: 24/9/2567 08:46", 2),  # another year
    ],
)
def test_a_table_goes_on_below_the_date_of_printing(header: tuple[str, ...], line: str, tables: int) -> None:
    first = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]))
    second = page(rows_of(XS, 100.0, STEP, [header, ("2", "ขุดลอกคลอง", "20,000", "")]), number=2)
    drawn = [strokes(ruled(XS, ys(2))), strokes(ruled(XS, ys(2)))]
    lines = [body_line("แผนงานการศึกษา", 80, 1), body_line(line, 80, 2)]
    assert len(found_tables([first, second], drawn, lines)) == tables


def test_figures_and_sign_of_a_percentage_are_two_columns_of_one_meaning() -> None:
    actual = tuple(("รายรับจริง", f"ปี {year}") for year in (2564, 2565, 2566))
    change = ("ประมาณการ", "ยอดต่าง (%)")  # estimate, difference
    columns = ((), *actual, ("ประมาณการ", "ปี 2567"), change, change, ("ประมาณการ", "ปี 2568"))
    assert understood(columns).keys[4:] == ("estimate", "change_percent", "change_percent", "estimate")


MONTH_XS = (60.0, 90.0, 200.0, 280.0, *(280.0 + 22 * k for k in range(1, 13)))
MONTHS = ("ตค", "พย", "ธค", "มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย")


def test_arrows_mark_the_months_they_cover() -> None:
    rows = [("ที่", "โครงการ", "งบประมาณ", *MONTHS), ("1", "จัดงานปีใหม่", "5,000")]
    content = page(rows_of(MONTH_XS, 100.0, STEP, rows))
    drawn = strokes([*ruled(MONTH_XS, ys(2)), *arrow(324.0, 372.0, 130.0)])
    (table,) = found_tables([content], [drawn], [])
    marked = [c.column for row in table.rows for c in row.cells if c.marked]
    assert [MONTHS[column - 3] for column in marked] == ["ธค", "มค"]


def test_a_grid_that_rules_every_line_is_put_back_into_rows() -> None:
    header = ("ที่", "โครงการ", "งบประมาณ", *MONTHS)
    lines = [
        ("1", "ก่อสร้าง", "10,000"),
        ("", "ถนนสาย"),
        ("", "บ้านใหม่"),
        (),
        ("2", "ขุดลอก", "###"),
        ("", "คลอง"),
        ("", "จุดสอง", "7,000"),
    ]
    content = page(rows_of(MONTH_XS, 100.0, STEP, [header, *lines]))
    drawn = strokes([*ruled(MONTH_XS, ys(8)), *arrow(280.0, 324.0, 150.0)])
    (table,) = found_tables([content], [drawn], [])
    rows = [row for row in table.rows if row.kind is not RowKind.HEADER]
    assert [row.cells[1].text for row in rows] == ["ก่อสร้าง\nถนนสาย\nบ้านใหม่", "ขุดลอก\nคลอง", "จุดสอง"]
    assert [row.kind for row in rows] == [RowKind.ITEM, RowKind.ITEM, RowKind.CONTINUATION]
    assert [c.column for c in rows[0].cells if c.marked] == [3, 4]


def test_cells_are_shown_on_the_page_they_stand_on() -> None:
    first = page(rows_of(XS, 100.0, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]))
    second = page(rows_of(XS, 60.0, STEP, [HEADER, ("2", "ขุดลอกคลอง", "20,000", "")]), number=2)
    tables = found_tables([first, second], [strokes(ruled(XS, ys(2))), strokes(ruled(XS, ys(2, 60.0)))], [])
    on_second = [cell for cell in shown_cells(tables) if cell.page == 2]
    assert [(c.kind, c.key) for c in on_second] == [
        (RowKind.ITEM, key) for key in ("number", "name", "budget", "indicator")
    ]
    assert all(c.box.top >= 79 for c in on_second)


def test_a_remark_that_begins_with_total_makes_no_total() -> None:
    rows = [
        ("ที่", "โครงการ", "งบประมาณ", "หมายเหตุ"),
        ("1", "อบรมพนักงาน", "20,000", ""),
        ("2", "งานประจำปี", "15,000", "รวมงานกีฬา"),
        ("", "รวม", "35,000", ""),
    ]
    kinds = [row.kind for row in table_of(rows).rows]
    assert kinds == [RowKind.HEADER, RowKind.ITEM, RowKind.ITEM, RowKind.TOTAL]


def test_tables_with_other_headings_in_them_are_other_tables() -> None:
    texts = [
        *rows_of((XS[0], XS[-1]), 100.0, STEP, [("ยุทธศาสตร์ด้านสังคม",)]),
        *rows_of(XS, 100.0 + STEP, STEP, [HEADER, ("1", "ก่อสร้างถนน", "10,000", "")]),
        *rows_of((XS[0], XS[-1]), 240.0, STEP, [("ยุทธศาสตร์ด้านน้ำ",)]),
        *rows_of(XS, 240.0 + STEP, STEP, [HEADER, ("1", "ขุดลอกคลอง", "20,000", "")]),
    ]
    rules = []
    for top in (100.0, 240.0):
        rules += ruled((XS[0], XS[-1]), (top, top + STEP))
        rules += ruled(XS, [top + STEP * k for k in (1, 2, 3)])
    first, second = found_tables([page(texts)], [strokes(rules)], [])
    titles = [
        [c.text for c in row.cells] for t in (first, second) for row in t.rows if row.kind is RowKind.TITLE
    ]
    assert titles == [["ยุทธศาสตร์ด้านสังคม"], ["ยุทธศาสตร์ด้านน้ำ"]]


def test_unread_months_under_two_years_are_those_of_a_fiscal_year() -> None:
    columns = (
        ("ที่",),
        ("โครงการ",),
        ("งบประมาณ",),
        *[("พ.ศ. 2566", sign) for sign in "ก#="],
        *[("พ.ศ. 2567", "")] * 9,
    )
    assert understood(columns).keys[3:] == ("month",) * 12
    assert understood(columns).form == "operation_projects"


def test_a_heading_cut_at_the_columns_below_it_is_a_heading() -> None:
    header = ("ที่", "โครงการ", "ปี 2567", "ตัวชี้วัด")
    rows = [header, ("มิติที่ 1", "การสร้าง", "สังคม", "สุจริต"), ("1", "อบรมคุณธรรม", "10,000", "ร้อยละ 80")]
    xs = (60.0, 140.0, 260.0, 340.0, 420.0)
    content = page(rows_of(xs, 100.0, STEP, rows))
    (table,) = found_tables([content], [strokes(ruled(xs, ys(3)))], [])
    assert [row.kind for row in table.rows] == [RowKind.HEADER, RowKind.GROUP, RowKind.ITEM]


def test_a_label_of_two_lines_with_its_amounts_between_them_is_one_row() -> None:
    """Amounts centred beside it make no line of the label a row of its own."""
    edges = (60.0, 260.0, 340.0, 420.0, 500.0)
    head = rows_of(edges, 100.0, 20.0, [("รายการ", "ปี 2566", "ปี 2567", "ปี 2568")])
    label = [(62.0, 138.0, "โครงการขยายผิวจราจร"), (62.0, 154.0, "บ้านสามแยก หมู่ที่ 12")]
    amounts = [(x + 2, 146.0, text) for x, text in zip(edges[1:], ("287,000", "0", "12,000"), strict=False)]
    content = page([*head, *label, *amounts])
    (table,) = found_tables([content], [strokes(ruled(edges, (100.0, 120.0, 165.0)))], [])
    assert [row.cells[0].text for row in table.rows[1:]] == ["โครงการขยายผิวจราจร\nบ้านสามแยก หมู่ที่ 12"]
