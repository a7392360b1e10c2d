"""Composed lines and tables for tests of what comes after reading. Every municipality here is made up."""

from collections.abc import Sequence

from pipeline.tables.wording import flowed
from schemas.document import Source
from schemas.geometry import BBox, Evidence
from schemas.identity import Identity
from schemas.issue import Issue
from schemas.line import Line, LineRole
from schemas.organization import Match, Organization
from schemas.page_content import PageContent
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.profile import Profile
from schemas.route import Route
from schemas.section import Section
from schemas.table import Cell, Column, Row, RowKind, Ruling, Table

LEFT, RIGHT, INDENT = 85.0, 540.0, 142.0
PITCH = 24.0
SOURCE = Source(file_name="composed.pdf", sha256="0" * 64, page_count=3)
PROFILE = Profile(id="composed", name="composed")


class Pages:
    """Lines written from the top of a page down; `page()` turns over."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.number = 1
        self.top = 72.0

    def page(self) -> "Pages":
        """Begin the next page."""
        self.number += 1
        self.top = 72.0
        return self

    def add(
        self,
        text: str,
        *,
        x0: float = LEFT,
        x1: float | None = None,
        size: float = 16.0,
        bold: bool = False,
        role: LineRole = LineRole.BODY,
    ) -> "Pages":
        """Write one line; without `x1` it is as wide as its text."""
        end = x1 if x1 is not None else min(x0 + 5.0 * len(text), RIGHT)
        ordinal = sum(line.page == self.number for line in self.lines) + 1
        self.lines.append(
            Line(
                id=f"p{self.number}.l{ordinal}",
                page=self.number,
                bbox=BBox(x0, self.top, end, self.top + size),
                raw=text,
                text=text,
                size_pt=size,
                bold=bold,
                role=role,
                route=Route.TEXT_LAYER,
            )
        )
        self.top += PITCH
        return self

    def heading(self, text: str, *, size: float = 18.0) -> "Pages":
        """A bold heading."""
        return self.add(text, bold=True, size=size)

    def paragraph(self, *lines: str) -> "Pages":
        """A paragraph: the first line indented, full lines but the last."""
        for at, text in enumerate(lines):
            last = at == len(lines) - 1
            self.add(text, x0=INDENT if at == 0 else LEFT, x1=None if last else RIGHT)
        return self

    def table(self, table: Table) -> "Pages":
        """Write a line for each cell of `table`, which must have been given their ids."""
        for row in table.rows:
            for cell in row.cells:
                self.add(cell.text.replace("\n", " ") or " ")
        return self

    def ids_of(self, table: Table) -> tuple[str, ...]:
        """The ids the next lines will get when `table` is written."""
        count = sum(len(row.cells) for row in table.rows)
        first = sum(line.page == self.number for line in self.lines) + 1
        return tuple(f"p{self.number}.l{first + at}" for at in range(count))

    def write(self, table: Table) -> Table:
        """Write `table` and give it back with the ids of its lines."""
        placed = table.model_copy(update={"line_ids": self.ids_of(table)})
        self.table(placed)
        return placed


def evidence(text: str, page: int = 1) -> tuple[Evidence, ...]:
    """Evidence with a box of its own."""
    return (Evidence(page=page, bbox=BBox(100.0, 100.0, 200.0, 120.0), raw=text),)


def row(*texts: str, kind: RowKind = RowKind.ITEM, page: int = 1) -> Row:
    """A row of one cell for each text."""
    cells = tuple(
        Cell(row=0, column=at, text=text, evidence=evidence(text, page)) for at, text in enumerate(texts)
    )
    return Row(kind=kind, page=page, cells=cells)


def table(
    *rows: Row,
    keys: Sequence[str | None] = (),
    form: str | None = None,
    caption: str = "",
    name: str = "t1",
) -> Table:
    """A table whose first row is its header; `keys` are the meanings of its columns."""
    header = rows[0]
    columns = tuple(
        Column(
            header=flowed(cell.text),
            key=keys[at] if at < len(keys) else None,
            x0_pt=100.0 * at,
            x1_pt=100.0 * at + 100.0,
        )
        for at, cell in enumerate(header.cells)
    )
    return Table(
        id=name,
        pages=(1,),
        ruling=Ruling.RULED,
        caption=caption,
        form=form,
        columns=columns,
        rows=(Row(kind=RowKind.HEADER, page=header.page, cells=header.cells), *rows[1:]),
    )


def identity_of(plan_type: PlanTypeKey = PlanTypeKey.HR_MANAGEMENT_PLAN, name: str | None = None) -> Identity:
    """An identity with nothing but a plan type and, if given, the owner's name."""
    return Identity(
        plan_type=plan_type,
        title=None,
        organization=Organization(name=name, kind=None, full_name=None, printed_name=None, match=Match.NONE),
        period=None,
    )


def no_reading() -> tuple[PageContent, ...]:
    """A document without a page, for stages that only copy how pages were read."""
    return ()


def plan_of(lines: Sequence[Line], tables: Sequence[Table] = ()) -> tuple[Plan, list[Issue]]:
    """The plan that composed lines and tables make, and the issues met on the way."""
    from pipeline.stages.identity import identity  # noqa: PLC0415 (registers stages; only where needed)
    from pipeline.stages.plan import plan  # noqa: PLC0415
    from pipeline.stages.sections import sections  # noqa: PLC0415

    issues: list[Issue] = []
    head = identity(tuple(lines), tuple(tables), issues.append)
    tree: tuple[Section, ...] = sections(tuple(lines), tuple(tables), head, PROFILE, issues.append)
    made = plan(
        source=SOURCE,
        reading=no_reading(),
        lines=tuple(lines),
        tables=tuple(tables),
        charts=(),
        identity=head,
        sections=tree,
        report=issues.append,
    )
    return made, issues


def sections_of(
    pages: Pages, plan_type: PlanTypeKey = PlanTypeKey.MANPOWER_PLAN, tables: Sequence[Table] = ()
) -> tuple[tuple[Section, ...], list[Issue]]:
    """The sections of composed pages, and the issues met."""
    from pipeline.stages.sections import sections  # noqa: PLC0415 (registers stages; only where needed)

    issues: list[Issue] = []
    made = sections(tuple(pages.lines), tuple(tables), identity_of(plan_type), PROFILE, issues.append)
    return made, issues
