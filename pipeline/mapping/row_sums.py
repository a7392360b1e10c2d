"""Rows of project tables that state the sum of the rows below them, so that no amount counts twice."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from pipeline.mapping.headings_between import Heading
from pipeline.mapping.table_rows import KeyedRow, added, cell_amount
from pipeline.text.digits import to_arabic
from schemas.table import RowKind

FEWEST_PARTS = 2
"""Fewer amounts that make up another may be equal by chance."""

NUMBER_IN_NAME = re.compile(r"^\s*([0-9๐-๙]+(?:\.[0-9๐-๙]+)*)\s*[.)]?\s+(\S.*)$", re.DOTALL)
PART_NUMBER = re.compile(r"^(\d+)\.\d+$")


def number_and_name(row: KeyedRow) -> tuple[str | None, str]:
    """The printed number and the name, also where both are typed into the number's cell."""
    number, name = row.text("number"), row.raw_text("name")
    both = NUMBER_IN_NAME.match(row.raw_text("number")) if not name else None
    return (both[1], both[2]) if both else (number, name)


def states_sum(rows: Sequence[KeyedRow]) -> bool:
    """Whether the first row of a project states exactly what the named rows below it add up to."""
    parts = [row for row in rows[1:] if _amount(row) is not None]
    return (
        len(parts) >= FEWEST_PARTS
        and all(row.text("name") for row in parts)
        and all(_amounts(rows[0], at) == _sum(parts, at) for at in _budget_columns(rows))
    )


def is_sum_of_numbered(row: KeyedRow, after: Sequence[KeyedRow | Heading]) -> bool:
    """Whether a row without a number states exactly what rows 2.1, 2.2 ... right below it add up to."""
    if row.text("number") or _amount(row) is None:
        return False
    parts = list(takewhile(lambda one: one is not None, _numbered(after)))
    known = [part for part in parts if part is not None]
    numbers = {number for number, _ in known}
    own = NUMBER_IN_NAME.match(to_arabic(row.raw_text("name")))
    rows = [part for _, part in known]
    return (
        len(known) >= FEWEST_PARTS
        and len(numbers) == 1
        and (own is None or own[1] in numbers)
        and _amount(row) == _whole(rows)
    )


def _numbered(after: Sequence[KeyedRow | Heading]) -> Iterator[tuple[str, KeyedRow] | None]:
    """The rows 2.1, 2.2 ... of one series with their series; `None` where it ends."""
    series: str | None = None
    for one in after:
        if isinstance(one, Heading):
            return
        if one.kind is RowKind.BLANK:
            continue
        found = PART_NUMBER.match(to_arabic(number_and_name(one)[0] or "").strip(" .)"))
        if found is None or (series is not None and found[1] != series):
            yield None
            return
        series = found[1]
        yield series, one


def _amount(row: KeyedRow) -> Decimal | None:
    return added(cell_amount(cell.text) for cell in row.cells("budget")).value


def _whole(rows: Sequence[KeyedRow]) -> Decimal:
    return sum((_amount(row) or Decimal(0) for row in rows), Decimal(0))


def _budget_columns(rows: Sequence[KeyedRow]) -> tuple[int, ...]:
    return tuple(sorted({cell.column for row in rows for cell in row.cells("budget") if cell.text.strip()}))


def _amounts(row: KeyedRow, column: int) -> Decimal | None:
    return added(cell_amount(c.text) for c in row.cells("budget") if c.column == column).value


def _sum(rows: Sequence[KeyedRow], column: int) -> Decimal | None:
    values = [value for row in rows if (value := _amounts(row, column)) is not None]
    return sum(values, Decimal(0)) if values else None
