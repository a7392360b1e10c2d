"""The protocol of a PDF reader: an open file that gives, page by page, what engines can see of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import BBox
from schemas.page_content import Floats, Font, Glyphs, Strokes


class ReadingError(Exception):
    """A file or a page that cannot be read at all; the message says which and why."""


class Concealment(StrEnum):
    """Why text on a page is not seen."""

    INVISIBLE = "drawn in invisible mode"
    COLOUR = "in the colour of what is behind it"
    TINY = "smaller than a point"
    OFF_PAGE = "beside the page"


@dataclass(frozen=True, slots=True)
class Concealed:
    """Text that nobody sees: why, how many letters, the first of them, and the box around all."""

    reason: Concealment
    count: int
    text: str
    bbox: BBox


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text layer of one page, undiagnosed: glyphs in content order, hidden ones marked.

    Lengths in points, top-left origin, as a person sees the page. `image_share` is the part of the page's
    area under raster images (0 to 1); `invisible_share` the part of the glyphs drawn in invisible mode
    (what an OCR program lays over a scan). `concealed` tells what is hidden and why, clipped text aside.
    `graphics`: whether the page draws any path or image.
    """

    width_pt: float
    height_pt: float
    fonts: tuple[Font, ...]
    glyphs: Glyphs
    image_share: float
    invisible_share: float
    concealed: tuple[Concealed, ...] = ()
    graphics: bool = True


class MapSource(StrEnum):
    """Where a map from character codes to Unicode comes from, the surest first."""

    GLYPH_NAMES = "glyph names"
    CMAP = "embedded cmap"
    OUTLINES = "glyph outlines"
    OCR = "rendered glyphs"


CodeMap = Mapping[int, str]
"""Character code of one font to Unicode text."""


@dataclass(frozen=True, slots=True)
class FontProgram:
    """One font object of the file with all that may tell what its codes mean.

    `key` identifies the object within the file; `declared` is its ToUnicode map as printed in the file;
    `evidence` are other readings of the codes, one map per source; `shapes` names the outline of each code by
    a digest that is equal for equal outlines wherever they are placed.
    """

    key: str
    name: str
    tag: str
    pages: tuple[int, ...]
    declared: CodeMap
    evidence: Mapping[MapSource, CodeMap]
    shapes: Mapping[int, str]


class PdfReader(Protocol):
    """An open PDF file. Pages are numbered from 1. Nothing is kept between calls but the open file."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    @property
    def producer(self) -> str | None:
        """What made the file, as it says."""

    def text_layer(self, number: int) -> TextLayer:
        """The text layer of one page.

        Raises:
            ReadingError: the page cannot be parsed.
        """

    def strokes(self, number: int) -> Strokes:
        """The straight vector graphics of one page.

        Raises:
            ReadingError: the page cannot be parsed.
        """

    def image(self, number: int, dpi: int, clip: BBox | None = None) -> NDArray[np.uint8]:
        """One page, or the part of it in `clip` (points), as RGB pixels (height, width, 3).

        Raises:
            ReadingError: the page cannot be rendered.
        """

    def fonts(self) -> Sequence[FontProgram]:
        """The fonts of the file with the evidence on their codes; slow (it opens font programs)."""

    def redecoded(self, maps: Mapping[str, CodeMap]) -> "PdfReader":
        """The same file read with other code maps, by `FontProgram.key`; fonts not named keep their own.

        Close it after use with `close`.
        """

    def close(self) -> None:
        """Release the file."""


def no_boxes() -> Floats:
    """An empty (0, 4) column of boxes."""
    return np.zeros((0, 4), dtype=np.float32)
