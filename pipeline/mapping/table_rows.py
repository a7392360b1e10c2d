"""Rows of a table by the meaning of their columns, for mappings from tables to records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.mapping.content import cell_evidence
from pipeline.tables.headers import FISCAL_MONTHS, month_of, year_of
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import to_arabic
from pipeline.text.money import AmountKind, parse_amount, unwrapped
from schemas.geometry import Evidence
from schemas.project import BudgetStatus
from schemas.table import Cell, Row, RowKind, Table

FEWEST_HEADERS, FEWEST_COUNTED = 2, 4
SUM = "รวม"  # "together"
STATUS_OF = {
    AmountKind.AMOUNT: BudgetStatus.AMOUNT,
    AmountKind.NONE_DECLARED: BudgetStatus.NONE_DECLARED,
    AmountKind.UNREADABLE: BudgetStatus.UNREADABLE,
    AmountKind.BLANK: BudgetStatus.BLANK,
    AmountKind.TEXT: BudgetStatus.BLANK,
}


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row with its table, to ask for cells by column key."""

    table: Table
    row: Row

    @property
    def kind(self) -> RowKind:
        """The row's kind."""
        return self.row.kind

    def cells(self, key: str) -> tuple[Cell, ...]:
        """The cells under the columns of a key, from left to right."""
        places = [place for place, column in enumerate(self.table.columns) if column.key == key]
        return tuple(c for c in self.row.cells if c.column in places)

    def budget_cells(self) -> tuple[Cell, ...]:
        """The cells of amounts, without a printed sum of the years where those say something themselves."""
        cells = self.cells("budget")
        own = tuple(c for c in cells if not sums_years(self.table, c.column))
        return own if any(c.text.strip() for c in own) else cells

    def raw_text(self, key: str) -> str:
        """The text of the first cell of a key with its line ends, empty where there is none."""
        return next((c.text for c in self.cells(key) if c.text), "")

    def text(self, *keys: str) -> str | None:
        """The running text of the first key that has one."""
        return next((flowed(t) for key in keys if (t := self.raw_text(key))), None)

    def whole_text(self, key: str) -> str:
        """The text of the first cell of a key with the letters that the cell's edge clips off its lines."""
        return next((c.whole_text or c.text for c in self.cells(key) if c.text), "")

    def month_marks(self) -> tuple[int, ...]:
        """Calendar months whose column is marked by a drawing or written in, in fiscal order as printed."""
        marked = [cell for cell in self.row.cells if cell.marked or cell.text.strip()]
        under = (at for cell in marked for at in range(cell.column, cell.column + cell.column_span))
        months = (month_of_column(self.table, at) for at in under)
        return tuple(dict.fromkeys(month for month in months if month is not None))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Evidence of every cell that holds something."""
        return cell_evidence(*(c for c in self.row.cells if c.text))


def keyed_rows(table: Table) -> Iterator[KeyedRow]:
    """The rows below the header."""
    for row in table.rows:
        if row.kind not in {RowKind.HEADER, RowKind.TITLE}:
            yield KeyedRow(table, row)


def header_parts(table: Table, place: int) -> tuple[str, ...]:
    """The header texts over a column, comparable, from the top down."""
    return tuple(plain(part) for part in table.columns[place].header.split(" / "))


def month_of_column(table: Table, place: int) -> int | None:
    """The calendar month a column stands for: by its header, else by its place among twelve."""
    if place >= len(table.columns) or table.columns[place].key != "month":
        return None
    named = next((m for part in header_parts(table, place) if (m := month_of(part))), None)
    months = [at for at, column in enumerate(table.columns) if column.key == "month"]
    if named is None and len(months) == len(FISCAL_MONTHS):
        return FISCAL_MONTHS[months.index(place)]
    return named


def year_of_column(table: Table, place: int) -> int | None:
    """The Buddhist-era year the header of a column names, the lowest header row that has one."""
    return next((y for part in reversed(header_parts(table, place)) if (y := year_of(part))), None)


def sums_years(table: Table, place: int) -> bool:
    """Whether a column of amounts is headed "sum" and stands beside columns of single years."""
    if year_of_column(table, place) is not None or not any(
        part.startswith(SUM) for part in header_parts(table, place)
    ):
        return False
    yearly = (at for at, column in enumerate(table.columns) if column.key == table.columns[place].key)
    return any(year_of_column(table, at) is not None for at in yearly)


@dataclass(frozen=True, slots=True)
class CellAmount:
    """What an amount cell says: a status, the sum of the amounts in it, the words beside them."""

    status: BudgetStatus
    value: Decimal | None = None
    note: str = ""


def cell_amount(text: str) -> CellAmount:
    """The amount of a cell; several amounts on lines of their own (parts of one project) are added."""
    whole = parse_amount(unwrapped(text))
    if whole.value is not None and whole.value < 0:  # a dash that belongs to another cell, or a misprint
        return CellAmount(BudgetStatus.UNREADABLE, None, whole.rest)
    if whole.kind is not AmountKind.TEXT:
        return CellAmount(STATUS_OF[whole.kind], whole.value, whole.rest)
    lines = [parse_amount(line) for line in unwrapped(text).split("\n")]
    values = [one.value for one in lines if one.value is not None and not _is_count(one.rest)]
    note = " ".join(one.rest for one in lines if one.rest)
    if values:
        return CellAmount(BudgetStatus.AMOUNT, sum(values, Decimal(0)), note)
    return CellAmount(BudgetStatus.BLANK, None, note)


def _is_count(rest: str) -> bool:
    """Words that make a number a count of something and no amount: metres, places, items."""
    return bool(rest) and rest[0] not in "(-" and not rest.startswith("งบ")


def added(amounts: Iterable[CellAmount]) -> CellAmount:
    """Amounts of parts as one: unreadable if one is, else the sum of those that are amounts."""
    known = tuple(amounts)
    for status in (BudgetStatus.UNREADABLE,):
        if any(one.status is status for one in known):
            return CellAmount(status)
    values = [one.value for one in known if one.value is not None]
    notes = " ".join(dict.fromkeys(one.note for one in known if one.note))
    if values:
        return CellAmount(BudgetStatus.AMOUNT, sum(values, Decimal(0)), notes)
    declared = any(one.status is BudgetStatus.NONE_DECLARED for one in known)
    return CellAmount(BudgetStatus.NONE_DECLARED if declared else BudgetStatus.BLANK, None, notes)


def repeats_header(table: Table, texts: Mapping[int, str]) -> bool:
    """Whether a row prints the header once more: most cells, two at least, are their columns' headers.

    A row that counts the columns, (1) (2) (3), belongs to the header too.
    """
    filled = {at: to_arabic(text).strip(" ()") for at, text in texts.items() if text.strip()}
    if len(filled) >= FEWEST_COUNTED and all(text == str(at + 1) for at, text in filled.items()):
        return True
    heads = {at: plain(column.header) for at, column in enumerate(table.columns)}
    shown = {at: word for at, text in texts.items() if (word := plain(text)) and at in heads}
    same = [at for at, word in shown.items() if len(word) > 1 and heads[at].startswith(word)]
    return len(same) >= FEWEST_HEADERS and len(same) > len(shown) / 2
