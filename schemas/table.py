"""One table model: cells with spans, page, box and text each; rows told apart by kind; seams at page cuts."""

from enum import StrEnum
from typing import TypeAlias

from schemas.geometry import Evidence, Frozen


class RowKind(StrEnum):
    """What a row of a table is."""

    TITLE = "title"
    HEADER = "header"
    GROUP = "group"
    ITEM = "item"
    CONTINUATION = "continuation"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    AMENDMENT = "amendment"
    BLANK = "blank"


class Ruling(StrEnum):
    """How the cells of a table were found."""

    RULED = "ruled"
    HALF_RULED = "half_ruled"
    UNRULED = "unruled"


class Cell(Frozen):
    """One cell: 0-based grid place, spans, repaired text (printed lines joined by a newline), evidence.

    `evidence` has one entry per page part (two when a page cut runs through the cell) and is never
    empty: an empty cell carries its box with an empty `raw`. `hidden_text` is text of the layer that the cell
    edge clips out of sight, kept apart from what a person reads; `whole_text` is `text` with the letters that
    the edge cuts off its lines, empty where it cuts none. `marked`: a drawn arrow, bar or shading
    covers the cell (a month of a schedule). `indent_pt` is how far the first line stands from the left edge;
    `bold`: all of the text is.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    evidence: tuple[Evidence, ...]
    hidden_text: str = ""
    whole_text: str = ""
    marked: bool = False
    indent_pt: float = 0.0
    bold: bool = False


class Column(Frozen):
    """One column: printed header texts from the top down joined by ` / `, and its meaning if known."""

    header: str
    key: str | None = None
    x0_pt: float
    x1_pt: float


class Row(Frozen):
    """One row: kind, page of its first part, and its cells from left to right (a span occurs once)."""

    kind: RowKind
    page: int
    cells: tuple[Cell, ...]


class Seam(Frozen):
    """A page cut inside a table, with the row-count check: rows before + after = rows joined + merged."""

    page_before: int
    page_after: int
    rows_before: int
    rows_after: int
    merged_rows: int
    repeated_header_rows: int


class Table(Frozen):
    """A table joined across pages. `caption` is the text right above it, where there is one.

    `form` is the key of the table form of the plan type that the header matched, if any. `rows` excludes
    repeated headers; the first header block is kept as rows of kind `header`.
    """

    id: str
    pages: tuple[int, ...]
    ruling: Ruling
    caption: str = ""
    form: str | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    seams: tuple[Seam, ...] = ()
    line_ids: tuple[str, ...] = ()


Tables: TypeAlias = tuple[Table, ...]
