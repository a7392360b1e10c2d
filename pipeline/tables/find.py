"""All tables of a document: page by page grids and alignments, then joined over the pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np

from pipeline.tables.alignment import aligned_table, free_regions
from pipeline.tables.assign import filled
from pipeline.tables.build import built
from pipeline.tables.content_keys import with_content_keys
from pipeline.tables.edges import Drawing, drawing
from pipeline.tables.grid import Grid, GridCell, grids
from pipeline.tables.header_signs import speaks_of_header
from pipeline.tables.headers import Headed, column_texts, headed, month_columns
from pipeline.tables.joining import Joined, joined
from pipeline.tables.marks import with_arrows, with_bars
from pipeline.tables.page_table import PageTable
from pipeline.tables.pieces import Piece, pieces
from pipeline.tables.plain_bars import with_plain_bars
from pipeline.tables.rows import is_line_grid
from pipeline.tables.runs import Run, page_runs
from pipeline.tables.split import split_rows
from pipeline.tables.text_table import TextColumns, TextGround, rebanded, text_tables
from pipeline.text.context import RepairContext, repair_context
from schemas.geometry import BBox
from schemas.line import Line, LineRole
from schemas.page_content import Floats, PageContent, Strokes
from schemas.route import Route
from schemas.table import Ruling, Table

FEWEST_LINES = 2
CELL_SIDE_PT = 0.5
MONTH_SHIFT_PT = 4.0
TALL_PT = 36.0
"""A ruled row this high may hold several rows that no rule parts."""

NOTE_WIDTH_SHARE = 0.6
TYPED_ARROW = re.compile(r"^[<←◄◀]*[-–—=_─━]{2,}[>→►▶]*$|^[↔⟷]+$")
HEADS = np.array([ord(c) for c in "<>←→◄►◀▶↔⟷"], np.uint32)
SCAN_SHIFT_PT = 20.0
SCAN_WIDTHS = (0.7, 1.1)


def found_tables(
    reading: Sequence[PageContent], strokes: Sequence[Strokes], lines: Sequence[Line]
) -> tuple[Table, ...]:
    """The tables of a document, in reading order; `strokes` are those of the pages as they were laid."""
    context = repair_context(tuple(reading))
    by_page = {page: tuple(group) for page, group in groupby(lines, key=lambda line: line.page)}
    all_pieces: list[Piece] = []
    sheet = 0
    columns: TextColumns | None = None
    months = MonthColumns((), ())
    for page, drawn in zip(reading, strokes, strict=True):
        own = by_page.get(page.number, ())
        on_page, columns = page_tables(PageGround(page, drawn, own, context), columns)
        found = [headed(table) for table in on_page]
        if found and page.route is Route.OCR and all_pieces:
            found[0] = _on_columns_before(found[0], all_pieces[-1], page, context)
        blocks = [_split(block) for block in found]
        for at, block in enumerate(blocks):
            months = _months(block, months)
            blocks[at] = _barred(block, drawn, months)
        sheet += bool(blocks or any(line.role is LineRole.BODY for line in own))
        all_pieces.extend(pieces(blocks, own, sheet))
    pages = {page.number: page for page in reading}
    found_all = joined(all_pieces)
    for one in found_all:
        with_content_keys(one)
    grids_of_lines = line_grids(found_all)
    return tuple(
        built(k, one, pages, lines, line_grid=is_grid)
        for k, (one, is_grid) in enumerate(zip(found_all, grids_of_lines, strict=True), start=1)
    )


def line_grids(tables: Sequence[Joined]) -> tuple[bool, ...]:
    """For each table: are its rows printed lines? Short tables are as longer ones of the same columns."""
    plain_ones = [is_line_grid(one.rows, one.first.meaning.keys) for one in tables]
    grids_found = [one for one, is_grid in zip(tables, plain_ones, strict=True) if is_grid]
    return tuple(
        is_grid
        or (
            any(one.first.columns == other.first.columns for other in grids_found)
            and is_line_grid(one.rows, one.first.meaning.keys, fewest=1)
        )
        for one, is_grid in zip(tables, plain_ones, strict=True)
    )


def _on_columns_before(block: Headed, before: Piece, page: PageContent, context: RepairContext) -> Headed:
    """A scanned table without a header, read by the columns of the page before, whose rules show better."""
    here, there = block.table, before.table
    same_columns = here.columns == there.columns
    if block.headers or same_columns or here.page != there.page + 1 or not _as_wide(here, there):
        return block
    xs = tuple(here.xs[0] + x - there.xs[0] for x in there.xs)
    cells = tuple(
        GridCell(r, c, 1, 1, BBox(xs[c], here.ys[r], xs[c + 1], here.ys[r + 1]))
        for r in range(here.rows)
        for c in range(len(xs) - 1)
    )
    return headed(filled(Grid(xs, here.ys, cells, closed=1.0), page, context))


def _as_wide(one: PageTable, other: PageTable) -> bool:
    """About as wide, from the same left edge; faint rules at the right may be lost."""
    share = one.box.width_pt / other.box.width_pt
    return abs(one.xs[0] - other.xs[0]) <= SCAN_SHIFT_PT and SCAN_WIDTHS[0] <= share <= SCAN_WIDTHS[1]


@dataclass(frozen=True)
class PageGround:
    """One page as tables are looked for on it; `lines` are its own."""

    page: PageContent
    strokes: Strokes
    lines: tuple[Line, ...]
    context: RepairContext

    @cached_property
    def body(self) -> list[Line]:
        """The lines less running headers, page numbers and hidden text."""
        return [line for line in self.lines if line.role is LineRole.BODY]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs of the body."""
        return self._less(LineRole.HEADER, LineRole.FOOTER, LineRole.PAGE_NUMBER)

    @cached_property
    def runs_with_heads(self) -> tuple[Run, ...]:
        """The runs of the body and of running headers, which a table header on every page is taken for."""
        return self._less(LineRole.FOOTER, LineRole.PAGE_NUMBER)

    @cached_property
    def _all_runs(self) -> tuple[Run, ...]:
        return page_runs(self.page)

    def arrows(self, drawn: Drawing) -> Floats:
        """The arrows drawn, and those typed as a line of dashes with a head."""
        if not np.isin(self.page.glyphs.codes, HEADS).any():
            return drawn.arrows_pt
        typed = [
            (run.x0, run.level - 0.5, run.x1, run.level + 0.5)
            for run in self._all_runs
            if TYPED_ARROW.match(run.text.strip())
        ]
        return np.concatenate([drawn.arrows_pt, np.array(typed, np.float32).reshape(-1, 4)])

    def _less(self, *roles: LineRole) -> tuple[Run, ...]:
        other = [line.bbox for line in self.lines if line.role in roles]
        return tuple(
            run
            for run in self._all_runs
            if not any(b.x0 - 1 <= run.middle <= b.x1 + 1 and b.top <= run.level <= b.bottom for b in other)
        )


def page_tables(
    ground: PageGround, before: TextColumns | None
) -> tuple[tuple[PageTable, ...], TextColumns | None]:
    """The tables of one page from the top down, before their headers are read.

    `before` are the columns of a table without rules at the end of the page before; given back are those to
    read the next page by.
    """
    if not len(ground.page.glyphs):
        return (), before
    drawn = drawing(with_cells(ground.strokes, ground.page.cells_pt))
    ruled = grids(drawn.edges)
    found: list[PageTable] = []
    columns = None
    if not any(_has_columns(grid) for grid in ruled) and (before or speaks_of_header(ground.body)):
        by_text, columns = text_tables(
            TextGround(ground.page, ground.runs, ground.runs_with_heads, drawn.edges, ground.context), before
        )
        found.extend(with_arrows(table, ground.arrows(drawn)) for table in by_text)
    rest = [grid for grid in ruled if not any(_overlaps(grid.box, table.box) for table in found)]
    found += _ruled(rest, ground, drawn)
    for box in free_regions(ground.body, [table.box for table in found]):
        aligned = aligned_table(ground.page, box, drawn.edges, ground.context)
        if aligned is not None:
            found.append(aligned)
    return tuple(sorted(found, key=lambda table: (table.box.top, table.box.x0))), columns


def _overlaps(one: BBox, other: BBox) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def with_cells(strokes: Strokes, cells_pt: Floats) -> Strokes:
    """The strokes of a page, with the sides of cells that were found in its image."""
    if not len(cells_pt):
        return strokes
    x0, top, x1, bottom = (cells_pt[:, side] for side in range(4))
    sides = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
    segments = np.concatenate([np.stack(side, axis=1) for side in sides]).astype(np.float32)
    return replace(
        strokes,
        segments_pt=np.concatenate([strokes.segments_pt, segments]),
        width_pt=np.concatenate([strokes.width_pt, np.full(len(segments), CELL_SIDE_PT, np.float32)]),
        sloping=np.concatenate([strokes.sloping, np.zeros(len(segments), np.bool_)]),
    )


def _has_columns(grid: Grid) -> bool:
    return grid.is_table and len(grid.xs) > FEWEST_LINES


def _ruled(ruled: Sequence[Grid], ground: PageGround, drawn: Drawing) -> Iterator[PageTable]:
    for grid in ruled:
        table = _of_grid(grid, ground, drawn)
        if table is not None and any(cell.text for cell in table.cells):
            yield with_arrows(table, ground.arrows(drawn))


def _of_grid(grid: Grid, ground: PageGround, drawn: Drawing) -> PageTable | None:
    """The table of one ruled region: its cells, or what lines up inside where only the outside is ruled."""
    page, context = ground.page, ground.context
    if _has_columns(grid):
        tall = max(b - a for a, b in pairwise(grid.ys)) >= TALL_PT
        return filled(rebanded(grid, ground.runs) if tall else grid, page, context)
    aligned = aligned_table(page, grid.box, drawn.edges, context) if len(grid.xs) == FEWEST_LINES else None
    if aligned is not None:
        return replace(aligned, ruling=Ruling.HALF_RULED)
    return filled(grid, page, context) if _is_boxed_note(grid, page) else None


def _is_boxed_note(grid: Grid, page: PageContent) -> bool:
    """One column about as wide as the text: a note in a box, not a box of a chart."""
    return len(grid.xs) == FEWEST_LINES and grid.box.width_pt >= NOTE_WIDTH_SHARE * page.width_pt


def _split(block: Headed) -> Headed:
    return Headed(split_rows(block.table, block.first_row), block.titles, block.headers)


@dataclass(frozen=True, slots=True)
class MonthColumns:
    """The edges of a table's columns, and which of them are months."""

    xs: tuple[float, ...]
    columns: tuple[int, ...]


def _months(block: Headed, before: MonthColumns) -> MonthColumns:
    """The month columns of a table by its header, or by those of the table before that it goes on with."""
    xs = block.table.xs
    if not block.headers:
        alike = len(xs) == len(before.xs) and all(
            abs(a - b) <= MONTH_SHIFT_PT for a, b in zip(xs, before.xs, strict=True)
        )
        return before if alike else MonthColumns(xs, ())
    return MonthColumns(xs, tuple(sorted(month_columns(column_texts(block)))))


def _barred(block: Headed, strokes: Strokes, months: MonthColumns) -> Headed:
    if not months.columns:
        return block
    whole = with_plain_bars(block, strokes, months.columns)
    return Headed(with_bars(whole.table, strokes, months.columns), block.titles, block.headers)
