"""Strategies, projects, summaries, posts and budgets: which mapping reads them for which plan type."""

from dataclasses import dataclass

from pipeline.mapping import projects_accounts
from pipeline.mapping.budget_items import budget_items
from pipeline.mapping.budget_summary import budget_summary
from pipeline.mapping.content import PlanContent
from pipeline.mapping.number_tables import number_tables
from pipeline.mapping.strategies import strategies
from schemas.budget import BudgetItem, NumberTable
from schemas.plan_type import PlanTypeKey
from schemas.project import BudgetSummary, Project, Strategy

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


def accounts(content: PlanContent) -> Accounts:
    """The strategies, projects, summary and tables of money of the plan."""
    summary = budget_summary(content)
    if content.plan_type in STAFF_PLANS:
        listed, loose = strategies(content, summary)
    else:
        listed, loose = projects_accounts.strategies(content), projects_accounts.projects(content)
    return Accounts(
        strategies=listed,
        projects=loose,
        budget_summary=summary,
        budget_items=budget_items(content),
        number_tables=number_tables(content),
    )
