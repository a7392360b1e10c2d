"""The layer `plan`: sections, lines and tables mapped to the canonical record of one plan."""

from collections.abc import Sequence
from statistics import fmean

from pipeline.core.stage import stage
from pipeline.mapping import individual_plans, monitoring, statements
from pipeline.mapping.accounts import accounts
from pipeline.mapping.closed_lists import development_domains, development_methods, pillars
from pipeline.mapping.committee import committee
from pipeline.mapping.completeness import completeness
from pipeline.mapping.content import PlanContent
from pipeline.mapping.contents import contents
from pipeline.mapping.legal_references import legal_references
from pipeline.mapping.local_measures import local_measures
from pipeline.mapping.plan_id import plan_id
from pipeline.mapping.policy_links import policy_links
from pipeline.mapping.position_series import position_series
from pipeline.mapping.post_totals import post_totals
from pipeline.mapping.staffing import staffing
from pipeline.mapping.swot import swot
from pipeline.text.text_facts import text_facts
from schemas.document import Source
from schemas.identity import Identity
from schemas.issue import Report
from schemas.line import Line
from schemas.page_content import PageContent
from schemas.plan import DocumentRecord, PageRecord
from schemas.plan import Plan as PlanRecord
from schemas.section import Section
from schemas.structure import StructureChart
from schemas.table import Table


@stage(version=25)
def plan(  # noqa: PLR0913 (a stage's parameters are the layers it reads)
    *,
    source: Source,
    reading: tuple[PageContent, ...],
    lines: tuple[Line, ...],
    tables: tuple[Table, ...],
    charts: tuple[StructureChart, ...],
    identity: Identity,
    sections: tuple[Section, ...],
    report: Report,
) -> PlanRecord:
    """The plan as read: looked for and not found is an empty list, not stated is `None`."""
    content = PlanContent(source, identity, lines, sections, tables, report, charts)
    record = PlanRecord(
        plan_id=plan_id(source, identity),
        plan_type=identity.plan_type,
        title=identity.title,
        title_evidence=identity.title_evidence,
        organization=identity.organization,
        period=identity.period,
        revision=identity.revision,
        document=_document(content, reading),
        sections=sections,
        text_facts=text_facts(lines, tables),
    )
    return _with_staff_development(_with_direction(_with_accounts(record, content), content), content)


def _with_accounts(record: PlanRecord, content: PlanContent) -> PlanRecord:
    """Strategies, projects, money and posts."""
    money = accounts(content)
    return record.model_copy(
        update={
            "strategies": money.strategies,
            "projects": money.projects,
            "budget_summary": money.budget_summary,
            "budget_items": money.budget_items,
            "number_tables": money.number_tables,
            "figure_tables": money.figure_tables,
            "structure_charts": content.charts,
            "positions": money.positions,
            "post_totals": post_totals(content, money.positions),
            "personnel_costs": money.personnel_costs,
            "staffing": staffing(content),
            "position_series": position_series(content),
        }
    )


def _with_direction(record: PlanRecord, content: PlanContent) -> PlanRecord:
    """Vision, missions, values, goals, links, and the analysis they rest on."""
    return record.model_copy(
        update={
            "vision": statements.vision(content),
            "missions": statements.missions(content),
            "values": statements.values(content),
            "strategic_goals": statements.strategic_goals(content),
            "hr_goals": statements.hr_goals(content),
            "policy_links": policy_links(content),
            "swot": swot(content),
            "pillars": pillars(content),
        }
    )


def _with_staff_development(record: PlanRecord, content: PlanContent) -> PlanRecord:
    """How staff are developed, by whom, and how that is followed up."""
    return record.model_copy(
        update={
            "development_domains": development_domains(content),
            "development_methods": development_methods(content),
            "local_measures": local_measures(content),
            "competencies": individual_plans.competencies(content),
            "idp_roles": individual_plans.idp_roles(content),
            "training_needs": individual_plans.training_needs(content),
            "training_steps": individual_plans.training_steps(content),
            "committee": committee(content),
            "monitoring": monitoring.monitoring(content),
            "responsibilities": monitoring.responsibilities(content),
            "legal_references": legal_references(content),
        }
    )


def _document(content: PlanContent, reading: Sequence[PageContent]) -> DocumentRecord:
    verdict = completeness(content, contents(content.body))
    pages = tuple(
        PageRecord(
            page=page.number,
            route=page.route,
            reason=page.reason,
            quality=page.quality,
            width_pt=page.seen_size_pt[0],
            height_pt=page.seen_size_pt[1],
        )
        for page in reading
    )
    return DocumentRecord(
        file_name=content.source.file_name,
        sha256=content.source.sha256,
        page_count=content.source.page_count,
        producer=content.source.producer,
        complete=verdict.complete,
        complete_reason=verdict.reason,
        missing_sections=verdict.missing,
        quality=round(fmean(page.quality for page in reading), 4) if reading else None,
        pages=pages,
    )
