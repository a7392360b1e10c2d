"""BUD-02: the amounts of a strategy's projects add up to the budget printed for the strategy."""

from collections.abc import Iterator

from pipeline.audit.budget_figures import budget_figures, fully_read, row_of
from pipeline.audit.examples import C, budget, plan, project, strategy, summary, summary_row
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, undecided
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.view import PlanView
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    plan_ = view.plan
    if plan_.budget_summary is None or not plan_.strategies:
        yield not_applicable(
            "แผนไม่มีตารางสรุปงบประมาณรายยุทธศาสตร์", "The plan has no table of budgets by strategy."
        )
        return
    figures = view.computed(budget_figures)
    yield from sum_outcomes(view, figures.system, figures.by_strategy)
    for strategy_ in plan_.strategies:
        row = row_of(plan_, strategy_)
        if row is not None and row.amount_baht is not None and not fully_read(strategy_):
            yield undecided(
                f"ยุทธศาสตร์ที่ {strategy_.number}: มีจำนวนเงินที่อ่านไม่ได้ จึงยังตัดสินไม่ได้",
                f"Strategy {strategy_.number}: an amount is illegible.",
                row.evidence,
            )


_ROWS = (summary_row(1, 2, "300"),)


def _example(first: str, second: str) -> tuple[object, ...]:
    rows = (project(1, budget=budget(("finance", first))), project(2, "อื่น", budget=budget(("works", second))))
    return (strategy(1, *rows),)


RULE = Rule(
    id="BUD-02",
    severity=Severity.CRITICAL,
    title=Bilingual("งบประมาณโครงการรวมเท่ากับงบประมาณของยุทธศาสตร์", "Project budgets add up to the strategy"),
    checks=Bilingual(
        "จำนวนเงินของทุกโครงการในยุทธศาสตร์ (นับรายการที่พิมพ์ซ้ำเพียงครั้งเดียว) รวมเท่ากับงบประมาณในตารางสรุป",
        "The amounts of a strategy's projects, repeated runs counted once, equal the amount in the summary.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ผู้ตรวจและประชาชนใช้ยอดสรุปโดยไม่ได้บวกรายโครงการใหม่ ยอดที่ไม่ตรงกันทำให้ใช้งบประมาณอ้างอิงไม่ได้",
        "Readers rely on the summary; if it disagrees with the detail neither can be cited.",
    ),
    fix=Bilingual(
        "ทบทวนจำนวนเงินรายโครงการกับตารางสรุป แล้วแก้ไขจุดที่พิมพ์คลาดเคลื่อน",
        "Compare project amounts with the summary and correct the misprint.",
    ),
    caution=Bilingual(
        "เซลล์ที่ผสาน งบประมาณที่ใช้ร่วมกัน หรืออ่าน ๔ กับ ๕ สลับกัน",
        "Merged cells, a shared pool, or the digits 4 and 5 confused.",
    ),
    check=_check,
    passes=(
        plan(C, strategies=_example("100", "200"), budget_summary=summary(_ROWS, 2, "300")),
        plan(C),
    ),
    fails=(plan(C, strategies=_example("100", "300"), budget_summary=summary(_ROWS, 2, "300")),),
    plan_types=WITH_PROJECTS,
)
