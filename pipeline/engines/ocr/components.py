"""Connected marks of ink as columns of numbers, and the height of a letter's body read off them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import Paper

Floats = NDArray[np.float64]
_SPECK_INCHES = 0.008  # anything smaller both ways is dust
_BODY_INCHES = (0.025, 0.5)  # bodies of about 5 to 90 points of type
_PICTURE_BODIES = 5.0


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of ink: boxes in pixels, half-open; row i is label i + 1 of `labels`."""

    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    area: Floats
    labels: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.x0)

    @property
    def width(self) -> Floats:
        """Widths."""
        return self.x1 - self.x0

    @property
    def height(self) -> Floats:
        """Heights."""
        return self.bottom - self.top

    @property
    def centre_x(self) -> Floats:
        """Middles across."""
        return (self.x0 + self.x1) / 2

    @property
    def centre_y(self) -> Floats:
        """Middles down."""
        return (self.top + self.bottom) / 2


def marks(page: Paper) -> Marks:
    """All marks of a page without rules."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(page.ink, connectivity=8)
    x, y, width, height, area = stats[1:].astype(np.float64).T
    return Marks(x, y, x + width, y + height, area, np.asarray(labels, np.int32))


def specks(found: Marks, page: Paper) -> NDArray[np.bool_]:
    """Dust: too small for a full stop; on grainy paper the limit is higher."""
    limit = _SPECK_INCHES * page.dpi * (1.0 + min(1.0, page.noise / 25.0))
    tiny = (found.width < limit) & (found.height < limit)
    return np.asarray(tiny | (found.area < limit * limit * 0.5), np.bool_)


def body_limits(dpi: float) -> tuple[float, float]:
    """The least and largest height of a letter's body that is looked for, in pixels."""
    return _BODY_INCHES[0] * dpi, _BODY_INCHES[1] * dpi


def body_height(heights: Floats, widths: Floats, limits: tuple[float, float]) -> float | None:
    """The commonest height of letters within the limits, in pixels; None when there are none.

    Heights are weighted by width: consonants are both the most and the widest of the marks.
    """
    least, most = limits
    fit = (heights >= least) & (heights <= most) & (widths <= 6 * heights) & (widths >= 0.25 * heights)
    if not fit.any():
        return None
    counts = np.bincount(heights[fit].astype(np.int64), weights=np.minimum(widths[fit], 2 * heights[fit]))
    smooth = np.convolve(counts, np.array([0.5, 1.0, 0.5]), "same")
    peak = int(smooth.argmax())
    near = fit & (np.abs(heights - peak) <= max(1.0, 0.08 * peak))
    return float(np.average(heights[near], weights=widths[near]))


def dense(found: Marks) -> NDArray[np.bool_]:
    """Marks that fill a good part of their box; a frame of rules fills hardly any of it."""
    return np.asarray(found.area > 0.06 * found.width * found.height, np.bool_)


def pictures(found: Marks, body: float) -> NDArray[np.bool_]:
    """Marks too large to be letters: emblems, photographs, signatures, stamps."""
    tall = found.height > _PICTURE_BODIES * body
    wide = (found.width > 12 * body) & (found.height > 2.6 * body)
    return np.asarray(tall | wide, np.bool_)


def scrawls(found: Marks, body: float) -> NDArray[np.bool_]:
    """Thin strokes drawn over the height of two lines and the width of many letters: signatures.

    Letters that have grown together, and lines that touch, fill more of their box.
    """
    tall = (found.height > 2.6 * body) & (found.width > 3.5 * body)
    sized = (found.height < 14 * body) & (found.width < 45 * body)
    fill = found.area / np.maximum(1.0, found.width * found.height)
    return np.asarray(tall & sized & (fill < 0.16) & (fill > 0.01), np.bool_)  # noqa: PLR2004 - shares of a box
