"""Strategies and their projects: a list, tables and a summary name them; one strategy is made of all."""

import re
from dataclasses import dataclass, field

from pipeline.mapping.content import PlanContent
from pipeline.mapping.joined_rows import JoinedRow
from pipeline.mapping.lists import marked, paragraph_evidence, text_paragraphs
from pipeline.mapping.personnel_cost import states_costs
from pipeline.mapping.project_rows import PROJECT_FORMS, number_of, projects_of
from pipeline.tables.wording import flowed
from pipeline.text.numbering import numbering
from schemas.geometry import Evidence
from schemas.project import BudgetSummary, Project, Strategy
from schemas.record import KeyedItem
from schemas.section import Section, SectionKey
from schemas.table import Table

LIST, TABLE, SUMMARY = "list", "table", "summary"
"""Where a strategy is named: keys of `Strategy.titles`."""
_WORD = r"(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์|กลยุทธ)(?:การพัฒนา)?(?:ที่)?"  # strategy, tactic
_NAMED = re.compile(rf"{_WORD}\s*(?P<n>[0-9๐-๙]{{1,2}})(?![0-9๐-๙])\s*[:.\-–]?\s*(?P<title>.*)$", re.DOTALL)
LONGEST_TITLE = 200


@dataclass
class _Draft:
    """A strategy being put together."""

    number: int | None
    titles: list[KeyedItem] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)


@dataclass(frozen=True)
class _Name:
    number: int | None
    title: str
    evidence: tuple[Evidence, ...]


def strategies(
    content: PlanContent, summary: BudgetSummary | None
) -> tuple[tuple[Strategy, ...], tuple[Project, ...]]:
    """The strategies with the projects of their tables, and the projects that stand under no strategy."""
    drafts: list[_Draft] = []
    loose: list[Project] = []
    for name in _listed(content):
        _draft(drafts, name, LIST)
    for table in content.tables_of_form(*PROJECT_FORMS):
        if not states_costs(table):
            loose += _read_table(content, table, drafts)
    if summary is not None and drafts:
        _name_from_summary(summary, drafts)
    return tuple(_strategy(one) for one in drafts), tuple(loose)


def _listed(content: PlanContent) -> list[_Name]:
    """The strategies that the section on strategies lists, as headings or as paragraphs."""
    found: list[_Name] = []
    for section in content.sections_of(SectionKey.DEVELOPMENT_STRATEGY):
        for child in section.children:
            if child.key is SectionKey.STRATEGY:
                found.append(_heading_name(child))
        for one in text_paragraphs(section):
            name = _named(marked_text(one.text))
            if name is not None:
                found.append(_Name(name[0], name[1], paragraph_evidence(content, [one])))
    return found


def marked_text(text: str) -> str:
    """A paragraph without its bullet."""
    mark, rest, _any = marked(text)
    return rest if mark is None else text


def _heading_name(section: Section) -> _Name:
    number = section.number
    return _Name(int(number) if number and number.isdecimal() else None, section.heading, section.evidence)


def _named(text: str) -> tuple[int, str] | None:
    """Number and title where `text` begins with "strategy n"."""
    found = _NAMED.match(text.strip())
    mark = numbering(found.group()) if found else None
    if found is None or mark is None or not mark.number.isdigit():
        return None
    title = found["title"].strip()
    return (int(mark.number), title) if title and len(title) <= LONGEST_TITLE else None


def _draft(drafts: list[_Draft], name: _Name, place: str) -> _Draft:
    """The draft of the strategy `name` names, a new one where there is none."""
    item = KeyedItem(key=place, text=name.title, evidence=name.evidence)
    for one in drafts:
        same_title = any(title.text == name.title for title in one.titles)
        if one.number == name.number if name.number is not None else same_title:
            one.titles.append(item)
            return one
    drafts.append(_Draft(name.number, [item]))
    return drafts[-1]


def _read_table(content: PlanContent, table: Table, drafts: list[_Draft]) -> list[Project]:
    """Put the projects of a table under its strategy; divider rows begin another. Gives back the others."""
    name = _table_name(content, table)
    current = _draft(drafts, name, TABLE) if name is not None else None
    loose: list[Project] = []
    for row, project in projects_of(content, table):
        beside = _beside(row)
        if beside is not None:
            current = _draft(drafts, beside, TABLE)
        if project is None:
            divider = _named(row.whole_text)
            if divider is not None:
                current = _draft(drafts, _Name(divider[0], divider[1], row.evidence()), TABLE)
        elif current is not None:
            current.projects.append(project.model_copy(update={"strategy_number": current.number}))
        else:
            loose.append(project)
    return loose


def _beside(row: JoinedRow) -> _Name | None:
    """The strategy that a column of its own names, once for the rows it stands beside."""
    text = row.text("strategy")
    if not text:
        return None
    named = _named(text)
    mark, rest, _any = marked(text)
    number = int(mark.number) if mark and mark.number.isdecimal() else None
    return _Name(*(named or (number, rest)), row.evidence("strategy"))


def _table_name(content: PlanContent, table: Table) -> _Name | None:
    """The strategy a table stands under: its section's heading, else the caption right above it."""
    section = content.section_of_table(table)
    if section is not None and section.key is SectionKey.STRATEGY:
        return _heading_name(section)
    caption = flowed(table.caption)
    starts = [match.start() for match in re.finditer(_WORD, caption)]
    for start in reversed(starts):
        name = _named(caption[start:])
        if name is not None:
            first = table.rows[0].cells[0].evidence if table.rows else ()
            return _Name(name[0], name[1], first)
    return None


def _name_from_summary(summary: BudgetSummary, drafts: list[_Draft]) -> None:
    for row in summary.rows:
        number = number_of(str(row.number)) if row.number is not None else None
        for draft in drafts:
            if row.kind == "item" and draft.number is not None and draft.number == number:
                draft.titles.append(KeyedItem(key=SUMMARY, text=row.title, evidence=row.evidence))


def _strategy(draft: _Draft) -> Strategy:
    first = draft.titles[0] if draft.titles else None
    return Strategy(
        number=draft.number,
        title=first.text if first else "",
        titles=tuple(draft.titles[1:]),
        projects=tuple(draft.projects),
        evidence=first.evidence if first else (),
    )
