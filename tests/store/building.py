"""A small store of made-up plans, filled as an ingest would."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.store.connection import writing
from pipeline.store.load import load
from schemas.geometry import BBox, Evidence
from schemas.organization import Match, Organization, OrganizationKind
from schemas.period import Period
from schemas.plan import DocumentRecord, PageRecord, Plan
from schemas.plan_type import PlanTypeKey
from schemas.route import Route
from schemas.rows import DocumentRow, FileRow
from schemas.section import Paragraph, Section, SectionKey


def made_plan(
    plan_id: str,
    texts: Sequence[str],
    *,
    name: str = "เทศบาลตำบลบ้านใหม่",
    year_be: int = 2567,
    route: Route = Route.TEXT_LAYER,
) -> Plan:
    boxes = [BBox(70.0, 60.0 + 40 * n, 520.0, 95.0 + 40 * n) for n in range(len(texts))]
    section = Section(
        key=SectionKey.DEVELOPMENT_GUIDELINES,
        number="12",
        printed_number="๑๒",
        heading="แนวทางการพัฒนาพนักงานเทศบาล",
        level=1,
        text="\n".join(texts),
        pages=(1, 1),
        paragraphs=tuple(
            Paragraph(page=1, bbox=box, text=text) for box, text in zip(boxes, texts, strict=True)
        ),
        evidence=(Evidence(page=1, bbox=BBox(70, 40, 520, 55), raw="๑๒. แนวทางการพัฒนาพนักงานเทศบาล"),),
    )
    page = PageRecord(page=1, route=route, reason="test", quality=1.0, width_pt=595, height_pt=842)
    return Plan(
        plan_id=plan_id,
        plan_type=PlanTypeKey.MANPOWER_PLAN,
        title="แผนอัตรากำลัง ๓ ปี",
        organization=Organization(
            name=name.removeprefix("เทศบาลตำบล"),
            kind=OrganizationKind.SUBDISTRICT_MUNICIPALITY,
            full_name=name,
            printed_name=name,
            province="จังหวัดตัวอย่าง",
            match=Match.EXACT,
        ),
        period=Period(start_year_be=year_be, end_year_be=year_be + 2),
        document=DocumentRecord(file_name=f"{plan_id}.pdf", sha256=plan_id * 8, page_count=1, pages=(page,)),
        sections=(section,),
    )


def document_row(plan: Plan, code_version: str = "1") -> DocumentRow:
    return DocumentRow(
        document_id=plan.plan_id,
        sha256=plan.document.sha256,
        file_name=plan.document.file_name,
        page_count=1,
        producer=None,
        complete=True,
        complete_reason="",
        missing_sections=(),
        quality=1.0,
        status="loaded",
        reason="",
        code_version=code_version,
        seconds=0.1,
    )


def fill(store: Path, plans: Sequence[Plan], code_version: str = "1") -> Path:
    with writing(store) as connection:
        for plan in plans:
            file = FileRow(path=f"/plans/{plan.plan_id}.pdf", document_id=plan.plan_id, run_id="r")
            load(connection, document_row(plan, code_version), plan, file)
    return store
