"""Painted areas of a page, found at a quarter of its size: boxes that have a colour and no outline."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.core.ocr import Image
from pipeline.engines.ocr.rule_pieces import Box
from pipeline.engines.ocr.skew import levelled, levelling, turned

_STEP = 4  # pixels of the page for one here
_STROKE_INCHES = 0.07  # letters and lines are no thicker
_LEAST_LEVELS = 10.0  # darker than the paper
_SHARE = (0.004, 0.6)  # of the page: less is nothing, more is the paper itself
_SIDES_INCHES = (0.4, 0.16)
_LARGEST_SHARE = 0.92
_FULL = 0.4  # of what is around it, askew as it may lie: shadows of a scanner's lid are no boxes
_FEWEST = 2
_RECTANGULARITY = 0.82
_HALF, _COLOUR_CHANNELS = 127, 3


@dataclass(frozen=True, slots=True)
class Shade:
    """255 where a page is painted, letters and lines passed over, at a quarter of its size."""

    mask: Image

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.mask.shape[1])

    def turned(self, quarters: int) -> "Shade":
        """The shade of the page turned clockwise by quarter turns."""
        return Shade(turned(self.mask, quarters))

    def levelled(self, degrees: float) -> "Shade":
        """The shade of the page turned as it is laid level."""
        size = (self.mask.shape[1], self.mask.shape[0])
        even = levelled(self.mask, levelling(size, degrees), 0)
        return Shade(np.where(even > _HALF, np.uint8(255), np.uint8(0)))


def shade(image: Image, dpi: float) -> Shade | None:
    """The painted areas of a page image; `None` where there are none to speak of."""
    few = image[::_STEP, ::_STEP]
    dark = np.ascontiguousarray(few[:, :, :3].min(axis=2) if image.ndim == _COLOUR_CHANNELS else few)
    stroke = max(3, round(_STROKE_INCHES * dpi / _STEP)) | 1
    bare = cv2.blur(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8)), (3, 3))
    paper = float(np.median(bare))
    painted = (bare < paper - _LEAST_LEVELS).astype(np.uint8)
    if not _SHARE[0] <= float(painted.mean()) <= _SHARE[1]:
        return None
    mask = np.zeros_like(dark)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(painted, connectivity=4)
    count, bright = 0, float(np.median(dark))
    for number, (x, y, width, height, area) in enumerate(stats[1:].tolist(), start=1):
        inside = x > 0 and y > 0 and x + width < dark.shape[1] and y + height < dark.shape[0]
        short, long = (side * _STEP / dpi for side in sorted((width, height)))
        sized = long >= _SIDES_INCHES[0] and short >= _SIDES_INCHES[1]
        if not (inside and sized) or area < _FULL * width * height:
            continue
        part = np.s_[y : y + height, x : x + width]
        own = labels[part] == number
        # Between the letters of a heading there is paper; between those on a painted ground there is none.
        if float(np.median(dark[part][own])) < bright - _LEAST_LEVELS:
            mask[part][own] = 255
            count += 1
    return Shade(mask) if count >= _FEWEST else None


def painted_boxes(found: Shade, dpi: float, scale: float) -> Iterator[Box]:
    """Painted rectangles in pixels of the page as it was analysed, `scale` times those of the shade."""
    contours, _ = cv2.findContours(found.mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    height, width = found.mask.shape
    for contour in contours:
        x, y, wide, high = cv2.boundingRect(contour)
        sized = wide * scale >= _SIDES_INCHES[0] * dpi and high * scale >= _SIDES_INCHES[1] * dpi
        part = wide <= _LARGEST_SHARE * width and high <= _LARGEST_SHARE * height
        if sized and part and cv2.contourArea(contour) >= _RECTANGULARITY * (wide - 1) * (high - 1):
            yield tuple(round(edge * scale) for edge in (x, y, wide, high))  # type: ignore[misc]  # four edges
