"""Tables whose columns no rules part: columns from the header's texts, rows from numbers and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from pipeline.tables.assign import filled
from pipeline.tables.edges import Edges
from pipeline.tables.grid import Grid, GridCell
from pipeline.tables.page_table import PageTable
from pipeline.tables.rows import TOTAL
from pipeline.tables.runs import Run, within
from pipeline.tables.text_bands import Band, anchor_count, bands, led_bands, reach
from pipeline.tables.text_header import TextHeader, header_of, merged
from pipeline.tables.wording import GROUP, plain
from pipeline.text.context import RepairContext
from pipeline.text.money import AmountKind, parse_amount
from schemas.geometry import BBox
from schemas.page_content import PageContent
from schemas.table import Ruling

SIDE_PT = 3.0
STEP_PT = 0.5
FAR_EM = 4.5
"""A blank this high, in font sizes, ends a table."""

FITS_SHARE = 0.85
RULE_SHARE = 0.55
FEWEST_COLUMNS = 3
SHIFT_PT = 3.0


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Columns found by a header, to read pages by on which the table goes on."""

    header: TextHeader
    xs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TextGround:
    """One page: its runs without running headers and with them, its rules."""

    page: PageContent
    runs: tuple[Run, ...]
    runs_with_heads: tuple[Run, ...]
    edges: Edges
    context: RepairContext


def text_table(ground: TextGround, before: TextColumns | None = None) -> tuple[PageTable, TextColumns] | None:
    """The table of a page by its own header, or by the columns of the page before."""
    header = header_of(ground.runs_with_heads, ground.page.width_pt, _wide_rules(ground))
    if header is None:
        return _goes_on(ground, before) if before is not None else None
    body = _body(ground.runs, header.bottom)
    header = merged(header, [run for run in body if not _is_heading(run)])
    xs = _same_columns(header, before) or _columns(header, body)
    body = _fitting(body, xs)
    if not body:
        return None
    columns = TextColumns(header, xs)
    return _filled(ground, columns, body), columns


def text_tables(
    ground: TextGround, before: TextColumns | None = None
) -> tuple[tuple[PageTable, ...], TextColumns | None]:
    """The tables of a page from the top down: one for each header printed, and the rows above the first.

    Given back with them are the columns to read the next page by.
    """
    found: list[PageTable] = []
    columns = before
    edges = [*_header_tops(ground, before), float("inf")]
    for top, bottom in pairwise([float("-inf"), *edges]):
        part = _between(ground, top, bottom)
        table = text_table(part, columns) if part.runs else None
        if table is not None:
            found.append(table[0])
            columns = table[1]
    return tuple(found), columns if found else None


def _header_tops(ground: TextGround, before: TextColumns | None) -> list[float]:
    """Where further parts of the page begin: each header like the first; the first below rows that go on."""
    rules = _wide_rules(ground)
    header = header_of(ground.runs_with_heads, ground.page.width_pt, rules)
    if header is None:
        return []
    tops = [header.top - 1] if before is not None and before.header.key == header.key else []
    while True:
        below = [run for run in ground.runs_with_heads if run.level > header.bottom]
        again = header_of(below, ground.page.width_pt, rules)
        if again is None or again.key != header.key:
            return tops
        header = again
        tops.append(header.top - 1)


def _between(ground: TextGround, top: float, bottom: float) -> TextGround:
    """The page between two heights."""
    kept, with_heads = (
        tuple(run for run in runs if top <= run.level < bottom)
        for runs in (ground.runs, ground.runs_with_heads)
    )
    return replace(ground, runs=kept, runs_with_heads=with_heads)


def _wide_rules(ground: TextGround) -> list[float]:
    """Heights of the rules that run over most of the page's width."""
    wide = RULE_SHARE * ground.page.width_pt
    return [y for y, x0, x1 in ground.edges.across.tolist() if x1 - x0 >= wide]


def _same_columns(header: TextHeader, before: TextColumns | None) -> tuple[float, ...] | None:
    """The edges of the page before, where its header stands here again."""
    if before is None or header.key != before.header.key:
        return None
    here, there = header.leaves, before.header.leaves
    same = all(abs(a.middle - b.middle) <= SHIFT_PT for a, b in zip(here, there, strict=True))
    return before.xs if same else None


def _goes_on(ground: TextGround, before: TextColumns) -> tuple[PageTable, TextColumns] | None:
    body = _fitting(sorted(ground.runs, key=lambda r: r.base), before.xs)
    inside = [run for run in body if before.xs[0] - SIDE_PT <= run.x0 and run.x1 <= before.xs[-1] + SIDE_PT]
    if len(inside) < FITS_SHARE * len(body):
        return None
    if not anchor_count(body, before.xs, _number_column(before)) and not _is_rest(body, before.xs):
        return None
    fitting = sum(1 for run in body if reach(before.xs, run)[0] == reach(before.xs, run)[1])
    if fitting < FITS_SHARE * len(body):
        return None
    return _filled(ground, before, body, repeats=False), before


def _is_rest(body: Sequence[Run], xs: Sequence[float]) -> bool:
    """Whether runs without a row number are the rest of a row: all in their columns, in several of them."""
    places = [reach(xs, run) for run in body]
    return len(set(places)) >= FEWEST_COLUMNS and all(first == last for first, last in places)


def _number_column(columns: TextColumns) -> int | None:
    return columns.header.number_column


def _body(runs: Sequence[Run], bottom: float) -> list[Run]:
    """The runs below a header down to the first high blank."""
    out: list[Run] = []
    edge = bottom
    for run in sorted((r for r in runs if r.level > bottom), key=lambda r: r.base):
        if run.top - edge > FAR_EM * run.size:
            break
        out.append(run)
        edge = max(edge, run.bottom)
    return out


def _fitting(body: Sequence[Run], xs: Sequence[float]) -> list[Run]:
    """The runs down to the first that lies over three columns and is no heading: text below a table."""
    out: list[Run] = []
    for run in body:
        first, last = reach(xs, run)
        if last - first > 1 and first > 0 and not _is_heading(run) and _is_alone(run, body):
            break
        out.append(run)
    return out


def _is_alone(run: Run, body: Sequence[Run]) -> bool:
    """Whether nothing stands beside a run; texts of neighbouring cells may touch and seem one."""
    return not any(r is not run and abs(r.base - run.base) < run.size / 2 for r in body)


def _is_heading(run: Run) -> bool:
    return bool(GROUP.match(run.text.strip()) or TOTAL.match(plain(run.text)))


def _labels_amounts(run: Run, body: Sequence[Run]) -> bool:
    """Whether the name of a strategy is the label of a row of a summary: amounts stand beside it."""
    beside = (r for r in body if r is not run and abs(r.base - run.base) < run.size / 2)
    kinds = [parse_amount(r.text).kind for r in beside]
    return not TOTAL.match(plain(run.text)) and AmountKind.AMOUNT in kinds and AmountKind.TEXT not in kinds


def _columns(header: TextHeader, body: Sequence[Run]) -> tuple[float, ...]:
    """Edges of the columns: between neighbouring header texts, where fewest texts are crossed."""
    counted = [run for run in body if not _is_heading(run) or _labels_amounts(run, body)]
    inks = [(run.x0, run.x1) for run in counted] + [(leaf.x0, leaf.x1) for leaf in header.leaves]
    left = min([x0 for x0, _ in inks if x0 <= header.leaves[0].middle], default=header.leaves[0].x0)
    right = max(x1 for _, x1 in inks)
    between = [_edge(one.middle, other.middle, inks) for one, other in pairwise(header.leaves)]
    return (left - SIDE_PT, *between, right + SIDE_PT)


def _edge(low: float, high: float, inks: Sequence[tuple[float, float]]) -> float:
    """The middle of the widest stretch between two places that fewest inks lie over."""
    steps = np.arange(low, high, STEP_PT)
    crossed = np.zeros(len(steps), dtype=np.int64)
    for x0, x1 in inks:
        crossed += (steps > x0 + STEP_PT) & (steps < x1 - STEP_PT)  # texts of neighbours may touch
    free = np.flatnonzero(crossed == crossed.min())
    stretches = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    widest = max(stretches, key=len)
    return float(steps[widest[0]] + steps[widest[-1]]) / 2


def _filled(
    ground: TextGround, columns: TextColumns, body: Sequence[Run], *, repeats: bool = True
) -> PageTable:
    header, xs = columns.header, columns.xs
    top = header.bottom + 1 if repeats else min(run.top for run in body) - SIDE_PT
    rules = _rules(ground.edges, xs, top)
    foot = max(run.bottom for run in body) + SIDE_PT
    rows = bands(tuple(body), xs, (top, foot), rules, _number_column(columns))
    levels = _levels(header) if repeats else []
    ys = [*levels, *(band.top for band in rows), foot]
    cells = [*_header_cells(header, xs, ys, len(levels)), *_body_cells(rows, xs, ys, len(levels))]
    grid = Grid(tuple(xs), tuple(ys), tuple(cells), closed=1.0)
    ruling = Ruling.HALF_RULED if rules else Ruling.UNRULED
    return replace(filled(grid, ground.page, ground.context), ruling=ruling, head_rows=len(levels))


def _rules(edges: Edges, xs: Sequence[float], top: float) -> list[float]:
    """Heights of the rules that run over most of the table's width, below its header."""
    wide: dict[float, float] = {}
    for y, x0, x1 in edges.across.tolist():
        if y > top:
            near = next((known for known in wide if abs(known - y) < SIDE_PT), y)
            wide[near] = wide.get(near, 0.0) + min(x1, xs[-1]) - max(x0, xs[0])
    return sorted(y for y, length in wide.items() if length >= RULE_SHARE * (xs[-1] - xs[0]))


def _levels(header: TextHeader) -> list[float]:
    """Tops of the header rows: one for each level of texts over several columns, and the lowest."""
    tops = [header.top - 1]
    depth = max(len(leaf.above) for leaf in header.leaves)
    for level in range(depth):
        over = [leaf.above[level] for leaf in header.leaves if len(leaf.above) > level]
        below = [
            min(run.top for run in ([leaf.above[level + 1]] if len(leaf.above) > level + 1 else leaf.texts))
            for leaf in header.leaves
            if len(leaf.above) > level
        ]
        tops.append(max(tops[-1] + 1, (max(run.bottom for run in over) + min(below)) / 2))
    return tops


def _header_cells(
    header: TextHeader, xs: Sequence[float], ys: Sequence[float], levels: int
) -> list[GridCell]:
    cells: list[GridCell] = []
    for column, leaf in enumerate(header.leaves if levels else ()):
        depth = len(leaf.above)
        for level, run in enumerate(leaf.above):
            before = header.leaves[column - 1].above if column else []
            if len(before) > level and before[level] is run:
                continue
            span = sum(
                1 for one in header.leaves[column:] if len(one.above) > level and one.above[level] is run
            )
            cells.append(_cell(level, column, (1, span), xs, ys))
        cells.append(_cell(depth, column, (levels - depth, 1), xs, ys))
    return cells


def _body_cells(
    rows: Sequence[Band], xs: Sequence[float], ys: Sequence[float], levels: int
) -> list[GridCell]:
    cells: list[GridCell] = []
    for row, band in enumerate(rows, start=levels):
        cells.append(_cell(row, 0, (1, band.span), xs, ys))
        cells += [_cell(row, column, (1, 1), xs, ys) for column in range(band.span, len(xs) - 1)]
    return cells


def _cell(
    row: int, column: int, spans: tuple[int, int], xs: Sequence[float], ys: Sequence[float]
) -> GridCell:
    down, along = spans
    return GridCell(row, column, down, along, BBox(xs[column], ys[row], xs[column + along], ys[row + down]))


def rebanded(grid: Grid, runs: tuple[Run, ...]) -> Grid:
    """A ruled grid whose tall rows hold several numbered rows, with those rows parted."""
    ys, cells = list(grid.ys), list(grid.cells)
    row = 0
    while row < len(ys) - 1:
        own = [cell for cell in cells if cell.row <= row < cell.row + cell.row_span]
        found = _bands_of_row(own, grid.xs, (ys[row], ys[row + 1]), runs)
        if len(found) > 1:
            cells = _parted(cells, row, found, grid.xs)
            ys[row + 1 : row + 1] = [band.top for band in found[1:]]
        row += max(1, len(found))
    return replace(grid, ys=tuple(ys), cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _bands_of_row(
    own: Sequence[GridCell], xs: Sequence[float], edges: tuple[float, float], runs: tuple[Run, ...]
) -> list[Band]:
    """The rows inside one ruled row; one where its cells span rows or too little begins in it."""
    plain_row = all(cell.row_span == 1 and cell.column_span == 1 for cell in own) and len(own) > 2  # noqa: PLR2004 (a table)
    inside = within(runs, BBox(xs[0], edges[0], xs[-1], edges[1])) if plain_row else ()
    if _one_line_beside(inside, xs):
        return []
    count = anchor_count(inside, xs)
    if count > 1:
        return bands(inside, xs, edges)
    return led_bands(inside, xs, edges) if count else []


def _one_line_beside(runs: Sequence[Run], xs: Sequence[float]) -> bool:
    """Whether no column but the first holds more than a line: one row, its label over several lines."""
    lines: dict[int, float] = {}
    for run in runs:
        column = reach(xs, run)[0]
        if column and abs(lines.setdefault(column, run.base) - run.base) > run.size / 2:
            return False
    return True


def _parted(
    cells: Sequence[GridCell], row: int, found: Sequence[Band], xs: Sequence[float]
) -> list[GridCell]:
    more = len(found) - 1
    out = []
    for cell in cells:
        if cell.row > row:
            out.append(replace(cell, row=cell.row + more))
        elif cell.row + cell.row_span <= row:
            out.append(cell)
    ends = [*(band.top for band in found), found[-1].bottom]
    rows = _body_cells(found, xs, ends, 0)
    return out + [replace(cell, row=cell.row + row) for cell in rows]
