"""Schedules drawn as plain lines: told from rules, and the rows they seem to part made whole."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.headers import Headed
from pipeline.tables.page_table import PageCell, PageTable, Part
from schemas.geometry import BBox
from schemas.page_content import Floats, Strokes

FLAT_PT = 0.5
EDGE_PT = 1.5
"""A line as near to a cell's edge as this is the cell's rule."""

MARKED_SHARE = 0.34
THICK_TIMES = 1.3
"""A line so many times as thick as the rules of the page is drawn over the table, not of it."""


def with_plain_bars(block: Headed, strokes: Strokes, months: Collection[int]) -> Headed:
    """The block with cells of `months` marked that lines run through; rows that those parted are whole."""
    flat = np.abs(strokes.segments_pt[:, 3] - strokes.segments_pt[:, 1]) <= FLAT_PT
    lines, widths = strokes.segments_pt[flat & ~strokes.sloping], strokes.width_pt[flat & ~strokes.sloping]
    if not months or not len(lines):
        return block
    table = block.table
    cuts = [k for k in range(block.first_row + 1, table.rows) if _parts_only(table, k, months)]
    drawn = [k for k in cuts if any(c.row == k for c in table.cells)]
    second = bool(drawn) and _is_a_second_row(table, drawn, block.first_row, months)
    if second and not _thick(lines, widths, [table.ys[k] for k in drawn]):
        return block
    for k in reversed(cuts):
        table = _folded(table, k)
    return replace(block, table=_marked(table, _bars(lines, table, months), block.first_row, months))


def _parts_only(table: PageTable, k: int, months: Collection[int]) -> bool:
    """Whether the line above row `k` parts empty cells of months and no others, alike above and below."""
    above = {c.column: c for c in table.cells if c.row + c.row_span == k}
    below = {c.column: c for c in table.cells if c.row == k}
    both = (*above.values(), *below.values())
    if any(c.column not in months or c.column_span > 1 or c.text for c in both):
        return False
    return set(above) == set(below)


def _is_a_second_row(table: PageTable, cuts: Sequence[int], first_row: int, months: Collection[int]) -> bool:
    """Whether every row is parted over all its months: planned and done, one above the other."""
    whole = all(sum(c.row == k for c in table.cells) == len(months) for k in cuts)
    others = (c for c in table.cells if c.column not in months and c.column_span == 1)
    return whole and len(cuts) == len({c.row for c in others if c.row >= first_row})


def _thick(lines: Floats, widths: NDArray[np.float32], levels: Sequence[float]) -> bool:
    """Whether the lines at the levels (points from the top) are plainly thicker than those of the page."""
    at_cut = (np.abs(lines[:, 1][:, None] - np.array(levels, np.float32)[None, :]) <= EDGE_PT).any(axis=1)
    rules = widths[~at_cut]
    return bool(len(rules) and at_cut.any() and np.median(widths[at_cut]) > THICK_TIMES * np.median(rules))


def _folded(table: PageTable, k: int) -> PageTable:
    """The table without the line above row `k`."""
    below = {c.column: c for c in table.cells if c.row == k}
    cells = []
    for cell in table.cells:
        if cell.row == k:
            continue
        end = cell.row + cell.row_span
        row = cell.row - (cell.row > k)
        if end == k and cell.column in below:
            cells.append(_joined(cell, below[cell.column]))
        else:
            cells.append(replace(cell, row=row, row_span=cell.row_span - (cell.row < k < end)))
    return replace(table, cells=tuple(cells), ys=(*table.ys[:k], *table.ys[k + 1 :]))


def _joined(cell: PageCell, below: PageCell) -> PageCell:
    one, other = cell.box, below.box
    box = BBox(one.x0, one.top, one.x1, other.bottom)
    parts = (Part(cell.parts[0].page, box, hidden=cell.parts[0].hidden), *cell.parts[1:])
    return replace(
        cell, row_span=cell.row_span + below.row_span - 1, parts=parts, marked=cell.marked or below.marked
    )


def _bars(lines: Floats, table: PageTable, months: Collection[int]) -> Floats:
    """The lines that do not run on over the columns left of the months, as rules between rows do."""
    left, right = table.xs[0], table.xs[min(months)]
    over = np.maximum(np.minimum(lines[:, 2], right) - np.maximum(lines[:, 0], left), 0.0)
    level = np.maximum(np.round(lines[:, 1]), 0.0).astype(np.int64) + 1  # to a point, neighbours counted
    drawn = np.bincount(level, weights=over, minlength=int(level.max()) + 2)
    beside = drawn[level - 1] + drawn[level] + drawn[level + 1]
    return np.asarray(lines[beside < MARKED_SHARE * (right - left)], np.float32)


def _marked(table: PageTable, lines: Floats, first_row: int, months: Collection[int]) -> PageTable:
    def runs_through(cell: PageCell) -> bool:
        box = cell.box
        inside = (lines[:, 1] > box.top + EDGE_PT) & (lines[:, 1] < box.bottom - EDGE_PT)
        over = np.minimum(lines[:, 2], box.x1) - np.maximum(lines[:, 0], box.x0)
        return bool((inside & (over >= MARKED_SHARE * box.width_pt)).any())

    cells = (
        replace(c, marked=True)
        if c.row >= first_row and c.column in months and not c.text and runs_through(c)
        else c
        for c in table.cells
    )
    return replace(table, cells=tuple(cells))
