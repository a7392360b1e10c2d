"""BUD-03: strategy budgets, and the rows of every table that prints a total, add up to it."""

from collections.abc import Iterator

from pipeline.audit.budget_figures import budget_figures
from pipeline.audit.examples import C, plan, strategy, summary, summary_row
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable
from pipeline.audit.rule import Rule, internal
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.table_figures import item_totals, number_table_figures
from pipeline.audit.view import PlanView
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    plan_ = view.plan
    if plan_.budget_summary is None and not plan_.budget_items and not plan_.number_tables:
        yield not_applicable("แผนไม่มีตารางที่แสดงยอดรวม", "The plan has no table with a printed total.")
        return
    figures = view.computed(budget_figures)
    yield from sum_outcomes(view, figures.system, figures.of_total)
    for system in (*item_totals(plan_.budget_items), *number_table_figures(plan_.number_tables)):
        yield from sum_outcomes(view, system)


_STRATEGIES = (strategy(1), strategy(2))
_ROWS = (summary_row(1, 1, "556000"), summary_row(2, 1, "95000"))

RULE = Rule(
    id="BUD-03",
    severity=Severity.CRITICAL,
    title=Bilingual("ยอดรวมทั้งสิ้นเท่ากับผลบวกของรายการ", "The grand total equals its parts"),
    checks=Bilingual(
        "งบประมาณของทุกยุทธศาสตร์รวมเท่ากับยอดรวมทั้งสิ้น และทุกตารางที่แสดงยอดรวมบวกได้ตรงตามที่พิมพ์",
        "Strategy budgets add up to the grand total, and so do the rows of every table that prints totals.",
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
        plan(C),
    ),
    fails=(plan(C, strategies=_STRATEGIES, budget_summary=summary(_ROWS, 2, "641000")),),
)
