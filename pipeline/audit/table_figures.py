"""Budget items and tables of figures as figures: totals against the rows they cover."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.figures import SATANG_PER_BAHT, Figure, FigureSystem, FigureSystemBuilder, satang
from pipeline.audit.outcome import Bilingual
from pipeline.text.digits import to_arabic
from schemas.budget import BudgetItem, ItemYear, NumberTable

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|-?\d+(?:\.\d{1,2})?")
_DASH = re.compile(r"[-–—\s]*")


def item_totals(items: tuple[BudgetItem, ...]) -> Iterator[FigureSystem]:
    """One system for each printed total that differs from the sum of the rows it covers."""
    for item in items:
        if not item.is_total:
            continue
        recomputed = {(y.year_be, y.basis): y for y in item.recomputed}
        for year in item.years:
            covered = recomputed.get((year.year_be, year.basis))
            if covered is not None and _differ(year, covered):
                yield _total_system(item, year, covered)


def _differ(printed: ItemYear, covered: ItemYear) -> bool:
    amounts = (printed.amount_baht, covered.amount_baht)
    return None not in amounts and amounts[0] != amounts[1]


def _total_system(item: BudgetItem, printed: ItemYear, covered: ItemYear) -> FigureSystem:
    builder = FigureSystemBuilder()
    label = item.label if printed.year_be is None else f"{item.label} ปี {printed.year_be}"
    part = builder.figure(
        Figure("ผลรวมของรายการ", satang(covered.amount_baht or Decimal(0)), (), SATANG_PER_BAHT)
    )
    total = builder.figure(
        Figure(label, satang(printed.amount_baht or Decimal(0)), item.evidence, SATANG_PER_BAHT)
    )
    builder.equation(Bilingual(label, label), (part,), total)
    return builder.built()


def number_table_figures(tables: tuple[NumberTable, ...]) -> Iterator[FigureSystem]:
    """One system per column of a table with exactly one total row, its last, where every cell is a number."""
    for table in tables:
        if table.total_rows != (len(table.rows) - 1,):
            continue
        for column in range(1, len(table.columns)):
            system = _column_system(table, column)
            if system is not None:
                yield system


def _column_system(table: NumberTable, column: int) -> FigureSystem | None:
    if any(column >= len(row) for row in table.rows):
        return None
    values = [number(row[column]) for row in table.rows]
    if any(value is None for value in values) or len(values) < 2:  # noqa: PLR2004 (a row and its total)
        return None
    builder = FigureSystemBuilder()
    header = table.columns[column]
    label = f"{table.title} {header}".strip()
    figures = tuple(
        builder.figure(Figure(row[0] or label, satang(value or Decimal(0)), table.evidence, SATANG_PER_BAHT))
        for row, value in zip(table.rows, values, strict=True)
    )
    builder.equation(Bilingual(label, label), figures[:-1], figures[-1])
    return builder.built()


def number(text: str) -> Decimal | None:
    """The number a cell prints; a dash is 0, anything else is not a number."""
    plain = to_arabic(text).strip()
    if _DASH.fullmatch(plain):
        return Decimal(0) if plain else None
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None
