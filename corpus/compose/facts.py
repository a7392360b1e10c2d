"""What a composed plan says: the same records make the page and the gold, so that the two cannot drift."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A closed record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Organization(Frozen):
    """Who owns the plan; `name` is `None` where the plan does not print one."""

    name: str | None
    kind: str
    full_name: str | None
    district: str | None
    province: str | None


class Period(Frozen):
    """Fiscal years, Buddhist era, both inclusive."""

    start_year_be: int
    end_year_be: int


class Span(Frozen):
    """ISO dates, both inclusive."""

    start: str
    end: str


class Indicator(Frozen):
    """An indicator and its target as printed."""

    text: str
    unit: Literal["percent", "level", "count", "text"]
    target_value: int | None


class BudgetLine(Frozen):
    """One amount, of a department or of a year."""

    department: str | None = None
    department_key: str | None = None
    amount_baht: int
    year_be: int | None = None


class Budget(Frozen):
    """Money of a project. `unreadable` counts amounts printed as ###."""

    status: Literal["amount", "none_declared", "blank", "shared"]
    total_baht: int | None
    lines: tuple[BudgetLine, ...] = ()
    unreadable: int = 0


class Project(Frozen):
    """A project row. `page` is where its number stands (1-based, filled when the pages are known)."""

    number: str
    name: str
    objective: str | None = None
    indicators: tuple[Indicator, ...] = ()
    period: Span | None = None
    budget: Budget
    months: tuple[int, ...] = ()
    ticks: tuple[bool, ...] = ()
    owner: str | None = None
    location: str | None = None
    expected_result: str | None = None
    programme: str | None = None
    page: int | None = None


class Strategy(Frozen):
    """A strategy and its projects."""

    number: str
    title: str
    projects: tuple[Project, ...] = ()


class SummaryRow(Frozen):
    """A row of the summary by strategy, as printed; `None` where the cell is blank."""

    number: str | None
    title: str
    project_count: int | None
    amount_baht: int | None
    remark: str | None = None


class BudgetSummary(Frozen):
    """The summary table with its printed totals."""

    rows: tuple[SummaryRow, ...]
    total_project_count: int | None
    total_amount_baht: int | None


class StaffingUnit(Frozen):
    """A column of the staffing table."""

    name: str
    department_key: str
    occupied: int
    vacant: int
    total: int


class Counts(Frozen):
    """Printed totals of the staffing table, right or not."""

    occupied: int
    vacant: int
    total: int


class Staffing(Frozen):
    """The staffing table."""

    units: tuple[StaffingUnit, ...]
    printed_totals: Counts


class Position(Frozen):
    """A post of the frame; `holder` is what the list of posts prints, `None` where the post is vacant."""

    department: str
    department_key: str
    title: str
    category: str
    level: str | None
    position_number: str | None
    occupied: bool
    headcount_by_year: tuple[int, int, int]


class PersonnelCost(Frozen):
    """A year of section 9 as printed."""

    year_be: int
    cost_baht: int
    budget_baht: int
    percent: float


class ChartPost(Frozen):
    """A post of a structure chart; `headcount` is `None` where the chart prints none."""

    title: str
    line_title: str | None = None
    level: str | None = None
    headcount: int | None = None
    personnel_kind: str | None = None


class ChartBox(Frozen):
    """A box of a chart: the name on top and the posts listed under it."""

    name: str
    posts: tuple[ChartPost, ...] = ()


class Chart(Frozen):
    """A drawn structure chart: `head` is the post at its top, `boxes` are the units under it.

    `level_counts` is the grid below the chart: level or kind of personnel, and the number.
    """

    title: str
    head: ChartPost
    boxes: tuple[ChartBox, ...]
    level_counts: tuple[tuple[str, int], ...] = ()
    rounded: bool = False


class BudgetItem(Frozen):
    """A row of an expenditure estimate; `level` 0 is the item, 1 to 4 budget category up to plan totals."""

    label: str
    amounts_baht: tuple[int, ...]
    change_percent: float | None
    is_total: bool


class TrainingNeeds(Frozen):
    """The needs matrix; `cells` true where ticked."""

    topics: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]


class IdpRole(Frozen):
    """A group of people and its duties."""

    group: str
    duties: tuple[str, ...]


class Seat(Frozen):
    """A seat of a committee."""

    role: str
    position: str


class Planted(Frozen):
    """A fault put there on purpose: the rule of the audit that must find it, with the figures."""

    rule: str
    what: str
    expected: str
    actual: str


class Facts(Frozen):
    """What the plan states. An empty tuple: it has none."""

    vision: str | None = None
    missions: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    strategic_goals: tuple[str, ...] = ()
    policy_links: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    projects: tuple[Project, ...] = ()
    budget_summary: BudgetSummary | None = None
    staffing: Staffing | None = None
    positions: tuple[Position, ...] = ()
    position_series: tuple[tuple[str, tuple[str, ...]], ...] = ()
    charts: tuple[Chart, ...] = ()
    personnel_costs: tuple[PersonnelCost, ...] = ()
    budget_items: tuple[BudgetItem, ...] = ()
    development_domains: tuple[str, ...] = ()
    development_methods: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    core_competencies: tuple[str, ...] = ()
    executive_competencies: tuple[str, ...] = ()
    functional_competencies: tuple[str, ...] = ()
    committee: tuple[Seat, ...] = ()
    monitoring: tuple[str, ...] = ()
    training_steps: tuple[str, ...] = ()
    idp_roles: tuple[IdpRole, ...] = ()
    training_needs: TrainingNeeds | None = None


class SectionFact(Frozen):
    """A heading in order; `page` is 1-based in the file."""

    key: str
    printed_number: str | None
    heading: str
    level: int
    page: int


class Paragraph(Frozen):
    """A paragraph that another plan shares: the same `id` in both is the same paragraph."""

    id: str
    text: str
    page: int


class Gold(Frozen):
    """All that is known of one PDF, because it was composed."""

    file_name: str
    plan_type: str
    title: str
    organization: Organization
    period: Period | None
    complete: bool
    page_count: int
    text_layer: Literal["clean", "split", "private_use", "image"]
    sections: tuple[SectionFact, ...]
    facts: Facts
    paragraphs: tuple[Paragraph, ...] = ()
    planted: tuple[Planted, ...] = ()
