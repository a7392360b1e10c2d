"""The detail report of a budget against the truth of the report of estimates of the same year."""

from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from pipeline.evaluate.table_figures import Read, Truth
from pipeline.mapping.budget_detail import budget_detail
from pipeline.tables.wording import plain
from schemas.budget import BudgetItem

ALIKE_AT = 85.0
ITEM_KINDS = ("item", "sub_item")
BRANCHES = 4
"""Plan, work, budget and category: the branches both reports name."""


def detail_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Items with an amount found in their branch, others read, and totals that add up."""
    items = budget_detail(read.content)
    left = [item for item in items if item.years and not item.is_total]
    wanted = [t for t in truth if t["kind"] in ITEM_KINDS and _amount(t)]
    found = 0
    for known in wanted:
        same = next((item for item in left if _is(item, known["label"], known["path"], _amount(known))), None)
        if same is not None:
            left.remove(same)
            found += 1
    totals = [item for item in items if item.is_total]
    return {
        "items in the truth": len(wanted),
        "items found with amount and branch": found,
        "items read that are not in the truth": len(left),
        "totals": len(totals),
        "totals that add up": sum(bool(t.recomputed) and t.years == t.recomputed for t in totals),
    }


def _amount(known: dict[str, object]) -> Decimal | None:
    """The estimate of the last year; `None` for nothing or nought."""
    amounts = known["amounts"]
    last = list(amounts.values())[-1] if isinstance(amounts, dict) and amounts else None
    return Decimal(str(last)) if last else None


def _is(item: BudgetItem, label: str, path: Sequence[str], amount: Decimal | None) -> bool:
    if item.years[0].amount_baht != amount or fuzz.ratio(plain(item.label), plain(label)) < ALIKE_AT:
        return False
    return [plain(one) for one in item.path[:BRANCHES]] == [plain(one) for one in path[:BRANCHES]]
