"""The staffing table: posts occupied, vacant and in all, by unit; totals as printed, never recomputed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from pipeline.gazetteer.departments import department_key
from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import parsed_integer
from schemas.section import SectionKey
from schemas.staffing import Staffing, StaffingTotals, StaffingUnit
from schemas.table import Cell, RowKind, Table


class Count(StrEnum):
    """What is counted."""

    OCCUPIED = "occupied"
    VACANT = "vacant"
    TOTAL = "total"


_LABELS: dict[Count, tuple[str, ...]] = {
    Count.OCCUPIED: ("มีคนครอง", "มีผู้ครอง", "มีคนครองตำแหน่ง", "คนครอง", "จำนวนที่มีคนครอง"),  # occupied
    Count.VACANT: ("ว่าง", "ตำแหน่งว่าง", "อัตราว่าง", "จำนวนที่ว่าง"),  # vacant
    Count.TOTAL: (
        "รวม",
        "รวมทั้งสิ้น",
        "รวมทั้งหมด",
        "รวมอัตรากำลัง",
        "กรอบอัตรากำลัง",
        "กรอบอัตรา",
        "อัตรากำลังทั้งหมด",
        "จำนวนอัตรา",
    ),  # total, or the frame of posts
}
NUMBERS = ("ที่", "ลำดับ", "ลำดับที่", "ข้อ")  # number
LIKE = 0.8
_UNIT_COUNT = re.compile(r"(?:อัตรา|คน|ตำแหน่ง)\s*$")  # posts, persons, positions
_NOUGHT = re.compile(r"^[-–—]$")


@dataclass(frozen=True)
class _Grid:
    """Cells by place; a row is a tuple of cells, `None` where a span covers."""

    rows: tuple[tuple[Cell | None, ...], ...]

    def turned(self) -> "_Grid":
        return _Grid(tuple(zip(*self.rows, strict=True)))


def staffing(content: PlanContent) -> Staffing | None:
    """The first table of the staffing section, or of the document, that counts posts by unit."""
    sections = content.sections_of(SectionKey.STAFFING_STRUCTURE, SectionKey.ORGANIZATION_STRUCTURE)
    near = content.tables_of(*sections)
    for table in (*near, *(one for one in content.tables if one not in near)):
        grid = _grid(table)
        found = _read(grid) or _read(grid.turned())
        if found is not None:
            return found
    return None


def _grid(table: Table) -> _Grid:
    width = len(table.columns)
    rows = []
    for row in table.rows:
        if row.kind in (RowKind.BLANK, RowKind.TITLE):
            continue
        cells: list[Cell | None] = [None] * width
        for cell in row.cells:
            if cell.column < width:
                cells[cell.column] = cell
        rows.append(tuple(cells))
    return _Grid(_without_numbers(rows) if _counts_rows(table) else tuple(rows))


def _counts_rows(table: Table) -> bool:
    """Whether the first column only numbers the rows."""
    return len(table.columns) > 1 and plain(table.columns[0].header) in {plain(word) for word in NUMBERS}


def _without_numbers(rows: list[tuple[Cell | None, ...]]) -> tuple[tuple[Cell | None, ...], ...]:
    """The rows without their first column; a label that reaches over it (in all) stays."""
    return tuple((row[1] if row[1] and row[1].text.strip() else row[0], *row[2:]) for row in rows)


def _label(cell: Cell | None) -> Count | None:
    text = plain(cell.text) if cell else ""
    best = max(
        (
            (float(Levenshtein.normalized_similarity(text, plain(word))), count)
            for count, words in _LABELS.items()
            for word in words
        ),
        default=(0.0, Count.TOTAL),
    )
    return best[1] if best[0] >= LIKE else None


def _read(grid: _Grid) -> Staffing | None:
    """The table when its rows are the counts and its columns the units."""
    labelled = {count: row for row in grid.rows if (count := _label(row[0] if row else None))}
    if Count.OCCUPIED not in labelled or Count.VACANT not in labelled or not grid.rows:
        return None
    header = grid.rows[0]
    last = len(header) - 1
    totals_at = last if _label(header[last]) is Count.TOTAL else None
    columns = [at for at in range(1, len(header)) if at != totals_at]
    units = tuple(_unit(header[at], labelled, at) for at in columns if header[at] is not None)
    return Staffing(
        units=units,
        printed_totals=_totals(labelled, totals_at) if totals_at is not None else None,
        evidence=cell_evidence(*(cell for cell in header if cell is not None)),
    )


def _unit(head: Cell | None, labelled: dict[Count, tuple[Cell | None, ...]], at: int) -> StaffingUnit:
    assert head is not None
    cells = {count: row[at] for count, row in labelled.items()}
    name = flowed(head.text)
    return StaffingUnit(
        name=name,
        department_key=department_key(name),
        occupied=_count(cells.get(Count.OCCUPIED)),
        vacant=_count(cells.get(Count.VACANT)),
        total=_count(cells.get(Count.TOTAL)),
        evidence=cell_evidence(head, *(cell for cell in cells.values() if cell is not None)),
    )


def _totals(labelled: dict[Count, tuple[Cell | None, ...]], at: int) -> StaffingTotals:
    cells = {count: row[at] for count, row in labelled.items()}
    return StaffingTotals(
        occupied=_count(cells.get(Count.OCCUPIED)),
        vacant=_count(cells.get(Count.VACANT)),
        total=_count(cells.get(Count.TOTAL)),
        evidence=cell_evidence(*(cell for cell in cells.values() if cell is not None)),
    )


def _count(cell: Cell | None) -> int | None:
    """The printed count; a dash is zero, an empty cell is not stated."""
    if cell is None:
        return None
    text = _UNIT_COUNT.sub("", flowed(cell.text)).strip()
    return 0 if _NOUGHT.match(text) else parsed_integer(text)
