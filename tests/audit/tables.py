"""Composed tables that print totals, and rows of a composed budget report."""

from decimal import Decimal

from schemas.budget import BudgetItem, ItemYear
from schemas.figure_table import FigureCell, FigureColumn, FigureRow, FigureTable
from schemas.geometry import BBox, Evidence
from schemas.route import Route
from schemas.table import RowKind

CELL_PT = 50.0


def cell_evidence(row: int, column: int, raw: str, route: Route = Route.TEXT_LAYER) -> Evidence:
    left, top = column * CELL_PT, row * 20.0
    return Evidence(page=1, bbox=BBox(left, top, left + CELL_PT, top + 18), raw=raw, route=route)


def table(
    headers: tuple[str, ...], *rows: tuple[RowKind, str, str], route: Route = Route.TEXT_LAYER
) -> FigureTable:
    """Rows are kind, label and the cells joined by blanks; `_` is a blank cell."""
    return FigureTable(
        title="ตารางสมมุติ",
        columns=tuple(FigureColumn(header=header) for header in ("รายการ", *headers)),
        rows=tuple(_row(n, row, route) for n, row in enumerate(rows)),
    )


def _row(n: int, row: tuple[RowKind, str, str], route: Route) -> FigureRow:
    kind, label, cells = row
    made = (
        FigureCell(column=c, text=text, evidence=(cell_evidence(n, c, text, route),))
        for c, text in enumerate(cells.split(), 1)
        if text != "_"
    )
    return FigureRow(kind=kind, label=label, cells=tuple(made))


def item(
    label: str,
    path: tuple[str, ...],
    *amounts: int,
    level: str = "item",
    route: Route = Route.TEXT_LAYER,
) -> BudgetItem:
    """A row with an actual of 2566 and an estimate of 2567; totals have a level that says so."""
    years = tuple(
        ItemYear(year_be=2566 + i, amount_baht=Decimal(a), basis="actual" if i == 0 else "estimate")
        for i, a in enumerate(amounts)
    )
    cells = tuple(cell_evidence(len(label), i, f"{a:,}", route) for i, a in enumerate(amounts, 1))
    return BudgetItem(
        report="รายงานสมมุติ",
        path=path,
        level=level,
        label=label,
        is_total=level.startswith("total") or level == "grand_total",
        years=years,
        evidence=(cell_evidence(len(label), 0, label, route), *cells),
    )
