"""Individual development plans: roles, training needs, competencies, steps of a request for training."""

import re

from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.joined_rows import JoinedRow, joined_rows
from pipeline.mapping.lists import Item, flow, list_of, marked, paragraph_evidence, text_items
from pipeline.tables.wording import flowed, plain
from schemas.development import Competencies, IdpRole, TrainingNeeds, TrainingNeedsRow
from schemas.record import TextItem
from schemas.section import Section, SectionKey
from schemas.table import RowKind, Table

_GROUP_HEADS = ("กลุ่มบุคคล", "บุคคล", "ผู้เกี่ยวข้อง", "ผู้ที่เกี่ยวข้อง")  # group of people, person, those concerned
_DUTY_HEADS = ("บทบาท", "หน้าที่")  # role, duty
_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("core", re.compile(r"สมรรถนะหลัก|core", re.IGNORECASE)),
    ("executive", re.compile(r"สมรรถนะ(?:ประจำ)?(?:ผู้บริหาร|ทางการบริหาร)|executive|managerial", re.IGNORECASE)),
    ("functional", re.compile(r"สมรรถนะ(?:ประจำ)?(?:สายงาน|ตำแหน่ง|ในงาน)|functional", re.IGNORECASE)),
)
"""Core competencies, those of executives, those of the line of work."""
HEAD_AT_MOST = 90
FEWEST_TOPICS = 2


def idp_roles(content: PlanContent) -> tuple[IdpRole, ...]:
    """The rows of the table that says which group has which duties."""
    for table in content.tables:
        heads = [plain(column.header) for column in table.columns]
        if (
            len(heads) == 2  # noqa: PLR2004 (group and duties)
            and heads[0].startswith(tuple(plain(word) for word in _GROUP_HEADS))
            and any(word in heads[1] for word in _DUTY_HEADS)
        ):
            rows = [row for row in joined_rows(table) if row.kind is RowKind.ITEM]
            return tuple(_role(row) for row in rows if row.text_at(0))
    return ()


def _role(row: JoinedRow) -> IdpRole:
    lines = [line for part in row.cells.get(1, ()) for line in part.text.split("\n") if line.strip()]
    groups: list[list[str]] = []
    for line in lines:
        if marked(line)[2] or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    duties = [marked(flowed(group))[1] for group in groups]
    return IdpRole(group=row.text_at(0), duties=tuple(duties), evidence=row.evidence())


def training_needs(content: PlanContent) -> TrainingNeeds | None:
    """The matrix of units and topics of the section on training needs; blank cells stay blank."""
    for section in content.sections_of(SectionKey.TRAINING_NEEDS):
        for table in content.tables_of(section):
            needs = _needs(table)
            if needs is not None:
                return needs
    return None


def _needs(table: Table) -> TrainingNeeds | None:
    topics = tuple(column.header for column in table.columns[1:])
    rows = [row for row in joined_rows(table) if row.kind in (RowKind.ITEM, RowKind.TOTAL)]
    if len(topics) < FEWEST_TOPICS or not rows:
        return None
    columns = range(1, len(table.columns))
    first = [cell for row in table.rows[:1] for cell in row.cells]
    return TrainingNeeds(
        topics=topics,
        rows=tuple(
            TrainingNeedsRow(
                unit=row.text_at(0),
                cells=tuple(row.text_at(at) for at in columns),
                evidence=row.evidence(),
            )
            for row in rows
        ),
        evidence=cell_evidence(*first),
    )


def competencies(content: PlanContent) -> Competencies:
    """The three groups of competencies, each the list below its heading."""
    found: dict[str, tuple[TextItem, ...]] = {}
    keys = (SectionKey.COMPETENCIES, SectionKey.TRAINING_NEEDS, SectionKey.INDIVIDUAL_DEVELOPMENT_PLAN)
    for section in content.sections_of(*keys):
        for group, items in _groups_of(content, section).items():
            found.setdefault(group, items)
    return Competencies(**found)


def _groups_of(content: PlanContent, section: Section) -> dict[str, tuple[TextItem, ...]]:
    paragraphs = flow(section)
    starts = [(at, group) for at, one in enumerate(paragraphs) if (group := _group(one.text))]
    ends = [at for at, _group_name in starts[1:]] + [len(paragraphs)] * bool(starts)
    out: dict[str, tuple[TextItem, ...]] = {}
    own = _group(section.heading)
    if own:
        out[own] = text_items(content, list_of(paragraphs))
    for (at, group), end in zip(starts, ends, strict=True):
        items = text_items(content, list_of(paragraphs[at + 1 : end]))
        if items:
            out.setdefault(group, items)
    return {group: items for group, items in out.items() if items}


def _group(text: str) -> str | None:
    rest = marked(text)[1]
    if len(rest) > HEAD_AT_MOST:
        return None
    return next((group for group, pattern in _GROUPS if pattern.search(rest)), None)


def training_steps(content: PlanContent) -> tuple[TextItem, ...]:
    """The steps of a request for training, in printed order."""
    section = content.section(SectionKey.TRAINING_REQUEST_STEPS)
    items: tuple[Item, ...] = list_of(flow(section)) if section else ()
    return tuple(
        TextItem(
            number=one.number,
            text=one.full_text,
            evidence=paragraph_evidence(content, [one.paragraph, *one.following]),
        )
        for one in items
    )
