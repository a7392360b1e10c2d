"""The lines of work by position category."""

from rapidfuzz.distance import Levenshtein

from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.swot import cell_items
from pipeline.tables.wording import flowed, plain
from schemas.section import SectionKey
from schemas.staffing import PositionSeries
from schemas.table import Cell, RowKind, Table

CATEGORIES = ("บริหารท้องถิ่น", "อำนวยการท้องถิ่น", "วิชาการ", "ทั่วไป")
"""Executive, directing, academic, general: the categories of local positions."""
LIKE = 0.75
FEWEST_CATEGORIES = 3


def position_series(content: PlanContent) -> tuple[PositionSeries, ...]:
    """The series of the first table headed by the categories; category names as printed."""
    near = content.tables_of(*content.sections_of(SectionKey.POSITION_SERIES))
    for table in (*near, *(one for one in content.tables if one not in near)):
        heads = _heads(table)
        if len(heads) >= FEWEST_CATEGORIES:
            return tuple(_series(table, head) for head in heads)
    return ()


def _heads(table: Table) -> list[Cell]:
    cells = [cell for row in table.rows[:2] if row.kind is RowKind.HEADER for cell in row.cells]
    return [cell for cell in cells if _is_category(plain(cell.text).removeprefix("ประเภท"))]


def _is_category(text: str) -> bool:
    return any(Levenshtein.normalized_similarity(text, plain(name)) >= LIKE for name in CATEGORIES)


def _series(table: Table, head: Cell) -> PositionSeries:
    cells = [
        cell
        for row in table.rows
        if row.kind in (RowKind.ITEM, RowKind.CONTINUATION)
        for cell in row.cells
        if cell.column == head.column and cell.text.strip()
    ]
    titles = [title for cell in cells for title in _titles(cell)]
    return PositionSeries(
        category=flowed(head.text), titles=tuple(titles), evidence=cell_evidence(head, *cells)
    )


def _titles(cell: Cell) -> list[str]:
    """The numbered items of a cell, or its lines where nothing is numbered."""
    items = [item.text for item in cell_items(cell)]
    return items or [line.strip() for line in cell.text.split("\n") if line.strip()]
