"""A page as an OCR engine read it, as page content."""

import numpy as np

from pipeline.core.ocr import OcrLine, OcrPage
from pipeline.core.reading import no_boxes
from pipeline.text.glyph_columns import concatenated, no_glyphs
from schemas.page_content import Floats, Font, Glyphs

POINTS_PER_INCH = 72.0
OCR_FONT = Font(name="", bold=False)
"""An engine sees no fonts."""

SIZE_PER_HEIGHT = 0.72
"""Font size over the height of a line of Thai, marks included."""

BASELINE_SHARE = 0.78
"""Where in a line's box its baseline stands, from the top."""


def ocr_glyphs(page: OcrPage, dpi: float, font: int) -> Glyphs:
    """One row per character; `line` is the engine's line, `font` as given; lengths in points."""
    scale = POINTS_PER_INCH / dpi
    parts = [_line_glyphs(line, number, scale, font) for number, line in enumerate(page.lines) if line.text]
    return concatenated(parts) if parts else no_glyphs()


def ocr_cells(page: OcrPage, dpi: float) -> Floats:
    """Ruled cells (k, 4) in points."""
    if not page.cells:
        return no_boxes()
    return np.array(page.cells, dtype=np.float32) * np.float32(POINTS_PER_INCH / dpi)


def _line_glyphs(line: OcrLine, number: int, scale: float, font: int) -> Glyphs:
    count = len(line.text)
    _, top, _, bottom = (edge * scale for edge in line.bbox_px)
    across = np.asarray(line.char_x_px, dtype=np.float32).reshape(count, 2) * np.float32(scale)
    height = bottom - top
    column = np.ones(count, dtype=np.float32)
    return Glyphs(
        codes=np.array([ord(char) for char in line.text], dtype=np.uint32),
        boxes_pt=np.stack([across[:, 0], column * top, across[:, 1], column * bottom], axis=1).astype(
            np.float32
        ),
        size_pt=column * np.float32(height * SIZE_PER_HEIGHT),
        origin_x_pt=across[:, 0],
        baseline_pt=column * np.float32(top + height * BASELINE_SHARE),
        turn=np.zeros(count, dtype=np.int8),
        font=np.full(count, font, dtype=np.int32),
        line=np.full(count, number, dtype=np.int32),
        hidden=np.zeros(count, dtype=np.bool_),
        synthetic=np.zeros(count, dtype=np.bool_),
        confidence=np.asarray(line.confidence, dtype=np.float32),
    )
