"""Two pages printed side by side on one sheet: the left page is read before the right one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.text.assemble import AssembledLine, assembled
from pipeline.text.columns import in_columns
from pipeline.text.context import RepairContext
from schemas.page_content import Glyphs

WIDER = 1.2
"""A sheet of two pages is at least this many times as wide as high."""

FOLD_SHARE = 0.015
"""Part of the width, on each side of the middle, that a fold leaves empty; margins are wider."""

SIDE_SHARE = 0.15
"""Part of the letters that each page has at least."""

FEWEST_LETTERS = 60
ALMOST_ALL = 98.0
HALF = 0.5


def lines_of_sheet(
    glyphs: Glyphs, size_pt: tuple[float, float], context: RepairContext
) -> tuple[AssembledLine, ...]:
    """The printed lines of a sheet `size_pt` wide and high in reading order, page after page."""
    out: list[AssembledLine] = []
    for rows in _pages(glyphs, size_pt):
        part = glyphs if rows is None else glyphs.take(rows)
        for line in in_columns(part, assembled(part, context), context):
            own = line.rows if rows is None else np.where(line.rows >= 0, rows[line.rows], line.rows)
            out.append(replace(line, rows=own.astype(line.rows.dtype)))
    return tuple(out)


def _pages(glyphs: Glyphs, size_pt: tuple[float, float]) -> tuple[NDArray[np.intp] | None, ...]:
    """The rows of the left and of the right page, or `None` for a sheet that is one page.

    The fold must be empty and the file must write the left page before the right one: a table that has a
    blank in the middle is written row by row.
    """
    width, height = size_pt
    seen = np.flatnonzero(~glyphs.hidden & ~glyphs.synthetic)
    if width < WIDER * height or len(seen) < FEWEST_LETTERS:
        return (None,)
    x0, x1 = glyphs.boxes_pt[:, 0], glyphs.boxes_pt[:, 2]
    middle, fold = width * HALF, width * FOLD_SHARE
    if ((x1[seen] > middle - fold) & (x0[seen] < middle + fold)).any():
        return (None,)
    on_left = x0 + x1 < width
    left, right = seen[on_left[seen]], seen[~on_left[seen]]
    if min(len(left), len(right)) < SIDE_SHARE * len(seen):
        return (None,)
    if np.percentile(left, ALMOST_ALL) > np.percentile(right, 100.0 - ALMOST_ALL):
        return (None,)
    return np.flatnonzero(on_left), np.flatnonzero(~on_left)
