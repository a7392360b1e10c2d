"""All tables of a document: page by page grids and alignments, then joined over the pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.tables.alignment import aligned_table, free_regions
from pipeline.tables.assign import filled
from pipeline.tables.build import built
from pipeline.tables.edges import Drawing, drawing
from pipeline.tables.grid import Grid, grids
from pipeline.tables.headers import Headed, column_texts, headed, month_of
from pipeline.tables.joining import joined
from pipeline.tables.marks import with_arrows, with_bars
from pipeline.tables.page_table import PageTable
from pipeline.tables.pieces import Piece, pieces
from pipeline.tables.split import split_rows
from pipeline.tables.wording import plain
from pipeline.text.context import RepairContext, repair_context
from schemas.line import Line, LineRole
from schemas.page_content import PageContent, Strokes
from schemas.table import Ruling, Table

FEWEST_LINES = 2


def found_tables(
    reading: Sequence[PageContent], strokes: Sequence[Strokes], lines: Sequence[Line]
) -> tuple[Table, ...]:
    """The tables of a document, in reading order."""
    context = repair_context(tuple(reading))
    by_page = {page: tuple(group) for page, group in groupby(lines, key=lambda line: line.page)}
    all_pieces: list[Piece] = []
    for page, drawn in zip(reading, strokes, strict=True):
        own = by_page.get(page.number, ())
        blocks = [_split(headed(table)) for table in page_tables(page, drawn, own, context)]
        blocks = [_barred(block, drawn) for block in blocks]
        all_pieces.extend(pieces(blocks, own))
    pages = {page.number: page for page in reading}
    return tuple(built(k, one, pages, lines) for k, one in enumerate(joined(all_pieces), start=1))


def page_tables(
    page: PageContent, strokes: Strokes, lines: Sequence[Line], context: RepairContext
) -> Iterator[PageTable]:
    """The tables of one page from the top down, before their headers are read."""
    if not len(page.glyphs):
        return
    drawn = drawing(strokes)
    found = [*_ruled(page, drawn, context)]
    body = [line for line in lines if line.role is LineRole.BODY]
    for box in free_regions(body, [table.box for table in found]):
        aligned = aligned_table(page, box, drawn.edges, context)
        if aligned is not None:
            found.append(aligned)
    yield from sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _ruled(page: PageContent, drawn: Drawing, context: RepairContext) -> Iterator[PageTable]:
    for grid in grids(drawn.edges):
        table = _of_grid(grid, page, drawn, context)
        if table is not None and any(cell.text for cell in table.cells):
            yield with_arrows(table, drawn.arrows_pt)


def _of_grid(grid: Grid, page: PageContent, drawn: Drawing, context: RepairContext) -> PageTable | None:
    """The table of one ruled region: its cells, or what lines up inside where only the outside is ruled."""
    if grid.is_table and len(grid.xs) > FEWEST_LINES:
        return filled(grid, page, context)
    aligned = aligned_table(page, grid.box, drawn.edges, context) if len(grid.xs) == FEWEST_LINES else None
    if aligned is not None:
        return replace(aligned, ruling=Ruling.HALF_RULED)
    return filled(grid, page, context) if grid.is_table else None


def _split(block: Headed) -> Headed:
    return Headed(split_rows(block.table, block.first_row), block.titles, block.headers)


def _barred(block: Headed, strokes: Strokes) -> Headed:
    months = [
        place
        for place, texts in enumerate(column_texts(block))
        if any(month_of(plain(text)) for text in texts)
    ]
    return Headed(with_bars(block.table, strokes, months), block.titles, block.headers) if months else block
