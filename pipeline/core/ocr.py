"""What an OCR engine is to the house: image in, lines with boxes and confidence out."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Px = tuple[float, float, float, float]
"""x0, top, x1, bottom in the pixels of the image handed in."""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line: `char_x_px` (n, 2) and `confidence` (n,) go with the n characters of `text`."""

    text: str
    bbox_px: Px
    char_x_px: NDArray[np.float32]
    confidence: NDArray[np.float32]
    cell: int | None
    engine: str


@dataclass(frozen=True, slots=True)
class OcrPage:
    """One page image as read: lines in reading order, ruling, ruled cells."""

    lines: tuple[OcrLine, ...]
    rules_px: tuple[Px, ...]
    cells: tuple[Px, ...]
    rotation_degrees: int
    skew_degrees: float
    kind: Literal["text", "blank", "picture"]


class OcrEngine(Protocol):
    """An engine states its character set, so that one lacking a Thai numeral is not trusted with numbers."""

    name: str
    version: str
    charset: frozenset[str]

    def page(self, image: NDArray[np.uint8], dpi: float) -> OcrPage:
        """Read one page image (greyscale, or colour with the channel last)."""
        ...
