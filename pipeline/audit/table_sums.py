"""Which cells of a table its printed totals sum up: guesses, taken only where the table bears them out.

A total may cover the rows above it, the subtotals, or columns to its left. Of the guesses the one that holds
most often is taken; where none holds often enough the table is not understood and its sums are doubts.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pipeline.audit.numbers import number
from pipeline.tables.wording import plain
from schemas.figure_table import FigureCell, FigureTable
from schemas.table import RowKind

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

TOTAL_ROWS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
ADDED_ROWS = frozenset({RowKind.ITEM, RowKind.CONTINUATION})
_SUM = "รวม"  # total
# percent, %, average, density, rate, price per: columns whose total is no sum
_NO_SUM = ("ร้อยละ", "%", "เฉลี่ย", "หนาแน่น", "อัตราส่วน", "สัดส่วน", "ราคา/หน่วย", "ราคาต่อ")
_LEAST_HOLDING_ROWS, _HOLDING_SHARE = 2, Decimal("0.6")
_CLOSE_SHARE, _NEAR_SHARE = Decimal("0.01"), Decimal("0.2")
_SMALLEST_TELLING = 1_000
_HUNDRED = Decimal(100)


class Sum(NamedTuple):
    """The cell of a total and the cells it should add up, `along` rows or columns."""

    total: Place
    parts: tuple[Place, ...]
    along: str


class Sums(NamedTuple):
    """Sums of a table that are understood, whether they hold or not; and doubts: printed, not understood."""

    understood: tuple[Sum, ...]
    doubtful: tuple[Sum, ...]


class Grid:
    """The figures of a table by place."""

    def __init__(self, table: FigureTable) -> None:
        self.table = table
        self.cells: dict[Place, FigureCell] = {
            (r, cell.column): cell for r, row in enumerate(table.rows) for cell in row.cells
        }

    @cached_property
    def values(self) -> dict[Place, Decimal | None]:
        """The number each cell prints; `None` where it is none."""
        return {place: number(cell.text) for place, cell in self.cells.items()}

    def header(self, column: int) -> tuple[str, ...]:
        """The header over a column from the top down, comparable."""
        return tuple(plain(part) for part in self.table.columns[column].header.split(" / "))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns of figures that can be added up, from left to right."""
        found = sorted({column for _, column in self.cells})
        return tuple(c for c in found if not any(word in self.table.columns[c].header for word in _NO_SUM))

    @cached_property
    def sum_columns(self) -> tuple[int, ...]:
        """The columns whose header says total."""
        return tuple(c for c in self.columns if self.header(c)[-1].startswith(_SUM))

    def made(self, total: Place, parts: Iterable[Place], along: str) -> Sum | None:
        """The sum, where the total and every part that is not blank print a number."""
        filled = tuple(p for p in parts if p in self.cells)
        readable = all(self.values[p] is not None for p in filled)
        if not filled or not readable or self.values.get(total) is None:
            return None
        if self.values[total] and not any(self.values[p] for p in filled):
            return None  # a total over nothing but dashes: what it adds up stands elsewhere
        if self.values[total] == _HUNDRED and any((self.values[p] or 0) % 1 for p in filled):
            return None  # shares, rounded each by itself
        return Sum(total, filled, along)

    def excess(self, one: Sum) -> Decimal:
        """Printed total minus the sum of its parts."""
        return self._at(one.total) - sum((self._at(p) for p in one.parts), Decimal(0))

    def _at(self, place: Place) -> Decimal:
        return self.values[place] or Decimal(0)

    def off_by(self, one: Sum) -> Decimal:
        """The excess as a share of the larger of printed and recomputed total."""
        printed = abs(self._at(one.total))
        largest = max(printed, abs(self._at(one.total) - self.excess(one)), Decimal(1))
        return abs(self.excess(one)) / largest


def table_sums(table: FigureTable) -> Sums:
    """The sums of a table: down its rows for each total row, across its columns for each total column."""
    grid = Grid(table)
    understood: list[Sum] = []
    doubtful: list[Sum] = []
    for guesses in (*_down(grid), *_across(grid)):
        taken = _best(grid, guesses)
        if _is_borne_out(grid, taken):
            far = [one for one in taken if one.along == "rows" and grid.off_by(one) > _NEAR_SHARE]
            understood += [one for one in taken if one not in far]
            doubtful += far
        else:
            close = [one for one in taken if _is_close(grid, one)]
            understood += close
            doubtful += [one for one in taken if one not in close and one.along == "rows"]
    return Sums(tuple(understood), tuple(doubtful))


def _down(grid: Grid) -> Iterator[list[tuple[Sum, ...]]]:
    """For each total row, what it may cover: the block above, all rows above, the subtotals above."""
    kinds = [row.kind for row in grid.table.rows]
    for at, kind in enumerate(kinds):
        if kind not in TOTAL_ROWS:
            continue
        covers = (cover for cover in _covers(kinds, at) if cover)
        guesses = [_of_row(grid, at, cover) for cover in dict.fromkeys(covers)]
        if any(guesses):
            yield [guess for guess in guesses if guess]


def _covers(kinds: Sequence[RowKind], at: int) -> Iterator[tuple[int, ...]]:
    """Row numbers a total row may cover."""
    since_any = max((i + 1 for i in range(at) if kinds[i] in TOTAL_ROWS), default=0)
    since_group = max((i + 1 for i in range(at) if kinds[i] is RowKind.GROUP), default=0)
    since_total = max((i + 1 for i in range(at) if kinds[i] is RowKind.TOTAL), default=0)
    items = [i for i in range(at) if kinds[i] in ADDED_ROWS]
    subtotals = [i for i in range(since_total, at) if kinds[i] is RowKind.SUBTOTAL]
    loose = [i for i in items if i >= since_any] if subtotals else []
    yield (*subtotals, *loose)
    yield tuple(i for i in items if i >= since_any)
    yield tuple(i for i in items if i >= since_group)
    yield tuple(i for i in items if i >= since_total)
    yield tuple(i for i in range(at) if kinds[i] is RowKind.TOTAL)


def _of_row(grid: Grid, at: int, cover: tuple[int, ...]) -> tuple[Sum, ...]:
    made = (grid.made((at, c), ((r, c) for r in cover), "rows") for c in grid.columns)
    return tuple(one for one in made if one is not None)


def _across(grid: Grid) -> Iterator[list[tuple[Sum, ...]]]:
    """For each total column, what it may cover: its header group, the columns since the last total, ..."""
    for at in grid.sum_columns:
        covers = (cover for cover in _column_covers(grid, at) if len(cover) > 1)
        guesses = [_of_column(grid, at, cover) for cover in dict.fromkeys(covers)]
        if any(guesses):
            yield [guess for guess in guesses if guess]


def _column_covers(grid: Grid, at: int) -> Iterator[tuple[int, ...]]:
    left = [c for c in grid.columns if c < at]
    sums_left = [c for c in left if c in grid.sum_columns]
    plain_left = [c for c in left if c not in sums_left]
    last_sum = max(sums_left, default=-1)
    loose = [c for c in plain_left if c > last_sum]
    upper = grid.header(at)[:-1]
    yield tuple(c for c in plain_left if upper and grid.header(c)[: len(upper)] == upper)
    yield tuple(loose)
    yield (*sums_left, *loose)
    yield tuple(sums_left)
    yield tuple(plain_left)
    kind = grid.table.columns[at].key
    yield tuple(c for c in plain_left if kind and grid.table.columns[c].key == kind)


def _of_column(grid: Grid, at: int, cover: tuple[int, ...]) -> tuple[Sum, ...]:
    rows = range(len(grid.table.rows))
    made = (grid.made((r, at), ((r, c) for c in cover), "columns") for r in rows)
    return tuple(one for one in made if one is not None)


def _best(grid: Grid, guesses: Sequence[tuple[Sum, ...]]) -> tuple[Sum, ...]:
    """The guess that holds most often; of equal ones the first."""
    return max(guesses, key=lambda guess: (Decimal(_holding(grid, guess)) / len(guess), len(guess)))


def _holding(grid: Grid, guess: Iterable[Sum]) -> int:
    return sum(1 for one in guess if not grid.excess(one))


def _is_borne_out(grid: Grid, guess: Sequence[Sum]) -> bool:
    """Whether the guess holds in half of the columns of a row, or in most rows of a column."""
    holding = _holding(grid, guess)
    if guess[0].along == "rows":
        return holding > 0 and 2 * holding >= len(guess)
    return holding >= _LEAST_HOLDING_ROWS and holding >= _HOLDING_SHARE * len(guess)


def _is_close(grid: Grid, one: Sum) -> bool:
    """Whether a lone sum holds, or is off by so little that it can hardly be another sum."""
    total = grid.values[one.total] or Decimal(0)
    return grid.off_by(one) <= _CLOSE_SHARE and (abs(total) >= _SMALLEST_TELLING or not grid.excess(one))
