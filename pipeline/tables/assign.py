"""Glyphs into the cells of a grid: by place, but a run of text that overflows its cell stays whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.grid import Grid
from pipeline.tables.page_table import CellLine, PageCell, PageTable, empty_cells
from pipeline.text.assemble import AssembledLine, assembled
from pipeline.text.context import RepairContext
from pipeline.text.marks import MARKS
from schemas.page_content import Font, Glyphs, PageContent
from schemas.table import Ruling

EYE_HEIGHT_EM = 0.3
TIGHT_PT = 0.35
"""Characters closer than this to the place where the one before ends belong to one run of text."""

WIDE_SPACE_EM = 0.8
PADDING_PT = 3.5
CENTRED_PT = 2.5
OUTSIDE = -1
FEWEST_TO_CHOOSE = 2
_MARK_CODES = np.array(sorted(ord(mark) for mark in MARKS), dtype=np.uint32)
_SPACE_CODES = np.array([0x20, 0xA0, 0x3000], dtype=np.uint32)


def filled(grid: Grid, page: PageContent, context: RepairContext) -> PageTable:
    """The grid with the text of the page in its cells."""
    cells = list(empty_cells(grid, page.number))
    members = _rows_by_cell(page.glyphs, grid)
    for number, rows in members:
        cells[number] = _with_text(cells[number], page, rows, context)
    return PageTable(
        page=page.number,
        ruling=Ruling.RULED,
        xs=grid.xs,
        ys=grid.ys,
        cells=tuple(cells),
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
    )


def _with_text(cell: PageCell, page: PageContent, rows: NDArray[np.intp], context: RepairContext) -> PageCell:
    glyphs = page.glyphs.take(rows)
    lines = tuple(cell_line(line, rows, page.fonts) for line in assembled(glyphs, context))
    part = replace(cell.parts[0], lines=lines, hidden=_hidden_text(glyphs, context))
    return replace(cell, parts=(part,))


def _hidden_text(glyphs: Glyphs, context: RepairContext) -> str:
    if not glyphs.hidden.any():
        return ""
    unseen = glyphs.take(glyphs.hidden)
    unseen = replace(unseen, hidden=np.zeros(len(unseen), dtype=np.bool_))
    return "\n".join(line.text for line in assembled(unseen, context))


def cell_line(line: AssembledLine, rows: NDArray[np.intp], fonts: Sequence[Font]) -> CellLine:
    """An assembled line as a line of a cell; `rows` are the page rows of the glyphs assembled."""
    drawn = line.rows[line.rows >= 0]
    return CellLine(
        text=line.text,
        raw=line.raw,
        box=line.bbox,
        order=int(rows[drawn].min()),
        confidence=line.confidence,
        bold=0 <= line.font < len(fonts) and fonts[line.font].bold,
    )


def _rows_by_cell(glyphs: Glyphs, grid: Grid) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Cell numbers with the glyph rows in them, in content order."""
    own = cells_of_glyphs(glyphs, grid)
    inside = np.flatnonzero(own != OUTSIDE)
    order = inside[np.argsort(own[inside], kind="stable")]
    cuts = np.flatnonzero(np.diff(own[order])) + 1
    for rows in np.split(order, cuts):
        if len(rows):
            yield int(own[rows[0]]), rows


def cells_of_glyphs(glyphs: Glyphs, grid: Grid) -> NDArray[np.int64]:
    """Number of the cell of each glyph (n,), `OUTSIDE` where there is none."""
    x = (glyphs.boxes_pt[:, 0] + glyphs.boxes_pt[:, 2]) / 2
    y = np.where(
        glyphs.turn == 0,
        glyphs.baseline_pt - EYE_HEIGHT_EM * glyphs.size_pt,
        (glyphs.boxes_pt[:, 1] + glyphs.boxes_pt[:, 3]) / 2,
    )
    column = np.searchsorted(np.array(grid.xs), x) - 1
    row = np.searchsorted(np.array(grid.ys), y) - 1
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    places = _places(grid)
    own = np.full(len(glyphs), OUTSIDE, dtype=np.int64)
    own[inside] = places[row[inside], column[inside]]
    return _runs_kept_whole(glyphs, own, grid)


def _places(grid: Grid) -> NDArray[np.int64]:
    """(rows, columns) number of the cell at each elementary place."""
    places = np.zeros((len(grid.ys) - 1, len(grid.xs) - 1), dtype=np.int64)
    for number, cell in enumerate(grid.cells):
        places[cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span] = number
    return places


def _runs_kept_whole(glyphs: Glyphs, own: NDArray[np.int64], grid: Grid) -> NDArray[np.int64]:
    """Glyphs of one run all in the cell the run was written in; marks with their base."""
    solid = np.flatnonzero(~np.isin(glyphs.codes, _MARK_CODES))
    if not len(solid):
        return own
    starts = _run_starts(glyphs, solid)
    out = own.copy()
    for run in np.split(solid, np.flatnonzero(starts)[1:] if starts[0] else np.flatnonzero(starts)):
        homes = np.unique(own[run])
        if len(homes) > 1 and not _centred_apart(glyphs, run, own, grid):
            out[run] = _home(glyphs, run, own, grid)
    base = np.maximum.accumulate(np.where(np.isin(np.arange(len(own)), solid), np.arange(len(own)), 0))
    marks = np.isin(glyphs.codes, _MARK_CODES) & (glyphs.line < 0)
    near = np.abs(glyphs.baseline_pt - glyphs.baseline_pt[base]) < glyphs.size_pt
    near &= np.abs(glyphs.origin_x_pt - glyphs.boxes_pt[base, 2]) < glyphs.size_pt
    return np.where(marks & near, out[base], out)


def _run_starts(glyphs: Glyphs, solid: NDArray[np.intp]) -> NDArray[np.bool_]:
    """For each base character, in content order: does a new run of text start with it?"""
    x0, x1 = glyphs.boxes_pt[solid, 0], glyphs.boxes_pt[solid, 2]
    level, size, turn = glyphs.baseline_pt[solid], glyphs.size_pt[solid], glyphs.turn[solid]
    blank = np.isin(glyphs.codes[solid], _SPACE_CODES) & (x1 - x0 > WIDE_SPACE_EM * size)
    starts = np.ones(len(solid), dtype=np.bool_)
    starts[1:] = (
        (np.abs(x0[1:] - x1[:-1]) > TIGHT_PT)
        | (np.abs(level[1:] - level[:-1]) > 0.3 * size[1:])
        | (turn[1:] != 0)
        | blank[1:]
    )
    return starts


def _centred_apart(glyphs: Glyphs, run: NDArray[np.intp], own: NDArray[np.int64], grid: Grid) -> bool:
    """Whether the run is really several short texts, each centred in its own cell, that happen to touch."""
    for home in np.unique(own[run]).tolist():
        if home == OUTSIDE:
            return False
        part, box = run[own[run] == home], grid.cells[home].box
        x0, x1 = float(glyphs.boxes_pt[part, 0].min()), float(glyphs.boxes_pt[part, 2].max())
        if x0 < box.x0 - 1 or x1 > box.x1 + 1 or abs((x0 + x1) - (box.x0 + box.x1)) > 2 * CENTRED_PT:
            return False
    return True


def _home(glyphs: Glyphs, run: NDArray[np.intp], own: NDArray[np.int64], grid: Grid) -> int:
    """The cell a run that lies over several was written in: left aligned, centred or right aligned there."""
    seen = run[~glyphs.hidden[run]]
    if len(seen) and len(seen) < len(run):
        run = seen  # clipped at the cell's edge: what shows is in the cell
    x0, x1 = float(glyphs.boxes_pt[run, 0].min()), float(glyphs.boxes_pt[run, 2].max())
    homes = [int(one) for one in dict.fromkeys(own[run].tolist()) if one != OUTSIDE]
    if len(homes) < FEWEST_TO_CHOOSE:
        return homes[0] if homes else OUTSIDE
    boxes = {home: grid.cells[home].box for home in homes}
    first, last = homes[0], homes[-1]
    if -CENTRED_PT <= x0 - boxes[first].x0 <= PADDING_PT:
        return first
    middle = (x0 + x1) / 2
    for home, box in boxes.items():
        if abs((box.x0 + box.x1) / 2 - middle) <= CENTRED_PT:
            return home
    if 0 <= boxes[last].x1 - x1 <= PADDING_PT:
        return last
    shares = {home: int((own[run] == home).sum()) for home in homes}
    return first if shares[first] * 3 >= len(run) else max(homes, key=shares.__getitem__)
