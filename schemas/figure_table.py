"""Tables that print totals, cell by cell, so that every sum can be held against its cells."""

from schemas.geometry import Evidence, Frozen
from schemas.record import Record
from schemas.table import RowKind


class FigureColumn(Frozen):
    """One column: its printed header from the top down, joined by ` / `, and its meaning where known."""

    header: str
    key: str | None = None


class FigureCell(Frozen):
    """One cell that holds something under a column of figures; `column` counts from 0, `text` as printed."""

    column: int
    text: str
    evidence: tuple[Evidence, ...]


class FigureRow(Frozen):
    """One row: what it is, what names it, and its cells in columns of figures from left to right."""

    kind: RowKind
    label: str
    cells: tuple[FigureCell, ...]


class FigureTable(Record):
    """A table with printed totals, in rows or in a column. `form` is the table form it was matched to."""

    title: str
    form: str | None = None
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
