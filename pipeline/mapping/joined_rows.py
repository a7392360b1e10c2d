"""Rows of a table by the meaning of their columns: continuations joined, spans from above carried down."""

from dataclasses import dataclass, field

from pipeline.mapping.content import cell_evidence
from pipeline.tables.wording import flowed
from schemas.geometry import Evidence
from schemas.table import Cell, Row, RowKind, Table


@dataclass(frozen=True)
class JoinedRow:
    """One row with its continuations.

    `cells` holds the parts of each column; `spanned` are the columns whose cell stands in a row above and
    reaches down into this one.
    """

    kind: RowKind
    page: int
    cells: dict[int, tuple[Cell, ...]]
    table: Table
    spanned: frozenset[int] = field(default_factory=frozenset)

    def columns(self, key: str) -> tuple[int, ...]:
        """The columns that mean `key`."""
        return tuple(at for at, column in enumerate(self.table.columns) if column.key == key)

    def text_at(self, column: int) -> str:
        """The text of a column as running text."""
        return flowed("\n".join(part.text for part in self.cells.get(column, ()))).strip()

    def text(self, key: str) -> str:
        """The text of the first column that means `key`; empty without one."""
        return next((self.text_at(at) for at in self.columns(key)), "")

    def lines(self, key: str) -> list[str]:
        """The printed lines of the first column that means `key`."""
        parts = next((self.cells.get(at, ()) for at in self.columns(key)), ())
        return [line for part in parts for line in part.text.split("\n")]

    def evidence(self, key: str | None = None) -> tuple[Evidence, ...]:
        """Where the row, or its column `key`, stands; cells without text left out."""
        columns = self.columns(key) if key is not None else tuple(self.cells)
        cells = [part for at in columns for part in self.cells.get(at, ()) if part.text.strip()]
        return cell_evidence(*cells)

    @property
    def whole_text(self) -> str:
        """Every cell as one text."""
        return " ".join(text for at in sorted(self.cells) if (text := self.text_at(at)))


def joined_rows(table: Table) -> tuple[JoinedRow, ...]:
    """The rows of `table` but headers and blanks, continuations joined to the row they go on with."""
    out: list[JoinedRow] = []
    reach: dict[int, int] = {}
    for at, row in enumerate(table.rows):
        spanned = frozenset(column for column, end in reach.items() if at < end)
        reach.update({cell.column: at + cell.row_span for cell in row.cells if cell.row_span > 1})
        if row.kind in (RowKind.HEADER, RowKind.BLANK):
            continue
        if row.kind is RowKind.CONTINUATION and out:
            out[-1] = _with(out[-1], row)
            continue
        out.append(JoinedRow(row.kind, row.page, {c.column: (c,) for c in row.cells}, table, spanned))
    return tuple(out)


def _with(row: JoinedRow, more: Row) -> JoinedRow:
    cells = dict(row.cells)
    for cell in more.cells:
        cells[cell.column] = (*cells.get(cell.column, ()), cell)
    return JoinedRow(row.kind, row.page, cells, row.table, row.spanned)
