"""Projects: indicators, targets, periods, budgets, months; and the strategies that hold them."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from schemas.money import Baht
from schemas.number import Number
from schemas.record import KeyedItem, Record, TextItem


class TargetUnit(StrEnum):
    """What kind of number a target is."""

    PERCENT = "percent"
    LEVEL = "level"
    COUNT = "count"
    TEXT = "text"


class TargetDimension(StrEnum):
    """Where a plan states quantity, quality and benefit apart."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    BENEFIT = "benefit"


class Indicator(Record):
    """One indicator with its target. `target_text` is the target as printed."""

    text: str
    unit: TargetUnit | None = None
    target_value: Number | None = None
    target_text: str | None = None
    dimension: TargetDimension | None = None


class ProjectPeriod(Record):
    """When a project runs: ISO dates, both inclusive; `text` as printed. Unknown ends are `null`."""

    start: dt.date | None = None
    end: dt.date | None = None
    text: str = ""


class BudgetStatus(StrEnum):
    """What a budget cell says. `unreadable`: printed but not legible, such as `###`, or not to be decided."""

    AMOUNT = "amount"
    NONE_DECLARED = "none_declared"
    BLANK = "blank"
    SHARED = "shared"
    UNREADABLE = "unreadable"


class BudgetLine(Record):
    """One amount: who spends it, in which fiscal year, from which source, as far as printed."""

    department: str | None = None
    department_key: str | None = None
    amount_baht: Baht | None = None
    year_be: int | None = None
    source: str | None = None
    status: BudgetStatus = BudgetStatus.AMOUNT


class Budget(Record):
    """The budget of one project: `total_baht` recomputed from the lines, `printed_total_baht` as printed."""

    status: BudgetStatus
    total_baht: Baht | None = None
    printed_total_baht: Baht | None = None
    lines: tuple[BudgetLine, ...] = ()


class Tick(Record):
    """A ticked column of a project row (a year, a target group)."""

    column: str
    year_be: int | None = None
    ticked: bool


class ReferenceScheme(StrEnum):
    """Assessments whose items plans refer to."""

    LPA = "LPA"
    ITA = "ITA"
    STANDARD = "standard"
    OTHER = "other"


class Reference(Record):
    """A reference of a project to an assessment item, code as printed in Arabic digits."""

    scheme: ReferenceScheme
    code: str
    side: str | None = None


class Project(Record):
    """One project or activity, rows that continue it included.

    `number` is the printed number, an integer where it is one; `months` are calendar months 1 to 12 in
    fiscal order (October first).
    `parts` are the sub-rows of a project printed over several rows, in order.
    """

    number: int | str | None = None
    name: str
    objective: str | None = None
    target: str | None = None
    indicators: tuple[Indicator, ...] = ()
    period: ProjectPeriod | None = None
    budget: Budget | None = None
    months: tuple[int, ...] = ()
    ticks: tuple[Tick, ...] = ()
    owner: str | None = None
    location: str | None = None
    expected_result: str | None = None
    remark: str | None = None
    references: tuple[Reference, ...] = ()
    programme: str | None = None
    strategy_number: int | None = None
    parts: tuple["ProjectPart", ...] = ()


class ProjectPart(Record):
    """One sub-row of a project."""

    text: str = ""
    amount_baht: Baht | None = None
    status: BudgetStatus | None = None
    location: str | None = None
    owner: str | None = None
    months: tuple[int, ...] = ()


class Strategy(Record):
    """One strategy with its projects. `titles` are the other places it is named, as printed there."""

    number: int | None = None
    title: str
    titles: tuple[KeyedItem, ...] = ()
    programmes: tuple[TextItem, ...] = ()
    projects: tuple[Project, ...] = ()


class SummaryRow(Record):
    """One row of a budget summary."""

    number: int | str | None = None
    title: str
    project_count: int | None = None
    amount_baht: Baht | None = None
    remark: str | None = None
    kind: Literal["item", "subtotal", "total"] = "item"
    strategy_number: int | None = None
    project_percent: Number | None = None
    budget_percent: Number | None = None
    status: BudgetStatus | None = None


class SummaryTotal(Record):
    """The printed total of a budget summary."""

    project_count: int | None = None
    amount_baht: Baht | None = None
    status: BudgetStatus | None = None


class BudgetSummary(Record):
    """The table that sums up strategies."""

    rows: tuple[SummaryRow, ...] = ()
    total: SummaryTotal | None = None
