"""What rules on wording and spelling need of a file: its lines as read, and the shape of its tables."""

from schemas.geometry import BBox, Frozen
from schemas.route import Route


class TextLine(Frozen):
    """One body line. `raw` is given only where the repaired `text` differs from it."""

    id: str
    page: int
    bbox: BBox
    text: str
    raw: str | None = None
    route: Route | None = None
    confidence: float | None = None

    @property
    def as_read(self) -> str:
        """The text as the page gave it."""
        return self.text if self.raw is None else self.raw


class TablePart(Frozen):
    """The part of a table that stands on one page."""

    page: int
    bbox: BBox


class TableShape(Frozen):
    """One table as found: `ragged_rows` counts rows whose cells do not fill the grid.

    `cut_rows` counts rows that a page cut runs through; `parts` has one entry per page, first page first.
    """

    id: str
    parts: tuple[TablePart, ...]
    rows: int
    columns: int
    ragged_rows: int = 0
    cut_rows: int = 0
    form: str | None = None


class TextFacts(Frozen):
    """Lines in reading order (headers, footers and page numbers left out) and tables.

    `hidden` are letters that are in the file but not in sight: the edge of a cell clips them away.
    """

    lines: tuple[TextLine, ...] = ()
    hidden: tuple[TextLine, ...] = ()
    tables: tuple[TableShape, ...] = ()
