"""pdfium as a PDF reader: characters in content order with font and box, images of pages."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from pipeline.core.reading import CodeMap, FontProgram, ReadingError, TextLayer
from pipeline.engines.file_fonts import font_programs, opened, with_maps
from pipeline.engines.pdfium_text import text_layer_of
from pipeline.engines.strokes import no_strokes, strokes_of
from schemas.geometry import BBox
from schemas.page_content import Strokes

POINTS_PER_INCH = 72.0
MOST_PIXELS = 120_000_000
"""Of one picture: A0 at 200 dpi takes 62 million; a page that takes more is no page of a plan."""

PAGES_AT_ONCE = 32
"""pdfium keeps what it parsed until the file is closed: after this many pages it is opened anew."""


class PdfiumReader:
    """An open PDF behind `pipeline.core.reading.PdfReader`."""

    def __init__(self, data: bytes | Path) -> None:
        self._data = data
        self._file = self._opened()
        self._parsed = 0
        self._text_only: set[int] = set()

    def _opened(self) -> pdfium.PdfDocument:
        try:
            return pdfium.PdfDocument(self._data)
        except pdfium.PdfiumError as error:
            raise ReadingError(f"cannot open the PDF: {error}") from error

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._file)

    @property
    def producer(self) -> str | None:
        """What made the file, as it says."""
        return self._file.get_metadata_value("Producer") or self._file.get_metadata_value("Creator") or None

    @property
    def is_only_a_form(self) -> bool:
        """Whether the pages are a stand-in for an XFA form, whose content no page holds."""
        return bool(self._file.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL)

    def text_layer(self, number: int) -> TextLayer:
        """The text layer of one page.

        Raises:
            ReadingError: the page cannot be parsed.
        """
        with self._page(number) as page:
            textpage = page.get_textpage()
            try:
                layer = text_layer_of(page, textpage)
                if not layer.graphics:
                    self._text_only.add(number)
                return layer
            finally:
                textpage.close()

    def strokes(self, number: int) -> Strokes:
        """The straight vector graphics of one page.

        Raises:
            ReadingError: the page cannot be parsed.
        """
        if number in self._text_only:
            return no_strokes()
        with self._page(number) as page:
            return strokes_of(page)

    def image(self, number: int, dpi: int, clip: BBox | None = None) -> NDArray[np.uint8]:
        """One page, or the part of it in `clip` (points), as RGB pixels (height, width, 3).

        Raises:
            ReadingError: the page cannot be rendered.
        """
        with self._page(number) as page:
            width, height = page.get_size()
            part = clip or BBox(0.0, 0.0, width, height)
            crop = (part.x0, height - part.bottom, width - part.x1, part.top)
            scale = dpi / POINTS_PER_INCH
            if (part.x1 - part.x0) * (part.bottom - part.top) * scale**2 > MOST_PIXELS:
                size = f"{part.x1 - part.x0:.0f} x {part.bottom - part.top:.0f} pt"
                raise ReadingError(f"page {number} is too large to be drawn at {dpi} dpi ({size})")
            bitmap = page.render(scale=scale, crop=tuple(max(0.0, c) for c in crop), rev_byteorder=True)
            pixels: NDArray[np.uint8] = bitmap.to_numpy()
            return np.ascontiguousarray(pixels[:, :, :3])

    def fonts(self) -> Sequence[FontProgram]:
        """The fonts of the file with the evidence on their codes; slow (it opens font programs).

        Raises:
            ReadingError: the file's objects cannot be read.
        """
        with opened(self._data) as pdf:
            return font_programs(pdf)

    def redecoded(self, maps: Mapping[str, CodeMap]) -> "PdfiumReader":
        """The same file read with other code maps, by `FontProgram.key`; fonts not named keep their own.

        Raises:
            ReadingError: the file's objects cannot be read or written.
        """
        with opened(self._data) as pdf:
            return PdfiumReader(with_maps(pdf, maps))

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        if self._parsed == PAGES_AT_ONCE:
            self._file.close()
            self._file, self._parsed = self._opened(), 0
        self._parsed += 1
        try:
            page = self._file[number - 1]
        except pdfium.PdfiumError as error:
            raise ReadingError(f"page {number} cannot be parsed: {error}") from error
        try:
            yield page
        finally:
            page.close()
