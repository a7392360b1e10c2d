"""BUD-04: the recomputed strategy budgets add up to the printed grand total."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.budget_figures import fully_read, row_of, strategy_sum
from pipeline.audit.examples import C, budget, plan, project, strategy, summary, summary_row
from pipeline.audit.figures import SATANG_PER_BAHT, satang, signed, written
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.project import Strategy


def _check(view: PlanView) -> Iterator[Outcome]:
    table = view.plan.budget_summary
    total = table.total if table else None
    summed = list(_summed(view))
    if total is None or total.amount_baht is None or not summed:
        yield not_applicable("ไม่มียอดรวมทั้งสิ้นให้เทียบ", "There is no grand total to compare with.")
        return
    if not all(fully_read(one) for one in summed):
        yield undecided("มีจำนวนเงินที่อ่านไม่ได้", "An amount is illegible.", total.evidence)
        return
    recomputed = sum((strategy_sum(one) for one in summed), Decimal(0))
    yield _verdict(view, recomputed, total.amount_baht, total.evidence)


def _verdict(
    view: PlanView, recomputed: Decimal, printed: Decimal, evidence: tuple[Evidence, ...]
) -> Outcome:
    shown = written(satang(recomputed), SATANG_PER_BAHT)
    stated = written(satang(printed), SATANG_PER_BAHT)
    if recomputed == printed:
        return passed(
            f"ผลรวมรายโครงการ {shown} เท่ากับยอดรวม", f"Projects add up to {shown}, as printed.", evidence
        )
    difference = signed(satang(printed - recomputed), SATANG_PER_BAHT)
    th = f"ผลรวมรายโครงการ {shown} ยอดรวมที่พิมพ์ {stated} ต่างกัน {difference}"
    en = f"Projects add up to {shown}, printed {stated}, difference {difference}."
    if any(view.read_by_ocr(e) for e in evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", evidence)
    return warned(th, en, evidence, expected=shown, actual=stated)


def _summed(view: PlanView) -> Iterator[Strategy]:
    """Strategies the summary gives an amount for; those left blank share a pool or have none."""
    for one in view.plan.strategies:
        row = row_of(view.plan, one)
        if row is not None and row.amount_baht is not None:
            yield one


_ONE = (strategy(1, project(1, budget=budget(("", "546000")))),)

RULE = Rule(
    id="BUD-04",
    severity=Severity.INFO,
    title=Bilingual("ผลรวมรายโครงการเท่ากับยอดรวมทั้งสิ้น", "Recomputed projects equal the grand total"),
    checks=Bilingual(
        "ผลรวมรายโครงการของยุทธศาสตร์ที่มียอดในตารางสรุป เท่ากับยอดรวมทั้งสิ้นที่พิมพ์",
        "Projects of the strategies with an amount in the summary add up to the printed grand total.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ช่วยชี้ว่าตัวเลขใดน่าจะคลาดเคลื่อนเมื่อยอดในตารางสรุปไม่ตรง แต่ไม่ใช่ข้อพิสูจน์",
        "It suggests which figure is off when the summary disagrees; it proves nothing.",
    ),
    fix=Bilingual("เทียบผลรวมรายโครงการกับยอดรวมทั้งสิ้น", "Compare the projects with the grand total."),
    caution=Bilingual("ยุทธศาสตร์ที่ใช้งบประมาณร่วมกัน", "Strategies that share a pool."),
    check=_check,
    passes=(
        plan(C, strategies=_ONE, budget_summary=summary((summary_row(1, 1, "556000"),), 1, "546000")),
        plan(C),
    ),
    fails=(plan(C, strategies=_ONE, budget_summary=summary((summary_row(1, 1, "556000"),), 1, "556000")),),
    plan_types=WITH_PROJECTS,
)
