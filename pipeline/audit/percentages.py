"""Percentages a plan prints beside part and whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.geometry import Evidence
from schemas.plan import Plan

_HUNDRED = Decimal(100)
_LEAST_TOLERANCE = Decimal("0.01")


class Percentage(NamedTuple):
    """A printed percentage with what it should be."""

    label: str
    printed: Decimal
    recomputed: Decimal
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Whether they agree within a hundredth or half a unit of the last printed digit."""
        exponent = self.printed.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        tolerance = max(_LEAST_TOLERANCE, Decimal(1).scaleb(-places) / 2)
        return abs(self.printed - self.recomputed) <= tolerance


def percentages(plan: Plan) -> Iterator[Percentage]:
    """Personnel cost by year, then shares of projects and of budget in the summary."""
    for cost in plan.personnel_costs:
        if cost.percent is not None and cost.cost_baht is not None and cost.budget_baht:
            share = cost.cost_baht / cost.budget_baht * _HUNDRED
            yield Percentage(f"ค่าใช้จ่ายด้านบุคคล ปี {cost.year_be or '-'}", cost.percent, share, cost.evidence)
    yield from _summary_shares(plan)


def _summary_shares(plan: Plan) -> Iterator[Percentage]:
    table = plan.budget_summary
    total = table.total if table else None
    if table is None or total is None:
        return
    for row in table.rows:
        if row.project_percent is not None and row.project_count is not None and total.project_count:
            share = Decimal(row.project_count) / total.project_count * _HUNDRED
            yield Percentage(f"ร้อยละของโครงการ {row.title}", row.project_percent, share, row.evidence)
        if row.budget_percent is not None and row.amount_baht is not None and total.amount_baht:
            share = row.amount_baht / total.amount_baht * _HUNDRED
            yield Percentage(f"ร้อยละของงบประมาณ {row.title}", row.budget_percent, share, row.evidence)
