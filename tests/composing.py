"""A plan composed in full, for tests of everything that comes after reading. All names are made up."""

from datetime import date
from decimal import Decimal

from schemas.budget import BudgetItem, ItemYear
from schemas.development import (
    CommitteeMember,
    DevelopmentMethod,
    IdpRole,
    LegalReference,
    MonitoringItem,
    PolicyLink,
    Swot,
)
from schemas.figure_table import FigureCell, FigureColumn, FigureRow, FigureTable
from schemas.geometry import BBox, Evidence
from schemas.issue import Issue, IssueCode
from schemas.organization import Candidate, Match, Organization, OrganizationKind
from schemas.period import Period
from schemas.plan import DocumentRecord, PageRecord, Plan
from schemas.plan_type import PlanTypeKey
from schemas.project import (
    Budget,
    BudgetLine,
    BudgetStatus,
    Indicator,
    Project,
    ProjectPeriod,
    Strategy,
    TargetUnit,
)
from schemas.record import KeyedItem, TextItem
from schemas.route import Route
from schemas.section import Paragraph, Section, SectionKey
from schemas.staffing import (
    PersonnelCost,
    Position,
    PostMeasure,
    PostTotal,
    Staffing,
    StaffingTotals,
    StaffingUnit,
    YearCount,
)
from schemas.structure import ChartPost, ChartUnit, LevelCount, ParentBasis, StructureChart, UnitKind
from schemas.table import RowKind

BOX = BBox(72.0, 100.5, 300.25, 118.0)


def at(page: int, raw: str) -> tuple[Evidence, ...]:
    """Evidence on `page`."""
    return (Evidence(page=page, bbox=BOX, raw=raw),)


def item(number: str, text: str) -> TextItem:
    """An item of a list, on page 2."""
    return TextItem(number=number, text=text, evidence=at(2, f"{number}. {text}"))


def composed_project(name: str, *amounts: int) -> Project:
    """A project with one budget line for each amount, in printed order finance, then clerk's office."""
    departments = ("finance", "clerk_office") * len(amounts)
    lines = tuple(
        BudgetLine(
            department=key, department_key=key, amount_baht=Decimal(a), year_be=2567, evidence=at(5, str(a))
        )
        for key, a in zip(departments, amounts, strict=False)
    )
    return Project(
        number=1,
        name=name,
        indicators=(
            Indicator(
                text="ร้อยละของผู้เข้าอบรม",  # "share of those trained"
                unit=TargetUnit.PERCENT,
                target_value=Decimal("82.125"),
                evidence=at(5, "๘๒.๑๒๕"),
            ),
        ),
        period=ProjectPeriod(start=date(2023, 10, 1), end=date(2024, 9, 30), evidence=at(5, "ต.ค.66-ก.ย.67")),
        budget=Budget(status=BudgetStatus.AMOUNT, total_baht=Decimal(sum(amounts)), lines=lines),
        months=(10, 11, 1),
        evidence=at(5, name),
    )


def composed_sections() -> tuple[Section, ...]:
    """A section with one child."""
    child = Section(
        key=SectionKey.OBJECTIVES,
        number="1.1",
        printed_number="๑.๑",
        heading="วัตถุประสงค์",  # "objectives"
        level=2,
        text="เพื่อพัฒนาบุคลากร",  # "to develop staff"
        pages=(2, 3),
        paragraphs=(Paragraph(page=2, bbox=BOX, text="เพื่อพัฒนาบุคลากร", line_ids=("p2.l3",)),),
        evidence=at(2, "๑.๑ วัตถุประสงค์"),
    )
    return (
        Section(
            key=SectionKey.RATIONALE,
            number="1",
            printed_number="๑",
            heading="หลักการและเหตุผล",  # "rationale"
            level=1,
            text="ข้อความ",  # "text"
            pages=(1, 3),
            evidence=at(1, "๑. หลักการและเหตุผล"),
            children=(child,),
        ),
    )


def composed_document(name: str = "plan.pdf", pages: int = 3) -> DocumentRecord:
    """A record of a file whose pages all read well."""
    page = PageRecord(page=1, route=Route.TEXT_LAYER, reason="", quality=1.0, width_pt=595, height_pt=842)
    return DocumentRecord(
        file_name=name,
        sha256="0" * 64,
        page_count=pages,
        complete=None,
        missing_sections=("committee",),
        pages=tuple(page.model_copy(update={"page": n}) for n in range(1, pages + 1)),
    )


def composed_plan(name: str = "plan.pdf", projects: int = 2, owner: str = "เทศบาลตำบลบึงสมมุติ") -> Plan:
    """A plan of a made-up subdistrict municipality with something in every table."""
    return Plan(
        plan_id=f"{owner}-hr-2567",
        plan_type=PlanTypeKey.HR_MANAGEMENT_PLAN,
        title="แผนการบริหารทรัพยากรบุคคล",  # "HR management plan"
        organization=_organization(owner),
        period=Period(start_year_be=2567, end_year_be=2569, evidence=at(1, "๒๕๖๗-๒๕๖๙")),
        document=composed_document(name),
        sections=composed_sections(),
        vision=item("1", "องค์กรแห่งการเรียนรู้"),  # "a learning organization"
        missions=(item("1", "พัฒนาคน"), item("2", "พัฒนางาน")),  # "develop people", "develop work"
        policy_links=(PolicyLink(number="1", title="ยุทธศาสตร์ชาติ", evidence=at(2, "ยุทธศาสตร์ชาติ")),),
        swot=Swot(
            strengths=(item("1", "มีระเบียบ"),), threats=(item("1", "งบน้อย"),)
        ),  # "orderly", "little money"
        strategies=(
            Strategy(
                number=1,
                title="พัฒนาสมรรถนะ",  # "develop competencies"
                projects=tuple(
                    composed_project(f"โครงการที่ {n}", 1000 * n, 500) for n in range(1, projects + 1)
                ),
                evidence=at(4, "ยุทธศาสตร์ที่ ๑"),
            ),
        ),
        projects=(Project(name="งานประจำ", evidence=at(5, "งานประจำ")),),  # "routine work"
        staffing=_staffing(),
        structure_charts=(composed_chart(),),
        post_totals=(
            PostTotal(
                label="รวม",  # "total"
                measure=PostMeasure.PLANNED,
                year_be=2567,
                printed=2,
                recomputed=1,
                evidence=at(3, "รวม 2"),
            ),
        ),
        figure_tables=(composed_figures(),),
        positions=(
            Position(
                unit="งานการเจ้าหน้าที่",  # "personnel section"
                title="นักทรัพยากรบุคคล",  # "HR officer"
                line_title="เจ้าหน้าที่",  # "staff"
                headcount_by_year=(YearCount(year_be=2567, count=1),),
                holder_name="ผู้ถือตำแหน่งสมมุติ",  # "an invented holder"
                evidence=at(3, "นักทรัพยากรบุคคล"),
            ),
        ),
        personnel_costs=(
            PersonnelCost(
                year_be=2567,
                cost_baht=Decimal("1250000.50"),
                percent=Decimal("31.25"),
                evidence=at(3, "31.25"),
            ),
        ),
        development_methods=(
            DevelopmentMethod(key="training", text="การฝึกอบรม", evidence=at(2, "การฝึกอบรม")),
        ),
        pillars=(KeyedItem(key="knowledge", text="ความรู้", evidence=at(2, "ความรู้")),),
        committee=(CommitteeMember(role="ประธาน", position="ปลัดเทศบาล", evidence=at(3, "ประธาน")),),
        monitoring=(MonitoringItem(text="รายงานทุกปี", evidence=at(3, "รายงานทุกปี")),),
        legal_references=(LegalReference(kind="act", title="พ.ร.บ.เทศบาล", evidence=at(1, "พ.ร.บ.")),),
        idp_roles=(IdpRole(group="ผู้บังคับบัญชา", evidence=at(3, "ผู้บังคับบัญชา")),),
        budget_items=(
            BudgetItem(
                path=("แผนงานบริหาร", "งบบุคลากร"),
                level="budget",
                label="เงินเดือน",
                years=(ItemYear(year_be=2567, amount_baht=Decimal(900), basis="estimate"),),
                evidence=at(3, "เงินเดือน 900"),
            ),
        ),
        issues=(Issue(code=IssueCode.TEXT_AMBIGUOUS, message="two readings", page=2, bbox=BOX),),
    )


def _organization(owner: str) -> Organization:
    return Organization(
        name="บึงสมมุติ",
        kind=OrganizationKind.SUBDISTRICT_MUNICIPALITY,
        full_name=owner,
        printed_name=owner,
        province="จังหวัดสมมุติ",  # "province of make-believe"
        match=Match.NONE,
        candidates=(Candidate(name="บึงสมมุติ", score=0.8),),
        evidence=at(1, owner),
    )


def _staffing() -> Staffing:
    unit = StaffingUnit(
        name="สำนักปลัด", department_key="clerk_office", occupied=4, vacant=1, total=5, evidence=at(3, "4 1 5")
    )
    totals = StaffingTotals(occupied=4, vacant=1, total=6, evidence=at(3, "รวม 4 1 6"))
    return Staffing(units=(unit,), printed_totals=totals)


def composed_chart() -> StructureChart:
    """A chart of a department and the section below it, with one vacant post and one count by level."""
    post = ChartPost(
        title="นักทรัพยากรบุคคล",  # "HR officer"
        level="ชก.",  # "expert"
        headcount=1,
        occupied=False,
        holder_name="ผู้ถือตำแหน่งสมมุติ",  # "an invented holder"
        evidence=at(2, "นักทรัพยากรบุคคล ชก. (1) ว่าง"),
    )
    return StructureChart(
        page=2,
        title="โครงสร้างสำนักปลัด",  # "structure of the clerk's office"
        units=(
            ChartUnit(
                id="p2.u1",
                kind=UnitKind.DEPARTMENT,
                name="สำนักปลัด",
                department_key="clerk_office",
                evidence=at(2, "สำนักปลัด"),
            ),
            ChartUnit(
                id="p2.u2",
                parent_id="p2.u1",
                parent_basis=ParentBasis.CONNECTOR,
                kind=UnitKind.SECTION,
                name="งานการเจ้าหน้าที่",
                posts=(post,),
                evidence=at(2, "งานการเจ้าหน้าที่"),
            ),
        ),
        level_counts=(LevelCount(label="ชก.", count=1, evidence=at(2, "1")),),
    )


def composed_figures() -> FigureTable:
    """A table of one item and its total."""

    def row(kind: RowKind, label: str, text: str) -> FigureRow:
        return FigureRow(
            kind=kind, label=label, cells=(FigureCell(column=1, text=text, evidence=at(4, text)),)
        )

    return FigureTable(
        title="สรุปงบประมาณ",  # "summary of budgets"
        columns=(FigureColumn(header="ยุทธศาสตร์"), FigureColumn(header="บาท", key="amount")),
        rows=(row(RowKind.ITEM, "ด้านคน", "1,500"), row(RowKind.TOTAL, "รวม", "1,500")),
        evidence=at(4, "สรุปงบประมาณ"),
    )
