"""A page as an OCR engine read it, as page content."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Doubt, OcrLine, OcrPage, Px
from pipeline.core.reading import no_boxes
from pipeline.text.glyph_columns import concatenated, no_glyphs
from schemas.geometry import BBox
from schemas.issue import Issue, IssueCode
from schemas.page_content import Floats, Font, Glyphs

POINTS_PER_INCH = 72.0
QUARTER_DEGREES = 90
OCR_FONT = Font(name="", bold=False)
"""An engine sees no fonts."""

SIZE_PER_HEIGHT = 0.72
"""Font size over the height of a line of Thai, marks included."""

BASELINE_SHARE = 0.78
"""Where in a line's box its baseline stands, from the top."""


LEAST_SKEW_DEGREES = 0.1
"""Below this the page counts as level."""


def levelled(page: OcrPage, height_px: int, width_px: int) -> OcrPage:
    """The reading of a skewed page as if it lay level, turned about its middle; others come back as they are.

    Tables are found on level grids: half a degree moves a rule by four points over the height of a page.
    The price is that boxes lie beside the picture's ink by up to that much at the page's edges.
    """
    if page.rotation_degrees or abs(page.skew_degrees) < LEAST_SKEW_DEGREES:
        return page
    turn = _Turn(math.radians(page.skew_degrees), width_px / 2, height_px / 2)
    lines = tuple(replace(x, bbox_px=turn.moved(x.bbox_px), char_x_px=turn.across(x)) for x in page.lines)
    return replace(page, lines=lines, cells=tuple(turn.box(cell) for cell in page.cells))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A small counter-clockwise turn about a point, in pixels (y grows downwards)."""

    radians: float
    x: float
    y: float

    def box(self, box: Px) -> Px:
        """The upright box whose skewed outline `box` encloses."""
        x0, top, x1, bottom = box
        lean = abs(math.sin(self.radians))
        wide, high = x1 - x0, bottom - top
        across, along = self._moved((x0 + x1) / 2, (top + bottom) / 2)
        half_wide = max(wide - high * lean, wide / 2) / 2
        half_high = max(high - wide * lean, high / 2) / 2
        return (across - half_wide, along - half_high, across + half_wide, along + half_high)

    def moved(self, box: Px) -> Px:
        """The box moved with its middle, as large as it was."""
        x0, top, x1, bottom = box
        x, y = self._moved((x0 + x1) / 2, (top + bottom) / 2)
        half_wide, half_high = (x1 - x0) / 2, (bottom - top) / 2
        return (x - half_wide, y - half_high, x + half_wide, y + half_high)

    def across(self, line: OcrLine) -> NDArray[np.float32]:
        """The extents of the characters of a line, moved with it."""
        x0, top, x1, bottom = line.bbox_px
        moved, _ = self._moved((x0 + x1) / 2, (top + bottom) / 2)
        return np.asarray(line.char_x_px + np.float32(moved - (x0 + x1) / 2), dtype=np.float32)

    def _moved(self, x: float, y: float) -> tuple[float, float]:
        right, down = x - self.x, y - self.y
        cos, sin = math.cos(self.radians), math.sin(self.radians)
        return self.x + right * cos + down * sin, self.y - right * sin + down * cos


def doubt_issue(page: OcrPage, doubt: Doubt, number: int, dpi: float) -> Issue:
    """A word read with little confidence, or read otherwise by a second engine, with its box in points."""
    word = page.lines[doubt.line].text[doubt.start : doubt.end]
    box = BBox(*(edge * POINTS_PER_INCH / dpi for edge in doubt.bbox_px)).rounded()
    if doubt.other is not None:
        message = f"{word!r}: another engine reads {doubt.other!r}; hold it against the page."
        return Issue(code=IssueCode.OCR_ENGINES_DISAGREE, message=message, page=number, bbox=box)
    message = f"{word!r}: read with confidence {doubt.confidence:.2f}; hold it against the page."
    return Issue(code=IssueCode.OCR_LOW_CONFIDENCE, message=message, page=number, bbox=box)


def ocr_glyphs(page: OcrPage, dpi: float, font: int) -> Glyphs:
    """One row per character; `line` is the engine's line, `font` as given; lengths in points."""
    scale = POINTS_PER_INCH / dpi
    turn = page.rotation_degrees // QUARTER_DEGREES % 4
    parts = [_line_glyphs(line, number, scale, font) for number, line in enumerate(page.lines) if line.text]
    glyphs = concatenated(parts) if parts else no_glyphs()
    return glyphs if turn == 0 else _turned(glyphs, turn)


def _turned(glyphs: Glyphs, turn: int) -> Glyphs:
    """Glyphs of a page that lies on its side or head: pens and baselines by the direction of its text.

    On its side an engine gives no place along the line, so a line's characters share it evenly.
    """
    boxes = glyphs.boxes_pt.copy()
    if turn % 2:
        for number in np.unique(glyphs.line):
            rows = np.flatnonzero(glyphs.line == number)
            top, bottom = float(boxes[rows, 1].min()), float(boxes[rows, 3].max())
            edges = (
                np.linspace(bottom, top, len(rows) + 1)
                if turn == 1
                else np.linspace(top, bottom, len(rows) + 1)
            )
            boxes[rows, 1] = np.minimum(edges[:-1], edges[1:])
            boxes[rows, 3] = np.maximum(edges[:-1], edges[1:])
            boxes[rows, 0], boxes[rows, 2] = boxes[rows, 0].min(), boxes[rows, 2].max()
    x0, top_edge, x1, bottom_edge = boxes.T
    rise = BASELINE_SHARE
    pens = {
        1: (x0 + rise * (x1 - x0), bottom_edge),
        2: (x1, bottom_edge - rise * (bottom_edge - top_edge)),
        3: (x1 - rise * (x1 - x0), top_edge),
    }
    pen_x, pen_y = pens[turn]
    height = (x1 - x0) if turn % 2 else (bottom_edge - top_edge)
    return replace(
        glyphs,
        boxes_pt=boxes,
        origin_x_pt=pen_x.astype(np.float32),
        baseline_pt=pen_y.astype(np.float32),
        size_pt=(height * SIZE_PER_HEIGHT).astype(np.float32),
        turn=np.full(len(glyphs), turn, dtype=np.int8),
    )


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
