"""Rows of the tables in the store: flat, one model per table. DDL and data dictionary derive from these.

Every row has `document_id` (the first 16 digits of the file's SHA-256) and, where it belongs to a plan,
`plan_id`. Rows that come from a page have `page` (1-based), `bbox_pt` (x0, top, x1, bottom), `raw` and the
whole `evidence` as JSON. `ordinal` counts from 0 in printed order.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from schemas.geometry import Frozen
from schemas.placed_row import Doubles, Json, Number, PlacedRow
from schemas.printed_rows import ChartLevelCountRow, ChartPostRow, ChartUnitRow, FigureCellRow, PostTotalRow


class DocumentRow(Frozen):
    """A file's content."""

    document_id: str
    sha256: str
    file_name: str
    page_count: int
    producer: str | None
    complete: bool | None
    complete_reason: str
    missing_sections: tuple[str, ...]
    quality: float | None
    status: Annotated[str, Field(description="loaded, partial (a page failed) or failed")]
    reason: str
    code_version: str
    seconds: float


class FileRow(Frozen):
    """A path at which a document was found."""

    path: str
    document_id: str
    run_id: str


class PageRow(Frozen):
    """A page and how it was read."""

    document_id: str
    page: int
    route: str
    reason: str
    quality: float
    width_pt: float
    height_pt: float


class OrganizationRow(Frozen):
    """The owner of a plan, as printed and as resolved."""

    document_id: str
    plan_id: str
    name: str | None
    kind: str | None
    full_name: str | None
    printed_name: str | None
    unit: str | None
    district: str | None
    province: str | None
    match: str
    candidates: Json
    page: int | None
    bbox_pt: Doubles | None
    raw: str | None
    evidence: Json


class PlanRow(Frozen):
    """A plan; `record` is the whole of it as `phaen extract` prints it."""

    document_id: str
    plan_id: str
    plan_type: str
    title: str | None
    organization: str | None
    organization_kind: str | None
    district: str | None
    province: str | None
    start_year_be: int | None
    end_year_be: int | None
    vision: str | None
    schema_version: str
    record: Json


class SectionRow(PlacedRow):
    """A section; `path` is its place in the tree (`0.2`), `parent_path` its parent's."""

    path: str
    parent_path: str | None
    key: str
    number: str | None
    printed_number: str | None
    heading: str
    level: int
    first_page: int
    last_page: int
    text: str


class ParagraphRow(PlacedRow):
    """A paragraph of a section; `searchable` is its normal form for search and matching."""

    section_path: str
    section_key: str
    text: str
    searchable: str


class ParagraphClusterRow(Frozen):
    """A paragraph that stands in other places too, near enough word for word; made by `phaen copies`.

    `cluster_id` is the same for all its versions; `members` counts paragraphs, `organizations` owners.
    """

    document_id: str
    plan_id: str
    ordinal: int
    cluster_id: int
    members: int
    plans: int
    organizations: int


class PlanDateRow(Frozen):
    """The day a plan says it was announced; none where it prints two such days. Made by `phaen copies`."""

    document_id: str
    plan_id: str
    announced: dt.date
    page: int | None


class StrategyRow(PlacedRow):
    """A strategy."""

    number: int | None
    title: str


class ProjectRow(PlacedRow):
    """A project or activity; `project_id` is unique in the document."""

    project_id: str
    strategy_number: int | None
    strategy_title: str | None
    programme: str | None
    number: str | None
    name: str
    objective: str | None
    target: str | None
    period_start: dt.date | None
    period_end: dt.date | None
    budget_status: str | None
    total_baht: Decimal | None
    months: tuple[int, ...]
    owner: str | None
    location: str | None
    expected_result: str | None


class IndicatorRow(PlacedRow):
    """An indicator of a project."""

    project_id: str
    text: str
    unit: str | None
    target_value: Number | None
    target_text: str | None
    dimension: str | None


class BudgetLineRow(PlacedRow):
    """An amount of a project's budget."""

    project_id: str
    department: str | None
    department_key: str | None
    amount_baht: Decimal | None
    year_be: int | None
    source: str | None
    status: str


class StaffingUnitRow(PlacedRow):
    """A unit of the staffing table; the row with `is_printed_total` holds the totals as printed."""

    name: str
    department_key: str | None
    occupied: int | None
    vacant: int | None
    total: int | None
    is_printed_total: bool


class PositionRow(PlacedRow):
    """A post of the frame or of the list of posts; `unit` is the division or section it is under."""

    department: str | None
    department_key: str | None
    unit: str | None
    title: str
    line_title: str | None
    category: str | None
    level: str | None
    position_number: str | None
    personnel_kind: str | None
    occupied: bool | None
    headcount: int | None
    headcount_by_year: Json


class PersonnelCostRow(PlacedRow):
    """Personnel cost of one fiscal year."""

    year_be: int | None
    cost_baht: Decimal | None
    budget_baht: Decimal | None
    percent: Number | None


class SwotItemRow(PlacedRow):
    """An item of one SWOT quadrant."""

    quadrant: str
    number: str | None
    text: str


class ItemRow(PlacedRow):
    """An item of any other list of a plan; `list_name` is the plan's field (`missions`, `committee`)."""

    list_name: str
    number: str | None
    key: str | None
    text: str


class BudgetItemRow(PlacedRow):
    """A row of a budget ordinance for one year; `path` joins plan, work, budget and category by ` > `."""

    report: str
    path: str
    level: str
    label: str
    is_total: bool
    year_be: int | None
    basis: str
    amount_baht: Decimal | None
    percent: Number | None


class FindingRow(PlacedRow):
    """A verdict of a rule on a plan, as of the audit in `run_id`."""

    rule: str
    status: str
    severity: str
    message_th: str
    message_en: str
    basis: str
    basis_mark: str
    expected: str | None
    actual: str | None
    fix_hint: str | None
    waived: bool
    fingerprint: str
    run_id: str


class IssueRow(Frozen):
    """Something the reader could not read."""

    document_id: str
    ordinal: int
    code: str
    message: str
    page: int | None
    bbox_pt: Doubles | None


class RunRow(Frozen):
    """One run of a command that writes."""

    run_id: str
    command: str
    started_at: dt.datetime
    finished_at: dt.datetime
    files: int
    loaded: int
    unchanged: int
    failed: int
    code_version: str


TABLES: dict[str, type[Frozen]] = {
    "documents": DocumentRow,
    "files": FileRow,
    "pages": PageRow,
    "organizations": OrganizationRow,
    "plans": PlanRow,
    "sections": SectionRow,
    "paragraphs": ParagraphRow,
    "paragraph_clusters": ParagraphClusterRow,
    "plan_dates": PlanDateRow,
    "strategies": StrategyRow,
    "projects": ProjectRow,
    "indicators": IndicatorRow,
    "budget_lines": BudgetLineRow,
    "staffing_units": StaffingUnitRow,
    "positions": PositionRow,
    "post_totals": PostTotalRow,
    "chart_units": ChartUnitRow,
    "chart_posts": ChartPostRow,
    "chart_level_counts": ChartLevelCountRow,
    "figure_cells": FigureCellRow,
    "personnel_costs": PersonnelCostRow,
    "swot_items": SwotItemRow,
    "plan_items": ItemRow,
    "budget_items": BudgetItemRow,
    "findings": FindingRow,
    "issues": IssueRow,
    "runs": RunRow,
}
"""Every table of the store, in the order they are made."""
