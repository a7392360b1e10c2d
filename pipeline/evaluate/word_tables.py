"""The tables of a Word source against the tables read from its PDF: is each cell in its row and column?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from rapidfuzz import fuzz

from pipeline.tables.wording import plain
from schemas.table import Table

SAME_AT = 96.0
Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CellScore:
    """How many non-empty cells of the source were found, table by table: (cells, found)."""

    tables: tuple[tuple[int, int], ...]

    @property
    def cells(self) -> int:
        """Cells of the source that hold text."""
        return sum(cells for cells, _ in self.tables)

    @property
    def found(self) -> int:
        """Those found in their row and column."""
        return sum(found for _, found in self.tables)


def word_grids(path: Path) -> tuple[Grid, ...]:
    """The tables of a Word file, cell texts in comparable form; a merged cell is given once."""
    return tuple(tuple(_rows(table)) for table in docx.Document(str(path)).tables)


def _rows(table: "docx.table.Table") -> Iterator[tuple[str, ...]]:
    seen: list[object] = []
    for row in table.rows:
        texts = []
        for cell in row.cells:
            element = cell._tc
            texts.append("" if element in seen else plain(cell.text))
            seen.append(element)
        yield tuple(texts)


def read_grids(tables: Sequence[Table]) -> tuple[Grid, ...]:
    """The tables read, as grids of comparable texts."""
    out = []
    for table in tables:
        rows = []
        for row in table.rows:
            texts = [""] * len(table.columns)
            for cell in row.cells:
                texts[cell.column] = plain(cell.text)
            rows.append(tuple(texts))
        out.append(tuple(rows))
    return tuple(out)


def cell_score(source: Sequence[Grid], read: Sequence[Grid]) -> CellScore:
    """Each source table is held against the read tables of as many columns, row against row."""
    return CellScore(tuple(_table_score(grid, read) for grid in source))


def _table_score(grid: Grid, read: Sequence[Grid]) -> tuple[int, int]:
    width = max((len(row) for row in grid), default=0)
    rows = [row for other in read for row in other if len(row) == width]
    cells = found = 0
    for row in grid:
        filled = sum(1 for text in row if text)
        best = max((_matches(row, other) for other in rows), default=0)
        cells, found = cells + filled, found + best
    return cells, found


def _matches(row: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for a, b in zip(row, other, strict=True) if a and fuzz.ratio(a, b) >= SAME_AT)
