"""Strategies, projects, summaries, posts and budgets: which mapping reads them for which plan type."""

from dataclasses import dataclass

from pipeline.mapping import anti_corruption, operation, projects_accounts
from pipeline.mapping.budget_detail import budget_detail
from pipeline.mapping.budget_items import budget_items
from pipeline.mapping.budget_summary import budget_summary
from pipeline.mapping.content import PlanContent
from pipeline.mapping.figure_tables import figure_tables
from pipeline.mapping.number_tables import number_tables
from pipeline.mapping.personnel_cost import personnel_costs
from pipeline.mapping.positions import positions
from pipeline.mapping.strategies import strategies
from schemas.budget import BudgetItem, NumberTable
from schemas.figure_table import FigureTable
from schemas.plan_type import PlanTypeKey
from schemas.project import BudgetSummary, Project, Strategy
from schemas.staffing import PersonnelCost, Position

STAFF_PLANS = frozenset(
    {
        PlanTypeKey.HR_MANAGEMENT_PLAN,
        PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN,
        PlanTypeKey.MANPOWER_PLAN,
        PlanTypeKey.OTHER,
    }
)
"""Plans about staff, whose projects stand in tables of their own form."""


@dataclass(frozen=True)
class Accounts:
    """What a plan does and what it costs."""

    strategies: tuple[Strategy, ...] = ()
    projects: tuple[Project, ...] = ()
    budget_summary: BudgetSummary | None = None
    budget_items: tuple[BudgetItem, ...] = ()
    number_tables: tuple[NumberTable, ...] = ()
    figure_tables: tuple[FigureTable, ...] = ()
    positions: tuple[Position, ...] = ()
    personnel_costs: tuple[PersonnelCost, ...] = ()


def accounts(content: PlanContent) -> Accounts:
    """The strategies, projects, summary and tables of money of the plan."""
    summary = budget_summary(content)
    if content.plan_type in STAFF_PLANS:
        listed, loose = strategies(content, summary)
        if content.plan_type is PlanTypeKey.OTHER and not listed and not loose:
            loose = projects_accounts.projects(content)
    else:
        summary = operation.budget_summary(content) or summary
        listed = projects_accounts.strategies(content)
        loose = (*projects_accounts.projects(content), *anti_corruption.projects(content))
    return Accounts(
        strategies=listed,
        projects=loose,
        budget_summary=summary,
        budget_items=(*budget_items(content), *budget_detail(content)),
        number_tables=number_tables(content),
        figure_tables=figure_tables(content),
        positions=positions(content),
        personnel_costs=personnel_costs(content),
    )
