"""Which glyphs of a page stand in a box, those of a line that runs out over its side included."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.charts.entries import BoxLine
from pipeline.charts.wording import mark_of
from schemas.geometry import BBox
from schemas.page_content import Glyphs

EYE_HEIGHT_EM = 0.3
SIDE_PT = 2.0
SAME_LEVEL_EM = 0.3
WORD_GAP_EM = 0.6
BLANKS = frozenset({0x20, 0xA0, 0x0A, 0x0D})
NEXT_LINE_EM = 0.8


def glyphs_of(area: BBox, areas: Sequence[BBox], glyphs: Glyphs) -> NDArray[np.intp]:
    """Rows of the glyphs in a box and in none that lies inside it, in content order."""
    x, y = _eyes(glyphs)
    own = _within(area, x, y, SIDE_PT)
    for inner in _inside(area, areas):
        own &= ~_within(inner, x, y, 0.0)
    taken = np.zeros(len(glyphs), dtype=np.bool_)
    for other in areas:
        taken |= _within(other, x, y, 0.0)
    return np.flatnonzero(_with_overflow(glyphs, own, own | taken))


def room_below(area: BBox, areas: Sequence[BBox], page_height_pt: float) -> BBox:
    """The room under a box, as wide as it is, down to the next box or the end of the page."""
    tops = [
        other.top
        for other in areas
        if other.top >= area.bottom and min(other.x1, area.x1) - max(other.x0, area.x0) > 0
    ]
    return BBox(area.x0, area.bottom + 1.0, area.x1, max(area.bottom + 1.0, min([*tops, page_height_pt])))


def listed_under(area: BBox, lines: Sequence[BoxLine]) -> list[BoxLine]:
    """The lines of a list that begins right under a box, as long as they follow each other closely."""
    out: list[BoxLine] = []
    edge = area.bottom
    for line in lines:
        close = line.area.top - edge <= NEXT_LINE_EM * line.area.height_pt
        if not close or (mark_of(line.text) is None and not (out and line.follows)):
            break
        out.append(line)
        edge = line.area.bottom
    return out


def follows(first: int, rows: NDArray[np.intp], glyphs: Glyphs) -> bool:
    """Whether the letter written before the glyph in row `first` is among `rows` (sorted)."""
    before = first - 1
    while before >= 0 and int(glyphs.codes[before]) in BLANKS:
        before -= 1
    at = int(np.searchsorted(rows, before))
    return at < len(rows) and int(rows[at]) == before


def _eyes(glyphs: Glyphs) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where the eye sees each glyph: a little above the baseline of upright text."""
    x = (glyphs.boxes_pt[:, 0] + glyphs.boxes_pt[:, 2]) / 2
    y = np.where(
        glyphs.turn == 0,
        glyphs.baseline_pt - EYE_HEIGHT_EM * glyphs.size_pt,
        (glyphs.boxes_pt[:, 1] + glyphs.boxes_pt[:, 3]) / 2,
    )
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def _within(area: BBox, x: NDArray[np.float32], y: NDArray[np.float32], side_pt: float) -> NDArray[np.bool_]:
    across = (x >= area.x0 - side_pt) & (x <= area.x1 + side_pt)
    return np.asarray(across & (y >= area.top) & (y <= area.bottom))


def _with_overflow(glyphs: Glyphs, own: NDArray[np.bool_], taken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """`own` with what goes on from it in content order, on its line and outside of every box."""
    out = own.copy()
    boxes, level, size = glyphs.boxes_pt, glyphs.baseline_pt, glyphs.size_pt
    for last in np.flatnonzero(own[:-1] & ~taken[1:]).tolist():
        row = last + 1
        while row < len(own) and not taken[row]:
            gap = float(boxes[row, 0] - boxes[row - 1, 2])
            rise = abs(float(level[row] - level[row - 1]))
            back = float(boxes[row, 0]) < float(boxes[row - 1, 0]) - float(size[row])
            if back or gap > WORD_GAP_EM * float(size[row]) or rise > SAME_LEVEL_EM * float(size[row]):
                break
            out[row] = True
            row += 1
    return out


def _inside(area: BBox, areas: Sequence[BBox]) -> Iterator[BBox]:
    for inner in areas:
        if inner is not area and (
            inner.x0 >= area.x0 - SIDE_PT
            and inner.x1 <= area.x1 + SIDE_PT
            and inner.top >= area.top - SIDE_PT
            and inner.bottom <= area.bottom + SIDE_PT
        ):
            yield inner
