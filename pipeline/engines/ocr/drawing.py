"""What is drawn on a page besides tables: boxes, and the lines that join them; taken out of the ink."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.core.ocr import Px
from pipeline.engines.ocr.drawn_boxes import (
    Hole,
    Inked,
    Mask,
    Outlined,
    inked,
    is_written,
    outlined,
    with_faint,
)
from pipeline.engines.ocr.drawn_lines import Line, joining
from pipeline.engines.ocr.paper import Paper
from pipeline.engines.ocr.rule_pieces import Box, Rule
from pipeline.engines.ocr.ruling import Ruling
from pipeline.engines.ocr.shade import painted_boxes

_FEWEST_RULES = 3  # two boxes have four level sides, of which one may be lost
_FEWEST_BOXES = 2
_RIM_INCHES = 0.045
_SAME_SHARE = 0.6
_SEEN_SHARE = 0.93  # of a rule
_MOST_LINES = 12  # a box: more is a grid whose cells were not seen


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines in pixels of the level page; `lines` join boxes, `cells` are those of tables beside."""

    boxes: tuple[Outlined, ...] = ()
    cells: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    ink: Mask | None = None  # what is drawn and is no letter
    kept: tuple[int, ...] = ()  # the ruled cells that hold something or are of a table
    joined: int = 0  # how many of the boxes lines lead to

    @property
    def areas(self) -> tuple[Px, ...]:
        """The boxes as x0, top, x1, bottom."""
        return tuple(_edges(box.area) for box in self.boxes)

    @property
    def dividers(self) -> tuple[Line, ...]:
        """The lines drawn across boxes."""
        sides = ((_edges(box.area), box.dividers) for box in self.boxes)
        return tuple((x0, y, x1, y) for (x0, _, x1, _), levels in sides for y in levels)


def _edges(box: Box) -> Px:
    x, y, width, height = box
    return (float(x), float(y), float(x + width), float(y + height))


def _box(edges: Px) -> Box:
    x0, top, x1, bottom = (round(edge) for edge in edges)
    return (x0, top, x1 - x0, bottom - top)


def drawing(page: Paper, ruled: Ruling) -> Drawing:
    """The boxes of a level page and the lines that join them; nothing on a page without rules and shades.

    Faint and dashed lines are looked for where solid ones leave boxes unjoined.
    """
    if len(ruled.level) < _FEWEST_RULES and page.shade is None:
        return Drawing()
    solid = inked(page)
    found = _drawing(page, ruled, solid)
    open_boxes = len(found.boxes) >= _FEWEST_BOXES and found.joined < len(found.boxes)
    if not open_boxes and _unseen(ruled, solid) < _FEWEST_RULES:
        return found
    other = _drawing(page, ruled, with_faint(solid, page))
    return other if other.joined > found.joined else found


def _unseen(ruled: Ruling, found: Inked) -> int:
    """How many level rules are too faint to be among the solid lines."""
    seen = (
        sum(
            int(found.lines[y : y + height, x : x + width].any(axis=0).sum())
            for x, y, width, height in one.pieces
        )
        for one in ruled.level
    )
    return sum(columns < _SEEN_SHARE * rule.length for columns, rule in zip(seen, ruled.level, strict=True))


def _drawing(page: Paper, ruled: Ruling, found: Inked) -> Drawing:
    boxes, cells = outlined(found, [_box(cell) for cell in ruled.cells], page.dpi)
    boxes = (*boxes, *_painted(page, found, (*(box.area for box in boxes), *cells)))
    if len(boxes) < _FEWEST_BOXES:
        return Drawing()
    joined = joining(found.lines, [box.area for box in boxes], cells, page.dpi)
    if not 0 < len(joined.lines) <= _MOST_LINES * len(boxes):
        return Drawing(boxes, cells)
    outlines = cv2.bitwise_or(joined.ink, _outlines(found.lines, boxes, page.dpi))
    ink = np.asarray(cv2.bitwise_and(outlines, cv2.bitwise_not(found.letters)), np.uint8)
    tables = [_edges(cell) for cell in cells]
    kept = tuple(
        k
        for k, cell in enumerate(ruled.cells)
        if is_written(found, _box(cell), page.dpi) or any(_same(cell, other) for other in tables)
    )
    return Drawing(boxes, cells, joined.lines, ink, kept, joined.boxes)


def _painted(page: Paper, found: Inked, others: tuple[Box, ...]) -> Iterator[Outlined]:
    """Painted boxes with letters in them that are neither an outlined box nor around one."""
    if page.shade is None:
        return
    scale = page.ink.shape[1] / page.shade.width
    for area in painted_boxes(page.shade, page.dpi, scale):
        if not any(_meet(area, other) for other in others) and is_written(found, area, page.dpi):
            x, y, width, height = area
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            contour = np.array(corners, np.int32).reshape(-1, 1, 2)
            yield Outlined(area, (Hole(area, contour, empty=False),))


def _meet(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > 0 and min(one[1] + one[3], other[1] + other[3]) > max(one[1], other[1])


def _outlines(mask: Mask, boxes: tuple[Outlined, ...], dpi: float) -> Mask:
    """The ink of the sides of boxes and of their dividers, without letters that touch them."""
    bands = np.zeros_like(mask)
    contours = [hole.contour for box in boxes for hole in box.holes]
    cv2.drawContours(bands, contours, -1, 255, 2 * round(_RIM_INCHES * dpi))
    cv2.drawContours(bands, contours, -1, 0, cv2.FILLED)
    cv2.drawContours(bands, contours, -1, 255, 1)
    return np.asarray(cv2.bitwise_and(mask, bands), np.uint8)


def without_drawing(page: Paper, found: Drawing) -> Paper:
    """The page with boxes and connectors painted over."""
    if found.ink is None:
        return page
    gone = cv2.dilate(found.ink, np.ones((3, 3), np.uint8)) > 0
    ink, grey = page.ink.copy(), page.grey.copy()
    ink[gone] = 0
    grey[gone] = round(page.level)
    return replace(page, ink=ink, grey=grey)


def with_boxes(ruled: Ruling, found: Drawing) -> Ruling:
    """The ruling with the insides of joined boxes as cells; what only connectors enclose is none."""
    if not found.lines:
        return ruled
    areas = [_edges(hole.area) for box in found.boxes for hole in box.holes]
    kept = [k for k in found.kept if not any(_same(ruled.cells[k], area) for area in areas)]
    renumbered = np.zeros(len(ruled.cells) + 1, np.int32)
    renumbered[[k + 1 for k in kept]] = np.arange(1, len(kept) + 1)
    labels = renumbered[ruled.cell_of_pixel]
    cells = [ruled.cells[k] for k in kept]
    for hole in (hole for box in found.boxes for hole in box.holes):
        cells.append(_edges(hole.area))
        cv2.drawContours(labels, [hole.contour], -1, len(cells), cv2.FILLED)
    upright = tuple(rule for rule in ruled.upright if not any(_stands_in(rule, area) for area in areas))
    return replace(ruled, upright=upright, cells=tuple(cells), cell_of_pixel=labels)


def _stands_in(rule: Rule, area: Px) -> bool:
    """Whether an upright lies within a box it would part, were it a rule: it is a letter's stroke."""
    top, x0, bottom, x1 = rule.box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return area[0] < x < area[2] and area[1] < y < area[3]


def _same(one: Px, other: Px) -> bool:
    """Whether two boxes share most of what they cover."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    areas = [(x1 - x0) * (bottom - top) for x0, top, x1, bottom in (one, other)]
    return min(width, height) > 0 and width * height >= _SAME_SHARE * max(areas)
