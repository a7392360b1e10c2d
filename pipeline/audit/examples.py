"""Builders for example plans: unremarkable defaults, one thing changed at a time. All names are made up."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from schemas.figure_table import FigureCell, FigureColumn, FigureRow, FigureTable
from schemas.geometry import BBox, Evidence
from schemas.organization import Match, Organization, OrganizationKind
from schemas.period import Period
from schemas.plan import DocumentRecord, PageRecord, Plan
from schemas.plan_type import PlanTypeKey
from schemas.project import (
    Budget,
    BudgetLine,
    BudgetStatus,
    BudgetSummary,
    Indicator,
    Project,
    ProjectPeriod,
    Strategy,
    SummaryRow,
    SummaryTotal,
    TargetUnit,
)
from schemas.record import KeyedItem, TextItem
from schemas.route import Route
from schemas.section import Paragraph, Section, SectionKey
from schemas.staffing import Staffing, StaffingTotals, StaffingUnit
from schemas.table import RowKind
from schemas.text_facts import TextFacts, TextLine

A, B, C, D, OPERATION, BUDGET_BOOK = (
    PlanTypeKey.MANPOWER_PLAN,
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN,
    PlanTypeKey.HR_MANAGEMENT_PLAN,
    PlanTypeKey.LOCAL_DEVELOPMENT_PLAN,
    PlanTypeKey.OPERATION_PLAN,
    PlanTypeKey.BUDGET_ORDINANCE,
)
_LINE_PT, _LEFT_PT, _RIGHT_PT = 16.0, 72.0, 520.0

FieldValue: TypeAlias = Any
"""Plan fields of any type, checked by the model itself."""


def here(raw: str, row: int = 1, route: Route = Route.TEXT_LAYER) -> Evidence:
    """Evidence on page 1, `row` lines down."""
    box = BBox(_LEFT_PT, row * _LINE_PT, _RIGHT_PT, (row + 1) * _LINE_PT)
    return Evidence(page=1, bbox=box, raw=raw, route=route)


def item(text: str, number: str | None = None) -> TextItem:
    """A list item."""
    return TextItem(text=text, number=number, evidence=(here(text),))


def keyed(key: str, text: str | None = None) -> KeyedItem:
    """A member of a closed list."""
    return KeyedItem(key=key, text=text or key, evidence=(here(text or key),))


def section(key: SectionKey, heading: str, *paragraphs: str, number: str | None = None) -> Section:
    """A section at the top level with one line a paragraph."""
    return Section(
        key=key,
        number=number,
        printed_number=number,
        heading=heading,
        level=1,
        text="\n".join(paragraphs),
        pages=(1, 1),
        paragraphs=tuple(
            Paragraph(page=1, bbox=here(text).bbox, text=text, line_ids=(f"{key}.{i}",))
            for i, text in enumerate(paragraphs)
        ),
        evidence=(here(heading),),
    )


def project(number: int | str | None = 1, name: str = "โครงการอบรม", **fields: FieldValue) -> Project:
    """A project with an indicator, a full fiscal year 2567 and 1,000 baht; `fields` override."""
    defaults: dict[str, FieldValue] = {
        "objective": f"เพื่อพัฒนาบุคลากร {name} {number}",
        "indicators": (indicator(),),
        "period": ProjectPeriod(
            start=dt.date(2023, 10, 1),
            end=dt.date(2024, 9, 30),
            text="1 ต.ค. 2566 - 30 ก.ย. 2567",
            evidence=(here("1 ต.ค. 2566 - 30 ก.ย. 2567"),),
        ),
        "budget": budget(("", "1000")),
        "evidence": (here(name),),
    }
    return Project(number=number, name=name, **(defaults | fields))


def indicator(
    text: str = "ร้อยละของบุคลากรที่ผ่านการอบรม",
    unit: TargetUnit | None = TargetUnit.PERCENT,
    value: str | None = "80",
) -> Indicator:
    """An indicator: by default a percentage with target 80."""
    return Indicator(
        text=text, unit=unit, target_value=Decimal(value) if value else None, evidence=(here(text),)
    )


def budget(*amounts: tuple[str, str], route: Route = Route.TEXT_LAYER) -> Budget:
    """Amounts as (department key or empty, baht)."""
    lines = tuple(
        BudgetLine(
            department=key or None,
            department_key=key or None,
            amount_baht=Decimal(baht),
            evidence=(here(baht, route=route),),
        )
        for key, baht in amounts
    )
    total = sum((Decimal(baht) for _, baht in amounts), Decimal(0))
    return Budget(status=BudgetStatus.AMOUNT, total_baht=total, lines=lines, evidence=lines[0].evidence)


def no_budget(status: BudgetStatus = BudgetStatus.BLANK) -> Budget:
    """A budget cell without an amount."""
    return Budget(status=status, evidence=(here("งบประมาณ"),))


def strategy(number: int, *projects: Project, title: str = "การพัฒนาบุคลากร", **titles: str) -> Strategy:
    """A strategy; `titles` are its names in other places (list, table, summary)."""
    places = titles or {"list": title, "table": title, "summary": title}
    named = tuple(keyed(key, text) for key, text in places.items())
    return Strategy(
        number=number,
        title=title,
        titles=named,
        projects=tuple(p.model_copy(update={"strategy_number": number}) for p in projects),
        evidence=(here(title),),
    )


def summary_row(
    number: int | None,
    count: int | None,
    baht: str | None,
    remark: str | None = None,
    route: Route = Route.TEXT_LAYER,
) -> SummaryRow:
    """One row of a summary table."""
    return SummaryRow(
        number=number,
        title="การพัฒนาบุคลากร",
        project_count=count,
        amount_baht=Decimal(baht) if baht else None,
        remark=remark,
        evidence=(here(baht or "-", route=route),),
    )


def summary(rows: Iterable[SummaryRow], count: int | None, baht: str | None) -> BudgetSummary:
    """A summary table with its printed total."""
    total = SummaryTotal(
        project_count=count, amount_baht=Decimal(baht) if baht else None, evidence=(here(baht or "รวม"),)
    )
    return BudgetSummary(rows=tuple(rows), total=total)


def staffing(
    cells: Iterable[tuple[str, int, int, int]], totals: tuple[int, int, int], route: Route = Route.TEXT_LAYER
) -> Staffing:
    """Units as (department key, occupied, vacant, total), and the printed totals in the same order."""
    units = tuple(
        StaffingUnit(
            name=key,
            department_key=key,
            occupied=occupied,
            vacant=vacant,
            total=total,
            evidence=(here(f"{key} {occupied} {vacant} {total}", route=route),),
        )
        for key, occupied, vacant, total in cells
    )
    printed = StaffingTotals(
        occupied=totals[0],
        vacant=totals[1],
        total=totals[2],
        evidence=tuple(here(str(n), row=i, route=route) for i, n in enumerate(totals)),
    )
    return Staffing(units=units, printed_totals=printed, evidence=(here("อัตรากำลัง", route=route),))


OWNER = Organization(
    name="ทุ่งสมมุติ",
    kind=OrganizationKind.SUBDISTRICT_MUNICIPALITY,
    full_name="เทศบาลตำบลทุ่งสมมุติ",
    printed_name="เทศบาลตำบลทุ่งสมมุติ",
    district="เมืองสมมุติ",
    province="สมมุติบุรี",
    match=Match.EXACT,
    evidence=(here("เทศบาลตำบลทุ่งสมมุติ"),),
)


def plan(plan_type: PlanTypeKey = C, *, complete: bool | None = True, **fields: FieldValue) -> Plan:
    """A plan of a made-up municipality for fiscal year 2567 (2567-2569 for three-year plans)."""
    last = {A: 2569, B: 2569, D: 2571}.get(plan_type, 2567)
    defaults: dict[str, FieldValue] = {
        "plan_id": f"example-{plan_type}-2567",
        "title": "แผนตัวอย่าง",
        "title_evidence": (here("แผนตัวอย่าง"),),
        "organization": OWNER,
        "period": Period(start_year_be=2567, end_year_be=last, evidence=(here("พ.ศ. 2567"),)),
        "document": document(complete=complete),
    }
    made = defaults | fields
    made.setdefault("text_facts", TextFacts(lines=tuple(_lines(made.get("sections", ())))))
    return Plan(plan_type=plan_type, **made)


def document(*, complete: bool | None = True, route: Route = Route.TEXT_LAYER) -> DocumentRecord:
    """A one-page file."""
    page = PageRecord(page=1, route=route, reason="example", quality=1.0, width_pt=595.0, height_pt=842.0)
    return DocumentRecord(
        file_name="example.pdf", sha256="0" * 64, page_count=1, complete=complete, pages=(page,)
    )


def text(*paragraphs: str, heading: str = "หลักการและเหตุผล") -> tuple[Section, ...]:
    """One section of plain text."""
    return (section(SectionKey.RATIONALE, heading, *paragraphs),)


def read(*lines: str) -> TextFacts:
    """Lines outside of any section, as read."""
    return TextFacts(
        lines=tuple(
            TextLine(id=f"p1.l{i}", page=1, bbox=here(t, i).bbox, text=t, route=Route.TEXT_LAYER)
            for i, t in enumerate(lines)
        )
    )


def _lines(sections: Iterable[Section]) -> Iterable[TextLine]:
    for one in sections:
        for paragraph in one.paragraphs:
            yield TextLine(id=paragraph.line_ids[0], page=1, bbox=paragraph.bbox, text=paragraph.text)
        yield from _lines(one.children)


def figure_table(*rows: tuple[str, ...]) -> FigureTable:
    """A table with two columns of figures; the first cell of a row names it, the last row is the total."""
    headers = ("รายการ", "ปี 2566", "ปี 2567")
    kinds = [RowKind.ITEM] * (len(rows) - 1) + [RowKind.TOTAL]
    return FigureTable(
        title="รายได้",
        columns=tuple(FigureColumn(header=h) for h in headers),
        rows=tuple(
            _figure_row(kind, row, n) for n, (kind, row) in enumerate(zip(kinds, rows, strict=True), 1)
        ),
    )


def _figure_row(kind: RowKind, row: tuple[str, ...], number: int) -> FigureRow:
    cells = (FigureCell(column=c, text=t, evidence=(here(t, number),)) for c, t in enumerate(row[1:], 1))
    return FigureRow(kind=kind, label=row[0], cells=tuple(cells))


def frame_table(existing: str, planned: str, change: str, *, form: str = "position_frame") -> FigureTable:
    """A frame of posts with one post and one year; section 9's is of the form `cost_frame`."""
    keys = (None, "existing", "planned", "change")
    headers = ("ส่วนราชการ", "กรอบเดิม", "กรอบใหม่ / 2567", "เพิ่ม/ลด / 2567")
    columns = tuple(FigureColumn(header=h, key=k) for h, k in zip(headers, keys, strict=True))
    row = _figure_row(RowKind.ITEM, ("นักวิชาการคลัง", existing, planned, change), 1)
    return FigureTable(title="กรอบอัตรากำลัง 3 ปี", form=form, columns=columns, rows=(row,))
