"""Structure charts: units and posts drawn as boxes, who stands under whom, and the counts printed below."""

from enum import StrEnum
from typing import TypeAlias

from schemas.record import Record


class UnitKind(StrEnum):
    """What a box of a chart, or an entry in one, names."""

    BODY = "body"
    DEPARTMENT = "department"
    DIVISION = "division"
    SECTION = "section"
    CENTRE = "centre"
    POST = "post"
    OTHER = "other"


class ParentBasis(StrEnum):
    """How the parent is known: a connector is drawn, the parent's box holds it, it is a list right below."""

    CONNECTOR = "connector"
    CONTAINMENT = "containment"
    POSITION = "position"


class ChartPost(Record):
    """A post as a chart prints it. `line_title` is the line of work in brackets after a post's own title.

    `headcount` is the printed number, `None` where the chart prints none; `occupied` is `False` for a
    post printed as vacant, else `None` where the chart does not say.
    """

    title: str
    line_title: str | None = None
    level: str | None = None
    headcount: int | None = None
    personnel_kind: str | None = None
    occupied: bool | None = None
    position_number: str | None = None
    holder_name: str | None = None


class ChartUnit(Record):
    """One box, or one entry of a list in a box. `id` is unique in the document (`p3.u2`).

    `parent_id` is `None` at the top of a chart and where the drawing does not tell. `department` is the
    nearest department above, or the one the chart's title names. `headcount` is a number printed after the
    name of a unit.
    """

    id: str
    parent_id: str | None = None
    parent_basis: ParentBasis | None = None
    kind: UnitKind
    name: str
    number: str | None = None
    department: str | None = None
    department_key: str | None = None
    headcount: int | None = None
    posts: tuple[ChartPost, ...] = ()


class LevelCount(Record):
    """A count of the grid under a chart: `label` is a level or a kind of personnel; a dash is 0."""

    label: str
    count: int | None


class StructureChart(Record):
    """One chart, on one page."""

    page: int
    title: str | None = None
    units: tuple[ChartUnit, ...] = ()
    level_counts: tuple[LevelCount, ...] = ()


StructureCharts: TypeAlias = tuple[StructureChart, ...]
