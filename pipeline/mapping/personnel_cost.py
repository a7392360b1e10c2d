"""Personnel costs: cost, budget and percent by fiscal year, from tables with years across or years down."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.table_rows import KeyedRow, header_parts, keyed_rows, year_of_column
from pipeline.tables.headers import year_of
from pipeline.tables.wording import flowed, plain
from pipeline.text.money import parse_baht, parse_percent
from schemas.staffing import PersonnelCost
from schemas.table import Cell, RowKind, Table

FORM, COST_FRAME = "personnel_cost", "cost_frame"
SUM = "รวม"  # in all
MOST_PERCENT = 200
MOST_COST_ROWS = 15
BLANKS = frozenset({RowKind.BLANK, RowKind.GROUP})
PERCENT = ("ร้อยละ",)  # percent
COST = (
    "ภาระค่าใช้จ่าย",
    "ค่าใช้จ่ายด้านบุคลากร",
    "ค่าใช้จ่ายด้านการบริหารงานบุคคล",
    "เงินเดือนและประโยชน์ตอบแทน",
    "รวมค่าใช้จ่าย",
    "ค่าใช้จ่ายบุคคล",
    "ค่าใช้จ่ายด้านบุคคล",
    "ค่าใช้จ่ายบุคลากร",
)
BUDGET = ("งบประมาณรายจ่าย", "ประมาณการรายจ่าย", "ประมาณการงบประมาณ")  # expenditure budget, estimate


def personnel_costs(content: PlanContent) -> tuple[PersonnelCost, ...]:
    """One record per fiscal year, in printed order."""
    out: list[PersonnelCost] = []
    for table in content.tables:
        if table.form == FORM:
            out.extend(cost for row in keyed_rows(table) if (cost := _by_row(row)) is not None)
        elif table.form == COST_FRAME:
            places = [k for k, column in enumerate(table.columns) if column.key == "cost_total"]
            out.extend(_by_column(table, places))
        elif table.form is None or states_costs(table):
            out.extend(_by_column(table, range(1, len(table.columns))))
    return tuple(_once_a_year(out))


def _once_a_year(costs: Iterable[PersonnelCost]) -> Iterator[PersonnelCost]:
    """The records without those that say again what one before said of the year."""
    seen: set[tuple[int | None, Decimal | None]] = set()
    for cost in costs:
        said = (cost.year_be, cost.cost_baht)
        if said not in seen:
            yield cost
        seen.add(said)


def _by_row(row: KeyedRow) -> PersonnelCost | None:
    year = year_of(plain(row.raw_text("year")))
    if row.kind in BLANKS or year is None:
        return None
    return PersonnelCost(
        year_be=year,
        cost_baht=parse_baht(row.raw_text("cost")),
        budget_baht=parse_baht(row.raw_text("budget_total")),
        percent=parse_percent(row.raw_text("percent")),
        evidence=row.evidence,
    )


def _by_column(table: Table, places: Iterable[int]) -> Iterator[PersonnelCost]:
    """A table whose rows are cost, budget and percent and whose columns at `places` are years."""
    rows = {
        "percent": _row(table, PERCENT),
        "cost": _row(table, COST, PERCENT),
        "budget": _row(table, BUDGET, PERCENT),
    }
    if not (rows["percent"] and rows["cost"]):
        return
    for place in places:
        year = next((y for part in reversed(header_parts(table, place)) if (y := year_of(part))), None)
        cells: dict[str, Cell] = {name: row[place] for name, row in rows.items() if place in row}
        if year is None or not cells:
            continue
        texts = {name: cell.text for name, cell in cells.items()}
        yield PersonnelCost(
            year_be=year,
            cost_baht=parse_baht(texts.get("cost", "")),
            budget_baht=parse_baht(texts.get("budget", "")),
            percent=parse_percent(texts.get("percent", "")),
            evidence=cell_evidence(*cells.values()),
        )


def states_costs(table: Table) -> bool:
    """Whether the rows of a table are cost, budget and percent by year, whatever its header looks like."""
    years = sum(year_of_column(table, place) is not None for place in range(len(table.columns)))
    rows = (_row(table, PERCENT), _row(table, COST, PERCENT), _row(table, BUDGET, PERCENT))
    return bool(years) and all(rows) and len(list(keyed_rows(table))) <= MOST_COST_ROWS


def _row(table: Table, words: tuple[str, ...], others: tuple[str, ...] = ()) -> dict[int, Cell]:
    """The cells, by column, of the row whose label has one of the words and none of the others.

    Of several rows the first that adds up the others, else the first.
    """
    labelled = [(_label(keyed), keyed) for keyed in keyed_rows(table)]
    if words == PERCENT:
        # Other benefits are reckoned in percent too, and printed in baht.
        labelled = [(label, keyed) for label, keyed in labelled if _prints_percents(keyed)]
    found = [
        (label, keyed)
        for label, keyed in labelled
        if any(word in label for word in words) and not any(other in label for other in others)
    ]
    sums = [keyed for label, keyed in found if SUM in label]
    best = next(iter((*sums, *(keyed for _label_, keyed in found))), None)
    return {c.column: c for c in best.row.cells} if best else {}


def _prints_percents(row: KeyedRow) -> bool:
    """Whether all figures of a row are of a size that percentages have."""
    figures = [value for c in row.row.cells if (value := parse_percent(c.text)) is not None]
    return bool(figures) and max(figures) <= MOST_PERCENT


def _label(row: KeyedRow) -> str:
    """The first words of a row, comparable: its number may stand in a column of its own."""
    texts = (plain(flowed(cell.text)) for cell in row.row.cells)
    return next((text for text in texts if any(char.isalpha() for char in text)), "")
