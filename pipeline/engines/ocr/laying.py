"""Lays a page straight: quarter turns and levelling, with all that is known of it; cuts out its stamps."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import AsideReason, Px
from pipeline.engines.ocr.coloured import Coloured
from pipeline.engines.ocr.paper import Paper
from pipeline.engines.ocr.skew import levelled, levelling, skew_degrees, turned

_LEVEL_ENOUGH_DEGREES = 0.03
_WHITE = 255
_HALF = 127
_STAMP_INK = 170


def quarter_turned(page: Paper, quarters: int) -> Paper:
    """The same page turned clockwise."""
    size = (page.grey.shape[1], page.grey.shape[0])
    return replace(
        page,
        grey=turned(page.grey, quarters),
        ink=turned(page.ink, quarters),
        stamps=None if page.stamps is None else turned(page.stamps, quarters),
        shade=None if page.shade is None else page.shade.turned(quarters),
        coloured=tuple(
            Coloured(_quarter_turned(one.bbox_px, size, quarters), one.reason) for one in page.coloured
        ),
    )


def _quarter_turned(box: Px, size: tuple[int, int], quarters: int) -> Px:
    x0, top, x1, bottom = box
    width, height = size
    return {
        0: box,
        1: (height - bottom, x0, height - top, x1),
        2: (width - x1, height - bottom, width - x0, height - top),
        3: (top, width - x1, bottom, width - x0),
    }[quarters % 4]


def laid_level(page: Paper) -> tuple[Paper, float]:
    """The page with its lines level, and the counter-clockwise turn in degrees that made them so."""
    size = (page.grey.shape[1], page.grey.shape[0])
    skew = skew_degrees(page.ink)
    if abs(skew) < _LEVEL_ENOUGH_DEGREES:
        return page, 0.0
    matrix = levelling(size, skew)
    ink = np.where(levelled(page.ink, matrix, 0) > _HALF, np.uint8(_WHITE), np.uint8(0))
    stamps = None if page.stamps is None else levelled(page.stamps, matrix, _WHITE)
    coloured = tuple(Coloured(_moved(one.bbox_px, matrix), one.reason) for one in page.coloured)
    grey = levelled(page.grey, matrix, round(page.level))
    shade = None if page.shade is None else page.shade.levelled(skew)
    return replace(page, grey=grey, ink=ink, stamps=stamps, coloured=coloured, shade=shade), skew


def _moved(box: Px, matrix: NDArray[np.float64]) -> Px:
    """The box around a turned box."""
    x0, top, x1, bottom = box
    corners = np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]]) @ matrix[:, :2].T + matrix[:, 2]
    (left, upper), (right, lower) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (left, upper, right, lower)


def stamp_papers(page: Paper) -> Iterator[tuple[tuple[int, int], Paper]]:
    """The ink of each stamp as a page of its own, and where on the page it begins."""
    if page.stamps is None:
        return
    height, width = page.stamps.shape
    for one in page.coloured:
        if one.reason is not AsideReason.STAMP:
            continue
        x0, top = max(0, int(one.bbox_px[0])), max(0, int(one.bbox_px[1]))
        x1, bottom = min(width, int(one.bbox_px[2]) + 1), min(height, int(one.bbox_px[3]) + 1)
        grey = np.ascontiguousarray(page.stamps[top:bottom, x0:x1])
        ink = np.where(grey < _STAMP_INK, np.uint8(_WHITE), np.uint8(0))
        yield (x0, top), Paper(grey, ink, float(_WHITE), 0.0, page.dpi)
