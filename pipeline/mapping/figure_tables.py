"""Every table that prints totals, cell by cell, for the sums; budget reports have records of their own."""

from collections.abc import Iterator, Sequence

from pipeline.mapping.budget_items import FORM as BUDGET_REPORT
from pipeline.mapping.budget_table import EXPLAINED
from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import header_parts, keyed_rows
from pipeline.tables.alignment import is_figure
from pipeline.tables.wording import flowed, plain
from pipeline.text.money import unwrapped
from schemas.figure_table import FigureCell, FigureColumn, FigureRow, FigureTable
from schemas.table import Cell, Row, RowKind, Table

TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
FRAME_KEYS = frozenset({"planned", "change"})
"""Columns of the position frame that follow from one another, year by year."""

OWN_RECORDS = frozenset({BUDGET_REPORT, EXPLAINED})
"""Forms whose rows and totals are records of their own."""

SUM = "รวม"  # total
FIGURES_SHARE = 0.5
MOST_CELLS = 6_000


def figure_tables(content: PlanContent) -> tuple[FigureTable, ...]:
    """The tables with a total row of figures, a total column, or posts by year; in document order."""
    return tuple(_figure_table(t) for t in content.tables if t.form not in OWN_RECORDS and _prints_totals(t))


def _prints_totals(table: Table) -> bool:
    body = _body(table)
    if sum(len(row.cells) for row in body) > MOST_CELLS:
        return False
    columns = _figure_columns(table, body)
    in_row = any(c.column in columns and is_figure(c.text) for r in body if r.kind in TOTALS for c in r.cells)
    return in_row or any(_is_sum_column(table, place) for place in columns) or _is_frame(table)


def _is_sum_column(table: Table, place: int) -> bool:
    return header_parts(table, place)[-1].startswith(SUM)


def _is_frame(table: Table) -> bool:
    return {column.key for column in table.columns} >= FRAME_KEYS


def _body(table: Table) -> tuple[Row, ...]:
    return tuple(keyed.row for keyed in keyed_rows(table) if keyed.kind is not RowKind.BLANK)


def _figure_columns(table: Table, body: Sequence[Row]) -> frozenset[int]:
    """Columns right of the first whose filled cells are figures for the most part."""
    texts: dict[int, list[str]] = {}
    for row in body:
        for cell in row.cells:
            if cell.column > 0 and cell.text.strip():
                texts.setdefault(cell.column, []).append(cell.text)
    return frozenset(
        place
        for place, found in texts.items()
        if place < len(table.columns) and sum(map(is_figure, found)) >= FIGURES_SHARE * len(found)
    )


def _figure_table(table: Table) -> FigureTable:
    body = _body(table)
    columns = _figure_columns(table, body)
    lines = [line for line in table.caption.split("\n") if line.strip()]
    return FigureTable(
        title=flowed(lines[-1]) if lines else "",
        form=table.form,
        columns=tuple(FigureColumn(header=flowed(c.header), key=c.key) for c in table.columns),
        rows=tuple(_row(row, columns) for row in body),
        evidence=tuple(one for cell in _cells(body[0]) for one in cell.evidence)[:1],
    )


def _cells(row: Row) -> Iterator[Cell]:
    return (cell for cell in row.cells if cell.text.strip())


def _row(row: Row, columns: frozenset[int]) -> FigureRow:
    label = next((flowed(c.text) for c in _cells(row) if c.column not in columns and _is_worded(c)), "")
    return FigureRow(
        kind=row.kind,
        label=label,
        cells=tuple(
            FigureCell(column=c.column, text=flowed(unwrapped(c.text)), evidence=c.evidence)
            for c in _cells(row)
            if c.column in columns
        ),
    )


def _is_worded(cell: Cell) -> bool:
    return bool(plain(cell.text)) and not is_figure(cell.text)
