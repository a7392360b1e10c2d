"""A plan composed for tests: a made-up municipality, tables with known inconsistencies."""

from pipeline.audit.examples import (
    C,
    budget,
    no_budget,
    plan,
    project,
    staffing,
    strategy,
    summary,
    summary_row,
)
from schemas.plan import Plan
from schemas.project import BudgetStatus, Strategy
from schemas.route import Route

UNITS = (
    ("executives", 2, 0, 2),
    ("internal_audit", 0, 1, 1),
    ("clerk_office", 17, 0, 17),
    ("finance", 6, 2, 8),
    ("works", 7, 2, 9),
    ("public_health_environment", 11, 0, 11),
    ("education", 17, 17, 34),
    ("social_welfare", 4, 0, 4),
)
"""Units whose cells agree with each other: 64 occupied, 22 vacant, 86 in all."""

SIX_DEPARTMENTS = (
    ("clerk_office", "266000"),
    ("finance", "40000"),
    ("works", "40000"),
    ("education", "75000"),
    ("public_health_environment", "85000"),
    ("social_welfare", "40000"),
)


def strategies(route: Route = Route.TEXT_LAYER) -> tuple[Strategy, ...]:
    """Four strategies: the second row of the first repeats three amounts of the row before."""
    free = no_budget(BudgetStatus.NONE_DECLARED)
    first = strategy(
        1,
        project(1, "ก", budget=budget(*SIX_DEPARTMENTS, route=route)),
        project(2, "ข", budget=budget(*SIX_DEPARTMENTS[3:], route=route)),
    )
    second = strategy(
        2,
        project(
            1,
            "ค",
            budget=budget(("clerk_office", "200000"), ("finance", "100000"), ("works", "40000"), route=route),
        ),
        project(
            2,
            "ง",
            budget=budget(("education", "100000"), ("public_health_environment", "45000"), route=route),
        ),
        project(3, "จ", budget=no_budget()),
    )
    third = strategy(3, project(1, "ช", budget=free))
    fourth = strategy(
        4,
        *(
            project(i, f"โครงการ {i}", budget=budget(("", baht), route=route))
            for i, baht in enumerate(("20000", "50000", "10000", "5000", "10000"), 1)
        ),
    )
    return (first, second, third, fourth)


def inconsistent(route: Route = Route.TEXT_LAYER) -> Plan:
    """Row totals 63 and 24 over cells of 64 and 22; strategy 1 at 556,000 over 546,000; total 641,000."""
    rows = (
        summary_row(1, 2, "556000", "ข้อ ๑,๒,๓ ใช้งบประมาณเดินทาง จำนวน ๕๕๖,๐๐๐ บาท", route),
        summary_row(2, 3, None, route=route),
        summary_row(3, 1, None, route=route),
        summary_row(4, 5, "95000", route=route),
    )
    return plan(
        C,
        staffing=staffing(UNITS, (63, 24, 86), route),
        strategies=strategies(route),
        budget_summary=summary(rows, 11, "641000"),
    )
