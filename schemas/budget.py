"""Budget ordinances and tables of figures."""

from typing import Literal

from schemas.geometry import Frozen
from schemas.money import Baht
from schemas.number import Number
from schemas.record import Record


class ItemYear(Frozen):
    """An amount of a budget item for one year; `basis` says actual, estimate or change in percent."""

    year_be: int | None
    amount_baht: Baht | None = None
    percent: Number | None = None
    basis: Literal["actual", "estimate", "change"]


class BudgetItem(Record):
    """One row of a budget ordinance table: place in the tree of plan, work, budget, category and item.

    `recomputed` is given on totals: the sum of the rows it covers, beside the printed `years`.
    """

    report: str = ""
    path: tuple[str, ...] = ()
    level: str
    label: str
    is_total: bool = False
    years: tuple[ItemYear, ...] = ()
    recomputed: tuple[ItemYear, ...] = ()


class NumberTable(Record):
    """A table of figures that has no record of its own (population, revenue): texts by row and column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total_rows: tuple[int, ...] = ()
