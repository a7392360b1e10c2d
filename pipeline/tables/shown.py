"""Which boxes to draw over a page to show its tables: cells by the kind of their row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.geometry import BBox
from schemas.table import RowKind, Table


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell's box on one page, with what to label it by. `marked` cells of a schedule are to be filled."""

    box: BBox
    table: str
    kind: RowKind
    key: str | None
    marked: bool


def shown_cells(tables: Iterable[Table], page: int) -> Iterator[ShownCell]:
    """The cells of all tables on a page (1-based), one box per part on that page."""
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                key = table.columns[cell.column].key
                for part in cell.evidence:
                    if part.page == page:
                        yield ShownCell(part.bbox, table.id, row.kind, key, cell.marked)
