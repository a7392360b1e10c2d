"""Cuts found lines out of the page in the shape the recogniser was trained on."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Image
from pipeline.engines.ocr.components import Marks
from pipeline.engines.ocr.lines import Row
from pipeline.engines.ocr.normalised import BASELINE_Y, BODY_X, BODY_Y, HEIGHT
from pipeline.engines.ocr.paper import Paper

_MARGIN_BODIES = 0.55
_DIGIT_BODIES = 1.35  # height of Arabic digits in bodies of the letters around, in the usual fonts
_TALL_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Crop:
    """A line ready to be read; page column = `x0` + crop column / `scale_x`."""

    image: Image
    x0: float
    scale_x: float


def crop(page: Paper, found: Marks, row: Row, owner: NDArray[np.int64], number: int) -> Crop:
    """The line `number` with the marks of other lines painted over; `owner` has each mark's line or -1."""
    seed = row.seed
    scale_y, scale_x = BODY_Y / seed.body, BODY_X / seed.body
    x0 = float(found.x0[row.members].min()) - _MARGIN_BODIES * seed.body
    x1 = float(found.x1[row.members].max()) + _MARGIN_BODIES * seed.body
    above, below = BASELINE_Y / scale_y, (HEIGHT - BASELINE_Y) / scale_y
    ends = sorted((float(seed.baseline_at(x0)), float(seed.baseline_at(x1))))
    left, right = max(0, int(x0)), min(page.grey.shape[1], int(x1) + 2)
    top, bottom = max(0, int(ends[0] - above) - 1), min(page.grey.shape[0], int(ends[1] + below) + 2)
    paper = round(page.level)
    window = _own_ink(
        page.grey[top:bottom, left:right], found.labels[top:bottom, left:right], owner, number, paper
    )
    if scale_y < 0.62:  # noqa: PLR2004 - as in training: smooth before shrinking a lot
        window = cv2.GaussianBlur(window, (0, 0), 0.42 / scale_y).astype(np.uint8)
    # output (u, v) = scale_x * (x - x0), BASELINE_Y + scale_y * (y - baseline_at(x)), with x, y in the window
    shift_y = BASELINE_Y + scale_y * (top - float(seed.baseline_at(float(left))))
    matrix = np.array(
        [[scale_x, 0, scale_x * (left - x0)], [-seed.slope * scale_y, scale_y, shift_y]], np.float64
    )
    width = max(16, round((x1 - x0) * scale_x))
    image = cv2.warpAffine(
        window,
        matrix,
        (width, HEIGHT),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(paper,),
    )
    return Crop(image.astype(np.uint8), x0, scale_x)


def digits_row(found: Marks, row: Row) -> Row:
    """The row as if its tall marks were Arabic digits: they stand on the line and tell the size.

    A few digits alone in a cell have no letters to take size and baseline from, and the parts of a
    percent sign mislead: its upper circle hangs, its lower one is small.
    """
    bottoms, heights = found.bottom[row.members], found.bottom[row.members] - found.top[row.members]
    tall = heights >= _TALL_SHARE * float(heights.max())
    height, baseline = float(np.median(heights[tall])), float(np.median(bottoms[tall]))
    seed = replace(row.seed, body=height / _DIGIT_BODIES, baseline=baseline, slope=0.0)
    return Row(seed, row.members)


def enlarged(image: Image, factor: float = 1.2) -> Image:
    """A cut line made larger about its baseline; what no longer fits above or below is cut off."""
    width = max(16, round(image.shape[1] * factor))
    matrix = np.array([[factor, 0, 0], [0, factor, BASELINE_Y * (1 - factor)]], np.float64)
    larger = cv2.warpAffine(
        image, matrix, (width, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return larger.astype(np.uint8)


def _own_ink(
    window: Image, labels: NDArray[np.int32], owner: NDArray[np.int64], number: int, paper: int
) -> Image:
    """The window without the marks of other lines, nor the grey fringe around them."""
    of_label = np.concatenate(([number], owner))[labels]
    foreign = (of_label != number) & (of_label >= 0)
    if not foreign.any():
        return window
    kernel = np.ones((3, 3), np.uint8)
    wide = cv2.dilate(foreign.astype(np.uint8), kernel) > 0
    own = cv2.dilate(((of_label == number) & (labels > 0)).astype(np.uint8), kernel) > 0
    return np.where(wide & ~own | foreign, np.uint8(paper), window)
