"""Pieces of tables, page by page: header understood, place on the page, caption above."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.tables.headers import Headed, Understood, column_texts, understood
from pipeline.tables.page_table import PageCell, PageTable
from pipeline.tables.wording import plain
from schemas.geometry import BBox
from schemas.line import Line, LineRole

CAPTION_LINES = 4
CAPTION_GAP_EM = 2.2
INSIDE_PT = 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A table as one page shows it. `captions` are the lines above it, from the top down.

    `at_top`, `at_bottom`: no body text stands between it and that end of the page. `sheet` counts the pages
    that print anything up to this one.
    """

    block: Headed
    captions: tuple[Line, ...]
    columns: tuple[tuple[str, ...], ...]
    meaning: Understood
    at_top: bool
    at_bottom: bool
    sheet: int

    @property
    def table(self) -> PageTable:
        """The page table."""
        return self.block.table

    @property
    def page(self) -> int:
        """1-based page."""
        return self.table.page

    @property
    def caption(self) -> str:
        """The caption lines, joined by a newline."""
        return "\n".join(line.text for line in self.captions)

    @property
    def body(self) -> tuple[PageCell, ...]:
        """The cells below the header."""
        return tuple(c for c in self.table.cells if c.row >= self.block.first_row)


def pieces(blocks: Sequence[Headed], lines: Sequence[Line], sheet: int) -> tuple[Piece, ...]:
    """The tables of one page, from the top down, with what stands around them. `lines`: those of the page."""
    body = [line for line in lines if line.role is LineRole.BODY]
    boxes = [block.table.box for block in blocks]
    outside = [line for line in body if not any(_inside(line.bbox, box) for box in boxes)]
    return tuple(_piece(block, boxes, outside, sheet) for block in blocks)


def _piece(block: Headed, boxes: Sequence[BBox], outside: Sequence[Line], sheet: int) -> Piece:
    box = block.table.box
    above = [line for line in outside if _middle(line.bbox) < box.top]
    below = [line for line in outside if _middle(line.bbox) > box.bottom]
    tables_above = [b for b in boxes if b is not box and b.bottom <= box.top + INSIDE_PT]
    tables_below = [b for b in boxes if b is not box and b.top >= box.bottom - INSIDE_PT]
    columns = column_texts(block)
    return Piece(
        block=block,
        captions=_captions(above, tables_above, box),
        columns=columns,
        meaning=understood(columns) if block.headers else Understood(None, (None,) * len(columns)),
        at_top=not above and not tables_above,
        at_bottom=not below and not tables_below,
        sheet=sheet,
    )


def _captions(above: Sequence[Line], tables: Sequence[BBox], box: BBox) -> tuple[Line, ...]:
    """The lines right above, as long as they follow each other closely."""
    floor = max((b.bottom for b in tables), default=float("-inf"))
    out: list[Line] = []
    edge = box.top
    for line in sorted(above, key=lambda one: -one.bbox.bottom):
        near = edge - line.bbox.bottom <= CAPTION_GAP_EM * line.size_pt
        if line.bbox.top < floor - INSIDE_PT or not near or len(out) >= CAPTION_LINES:
            break
        out.append(line)
        edge = line.bbox.top
    return tuple(reversed(out))


def _middle(box: BBox) -> float:
    return (box.top + box.bottom) / 2


def _inside(inner: BBox, outer: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, _middle(inner)
    return (
        outer.x0 - INSIDE_PT <= x <= outer.x1 + INSIDE_PT
        and outer.top - INSIDE_PT <= y <= outer.bottom + INSIDE_PT
    )


def header_words(piece: Piece) -> tuple[frozenset[str], ...]:
    """For each column the comparable header lines over it, to know broken and repeated headers by."""
    out = []
    for column in range(piece.table.columns):
        over = [c for c in piece.block.header_cells if c.column <= column < c.column + c.column_span]
        out.append(frozenset(plain(line.text) for c in over for line in c.lines if plain(line.text)))
    return tuple(out)
