"""A reader and an OCR engine made of plain data, for tests of the stages."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import OcrLine, OcrPage
from pipeline.core.reading import CodeMap, FontProgram, ReadingError, TextLayer
from pipeline.text.glyph_columns import no_glyphs
from pipeline.text.marks import MARKS
from schemas.geometry import BBox
from schemas.page_content import Font, Glyphs, Strokes

EM = 16.0
ADVANCE_PT = 8.0
PLAIN = Font("Plain", bold=False)


def typed(lines: Sequence[tuple[str, float, float]], *, font: int = 0, hidden: bool = False) -> Glyphs:
    """Glyphs of lines given as (text, x, baseline), typed with a fixed advance; marks take no room."""
    rows: list[tuple[int, float, float, float]] = []
    for text, x, baseline in lines:
        pen = x
        for char in text:
            width = 0.0 if char in MARKS else ADVANCE_PT
            rows.append((ord(char), pen, pen + width, baseline))
            pen += width
    return columns(rows, font=font, hidden=hidden)


def columns(
    rows: Sequence[tuple[int, float, float, float]], *, font: int = 0, hidden: bool = False
) -> Glyphs:
    """Glyphs of rows given as (code, x0, x1, baseline); a glyph without width stands left of its pen."""
    count = len(rows)
    if not count:
        return no_glyphs()
    table = np.array(rows, dtype=np.float64)
    x0 = np.where(table[:, 1] == table[:, 2], table[:, 1] - ADVANCE_PT / 2, table[:, 1])
    return Glyphs(
        codes=table[:, 0].astype(np.uint32),
        boxes_pt=np.stack([x0, table[:, 3] - 13, table[:, 2], table[:, 3] + 4], axis=1).astype(np.float32),
        size_pt=np.full(count, EM, np.float32),
        origin_x_pt=table[:, 1].astype(np.float32),
        baseline_pt=table[:, 3].astype(np.float32),
        turn=np.zeros(count, np.int8),
        font=np.full(count, font, np.int32),
        line=np.full(count, -1, np.int32),
        hidden=np.full(count, hidden, np.bool_),
        synthetic=np.zeros(count, np.bool_),
        confidence=np.ones(count, np.float32),
    )


def layer(glyphs: Glyphs, *, image_share: float = 0.0, invisible_share: float = 0.0) -> TextLayer:
    """An A4 page with one font."""
    return TextLayer(595.0, 842.0, (PLAIN,), glyphs, image_share, invisible_share)


class FakeReader:
    """A reader of given layers; a page given as a message fails with it."""

    producer = "test"

    def __init__(self, pages: Sequence[TextLayer | str], *, dark: bool = False) -> None:
        self.pages, self.dark = pages, dark

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def text_layer(self, number: int) -> TextLayer:
        page = self.pages[number - 1]
        if isinstance(page, str):
            raise ReadingError(page)
        return page

    def strokes(self, number: int) -> Strokes:
        raise ReadingError(f"no strokes on page {number}")

    def image(self, number: int, dpi: int, clip: BBox | None = None) -> NDArray[np.uint8]:
        del number, dpi, clip
        return np.full((100, 70, 3), 0 if self.dark else 255, np.uint8)

    def fonts(self) -> Sequence[FontProgram]:
        return ()

    def redecoded(self, maps: Mapping[str, CodeMap]) -> "FakeReader":
        raise ReadingError(f"cannot be read with {len(maps)} other maps")

    def close(self) -> None:
        """Nothing to release."""


class FakeOcr:
    """An engine that reads the same lines on every page."""

    name, version, charset = "fake", "1", frozenset("กขค")

    def __init__(self, texts: Sequence[str], confidence: float = 0.9) -> None:
        self.texts, self.confidence = texts, confidence

    def page(self, image: NDArray[np.uint8], dpi: float) -> OcrPage:
        del image, dpi
        lines = tuple(self._line(text, 100.0 + 60 * n) for n, text in enumerate(self.texts))
        return OcrPage(lines, (), ((0.0, 0.0, 500.0, 500.0),), 0, 0.0, "text" if lines else "blank")

    def line(self, image: NDArray[np.uint8]) -> OcrLine:
        del image
        return self._line(self.texts[0], 0.0)

    def _line(self, text: str, top: float) -> OcrLine:
        starts = np.arange(len(text), dtype=np.float32) * 20 + 100
        sure = np.full(len(text), self.confidence, np.float32)
        return OcrLine(
            text,
            (100.0, top, 100.0 + 20 * len(text), top + 40),
            np.stack([starts, starts + 20], 1),
            sure,
            0,
            "fake",
        )
