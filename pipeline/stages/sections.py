"""The layer `sections`: headings and what stands under them, as a tree."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.core.stage import stage
from pipeline.mapping.content import line_evidence
from pipeline.mapping.contents import contents
from pipeline.mapping.front import body_lines, body_size_pt
from pipeline.mapping.outline import Entry, outline
from pipeline.mapping.paragraphs import paragraphs, text_edges_pt
from pipeline.plantypes.headings import heading_key
from pipeline.plantypes.registry import plan_types
from pipeline.text.searchable import match_key
from schemas.geometry import union
from schemas.identity import Identity
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line
from schemas.plan_type import PlanTypeKey
from schemas.profile import Profile
from schemas.section import Paragraph, Section, SectionKey
from schemas.table import Row, RowKind, Table

FEWEST_COLUMNS = 2
"""A box of one column is a frame around text, not a table."""


@dataclass
class _Part:
    """A section being put together."""

    entry: Entry
    lines: list[Line] = field(default_factory=list)
    children: list["_Part"] = field(default_factory=list)


@dataclass(frozen=True)
class _Body:
    """What all sections of a document share."""

    edges_pt: tuple[float, float]
    table_of_line: dict[str, Table]


@stage(version=7)
def sections(
    lines: tuple[Line, ...],
    tables: tuple[Table, ...],
    identity: Identity,
    profile: Profile,
    report: Report,
) -> tuple[Section, ...]:
    """The section tree. Text before the first heading (the cover) and lists of contents are no sections."""
    body = body_lines(lines)
    table_of_line = {
        line_id: table
        for table in tables
        if len(table.columns) >= FEWEST_COLUMNS
        for line_id in table.line_ids
    }
    listed = contents(body)
    text = [line for line in body if line.id not in table_of_line and line.id not in listed.line_ids]
    text = _without_quirks(text, profile)
    size = body_size_pt(text)
    entries = _entries(_without_title(text, identity), size, identity) or _entries(text, size, identity)
    _report_unknown(entries, identity.plan_type, report)
    shared = _Body(text_edges_pt([line for line in text if line.size_pt <= size + 1]), table_of_line)
    return tuple(_section(part, shared) for part in _tree(entries, body, listed.line_ids))


def _entries(text: list[Line], size_pt: float, identity: Identity) -> tuple[Entry, ...]:
    return outline(text, size_pt, identity.plan_type, identity.organization.name or "")


def _without_title(lines: list[Line], identity: Identity) -> list[Line]:
    """The lines less the plan's own title on its cover, which may read like a heading."""
    known = plan_types().get(identity.plan_type)
    titles = {heading_key(title) for title in known.titles} if known else set()
    owner = identity.organization.name or ""
    places = {(one.page, one.bbox) for one in identity.title_evidence}
    return [x for x in lines if (x.page, x.bbox) not in places or heading_key(x.text, owner) not in titles]


def _without_quirks(lines: list[Line], profile: Profile) -> list[Line]:
    """The lines with headings that the profile lists set as it says; a heading of `None` is none."""
    listed = {match_key(printed): quirk for quirk in profile.heading_quirks for printed in quirk.printed}
    out = []
    for line in lines:
        quirk = listed.get(match_key(line.text))
        if quirk is None:
            out.append(line)
        elif quirk.heading is not None:
            out.append(line.model_copy(update={"text": quirk.heading, "bold": True}))
    return out


def _report_unknown(entries: Sequence[Entry], plan_type: PlanTypeKey, report: Report) -> None:
    if plan_type is PlanTypeKey.OTHER:
        return
    for entry in entries:
        if entry.level == 1 and entry.key is SectionKey.OTHER:
            place = entry.heading.lines[0]
            report(
                Issue(
                    code=IssueCode.HEADING_UNKNOWN,
                    message=f"no section of the catalogue is headed {entry.heading.text!r}",
                    page=place.page,
                    bbox=place.bbox,
                )
            )


def _tree(entries: Sequence[Entry], body: Sequence[Line], listed: frozenset[str]) -> list[_Part]:
    """The parts of the first level, each with the lines from its heading to the next.

    A list of contents (line ids `listed`) ends what stands before it: the cover may follow once more.
    """
    place = {line.id: at for at, line in enumerate(body)}
    heading_ids = {line.id for entry in entries for line in entry.heading.lines}
    starts = [place[entry.heading.lines[0].id] for entry in entries]
    parts = [_Part(entry) for entry in entries]
    ended = -1
    for at, line in enumerate(body):
        owner = bisect_right(starts, at) - 1
        if line.id in listed:
            ended = owner
        elif owner > ended and line.id not in heading_ids:
            parts[owner].lines.append(line)
    roots: list[_Part] = []
    above: list[_Part] = []
    for part in parts:
        while above and above[-1].entry.level >= part.entry.level:
            above.pop()
        (above[-1].children if above else roots).append(part)
        above.append(part)
    return roots


def _section(part: _Part, shared: _Body) -> Section:
    heading, mark = part.entry.heading, part.entry.heading.mark
    children = tuple(_section(child, shared) for child in part.children)
    parts, table_ids = _paragraphs(part.lines, shared)
    pages = [line.page for line in (*heading.lines, *part.lines)]
    last = max([*pages, *(child.pages[1] for child in children)])
    return Section(
        key=part.entry.key,
        number=mark.number if mark else None,
        printed_number=mark.printed if mark else None,
        heading=heading.title or heading.text,
        level=part.entry.level,
        text="\n".join(one.text for one in parts if one.text),
        pages=(min(pages), last),
        paragraphs=parts,
        line_ids=tuple(line.id for line in part.lines),
        table_ids=table_ids,
        evidence=line_evidence(heading.lines),
        children=children,
    )


def _paragraphs(lines: Sequence[Line], shared: _Body) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs of text and, in their place, the rows of tables; and the ids of the tables."""
    out: list[Paragraph] = []
    run: list[Line] = []
    tables: list[str] = []
    for line in lines:
        table = shared.table_of_line.get(line.id)
        if table is None:
            run.append(line)
            continue
        out += paragraphs(run, shared.edges_pt)
        run = []
        if table.id not in tables:
            tables.append(table.id)
            out += [_row(row) for row in table.rows if row.kind is not RowKind.BLANK]
    out += paragraphs(run, shared.edges_pt)
    return tuple(out), tuple(tables)


def _row(row: Row) -> Paragraph:
    """A table row as a paragraph: its cells from left to right."""
    boxes = [one.bbox for cell in row.cells for one in cell.evidence if one.page == row.page]
    texts = [" ".join(cell.text.split()) for cell in row.cells]
    return Paragraph(page=row.page, bbox=union(boxes), text=" ".join(text for text in texts if text))
