"""The summary of an operation or development plan: projects and money by strategy (ผด.01, ผ.01)."""

import re
from collections.abc import Iterator

from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import CellAmount, KeyedRow, added, cell_amount, keyed_rows
from pipeline.text.digits import parsed_integer, to_arabic
from pipeline.text.money import parse_percent
from schemas.project import BudgetSummary, SummaryRow, SummaryTotal
from schemas.table import RowKind

FORMS = ("operation_summary", "development_summary")
NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})?)\s*[.)]?\s*")


def budget_summary(content: PlanContent) -> BudgetSummary | None:
    """The summary table of the plan, over all its pages; `None` where there is none."""
    rows: list[SummaryRow] = []
    total: SummaryTotal | None = None
    for row in _rows(content):
        if row.kind is RowKind.TOTAL:
            amount = _amount(row)
            total = SummaryTotal(
                project_count=_count(row),
                amount_baht=amount.value,
                status=amount.status,
                evidence=row.evidence,
            )
        else:
            rows.append(_row(row, rows))
    if not rows:
        return None
    return BudgetSummary(rows=tuple(rows), total=total, evidence=rows[0].evidence)


def _rows(content: PlanContent) -> Iterator[KeyedRow]:
    for table in content.tables_of_form(*FORMS):
        for row in keyed_rows(table):
            if row.kind not in {RowKind.BLANK, RowKind.GROUP} and (
                _count(row) is not None or row.raw_text("budget")
            ):
                yield row


def _row(row: KeyedRow, before: list[SummaryRow]) -> SummaryRow:
    title = row.text("strategy") or ""
    found = NUMBER.match(to_arabic(title))
    number = row.text("number") or (found[1] if found else None)
    whole = parsed_integer(number) if number else None
    amount = _amount(row)
    is_sum = row.kind is RowKind.SUBTOTAL
    return SummaryRow(
        number=whole if whole is not None else number,
        title=title[found.end() :] if found else title,
        project_count=_count(row),
        amount_baht=amount.value,
        remark=row.text("remark", "owner"),
        kind="subtotal" if is_sum else "item",
        strategy_number=_strategy(number) if not is_sum else (before[-1].strategy_number if before else None),
        project_percent=parse_percent(row.raw_text("project_percent")),
        budget_percent=parse_percent(row.raw_text("budget_percent")),
        status=amount.status,
        evidence=row.evidence,
    )


def _strategy(number: str | None) -> int | None:
    return parsed_integer(number.split(".")[0]) if number else None


def _count(row: KeyedRow) -> int | None:
    """The number of projects: of the one column, or of the last of several (the sum of the years)."""
    texts = [c.text for c in row.cells("project_count") if c.text.strip()]
    return parsed_integer(texts[-1]) if texts else None


def _amount(row: KeyedRow) -> CellAmount:
    cells = [c for c in row.cells("budget") if c.text.strip()]
    return cell_amount(cells[-1].text) if cells else added(())
