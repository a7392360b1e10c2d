"""Budget reports (e-LAAS) to budget items: the tree of plans, works, budgets, categories; totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import fuzz

from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import KeyedRow, keyed_rows, year_of_column
from pipeline.tables.rows import GRAND_TOTAL, TOTAL
from pipeline.tables.wording import flowed, plain
from pipeline.text.money import AmountKind, parse_amount, parse_percent
from schemas.budget import BudgetItem, ItemYear
from schemas.table import RowKind, Table

FORM = "budget_report"
LEVELS = ("plan", "work", "budget_group", "category")
ITEM_GROUP, ITEM, SUB_ITEM = "item_group", "item", "sub_item"
REVENUE_CATEGORY = "revenue_category"
ROOT = "grand_total"
# How labels of the levels begin: plan, work, budget. Only trusted where nothing is open above.
BEGINNINGS = (("แผนงาน", 0), ("งาน", 1), ("งบ", 2))
REVENUE = "หมวด"  # category of revenue
SUM = "รวม"
REPORT = "รายงาน"
SAME_LABEL_AT = 84.0
DEEPER_PT = 6.0
FIGURE_KEYS = frozenset({"actual", "estimate", "change_percent"})
Sums = dict[tuple[int | None, str], Decimal]


@dataclass(slots=True)
class _Group:
    """An open branch of the tree with the sum of the items read in it so far."""

    label: str
    level: str
    indent_pt: float
    sums: Sums = field(default_factory=dict)


@dataclass(slots=True)
class _Tree:
    """The branches open at one row. The first is the report itself."""

    report: str
    open: list[_Group] = field(default_factory=list)
    root: _Group = field(default_factory=lambda: _Group("", ROOT, -1.0))

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(group.label for group in self.open)


def budget_items(content: PlanContent) -> tuple[BudgetItem, ...]:
    """Every row of the budget reports, in printed order; totals carry the sum of the rows they cover.

    A report goes on from table to table (a header printed anew on each page) until its grand total or the
    title of another report.
    """
    out: list[BudgetItem] = []
    tree = _Tree("")
    for table in content.tables_of_form(FORM):
        title = report_title(table)
        if title.startswith(REPORT) or (out and out[-1].level == ROOT):
            tree = _Tree(title)
        for row in keyed_rows(table):
            if row.kind is not RowKind.BLANK:
                out.append(_item(row, tree))
    return tuple(out)


def report_title(table: Table) -> str:
    """The name of the report over the table: the caption line that says report, else the first."""
    lines = [line for line in table.caption.split("\n") if line.strip()]
    return next((line for line in lines if line.startswith(REPORT)), lines[0] if lines else "")


def _item(row: KeyedRow, tree: _Tree) -> BudgetItem:
    label, indent = _label(row)
    years = tuple(_years(row))
    if TOTAL.match(plain(label)):
        return _total(row, label, years, tree)
    if not any(year.amount_baht is not None for year in years):
        return _opened(row, label, indent, tree)
    _close_shallower(tree, indent)
    in_group = bool(tree.open) and tree.open[-1].level == ITEM_GROUP
    for group in (tree.root, *tree.open):
        _add(group.sums, years)
    return BudgetItem(
        report=tree.report,
        path=tree.path,
        level=SUB_ITEM if in_group else ITEM,
        label=label,
        years=years,
        evidence=row.evidence,
    )


def _label(row: KeyedRow) -> tuple[str, float]:
    cells = [c for c in row.row.cells if c.text and not _is_figure_column(row.table, c.column)]
    return (flowed(cells[0].text), cells[0].indent_pt) if cells else ("", 0.0)


def _is_figure_column(table: Table, place: int) -> bool:
    key = table.columns[place].key if place < len(table.columns) else None
    return key in FIGURE_KEYS


def _years(row: KeyedRow) -> Iterator[ItemYear]:
    """The amounts of a row, each with its year, and its change in percent, whose sign may be ruled off."""
    percents = 0
    for cell in row.row.cells:
        column = row.table.columns[cell.column] if cell.column < len(row.table.columns) else None
        if column is None or column.key not in FIGURE_KEYS or not cell.text.strip():
            continue
        if column.key == "change_percent":
            if not percents:
                yield ItemYear(year_be=None, percent=parse_percent(cell.text), basis="change")
            percents += 1
            continue
        amount = parse_amount(cell.text)
        value = Decimal(0) if amount.kind is AmountKind.NONE_DECLARED else amount.value
        basis = "actual" if column.key == "actual" else "estimate"
        yield ItemYear(year_be=year_of_column(row.table, cell.column), amount_baht=value, basis=basis)


def _add(sums: Sums, years: Sequence[ItemYear]) -> None:
    for year in years:
        if year.amount_baht is not None:
            key = (year.year_be, year.basis)
            sums[key] = sums.get(key, Decimal(0)) + year.amount_baht


def _close_shallower(tree: _Tree, indent: float) -> None:
    """An item that stands no further in than an item group is no part of it."""
    while tree.open and tree.open[-1].level == ITEM_GROUP and indent < tree.open[-1].indent_pt + DEEPER_PT:
        tree.open.pop()


def _opened(row: KeyedRow, label: str, indent: float, tree: _Tree) -> BudgetItem:
    """A row without figures opens a branch one level below the one that is open."""
    while tree.open and tree.open[-1].level in {ITEM_GROUP, REVENUE_CATEGORY}:
        tree.open.pop()
    level = _level(label, tree)
    if level == LEVELS[0]:
        tree.open.clear()
    path = tree.path
    tree.open.append(_Group(label, level, indent))
    return BudgetItem(report=tree.report, path=path, level=level, label=label, evidence=row.evidence)


def _level(label: str, tree: _Tree) -> str:
    text = plain(label)
    if text.startswith(REVENUE) and not tree.open:
        return REVENUE_CATEGORY
    if not tree.open or text.startswith(BEGINNINGS[0][0]):
        return LEVELS[next((level for word, level in BEGINNINGS if text.startswith(word)), 0)]
    below = LEVELS.index(tree.open[-1].level) + 1
    return LEVELS[below] if below < len(LEVELS) else ITEM_GROUP


def _total(row: KeyedRow, label: str, years: tuple[ItemYear, ...], tree: _Tree) -> BudgetItem:
    group = _closed(plain(label), tree)
    return BudgetItem(
        report=tree.report,
        path=tree.path,
        level=group.level if group is tree.root else f"total_{group.level}",
        label=label,
        is_total=True,
        years=years,
        recomputed=_recomputed(years, group.sums),
        evidence=row.evidence,
    )


def _closed(label: str, tree: _Tree) -> _Group:
    """The innermost open branch the total names, closed with all in it; the report for a grand total."""
    while tree.open and tree.open[-1].level == ITEM_GROUP:
        tree.open.pop()
    named = label.removeprefix(SUM)
    nearness = [fuzz.ratio(named, plain(group.label)) for group in tree.open]
    best = max(range(len(tree.open)), key=lambda k: (nearness[k], k), default=None)
    if best is None or (nearness[best] < SAME_LABEL_AT and GRAND_TOTAL.match(label)):
        return tree.root
    if nearness[best] < SAME_LABEL_AT:
        best = len(tree.open) - 1
    group = tree.open[best]
    del tree.open[best:]
    return group


def _recomputed(years: Sequence[ItemYear], sums: Sums) -> tuple[ItemYear, ...]:
    return tuple(
        ItemYear(year_be=y.year_be, amount_baht=sums.get((y.year_be, y.basis), Decimal(0)), basis=y.basis)
        for y in years
        if y.amount_baht is not None
    )
