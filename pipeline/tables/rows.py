"""What each row of a joined table is, and grids that rule every text line put back into logical rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.tables.joining import JoinedRow, is_header_row, number_of
from pipeline.tables.page_table import PageCell, Part
from pipeline.tables.wording import GROUP, plain
from pipeline.text.money import AmountKind, parse_amount
from schemas.geometry import union
from schemas.table import RowKind

GRAND_TOTAL = re.compile(r"^รวม(ทั้งสิ้น|ทั้งหมด|ทั้งปี|ทุก|รวม|เงินทั้งสิ้น|เป็นเงินทั้งสิ้น)")  # grand total
# Total, sum; but not "including", "altogether with", "together", "gathering", or names that begin alike.
TOTAL = re.compile(r"^(ยอด)?รวม(?!ถึง|ตลอด|ไปถึง|ทั้ง(?!สิ้น|หมด|ปี|ปวง)|กัน|กลุ่ม|พลัง|พล|ใจ|น้ำใจ|มิตร|ญาติ|ไทย|ตัว)")
TOTAL_KEYS = (None, "number")
"""Columns besides those of `LABEL_KEYS` in which a total may be named."""
AMENDMENT = re.compile(r"(ทบทวน|แก้ไข|เปลี่ยนแปลง|เพิ่มเติม).{0,30}ครั้งที่")  # amended, for the nth time
MONEY_KEYS = frozenset({"budget", "actual", "estimate", "existing", "cost", "project_count", "count"})
STATED_KEYS = ("budget", "spending_total")
LABEL_KEYS = (
    "name",
    "label",
    "department",
    "strategy",
    "title",
    "position",
    "dimension",
    "programme",
    "guideline",
    "unit",
    "year",
)
FEWEST_LETTERS = 5
MIN_GRID_ROWS = 6
A_LABEL_AND_A_NUMBER = 2
LINE_ROWS_SHARE = 0.9
PAID_ROWS_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class KindedRow:
    """A row with its kind."""

    kind: RowKind
    row: JoinedRow


def kinded(
    rows: Sequence[JoinedRow],
    keys: Sequence[str | None],
    known: Sequence[frozenset[str]],
    *,
    line_grid: bool = False,
) -> tuple[KindedRow, ...]:
    """The rows with their kinds, those of a line grid merged first. `known`: the header's words by column."""
    logical = merged_lines(rows, keys) if line_grid else list(rows)
    kinds = [RowKind.HEADER if is_header_row(row, known) else row_kind(row, keys) for row in logical]
    last = max((i for i, kind in enumerate(kinds) if kind is not RowKind.BLANK), default=-1)
    return tuple(
        KindedRow(RowKind.TOTAL if kind is RowKind.SUBTOTAL and i == last else kind, row)
        for i, (kind, row) in enumerate(zip(kinds, logical, strict=True))
    )


def row_kind(row: JoinedRow, keys: Sequence[str | None]) -> RowKind:
    """What one row is, taken by itself; a last subtotal is a total, which `kinded` sees to."""
    filled = [c for c in row.cells if c.text or c.marked]
    if not filled:
        return RowKind.BLANK
    label = _label(row, keys)
    total = _total_kind(plain(label)) or _total_kind(plain(_sole_words(filled)))
    if total is not None:
        return total
    if _is_amendment(filled):
        return RowKind.AMENDMENT
    if _is_group(filled, keys, label) or _is_spread_heading(filled, keys):
        return RowKind.GROUP
    return RowKind.CONTINUATION if _continues(row, keys) else RowKind.ITEM


def _sole_words(filled: Sequence[PageCell]) -> str:
    """The words of a row that has but one cell of them, before its amounts, in whatever column it stands."""
    words = [c for c in filled if _is_words(c.text)]
    sole = len(words) == 1 and len(filled) > 1 and words[0] is filled[0]
    return words[0].text if sole else ""


def _total_kind(label: str) -> RowKind | None:
    if GRAND_TOTAL.match(label):
        return RowKind.TOTAL
    return RowKind.SUBTOTAL if TOTAL.match(label) else None


def _is_amendment(filled: Sequence[PageCell]) -> bool:
    """A line of its own that says from where on the table is an amendment."""
    return len(filled) <= A_LABEL_AND_A_NUMBER and bool(AMENDMENT.search(" ".join(c.text for c in filled)))


def cell_at(row: JoinedRow, column: int) -> PageCell | None:
    """The cell that begins in a column."""
    return next((c for c in row.cells if c.column == column), None)


def text_of(row: JoinedRow, keys: Sequence[str | None], key: str) -> str:
    """The text of the first column of a key, empty where there is none."""
    column = keys.index(key) if key in keys else None
    cell = cell_at(row, column) if column is not None else None
    return cell.text if cell else ""


def _label(row: JoinedRow, keys: Sequence[str | None]) -> str:
    """The text that names the row: of the label column, or the first that is neither number nor amount."""
    named = [text_of(row, keys, key) for key in LABEL_KEYS if key in keys]
    texts = [c.text for c in row.cells if c.text and _may_name(c, keys)]
    words = [t for t in texts if _is_words(t)]
    # A remark may begin with "total" too; what names the row stands before its first amount.
    first = next((i for i, t in enumerate(texts) if i and not _is_words(t)), len(texts))
    total = next((t for t in words[:2] if TOTAL.match(plain(t)) and t in texts[:first]), None)
    return total or next((t for t in named if t), None) or next(iter(words), "")


def _is_words(text: str) -> bool:
    """Whether a cell says something in words, a number among them or not, and is no mere amount."""
    amount = parse_amount(text)
    return amount.kind is AmountKind.TEXT or sum(c.isalpha() for c in amount.rest) >= FEWEST_LETTERS


def _may_name(cell: PageCell, keys: Sequence[str | None]) -> bool:
    """Whether a cell may name its row: not in a column known to hold details of it."""
    key = keys[cell.column] if cell.column < len(keys) else None
    return key in TOTAL_KEYS or key in LABEL_KEYS or key in MONEY_KEYS or cell.column_span > 1


def _is_group(filled: Sequence[PageCell], keys: Sequence[str | None], label: str) -> bool:
    """A heading inside the table: one text alone, over several columns or worded as a heading."""
    words = [c for c in filled if _is_words(c.text)]
    money = [c for c in filled if c.column < len(keys) and keys[c.column] in MONEY_KEYS]
    if len(words) != 1 or money or any(c.marked for c in filled) or len(filled) > A_LABEL_AND_A_NUMBER:
        return False
    wide = words[0].column_span * 2 > max(2, len(keys)) or (words[0].column_span > 1 and words[0].column <= 1)
    if wide or GROUP.match(label.strip()):
        return True
    only_label = words[0].column == _label_column(keys) and len(filled) == 1
    return only_label and any(key in MONEY_KEYS for key in keys) and "number" not in keys


def _is_spread_heading(filled: Sequence[PageCell], keys: Sequence[str | None]) -> bool:
    """A heading whose line was cut at the columns below it: words from the number on, no amount."""
    first = filled[0]
    if (
        len(filled) == 1
        or first.column >= len(keys)
        or keys[first.column] != "number"
        or not GROUP.match(first.text.strip())
    ):
        return False
    side_by_side = all(a.column + a.column_span == b.column for a, b in pairwise(filled))
    return side_by_side and all(_is_words(c.text) and "\n" not in c.text for c in filled[1:])


def _label_column(keys: Sequence[str | None]) -> int:
    return next((keys.index(key) for key in LABEL_KEYS if key in keys), 0)


def _continues(row: JoinedRow, keys: Sequence[str | None]) -> bool:
    """No number where rows are numbered."""
    return "number" in keys and not text_of(row, keys, "number").strip()


def is_line_grid(rows: Sequence[JoinedRow], keys: Sequence[str | None], fewest: int = MIN_GRID_ROWS) -> bool:
    """Whether every printed line is ruled off: cells of one line, most rows without a number and money."""
    full = [r for r in rows if any(c.text for c in r.cells)]
    if len(full) < fewest or "number" not in keys:
        return False
    single = sum(1 for r in full if all(len(c.lines) <= 1 for c in r.cells))
    numbered = sum(1 for r in full if text_of(r, keys, "number").strip())
    paid = sum(1 for r in full if any(_states_money(r, keys, key) for key in STATED_KEYS))
    few = numbered * 2 < len(full) and paid < PAID_ROWS_SHARE * len(full)
    return few and single >= LINE_ROWS_SHARE * len(full)


def merged_lines(rows: Sequence[JoinedRow], keys: Sequence[str | None]) -> list[JoinedRow]:
    """Line rows put together: a row begins at a number, at a group or total, or at a second amount."""
    out: list[JoinedRow] = []
    kinds = {RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.GROUP, RowKind.AMENDMENT}
    for row in rows:
        if not any(c.text or c.marked for c in row.cells):
            continue
        if not out or _begins(row, out[-1], keys) or row_kind(row, keys) in kinds - {RowKind.GROUP}:
            out.append(row)
        else:
            out[-1] = _together(out[-1], row)
    return out


def _begins(row: JoinedRow, open_row: JoinedRow, keys: Sequence[str | None]) -> bool:
    if number_of(text_of(row, keys, "number")) is not None:
        return True
    return _states_money(row, keys) and _states_money(open_row, keys)


def _states_money(row: JoinedRow, keys: Sequence[str | None], key: str = "budget") -> bool:
    """Whether the cell of a key says something about money, letters that overflow into it apart."""
    text = text_of(row, keys, key).strip()
    return bool(text) and parse_amount(text.split("\n")[0]).kind is not AmountKind.TEXT


def _together(row: JoinedRow, rest: JoinedRow) -> JoinedRow:
    below = {c.column: c for c in rest.cells}
    cells = [_stacked(c, below.pop(c.column)) if c.column in below else c for c in row.cells]
    cells.extend(replace(c, row=row.cells[0].row) for c in below.values() if c.text or c.marked)
    return replace(row, cells=tuple(sorted(cells, key=lambda c: c.column)))


def _stacked(cell: PageCell, below: PageCell) -> PageCell:
    """Two cells one above the other as one; on the same page their boxes are joined."""
    parts = list(cell.parts)
    for part in below.parts:
        if parts and parts[-1].page == part.page:
            parts[-1] = _one_part(parts[-1], part)
        else:
            parts.append(part)
    return replace(cell, parts=tuple(parts), marked=cell.marked or below.marked)


def _one_part(above: Part, below: Part) -> Part:
    hidden = "\n".join(text for text in (above.hidden, below.hidden) if text)
    return Part(above.page, union((above.box, below.box)), above.lines + below.lines, hidden)
