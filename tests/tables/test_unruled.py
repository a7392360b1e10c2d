"""Half-ruled and unruled tables, rows no rule parts, tables found in page images."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from pipeline.tables.find import found_tables, with_cells
from schemas.geometry import BBox
from schemas.line import Line
from schemas.table import RowKind, Ruling
from tests.tables.drawn import body_line, page, rows_of, ruled, strokes
from tests.tables.test_ruled import HEADER, XS

FIGURES = [
    ("รายการ", "ปี 2565", "ปี 2566"),
    ("ภาษี", "1,200", "1,300.50"),
    ("ค่าเช่า", "-", "900"),
    ("เงินอุดหนุน", "15,000", "16,000"),
    ("รวม", "16,200", "18,200.50"),
]
COLUMNS = (80.0, 260.0, 380.0)


def printed(rows: Sequence[tuple[str, ...]]) -> list[tuple[float, float, str]]:
    return rows_of(COLUMNS, 100.0, 20.0, rows)


def texts(table_rows: list[list[str]]) -> list[tuple[str, ...]]:
    return [tuple(row) for row in table_rows]


def test_columns_inside_a_frame_are_told_by_alignment() -> None:
    frame = ruled((70.0, 480.0), (98.0, 205.0))
    (table,) = found_tables([page(printed(FIGURES))], [strokes(frame)], [])
    assert table.ruling is Ruling.HALF_RULED
    assert texts([[c.text for c in row.cells] for row in table.rows]) == FIGURES
    assert table.rows[-1].kind is RowKind.TOTAL


def unruled_lines() -> list[Line]:
    out = []
    for k, row in enumerate(FIGURES):
        text = " ".join(row)
        gaps = (len(row[0]) + 1, len(row[0]) + len(row[1]) + 2)
        line = body_line(text, 100.0 + 20 * k)
        box = BBox(80, 102.0 + 20 * k, 450, 116.0 + 20 * k)
        out.append(line.model_copy(update={"gaps": gaps, "bbox": box}))
    return out


def test_a_table_without_any_rule_is_found_by_its_figures() -> None:
    (table,) = found_tables([page(printed(FIGURES))], [strokes([])], unruled_lines())
    assert table.ruling is Ruling.UNRULED
    assert [row.cells[0].text for row in table.rows][-4:] == ["ภาษี", "ค่าเช่า", "เงินอุดหนุน", "รวม"]


def test_running_text_is_no_table() -> None:
    lines = [body_line("ข้อความธรรมดาของแผน", 100.0 + 20 * k) for k in range(6)]
    content = page([(60.0, 112.0 + 20 * k, "ข้อความธรรมดาของแผน") for k in range(6)])
    assert found_tables([content], [strokes([])], lines) == ()


def test_projects_without_a_rule_between_them_are_parted_at_their_numbers() -> None:
    body = [
        ("1", "ก่อสร้าง", "10,000", ""),
        ("", "ถนน", "", ""),
        ("2", "ขุดลอก", "20,000", ""),
        ("", "คลอง", "", ""),
    ]
    content = page(rows_of(XS, 100.0, 20.0, [HEADER, *body]))
    (table,) = found_tables([content], [strokes(ruled(XS, (100.0, 120.0, 205.0)))], [])
    rows = [row for row in table.rows if row.kind is RowKind.ITEM]
    assert [(row.cells[0].text, row.cells[1].text) for row in rows] == [
        ("1", "ก่อสร้าง\nถนน"),
        ("2", "ขุดลอก\nคลอง"),
    ]


def test_cells_found_in_an_image_make_the_same_table() -> None:
    rows = [HEADER, ("1", "ก่อสร้าง", "10,000", "")]
    boxes = [(x0, y, x1, y + 20) for y in (100.0, 120.0) for x0, x1 in pairwise(XS)]
    content = replace(page(rows_of(XS, 100.0, 20.0, rows)), cells_pt=np.array(boxes, np.float32))
    assert len(with_cells(strokes([]), content.cells_pt)) == 4 * len(boxes)
    (table,) = found_tables([content], [strokes([])], [])
    assert [c.text for c in table.rows[1].cells] == ["1", "ก่อสร้าง", "10,000", ""]
