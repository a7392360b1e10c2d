"""BUD-06: no run of department amounts is repeated in the next row."""

from collections.abc import Iterator

from pipeline.audit.budget_figures import repeated_runs
from pipeline.audit.examples import C, budget, plan, project, strategy
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.projects import project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    if not view.plan.strategies:
        yield not_applicable("แผนไม่มีโครงการรายยุทธศาสตร์", "No projects by strategy.")
        return
    for one in view.plan.strategies:
        for run in repeated_runs(one):
            lines = run.project.budget.lines if run.project.budget else ()
            amounts = ", ".join(f"{lines[i].department} {lines[i].amount_baht:,}" for i, _ in run.pairs)
            yield warned(
                f"{project_label(run.project)}: จำนวนเงิน {amounts} ซ้ำกับโครงการก่อนหน้า อาจเป็นเซลล์ที่พิมพ์ซ้ำ",
                f"{project_label(run.project)}: {amounts} repeats the row before.",
                tuple(e for i, _ in run.pairs for e in lines[i].evidence),
                actual=amounts,
            )
    yield passed("ไม่พบจำนวนเงินที่ซ้ำทั้งชุด", "No run of amounts is repeated.")


_LONG = budget(("finance", "100"), ("works", "200"), ("education", "300"))
_TAIL = budget(("works", "200"), ("education", "300"))

RULE = Rule(
    id="BUD-06",
    severity=Severity.MINOR,
    title=Bilingual("ไม่มีชุดจำนวนเงินซ้ำในแถวถัดไป", "No run of amounts is repeated"),
    checks=Bilingual(
        "ชุดจำนวนเงินรายส่วนราชการไม่ซ้ำกับแถวก่อนหน้า", "A run of department amounts does not repeat the row before."
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("หากนับซ้ำ ยอดรวมจะเกินจริง", "Counted twice, it inflates the total."),
    fix=Bilingual("ตรวจสอบว่าใช้งบประมาณร่วมกันหรือพิมพ์ซ้ำ", "Check whether the budget is shared or was copied."),
    caution=Bilingual("อาจใช้งบประมาณจำนวนเดียวกันจริง", "The same budget may really be used twice."),
    check=_check,
    passes=(plan(C, strategies=(strategy(1, project(1, budget=_LONG), project(2, "อื่น")),)), plan(C)),
    fails=(plan(C, strategies=(strategy(1, project(1, budget=_LONG), project(2, "อื่น", budget=_TAIL)),)),),
    plan_types=WITH_PROJECTS,
)
