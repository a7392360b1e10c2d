"""Rows of what structure charts and tables with totals print."""

from schemas.placed_row import PlacedRow


class PostTotalRow(PlacedRow):
    """A printed total of posts beside the sum of the posts read."""

    label: str
    measure: str
    department: str | None
    department_key: str | None
    personnel_kind: str | None
    year_be: int | None
    printed: int | None
    recomputed: int | None


class ChartUnitRow(PlacedRow):
    """A box of a structure chart, or an entry in one; `unit_id` is unique in the document."""

    chart_title: str | None
    unit_id: str
    parent_id: str | None
    parent_basis: str | None
    kind: str
    name: str
    number: str | None
    department: str | None
    department_key: str | None
    headcount: int | None


class ChartPostRow(PlacedRow):
    """A post as a structure chart prints it, in the box `unit_id`."""

    unit_id: str
    title: str
    line_title: str | None
    level: str | None
    headcount: int | None
    personnel_kind: str | None
    occupied: bool | None
    position_number: str | None


class ChartLevelCountRow(PlacedRow):
    """A count of the grid printed under a structure chart."""

    chart_title: str | None
    label: str
    headcount: int | None


class FigureCellRow(PlacedRow):
    """A cell under a column of figures of a table that prints totals.

    `table_ordinal`, `row_ordinal` and `column_ordinal` count from 0.
    """

    table_ordinal: int
    table_title: str
    form: str | None
    row_ordinal: int
    row_kind: str
    row_label: str
    column_ordinal: int
    column_header: str
    column_key: str | None
    text: str
