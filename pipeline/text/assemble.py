"""Glyph rows of a page, a region or one table cell into printed lines, read and repaired."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.text.context import RepairContext
from pipeline.text.glyph_lines import GlyphLine, glyph_lines
from pipeline.text.repair import Clues, repaired
from schemas.geometry import BBox
from schemas.line import Edit
from schemas.page_content import Glyphs


@dataclass(frozen=True, slots=True)
class AssembledLine:
    """One printed line. `rows` are indices into the glyphs handed in, -1 for a blank the geometry shows.

    `doubtful` are offsets into `text` where no single reading could be settled; `gaps` are offsets into
    `text` of the first character after a wide blank. `size_pt` and `font` are the prevailing ones;
    `confidence` is the lowest of the glyphs. `turn` as in `Glyphs`.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...]
    doubtful: tuple[int, ...]
    bbox: BBox
    gaps: tuple[int, ...]
    size_pt: float
    font: int
    turn: int
    confidence: float
    rows: NDArray[np.intp]


def assembled(glyphs: Glyphs, context: RepairContext) -> tuple[AssembledLine, ...]:
    """The printed lines of the visible glyphs, from the top down, left to right within a line.

    Hidden glyphs are left out; hand in `glyphs.take(glyphs.hidden)` with `hidden` cleared to read them.
    """
    return tuple(_assembled(glyphs, line, context) for line in glyph_lines(glyphs))


def _assembled(glyphs: Glyphs, line: GlyphLine, context: RepairContext) -> AssembledLine:
    rows = line.rows
    drawn = rows[rows >= 0]
    fonts = () if context.plain else np.where(rows >= 0, glyphs.font[rows], -1).tolist()
    fix = repaired(line.raw, context, Clues(fonts, line.repeats))
    boxes = glyphs.boxes_pt[drawn]
    sizes = np.sort(glyphs.size_pt[drawn])
    return AssembledLine(
        raw=line.raw,
        text=fix.text,
        edits=fix.edits,
        doubtful=fix.doubtful,
        bbox=BBox(*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()).rounded(),
        gaps=fix.offsets(line.gaps),
        size_pt=round(float(sizes[len(sizes) // 2]), 2),
        font=int(np.bincount(glyphs.font[drawn]).argmax()),
        turn=line.turn,
        confidence=float(glyphs.confidence[drawn].min()),
        rows=rows,
    )
