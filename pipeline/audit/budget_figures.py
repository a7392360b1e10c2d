"""Strategy budgets as figures: project lines, repeated runs, summary rows, remarks, totals."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.figures import (
    SATANG_PER_BAHT,
    Equation,
    Figure,
    FigureSystem,
    FigureSystemBuilder,
    pointed,
    satang,
)
from pipeline.audit.outcome import Bilingual
from pipeline.text.digits import to_arabic
from schemas.plan import Plan
from schemas.project import Budget, BudgetLine, BudgetStatus, Project, Strategy, SummaryRow
from schemas.record import Record

_LEAST_RUN = 2
_AMOUNT_BAHT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{4,})(?:\.\d+)?\s*บาท")


class Run(NamedTuple):
    """Lines of a project that repeat lines of the project before: pairs of indices (here, before)."""

    project: Project
    before: Project
    pairs: tuple[tuple[int, int], ...]


class BudgetFigures(NamedTuple):
    """The system, and which equations speak of a strategy and which of a grand total."""

    system: FigureSystem
    by_strategy: tuple[Equation, ...]
    of_total: tuple[Equation, ...]


def repeated_runs(strategy: Strategy) -> tuple[Run, ...]:
    """Runs of at least two department amounts that a row repeats from the row right before it."""
    pairs = zip(strategy.projects, strategy.projects[1:], strict=False)
    found = (Run(row, before, _repeated(row.budget, before.budget)) for before, row in pairs)
    return tuple(run for run in found if len(run.pairs) >= _LEAST_RUN)


def _repeated(budget: Budget | None, before: Budget | None) -> tuple[tuple[int, int], ...]:
    """Index pairs when every line with a department occurs alike in the row before; else none."""
    if budget is None or before is None:
        return ()
    seen = {_line_key(line): i for i, line in enumerate(before.lines) if line.amount_baht is not None}
    named = [(i, line) for i, line in enumerate(budget.lines) if line.department]
    pairs = tuple((i, seen[_line_key(line)]) for i, line in named if _line_key(line) in seen)
    return pairs if len(pairs) == len(budget.lines) else ()


def _line_key(line: BudgetLine) -> tuple[str | None, Decimal | None]:
    return (line.department_key or line.department, line.amount_baht)


def counted_lines(strategy: Strategy) -> tuple[BudgetLine, ...]:
    """All amounts of a strategy, repeated runs and shared pools counted once."""
    skipped = {(id(run.project), here) for run in repeated_runs(strategy) for here, _ in run.pairs}
    return tuple(
        line
        for project in strategy.projects
        for i, line in enumerate(_amount_lines(project))
        if (id(project), i) not in skipped and line.amount_baht is not None
    )


def strategy_sum(strategy: Strategy) -> Decimal:
    """The recomputed budget of a strategy in baht."""
    return sum((line.amount_baht or Decimal(0) for line in counted_lines(strategy)), Decimal(0))


def _amount_lines(project: Project) -> tuple[BudgetLine, ...]:
    shared = project.budget is None or project.budget.status is BudgetStatus.SHARED
    return () if shared or project.budget is None else project.budget.lines


def fully_read(strategy: Strategy) -> bool:
    """Whether no amount of the strategy is illegible."""
    return not any(
        p.budget is not None
        and (
            p.budget.status is BudgetStatus.UNREADABLE
            or any(line.status is BudgetStatus.UNREADABLE for line in p.budget.lines)
        )
        for p in strategy.projects
    )


def row_of(plan: Plan, strategy: Strategy) -> SummaryRow | None:
    """The summary row that gives the budget of `strategy`: its subtotal where there is one."""
    if plan.budget_summary is None or strategy.number is None:
        return None
    rows = plan.budget_summary.rows
    subtotals = [r for r in rows if r.kind == "subtotal" and r.strategy_number == strategy.number]
    if any(r.kind == "subtotal" for r in rows):
        return subtotals[0] if len(subtotals) == 1 else None
    items = [
        r for r in rows if r.kind == "item" and (r.strategy_number or _number(r.number)) == strategy.number
    ]
    return items[0] if len(items) == 1 else None


def _number(printed: int | str | None) -> int | None:
    if isinstance(printed, int):
        return printed
    return int(printed) if printed and printed.isdecimal() else None


def budget_figures(plan: Plan) -> BudgetFigures:
    """The system of one plan; rows and totals that are not printed or not legible have no equation."""
    return _BudgetBuilder(plan).built()


class _BudgetBuilder:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._builder = FigureSystemBuilder()
        self._row_figures: dict[int, int] = {}
        self._strategy_names: set[Bilingual] = set()
        self._total_names: set[Bilingual] = set()

    def built(self) -> BudgetFigures:
        rows = self._plan.budget_summary.rows if self._plan.budget_summary else ()
        for i, row in enumerate(rows):
            self._add_row(i, row)
        for strategy in self._plan.strategies:
            self._add_strategy(strategy, rows)
        self._add_subtotals(rows)
        self._add_grand_total(rows)
        system = self._builder.built()
        return BudgetFigures(
            system,
            tuple(e for e in system.equations if e.name in self._strategy_names),
            tuple(e for e in system.equations if e.name in self._total_names),
        )

    def _baht(self, label: str, amount: Decimal, source: Record) -> int:
        value = satang(amount)
        cells = pointed(source.evidence, value, SATANG_PER_BAHT)
        return self._builder.figure(Figure(label, value, cells, SATANG_PER_BAHT))

    def _add_row(self, index: int, row: SummaryRow) -> None:
        if row.amount_baht is None:
            return
        label = f"ตารางสรุป ข้อ {row.number}" if row.number is not None else f"ตารางสรุป {row.title}"
        figure = self._baht(label, row.amount_baht, row)
        self._row_figures[index] = figure
        amounts = remark_amounts(row)
        if amounts == (row.amount_baht,):
            remark = self._baht(f"หมายเหตุ ข้อ {row.number}", row.amount_baht, row)
            self._builder.equation(Bilingual("หมายเหตุ", "remark"), (figure,), remark)

    def _add_strategy(self, strategy: Strategy, rows: tuple[SummaryRow, ...]) -> None:
        row = row_of(self._plan, strategy)
        index = next((i for i, r in enumerate(rows) if r is row), None)
        if index is None or index not in self._row_figures or not fully_read(strategy):
            return
        parts = tuple(self._project_figures(strategy))
        if not parts:
            return
        name = Bilingual(f"ยุทธศาสตร์ที่ {strategy.number}", f"strategy {strategy.number}")
        self._strategy_names.add(name)
        self._builder.equation(name, parts, self._row_figures[index])

    def _project_figures(self, strategy: Strategy) -> Iterator[int]:
        """Figures that count; repeated lines become figures too, tied to those they repeat."""
        placed: dict[tuple[int, int], int] = {}
        repeats = {
            (id(run.project), here): (id(run.before), there)
            for run in repeated_runs(strategy)
            for here, there in run.pairs
        }
        for project in strategy.projects:
            for i, line in enumerate(_amount_lines(project)):
                if line.amount_baht is None:
                    continue
                label = f"{line.department or 'งบประมาณ'} (โครงการที่ {strategy.number}.{project.number})"
                figure = self._baht(label, line.amount_baht, line)
                placed[id(project), i] = figure
                original = placed.get(repeats.get((id(project), i), (0, 0)))
                if original is None:
                    yield figure
                else:
                    self._builder.equation(Bilingual("รายการซ้ำ", "repeated line"), (original,), figure)

    def _add_subtotals(self, rows: tuple[SummaryRow, ...]) -> None:
        """Items of a strategy add up to its subtotal, where all of them are legible."""
        for index, row in enumerate(rows):
            if row.kind != "subtotal" or index not in self._row_figures:
                continue
            parts = [i for i, r in enumerate(rows) if r.kind == "item" and _same_strategy(r, row)]
            if parts and all(i in self._row_figures for i in parts):
                name = Bilingual(f"รวมยุทธศาสตร์ที่ {row.strategy_number}", f"subtotal {row.strategy_number}")
                self._total_names.add(name)
                self._builder.equation(
                    name, tuple(self._row_figures[i] for i in parts), self._row_figures[index]
                )

    def _add_grand_total(self, rows: tuple[SummaryRow, ...]) -> None:
        """Subtotals, or items where there are none, add up to the grand total; blank rows count as none."""
        total = self._plan.budget_summary.total if self._plan.budget_summary else None
        if total is None or total.amount_baht is None:
            return
        kind = "subtotal" if any(r.kind == "subtotal" for r in rows) else "item"
        members = [(i, r) for i, r in enumerate(rows) if r.kind == kind]
        if any(r.status is BudgetStatus.UNREADABLE for _, r in members):
            return
        parts = tuple(self._row_figures[i] for i, _ in members if i in self._row_figures)
        if not parts:
            return
        figure = self._baht("รวมทั้งสิ้น", total.amount_baht, total)
        name = Bilingual("รวมทั้งสิ้น", "grand total")
        self._total_names.add(name)
        self._builder.equation(name, parts, figure)


def _same_strategy(row: SummaryRow, subtotal: SummaryRow) -> bool:
    return row.strategy_number is not None and row.strategy_number == subtotal.strategy_number


def remark_amounts(row: SummaryRow) -> tuple[Decimal, ...]:
    """Amounts of baht a remark states."""
    found = _AMOUNT_BAHT.findall(to_arabic(row.remark or ""))
    return tuple(Decimal(amount.replace(",", "")) for amount in found)
