"""Rows of project tables that state the sum of the rows below them, so that no amount counts twice."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile

from pipeline.mapping.headings_between import Heading
from pipeline.mapping.table_rows import KeyedRow, added, cell_amount
from pipeline.tables.wording import plain
from pipeline.text.digits import to_arabic
from schemas.table import RowKind

FEWEST_PARTS = 2
"""Fewer amounts that make up another may be equal by chance."""

NUMBER_IN_NAME = re.compile(r"^\s*([0-9๐-๙]+(?:\.[0-9๐-๙]+)*)\s*[.)]?\s+(\S.*)$", re.DOTALL)
PART_NUMBER = re.compile(r"^(\d+)\.\d+$")
# A dash, a number, "project", "activity", "cost of": how the name of an item under a project begins.
ITEM = re.compile(r"^\s*(?:[-–•*]\s*|\(?(?P<number>\d{1,2})[.)]\s*|โครงการ|กิจกรรม|ค่า)")
# Spot, stretch, line, section, place, phase no.; a dash or a number: how a part of a project is named.
PART = re.compile(r"^\s*(?:(?:จุด|ช่วง|สาย|ตอน|แห่ง|ระยะ)ที่\s*\d|[-–•*]\s|\(?\d{1,2}[.)]\s)")
OWN_KEYS = ("owner", "location", "detail", "target", "objective", "expected_result", "indicator")
"""Columns in which a row of its own says something; a row that only breaks down another does not."""


def number_and_name(row: KeyedRow) -> tuple[str | None, str]:
    """The printed number and the name, also where both are typed into the number's cell."""
    number, name = row.text("number"), row.raw_text("name")
    both = NUMBER_IN_NAME.match(row.raw_text("number")) if not name else None
    return (both[1], both[2]) if both else (number, name)


def names_part(row: KeyedRow) -> bool:
    """Whether a row without a number names a part of the project above and what that part costs."""
    named = PART.match(to_arabic(row.text("name") or ""))
    return bool(named) and row.text("number") is None and _amount(row) is not None


class FirstAmount(StrEnum):
    """What the amount of a project's first row is to the amounts of the rows below it."""

    ONE_OF_SEVERAL = "one of several"
    THEIR_SUM = "their sum"
    UNDECIDED = "undecided"


def first_amount(rows: Sequence[KeyedRow]) -> FirstAmount:
    """What the first amount of a project is; undecided where the rows speak for both."""
    parts = [row for row in rows[1:] if _amount(row) is not None]
    if not parts or _amount(rows[0]) is None:
        return FirstAmount.ONE_OF_SEVERAL
    columns = _budget_columns(rows)
    if any(_agrees(rows[0], some, columns) for some in (parts, _distinct(parts))):
        return _where_equal(parts)
    named = len(parts) >= FEWEST_PARTS and all(row.text("name") for row in parts)
    in_a_year = any(_is_sum(rows[0], parts, at) for at in columns)
    if named and all(_is_bare(row) for row in parts) and (in_a_year or _are_items(parts)):
        return FirstAmount.UNDECIDED
    return FirstAmount.ONE_OF_SEVERAL


def _agrees(first: KeyedRow, parts: Sequence[KeyedRow], columns: Sequence[int]) -> bool:
    return all(_amounts(first, at) == _sum(parts, at) for at in columns)


def _is_sum(first: KeyedRow, parts: Sequence[KeyedRow], column: int) -> bool:
    amount = _amounts(first, column)
    return amount is not None and amount == _sum(parts, column)


def _where_equal(parts: Sequence[KeyedRow]) -> FirstAmount:
    """The parts make up the first amount: several named ones are its sum, a lone one may be as much again."""
    named = all(row.text("name") for row in parts)
    if named and (len(_distinct(parts)) >= FEWEST_PARTS or (_are_items(parts) and _all_bare(parts))):
        return FirstAmount.THEIR_SUM
    if len(parts) >= FEWEST_PARTS or not _all_bare(parts) or (not named and parts[0].month_marks()):
        return FirstAmount.ONE_OF_SEVERAL
    return FirstAmount.UNDECIDED


def _distinct(rows: Sequence[KeyedRow]) -> list[KeyedRow]:
    """The rows, one printed twice with the same name and amounts once."""
    out: dict[tuple[str, int] | tuple[str, Decimal | None], KeyedRow] = {}
    for at, row in enumerate(rows):
        name = plain(row.text("name") or "")
        out.setdefault((name, _amount(row)) if name else ("", at), row)
    return list(out.values())


def _are_items(rows: Sequence[KeyedRow]) -> bool:
    """Whether names begin as those of items do, and numbered ones from one on."""
    names = [to_arabic(row.text("name") or "") for row in rows]
    found = [ITEM.match(name) for name in names]
    first = found[0]
    return all(found) and (first is None or first["number"] in {None, "1"})


def _all_bare(rows: Sequence[KeyedRow]) -> bool:
    return all(_is_bare(row) for row in rows)


def _is_bare(row: KeyedRow) -> bool:
    """Whether a row says nothing of its own besides name, amounts and months."""
    return row.text(*OWN_KEYS) is None


def is_group(row: KeyedRow, after: Sequence[KeyedRow | Heading]) -> bool:
    """Whether a row heads the rows 2.1, 2.2 ... below it: it states their sum, or nothing but a name."""
    number, name = number_and_name(row)
    own = NUMBER_IN_NAME.match(to_arabic(name)) if number is None else None
    series = _series(own[1] if own else number)
    if (number is not None and series is None) or not name:
        return False
    known = [part for part in takewhile(lambda one: one is not None, _numbered(after)) if part is not None]
    numbers = {one for one, _ in known}
    if len(numbers) != 1 or (series is not None and series not in numbers):
        return False
    amount = _amount(row)
    if amount is None:
        return series is not None and _is_bare(row)
    return len(known) >= FEWEST_PARTS and amount == _whole([part for _, part in known])


def _series(number: str | None) -> str | None:
    bare = to_arabic(number or "").strip(" .)(")
    return bare if bare.isdecimal() else None


def series_of(row: KeyedRow) -> str | None:
    """The 2 of a row numbered 2.1."""
    found = PART_NUMBER.match(to_arabic(number_and_name(row)[0] or "").strip(" .)"))
    return found[1] if found else None


def _numbered(after: Sequence[KeyedRow | Heading]) -> Iterator[tuple[str, KeyedRow] | None]:
    """The rows 2.1, 2.2 ... of one series with their series; `None` where it ends."""
    series: str | None = None
    for one in after:
        if isinstance(one, Heading):
            return
        if one.kind is RowKind.BLANK:
            continue
        found = series_of(one)
        if found is None and series is not None and one.text("number") is None:
            continue
        if found is None or (series is not None and found != series):
            yield None
            return
        series = found
        yield series, one


def _amount(row: KeyedRow) -> Decimal | None:
    return added(cell_amount(cell.text) for cell in row.budget_cells()).value


def _whole(rows: Sequence[KeyedRow]) -> Decimal:
    return sum((_amount(row) or Decimal(0) for row in rows), Decimal(0))


def _budget_columns(rows: Sequence[KeyedRow]) -> tuple[int, ...]:
    return tuple(sorted({cell.column for row in rows for cell in row.budget_cells() if cell.text.strip()}))


def _amounts(row: KeyedRow, column: int) -> Decimal | None:
    return added(cell_amount(c.text) for c in row.budget_cells() if c.column == column).value


def _sum(rows: Sequence[KeyedRow], column: int) -> Decimal | None:
    values = [value for row in rows if (value := _amounts(row, column)) is not None]
    return sum(values, Decimal(0)) if values else None
