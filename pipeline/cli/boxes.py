"""Boxes of a layer over the picture of a page."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.tables.shown import BLUE, GREEN, ORANGE, RED, Colour, shown_cells
from schemas.document import Document
from schemas.geometry import BBox
from schemas.line import LineRole
from schemas.section import Section

Boxes = dict[int, list[tuple[BBox, Colour]]]

GREY = (150, 150, 150)
POINTS_PER_INCH = 72


def layer_boxes(read: Document, layer: str) -> Boxes:
    """Boxes by page: what the layer found, coloured by kind."""
    makers = {
        "lines": _lines,
        "tables": _tables,
        "charts": _charts,
        "sections": _sections,
        "strokes": _strokes,
        "reading": _glyphs,
    }
    found: Boxes = defaultdict(list)
    for page, box, colour in makers[layer](read) if layer in makers else _evidence(read, layer):
        found[page].append((box, colour))
    return found


def drawn(page: NDArray[np.uint8], boxes: list[tuple[BBox, Colour]], dpi: int) -> Image.Image:
    """The page picture (rendered at `dpi`) with `boxes` outlined."""
    picture = Image.fromarray(page).convert("RGB")
    pen = ImageDraw.Draw(picture)
    scale = dpi / POINTS_PER_INCH
    for box, colour in boxes:
        pen.rectangle([edge * scale for edge in box], outline=colour, width=2)
    return picture


def _lines(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    for line in read.lines or ():
        repaired = GREEN if line.edits else BLUE
        yield line.page, line.bbox, repaired if line.role is LineRole.BODY else GREY


def _tables(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    for cell in shown_cells(read.tables or ()):
        yield cell.page, cell.box, cell.colour


def _charts(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    for chart in read.charts or ():
        for unit in chart.units:
            for evidence in unit.evidence:
                yield evidence.page, evidence.bbox, BLUE if unit.parent_id else RED
            for post in unit.posts:
                for evidence in post.evidence:
                    yield evidence.page, evidence.bbox, GREEN


def _sections(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    def headings(sections: tuple[Section, ...]) -> Iterator[tuple[int, BBox, Colour]]:
        for section in sections:
            for evidence in section.evidence:
                yield evidence.page, evidence.bbox, RED if section.level == 1 else ORANGE
            for paragraph in section.paragraphs:
                yield paragraph.page, paragraph.bbox, GREY
            yield from headings(section.children)

    yield from headings(read.sections or ())


def _strokes(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    for number, strokes in enumerate(read.strokes or (), start=1):
        for x0, y0, x1, y1 in strokes.segments_pt.tolist():
            yield number, BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), RED
        for fill in strokes.fills_pt.tolist():
            yield number, BBox(*fill), ORANGE


def _glyphs(read: Document) -> Iterator[tuple[int, BBox, Colour]]:
    for page in read.reading or ():
        for box, hidden in zip(page.glyphs.boxes_pt.tolist(), page.glyphs.hidden.tolist(), strict=True):
            yield page.number, BBox(*box), GREY if hidden else BLUE


def _evidence(read: Document, layer: str) -> Iterator[tuple[int, BBox, Colour]]:
    """Every evidence box below a record, wherever it stands."""

    def below(value: object) -> Iterator[tuple[int, BBox, Colour]]:
        if isinstance(value, dict):
            if {"page", "bbox", "raw"} <= value.keys():
                yield value["page"], BBox(*value["bbox"]), RED
            for inner in value.values():
                yield from below(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                yield from below(inner)

    record = getattr(read, layer)
    yield from below(record.model_dump() if record is not None else ())
