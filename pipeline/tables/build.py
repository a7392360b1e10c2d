"""Joined pieces to the tables of the schema."""

from collections.abc import Mapping, Sequence

from pipeline.tables.headers import Headed
from pipeline.tables.joining import Joined, JoinedRow
from pipeline.tables.page_table import PageCell, evidence_of
from pipeline.tables.rows import KindedRow, kinded
from schemas.geometry import BBox
from schemas.line import Line
from schemas.page_content import PageContent
from schemas.table import Cell, Column, Row, RowKind, Table

HEADER_SEPARATOR = " / "


def built(
    number: int,
    joined: Joined,
    pages: Mapping[int, PageContent],
    lines: Sequence[Line],
    *,
    line_grid: bool = False,
) -> Table:
    """The table with id `t{number}`; `lines` are those of the document.

    `line_grid`: the rows are printed lines, to be put together.
    """
    first = joined.first
    body = kinded(joined.rows, first.meaning.keys, joined.known, line_grid=line_grid)
    rows = [*_head_rows(first.block), *body]
    return Table(
        id=f"t{number}",
        pages=tuple(joined.pages),
        ruling=first.table.ruling,
        caption=first.caption,
        form=first.meaning.form,
        columns=_columns(joined),
        rows=tuple(_row(place, row, pages) for place, row in enumerate(rows)),
        seams=tuple(joined.seams),
        line_ids=_line_ids([*(one.row for one in rows), *joined.dropped], lines),
    )


def _columns(joined: Joined) -> tuple[Column, ...]:
    first = joined.first
    xs = first.table.xs
    return tuple(
        Column(
            header=HEADER_SEPARATOR.join(texts),
            key=key,
            x0_pt=round(xs[place], 2),
            x1_pt=round(xs[place + 1], 2),
        )
        for place, (texts, key) in enumerate(zip(first.columns, first.meaning.keys, strict=True))
    )


def _head_rows(block: Headed) -> list[KindedRow]:
    table = block.table
    kinds = [RowKind.TITLE] * block.titles + [RowKind.HEADER] * block.headers
    return [KindedRow(kind, JoinedRow(table.page, table.row(row))) for row, kind in enumerate(kinds)]


def _row(place: int, kinded_row: KindedRow, pages: Mapping[int, PageContent]) -> Row:
    row = kinded_row.row
    return Row(
        kind=kinded_row.kind,
        page=row.page,
        cells=tuple(_cell(place, cell, pages) for cell in row.cells),
    )


def _cell(place: int, cell: PageCell, pages: Mapping[int, PageContent]) -> Cell:
    hidden = "\n".join(part.hidden for part in cell.parts if part.hidden)
    return Cell(
        row=place,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=cell.text,
        evidence=tuple(evidence_of(part, pages[part.page]) for part in cell.parts),
        hidden_text=hidden,
        whole_text=cell.whole_text,
        marked=cell.marked,
        indent_pt=round(cell.lines[0].box.x0 - cell.box.x0, 2) if cell.lines else 0.0,
        bold=bool(cell.lines) and all(line.bold for line in cell.lines),
    )


def _line_ids(rows: Sequence[JoinedRow], lines: Sequence[Line]) -> tuple[str, ...]:
    """The lines that stand in the rows, repeated headers among them."""
    boxes: dict[int, list[BBox]] = {}
    for row in rows:
        for cell in row.cells:
            for part in cell.parts:
                boxes.setdefault(part.page, []).append(part.box)
    spans = {
        page: BBox(
            min(b.x0 for b in all_),
            min(b.top for b in all_),
            max(b.x1 for b in all_),
            max(b.bottom for b in all_),
        )
        for page, all_ in boxes.items()
    }
    return tuple(
        line.id
        for line in lines
        if line.page in spans and _within(line.bbox, spans[line.page], boxes[line.page])
    )


def _within(box: BBox, span: BBox, cells: Sequence[BBox]) -> bool:
    y = (box.top + box.bottom) / 2
    if not span.top <= y <= span.bottom:
        return False
    overlap = min(box.x1, span.x1) - max(box.x0, span.x0)
    return overlap * 2 > box.x1 - box.x0 and any(c.top <= y <= c.bottom for c in cells)
