"""What a mapping reads: the layers of one document, with the questions every mapping asks of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from schemas.document import Source
from schemas.geometry import Evidence
from schemas.identity import Identity
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line, LineRole, Lines
from schemas.plan_type import PlanTypeKey
from schemas.section import Section, SectionKey, Sections
from schemas.structure import StructureCharts
from schemas.table import Cell, Table, Tables


def line_evidence(lines: Iterable[Line]) -> tuple[Evidence, ...]:
    """One piece of evidence per line, in the order given."""
    return tuple(
        Evidence(page=line.page, bbox=line.bbox, raw=line.raw, route=line.route, confidence=line.confidence)
        for line in lines
    )


def cell_evidence(*cells: Cell) -> tuple[Evidence, ...]:
    """The evidence of the cells, in the order given."""
    return tuple(one for cell in cells for one in cell.evidence)


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Every section, parents before their children, in document order."""
    for section in sections:
        yield section
        yield from walk(section.children)


@dataclass(frozen=True)
class PlanContent:
    """The layers of one document. `report` takes issues met on the way."""

    source: Source
    identity: Identity
    lines: Lines
    sections: Sections
    tables: Tables
    report: Report
    charts: StructureCharts = ()

    @cached_property
    def line_by_id(self) -> dict[str, Line]:
        """Every line by its id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def line_order(self) -> dict[str, int]:
        """The place of every line in the document, by its id."""
        return {line.id: place for place, line in enumerate(self.lines)}

    @cached_property
    def table_by_id(self) -> dict[str, Table]:
        """Every table by its id."""
        return {table.id: table for table in self.tables}

    @cached_property
    def all_sections(self) -> Sections:
        """Every section of every level, in document order."""
        return tuple(walk(self.sections))

    @cached_property
    def body(self) -> Lines:
        """The lines that are plan text: no running headers, page numbers or stamps."""
        return tuple(line for line in self.lines if line.role is LineRole.BODY)

    @property
    def plan_type(self) -> PlanTypeKey:
        """The plan type decided for the document."""
        return self.identity.plan_type

    @property
    def fiscal_year_be(self) -> int | None:
        """The fiscal year of a one-year plan, Buddhist era; `None` for longer or unknown periods."""
        period = self.identity.period
        return period.start_year_be if period and period.years == 1 else None

    def sections_of(self, *keys: SectionKey) -> Sections:
        """The sections with one of `keys`, any level, in document order."""
        return tuple(section for section in self.all_sections if section.key in keys)

    def section(self, *keys: SectionKey) -> Section | None:
        """The first section with one of `keys`."""
        return next(iter(self.sections_of(*keys)), None)

    def lines_of(self, section: Section, *, deep: bool = True) -> Lines:
        """The body lines under `section` in document order; with `deep`, those of its children too."""
        governed = walk((section,)) if deep else iter((section,))
        wanted = {line_id for one in governed for line_id in one.line_ids}
        return tuple(line for line in self.lines if line.id in wanted)

    def tables_of(self, *sections: Section) -> Tables:
        """The tables under the sections, children's included, in document order."""
        wanted = {table_id for section in walk(sections) for table_id in section.table_ids}
        return tuple(table for table in self.tables if table.id in wanted)

    def tables_of_form(self, *forms: str) -> Tables:
        """The tables whose header matched one of the table forms."""
        return tuple(table for table in self.tables if table.form in forms)

    def section_of_table(self, table: Table) -> Section | None:
        """The innermost section that holds `table`."""
        holders = [section for section in self.all_sections if table.id in section.table_ids]
        return holders[-1] if holders else None

    def note(self, code: IssueCode, message: str, evidence: Iterable[Evidence] = ()) -> None:
        """Report an issue at the first place of `evidence`, if it has one."""
        place = next(iter(evidence), None)
        self.report(
            Issue(
                code=code,
                message=message,
                page=place.page if place else None,
                bbox=place.bbox if place else None,
            )
        )
