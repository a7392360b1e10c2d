"""STR-03: projects per strategy equal the summary, and the summary's counts add up."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from pipeline.audit.budget_figures import row_of
from pipeline.audit.examples import C, plan, project, strategy, summary, summary_row
from pipeline.audit.figures import Figure, FigureSystem, FigureSystemBuilder, pointed
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.view import PlanView
from pipeline.tables.wording import plain
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.project import Project, Strategy, SummaryRow, SummaryTotal

_NUMBER = re.compile(r"^[\d.]+")
_LEAST_PROGRAMMES = 2
_SAME_AT = 85.0


def _check(view: PlanView) -> Iterator[Outcome]:
    table = view.plan.budget_summary
    if table is None or not any(row.project_count is not None for row in table.rows):
        yield not_applicable("ไม่มีตารางสรุปจำนวนโครงการ", "No summary of project counts.")
        return
    for strategy_ in view.plan.strategies:
        row = row_of(view.plan, strategy_)
        if row is not None and row.project_count not in {None, *_ways_to_count(strategy_.projects)}:
            yield _difference(view, strategy_, row)
    if table.total is not None:
        yield from _in_all(view, table.total)
    yield from sum_outcomes(view, _counts(view.plan))
    yield passed(
        "จำนวนโครงการตรงกับตารางสรุป", "Project counts agree with the summary.", table.rows[0].evidence
    )


def _ways_to_count(projects: Sequence[Project]) -> tuple[int, int]:
    """How many projects there are, and how many where each counts in every year that spends on it.

    A summary with a column for each year adds up the years.
    """
    years = ({line.year_be for line in p.budget.lines} if p.budget else set() for p in projects)
    return len(projects), sum(len(of_one) for of_one in years)


def _difference(view: PlanView, strategy_: Strategy, row: SummaryRow) -> Outcome:
    found, printed = len(strategy_.projects), row.project_count or 0
    th = f"ยุทธศาสตร์ที่ {strategy_.number}: ตารางสรุประบุ {printed} โครงการ นับในบัญชีโครงการได้ {found} โครงการ"
    en = f"Strategy {strategy_.number}: the summary says {printed} projects, the table holds {found}."
    loose = _unsummed(view.plan, strategy_)
    if loose:
        named = ", ".join(dict.fromkeys(f"“{p.programme}”" for p in loose))
        th, en = f"{th} แผนงานที่ไม่มีในตารางสรุป: {named}", f"{en} Programmes not in the summary: {named}."
    counted = loose or strategy_.projects
    evidence = pointed(row.evidence, printed) + tuple(e for p in counted for e in p.evidence[:1])
    return _verdict(view, Bilingual(th, en), evidence, (found, printed))


def _unsummed(plan_: Plan, strategy_: Strategy) -> tuple[Project, ...]:
    """Projects under a programme that the summary, where it lists programmes, does not name."""
    rows = plan_.budget_summary.rows if plan_.budget_summary else ()
    names = [_bare(r.title) for r in rows if r.kind == "item" and r.strategy_number == strategy_.number]
    if len(names) < _LEAST_PROGRAMMES:
        return ()
    return tuple(
        p
        for p in strategy_.projects
        if p.programme and max(fuzz.ratio(_bare(p.programme), name) for name in names) < _SAME_AT
    )


def _bare(programme: str) -> str:
    return _NUMBER.sub("", plain(programme))


def _in_all(view: PlanView, total: SummaryTotal) -> Iterator[Outcome]:
    """The printed total of projects against all that are listed."""
    listed = [p for strategy_ in view.plan.strategies for p in strategy_.projects]
    printed = total.project_count
    if printed is None or not listed or printed in _ways_to_count(listed):
        return
    th = f"ตารางสรุประบุรวม {printed} โครงการ นับในบัญชีโครงการทั้งแผนได้ {len(listed)} โครงการ"
    en = f"The summary says {printed} projects in all, the plan lists {len(listed)}."
    ends = tuple(e for p in (listed[0], listed[-1]) for e in p.evidence[:1])
    evidence = pointed(total.evidence, printed) + ends
    yield _verdict(view, Bilingual(th, en), evidence, (len(listed), printed))


def _verdict(
    view: PlanView, words: Bilingual, evidence: tuple[Evidence, ...], counts: tuple[int, int]
) -> Outcome:
    """`counts` are found and printed."""
    found, printed = counts
    # Pages that are not in the file may hold more projects, never fewer.
    if (view.excerpt and found < printed) or any(view.read_by_ocr(e) for e in evidence):
        return undecided(
            f"{words.th} (ไฟล์เป็นบางส่วนหรืออ่านจากภาพสแกน)", f"{words.en} Excerpt or scan.", evidence
        )
    return failed(words.th, words.en, evidence, expected=str(found), actual=str(printed))


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
