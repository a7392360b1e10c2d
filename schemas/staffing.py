"""Staffing: units, posts, lines of work and what personnel costs."""

from enum import StrEnum

from schemas.geometry import Frozen
from schemas.money import Baht
from schemas.number import Number
from schemas.record import Record


class StaffingUnit(Record):
    """One unit of the staffing table, as printed."""

    name: str
    department_key: str | None = None
    occupied: int | None = None
    vacant: int | None = None
    total: int | None = None


class StaffingTotals(Record):
    """The printed totals, never recomputed."""

    occupied: int | None = None
    vacant: int | None = None
    total: int | None = None


class Staffing(Record):
    """Posts by unit."""

    units: tuple[StaffingUnit, ...] = ()
    printed_totals: StaffingTotals | None = None


class YearCount(Frozen):
    """A count for one fiscal year (Buddhist era)."""

    year_be: int
    count: int | None


class Position(Record):
    """One post of the frame or of the list of posts. `occupied` is `None` where the page does not say.

    `line_title` is the line of work printed in brackets after a head's own title; `unit` the division or
    section of the department the post is listed under.
    """

    department: str | None = None
    department_key: str | None = None
    unit: str | None = None
    title: str
    line_title: str | None = None
    category: str | None = None
    level: str | None = None
    position_number: str | None = None
    personnel_kind: str | None = None
    occupied: bool | None = None
    headcount: int | None = None
    headcount_by_year: tuple[YearCount, ...] = ()
    change_by_year: tuple[YearCount, ...] = ()
    remark: str | None = None
    holder_name: str | None = None


class PostMeasure(StrEnum):
    """What a printed total of posts counts."""

    EXISTING = "existing"
    PLANNED = "planned"
    CHANGE = "change"
    LISTED = "listed"
    BY_LEVEL = "by_level"


class PostTotal(Record):
    """A printed total of posts beside the sum of the posts read; `None` where there is nothing to add up.

    For `by_level`, `printed` is the sum of the counts by level printed under a chart, and `recomputed` the
    posts of the frame that are not printed as vacant.
    """

    label: str
    measure: PostMeasure
    department: str | None = None
    department_key: str | None = None
    personnel_kind: str | None = None
    year_be: int | None = None
    printed: int | None = None
    recomputed: int | None = None


class PositionSeries(Record):
    """The lines of work of one position category."""

    category: str
    titles: tuple[str, ...]


class PersonnelCost(Record):
    """Personnel cost of one fiscal year against the expenditure budget; `percent` as printed."""

    year_be: int | None = None
    cost_baht: Baht | None = None
    budget_baht: Baht | None = None
    percent: Number | None = None
