"""How far a page is turned: quarter turns by its text's rows, and the small angle that levels the lines."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Image

_LIMIT_DEGREES = 6.0
_COARSE_STEP, _FINE_STEP = 0.2, 0.02
_SMEAR_INCHES = 0.06
_COARSE_POINTS, _FINE_POINTS = 15_000, 60_000


def _sharpness(x: NDArray[np.float64], y: NDArray[np.float64], degrees: float) -> float:
    """Sum of squared row counts after turning by `degrees`: largest when lines are level."""
    rows = y - x * np.tan(np.radians(degrees))
    rows -= rows.min()
    counts = np.bincount(rows.astype(np.int64))
    return float(np.square(counts, dtype=np.float64).sum())


def _points(ink: Image, most: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y, x = np.nonzero(ink)
    stride = max(1, len(x) // most)
    return x[::stride].astype(np.float64), y[::stride].astype(np.float64)


def skew_degrees(ink: Image) -> float:
    """The slope of the text lines, positive when they fall to the right; 0 when there is nothing to go by.

    Exact to about a twentieth of a degree on a page of text.
    """
    x, y = _points(ink, _COARSE_POINTS)
    if len(x) == 0:
        return 0.0
    coarse = np.arange(-_LIMIT_DEGREES, _LIMIT_DEGREES + _COARSE_STEP / 2, _COARSE_STEP)
    best = max(coarse, key=lambda angle: _sharpness(x, y, float(angle)))
    x, y = _points(ink, _FINE_POINTS)
    fine = np.arange(best - _COARSE_STEP, best + _COARSE_STEP + _FINE_STEP / 2, _FINE_STEP)
    return float(max(fine, key=lambda angle: _sharpness(x, y, float(angle))))


def lies_on_its_side(ink: Image, dpi: float) -> bool:
    """Whether lines of text run down the page: letters then join into fewer groups when smeared downwards."""
    # Rules would answer for the table, not for the text.
    length = round(0.3 * dpi)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    text = cv2.resize(
        cv2.subtract(cv2.subtract(ink, level), upright), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA
    )
    text = cv2.morphologyEx((text > 100).astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 1), np.uint8))  # noqa: PLR2004 - of 255
    smear = max(3, round(_SMEAR_INCHES * dpi / 2))
    across = cv2.connectedComponents(cv2.dilate(text, np.ones((1, smear), np.uint8)))[0]
    down = cv2.connectedComponents(cv2.dilate(text, np.ones((smear, 1), np.uint8)))[0]
    return across > 1.15 * down


def turned(image: Image, quarters: int) -> Image:
    """The image turned clockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(image, -quarters))


def levelling(size: tuple[int, int], degrees: float) -> NDArray[np.float64]:
    """The matrix that levels lines falling to the right by `degrees`, about the page's centre."""
    width, height = size
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), np.float64)


def levelled(image: Image, matrix: NDArray[np.float64], paper_level: int) -> Image:
    """The image under `matrix`, the corners filled with paper."""
    height, width = image.shape[:2]
    return cv2.warpAffine(
        image,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(paper_level,),
    ).astype(np.uint8)
