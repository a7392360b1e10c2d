"""The table that sums up strategies: counts, amounts and remarks as printed."""

from decimal import Decimal

from pipeline.mapping.content import PlanContent
from pipeline.mapping.department_budget import STATUS_OF
from pipeline.mapping.joined_rows import JoinedRow, joined_rows
from pipeline.mapping.project_rows import number_of
from pipeline.text.digits import parsed_integer
from pipeline.text.money import AmountKind, parse_amount
from schemas.project import BudgetStatus, BudgetSummary, SummaryRow, SummaryTotal
from schemas.table import RowKind

SUMMARY_FORM = "strategy_summary"
_KINDS = frozenset({RowKind.ITEM, RowKind.SUBTOTAL, RowKind.TOTAL})


def budget_summary(content: PlanContent) -> BudgetSummary | None:
    """The summary of the first table of its form."""
    for table in content.tables_of_form(SUMMARY_FORM):
        rows = [row for row in joined_rows(table) if row.kind in _KINDS and row.whole_text]
        items = [row for row in rows if row.kind is not RowKind.TOTAL]
        totals = [row for row in rows if row.kind is RowKind.TOTAL]
        if items:
            return BudgetSummary(
                rows=tuple(_row(row) for row in items),
                total=_total(totals[-1]) if totals else None,
                evidence=items[0].evidence(),
            )
    return None


def _row(row: JoinedRow) -> SummaryRow:
    amount, status = _amount(row)
    number = number_of(row.text("number"))
    return SummaryRow(
        number=number,
        title=row.text("title"),
        project_count=_count(row),
        amount_baht=amount,
        remark=row.text("remark") or None,
        kind="subtotal" if row.kind is RowKind.SUBTOTAL else "item",
        strategy_number=number if isinstance(number, int) else None,
        status=status,
        evidence=row.evidence(),
    )


def _total(row: JoinedRow) -> SummaryTotal:
    amount, status = _amount(row)
    return SummaryTotal(project_count=_count(row), amount_baht=amount, status=status, evidence=row.evidence())


def _count(row: JoinedRow) -> int | None:
    return parsed_integer(row.text("count"))


def _amount(row: JoinedRow) -> tuple[Decimal | None, BudgetStatus | None]:
    if not row.columns("budget"):
        return None, None
    amount = parse_amount(row.text("budget"))
    if amount.kind is AmountKind.AMOUNT:
        return amount.value, BudgetStatus.AMOUNT
    return None, STATUS_OF.get(amount.kind, BudgetStatus.UNREADABLE)
