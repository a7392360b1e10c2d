"""Tables that print totals as figures: sums that do not hold, each with the sums that share its cells."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.figures import (
    SATANG_PER_BAHT,
    Equation,
    Figure,
    FigureSystem,
    FigureSystemBuilder,
    satang,
)
from pipeline.audit.outcome import Bilingual
from pipeline.audit.table_sums import Grid, Place, Sum, Sums, table_sums
from schemas.figure_table import FigureTable
from schemas.geometry import Evidence


class BrokenSums(NamedTuple):
    """Sums of one table that do not hold, in a system with the sums around them."""

    system: FigureSystem
    equations: tuple[Equation, ...]


class TableVerdict(NamedTuple):
    """What the sums of one table come to: how many hold, which do not, which are not understood."""

    table: FigureTable
    holding: int
    broken: tuple[BrokenSums, ...]
    doubtful: tuple[tuple[str, tuple[Evidence, ...]], ...]


def table_verdict(table: FigureTable) -> TableVerdict:
    """The verdict on the sums of one table."""
    grid, sums = Grid(table), table_sums(table)
    system = _system(grid, sums)
    off = system.broken()
    return TableVerdict(
        table=table,
        holding=len(system.equations) - len(off),
        broken=tuple(clusters(system)),
        doubtful=tuple(_doubts(grid, sums.doubtful)),
    )


def clusters(system: FigureSystem) -> Iterator[BrokenSums]:
    """The broken equations in groups that share figures, each with the equations that touch it."""
    left = list(system.broken())
    while left:
        group = [left.pop(0)]
        around = _touching(system, group)
        while near := [e for e in left if _shares(e, around)]:
            group += near
            left = [e for e in left if e not in near]
            around = _touching(system, group)
        yield _part(system, group, around)


def _touching(system: FigureSystem, group: Sequence[Equation]) -> list[Equation]:
    places = {place for one in group for place in one.places}
    return [e for e in system.equations if places & set(e.places)]


def _shares(one: Equation, around: Sequence[Equation]) -> bool:
    return any(set(one.places) & set(other.places) for other in around)


def _part(system: FigureSystem, group: Sequence[Equation], around: Sequence[Equation]) -> BrokenSums:
    """The system cut down to the equations around a group, figures numbered anew."""
    used = sorted({place for one in around for place in one.places})
    new = {old: i for i, old in enumerate(used)}
    moved = {e: Equation(e.name, tuple(new[p] for p in e.parts), new[e.total]) for e in around}
    part = FigureSystem(tuple(system.figures[i] for i in used), tuple(moved.values()))
    return BrokenSums(part, tuple(moved[e] for e in group))


def _system(grid: Grid, sums: Sums) -> FigureSystem:
    builder = FigureSystemBuilder()
    figures: dict[Place, int] = {}
    for one in sums.understood:
        for place in (one.total, *one.parts):
            if place not in figures:
                figures[place] = builder.figure(_figure(grid, place))
        name = _name(grid, one)
        builder.equation(name, tuple(figures[p] for p in one.parts), figures[one.total])
    return builder.built()


def _figure(grid: Grid, place: Place) -> Figure:
    value = grid.values[place] or Decimal(0)
    label = f"{_row_label(grid, place[0])} ช่อง{_column_label(grid, place[1])}"
    return Figure(label, satang(value), grid.cells[place].evidence, SATANG_PER_BAHT)


def _row_label(grid: Grid, row: int) -> str:
    return grid.table.rows[row].label or f"แถวที่ {row + 1}"


def _column_label(grid: Grid, column: int) -> str:
    return (
        f" “{grid.table.columns[column].header}”" if grid.table.columns[column].header else f"ที่ {column + 1}"
    )


def _name(grid: Grid, one: Sum) -> Bilingual:
    row, column = one.total
    page = grid.cells[one.total].evidence[0].page
    label, header = _row_label(grid, row), _column_label(grid, column)
    title = f" “{grid.table.title}”" if grid.table.title else ""
    return Bilingual(
        f"ตารางหน้า {page}{title} แถว “{label}” ช่อง{header}",
        f"table on page {page}, row {label}, column {header}",
    )


def _doubts(grid: Grid, doubtful: Sequence[Sum]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Sums not understood, as words and evidence."""
    for one in doubtful:
        yield _name(grid, one).th, grid.cells[one.total].evidence
