"""Gather what rules on wording need from the lines and tables of a document."""

from schemas.geometry import BBox, union
from schemas.line import Line, LineRole, Lines
from schemas.table import Row, Table, Tables
from schemas.text_facts import TablePart, TableShape, TextFacts, TextLine


def text_facts(lines: Lines, tables: Tables) -> TextFacts:
    """The body lines with their raw text where it differs, hidden lines, and the shape of each table."""
    body = tuple(_text_line(line) for line in lines if line.role is LineRole.BODY)
    hidden = tuple(_text_line(line) for line in lines if line.role is LineRole.HIDDEN)
    shapes = (_shape(table) for table in tables)
    return TextFacts(lines=body, hidden=hidden, tables=tuple(shape for shape in shapes if shape is not None))


def _text_line(line: Line) -> TextLine:
    return TextLine(
        id=line.id,
        page=line.page,
        bbox=line.bbox,
        text=line.text,
        raw=None if line.raw == line.text else line.raw,
        route=line.route,
        confidence=line.confidence,
    )


def _shape(table: Table) -> TableShape | None:
    boxes = {page: _boxes_on(table, page) for page in sorted(table.pages)}
    parts = tuple(TablePart(page=p, bbox=union(found).rounded()) for p, found in boxes.items() if found)
    if not parts:
        return None
    return TableShape(
        id=table.id,
        parts=parts,
        rows=len(table.rows),
        columns=len(table.columns),
        ragged_rows=_ragged_rows(table),
        cut_rows=sum(seam.merged_rows for seam in table.seams),
        form=table.form,
    )


def _boxes_on(table: Table, page: int) -> list[BBox]:
    return [
        evidence.bbox
        for row in table.rows
        for cell in row.cells
        for evidence in cell.evidence
        if evidence.page == page
    ]


def _ragged_rows(table: Table) -> int:
    """Rows whose own cells and the spans from above leave a gap in the grid or run past it."""
    width = len(table.columns)
    covered_from_above: dict[int, int] = {}
    ragged = 0
    for row in table.rows:
        used = _columns_used(row) + [c for c, left in covered_from_above.items() if left > 0]
        used += [c for c in range(width) if c not in used and _reaches_into(table, row, c)]
        ragged += sorted(used) != list(range(width))
        covered_from_above = {c: left - 1 for c, left in covered_from_above.items() if left > 1}
        for cell in row.cells:
            for column in range(cell.column, cell.column + cell.column_span):
                if cell.row_span > 1:
                    covered_from_above[column] = cell.row_span - 1
    return ragged


def _reaches_into(table: Table, row: Row, column: int) -> bool:
    """Whether a cell of another row stands beside a row: one that goes on from the page before."""
    at = next((e for cell in row.cells for e in cell.evidence if e.page == row.page), None)
    if at is None:
        return False
    x = (table.columns[column].x0_pt + table.columns[column].x1_pt) / 2
    y = (at.bbox.top + at.bbox.bottom) / 2
    boxes = _boxes_on(table, row.page)
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in boxes)


def _columns_used(row: Row) -> list[int]:
    return [c for cell in row.cells for c in range(cell.column, cell.column + cell.column_span)]
