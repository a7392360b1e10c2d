"""Schedules drawn as graphics: which cells arrows, bars and shading cover."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.tables.page_table import PageCell, PageTable
from schemas.geometry import BBox
from schemas.page_content import Floats, Strokes

MARKED_SHARE = 0.34
"""Share of a cell's width that must be covered for it to count."""

BAR_HEIGHT_SHARE = 0.8
EDGE_PT = 1.5
"""A fill whose middle is as near to the cell's edge as this is a thick rule, not a bar."""

FULL_SHARE = 0.85
FEW_ROWS = 3
BESIDE_SHARE = 0.7
GREY_SPREAD = 12


def with_arrows(table: PageTable, arrows_pt: Floats) -> PageTable:
    """The table with the cells marked that an arrow (x0, top, x1, bottom) runs over."""
    arrows = [BBox(*map(float, a)) for a in arrows_pt if _meets(table.box, a)]
    if not arrows:
        return table
    return replace(table, cells=tuple(_marked(cell, arrows) for cell in table.cells))


def _meets(box: BBox, arrow: Sequence[float]) -> bool:
    middle = (arrow[1] + arrow[3]) / 2
    return box.top <= middle <= box.bottom and arrow[2] > box.x0 and arrow[0] < box.x1


def _marked(cell: PageCell, arrows: Iterable[BBox]) -> PageCell:
    box = cell.box
    for arrow in arrows:
        middle = (arrow.top + arrow.bottom) / 2
        if box.top <= middle < box.bottom and _covered(box, arrow) >= MARKED_SHARE and not cell.text:
            return replace(cell, marked=True)
    return cell


def _covered(box: BBox, over: BBox) -> float:
    return (min(box.x1, over.x1) - max(box.x0, over.x0)) / box.width_pt if box.width_pt > 0 else 0.0


def with_bars(table: PageTable, strokes: Strokes, columns: Sequence[int]) -> PageTable:
    """The table with cells of `columns` (those of months) marked that a bar or shading covers.

    Shading that a whole row or a whole column shares says nothing about months and is passed over, but not
    where the schedules of most rows go on beside the column.
    """
    bars = [
        BBox(*map(float, b))
        for b, rgb in zip(strokes.fills_pt, strokes.fill_rgb, strict=True)
        if not _white(rgb)
    ]
    bars = [b for b in bars if b.top < table.box.bottom and b.bottom > table.box.top]
    wanted = set(columns)
    if not bars or not wanted:
        return table
    hit = {
        (c.row, c.column) for c in table.cells if c.column in wanted and not c.text and _barred(c.box, bars)
    }
    plain_rows = _shaded_rows(table, bars)
    full = {k for k in wanted if _all_hit(table, hit, k)}
    coloured = full - _scheduled(hit, full, wanted)
    kept = {(r, k) for r, k in hit if r not in plain_rows and k not in coloured}
    return replace(
        table,
        cells=tuple(replace(c, marked=c.marked or (c.row, c.column) in kept) for c in table.cells),
    )


def _white(rgb: "np.typing.NDArray[np.uint8]") -> bool:
    return int(rgb.min()) > 255 - GREY_SPREAD


def _barred(box: BBox, bars: Iterable[BBox]) -> bool:
    for bar in bars:
        inside = min(box.bottom, bar.bottom) - max(box.top, bar.top)
        share = inside / box.height_pt if box.height_pt > 0 else 0.0
        middle = (bar.top + bar.bottom) / 2
        clear = box.top + EDGE_PT < middle < box.bottom - EDGE_PT
        drawn_here = 0 < share <= BAR_HEIGHT_SHARE and clear and bar.height_pt <= box.height_pt
        if (drawn_here or share >= FULL_SHARE) and _covered(box, bar) >= MARKED_SHARE:
            return True
    return False


def _shaded_rows(table: PageTable, bars: Sequence[BBox]) -> frozenset[int]:
    """Rows whose first cell is shaded as well: the colour of a group row, not a schedule."""
    first = [c for c in table.cells if c.column == 0]
    return frozenset(c.row for c in first if any(_fills(c.box, bar) for bar in bars))


def _fills(box: BBox, bar: BBox) -> bool:
    inside = min(box.bottom, bar.bottom) - max(box.top, bar.top)
    return inside >= FULL_SHARE * box.height_pt and _covered(box, bar) >= FULL_SHARE


def _all_hit(table: PageTable, hit: set[tuple[int, int]], column: int) -> bool:
    rows = [c.row for c in table.cells if c.column == column and not c.text]
    return len(rows) > FEW_ROWS and all((r, column) in hit for r in rows)


def _scheduled(hit: set[tuple[int, int]], full: set[int], wanted: set[int]) -> set[int]:
    """Columns marked in every row that belong to schedules: all months, or most rows go on beside them."""
    if full == wanted:
        return full
    rows = {row for row, _ in hit}
    out: set[int] = set()
    for first, last in _stretches(sorted(full)):
        beside = sum((row, first - 1) in hit or (row, last + 1) in hit for row in rows)
        if beside >= BESIDE_SHARE * len(rows):
            out.update(range(first, last + 1))
    return out


def _stretches(columns: Sequence[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for column in columns:
        if out and column == out[-1][1] + 1:
            out[-1] = (out[-1][0], column)
        else:
            out.append((column, column))
    return out
