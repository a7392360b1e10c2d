"""Boxes of a chart: outlines drawn as four lines, square or rounded, and filled areas with text in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import BBox
from schemas.page_content import Strokes

CORNER_PT = 60.0
"""Largest radius of a rounded corner."""

ROUND_PT = 2.5
"""How far the two radii of one corner may differ."""

TOUCH_PT = 2.5
SAME_SIDE_PT = 4.0
FLAT_PT = 6.0
SMALLEST_PT = (18.0, 9.0)
LARGEST_SHARE = 0.92
WHITE = 250
SAME_BOX_PT = 12.0
DIVIDER_SHARE = 0.85
MOST_DIVIDERS = 2
MOST_LINES = 2000
CELL_SHARE = 0.8
ROW_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its area, and the heights of lines drawn across it that part its head from its list."""

    area: BBox
    dividers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a page by direction. `across` (n, 3): y, x0, x1; `down` (m, 3): x, top, bottom."""

    across: NDArray[np.float64]
    down: NDArray[np.float64]


def straight_lines(strokes: Strokes) -> Lines:
    """The lying and the standing lines; those that lean a little, as drawn by hand, count."""
    segments = strokes.segments_pt.astype(np.float64)
    width = segments[:, 2] - segments[:, 0]
    height = np.abs(segments[:, 3] - segments[:, 1])
    lying = (height <= FLAT_PT) & (width >= 3 * height) & (width > TOUCH_PT)
    standing = (width <= FLAT_PT) & (height >= 3 * width) & (height > TOUCH_PT)
    flat, up = segments[lying], segments[standing]
    across = np.stack([(flat[:, 1] + flat[:, 3]) / 2, flat[:, 0], flat[:, 2]], axis=1)
    low, high = np.minimum(up[:, 1], up[:, 3]), np.maximum(up[:, 1], up[:, 3])
    down = np.stack([(up[:, 0] + up[:, 2]) / 2, low, high], axis=1)
    return Lines(across=across.reshape(-1, 3), down=down.reshape(-1, 3))


def boxes(strokes: Strokes, size_pt: tuple[float, float]) -> tuple[Box, ...]:
    """The boxes of a page from the top down; frames of tables and their cells are left out."""
    lines = straight_lines(strokes)
    if len(lines.across) + len(lines.down) > MOST_LINES:
        return ()
    areas = [a for a in (*_outlines(lines), *_fills(strokes)) if _is_box_sized(a, size_pt)]
    kept = [Box(area, _dividers(area, lines)) for area in _distinct(areas) if not _is_grid(area, lines)]
    others = [box.area for box in kept]
    alone = [box for box in kept if not _is_cell(box.area, others) and not _is_part(box.area, others)]
    return tuple(box for row in _rows(alone) for box in sorted(row, key=lambda box: box.area.x0))


def _rows(found: Sequence[Box]) -> list[list[Box]]:
    """The boxes in rows from the top down: a box is on a row when it overlaps its first box by half."""
    out: list[list[Box]] = []
    for box in sorted(found, key=lambda one: one.area.top):
        first = out[-1][0].area if out else None
        shared = min(first.bottom, box.area.bottom) - box.area.top if first else 0.0
        if first and shared >= ROW_SHARE * min(first.height_pt, box.area.height_pt):
            out[-1].append(box)
        else:
            out.append([box])
    return out


def _outlines(lines: Lines) -> Iterator[BBox]:
    """Rectangles whose four sides are drawn, a corner being a point or an arc."""
    across, down = lines.across, lines.down
    if not len(across) or not len(down):
        return
    left = (across[:, None, 1] - down[None, :, 0]).round(2)
    right = (down[None, :, 0] - across[:, None, 2]).round(2)
    below = (down[None, :, 1] - across[:, None, 0]).round(2)
    above = (across[:, None, 0] - down[None, :, 2]).round(2)
    top_left, top_right = _corner(left, below), _corner(right, below)
    bottom_left, bottom_right = _corner(left, above), _corner(right, above)
    for top in range(len(across)):
        for one in np.flatnonzero(top_left[top]):
            for other in np.flatnonzero(top_right[top]):
                bottoms = np.flatnonzero(bottom_left[:, one] & bottom_right[:, other])
                for bottom in bottoms:
                    yield BBox(down[one, 0], across[top, 0], down[other, 0], across[bottom, 0])


def _corner(beside: NDArray[np.float64], beyond: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(across, down): do the two lines meet in one corner, square or rounded evenly?"""
    small = (beside >= -TOUCH_PT) & (beyond >= -TOUCH_PT) & (beside <= CORNER_PT) & (beyond <= CORNER_PT)
    return np.asarray(small & (np.abs(beside - beyond) <= ROUND_PT))


def _fills(strokes: Strokes) -> Iterator[BBox]:
    painted = strokes.fill_rgb.min(axis=1) < WHITE if len(strokes.fill_rgb) else np.zeros(0, np.bool_)
    for x0, top, x1, bottom in strokes.fills_pt[painted].tolist():
        yield BBox(x0, top, x1, bottom)


def _is_box_sized(area: BBox, size_pt: tuple[float, float]) -> bool:
    fits = area.width_pt <= LARGEST_SHARE * size_pt[0] and area.height_pt <= LARGEST_SHARE * size_pt[1]
    return fits and area.width_pt >= SMALLEST_PT[0] and area.height_pt >= SMALLEST_PT[1]


def _distinct(areas: Sequence[BBox]) -> list[BBox]:
    """Each box once, though its outline and its filling, or two outlines, lie on each other."""
    out: list[BBox] = []
    for area in sorted(areas, key=lambda a: -(a.width_pt * a.height_pt)):
        if not any(all(abs(p - q) <= SAME_BOX_PT for p, q in zip(area, o, strict=True)) for o in out):
            out.append(area)
    return out


def _dividers(area: BBox, lines: Lines) -> tuple[float, ...]:
    """Heights of lines that run across the inside of a box from side to side."""
    y, x0, x1 = lines.across.T if len(lines.across) else np.zeros((3, 0))
    inside = (y > area.top + SAME_SIDE_PT) & (y < area.bottom - SAME_SIDE_PT)
    reach = np.minimum(x1, area.x1) - np.maximum(x0, area.x0)
    wide = reach >= DIVIDER_SHARE * area.width_pt
    sticks_out = (x0 < area.x0 - 2 * SAME_SIDE_PT) | (x1 > area.x1 + 2 * SAME_SIDE_PT)
    return tuple(sorted(float(v) for v in y[inside & wide & ~sticks_out]))


def _is_grid(area: BBox, lines: Lines) -> bool:
    """A frame parted by standing lines from top to bottom, or by many lying ones: a table."""
    x, top, bottom = lines.down.T if len(lines.down) else np.zeros((3, 0))
    inside = (x > area.x0 + SAME_SIDE_PT) & (x < area.x1 - SAME_SIDE_PT)
    inside &= (top >= area.top - SAME_SIDE_PT) & (bottom <= area.bottom + SAME_SIDE_PT)
    parted = bool((inside & (bottom - top >= DIVIDER_SHARE * area.height_pt)).any())
    return parted or len(_dividers(area, lines)) > MOST_DIVIDERS


def _is_part(area: BBox, others: Sequence[BBox]) -> bool:
    """Whether a box is what a divider leaves of another: it shares three of its sides."""
    for other in others:
        sides = [abs(p - q) <= SAME_SIDE_PT for p, q in zip(area, other, strict=True)]
        if other is not area and sum(sides) == len(sides) - 1 and other.height_pt > area.height_pt:
            return True
    return False


def _is_cell(area: BBox, others: Sequence[BBox]) -> bool:
    """Whether a box shares a whole side with a neighbour, as cells of a table do."""
    return any(_beside(area, other) for other in others if other is not area)


def _beside(one: BBox, other: BBox) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    long = shared >= CELL_SHARE * min(one.height_pt, other.height_pt)
    return long and min(abs(one.x1 - other.x0), abs(one.x0 - other.x1)) <= TOUCH_PT / 2
