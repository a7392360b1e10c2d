"""All tables of a document: page by page grids and alignments, then joined over the pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.tables.assign import filled
from pipeline.tables.build import built
from pipeline.tables.edges import drawing
from pipeline.tables.grid import grids
from pipeline.tables.headers import Headed, column_texts, headed, month_of
from pipeline.tables.joining import joined
from pipeline.tables.marks import with_arrows, with_bars
from pipeline.tables.page_table import PageTable
from pipeline.tables.pieces import Piece, pieces
from pipeline.tables.wording import plain
from pipeline.text.context import RepairContext, repair_context
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.table import Table


def found_tables(
    reading: Sequence[PageContent], strokes: Sequence[Strokes], lines: Sequence[Line]
) -> tuple[Table, ...]:
    """The tables of a document, in reading order."""
    context = repair_context(tuple(reading))
    by_page = {page: tuple(group) for page, group in groupby(lines, key=lambda line: line.page)}
    all_pieces: list[Piece] = []
    for page, drawn in zip(reading, strokes, strict=True):
        blocks = [headed(table) for table in page_tables(page, drawn, context)]
        blocks = [_barred(block, drawn) for block in blocks]
        all_pieces.extend(pieces(blocks, by_page.get(page.number, ())))
    pages = {page.number: page for page in reading}
    return tuple(built(k, one, pages, lines) for k, one in enumerate(joined(all_pieces), start=1))


def page_tables(page: PageContent, strokes: Strokes, context: RepairContext) -> Iterator[PageTable]:
    """The tables of one page from the top down, before their headers are read."""
    if not len(page.glyphs):
        return
    drawn = drawing(strokes)
    for grid in grids(drawn.edges):
        if grid.is_table:
            table = filled(grid, page, context)
            if any(cell.text for cell in table.cells):
                yield with_arrows(table, drawn.arrows_pt)


def _barred(block: Headed, strokes: Strokes) -> Headed:
    months = [
        place
        for place, texts in enumerate(column_texts(block))
        if any(month_of(plain(text)) for text in texts)
    ]
    return Headed(with_bars(block.table, strokes, months), block.titles, block.headers) if months else block
