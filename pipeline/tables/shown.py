"""Which boxes to draw over pages to show their tables, and in which colour: by the kind of a cell's row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.geometry import BBox
from schemas.table import RowKind, Table

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

BLUE, GREEN, RED = (30, 90, 220), (20, 150, 60), (210, 40, 40)
ORANGE, VIOLET, YELLOW = (230, 140, 20), (130, 60, 180), (255, 210, 0)

MARKED = YELLOW
"""Of a cell of a schedule that is filled."""

_OF_KIND = {
    RowKind.HEADER: BLUE,
    RowKind.TITLE: BLUE,
    RowKind.GROUP: ORANGE,
    RowKind.SUBTOTAL: RED,
    RowKind.TOTAL: RED,
    RowKind.CONTINUATION: VIOLET,
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell's box on one page (1-based), and what to label it by. `marked` cells of a schedule are full."""

    page: int
    box: BBox
    table: str
    kind: RowKind
    key: str | None
    marked: bool

    @property
    def colour(self) -> Colour:
        """The colour of its outline."""
        return _OF_KIND.get(self.kind, GREEN)


def shown_cells(tables: Iterable[Table]) -> Iterator[ShownCell]:
    """The cells of all tables, one box for each part of a cell on a page."""
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                key = table.columns[cell.column].key
                for part in cell.evidence:
                    yield ShownCell(part.page, part.bbox, table.id, row.kind, key, cell.marked)
