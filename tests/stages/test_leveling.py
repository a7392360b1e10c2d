"""Pages whose text runs up or down the sheet are laid level, strokes and all."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.stages.leveling import levelled, levelled_strokes
from pipeline.tables.find import found_tables
from schemas.geometry import BBox, PageTurn
from schemas.page_content import PageContent, Strokes
from schemas.route import Route
from tests.tables.drawn import page, rows_of, ruled, strokes

XS = (40.0, 80.0, 300.0, 420.0, 540.0)
ROWS = (
    ("ที่", "โครงการ", "งบประมาณ", "หน่วยงาน"),
    ("1", "ก่อสร้างถนนภายในหมู่บ้าน", "350,000", "กองช่าง"),
    ("2", "ขุดลอกคลองส่งน้ำสายหลัก", "120,000", "กองช่าง"),
)


def level_page() -> tuple[PageContent, Strokes]:
    return page(rows_of(XS, 100.0, 20.0, ROWS)), strokes(ruled(XS, [100.0, 120.0, 140.0, 160.0]))


def as_seen(content: PageContent, drawn: Strokes, quarters: int) -> tuple[PageContent, Strokes]:
    """The page as it lies in the file: what was level runs `quarters` quarter turns up the sheet."""
    width, height = (
        (content.height_pt, content.width_pt) if quarters % 2 else (content.width_pt, content.height_pt)
    )
    turn = PageTurn(page=1, quarters=quarters, skew_degrees=0.0, width_pt=width, height_pt=height)

    def box(one: "list[float]") -> BBox:
        return turn.seen(BBox(*one))

    glyphs = content.glyphs
    pens = [
        box([x, y, x, y])
        for x, y in zip(glyphs.origin_x_pt.tolist(), glyphs.baseline_pt.tolist(), strict=True)
    ]
    seen = replace(
        glyphs,
        boxes_pt=np.array([box(b) for b in glyphs.boxes_pt.tolist()], np.float32),
        origin_x_pt=np.array([p.x0 for p in pens], np.float32),
        baseline_pt=np.array([p.top for p in pens], np.float32),
        turn=np.full(len(glyphs), quarters, np.int8),
    )
    segments = np.array([box(s) for s in drawn.segments_pt.tolist()], np.float32)
    return replace(content, width_pt=width, height_pt=height, glyphs=seen), replace(
        drawn, segments_pt=segments
    )


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_table_is_read_and_its_boxes_lead_back(quarters: int) -> None:
    level, rules = level_page()
    seen, drawn = as_seen(level, rules, quarters)
    laid = levelled(seen)
    (table,) = found_tables([laid], levelled_strokes([drawn], [laid]), [])
    assert [[c.text for c in row.cells] for row in table.rows] == [list(row) for row in ROWS]
    assert laid.turn is not None
    assert np.allclose(laid.glyphs.boxes_pt, level.glyphs.boxes_pt, atol=0.01)
    back = [laid.turn.seen(BBox(*b)) for b in laid.glyphs.boxes_pt.tolist()]
    assert np.allclose(np.array(back), seen.glyphs.boxes_pt, atol=0.01)


def test_a_level_page_and_a_few_turned_letters_stay() -> None:
    level, _rules = level_page()
    assert levelled(level) is level
    turned = level.glyphs.turn.copy()
    turned[:20] = 1
    mixed = replace(level, glyphs=replace(level.glyphs, turn=turned))
    assert levelled(mixed) is mixed


def test_the_strokes_of_a_turned_scan_are_left_out() -> None:
    level, rules = level_page()
    turn = PageTurn(page=1, quarters=1, skew_degrees=0.0, width_pt=842.0, height_pt=595.0)
    scanned = replace(level, route=Route.OCR, turn=turn)
    (left,) = levelled_strokes([rules], [scanned])
    assert len(left) == 0
