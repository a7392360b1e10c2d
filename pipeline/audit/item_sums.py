"""Budget reports as figures: each printed total against the rows and totals right below it in the tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from pipeline.audit.figures import SATANG_PER_BAHT, Figure, FigureSystem, FigureSystemBuilder, satang
from pipeline.audit.outcome import Bilingual
from pipeline.text.digits import to_arabic
from schemas.budget import BudgetItem, ItemYear
from schemas.geometry import Evidence

GRAND_TOTAL = "grand_total"
Year = tuple[int | None, str]
"""A fiscal year and whether the amount is actual or estimated."""


@dataclass(slots=True)
class _Entry:
    """A row or total not yet covered by a total: its depth in the tree and its figure by year."""

    path: tuple[str, ...]
    figures: dict[Year, int]


@dataclass(slots=True)
class _Report:
    """The figures of one report and the rows no total has covered so far."""

    builder: FigureSystemBuilder = field(default_factory=FigureSystemBuilder)
    open: list[_Entry] = field(default_factory=list)


def item_systems(items: tuple[BudgetItem, ...]) -> Iterator[FigureSystem]:
    """One system for each report: every printed total over its direct parts, subtotals as printed."""
    for _, group in groupby(items, key=lambda item: item.report):
        report = _Report()
        for item in group:
            _add(report, item)
        yield report.builder.built()


def _add(report: _Report, item: BudgetItem) -> None:
    figures = {_year(y): report.builder.figure(_figure(item, y)) for y in item.years if _is_amount(y)}
    if item.is_total:
        parts, rest = _covered(report.open, item)
        for year, total in figures.items():
            known = tuple(entry.figures[year] for entry in parts if year in entry.figures)
            if known:
                report.builder.equation(_name(item, year), known, total)
        report.open = rest
    if figures and item.level != GRAND_TOTAL:
        report.open.append(_Entry(item.path, figures))


def _covered(entries: Iterable[_Entry], total: BudgetItem) -> tuple[list[_Entry], list[_Entry]]:
    """The open rows a total covers and the others; a grand total covers all, any other its branch."""
    depth = len(total.path)
    covered: list[_Entry] = []
    rest: list[_Entry] = []
    for entry in entries:
        inside = len(entry.path) > depth and entry.path[:depth] == total.path
        (covered if inside or total.level == GRAND_TOTAL else rest).append(entry)
    return covered, rest


def _is_amount(year: ItemYear) -> bool:
    return year.amount_baht is not None and year.basis != "change"


def _year(year: ItemYear) -> Year:
    return year.year_be, year.basis


def _figure(item: BudgetItem, year: ItemYear) -> Figure:
    amount = year.amount_baht or Decimal(0)
    label = f"{item.label} {_year_words(_year(year))}"
    return Figure(label, satang(amount), cell_of(item, year), SATANG_PER_BAHT)


def _year_words(year: Year) -> str:
    kind = "รายจ่าย/รายรับจริง" if year[1] == "actual" else "ประมาณการ"
    return f"({kind} ปี {year[0]})" if year[0] else f"({kind})"


def _name(item: BudgetItem, year: Year) -> Bilingual:
    page = f"หน้า {item.evidence[0].page} " if item.evidence else ""
    words = _year_words(year)
    return Bilingual(f"{page}“{item.label}” {words}", f"{item.label} {year[0] or ''} ({year[1]})")


def cell_of(item: BudgetItem, year: ItemYear) -> tuple[Evidence, ...]:
    """The cell that prints the amount of a year: the last cells of a row are its years, in order."""
    cells = item.evidence[-len(item.years) :]
    at = item.years.index(year)
    if len(cells) == len(item.years) and (_prints(cells[at], year) or not year.amount_baht):
        return (cells[at],)
    printing = tuple(e for e in item.evidence if _prints(e, year))
    return printing or item.evidence


def _prints(evidence: Evidence, year: ItemYear) -> bool:
    value = year.amount_baht if year.amount_baht is not None else year.percent
    digits = "".join(c for c in to_arabic(evidence.raw) if c.isdigit() or c == ".")
    try:
        return value is not None and bool(digits.strip(".")) and Decimal(digits.strip(".")) == abs(value)
    except ArithmeticError:
        return False
