"""STR-04: project numbers run from 1 without gaps in each strategy (and programme)."""

from collections.abc import Iterator

from pipeline.audit.examples import C, plan, project, strategy
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import Project


def _check(view: PlanView) -> Iterator[Outcome]:
    groups = [numbered for group in _groups(view) if (numbered := _numbered(group))]
    if not groups:
        yield not_applicable("โครงการไม่มีเลขลำดับ", "Projects are not numbered.")
        return
    runs_on = _odd([one for group in groups for one in group]) is None
    for group in groups:
        odd = None if runs_on else _odd(group)
        if odd is not None:
            yield _broken(view, group, odd)
    yield passed("เลขลำดับโครงการต่อเนื่อง", "Project numbers run on.", groups[0][0][0].evidence[:1])


def _odd(group: list[tuple[Project, int]]) -> Project | None:
    """The first project whose number neither follows the one before nor starts a programme anew at 1."""
    restarts = any(project_.programme for project_, _ in group)
    before = 0
    for project_, number in group:
        if number != before + 1 and not (restarts and number == 1):
            return project_
        before = number
    return None


def _broken(view: PlanView, group: list[tuple[Project, int]], odd: Project) -> Outcome:
    place = f"ยุทธศาสตร์ที่ {odd.strategy_number}" if odd.strategy_number else "บัญชีโครงการ"
    if odd.programme:
        place += f" {odd.programme}"
    shown = ", ".join(str(number) for _, number in group)
    th = f"{place}: เลขลำดับโครงการไม่ต่อเนื่อง ({shown})"
    en = f"Project numbers do not run from 1 without gaps ({shown})."
    if view.excerpt or any(view.read_by_ocr(e) for e in odd.evidence):
        return undecided(f"{th} (ไฟล์เป็นบางส่วนหรืออ่านจากภาพสแกน)", f"{en} Excerpt or scan.", odd.evidence[:1])
    return warned(th, en, odd.evidence[:1], expected="1, 2, 3, …", actual=shown)


def _groups(view: PlanView) -> Iterator[list[Project]]:
    """Projects by strategy in printed order."""
    by_place: dict[int | None, list[Project]] = {}
    for i, strategy_ in enumerate(view.plan.strategies):
        by_place.setdefault(i, []).extend(strategy_.projects)
    if not view.plan.strategies:
        for project_ in view.plan.projects:
            by_place.setdefault(project_.strategy_number, []).append(project_)
    yield from by_place.values()


def _numbered(group: list[Project]) -> list[tuple[Project, int]]:
    return [(p, int(p.number)) for p in group if p.number is not None and str(p.number).isdecimal()]


RULE = Rule(
    id="STR-04",
    severity=Severity.MINOR,
    title=Bilingual("เลขลำดับโครงการต่อเนื่อง", "Project numbers run without gaps"),
    checks=Bilingual(
        "เลขลำดับโครงการเริ่มที่ 1 ในแต่ละยุทธศาสตร์หรือต่อเนื่องทั้งแผน และไม่ข้าม",
        "Numbers start at 1, in each strategy or once in the plan, and do not skip.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("เลขที่ข้ามอาจแสดงว่ามีโครงการตกหล่น", "A gap may mean that a project was lost."),
    fix=Bilingual("ตรวจสอบลำดับและแถวที่ตกหล่น", "Check the order and missing rows."),
    caution=Bilingual(
        "ตารางถูกตัดข้ามหน้า หรือฉบับแก้ไขที่เริ่มนับใหม่",
        "A table cut by a page, or an amendment that restarts numbering.",
    ),
    check=_check,
    passes=(
        plan(C, strategies=(strategy(1, project(1), project(2, "อื่น")),)),
        plan(C, strategies=(strategy(1, project(1)), strategy(2, project(2, "อื่น")))),
        plan(C),
    ),
    fails=(plan(C, strategies=(strategy(1, project(1), project(3, "อื่น")),)),),
    plan_types=WITH_PROJECTS,
)
