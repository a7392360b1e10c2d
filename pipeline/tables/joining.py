"""Pieces joined to tables over page cuts: headers repeated or broken dropped, cut rows merged."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.tables.headers import Headed, column_texts, understood, year_of
from pipeline.tables.page_table import PageCell, PageTable
from pipeline.tables.pieces import Piece, header_words
from pipeline.tables.wording import GROUP, nearness, plain
from pipeline.text.digits import parsed_integer
from schemas.table import Seam

SAME_WIDTH_PT = 4.0
SAME_PLACE_PT = 45.0
LAST_COLUMN_PT = 24.0
"""The last column may be drawn wider or narrower on another page."""

PRINTED_ON = re.compile(r"\d{1,2}/\d{1,2}/2\d{3}\s+\d{1,2}:\d\d")
"""Date and time in figures: when a program printed the page, no title of what stands below."""

MONEY = frozenset({"budget", "existing", "actual", "estimate"})
MANY_COLUMNS = 4
SAME_HEADER_AT = 88.0
ALIKE_SHARE = 2 / 3
SAME_CAPTION_AT = 90.0


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One body row: its cells by column, and whether the rule above it is missing at a page cut."""

    page: int
    cells: tuple[PageCell, ...]


@dataclass(slots=True)
class Joined:
    """A table growing over pages. `first` is the piece that carries its header; `dropped` repeat it."""

    first: Piece
    pages: list[int]
    rows: list[JoinedRow]
    seams: list[Seam] = field(default_factory=list)
    last: Piece | None = None
    known: tuple[frozenset[str], ...] = ()
    dropped: list[JoinedRow] = field(default_factory=list)

    @property
    def end(self) -> Piece:
        """The piece joined last."""
        return self.last or self.first


def joined(pieces: Iterable[Piece]) -> tuple[Joined, ...]:
    """Tables from pieces in document order."""
    out: list[Joined] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before is not None and _is_header_scrap(piece, before):
            before.last = replace(piece, columns=before.first.columns)
            before.dropped.extend(body_rows(piece.table, 0))
            continue
        if before is not None and _continues(piece, before):
            _append(before, piece)
        else:
            out.append(_begun(piece if before is None else _with_header_of(before, piece)))
    return tuple(out)


def _with_header_of(before: Joined, piece: Piece) -> Piece:
    """A piece without a header, in the very columns of the table before, parted from it by headings alone.

    Strategies stand in lines between such parts, or in rows that no rule at the table's side closes.
    """
    under_headings = all(GROUP.match(line.text.strip()) for line in piece.captions)
    near = piece.page == before.end.page or _is_next_page(piece, before)
    same = piece.table.columns >= MANY_COLUMNS and _same_columns(piece.table, before.first.table)
    if piece.block.headers or not (under_headings and near and same):
        return piece
    return replace(piece, columns=before.first.columns, meaning=before.first.meaning)


def _begun(piece: Piece) -> Joined:
    return Joined(
        first=piece,
        pages=[piece.page],
        rows=list(body_rows(piece.table, piece.block.first_row)),
        known=header_words(piece),
    )


def body_rows(table: PageTable, first: int) -> Iterable[JoinedRow]:
    """The rows of a page table from `first` on."""
    for row in range(first, table.rows):
        yield JoinedRow(table.page, table.row(row))


def _same_columns(one: PageTable, other: PageTable) -> bool:
    if one.columns != other.columns or abs(one.xs[0] - other.xs[0]) > SAME_PLACE_PT:
        return False
    shift = one.xs[0] - other.xs[0]
    apart = [abs(a - b - shift) for a, b in zip(one.xs, other.xs, strict=True)]
    return max(apart[:-1]) <= SAME_WIDTH_PT and apart[-1] <= LAST_COLUMN_PT


def _alike(one: PageTable, other: PageTable) -> bool:
    """As many columns, in about the same places: enough where nothing but a page cut lies between."""
    if one.columns != other.columns or one.columns < MANY_COLUMNS:
        return False
    return all(abs(a - b) <= LAST_COLUMN_PT for a, b in zip(one.xs, other.xs, strict=True))


def _continues(piece: Piece, before: Joined) -> bool:
    if not _same_columns(piece.table, before.first.table):
        return not piece.block.headers and _cut(piece, before) and _alike(piece.table, before.end.table)
    if not piece.block.headers or _is_all_known(piece, before):
        bare = not piece.captions and _scraps(piece, before) > 0
        return _cut(piece, before) or bare or _goes_on_below_a_line(piece, before)
    if before.first.block.headers and not _same_header(piece, before.first):
        return False
    if piece.block.titles and _titles(piece) != _titles(before.first):
        return False
    untitled = all(PRINTED_ON.search(line.text) for line in piece.captions)
    same_caption = untitled or nearness(plain(piece.caption), plain(before.first.caption)) >= SAME_CAPTION_AT
    return same_caption and (_cut(piece, before) or bool(piece.captions) or piece.page == before.end.page)


def _goes_on_below_a_line(piece: Piece, before: Joined) -> bool:
    """On the next page, below no more than one line (the date of printing), in the very same columns."""
    next_page = _is_next_page(piece, before) and before.end.at_bottom
    return next_page and len(piece.captions) == 1 and piece.table.columns >= MANY_COLUMNS


def _is_all_known(piece: Piece, before: Joined) -> bool:
    """A header with fewer texts than the one before and none of its own: the rest of a broken one."""
    cells = [c for c in piece.block.header_cells if c.text]
    whole = [c for c in before.first.block.header_cells if c.text]
    return len(cells) < len(whole) and all(_of_header(c, before.known) for c in cells)


def _cut(piece: Piece, before: Joined) -> bool:
    """Whether only a page cut lies between."""
    return _is_next_page(piece, before) and piece.at_top and before.end.at_bottom


def _is_next_page(piece: Piece, before: Joined) -> bool:
    """On the next page that prints anything; blank pages between do not count."""
    return piece.sheet == before.end.sheet + 1


def _same_header(one: Piece, other: Piece) -> bool:
    """The same texts; or, where a scan shows a few of them badly, the same meanings and years."""
    texts = [[plain("".join(c)) for c in piece.columns] for piece in (one, other)]
    pairs = list(zip(*texts, strict=True))
    alike = [a == b or nearness(a, b) >= SAME_HEADER_AT for a, b in pairs]
    same_meaning = one.meaning.form is not None and one.meaning == other.meaning
    same_years = all(year_of(a) == year_of(b) for a, b in pairs)
    return all(alike) or (same_meaning and same_years and sum(alike) >= ALIKE_SHARE * len(alike))


def _titles(piece: Piece) -> str:
    """What stands over the header inside the table: its strategy, its programme."""
    return plain("".join(c.text for c in piece.table.cells if c.row < piece.block.titles))


def _is_header_scrap(piece: Piece, before: Joined) -> bool:
    """A header cut off by the page end: nothing in it but lines of the header known already."""
    if not piece.at_bottom or piece.table.columns > before.first.table.columns:
        return False
    lines = [plain(line.text) for c in piece.table.cells for line in c.lines]
    known = frozenset().union(*before.known) if before.known else frozenset()
    return bool(lines) and all(line in known for line in lines if line)


def _scraps(piece: Piece, before: Joined) -> int:
    """Rows at the top of a piece that hold nothing but lines of the header: a repeated or broken header."""
    if not before.known:
        return 0
    count = 0
    for row in range(piece.table.rows):
        cells = [c for c in piece.table.row(row) if c.text]
        if not cells or not all(_of_header(c, before.known) for c in cells):
            break
        count = row + 1
    return count


def is_header_row(row: JoinedRow, known: Sequence[frozenset[str]]) -> bool:
    """Whether a body row says nothing but what the header says: a header typed again by hand."""
    filled = [c for c in row.cells if plain(c.text)]
    return len(filled) > 1 and all(_of_header(c, known) for c in filled)


def _of_header(cell: PageCell, known: Sequence[frozenset[str]]) -> bool:
    under = range(cell.column, min(cell.column + cell.column_span, len(known)))
    words = frozenset().union(*(known[c] for c in under))
    return all(plain(line.text) in words for line in cell.lines if plain(line.text))


def _append(before: Joined, piece: Piece) -> None:
    repeated = max(piece.block.first_row, _scraps(piece, before))
    rows = list(body_rows(piece.table, repeated))
    before.dropped.extend(list(body_rows(piece.table, 0))[:repeated])
    had = len(before.rows)
    merged = 0
    if rows and not before.rows and before.end.table.open_bottom and piece.table.open_top:
        before.first = _with_header_rest(before.first, rows[0])
        before.known = header_words(before.first)
        rows, merged = rows[1:], 1
    elif rows and before.rows and _cut(piece, before) and _carries_on(rows[0], before, piece):
        before.rows[-1] = _grown(before.rows[-1], rows[0])
        rows, merged = rows[1:], 1
    if piece.page != before.end.page:
        before.seams.append(
            Seam(
                page_before=before.end.page,
                page_after=piece.page,
                rows_before=had,
                rows_after=len(rows) + merged,
                merged_rows=merged,
                repeated_header_rows=repeated,
            )
        )
        before.pages.append(piece.page)
    before.rows.extend(rows)
    before.last = piece


def _carries_on(row: JoinedRow, before: Joined, piece: Piece) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It is where the rule is missing on both sides of the cut; and where its key cell (the number, else the
    first column) is empty while the last row, and most rows, have one there, unless the table is known to
    have rows that stand by themselves without one.
    """
    keys = before.first.meaning.keys
    key_column = keys.index("number") if "number" in keys else 0
    if before.end.table.open_bottom and piece.table.open_top and not piece.block.headers:
        return not (_has_number(row, key_column) and _has_number(before.rows[-1], key_column))
    if _has_text(row, key_column) or not any(c.text for c in row.cells):
        return False
    if _starts_item(row, keys) and any(
        _starts_item(r, keys) and not _has_text(r, key_column) for r in before.rows
    ):
        return False
    keyed = sum(1 for r in before.rows if _has_text(r, key_column))
    return keyed * 2 > len(before.rows) and _has_text(before.rows[-1], key_column)


def _starts_item(row: JoinedRow, keys: Sequence[str | None]) -> bool:
    """A row with an amount and a name, place or owner of its own stands by itself even without a number."""
    here = {keys[c.column] for c in row.cells if c.column < len(keys) and c.text}
    return bool(here & MONEY) and bool(here & {"name", "location", "owner", "department", "label"})


def _with_header_rest(first: Piece, rest: JoinedRow) -> Piece:
    """The piece with the header row that a page cut runs through made whole, and understood again."""
    last = first.block.first_row - 1
    below = {c.column: c for c in rest.cells}
    table = first.table
    cells = tuple(
        replace(c, parts=c.parts + below[c.column].parts)
        if c.row + c.row_span - 1 == last and c.column in below
        else c
        for c in table.cells
    )
    block = Headed(replace(table, cells=cells), first.block.titles, first.block.headers)
    columns = column_texts(block)
    return replace(first, block=block, columns=columns, meaning=understood(columns))


def _has_number(row: JoinedRow, column: int) -> bool:
    return any(c.column == column and number_of(c.text) is not None for c in row.cells)


def _has_text(row: JoinedRow, column: int) -> bool:
    return any(c.column == column and c.text for c in row.cells)


def _grown(row: JoinedRow, rest: JoinedRow) -> JoinedRow:
    by_place = {c.column: c for c in rest.cells}
    cells = tuple(
        replace(c, parts=c.parts + by_place[c.column].parts, marked=c.marked or by_place[c.column].marked)
        if c.column in by_place
        else c
        for c in row.cells
    )
    return replace(row, cells=cells)


def number_of(text: str) -> int | None:
    """A row number: an integer, with or without a full stop or bracket after it."""
    return parsed_integer(text.strip().strip("().").strip())
