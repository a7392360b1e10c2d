"""A page as an OCR engine read it, as page content."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pipeline.core.ocr import AsideReason, Doubt, OcrLine, OcrPage, Px
from pipeline.core.reading import no_boxes
from pipeline.text.glyph_columns import concatenated, no_glyphs
from schemas.geometry import BBox, PageTurn
from schemas.issue import Issue, IssueCode
from schemas.page_content import Floats, Font, Glyphs, Strokes

POINTS_PER_INCH = 72.0
QUARTER_DEGREES = 90
OCR_FONT = Font(name="", bold=False)
"""An engine sees no fonts."""

SIZE_PER_HEIGHT = 0.72
"""Font size over the height of a line of Thai, marks included, where the engine does not say."""

BASELINE_SHARE = 0.78
"""Where in a line's box its baseline stands, from the top, where the engine does not say."""

BODY_PER_EM = 0.41
"""Height of a consonant over the font size in TH Sarabun, the face of official print; others are as large
for their looks, if not by their number."""

PART_SHARE = 0.8
DRAWN_WIDTH_PT = 0.5
DRAWN_GREY = 200
"""Boxes and lines found in an image are given a width and a shade: an engine tells neither."""


def page_turn(page: OcrPage, number: int, dpi: float) -> PageTurn | None:
    """How the page was laid level to be read; `None` where it lay level."""
    if not page.rotation_degrees and not page.skew_degrees:
        return None
    width, height = (edge * POINTS_PER_INCH / dpi for edge in page.size_px)
    return PageTurn(
        page=number,
        quarters=page.rotation_degrees // QUARTER_DEGREES % 4,
        skew_degrees=round(page.skew_degrees, 3),
        width_pt=round(width, 2),
        height_pt=round(height, 2),
    )


def doubt_issue(page: OcrPage, doubt: Doubt, number: int, dpi: float) -> Issue:
    """A word read with little confidence, or read otherwise by a second engine, with its box in points."""
    word = page.lines[doubt.line].text[doubt.start : doubt.end]
    box = BBox(*(edge * POINTS_PER_INCH / dpi for edge in doubt.bbox_px)).rounded()
    if doubt.other is not None:
        reads = f"another engine reads {doubt.other!r}" if doubt.other else "another engine has it nowhere"
        message = f"{word!r}: {reads}; hold it against the page."
        return Issue(code=IssueCode.OCR_ENGINES_DISAGREE, message=message, page=number, bbox=box)
    where = " where a number must stand" if doubt.for_number else ""
    message = f"{word!r}{where}: read with confidence {doubt.confidence:.2f}; hold it against the page."
    return Issue(code=IssueCode.OCR_LOW_CONFIDENCE, message=message, page=number, bbox=box)


_LEFT_ASIDE = {
    AsideReason.STAMP: "A stamp or seal lies here; what it says is kept apart from the text.",
    AsideReason.SIGNATURE: "A signature stands here; it was not read.",
    AsideReason.UNREADABLE: "Marks of ink here could not be read; look at the page.",
}
_UNREAD_CELL = "There is ink in this cell of a table and nothing was read of it; look at the page."
LEAST_UNREADABLE_PT = 24.0
"""Unreadable marks narrower than this are dust and strokes, not words."""


def page_issues(page: OcrPage, number: int, dpi: float) -> Iterator[Issue]:
    """Doubtful words, regions not read as text but for pictures, and a second engine that did not answer."""
    if page.unasked:
        yield Issue(code=IssueCode.OCR_SECOND_ENGINE_FAILED, message=page.unasked, page=number)
    for doubt in page.doubtful:
        yield doubt_issue(page, doubt, number, dpi)
    for aside in page.aside:
        box = BBox(*(edge * POINTS_PER_INCH / dpi for edge in aside.bbox_px)).rounded()
        if aside.reason is AsideReason.UNREAD_CELL and page.kind == "text":
            yield Issue(code=IssueCode.OCR_CELL_UNREAD, message=_UNREAD_CELL, page=number, bbox=box)
        dust = aside.reason is AsideReason.UNREADABLE and (
            page.kind != "text" or box.width_pt < LEAST_UNREADABLE_PT
        )
        if aside.reason in _LEFT_ASIDE and not dust:
            message = _LEFT_ASIDE[aside.reason]
            yield Issue(code=IssueCode.OCR_LEFT_ASIDE, message=message, page=number, bbox=box)


def stamp_glyphs(page: OcrPage, dpi: float, font: int) -> Glyphs | None:
    """What stamps say, like `ocr_glyphs`; `None` where there is nothing."""
    if not page.stamps:
        return None
    return ocr_glyphs(replace(page, lines=page.stamps), dpi, font)


def ocr_glyphs(page: OcrPage, dpi: float, font: int) -> Glyphs:
    """One row per character, on the level page; `line` is the engine's line, `font` as given."""
    scale = POINTS_PER_INCH / dpi
    parts = [_line_glyphs(line, number, scale, font) for number, line in enumerate(page.lines) if line.text]
    return concatenated(parts) if parts else no_glyphs()


def seen_glyphs(glyphs: Glyphs, turn: PageTurn | None) -> Glyphs:
    """Glyphs of the level page on the page as seen: pens and baselines by the direction of their text."""
    if turn is None or not len(glyphs):
        return glyphs
    boxes = np.array([turn.seen(BBox(*box)) for box in glyphs.boxes_pt.tolist()], np.float32)
    x0, top, x1, bottom = boxes.T
    rise = BASELINE_SHARE
    pen_x, pen_y = {
        0: (x0, top + rise * (bottom - top)),
        1: (x0 + rise * (x1 - x0), bottom),
        2: (x1, bottom - rise * (bottom - top)),
        3: (x1 - rise * (x1 - x0), top),
    }[turn.quarters]
    return replace(
        glyphs,
        boxes_pt=boxes,
        origin_x_pt=pen_x.astype(np.float32),
        baseline_pt=pen_y.astype(np.float32),
        turn=np.full(len(glyphs), turn.quarters, dtype=np.int8),
    )


def ocr_cells(page: OcrPage, dpi: float) -> Floats:
    """Ruled cells (k, 4) in points; boxes that lines join are of a drawing, not of a table."""
    boxes = page.drawn.boxes_px if page.drawn.joins_px else ()
    cells = [cell for cell in page.cells if not any(_is_part(box, cell) for box in boxes)]
    if not cells:
        return no_boxes()
    return np.array(cells, dtype=np.float32) * np.float32(POINTS_PER_INCH / dpi)


def _is_part(box: Px, cell: Px) -> bool:
    """Whether a cell is the inside of a box, or one of the parts a line across it makes."""
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    inside = box[0] <= x <= box[2] and box[1] <= y <= box[3]
    return inside and cell[2] - cell[0] >= PART_SHARE * (box[2] - box[0])


def drawn_strokes(page: OcrPage, dpi: float) -> Strokes | None:
    """Boxes that an engine saw as fills; lines that join them, or run across them, as segments. In points."""
    if not page.drawn.boxes_px:
        return None
    scale = np.float32(POINTS_PER_INCH / dpi)
    boxes = np.array(page.drawn.boxes_px, np.float32).reshape(-1, 4) * scale
    segments = np.array((*page.drawn.joins_px, *page.drawn.dividers_px), np.float32).reshape(-1, 4) * scale
    run, rise = segments[:, 2] - segments[:, 0], np.abs(segments[:, 3] - segments[:, 1])
    return Strokes(
        segments_pt=segments,
        width_pt=np.full(len(segments), DRAWN_WIDTH_PT, np.float32),
        sloping=np.minimum(run, rise) > 0,
        fills_pt=boxes,
        fill_rgb=np.full((len(boxes), 3), DRAWN_GREY, np.uint8),
    )


def _line_glyphs(line: OcrLine, number: int, scale: float, font: int) -> Glyphs:
    count = len(line.text)
    x0, top, x1, bottom = (edge * scale for edge in line.bbox_px)
    across = np.asarray(line.char_x_px, dtype=np.float32).reshape(count, 2) * np.float32(scale)
    # An engine tells where characters follow each other; where the first begins and the last ends is ink.
    across[0, 0], across[-1, 1] = min(across[0, 0], x0), max(across[-1, 1], x1)
    size = (bottom - top) * SIZE_PER_HEIGHT if line.body_px is None else line.body_px * scale / BODY_PER_EM
    baseline = top + (bottom - top) * BASELINE_SHARE
    if line.baseline_px is not None:
        baseline = line.baseline_px * scale
    column = np.ones(count, dtype=np.float32)
    return Glyphs(
        codes=np.array([ord(char) for char in line.text], dtype=np.uint32),
        boxes_pt=np.stack([across[:, 0], column * top, across[:, 1], column * bottom], axis=1).astype(
            np.float32
        ),
        size_pt=column * np.float32(size),
        origin_x_pt=across[:, 0],
        baseline_pt=column * np.float32(baseline),
        turn=np.zeros(count, dtype=np.int8),
        font=np.full(count, font, dtype=np.int32),
        line=np.full(count, number, dtype=np.int32),
        hidden=np.zeros(count, dtype=np.bool_),
        synthetic=np.zeros(count, dtype=np.bool_),
        confidence=np.asarray(line.confidence, dtype=np.float32),
    )
