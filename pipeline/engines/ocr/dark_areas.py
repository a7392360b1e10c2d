"""Black where a scanner saw no paper, pages in negative, and white print on dark fields."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Image

_NEGATIVE_MEDIAN = 100.0  # a page most of which is darker than this is printed white on black
_DARK_SHARE = 0.45  # of the page's median grey
_SOLID_INCHES = 0.07  # no stroke of a letter or rule is as thick
_RIM_INCHES = 0.02
_FIELD_INCHES = (0.5, 0.16)  # least width and height of a field with white print
_FIELD_FILL = 0.6
_HULL_FILL = 0.55  # of what is around a field: a box is as full, its print aside


def on_white(grey: Image, dpi: float) -> Image:
    """The page black on white: negatives turned, borders without paper made paper, dark fields turned."""
    median = float(np.median(grey[::4, ::4]))
    if median < _NEGATIVE_MEDIAN:
        grey = cv2.bitwise_not(grey).astype(np.uint8)
        median = 255 - median
    dark = (grey < _DARK_SHARE * median).astype(np.uint8)
    thick = max(3, round(_SOLID_INCHES * dpi))
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    if not solid.any():
        return grey
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    edge = _at_edges(np.asarray(labels, np.int32))
    out = grey.copy()
    outside = np.isin(labels, np.flatnonzero(edge)) & (labels > 0)
    if outside.any():
        rim = 2 * round(_RIM_INCHES * dpi) + 1
        out[cv2.dilate(outside.astype(np.uint8), np.ones((rim, rim), np.uint8)) > 0] = round(median)
    done = np.zeros(grey.shape, np.bool_)
    for number in sorted(range(1, count), key=lambda one: -int(stats[one][4])):
        if not edge[number]:
            _turn_field((out, done), labels == number, stats[number], dpi)
    return out


def _at_edges(labels: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each label whether it touches an edge of the image."""
    touching = np.zeros(int(labels.max()) + 1, np.bool_)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        touching[np.unique(side)] = True
    touching[0] = False
    return touching


def _turn_field(
    page: tuple[Image, NDArray[np.bool_]], field: NDArray[np.bool_], stats: NDArray[np.int32], dpi: float
) -> None:
    """Turns a dark field with white print, in place; pictures, which are not full, are left.

    `page` is the page and what of it was turned before: what print cuts off from a field lies within it.
    """
    x, y, width, height, area = (int(v) for v in stats)
    if (
        width < _FIELD_INCHES[0] * dpi
        or height < _FIELD_INCHES[1] * dpi
        or area < _FIELD_FILL * width * height
    ):
        return
    grey, done = page
    part, before = grey[y : y + height, x : x + width], done[y : y + height, x : x + width]
    filled = cv2.morphologyEx(
        field[y : y + height, x : x + width].astype(np.uint8),
        cv2.MORPH_CLOSE,
        np.ones((round(0.2 * dpi),) * 2, np.uint8),
    )
    # Print that fills its line leaves a hole, or a notch at the edge, wider than the closing mends.
    hull = cv2.convexHull(cv2.findNonZero(filled))
    if cv2.countNonZero(filled) >= _HULL_FILL * cv2.contourArea(hull):
        cv2.fillConvexPoly(filled, hull, 1)
    own = (filled > 0) & ~before
    part[own] = 255 - part[own]
    before |= own
