"""Lines that join boxes: what is drawn outside of them, in networks that reach two boxes or more."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.drawn_boxes import Mask
from pipeline.engines.ocr.rule_pieces import Box

Line = tuple[float, float, float, float]  # x0, y0, x1, y1 with x0 <= x1

_RIM_INCHES = 0.05  # how far the outline of a box lies around what it encloses
_REACH_INCHES = 0.09  # how near a box a connector ends
_BRIDGE_INCHES = 0.04  # half of the gap in a broken connector
_RUN_INCHES = 0.05
_STRAIGHT_INCHES = 0.15  # a shallow slope is level over less
_SLOPE_INCHES = 0.2
_LEAST_TOUCHED = 2


@dataclass(frozen=True, slots=True)
class Joining:
    """Connectors in pixels, and the ink they are drawn with."""

    lines: tuple[Line, ...]
    ink: Mask
    boxes: int = 0  # how many they lead to


def joining(mask: Mask, boxes: Sequence[Box], cells: Sequence[Box], dpi: float) -> Joining:
    """The connectors between `boxes`; the frames of `cells` are none."""
    rim = round(_RIM_INCHES * dpi)
    free = mask.copy()
    for x, y, width, height in (*boxes, *cells):
        cv2.rectangle(free, (x - rim, y - rim), (x + width + rim, y + height + rim), 0, -1)
    reach = round(_BRIDGE_INCHES * dpi) * 2 + 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(free, np.ones((reach, reach), np.uint8)), connectivity=8
    )
    far = rim + round(_REACH_INCHES * dpi)
    near = [_near(np.asarray(labels, np.int32), box, far) for box in boxes]
    touched = np.bincount(np.concatenate([*near, np.zeros(1, np.int64)]), minlength=len(stats))
    touched[0] = 0
    wanted = touched >= _LEAST_TOUCHED
    lines: list[Line] = []
    ink = np.zeros_like(mask)
    for number in np.flatnonzero(wanted).tolist():
        x, y, width, height = (int(v) for v in stats[number][:4])
        part = np.s_[y : y + height, x : x + width]
        own = np.where(labels[part] == number, free[part], np.uint8(0)).astype(np.uint8)
        ink[part] |= own
        lines += [(a + x, b + y, c + x, d + y) for a, b, c, d in _runs(own, dpi)]
    return Joining(tuple(lines), ink, sum(bool(wanted[some].any()) for some in near))


def _near(labels: NDArray[np.int32], box: Box, reach: int) -> NDArray[np.int64]:
    """The networks that come near a box, each once."""
    x, y, width, height = box
    around = labels[max(0, y - reach) : y + height + reach, max(0, x - reach) : x + width + reach]
    return np.unique(around).astype(np.int64)


def _runs(own: Mask, dpi: float) -> Iterator[Line]:
    """The level, the upright, then the sloping lines of one network."""
    length = max(5, round(_RUN_INCHES * dpi))
    bridge = 2 * round(_BRIDGE_INCHES * dpi) + 1
    own = np.pad(own, bridge)  # closing draws what is near an edge out to it
    level, upright = (
        cv2.morphologyEx(
            cv2.morphologyEx(own, cv2.MORPH_CLOSE, np.ones(gap, np.uint8)),
            cv2.MORPH_OPEN,
            np.ones(run, np.uint8),
        )
        for gap, run in (((1, bridge), (1, length)), ((bridge, 1), (length, 1)))
    )
    for x, y, width, height in _parts(np.asarray(level, np.uint8)):
        if width >= height:
            yield (x - bridge, y + height / 2 - bridge, x + width - bridge, y + height / 2 - bridge)
    for x, y, width, height in _parts(np.asarray(upright, np.uint8)):
        if height >= width:
            yield (x + width / 2 - bridge, y - bridge, x + width / 2 - bridge, y + height - bridge)
    length = round(_STRAIGHT_INCHES * dpi)
    level = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    straight = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((5, 5), np.uint8))
    rest = np.asarray(cv2.bitwise_and(own, cv2.bitwise_not(straight)), np.uint8)
    yield from _sloping(np.ascontiguousarray(rest[bridge:-bridge, bridge:-bridge]), dpi)


def _parts(mask: Mask) -> Iterator[Box]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for x, y, width, height, _ in stats[1:].tolist():
        yield (x, y, width, height)


def _sloping(rest: Mask, dpi: float) -> Iterator[Line]:
    """Long lines that are neither level nor upright; one may be found more than once."""
    least = round(_SLOPE_INCHES * dpi)
    if cv2.countNonZero(rest) < least:
        return
    found = cv2.HoughLinesP(rest, 1, math.pi / 180, least // 2, minLineLength=least, maxLineGap=least // 3)
    for ax, ay, bx, by in [] if found is None else found.reshape(-1, 4).tolist():
        yield (
            (float(ax), float(ay), float(bx), float(by))
            if ax <= bx
            else (
                float(bx),
                float(by),
                float(ax),
                float(ay),
            )
        )
