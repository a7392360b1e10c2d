"""Boxes drawn on a page: what outlines enclose, square or round, with their dividers; no cells of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import Paper
from pipeline.engines.ocr.rule_pieces import Box, Rule
from pipeline.engines.ocr.ruling import Ruling

Mask = NDArray[np.uint8]  # 255 or 0

_LONG_INCHES = 0.25  # a mark at least as long one way may be drawn
_LETTERS_SHARE = 0.2  # of the length of a rule: more of it is strokes of letters
_FAINT_LEVELS = 12.0
_MEND_INCHES = 0.025
_HOLE_INCHES = (0.26, 0.13)
_LARGEST_SHARE = 0.92
_RECTANGULARITY = 0.7  # an ellipse has 0.785 of its box
_THICKEST_INCHES = 0.06
_SAME_INCHES = 0.035
_SIDE_SHARE = 0.8
_LEAST_WRITTEN_INCHES = 0.015  # side of a square of ink: less is dust
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
    letters = (page.ink > 0) & ~wanted[labels]
    for rule in ruled.level:
        _draw(mask, dark, letters, rule)
    for rule in ruled.upright:
        _draw(mask.T, dark.T, letters.T, rule)
    mend = max(3, round(_MEND_INCHES * page.dpi)) | 1
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((mend, mend), np.uint8)), np.uint8)


def _draw(mask: Mask, dark: NDArray[np.bool_], letters: NDArray[np.bool_], rule: Rule) -> None:
    """Draws the dark columns of a level rule, in place; strokes of letters in a row make none."""
    parts = [np.s_[y : y + height, x : x + width] for x, y, width, height in rule.pieces]
    if sum(int(letters[part].any(axis=0).sum()) for part in parts) > _LETTERS_SHARE * rule.length:
        return
    for part in parts:
        mask[part][:, dark[part].any(axis=0)] = 255


def outlined(mask: Mask, page: Paper) -> tuple[tuple[Outlined, ...], tuple[Box, ...]]:
    """The boxes of a page with something in them, and the cells of its tables, which are none."""
    holes = list(_holes(mask, page))
    reach = _THICKEST_INCHES * page.dpi
    cells = _cells(holes, reach)
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


def _cells(holes: Sequence[Hole], reach: float) -> set[int]:
    """Which holes are beside another; two empty ones are, when one of them is a cell by a third."""
    pairs = [(a, b) for a, b in combinations(range(len(holes)), 2) if _beside(holes[a], holes[b], reach)]
    cells = {k for pair in pairs if not all(holes[k].empty for k in pair) for k in pair}
    fresh = cells
    while fresh:
        fresh = {k for pair in pairs if cells.intersection(pair) for k in pair} - cells
        cells |= fresh
    return cells


def _beside(one: Hole, other: Hole, reach: float) -> bool:
    """Whether two holes share a whole upright side, as cells of a table do."""
    (x, y, width, height), (left, top, wide, high) = one.area, other.area
    gap = max(x - left - wide, left - x - width)
    shared = min(y + height, top + high) - max(y, top)
    # What connectors and a side of a box enclose is empty, and seldom as high as the box.
    whole = max(height, high) if one.empty or other.empty else min(height, high)
    return -reach <= gap <= reach and shared >= _SIDE_SHARE * whole


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
