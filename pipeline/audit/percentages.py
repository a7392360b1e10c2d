"""Percentages a plan prints beside part and whole, or beside an old and a new amount.

What a column of percentages is a share of is not always printed: of the bases that come into question the one
that holds most often is taken. Where none holds for most rows the column is left alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from pipeline.audit.item_sums import cell_of
from pipeline.audit.table_sums import Grid, Place
from schemas.budget import BudgetItem, ItemYear
from schemas.figure_table import FigureTable
from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.project import BudgetSummary, SummaryRow
from schemas.table import RowKind

SUMMARIES = frozenset({"strategy_summary", "operation_summary"})
_HUNDRED = Decimal(100)
_LEAST_TOLERANCE = Decimal("0.01")
_LEAST_ROWS, _HOLDING_SHARE = 3, Decimal("0.7")
_PERCENT_WORDS = ("ร้อยละ", "%")  # percent


class Percentage(NamedTuple):
    """A printed percentage with what it should be."""

    label: str
    printed: Decimal
    recomputed: Decimal
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Whether they agree within a hundredth or half a unit of the last printed digit."""
        exponent = self.printed.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        tolerance = max(_LEAST_TOLERANCE, Decimal(1).scaleb(-places) / 2)
        return abs(self.printed - self.recomputed) <= tolerance


def percentages(plan: Plan) -> Iterator[Percentage]:
    """Personnel cost by year, shares in the summary, shares in other tables, changes in budget reports."""
    for cost in plan.personnel_costs:
        if cost.percent is not None and cost.cost_baht is not None and cost.budget_baht:
            share = cost.cost_baht / cost.budget_baht * _HUNDRED
            yield Percentage(f"ค่าใช้จ่ายด้านบุคคล ปี {cost.year_be or '-'}", cost.percent, share, cost.evidence)
    if plan.budget_summary is not None:
        yield from _borne_out(_project_shares(plan.budget_summary))
        yield from _borne_out(_budget_shares(plan.budget_summary))
    for table in plan.figure_tables:
        if table.form not in SUMMARIES:
            yield from _table_shares(table)
    for _, items in groupby(plan.budget_items, key=lambda item: item.report):
        yield from _borne_out([tuple(_changes(items))], least=_LEAST_ROWS)


def _borne_out(guesses: Iterable[Sequence[Percentage]], least: int = 1) -> Sequence[Percentage]:
    """The guess that holds most often, if it holds for most rows; else nothing."""
    best = max(guesses, key=_holding, default=())
    holding = _holding(best)
    return best if holding >= least and holding >= _HOLDING_SHARE * len(best) else ()


def _holding(guess: Iterable[Percentage]) -> int:
    return sum(1 for one in guess if one.holds)


def _project_shares(table: BudgetSummary) -> list[tuple[Percentage, ...]]:
    """Shares of projects: of the strategy, or of all."""
    total = table.total.project_count if table.total else None
    counts = {id(row): _decimal(row.project_count) for row in table.rows}
    shown = [(row, row.project_percent) for row in table.rows]
    return _shares("ร้อยละของโครงการ", table, counts, shown, _decimal(total))


def _budget_shares(table: BudgetSummary) -> list[tuple[Percentage, ...]]:
    """Shares of money: of the strategy, or of all."""
    total = table.total.amount_baht if table.total else None
    amounts = {id(row): row.amount_baht for row in table.rows}
    return _shares(
        "ร้อยละของงบประมาณ", table, amounts, [(row, row.budget_percent) for row in table.rows], total
    )


def _decimal(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)


def _shares(
    name: str,
    table: BudgetSummary,
    values: dict[int, Decimal | None],
    shown: Sequence[tuple[SummaryRow, Decimal | None]],
    total: Decimal | None,
) -> list[tuple[Percentage, ...]]:
    """The shares of a column by each base: the subtotal of the row's strategy, the grand total."""
    of_strategy = {row.strategy_number: values[id(row)] for row in table.rows if row.kind == "subtotal"}
    by_strategy = [of_strategy.get(row.strategy_number) for row in table.rows]
    guesses = []
    for wholes in (by_strategy, [total] * len(table.rows)):
        found = []
        for (row, printed), whole in zip(shown, wholes, strict=True):
            part = values[id(row)]
            if printed is not None and part is not None and whole:
                label = f"{name} {row.title}"
                found.append(Percentage(label, printed, part / whole * _HUNDRED, row.evidence))
        guesses.append(tuple(found))
    return guesses


def _table_shares(table: FigureTable) -> Iterator[Percentage]:
    """Shares in columns headed percent: of the total below another column, or of the column beside it."""
    grid = Grid(table)
    columns = sorted({column for _, column in grid.cells})
    for at in columns:
        if any(word in table.columns[at].header for word in _PERCENT_WORDS):
            others = [c for c in columns if c < at]
            yield from _borne_out(list(_guessed_shares(grid, at, others)), least=_LEAST_ROWS)


def _guessed_shares(grid: Grid, at: int, others: Sequence[int]) -> Iterator[tuple[Percentage, ...]]:
    rows = range(len(grid.table.rows))
    last = max((r for r in rows if grid.table.rows[r].kind is RowKind.TOTAL), default=None)
    for part in others:
        if last is not None:
            yield _shares_of(grid, at, [((r, part), (last, part)) for r in rows])
        for whole in others:
            if whole != part:
                yield _shares_of(grid, at, [((r, part), (r, whole)) for r in rows])


def _shares_of(grid: Grid, at: int, pairs: Sequence[tuple[Place, Place]]) -> tuple[Percentage, ...]:
    found = []
    for part, whole in pairs:
        printed, share = grid.values.get((part[0], at)), grid.values.get(part)
        base = grid.values.get(whole)
        if printed is not None and share is not None and base:
            row = grid.table.rows[part[0]]
            cells = dict.fromkeys(((part[0], at), part, whole))
            evidence = tuple(e for place in cells for e in grid.cells[place].evidence)
            label = f"{grid.table.title} {row.label} {grid.table.columns[at].header}".strip()
            found.append(Percentage(label, printed, share / base * _HUNDRED, evidence))
    return tuple(found)


def _changes(items: Iterable[BudgetItem]) -> Iterator[Percentage]:
    """The change in percent from the last but one estimate to the last, where there was something before."""
    for item in items:
        estimates = [y for y in item.years if y.basis == "estimate" and y.amount_baht is not None]
        change = next((y for y in item.years if y.basis == "change" and y.percent is not None), None)
        if change is None or len(estimates) < 2:  # noqa: PLR2004 (an old and a new amount)
            continue
        yield from _change(item, change, estimates[-2], estimates[-1])


def _change(item: BudgetItem, change: ItemYear, old: ItemYear, new: ItemYear) -> Iterator[Percentage]:
    before, after = old.amount_baht, new.amount_baht
    if before and after is not None and change.percent is not None:
        evidence = tuple(e for y in (change, old, new) for e in cell_of(item, y))
        label = f"ยอดต่าง (%) ของ “{item.label}”"
        yield Percentage(label, change.percent, (after - before) / before * _HUNDRED, evidence)
