"""Anti-corruption plans: projects and measures of each dimension with their budget by year."""

import re
from collections.abc import Iterator

from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import CellAmount, KeyedRow, added, cell_amount, keyed_rows, year_of_column
from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence
from schemas.project import Budget, BudgetLine, BudgetStatus, Project
from schemas.table import RowKind, Table

FORM = "anti_corruption_projects"
DIMENSION = "มิติที่"  # "dimension no."
# A number before the name: 1. or 1.1 or (1).
NUMBERED = re.compile(r"^\(?\s*(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s+(?=\S)|^\(?(\d{1,2}(?:\.\d{1,2})*)[.)]\s*")
SKIPPED = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.BLANK})


def projects(content: PlanContent) -> tuple[Project, ...]:
    """The projects in printed order; `programme` is the dimension they stand under."""
    return tuple(_projects(content))


def _projects(content: PlanContent) -> Iterator[Project]:
    dimension: str | None = None
    for table in content.tables_of_form(FORM):
        dimension = _heading_over(content, table) or dimension
        for row in keyed_rows(table):
            dimension = row.text("dimension") or dimension
            if row.kind not in SKIPPED and row.text("name"):
                yield _project(row, dimension, content.fiscal_year_be)


def _heading_over(content: PlanContent, table: Table) -> str | None:
    """The dimension whose heading the table stands under, as printed."""
    section = content.section_of_table(table)
    if section is None:
        return None
    printed = " ".join(one.raw.strip() for one in section.evidence)
    return (
        f"{DIMENSION} {section.printed_number} {section.heading}" if printed.startswith(DIMENSION) else None
    )


def _project(row: KeyedRow, dimension: str | None, fiscal_year: int | None) -> Project:
    name = row.text("name") or ""
    number, bare = _number(row, name)
    amounts = [
        (year_of_column(row.table, c.column) or fiscal_year, cell_amount(c.text), c.evidence)
        for c in row.cells("budget")
    ]
    return Project(
        number=number,
        name=bare,
        budget=_budget(amounts),
        owner=row.text("owner"),
        remark=row.text("remark"),
        programme=dimension,
        evidence=row.evidence,
    )


def _number(row: KeyedRow, name: str) -> tuple[int | str | None, str]:
    """The row's number, printed in its own column or before the name, and the name without it."""
    printed = row.text("number")
    found = NUMBERED.match(to_arabic(name))
    text = to_arabic(printed).strip(" .") if printed else (found and (found[1] or found[2]))
    number = int(text) if text and text.isdecimal() else (text or None)
    return number, name[found.end() :] if found and not printed else name


def _budget(amounts: list[tuple[int | None, CellAmount, tuple[Evidence, ...]]]) -> Budget | None:
    if not amounts:
        return None
    whole = added(amount for _, amount, _ in amounts)
    kept = {BudgetStatus.AMOUNT, BudgetStatus.UNREADABLE}
    lines = tuple(
        BudgetLine(
            amount_baht=one.value,
            year_be=year,
            source=one.note or None,
            status=one.status,
            evidence=evidence,
        )
        for year, one, evidence in amounts
        if one.status in kept
    )
    whole_evidence = tuple(one for _, _, evidence in amounts for one in evidence)
    return Budget(status=whole.status, total_baht=whole.value, lines=lines, evidence=whole_evidence)
