"""Glyphs into the cells of a grid: by place, but a run of text that overflows its cell stays whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.grid import Grid
from pipeline.tables.overflow import OUTSIDE, kept_whole
from pipeline.tables.page_table import CellLine, PageCell, PageTable, empty_cells
from pipeline.text.assemble import AssembledLine, assembled
from pipeline.text.context import RepairContext
from schemas.geometry import BBox
from schemas.page_content import Font, Glyphs, PageContent
from schemas.table import Ruling

EYE_HEIGHT_EM = 0.3
SAME_LEVEL_EM = 0.1
SAME_PT = 0.2
FIGURE_GAP_EM = 0.12
_FIGURE_CODES = np.array([ord(c) for c in "0123456789,.-%#"], dtype=np.uint32)


def filled(grid: Grid, page: PageContent, context: RepairContext) -> PageTable:
    """The grid with the text of the page in its cells."""
    cells = list(empty_cells(grid, page.number))
    figures = np.isin(page.glyphs.codes, _FIGURE_CODES)
    for number, rows in _rows_by_cell(page.glyphs, grid):
        cells[number] = _with_text(cells[number], page, rows, context, figures=bool(figures[rows].all()))
    return PageTable(
        page=page.number,
        ruling=Ruling.RULED,
        xs=grid.xs,
        ys=grid.ys,
        cells=tuple(cells),
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
    )


def _with_text(
    cell: PageCell, page: PageContent, rows: NDArray[np.intp], context: RepairContext, *, figures: bool
) -> PageCell:
    glyphs = page.glyphs.take(rows)
    figure = plain_figure(glyphs, rows, page.fonts, context) if figures else None
    if figure is not None:
        return replace(cell, parts=(replace(cell.parts[0], lines=(figure,)),))
    lines = tuple(cell_line(line, rows, page.fonts) for line in assembled(glyphs, context))
    if glyphs.hidden.any():
        lines = _made_whole(lines, glyphs, context)
    part = replace(cell.parts[0], lines=lines, hidden=_hidden_text(glyphs, context))
    return replace(cell, parts=(part,))


def _made_whole(lines: tuple[CellLine, ...], glyphs: Glyphs, context: RepairContext) -> tuple[CellLine, ...]:
    """The lines, each with its text as it would be if the cell's edge clipped nothing of it."""
    unclipped = assembled(replace(glyphs, hidden=np.zeros(len(glyphs), dtype=np.bool_)), context)
    out = []
    for line in lines:
        same = [one for one in unclipped if _contains(one.bbox, line.box) and line.text in one.text]
        longer = len(same) == 1 and same[0].text != line.text
        out.append(replace(line, whole=same[0].text) if longer else line)
    return tuple(out)


def _contains(box: BBox, inner: BBox) -> bool:
    middle = (inner.top + inner.bottom) / 2
    across = box.x0 - SAME_PT <= inner.x0 and inner.x1 <= box.x1 + SAME_PT
    return across and box.top <= middle <= box.bottom


def plain_figure(
    glyphs: Glyphs, rows: NDArray[np.intp], fonts: Sequence[Font], context: RepairContext
) -> CellLine | None:
    """The line of a cell of nothing but ASCII figures in order that need no repair; else `None`.

    Most cells of a budget are such, and assembling each as Thai text would take most of the time.
    """
    font, level, size = int(glyphs.font[0]), glyphs.baseline_pt, float(glyphs.size_pt[0])
    gaps = glyphs.boxes_pt[1:, 0] - glyphs.boxes_pt[:-1, 2]
    simple = (
        not glyphs.hidden.any()
        and not glyphs.turn.any()
        and bool((glyphs.font == font).all())
        and float(level.max() - level.min()) < SAME_LEVEL_EM * size
        and bool((np.abs(gaps) < FIGURE_GAP_EM * size).all())
        and context.habits(font).plain
    )
    if not simple:
        return None
    (x0, top), (x1, bottom) = glyphs.boxes_pt[:, :2].min(axis=0), glyphs.boxes_pt[:, 2:].max(axis=0)
    return CellLine(
        text=glyphs.text,
        raw=glyphs.text,
        box=BBox(float(x0), float(top), float(x1), float(bottom)).rounded(),
        order=int(rows.min()),
        confidence=float(glyphs.confidence.min()),
        bold=0 <= font < len(fonts) and fonts[font].bold,
    )


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
    return kept_whole(glyphs, own, grid)


def _places(grid: Grid) -> NDArray[np.int64]:
    """(rows, columns) number of the cell at each elementary place."""
    places = np.zeros((len(grid.ys) - 1, len(grid.xs) - 1), dtype=np.int64)
    for number, cell in enumerate(grid.cells):
        places[cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span] = number
    return places
