"""Boxes drawn on a page: what outlines enclose, square or round, their dividers known, cells of tables told off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import Paper
from pipeline.engines.ocr.rule_pieces import Box, Rule
from pipeline.engines.ocr.ruling import Ruling

Mask = NDArray[np.uint8]  # 255 or 0

_LONG_INCHES = 0.25  # a mark at least as long one way may be drawn
_FAINT_LEVELS = 12.0
_MEND_INCHES = 0.025
_HOLE_INCHES = (0.26, 0.13)
_LARGEST_SHARE = 0.92
_RECTANGULARITY = 0.7  # an ellipse has 0.785 of its box
_THICKEST_INCHES = 0.06
_SAME_INCHES = 0.035
_SIDE_SHARE = 0.8
_LEAST_WRITTEN_INCHES = 0.03  # side of a square of ink: less is dust
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Hole:
    """What one closed line of ink encloses, in pixels."""

    area: Box
    contour: NDArray[np.int32]
    empty: bool


@dataclass(frozen=True, slots=True)
class Outlined:
    """One box in pixels: its area and the holes it is made of, from the top; between two runs a divider."""

    area: Box
    holes: tuple[Hole, ...]

    @property
    def dividers(self) -> tuple[float, ...]:
        """Heights of the lines drawn across it."""
        pairs = pairwise(hole.area for hole in self.holes)
        return tuple((one[1] + one[3] + other[1]) / 2 for one, other in pairs)


def drawn_marks(page: Paper, ruled: Ruling) -> Mask:
    """The ink that may be outlines and connectors: marks longer than a letter, and rules."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(page.ink, connectivity=8)
    wanted = stats[:, 2:4].max(axis=1) >= _LONG_INCHES * page.dpi
    wanted[0] = False
    mask = np.where(wanted[labels], np.uint8(255), np.uint8(0))
    dark = page.grey < page.level - max(_FAINT_LEVELS, 2 * page.noise)
    for rule in ruled.level:
        _draw(mask, dark, rule)
    for rule in ruled.upright:
        _draw(mask.T, dark.T, rule)
    mend = max(3, round(_MEND_INCHES * page.dpi)) | 1
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((mend, mend), np.uint8)), np.uint8)


def _draw(mask: Mask, dark: NDArray[np.bool_], rule: Rule) -> None:
    """Draws a level rule, in place, from its first dark column to its last: rules are found a little long."""
    x0, top, x1, bottom = (int(edge) for edge in rule.box)
    columns = np.flatnonzero(dark[top:bottom, x0:x1].any(axis=0))
    if not len(columns):
        return
    first, last = x0 + int(columns[0]), x0 + int(columns[-1]) + 1
    for x, y, width, height in rule.pieces:
        start, end = max(x, first), min(x + width, last)
        if start < end:
            mask[y : y + height, start:end] = 255


def outlined(mask: Mask, page: Paper) -> tuple[tuple[Outlined, ...], tuple[Box, ...]]:
    """The boxes of a page with something in them, and the cells of its tables, which are none."""
    holes = list(_holes(mask, page))
    reach = _THICKEST_INCHES * page.dpi
    cells = {k for k, hole in enumerate(holes) if any(_beside(hole, other, reach) for other in holes)}
    stacks = _stacks([hole for k, hole in enumerate(holes) if k not in cells], reach)
    boxes = tuple(
        Outlined(_around(stack), tuple(stack))
        for stack in stacks
        if len(stack) <= _MOST_PARTS and not all(hole.empty for hole in stack)
    )
    tall = [hole.area for stack in stacks if len(stack) > _MOST_PARTS for hole in stack]
    return boxes, (*(holes[k].area for k in sorted(cells)), *tall)


def _holes(mask: Mask, page: Paper) -> Iterable[Hole]:
    """Boxes around what ink encloses, as far as it fills them as a rectangle or an ellipse does."""
    contours, hierarchy = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    height, width = mask.shape
    letters = cv2.bitwise_and(page.ink, cv2.bitwise_not(mask))
    for number, contour in enumerate(contours):
        if hierarchy[0][number][3] < 0:  # an outer border
            continue
        x, y, wide, high = cv2.boundingRect(contour)
        large = wide >= _HOLE_INCHES[0] * page.dpi and high >= _HOLE_INCHES[1] * page.dpi
        small = wide <= _LARGEST_SHARE * width and high <= _LARGEST_SHARE * height
        if large and small and cv2.contourArea(contour) >= _RECTANGULARITY * wide * high:
            written = cv2.countNonZero(letters[y : y + high, x : x + wide])
            empty = written < _LEAST_WRITTEN_INCHES**2 * page.dpi**2
            yield Hole((x, y, wide, high), np.asarray(contour, np.int32), empty)


def _beside(one: Hole, other: Hole, reach: float) -> bool:
    """Whether two holes share a whole upright side, as cells of a table do."""
    (x, y, width, height), (left, top, wide, high) = one.area, other.area
    gap = max(x - left - wide, left - x - width)
    shared = min(y + height, top + high) - max(y, top)
    # What connectors and a side of a box enclose is empty, and seldom as high as the box.
    whole = max(height, high) if one.empty or other.empty else min(height, high)
    drawn = not (one.empty and other.empty) and -reach <= gap <= reach
    return drawn and shared >= _SIDE_SHARE * whole


def _stacks(holes: Sequence[Hole], reach: float) -> list[list[Hole]]:
    """Holes one above the other, as wide as each other, with no more than a line between them."""
    stacks: list[list[Hole]] = []
    for hole in sorted(holes, key=lambda h: h.area[1]):
        stack = next((one for one in stacks if _under(hole.area, one[-1].area, reach)), None)
        if stack is None:
            stacks.append([hole])
        else:
            stack.append(hole)
    return stacks


def _under(hole: Box, last: Box, reach: float) -> bool:
    ends = abs(hole[0] - last[0]), abs(hole[0] + hole[2] - last[0] - last[2])
    return max(ends) <= reach and -reach <= hole[1] - last[1] - last[3] <= reach


def _around(holes: Sequence[Hole]) -> Box:
    areas = [hole.area for hole in holes]
    x0, top = min(a[0] for a in areas), min(a[1] for a in areas)
    x1, bottom = max(a[0] + a[2] for a in areas), max(a[1] + a[3] for a in areas)
    return (x0, top, x1 - x0, bottom - top)
