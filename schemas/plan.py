"""The canonical plan. Field names are the public contract: add freely, rename nothing."""

from schemas.budget import BudgetItem, NumberTable
from schemas.development import (
    CommitteeMember,
    Competencies,
    DevelopmentMethod,
    IdpRole,
    LegalReference,
    MonitoringItem,
    PolicyLink,
    Swot,
    TrainingNeeds,
)
from schemas.figure_table import FigureTable
from schemas.geometry import Evidence, Frozen
from schemas.issue import Issue
from schemas.organization import Organization
from schemas.period import Period
from schemas.plan_type import PlanTypeKey
from schemas.project import BudgetSummary, Project, Strategy
from schemas.record import KeyedItem, TextItem
from schemas.revision import Revision
from schemas.route import Route
from schemas.section import Section
from schemas.staffing import PersonnelCost, Position, PositionSeries, PostTotal, Staffing
from schemas.structure import StructureChart
from schemas.text_facts import TextFacts

PLAN_SCHEMA_VERSION = "1.0"


class PageRecord(Frozen):
    """How one page was read. `quality` runs from 0 (unreadable) to 1."""

    page: int
    route: Route
    reason: str
    quality: float
    width_pt: float
    height_pt: float


class DocumentRecord(Frozen):
    """The file behind the plan. `complete`: is the whole plan in it? `None` when that cannot be told.

    `missing_sections` are keys the plan type requires that this file does not hold.
    """

    file_name: str
    sha256: str
    page_count: int
    producer: str | None = None
    complete: bool | None = None
    complete_reason: str = ""
    missing_sections: tuple[str, ...] = ()
    quality: float | None = None
    pages: tuple[PageRecord, ...] = ()


class Plan(Frozen):
    """One plan as read from one file. Lists that were looked for and not found are empty.

    `figure_tables` are the tables that print totals, cell by cell, for sums to be checked.

    `text_facts` are the lines and table shapes that rules on wording read; `None` where they were not kept.
    """

    schema_version: str = PLAN_SCHEMA_VERSION
    plan_id: str
    plan_type: PlanTypeKey
    title: str | None
    title_evidence: tuple[Evidence, ...] = ()
    organization: Organization
    period: Period | None
    revision: Revision | None = None
    document: DocumentRecord
    sections: tuple[Section, ...] = ()
    vision: TextItem | None = None
    missions: tuple[TextItem, ...] = ()
    values: tuple[TextItem, ...] = ()
    strategic_goals: tuple[TextItem, ...] = ()
    hr_goals: tuple[TextItem, ...] = ()
    policy_links: tuple[PolicyLink, ...] = ()
    swot: Swot = Swot()
    strategies: tuple[Strategy, ...] = ()
    projects: tuple[Project, ...] = ()
    budget_summary: BudgetSummary | None = None
    staffing: Staffing | None = None
    structure_charts: tuple[StructureChart, ...] = ()
    positions: tuple[Position, ...] = ()
    post_totals: tuple[PostTotal, ...] = ()
    position_series: tuple[PositionSeries, ...] = ()
    personnel_costs: tuple[PersonnelCost, ...] = ()
    development_domains: tuple[KeyedItem, ...] = ()
    development_methods: tuple[DevelopmentMethod, ...] = ()
    pillars: tuple[KeyedItem, ...] = ()
    competencies: Competencies = Competencies()
    committee: tuple[CommitteeMember, ...] = ()
    monitoring: tuple[MonitoringItem, ...] = ()
    training_steps: tuple[TextItem, ...] = ()
    legal_references: tuple[LegalReference, ...] = ()
    idp_roles: tuple[IdpRole, ...] = ()
    training_needs: TrainingNeeds | None = None
    local_measures: tuple[TextItem, ...] = ()
    responsibilities: tuple[TextItem, ...] = ()
    budget_items: tuple[BudgetItem, ...] = ()
    number_tables: tuple[NumberTable, ...] = ()
    figure_tables: tuple[FigureTable, ...] = ()
    text_facts: TextFacts | None = None
    issues: tuple[Issue, ...] = ()
