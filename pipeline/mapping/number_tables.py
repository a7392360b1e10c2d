"""Tables of figures that no record fits (population, revenue of past years), kept by row and column."""

from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.table_rows import keyed_rows
from pipeline.tables.alignment import is_figure
from pipeline.tables.wording import flowed
from schemas.budget import NumberTable
from schemas.table import Row, RowKind, Table

FIGURES_SHARE = 0.4
MIN_ROWS = 2
TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


def number_tables(content: PlanContent) -> tuple[NumberTable, ...]:
    """The tables of no known form whose cells are figures for the most part."""
    return tuple(_number_table(t) for t in content.tables if t.form is None and _is_of_figures(t))


def _body(table: Table) -> tuple[Row, ...]:
    return tuple(keyed.row for keyed in keyed_rows(table) if keyed.kind is not RowKind.BLANK)


def _is_of_figures(table: Table) -> bool:
    texts = [c.text for row in _body(table) for c in row.cells if c.column > 0 and c.text]
    return len(_body(table)) >= MIN_ROWS and sum(map(is_figure, texts)) > FIGURES_SHARE * max(1, len(texts))


def _number_table(table: Table) -> NumberTable:
    body = _body(table)
    lines = [line for line in table.caption.split("\n") if line.strip()]
    return NumberTable(
        title=lines[-1] if lines else "",
        columns=tuple(column.header for column in table.columns),
        rows=tuple(_texts(row, len(table.columns)) for row in body),
        total_rows=tuple(k for k, row in enumerate(body) if row.kind in TOTALS),
        evidence=tuple(one for row in body for one in cell_evidence(*(c for c in row.cells if c.text))),
    )


def _texts(row: Row, count: int) -> tuple[str, ...]:
    out = [""] * count
    for cell in row.cells:
        out[cell.column] = flowed(cell.text)
    return tuple(out)
