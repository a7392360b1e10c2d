"""Running text set in two columns: read down the first, then down the second.

Tables must stay row by row, so a block counts as columns only when the file itself writes the left side
before the right one and the left side is wrapped text that fills its width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.text.assemble import AssembledLine, assembled
from pipeline.text.context import RepairContext
from schemas.page_content import Floats, Glyphs

MIN_LINES = 5
MIN_CHARACTERS = 14
GUTTER_EM = 1.0
FULL_SHARE = 0.85
"""A line of wrapped text reaches this part of its column's width."""

FULL_LINES = 0.6
"""Part of the left lines that must be full."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The blank between two sides of a line, in points."""

    start: float
    end: float

    def meet(self, other: "_Gutter") -> "_Gutter | None":
        """What two gutters share."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return _Gutter(start, end) if end > start else None


def in_columns(
    glyphs: Glyphs, lines: tuple[AssembledLine, ...], context: RepairContext
) -> tuple[AssembledLine, ...]:
    """The lines with every block of two columns taken apart; other lines stay as they are."""
    if sum(1 for line in lines if line.gaps) < MIN_LINES:
        return lines
    out: list[AssembledLine] = []
    for block, gutter in _blocks(glyphs, lines):
        if gutter is not None and _is_columns(glyphs, block, gutter):
            out.extend(_taken_apart(glyphs, block, gutter, context))
        else:
            out.extend(block)
    return tuple(out)


def _blocks(
    glyphs: Glyphs, lines: Sequence[AssembledLine]
) -> Iterator[tuple[list[AssembledLine], _Gutter | None]]:
    """Runs of consecutive lines that share a gutter; other lines alone, without one."""
    block: list[AssembledLine] = []
    shared: _Gutter | None = None
    for line in lines:
        gutter = _gutter(glyphs.boxes_pt[_drawn(line)], line.size_pt) if line.turn == 0 else None
        both = shared.meet(gutter) if shared is not None and gutter is not None else gutter
        if block and (both is None or shared is None):
            yield block, shared
            block, both = [], gutter
        block.append(line)
        shared = both
    if block:
        yield block, shared


def _drawn(line: AssembledLine) -> NDArray[np.intp]:
    return line.rows[line.rows >= 0]


def _gutter(boxes: Floats, size_pt: float) -> _Gutter | None:
    """The widest blank of a line, if it is wide enough."""
    if not len(boxes):
        return None
    order = np.argsort(boxes[:, 0])
    starts, ends = boxes[order, 0], np.maximum.accumulate(boxes[order, 2])
    room = starts[1:] - ends[:-1]
    if not len(room) or room.max() < GUTTER_EM * size_pt:
        return None
    widest = int(room.argmax())
    return _Gutter(float(ends[widest]), float(starts[widest + 1]))


def _is_columns(glyphs: Glyphs, block: Sequence[AssembledLine], gutter: _Gutter) -> bool:
    if len(block) < MIN_LINES:
        return False
    rows = np.concatenate([_drawn(line) for line in block])
    left = glyphs.boxes_pt[rows, 0] < gutter.end
    first, second = rows[left], rows[~left]
    if min(len(first), len(second)) < MIN_CHARACTERS * len(block) or first.max() > second.min():
        return False
    ends = [float(glyphs.boxes_pt[_left_rows(glyphs, line, gutter), 2].max()) for line in block]
    begin = float(glyphs.boxes_pt[first, 0].min())
    full = sum(1 for end in ends if end - begin >= FULL_SHARE * (gutter.start - begin))
    return full >= FULL_LINES * len(block)


def _left_rows(glyphs: Glyphs, line: AssembledLine, gutter: _Gutter) -> NDArray[np.intp]:
    rows = _drawn(line)
    return np.asarray(rows[glyphs.boxes_pt[rows, 0] < gutter.end])


def _taken_apart(
    glyphs: Glyphs, block: Sequence[AssembledLine], gutter: _Gutter, context: RepairContext
) -> Iterator[AssembledLine]:
    rows = np.sort(np.concatenate([_drawn(line) for line in block]))
    left = glyphs.boxes_pt[rows, 0] < gutter.end
    for side in (rows[left], rows[~left]):
        for line in assembled(glyphs.take(side), context):
            back = np.where(line.rows >= 0, side[np.maximum(line.rows, 0)], line.rows)
            yield replace(line, rows=back)
