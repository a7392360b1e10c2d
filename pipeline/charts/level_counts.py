"""The grid printed under a chart: how many posts of each level and kind of personnel."""

from collections.abc import Iterator, Sequence

from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import parsed_integer, to_arabic
from schemas.structure import LevelCount
from schemas.table import Cell, Table

LEVEL, NUMBER = "ระดับ", ("จำนวน", "จำนวนคน", "จำนวนอัตรา", "อัตรา")  # level; number (of persons, of posts)
DASHES = frozenset({"-", "–", "—"})


def level_counts(tables: Sequence[Table], page: int) -> tuple[LevelCount, ...]:
    """The counts of every grid of the page with a row of levels and a row of numbers."""
    return tuple(count for table in tables if page in table.pages for count in _counts(table))


def _counts(table: Table) -> Iterator[LevelCount]:
    rows = [{cell.column: cell for cell in row.cells} for row in table.rows]
    levels = next((row for row in rows if _label(row).startswith(LEVEL)), None)
    numbers = next((row for row in rows if _label(row) in NUMBER), None)
    if levels is None or numbers is None:
        return
    for column, cell in sorted(levels.items()):
        label = to_arabic(flowed(cell.text)).strip()
        if column > 0 and label and column in numbers:
            counted = numbers[column]
            yield LevelCount(label=label, count=_count(counted), evidence=(*cell.evidence, *counted.evidence))


def _label(row: dict[int, Cell]) -> str:
    return plain(row[0].text) if 0 in row else ""


def _count(cell: Cell) -> int | None:
    text = flowed(cell.text).strip()
    return 0 if text in DASHES else parsed_integer(text)
