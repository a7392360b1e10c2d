"""Projects of development plans for staff: the rows of their project tables."""

import re
from decimal import Decimal

from pipeline.mapping.content import PlanContent
from pipeline.mapping.department_budget import budget
from pipeline.mapping.indicators import indicators
from pipeline.mapping.joined_rows import JoinedRow, joined_rows
from pipeline.mapping.table_rows import repeats_header
from pipeline.text.dates import date_span, year_ranges
from pipeline.text.digits import to_arabic
from schemas.issue import IssueCode
from schemas.project import (
    Budget,
    BudgetLine,
    BudgetStatus,
    Project,
    ProjectPeriod,
    Reference,
    ReferenceScheme,
    Tick,
)
from schemas.table import RowKind, Table

WIDE = 5
"""Columns of a table whose projects have more than a name."""
PROJECT_FORMS = ("project", "project_accounts")
"""Project tables of plans about staff; with columns headed by years they look like project accounts."""

_BARE_YEAR = re.compile(r"^(?:พ\.?\s?ศ\.?\s*|ปี\s*)?[0-9๐-๙]{4}$")  # a year in the Buddhist era
_TICKS = frozenset("✓√☑✔/\uf0fcü")
_DASH = re.compile(r"^[-–—]+$")
_NUMBER = re.compile(r"^\(?\s*(?P<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)*)\s*[.)]?$")
_REFERENCES: tuple[tuple[ReferenceScheme, re.Pattern[str]], ...] = (
    (
        ReferenceScheme.LPA,
        re.compile(r"LPA\s*[-–:]?\s*(?:ด้านที่\s*(?P<side>[0-9๐-๙]+)\s*)?(?:ข้อ|ตัวชี้วัดที่)?\s*(?P<code>[0-9๐-๙.]+)"),
    ),
    (ReferenceScheme.ITA, re.compile(r"(?:ITA|OIT)\s*[-–:]?\s*(?:ข้อ)?\s*(?P<code>[O๐-๙0-9]+)")),
    (
        ReferenceScheme.STANDARD,
        re.compile(r"(?:ประเมินมาตรฐาน|มาตรฐาน)\s*[-–:]?\s*ข้อ\s*(?P<code>[0-9๐-๙.]+)"),  # standard, item
    ),
)


def projects_of(content: PlanContent, table: Table) -> list[tuple[JoinedRow, Project | None]]:
    """The rows of a project table in order, with the project each is; dividers have none."""
    out: list[tuple[JoinedRow, Project | None]] = []
    for row in joined_rows(table):
        if row.kind is not RowKind.ITEM or _is_divider(row):
            out.append((row, None))
        elif repeats_header(row.table, {at: row.text_at(at) for at in row.cells}):
            continue
        elif row.text("name"):
            out.append((row, _project(content, row)))
        elif row.whole_text:
            message = f"{table.id}: a row without a project name is left out: {row.whole_text[:60]!r}"
            content.note(IssueCode.ROW_UNREAD, message, row.evidence())
    return out


def _is_divider(row: JoinedRow) -> bool:
    """Whether a row of a wide table holds a name and nothing else: a heading that fell into the table."""
    filled = [at for at in row.cells if row.text_at(at)]
    return len(row.table.columns) >= WIDE and filled == list(row.columns("name"))[:1] and not row.spanned


def _project(content: PlanContent, row: JoinedRow) -> Project:
    objective = _optional(row.text("objective"))
    return Project(
        number=number_of(row.text("number")),
        name=row.text("name"),
        objective=objective,
        target=_optional(row.text("target")),
        indicators=indicators(row.text("indicator"), row.text("target"), row.evidence("indicator")),
        period=_period(content, row),
        budget=_budget(content, row),
        ticks=_ticks(row),
        owner=_optional(row.text("owner")),
        location=_optional(row.text("location")),
        expected_result=_optional(row.text("expected_result")),
        remark=_optional(row.text("remark")),
        references=_references(row),
        evidence=row.evidence(),
    )


def _optional(text: str) -> str | None:
    return text or None


def number_of(text: str) -> int | str | None:
    """The printed row number: an integer where it is one, else its text in Arabic digits."""
    plain = to_arabic(text).strip()
    if not plain:
        return None
    found = _NUMBER.match(plain)
    number = found["n"] if found else plain
    return int(number) if number.isdecimal() else number


def _period(content: PlanContent, row: JoinedRow) -> ProjectPeriod | None:
    text = row.text("period")
    if not text:
        return None
    start, end = date_span(text, content.fiscal_year_be)
    return ProjectPeriod(start=start, end=end, text=text, evidence=row.evidence("period"))


def _budget(content: PlanContent, row: JoinedRow) -> Budget | None:
    columns = tuple(at for at in row.columns("budget") if not _holds_ticks(row.table, at))
    if not columns:
        return None
    if len(columns) > 1:
        return _budget_by_year(row, columns)
    if columns[0] in row.spanned:
        # One amount printed once for several projects: which part is whose is not stated.
        return Budget(status=BudgetStatus.SHARED, evidence=row.evidence("number"))
    year = _column_year(row.table, columns[0]) or content.fiscal_year_be
    evidence = row.evidence("budget") or tuple(
        one for part in row.cells.get(columns[0], ()) for one in part.evidence
    )
    return budget(row.text_at(columns[0]), year, evidence)


def _holds_ticks(table: Table, at: int) -> bool:
    """A column headed by a bare year with nothing but ticks and dashes in it says when, not how much."""
    if not _BARE_YEAR.match(table.columns[at].header.split(" / ")[-1].strip()):
        return False
    cells = (c for row in table.rows if row.kind is RowKind.ITEM for c in row.cells if c.column == at)
    texts = [c.text.strip() for c in cells if c.text.strip()]
    return any(t in _TICKS for t in texts) and all(t in _TICKS or _DASH.match(t) for t in texts)


def _column_year(table: Table, column: int) -> int | None:
    years = [one for one in year_ranges(table.columns[column].header) if not one.is_range]
    return years[0].start_year_be if years else None


def _budget_by_year(row: JoinedRow, columns: tuple[int, ...]) -> Budget:
    """The budget of a project with a column for each year."""
    parts = []
    for at in columns:
        evidence = tuple(one for part in row.cells.get(at, ()) for one in part.evidence)
        parts.append((at, budget(row.text_at(at), _column_year(row.table, at), evidence)))
    lines: list[BudgetLine] = [line for _at, part in parts for line in part.lines]
    statuses = {part.status for _at, part in parts}
    known: list[BudgetStatus] = [one for one in BudgetStatus if one in statuses - {BudgetStatus.BLANK}]
    total = sum((line.amount_baht for line in lines if line.amount_baht), Decimal(0)) if lines else None
    return Budget(
        status=BudgetStatus.AMOUNT if lines else next(iter(known), BudgetStatus.BLANK),
        total_baht=total,
        lines=tuple(lines),
        evidence=tuple(one for _at, part in parts for one in part.evidence),
    )


def _ticks(row: JoinedRow) -> tuple[Tick, ...]:
    """Columns without a meaning of their own whose cells hold a tick or a dash."""
    found = []
    for at, column in enumerate(row.table.columns):
        text = row.text_at(at)
        year_of_ticks = column.key == "budget" and _holds_ticks(row.table, at)
        if (column.key not in (None, "year") and not year_of_ticks) or not text:
            continue
        ticked = text in _TICKS
        if ticked or _DASH.match(text):
            years = [one.start_year_be for one in year_ranges(column.header)]
            cells = row.cells[at]
            found.append(
                Tick(
                    column=column.header,
                    year_be=years[0] if years else None,
                    ticked=ticked,
                    evidence=tuple(one for cell in cells for one in cell.evidence),
                )
            )
    return tuple(found)


def _references(row: JoinedRow) -> tuple[Reference, ...]:
    text = row.whole_text
    found = []
    for scheme, pattern in _REFERENCES:
        for match in pattern.finditer(text):
            side = match.groupdict().get("side")
            found.append(
                Reference(
                    scheme=scheme,
                    code=to_arabic(match["code"]).strip("."),
                    side=to_arabic(side) if side else None,
                    evidence=row.evidence(),
                )
            )
    return tuple(found)
