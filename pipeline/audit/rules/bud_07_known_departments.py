"""BUD-07: departments that spend exist in the structure table, under the same name."""

from collections.abc import Iterator

from pipeline.audit.examples import C, budget, plan, project, staffing
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.projects import all_projects
from pipeline.audit.rule import DEVELOPMENT, Rule, internal
from pipeline.audit.view import PlanView, squeezed
from schemas.finding import Severity
from schemas.project import BudgetLine


def _check(view: PlanView) -> Iterator[Outcome]:
    units = view.plan.staffing.units if view.plan.staffing else ()
    spending = _by_name(view)
    if not units or not spending:
        yield not_applicable(
            "ไม่มีตารางโครงสร้างหรือไม่มีงบประมาณรายส่วนราชการ", "No structure table, or no budgets by department."
        )
        return
    names = {squeezed(unit.name) for unit in units}
    by_key = {unit.department_key: unit for unit in units if unit.department_key}
    for name, line in spending.items():
        if name in names:
            continue
        alias = by_key.get(line.department_key) if line.department_key else None
        if alias is not None:
            yield warned(
                f"“{line.department}” ในงบประมาณ พิมพ์ว่า “{alias.name}” ในตารางโครงสร้าง",
                f"{line.department!r} in the budgets is printed {alias.name!r} in the structure table.",
                line.evidence + alias.evidence[:1],
                expected=alias.name,
                actual=line.department,
            )
        else:
            yield warned(
                f"ไม่พบ “{line.department}” ในตารางโครงสร้าง โปรดตรวจสอบ",
                f"{line.department!r} is not in the structure table.",
                line.evidence,
                actual=line.department,
            )
    yield passed("ส่วนราชการในงบประมาณมีในตารางโครงสร้าง", "All departments are in the structure table.")


def _by_name(view: PlanView) -> dict[str, BudgetLine]:
    lines = (line for p in all_projects(view.plan) if p.budget for line in p.budget.lines)
    found: dict[str, BudgetLine] = {}
    for line in lines:
        if line.department:
            found.setdefault(squeezed(line.department), line)
    return found


_UNITS = staffing((("finance", 1, 0, 1),), (1, 0, 1))

RULE = Rule(
    id="BUD-07",
    severity=Severity.MINOR,
    title=Bilingual("ส่วนราชการในงบประมาณมีในโครงสร้าง", "Spending departments exist in the structure"),
    checks=Bilingual(
        "ชื่อส่วนราชการในงบประมาณตรงกับตารางโครงสร้าง",
        "Departments in budgets are named as in the structure table.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("ชื่อที่ต่างกันทำให้รวมยอดรายส่วนราชการผิด", "Different names spoil sums by department."),
    fix=Bilingual("ใช้ชื่อส่วนราชการเต็มให้ตรงกันทั้งฉบับ", "Use the full name throughout."),
    caution=Bilingual("ชื่อย่อของส่วนราชการเดียวกัน", "A short name of the same department."),
    check=_check,
    passes=(plan(C, staffing=_UNITS, projects=(project(1, budget=budget(("finance", "100"))),)), plan(C)),
    fails=(plan(C, staffing=_UNITS, projects=(project(1, budget=budget(("works", "100"))),)),),
    plan_types=DEVELOPMENT,
    wording=True,
)
