"""STR-03: projects per strategy equal the summary, and the summary's counts add up."""

from collections.abc import Iterator

from pipeline.audit.budget_figures import row_of
from pipeline.audit.examples import C, plan, project, strategy, summary, summary_row
from pipeline.audit.figures import Figure, FigureSystem, FigureSystemBuilder
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.plan import Plan
from schemas.project import Strategy, SummaryRow


def _check(view: PlanView) -> Iterator[Outcome]:
    table = view.plan.budget_summary
    if table is None or not any(row.project_count is not None for row in table.rows):
        yield not_applicable("ไม่มีตารางสรุปจำนวนโครงการ", "No summary of project counts.")
        return
    for strategy_ in view.plan.strategies:
        row = row_of(view.plan, strategy_)
        if row is not None and row.project_count not in {None, len(strategy_.projects)}:
            yield _difference(view, strategy_, row)
    yield from sum_outcomes(view, _counts(view.plan))
    yield passed(
        "จำนวนโครงการตรงกับตารางสรุป", "Project counts agree with the summary.", table.rows[0].evidence
    )


def _difference(view: PlanView, strategy_: Strategy, row: SummaryRow) -> Outcome:
    found, printed = len(strategy_.projects), row.project_count
    th = f"ยุทธศาสตร์ที่ {strategy_.number}: ตารางสรุประบุ {printed} โครงการ นับในตารางโครงการได้ {found}"
    en = f"Strategy {strategy_.number}: the summary says {printed} projects, the table holds {found}."
    evidence = row.evidence + tuple(e for p in strategy_.projects for e in p.evidence[:1])
    if view.excerpt or any(view.read_by_ocr(e) for e in evidence):
        return undecided(f"{th} (ไฟล์เป็นบางส่วนหรืออ่านจากภาพสแกน)", f"{en} Excerpt or scan.", evidence)
    return failed(th, en, evidence, expected=str(found), actual=str(printed))


def _counts(plan_: Plan) -> FigureSystem:
    """Counts of the rows against the printed total count."""
    builder = FigureSystemBuilder()
    table = plan_.budget_summary
    rows = table.rows if table else ()
    kind = "subtotal" if any(row.kind == "subtotal" for row in rows) else "item"
    counted = [row for row in rows if row.kind == kind and row.project_count is not None]
    if table and table.total and table.total.project_count is not None and counted:
        parts = tuple(
            builder.figure(Figure(f"จำนวนโครงการ ข้อ {row.number}", row.project_count or 0, row.evidence))
            for row in counted
        )
        total = builder.figure(Figure("จำนวนโครงการรวม", table.total.project_count, table.total.evidence))
        builder.equation(Bilingual("จำนวนโครงการรวม", "total of projects"), parts, total)
    return builder.built()


_TWO = (project(1), project(2, "อื่น"))

RULE = Rule(
    id="STR-03",
    severity=Severity.MAJOR,
    title=Bilingual("จำนวนโครงการตรงกับตารางสรุป", "Project counts agree with the summary"),
    checks=Bilingual(
        "จำนวนโครงการในแต่ละยุทธศาสตร์เท่ากับตารางสรุป และจำนวนรวมบวกได้ตรง",
        "Projects per strategy equal the summary's counts, and the counts add up to the total.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual(
        "จำนวนโครงการเป็นตัวหารของผลสำเร็จที่รายงาน", "Reported success is measured against this count."
    ),
    fix=Bilingual("นับโครงการใหม่แล้วแก้ตารางสรุป", "Recount the projects and correct the summary."),
    caution=Bilingual("โครงการที่ข้ามหน้าอาจถูกนับสองครั้ง", "A row split over a page may be counted twice."),
    check=_check,
    passes=(
        plan(
            C,
            strategies=(strategy(1, *_TWO),),
            budget_summary=summary((summary_row(1, 2, "2000"),), 2, "2000"),
        ),
        plan(C),
    ),
    fails=(
        plan(
            C,
            strategies=(strategy(1, *_TWO),),
            budget_summary=summary((summary_row(1, 3, "2000"),), 3, "2000"),
        ),
        plan(
            C,
            strategies=(strategy(1, *_TWO),),
            budget_summary=summary((summary_row(1, 2, "2000"),), 5, "2000"),
        ),
    ),
    plan_types=WITH_PROJECTS,
)
