"""Boxes drawn on a page: what outlines enclose, square or round, with their dividers; no cells of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import Paper, ringing
from pipeline.engines.ocr.rule_pieces import Box

Mask = NDArray[np.uint8]  # 255 or 0

_LONG_INCHES = 0.25  # a mark at least as long one way may be drawn
_DASH_INCHES, _DASH_TIMES = 0.025, 3
_FAINT_LEVELS, _FAINT_NOISE = 14.0, 4.5  # below the paper, and in deviations of its grain
_FAINT_RINGING = 1.5
_STEP_PX = 3
_GAP_INCHES, _RUN_INCHES, _THICK_INCHES = 0.045, 0.13, 0.045
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


@dataclass(frozen=True, slots=True)
class Inked:
    """What of a page may be outlines and connectors, and what is letters."""

    lines: Mask
    letters: Mask


def inked(page: Paper) -> Inked:
    """Lines are marks longer than a letter."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(page.ink, connectivity=8)
    sides = np.sort(stats[:, 2:4], axis=1)
    long = sides[:, 1] >= _LONG_INCHES * page.dpi
    dash = (sides[:, 0] <= _DASH_INCHES * page.dpi) & (sides[:, 1] >= _DASH_TIMES * sides[:, 0])
    letter = ~(long | dash)
    long[0] = letter[0] = False
    lines = np.where(long[labels], np.uint8(255), np.uint8(0))
    return Inked(_mended(lines, page.dpi), np.where(letter[labels], np.uint8(255), np.uint8(0)))


def with_faint(found: Inked, page: Paper) -> Inked:
    """Lines with the straight runs between letters that are too faint to be ink, or dashed."""
    letters = np.asarray(cv2.dilate(found.letters, np.ones((3, 3), np.uint8)), np.uint8)
    return Inked(_mended(found.lines | _faint_lines(page, letters), page.dpi), found.letters)


def _mended(lines: Mask, dpi: float) -> Mask:
    mend = max(3, round(_MEND_INCHES * dpi)) | 1
    return np.asarray(cv2.morphologyEx(lines, cv2.MORPH_CLOSE, np.ones((mend, mend), np.uint8)), np.uint8)


def _faint_lines(page: Paper, letters: Mask) -> Mask:
    """Level and upright runs darker than the paper on both sides; those of letters in a row are none."""
    least = max(_FAINT_LEVELS, _FAINT_NOISE * page.noise, _FAINT_RINGING * ringing(page))
    gap, run = round(_GAP_INCHES * page.dpi), round(_RUN_INCHES * page.dpi)
    thick = max(5, round(_THICK_INCHES * page.dpi)) | 1
    found = np.zeros_like(letters)
    for upright in (False, True):
        beside, step, close, opening, bridge = (
            np.ones((1, size) if across else (size, 1), np.uint8)
            for size, across in (
                (thick, upright),
                (_STEP_PX, upright),  # what is not quite level is a pixel lower now and then, and paler there
                (gap, not upright),
                (run, not upright),
                (run // 2, not upright),
            )
        )
        hat = cv2.morphologyEx(page.grey, cv2.MORPH_BLACKHAT, beside)
        seen = cv2.dilate(cv2.threshold(hat, least, 255, cv2.THRESH_BINARY)[1], step)
        closed = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, close)
        bare = cv2.bitwise_and(cv2.morphologyEx(closed, cv2.MORPH_OPEN, opening), cv2.bitwise_not(letters))
        runs = cv2.morphologyEx(cv2.morphologyEx(bare, cv2.MORPH_OPEN, opening), cv2.MORPH_CLOSE, bridge)
        found = cv2.bitwise_or(found, runs).astype(np.uint8)
    return found


def outlined(found: Inked, ruled: Sequence[Box], dpi: float) -> tuple[tuple[Outlined, ...], tuple[Box, ...]]:
    """The boxes of a page with something in them, and the cells of its tables, which are none.

    `ruled` are cells closed by rules alone, which may be broken or faint.
    """
    holes = list(_holes(found, dpi))
    reach = _THICKEST_INCHES * dpi
    nothing = np.zeros((0, 1, 2), np.int32)
    written = [Hole(area, nothing, empty=False) for area in ruled if is_written(found, area, dpi)]
    cells = {k for k in _cells([*holes, *written], reach) if k < len(holes)}
    stacks = _stacks([hole for k, hole in enumerate(holes) if k not in cells], reach)
    boxes = tuple(
        Outlined(_around(stack), tuple(stack))
        for stack in stacks
        if len(stack) <= _MOST_PARTS and not all(hole.empty for hole in stack)
    )
    tall = [hole.area for stack in stacks if len(stack) > _MOST_PARTS for hole in stack]
    return boxes, (*(holes[k].area for k in sorted(cells)), *tall)


def _holes(found: Inked, dpi: float) -> Iterable[Hole]:
    """Boxes around what ink encloses, as far as it fills them as a rectangle or an ellipse does."""
    contours, hierarchy = cv2.findContours(found.lines, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    height, width = found.lines.shape
    for number, contour in enumerate(contours):
        if hierarchy[0][number][3] < 0:  # an outer border
            continue
        x, y, wide, high = cv2.boundingRect(contour)
        large = wide >= _HOLE_INCHES[0] * dpi and high >= _HOLE_INCHES[1] * dpi
        small = wide <= _LARGEST_SHARE * width and high <= _LARGEST_SHARE * height
        if large and small and cv2.contourArea(contour) >= _RECTANGULARITY * wide * high:
            area = (x, y, wide, high)
            yield Hole(area, np.asarray(contour, np.int32), not is_written(found, area, dpi))


def is_written(found: Inked, area: Box, dpi: float) -> bool:
    """Whether there is more in an area than dust."""
    x, y, width, height = area
    written = cv2.countNonZero(found.letters[max(0, y) : y + height, max(0, x) : x + width])
    return written >= (_LEAST_WRITTEN_INCHES * dpi) ** 2


def _cells(holes: Sequence[Hole], reach: float) -> set[int]:
    """Which holes share an upright side with another; empty ones may be above or below a cell too."""
    if not holes:
        return set()
    x0, top, width, height = (np.array([hole.area[k] for hole in holes], np.float64) for k in range(4))
    x1, bottom = x0 + width, top + height
    empty = np.array([hole.empty for hole in holes])
    gap = np.maximum(x0[:, None] - x1[None, :], x0[None, :] - x1[:, None])
    shared = np.minimum(bottom[:, None], bottom[None, :]) - np.maximum(top[:, None], top[None, :])
    low, high = (choose(height[:, None], height[None, :]) for choose in (np.minimum, np.maximum))
    # What connectors and a side of a box enclose is empty, and seldom as high as the box.
    whole = np.where(empty[:, None] | empty[None, :], high, low)
    beside = (np.abs(gap) <= reach) & (shared >= _SIDE_SHARE * whole)
    ends = np.maximum(np.abs(x0[:, None] - x0[None, :]), np.abs(x1[:, None] - x1[None, :]))
    under = (ends <= reach) & (np.abs(top[:, None] - bottom[None, :]) <= reach)
    cells = (beside & ~(empty[:, None] & empty[None, :])).any(axis=1)
    linked = beside | under | under.T
    while True:
        more = cells | linked[cells].any(axis=0)
        if (more == cells).all():
            return set(np.flatnonzero(cells).tolist())
        cells = more


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
