"""Numbers that no column can hold: left out of the table, kept in the record, and said as an issue."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from pipeline.store.ddl import BAHT, column_type
from schemas.geometry import Frozen
from schemas.issue import Issue, IssueCode

BIGINT_LIMIT = 2**63
BAHT_LIMIT, BAHT_PLACES = Decimal(10) ** 16, -2
NUMBER_LIMIT, NUMBER_PLACES = Decimal(10) ** 32, -6


@cache
def _number_columns(model: type[Frozen]) -> dict[str, str]:
    """SQL type of each column of numbers that may be NULL."""
    types = {name: column_type(info) for name, info in model.model_fields.items()}
    return {n: sql for n, (sql, nullable) in types.items() if nullable and sql.startswith(("DECIMAL", "BIG"))}


def fits(value: Decimal | int, sql: str) -> bool:
    """Whether a column of the SQL type holds `value` exactly."""
    if isinstance(value, int):
        return -BIGINT_LIMIT <= value < BIGINT_LIMIT
    limit, places = (BAHT_LIMIT, BAHT_PLACES) if sql == BAHT else (NUMBER_LIMIT, NUMBER_PLACES)
    if not value.is_finite() or abs(value) >= limit:
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= places


def fitting(table: str, rows: Iterable[Frozen]) -> tuple[list[Frozen], list[Issue]]:
    """The rows with numbers that fit, and an issue for each number that does not."""
    kept: list[Frozen] = []
    issues: list[Issue] = []
    for row in rows:
        columns = _number_columns(type(row))
        unfit = {n: v for n in columns if (v := getattr(row, n)) is not None and not fits(v, columns[n])}
        issues.extend(_issue(table, row, name, value) for name, value in unfit.items())
        kept.append(row.model_copy(update=dict.fromkeys(unfit)) if unfit else row)
    return kept, issues


def _issue(table: str, row: Frozen, column: str, value: object) -> Issue:
    return Issue(
        code=IssueCode.NUMBER_UNREAD,
        message=f"{table}.{column} cannot hold {value}; the plan's record keeps it: look at the page",
        page=getattr(row, "page", None),
    )
