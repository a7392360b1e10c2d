"""Ruled cells with ink in them of which nothing was read."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Aside, AsideReason, Px
from pipeline.engines.ocr.analysis import MARGIN_BODIES, Analysis
from pipeline.engines.ocr.lines import DASH_BODIES, SHORT_DASH_BODIES

_SAME_ROW_PX = 3.0


def unread_cells(analysis: Analysis, read: set[int]) -> tuple[Aside, ...]:
    """One region for each run of neighbouring cells with ink that are not among the cells `read`."""
    inked = [one for one in _inked(analysis) if one[0] not in read]
    return tuple(Aside(box, AsideReason.UNREAD_CELL) for box in _runs(analysis.ruled.cells, inked))


def _inked(analysis: Analysis) -> Iterator[tuple[int, Px]]:
    """The cells that marks stand in which may be text, with the box around those marks."""
    found, body = analysis.found, analysis.body
    size = np.maximum(found.width, found.height)
    dash = (found.width >= SHORT_DASH_BODIES * body) & (found.width >= 2 * found.height)
    may_be = analysis.legible & ((size >= DASH_BODIES * body) | dash)
    labels = analysis.ruled.cell_of_pixel
    y = np.clip(found.centre_y, 0, labels.shape[0] - 1).astype(int)
    x = np.clip(found.centre_x, 0, labels.shape[1] - 1).astype(int)
    cell = np.where(may_be, labels[y, x], 0)
    for number in np.unique(cell[cell > 0]).tolist():
        members = np.flatnonzero((cell == number) & _within(analysis, analysis.ruled.cells[number - 1]))
        if len(members):
            yield number - 1, _around(analysis, members)


def _within(analysis: Analysis, box: Px) -> NDArray[np.bool_]:
    found, margin = analysis.found, MARGIN_BODIES * analysis.body
    x0, top, x1, bottom = box
    across = (found.centre_x > x0 + margin) & (found.centre_x < x1 - margin)
    return np.asarray(across & (found.centre_y > top + margin) & (found.centre_y < bottom - margin), np.bool_)


def _around(analysis: Analysis, members: NDArray[np.int64]) -> Px:
    found = analysis.found
    return (
        float(found.x0[members].min()),
        float(found.top[members].min()),
        float(found.x1[members].max()),
        float(found.bottom[members].max()),
    )


def _runs(cells: Sequence[Px], inked: Sequence[tuple[int, Px]]) -> Iterator[Px]:
    """Boxes of ink, those of cells side by side in one row as one: a bar or an arrow runs over several."""
    open_cell: Px | None = None
    box: Px | None = None
    for number, ink in sorted(inked, key=lambda one: (round(cells[one[0]][1] / _SAME_ROW_PX), cells[one[0]])):
        cell = cells[number]
        beside = open_cell is not None and (
            abs(cell[1] - open_cell[1]) <= _SAME_ROW_PX
            and abs(cell[3] - open_cell[3]) <= _SAME_ROW_PX
            and 0 <= cell[0] - open_cell[2] <= 4 * _SAME_ROW_PX
        )
        if box is not None and not beside:
            yield box
            box = None
        box = ink if box is None else _both(box, ink)
        open_cell = cell
    if box is not None:
        yield box


def _both(one: Px, other: Px) -> Px:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
