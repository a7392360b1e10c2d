"""Strengths, weaknesses, opportunities and threats: from lists in text, or from the cells of a table."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.lists import Item, flow, list_of, marked, paragraph_evidence
from pipeline.tables.wording import flowed
from schemas.development import Swot
from schemas.record import TextItem
from schemas.section import Paragraph, SectionKey
from schemas.table import Cell, Table


class Quadrant(StrEnum):
    """The four quadrants, named as the record names them."""

    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    OPPORTUNITIES = "opportunities"
    THREATS = "threats"


_QUADRANTS: tuple[tuple[Quadrant, re.Pattern[str]], ...] = (
    (Quadrant.STRENGTHS, re.compile(r"\W*(?:จุดแข็ง|S\b|Strength)", re.IGNORECASE)),  # strong point
    (Quadrant.WEAKNESSES, re.compile(r"\W*(?:จุดอ่อน|จุดด้อย|W\b|Weak)", re.IGNORECASE)),  # weak point
    (Quadrant.OPPORTUNITIES, re.compile(r"\W*(?:โอกาส|O\b|Opp?ortun)", re.IGNORECASE)),  # opportunity
    (
        Quadrant.THREATS,  # obstacle, threat, limit
        re.compile(r"\W*(?:อุปสรรค|ภัยคุกคาม|ข้อจำกัด|T\b|Threat)", re.IGNORECASE),
    ),
)
HEADING_AT_MOST = 45
"""Characters of a quadrant's heading when no explanation follows it."""
# The word ends, or is said to be of something; "limits on spending" is an item, no heading.
_ENDS_OR_QUALIFIES = re.compile(r"$|[^ก-๎]|ของ|หรือ|และ|ภาย|ด้าน|ที่")
_ENGLISH = re.compile(r"\(?\s?(?:Strength|Weak|Opp?ortun|Threat)", re.IGNORECASE)


def swot(content: PlanContent) -> Swot:
    """The four quadrants: of the section on the environment, else of the first section that has all four."""
    own = content.section(SectionKey.ENVIRONMENT_ANALYSIS)
    for section in [own] if own else content.sections:
        found = _in_text(content, flow(section)) or _in_tables(content.tables_of(section))
        if found is not None:
            return found
    return Swot()


def quadrant_of(text: str) -> Quadrant | None:
    """The quadrant a heading announces, its number aside."""
    _mark, rest, _any = marked(text)
    for quadrant, pattern in _QUADRANTS:
        found = pattern.match(rest)
        short = len(rest) <= HEADING_AT_MOST or _ENGLISH.search(rest[:HEADING_AT_MOST])
        if found and short and _ENDS_OR_QUALIFIES.match(rest, found.end()):
            return quadrant
    return None


def _in_text(content: PlanContent, paragraphs: Sequence[Paragraph]) -> Swot | None:
    """The first four quadrants in text, each with the list below it."""
    found: dict[str, tuple[TextItem, ...]] = {}
    starts = [(at, quadrant) for at, one in enumerate(paragraphs) if (quadrant := quadrant_of(one.text))]
    for (at, quadrant), end in zip(
        starts, [where for where, _q in starts[1:]] + [len(paragraphs)] * bool(starts), strict=True
    ):
        items = list_of(paragraphs[at + 1 : end])
        if items and quadrant not in found:
            found[quadrant] = _records(content, items)
    return Swot(**found) if len(found) == len(Quadrant) else None


def _records(content: PlanContent, items: Iterable[Item]) -> tuple[TextItem, ...]:
    out = []
    for item in items:
        own = [item.paragraph, *_unmarked(item.following)]
        text = flowed([item.text, *(one.text for one in own[1:])])
        out.append(TextItem(number=item.number, text=text, evidence=paragraph_evidence(content, own)))
    return tuple(out)


def _unmarked(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The first paragraph after an item when it goes on with it: without a mark and not a new thought."""
    first = paragraphs[:1]
    return [one for one in first if not marked(one.text)[2] and one.text[:1].islower()]


def _in_tables(tables: Iterable[Table]) -> Swot | None:
    found: dict[str, tuple[TextItem, ...]] = {}
    for table in tables:
        # A quadrant named alone in a cell heads the cells right of it, or the cells below it.
        above: dict[int, Quadrant] = {}
        for row in table.rows:
            beside: Quadrant | None = None
            for cell in row.cells:
                quadrant = quadrant_of(cell.text.split("\n")[0])
                items = cell_items(cell, skip_first=quadrant is not None)
                if quadrant is None:
                    quadrant = beside or above.get(cell.column)
                    items = items or whole_cell(cell)
                    if quadrant is not None and items:
                        found[quadrant] = (*found.get(quadrant, ()), *items)
                elif items:
                    found.setdefault(quadrant, items)
                else:
                    beside, above[cell.column] = quadrant, quadrant
    return Swot(**found) if len(found) == len(Quadrant) else None


def whole_cell(cell: Cell) -> tuple[TextItem, ...]:
    """A cell without marks as one item; none where it is empty or holds a dash."""
    text = flowed(cell.text)
    return (TextItem(number=None, text=text, evidence=cell_evidence(cell)),) if len(text) > 1 else ()


def cell_items(cell: Cell, *, skip_first: bool = False) -> tuple[TextItem, ...]:
    """The marked items of a cell; lines without a mark go on with the item before them."""
    groups: list[list[str]] = []
    for line in cell.text.split("\n")[1 if skip_first else 0 :]:
        if marked(line)[2]:
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    out = []
    for group in groups:
        mark, text, _any = marked(flowed(group))
        out.append(TextItem(number=mark.number if mark else None, text=text, evidence=cell_evidence(cell)))
    return tuple(out)
