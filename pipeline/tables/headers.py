"""Header blocks of a table, and what its columns mean by the forms of the plan types."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.plantypes.registry import plan_types
from pipeline.tables.page_table import PageCell, PageTable
from pipeline.tables.wording import flowed, nearness, plain
from pipeline.text.digits import to_arabic
from pipeline.text.money import AmountKind, parse_amount
from schemas.plan_type import ColumnSpec, TableForm

KNOWN_AT = 82.0
"""From this nearness on a text is one of the header wordings."""

ABOVE_PENALTY = 1.0
YEARLY = frozenset({"planned", "budget"})
"""Columns that may be headed by a year alone; `YEAR_ALONE` is how sure that is."""

BUDGET = "budget"
MONEY_WORDS = ("งบ", "เงิน", "บาท", "ปี")  # budget, money, baht, year
YEAR_ALONE = 78.0
MONTH = "month"
MIN_KINDS = 3
"""Different columns of a form that must be found, where it has so many."""

MEANT_AT = 74.0
"""From this nearness on a column is what a form calls for."""

MAX_HEADER_ROWS = 6
MOSTLY = 0.5
LONGEST_HEADER = 90
FEW_COLUMNS = 3
YEAR_DIGITS = 4

# A year alone or with "year", "B.E.", "fiscal year", "(baht)" around it.
YEAR = re.compile(r"^(?:(?:ปีงบประมาณ|งบประมาณ|ปี|พศ)*|[ก-๛]{1,2})(2[45]\d\d)(?:บาท|จำนวน)?$")
PERCENT = re.compile(r"[%％]|ร้อยละ")  # per cent
# A year without its century, alone: 67, year 67.
SHORT_YEAR = re.compile(r"^(?:ปีงบประมาณ|ปี|พศ)?(5[5-9]|6\d|7\d)$")
CENTURY = 2500
_SUB_HEADERS = frozenset({"บาท", "จำนวนเงินบาท", "ชาย", "หญิง", "รวม", "ร้อยละ", "จำนวน", "จำนวนเงิน", "โครงการ"})
# Months in fiscal order, short and long; a two-digit year may follow.
MONTHS_TH = (
    ("ตค", "ตุลาคม"),
    ("พย", "พฤศจิกายน"),
    ("ธค", "ธันวาคม"),
    ("มค", "มกราคม"),
    ("กพ", "กุมภาพันธ์"),
    ("มีค", "มีนาคม"),
    ("เมย", "เมษายน"),
    ("พค", "พฤษภาคม"),
    ("มิย", "มิถุนายน"),
    ("กค", "กรกฎาคม"),
    ("สค", "สิงหาคม"),
    ("กย", "กันยายน"),
)
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
OLD_YEAR_MONTHS, NEW_YEAR_MONTHS = 3, 9


@dataclass(frozen=True, slots=True)
class Headed:
    """A page table with its title and header rows counted from the top."""

    table: PageTable
    titles: int
    headers: int

    @property
    def first_row(self) -> int:
        """The first row below the header."""
        return self.titles + self.headers

    @property
    def header_cells(self) -> tuple[PageCell, ...]:
        """The cells of the header block."""
        return tuple(c for c in self.table.cells if self.titles <= c.row < self.first_row)


def headed(table: PageTable) -> Headed:
    """Count the title rows and header rows at the top of a page table."""
    if table.head_rows is not None:
        return Headed(table, 0, table.head_rows)
    titles = 0
    while titles < table.rows - 1 and _is_title(table, titles):
        titles += 1
    row = titles
    while row < min(table.rows, titles + MAX_HEADER_ROWS) and _is_header(table, row, titles):
        row += 1
    if row == titles:
        titles = row = 0
        row += _looks_like_header(table)
    return Headed(table, titles, row - titles)


def _is_title(table: PageTable, row: int) -> bool:
    """One cell over the whole width, with a header right below it."""
    cells = table.covering(row)
    whole = len(cells) == 1 and table.columns > 1
    return whole and bool(cells[0].text) and (_knows(table, row + 1) or _is_title_below(table, row))


def _is_title_below(table: PageTable, row: int) -> bool:
    return row + 2 < table.rows and len(table.covering(row + 1)) == 1 and _knows(table, row + 2)


def _is_header(table: PageTable, row: int, first: int) -> bool:
    if row > first and any(c.row < row and c.text for c in table.covering(row)):
        return True
    if row > first and _is_column_count(table, row):
        return True
    if row == first:
        return _knows(table, row)
    return _knows(table, row) and not _starts_with_value(table, row)


def _knows(table: PageTable, row: int) -> bool:
    """Whether most texts of the row are header wordings, at least two of them where there are two columns."""
    texts = [plain(c.text) for c in table.covering(row) if c.text]
    known = sum(1 for text in texts if is_header_wording(text))
    return bool(texts) and known >= MOSTLY * len(texts) and known >= min(2, table.columns)


@lru_cache(maxsize=4096)
def is_header_wording(text: str) -> bool:
    """Whether a text (already `plain`) is a header wording, a year, a month or a usual sub-header."""
    if YEAR.match(text) or month_of(text) or text in _SUB_HEADERS:
        return True
    return any(nearness(text, wording) >= KNOWN_AT for wording in wordings())


@cache
def forms() -> tuple[TableForm, ...]:
    """The table forms of all plan types, each once."""
    by_key = {form.key: form for kind in plan_types().values() for form in kind.forms}
    return tuple(by_key.values())


@cache
def wordings() -> frozenset[str]:
    """Every header wording of every form, comparable."""
    return frozenset(plain(w) for form in forms() for spec in form.columns for w in spec.headers)


def month_of(text: str) -> int | None:
    """Calendar month (1 to 12) that a header text (already `plain`) names, else `None`."""
    bare = re.sub(r"(?:25)?\d{1,2}$", "", text)  # a year or the number of the column
    for month, names in zip(FISCAL_MONTHS, MONTHS_TH, strict=True):
        if bare in names:
            return month
    return None


def month_columns(columns: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """The columns of months: those whose header names one, and the twelve of a fiscal year by their place.

    Months printed upright are often not read. Three columns under one year and nine under the next are
    October to September all the same.
    """
    named = (at for at, texts in enumerate(columns) if any(month_of(plain(text)) for text in texts))
    return frozenset(named) | _fiscal_year(columns)


def _fiscal_year(columns: Sequence[tuple[str, ...]]) -> frozenset[int]:
    years = [_lowest_year(texts) for texts in columns]
    for start, year in enumerate(years[: -len(FISCAL_MONTHS) + 1]):
        run = years[start : start + len(FISCAL_MONTHS)]
        if year is not None and run == [year] * OLD_YEAR_MONTHS + [year + 1] * NEW_YEAR_MONTHS:
            return frozenset(range(start, start + len(FISCAL_MONTHS)))
    return frozenset()


def _lowest_year(texts: tuple[str, ...]) -> int | None:
    found = (YEAR.match(plain(text)) for text in reversed(texts))
    return next((int(match.group(1)) for match in found if match), None)


def year_of(text: str) -> int | None:
    """The Buddhist-era year in a header text (already `plain`), else `None`."""
    found = re.search(r"2[45]\d\d", text)
    if found:
        return int(found.group())
    short = SHORT_YEAR.match(text)
    return CENTURY + int(short.group(1)) if short else None


def _starts_with_value(table: PageTable, row: int) -> bool:
    first = [c for c in table.covering(row) if c.column == 0 and c.row == row]
    return bool(first) and bool(re.match(r"^\d", plain(first[0].text)))


def _is_column_count(table: PageTable, row: int) -> bool:
    """A row that numbers the columns: (1) (2) (3)."""
    texts = [plain(c.text) for c in table.row(row)]
    numbers = [int(t) for t in texts if t.isdecimal() and len(t) < YEAR_DIGITS]
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    return counted and len(numbers) == len(texts) >= FEW_COLUMNS


def _looks_like_header(table: PageTable) -> int:
    """Rows of a header whose wordings nobody knows: short texts without a number over rows that have some."""
    if table.rows < 2 or table.columns < 2 or table.open_top:  # noqa: PLR2004 (a row and a column besides)
        return 0
    first = table.covering(0)
    rows = max(c.row_span for c in first) if any(c.column_span > 1 for c in first) and len(first) > 1 else 1
    cells = [c for c in table.cells if c.row < rows]
    if rows >= table.rows or rows > MAX_HEADER_ROWS or any(len(c.text) > LONGEST_HEADER for c in cells):
        return 0
    if rows == 1 and table.rows == 2 and all(c.text for c in first) and table.columns > FEW_COLUMNS:  # noqa: PLR2004 (a row under a row)
        return 1
    filled = [c.text for c in cells if c.text]
    numbers = any(_is_value(t) and not is_header_wording(plain(t)) for t in filled)
    return rows if filled and not numbers and (rows > 1 or len(filled) == len(first) > 1) else 0


def _is_value(text: str) -> bool:
    """Whether a cell holds an amount, a dash or `###` and nothing else."""
    amount = parse_amount(text)
    return amount.kind is not AmountKind.TEXT and not amount.rest


def column_texts(block: Headed) -> tuple[tuple[str, ...], ...]:
    """For each column the header texts over it, from the top down."""
    out = []
    for column in range(block.table.columns):
        over = [c for c in block.header_cells if c.column <= column < c.column + c.column_span and c.text]
        out.append(tuple(flowed(c.text) for c in sorted(over, key=lambda c: c.row)))
    return _uncounted(out)


def _uncounted(columns: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The texts without the numbers of the columns, (1) (2) (3), where every one of them ends in its own."""
    ends = [to_arabic(texts[-1]) if texts else "" for texts in columns]
    if len(columns) < FEW_COLUMNS or not all(end.endswith(f"({k})") for k, end in enumerate(ends, start=1)):
        return tuple(columns)
    return tuple(
        (*texts[:-1], text) if (text := texts[-1][: -len(f"({k})")].strip()) else texts[:-1]
        for k, texts in enumerate(columns, start=1)
    )


@dataclass(frozen=True, slots=True)
class Understood:
    """What the columns of a table mean: the form it is of, and a key per column."""

    form: str | None
    keys: tuple[str | None, ...]


@lru_cache(maxsize=512)
def understood(columns: tuple[tuple[str, ...], ...]) -> Understood:
    """The form that explains most of the columns; all its required columns must be there."""
    best = Understood(None, (None,) * len(columns))
    best_score = 0.0
    for form in forms():
        keys, score = _matched(form, columns)
        if score > best_score:
            best, best_score = Understood(form.key, keys), score
    return best


def _matched(form: TableForm, columns: Sequence[tuple[str, ...]]) -> tuple[tuple[str | None, ...], float]:
    months = month_columns(columns)
    scores = {
        (place, spec.key): 100.0 * (place in months) if spec.key == MONTH else _nearest(texts, spec)
        for place, texts in enumerate(columns)
        for spec in form.columns
    }
    keys: list[str | None] = [None] * len(columns)
    total = 0.0
    repeats = {spec.key for spec in form.columns if spec.repeats}
    for (place, key), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score < MEANT_AT or keys[place] is not None or (key in keys and key not in repeats):
            continue
        total += score if key not in keys else score / 10
        keys[place] = key
    _carry_years_on(keys, columns, repeats)
    _carry_percents_on(keys, columns)
    missing = [s.key for s in form.columns if s.required and s.key not in keys]
    found = sum(1 for key in keys if key)
    enough = (
        not missing
        and len(set(keys) - {None}) >= min(MIN_KINDS, len(form.columns))
        and (_is_sole(form, keys) or (found >= min(2, len(columns)) and found * 5 >= len(columns) * 2))
    )
    return tuple(keys), total if enough else 0.0


def _carry_years_on(keys: list[str | None], columns: Sequence[tuple[str, ...]], repeats: set[str]) -> None:
    """A column headed by a year alone means what the yearly columns left of it mean."""
    left: str | None = None
    for place, texts in enumerate(columns):
        right = keys[place + 1] if place + 1 < len(keys) else None
        if keys[place] in repeats:
            left = keys[place]
        elif keys[place] is None and left and texts and _is_year(texts[-1], between=left == right):
            keys[place] = left


def _carry_percents_on(keys: list[str | None], columns: Sequence[tuple[str, ...]]) -> None:
    """Columns under one header of percentages mean the same: the figures and, ruled off, the sign."""
    for place in range(1, len(columns)):
        same = columns[place] == columns[place - 1]
        if same and columns[place] and PERCENT.search(columns[place][-1]):
            keys[place] = keys[place - 1]


def _is_year(text: str, *, between: bool) -> bool:
    """A header that is a year; between two columns of years, one with words of the header above it too."""
    return bool(YEAR.match(plain(text))) or (between and year_of(plain(text)) is not None)


def _is_sole(form: TableForm, keys: Sequence[str | None]) -> bool:
    """A form of one named column, which is the first, with columns of any name beside it."""
    return len(form.columns) == 1 and keys[0] == form.columns[0].key


def _nearest(texts: tuple[str, ...], spec: ColumnSpec) -> float:
    """How sure a column with these header texts means what `spec` describes; the lowest text counts most."""
    joined = [plain(t) for t in texts]
    words = _plain_wordings(spec.headers)
    whole = max((nearness(plain("".join(texts)), word) for word in words), default=0.0)
    lowest = max((nearness(t, word) for t in joined[-1:] for word in words), default=0.0)
    if (
        spec.key in YEARLY
        and any(YEAR.match(t) for t in joined[-1:])
        and _may_be_yearly(spec.key, joined[:-1])
    ):
        lowest = max(lowest, YEAR_ALONE)
    higher = max((nearness(t, word) for t in joined[:-1] for word in words), default=0.0)
    return max(whole, lowest, higher - ABOVE_PENALTY)


def _may_be_yearly(key: str, above: Sequence[str]) -> bool:
    """Whether years under these headers may be years of `key`; those of a target or duration are no money."""
    return key != BUDGET or not above or any(word in text for text in above for word in MONEY_WORDS)


@cache
def _plain_wordings(headers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(word) for word in headers)
