"""BUD-03: strategy budgets, and the rows of every table that prints a total, add up to it."""

import re
from collections.abc import Iterator

from pipeline.audit.budget_figures import budget_figures
from pipeline.audit.examples import C, figure_table, plan, strategy, summary, summary_row
from pipeline.audit.figures import FigureSystem
from pipeline.audit.item_sums import item_systems
from pipeline.audit.numbers import number
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, internal
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.table_figures import TableVerdict, clusters, table_verdict
from pipeline.audit.view import PlanView, line_evidence
from schemas.figure_table import FigureTable
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.project import BudgetStatus
from schemas.table import RowKind

_SHOWN_DOUBTS = 3
_TOTAL = re.compile(r"\s*รวม(?:ทั้งสิ้น|เงิน)?(?:\s|$|[\d๐-๙])")  # total, grand total


SUMMARIES = frozenset({"strategy_summary", "operation_summary"})
"""Table forms whose totals the strategy budgets speak of."""


def _check(view: PlanView) -> Iterator[Outcome]:
    plan_ = view.plan
    verdicts = [table_verdict(table) for table in _tables(view)]
    systems = list(item_systems(plan_.budget_items))
    figures = view.computed(budget_figures)
    speaking = figures.of_total or any(s.equations for s in systems) or any(map(_speaks, verdicts))
    if not speaking and plan_.budget_summary is None:
        unread = [line for line in view.lines if view.line_by_ocr(line) and _TOTAL.match(line.text)]
        if unread:
            yield undecided(
                "มีบรรทัดยอดรวมในหน้าที่อ่านจากภาพสแกน แต่อ่านตารางได้ไม่ครบ จึงยังตรวจผลบวกไม่ได้",
                "There are totals on scanned pages, but their tables could not be read whole.",
                tuple(line_evidence(line) for line in unread[:_SHOWN_DOUBTS]),
            )
            return
        yield not_applicable("แผนไม่มีตารางที่แสดงยอดรวม", "The plan has no table with a printed total.")
        return
    yield from sum_outcomes(view, figures.system, figures.of_total)
    for broken in (b for system in systems for b in clusters(system)):
        yield from sum_outcomes(view, broken.system, broken.equations)
    for verdict in verdicts:
        yield from _of_table(view, verdict)
    yield from _illegible(view)
    in_tables = sum(len(s.equations) for s in systems) + sum(v.holding for v in verdicts)
    holding = len(figures.of_total) + in_tables
    yield passed(
        f"คำนวณยอดรวมใหม่ {holding} ยอด ตรงกับที่พิมพ์ทั้งหมด",
        f"{holding} printed totals were added up again; all agree.",
        _totals_evidence(view, systems),
    )


def _illegible(view: PlanView) -> Iterator[Outcome]:
    """Printed totals that cannot be read, such as `###` where a column was too narrow."""
    table = view.plan.budget_summary
    rows = [r for r in (table.rows if table else ()) if r.kind != "item"]
    totals = [*rows, *([table.total] if table and table.total else ())]
    unread = [one for one in totals if one.status is BudgetStatus.UNREADABLE]
    if unread:
        yield undecided(
            f"ยอดรวมในตารางสรุป {len(unread)} ยอดอ่านตัวเลขไม่ได้ (เช่น ### เพราะช่องแคบเกินไป) จึงตรวจผลบวกไม่ได้",
            f"{len(unread)} totals of the summary are illegible (such as ###), so they cannot be added up.",
            tuple(e for one in unread for e in one.evidence if "#" in e.raw) or unread[0].evidence,
        )


def _tables(view: PlanView) -> list[FigureTable]:
    """Tables whose totals no other rule adds up: neither summaries of strategies nor the staffing table."""
    staffing = view.plan.staffing
    totals = staffing.printed_totals if staffing else None
    spoken_for = {(e.page, e.bbox) for e in (totals.evidence if totals else ())}
    return [
        table
        for table in view.plan.figure_tables
        if table.form not in SUMMARIES
        and not any((e.page, e.bbox) in spoken_for for r in table.rows for c in r.cells for e in c.evidence)
    ]


def _speaks(verdict: TableVerdict) -> bool:
    return bool(verdict.holding or verdict.broken or verdict.doubtful)


def _of_table(view: PlanView, verdict: TableVerdict) -> Iterator[Outcome]:
    for broken in verdict.broken:
        yield from sum_outcomes(view, broken.system, broken.equations)
    if verdict.doubtful:
        names = "; ".join(name for name, _ in verdict.doubtful[:_SHOWN_DOUBTS])
        more = " …" if len(verdict.doubtful) > _SHOWN_DOUBTS else ""
        yield undecided(
            f"{names}{more}: ผลบวกไม่ตรงกับยอดที่พิมพ์ แต่ยังไม่แน่ใจว่ายอดนั้นรวมแถวใดบ้าง "
            "จึงยังตัดสินไม่ได้ โปรดตรวจสอบกับต้นฉบับ",
            f"{len(verdict.doubtful)} totals differ from the rows above; which rows they cover is unclear.",
            tuple(e for _, cells in verdict.doubtful for e in cells),
        )


def _totals_evidence(view: PlanView, systems: list[FigureSystem]) -> tuple[Evidence, ...]:
    """One printed total, to point at."""
    totals = (s.figures[e.total].evidence for s in systems for e in s.equations[-1:])
    rows = (r for t in view.plan.figure_tables for r in t.rows if r.kind is RowKind.TOTAL)
    cells = (c.evidence for r in rows for c in r.cells if number(c.text) is not None)
    return next((e for e in (*totals, *cells) if e), ())


_STRATEGIES = (strategy(1), strategy(2))
_ROWS = (summary_row(1, 1, "556000"), summary_row(2, 1, "95000"))

RULE = Rule(
    id="BUD-03",
    severity=Severity.CRITICAL,
    title=Bilingual("ยอดรวมทั้งสิ้นเท่ากับผลบวกของรายการ", "The grand total equals its parts"),
    checks=Bilingual(
        "งบประมาณของทุกยุทธศาสตร์รวมเท่ากับยอดรวมทั้งสิ้น และยอดรวมที่พิมพ์ไว้ในทุกตาราง (แถว ช่อง ยอดย่อย) บวกได้ตรง",
        "Strategy budgets add up to the grand total; so do rows, columns and subtotals of every table.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ยอดรวมทั้งสิ้นเป็นตัวเลขที่ถูกอ้างถึงมากที่สุดของแผน",
        "The grand total is the figure of a plan that is cited most.",
    ),
    fix=Bilingual(
        "บวกยอดใหม่จากรายการในตาราง แล้วแก้ไขยอดรวมหรือรายการที่คลาดเคลื่อน",
        "Add up the rows again, then correct the total or the row that is off.",
    ),
    caution=Bilingual(
        "อ่านตัวเลขคลาดเคลื่อน หรือแถวที่เว้นว่างเพราะใช้งบประมาณร่วมกัน",
        "A misread digit, or rows left blank because they share a pool.",
    ),
    check=_check,
    passes=(
        plan(C, strategies=_STRATEGIES, budget_summary=summary(_ROWS, 2, "651000")),
        plan(figure_tables=(figure_table(("ก", "100", "40"), ("ข", "250", "60"), ("รวม", "350", "100")),)),
        plan(C),
    ),
    fails=(
        plan(C, strategies=_STRATEGIES, budget_summary=summary(_ROWS, 2, "641000")),
        plan(figure_tables=(figure_table(("ก", "100", "40"), ("ข", "250", "60"), ("รวม", "350", "110")),)),
    ),
)
