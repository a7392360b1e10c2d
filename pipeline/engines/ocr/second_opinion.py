"""A second engine on the same page: it changes nothing, it says where it reads a number differently.

It is handed the page as the first one laid it, so that their boxes agree. Where it cannot be asked, the page
is read all the same and says so.
"""

from dataclasses import replace

import cv2
import numpy as np

from pipeline.core.ocr import Image, OcrEngine, OcrPage, OcrTimeoutError, OcrUnavailableError
from pipeline.engines.ocr.comparing import compared
from pipeline.engines.ocr.skew import levelled, levelling, turned
from pipeline.engines.ocr.wrapped import WrappedOcr

_QUARTER_DEGREES = 90


class SecondOpinionOcr(WrappedOcr):
    """An engine whose pages carry a doubt for each number that `second` reads differently."""

    def __init__(self, engine: OcrEngine, second: OcrEngine) -> None:
        super().__init__(engine)
        self._second = second

    @property
    def version(self) -> str:
        """The versions of both: with another second engine other doubts are raised."""
        return f"{self._engine.version}+{self._second.name}-{self._second.version}"

    def page(self, image: Image, dpi: float) -> OcrPage:
        """Read one page with both; a page without text is not shown to the second."""
        page = self._engine.page(image, dpi)
        if page.kind != "text":
            return page
        try:
            other = self._second.page(as_laid(image, page), dpi)
        except (OcrUnavailableError, OcrTimeoutError) as error:
            return replace(page, unasked=f"{self._second.name} could not be asked: {error}")
        return compared(page, other, self._second)


def as_laid(image: Image, page: OcrPage) -> Image:
    """The image turned and levelled as the page was to be read."""
    laid = turned(image, page.rotation_degrees // _QUARTER_DEGREES)
    if not page.skew_degrees:
        return laid
    matrix = levelling((laid.shape[1], laid.shape[0]), page.skew_degrees)
    planes = np.atleast_3d(laid)
    level = [levelled(np.ascontiguousarray(planes[:, :, n]), matrix, 255) for n in range(planes.shape[2])]
    return level[0] if len(level) == 1 else np.asarray(cv2.merge(level), np.uint8)
