"""A table as one page shows it, before pages are joined: grid places with their text lines."""

from dataclasses import dataclass, replace

from pipeline.tables.grid import Grid
from schemas.geometry import BBox, Evidence, union
from schemas.page_content import PageContent
from schemas.route import Route
from schemas.table import Ruling


@dataclass(frozen=True, slots=True)
class CellLine:
    """One printed line of a cell. `order` is where in the page's content its first glyph comes.

    `whole` is the line with the letters that the cell's edge clips away; empty where it clips none.
    """

    text: str
    raw: str
    box: BBox
    order: int
    confidence: float = 1.0
    bold: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a cell."""

    page: int
    box: BBox
    lines: tuple[CellLine, ...] = ()
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell with its place, spans and its parts (one per page, usually one in all).

    `marked`: an arrow, a bar or shading drawn over it says so.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    parts: tuple[Part, ...]
    marked: bool = False

    @property
    def lines(self) -> tuple[CellLine, ...]:
        """The printed lines of all parts."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def text(self) -> str:
        """The repaired text, printed lines joined by a newline."""
        return "\n".join(line.text for line in self.lines)

    @property
    def whole_text(self) -> str:
        """The text with letters that the cell's edge clips away; empty where it clips none."""
        clipped = any(line.whole for line in self.lines)
        return "\n".join(line.whole or line.text for line in self.lines) if clipped else ""

    @property
    def box(self) -> BBox:
        """The box on the page of the first part."""
        return self.parts[0].box

    def at(self, row: int) -> "PageCell":
        """The same cell in another row."""
        return replace(self, row=row)


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table on one page. `cells` are sorted by row and column; `rows` counts grid rows.

    `head_rows` is the number of header rows where the way the table was found tells it.
    """

    page: int
    ruling: Ruling
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PageCell, ...]
    open_top: bool = False
    open_bottom: bool = False
    head_rows: int | None = None

    @property
    def rows(self) -> int:
        """Number of grid rows."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> BBox:
        """The box around the table."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def row(self, number: int) -> tuple[PageCell, ...]:
        """The cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)

    def covering(self, number: int) -> tuple[PageCell, ...]:
        """The cells that a row runs through, those begun above included."""
        return tuple(c for c in self.cells if c.row <= number < c.row + c.row_span)


def evidence_of(part: Part, page: PageContent) -> Evidence:
    """The evidence of one part of a cell; its box takes in what is printed over the cell's edge."""
    sure = min((line.confidence for line in part.lines), default=1.0)
    read_by_eye = page.route in {Route.OCR, Route.MIXED}
    return Evidence(
        page=part.page,
        bbox=union((part.box, *(line.box for line in part.lines))).rounded(),
        raw="\n".join(line.raw for line in part.lines),
        route=page.route,
        confidence=round(sure, 4) if read_by_eye else None,
    )


def empty_cells(grid: Grid, page: int) -> tuple[PageCell, ...]:
    """The cells of a grid before their text is known."""
    return tuple(
        PageCell(c.row, c.column, c.row_span, c.column_span, (Part(page, c.box),)) for c in grid.cells
    )
