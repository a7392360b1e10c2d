"""Flatten one plan into the rows of the store's tables. Pure."""

import json
from collections.abc import Iterable, Iterator
from itertools import count

from pydantic import TypeAdapter

from pipeline.store.placing import Placer, where
from pipeline.store.printed_rows import (
    chart_level_count_rows,
    chart_post_rows,
    chart_unit_rows,
    figure_cell_rows,
    post_total_rows,
)
from pipeline.text.searchable import searchable
from schemas.geometry import Evidence, Frozen
from schemas.organization import Candidate
from schemas.plan import Plan
from schemas.project import Project, Strategy
from schemas.rows import (
    BudgetItemRow,
    BudgetLineRow,
    IndicatorRow,
    ItemRow,
    OrganizationRow,
    PageRow,
    ParagraphRow,
    PersonnelCostRow,
    PlanRow,
    PositionRow,
    ProjectRow,
    SectionRow,
    StaffingUnitRow,
    StrategyRow,
    SwotItemRow,
)
from schemas.section import Section

Rows = dict[str, list[Frozen]]

_CANDIDATES: TypeAdapter[tuple[Candidate, ...]] = TypeAdapter(tuple[Candidate, ...])


def plan_rows(plan: Plan, document_id: str) -> Rows:
    """Every row of `plan`, by table name; tables with none are absent."""
    rows: Rows = {}

    def placer() -> Placer:
        return Placer(document_id, plan.plan_id)

    def add(table: str, found: Iterable[Frozen]) -> None:
        rows.setdefault(table, []).extend(found)

    add("plans", [_plan_row(plan, document_id)])
    add("organizations", [_organization_row(plan, document_id)])
    add("pages", (PageRow(document_id=document_id, **dict(p)) for p in plan.document.pages))
    add("sections", _section_rows(plan.sections, placer()))
    add("paragraphs", _paragraph_rows(plan.sections, placer()))
    add("staffing_units", _staffing_rows(plan, placer()))
    add("positions", _position_rows(plan, placer()))
    add("post_totals", post_total_rows(plan, placer()))
    add("chart_units", chart_unit_rows(plan, placer()))
    add("chart_posts", chart_post_rows(plan, placer()))
    add("chart_level_counts", chart_level_count_rows(plan, placer()))
    add("figure_cells", figure_cell_rows(plan, placer()))
    add("personnel_costs", _cost_rows(plan, placer()))
    add("swot_items", _swot_rows(plan, placer()))
    add("plan_items", _item_rows(plan, placer()))
    add("budget_items", _budget_item_rows(plan, placer()))
    for table, found in _project_tables(plan, document_id).items():
        add(table, found)
    return {table: found for table, found in rows.items() if found}


def _plan_row(plan: Plan, document_id: str) -> PlanRow:
    return PlanRow(
        document_id=document_id,
        plan_id=plan.plan_id,
        plan_type=plan.plan_type,
        title=plan.title,
        organization=plan.organization.full_name or plan.organization.printed_name,
        organization_kind=plan.organization.kind,
        district=plan.organization.district,
        province=plan.organization.province,
        start_year_be=plan.period.start_year_be if plan.period else None,
        end_year_be=plan.period.end_year_be if plan.period else None,
        vision=plan.vision.text if plan.vision else None,
        schema_version=plan.schema_version,
        record=plan.model_dump_json(),
    )


def _organization_row(plan: Plan, document_id: str) -> OrganizationRow:
    owner = plan.organization
    fields = dict(owner)
    fields["candidates"] = _CANDIDATES.dump_json(owner.candidates).decode()
    fields |= where(owner.evidence)
    return OrganizationRow(document_id=document_id, plan_id=plan.plan_id, **fields)


def walked(sections: tuple[Section, ...], path: str = "") -> Iterator[tuple[str, str | None, Section]]:
    """Each section with its path and its parent's, parents first."""
    for index, section in enumerate(sections):
        own = f"{path}.{index}" if path else str(index)
        yield own, path or None, section
        yield from walked(section.children, own)


def _section_rows(sections: tuple[Section, ...], place: Placer) -> Iterator[SectionRow]:
    for path, parent, section in walked(sections):
        yield SectionRow(
            **place(section.evidence),
            path=path,
            parent_path=parent,
            key=section.key,
            number=section.number,
            printed_number=section.printed_number,
            heading=section.heading,
            level=section.level,
            first_page=section.pages[0],
            last_page=section.pages[1],
            text=section.text,
        )


def _paragraph_rows(sections: tuple[Section, ...], place: Placer) -> Iterator[ParagraphRow]:
    for path, _, section in walked(sections):
        for paragraph in section.paragraphs:
            evidence = (Evidence(page=paragraph.page, bbox=paragraph.bbox, raw=paragraph.text),)
            yield ParagraphRow(
                **place(evidence),
                section_path=path,
                section_key=section.key,
                text=paragraph.text,
                searchable=searchable(paragraph.text),
            )


def _project_tables(plan: Plan, document_id: str) -> Rows:
    def placer() -> Placer:
        return Placer(document_id, plan.plan_id)

    by_table = {name: placer() for name in ("strategies", "projects", "indicators", "budget_lines")}
    rows: Rows = {name: [] for name in by_table}
    ids = count()
    for strategy in plan.strategies:
        shared = by_table["strategies"](strategy.evidence)
        rows["strategies"].append(StrategyRow(**shared, number=strategy.number, title=strategy.title))
        for project in strategy.projects:
            _add_project(rows, by_table, f"{document_id}.{next(ids)}", project, strategy)
    for project in plan.projects:
        _add_project(rows, by_table, f"{document_id}.{next(ids)}", project, None)
    return rows


def _add_project(
    rows: Rows, place: dict[str, Placer], project_id: str, project: Project, strategy: Strategy | None
) -> None:
    rows["projects"].append(
        ProjectRow(
            **place["projects"](project.evidence),
            project_id=project_id,
            strategy_number=strategy.number if strategy else project.strategy_number,
            strategy_title=strategy.title if strategy else None,
            programme=project.programme,
            number=None if project.number is None else str(project.number),
            name=project.name,
            objective=project.objective,
            target=project.target,
            period_start=project.period.start if project.period else None,
            period_end=project.period.end if project.period else None,
            budget_status=project.budget.status if project.budget else None,
            total_baht=project.budget.total_baht if project.budget else None,
            months=project.months,
            owner=project.owner,
            location=project.location,
            expected_result=project.expected_result,
        )
    )
    for indicator in project.indicators:
        fields = dict(indicator) | place["indicators"](indicator.evidence)
        rows["indicators"].append(IndicatorRow(project_id=project_id, **fields))
    for line in project.budget.lines if project.budget else ():
        fields = dict(line) | place["budget_lines"](line.evidence)
        rows["budget_lines"].append(BudgetLineRow(project_id=project_id, **fields))


def _staffing_rows(plan: Plan, place: Placer) -> Iterator[StaffingUnitRow]:
    if plan.staffing is None:
        return
    for unit in plan.staffing.units:
        yield StaffingUnitRow(**(dict(unit) | place(unit.evidence)), is_printed_total=False)
    totals = plan.staffing.printed_totals
    if totals is not None:
        fields = dict(totals) | place(totals.evidence)
        yield StaffingUnitRow(**fields, name="รวม", department_key=None, is_printed_total=True)  # "total"


def _position_rows(plan: Plan, place: Placer) -> Iterator[PositionRow]:
    kept = PositionRow.model_fields.keys() - {"headcount_by_year"}
    for position in plan.positions:
        fields = {k: v for k, v in dict(position).items() if k in kept} | place(position.evidence)
        years = [year.model_dump() for year in position.headcount_by_year]
        yield PositionRow(**fields, headcount_by_year=json.dumps(years))


def _cost_rows(plan: Plan, place: Placer) -> Iterator[PersonnelCostRow]:
    for cost in plan.personnel_costs:
        yield PersonnelCostRow(**(dict(cost) | place(cost.evidence)))


def _swot_rows(plan: Plan, place: Placer) -> Iterator[SwotItemRow]:
    for quadrant in type(plan.swot).model_fields:
        for item in getattr(plan.swot, quadrant):
            yield SwotItemRow(**(dict(item) | place(item.evidence)), quadrant=quadrant)


_LISTS = {
    "missions": ("number", "", "text"),
    "values": ("number", "", "text"),
    "strategic_goals": ("number", "", "text"),
    "hr_goals": ("number", "", "text"),
    "policy_links": ("number", "", "title"),
    "development_domains": ("", "key", "text"),
    "development_methods": ("", "key", "text"),
    "pillars": ("", "key", "text"),
    "committee": ("", "role", "position"),
    "monitoring": ("number", "actor", "text"),
    "training_steps": ("number", "", "text"),
    "legal_references": ("number", "kind", "title"),
    "idp_roles": ("", "", "group"),
    "local_measures": ("number", "", "text"),
    "responsibilities": ("number", "", "text"),
}
"""Lists of a plan that go to `plan_items`: the fields that give number, key and text ("" for none)."""


def _item_rows(plan: Plan, place: Placer) -> Iterator[ItemRow]:
    for name, (number, key, text) in _LISTS.items():
        for item in getattr(plan, name):
            yield ItemRow(
                **place(item.evidence),
                list_name=name,
                number=getattr(item, number) if number else None,
                key=getattr(item, key) if key else None,
                text=getattr(item, text),
            )


def _budget_item_rows(plan: Plan, place: Placer) -> Iterator[BudgetItemRow]:
    for item in plan.budget_items:
        for year in item.years:
            yield BudgetItemRow(
                **place(item.evidence),
                report=item.report,
                path=" > ".join(item.path),
                level=item.level,
                label=item.label,
                is_total=item.is_total,
                year_be=year.year_be,
                basis=year.basis,
                amount_baht=year.amount_baht,
                percent=year.percent,
            )
