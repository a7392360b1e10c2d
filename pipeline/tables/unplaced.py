"""What stands inside a table's frame and is in no cell, or in one cell over several columns of values."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.tables.rows import MONEY_KEYS
from pipeline.text.digits import to_arabic
from pipeline.text.money import amounts_in
from schemas.geometry import BBox, union
from schemas.issue import IssueCode
from schemas.line import Line, LineRole
from schemas.table import RowKind, Table

FEWEST_LETTERS = 3
"""Fewer letters are the remains of marks that repair moved; a single digit is always told."""

VALUE_KEYS = MONEY_KEYS | {"planned", "change_percent"}
_HEADS = frozenset({RowKind.TITLE, RowKind.HEADER})


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of a table that no cell holds, or that one cell holds for several columns; `why` in words."""

    code: IssueCode
    page: int
    box: BBox
    raw: str
    why: str


@dataclass(frozen=True, slots=True)
class _Band:
    """One row as one page shows it: its box and the letters in it."""

    box: BBox
    letters: Counter[str]


def unplaced(tables: Sequence[Table], lines: Sequence[Line]) -> Iterator[Unplaced]:
    """In reading order of the tables; nothing where every letter is in a cell of its own column."""
    by_id = {line.id: line for line in lines}
    for table in tables:
        yield from _outside_cells(table, by_id)
        yield from _over_columns(table)


def _outside_cells(table: Table, lines: Mapping[str, Line]) -> Iterator[Unplaced]:
    """The lines of a table some letters of which are in none of the rows they run through."""
    bands = _bands(table)
    # A caption and a header repeated in the middle of a cut row are kept once.
    repeated = _counted(table.caption)
    for row in table.rows:
        if row.kind in _HEADS:
            repeated += sum((_counted(part.raw) for cell in row.cells for part in cell.evidence), Counter())
    for line_id in table.line_ids:
        line = lines.get(line_id)
        if line is None or line.role is not LineRole.BODY:
            continue
        left = _counted(line.raw)
        for band in bands[line.page]:
            if band.box.top < line.bbox.bottom and line.bbox.top < band.box.bottom:
                left -= band.letters
        if left and _matters(left - repeated):
            why = f"{table.id}: stands inside the table and is in no cell"
            yield Unplaced(IssueCode.TABLE_TEXT_OUTSIDE_CELLS, line.page, line.bbox, line.raw, why)


def _bands(table: Table) -> dict[int, list[_Band]]:
    found: dict[int, list[_Band]] = defaultdict(list)
    for row in table.rows:
        on_pages: dict[int, list[tuple[BBox, str]]] = defaultdict(list)
        for cell in row.cells:
            for part in cell.evidence:
                on_pages[part.page].append((part.bbox, part.raw + cell.hidden_text))
        for page, parts in on_pages.items():
            letters = sum((_counted(raw) for _, raw in parts), Counter[str]())
            found[page].append(_Band(union(box for box, _ in parts), letters))
    return found


def _counted(raw: str) -> Counter[str]:
    """Digits and letters, without the marks above and below that repair may move."""
    return Counter(c for c in to_arabic(raw) if c.isalnum())


def _matters(left: Counter[str]) -> bool:
    return any(c.isdigit() for c in left) or left.total() >= FEWEST_LETTERS


def _over_columns(table: Table) -> Iterator[Unplaced]:
    """Amounts in one cell over several columns of values: which is whose nobody can say."""
    for row in table.rows:
        if row.kind in _HEADS or row.kind is RowKind.GROUP:
            continue
        for cell in row.cells:
            over = table.columns[cell.column : cell.column + cell.column_span]
            if sum(one.key in VALUE_KEYS for one in over) > 1 and amounts_in(cell.text):
                names = ", ".join(repr(one.header) for one in over)
                why = f"{table.id}: one cell stands over the columns {names}"
                first = cell.evidence[0]
                yield Unplaced(IssueCode.TABLE_AMOUNT_OVER_COLUMNS, first.page, first.bbox, cell.text, why)
