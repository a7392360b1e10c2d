"""STR-05: different projects do not share objective or amounts word by word."""

from collections.abc import Iterator

from pipeline.audit.examples import C, plan, project, strategy
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.projects import all_projects, project_evidence
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView, squeezed
from schemas.finding import Severity
from schemas.project import Project

_LEAST_CHARS = 20
"""Shorter objectives repeat by nature."""


def _check(view: PlanView) -> Iterator[Outcome]:
    projects = all_projects(view.plan)
    if len(projects) < 2:  # noqa: PLR2004 (two are needed to repeat)
        yield not_applicable("มีโครงการน้อยกว่าสองโครงการ", "Fewer than two projects.")
        return
    same: dict[tuple[int | None, str], list[Project]] = {}
    for project_ in projects:
        objective = squeezed(project_.objective or "")
        if len(objective) >= _LEAST_CHARS:
            same.setdefault((project_.strategy_number, objective), []).append(project_)
    for group in same.values():
        if len({squeezed(p.name) for p in group}) > 1:
            yield _shared(group)
    yield passed("ไม่พบวัตถุประสงค์ที่ซ้ำกันทุกตัวอักษร", "No objective is repeated word by word.")


def _shared(group: list[Project]) -> Outcome:
    numbers = ", ".join(f"{p.strategy_number or '-'}.{p.number}" for p in group)
    return warned(
        f"โครงการ {numbers} ใช้วัตถุประสงค์เดียวกันทุกตัวอักษร: “{group[0].objective}”",
        f"Projects {numbers} share one objective word by word.",
        tuple(e for p in group for e in project_evidence(p)),
        actual=group[0].objective,
    )


_SAME = "เพื่อให้บุคลากรมีความรู้ความสามารถตามเกณฑ์"

RULE = Rule(
    id="STR-05",
    severity=Severity.INFO,
    title=Bilingual("วัตถุประสงค์ของโครงการไม่ซ้ำกัน", "Projects do not share texts word by word"),
    checks=Bilingual(
        "โครงการต่างกันไม่ใช้วัตถุประสงค์เหมือนกันทุกตัวอักษร", "Different projects do not carry the same objective."
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("ข้อความซ้ำมักเกิดจากการคัดลอกแถว", "Repeats usually come from copying rows."),
    fix=Bilingual("ระบุวัตถุประสงค์เฉพาะของแต่ละโครงการ", "State each project's own objective."),
    caution=Bilingual("วัตถุประสงค์ที่ใช้ร่วมกันจริง หรือเซลล์ที่ผสาน", "A genuinely shared objective, or a merged cell."),
    check=_check,
    passes=(plan(C, strategies=(strategy(1, project(1), project(2, "อื่น")),)), plan(C)),
    fails=(
        plan(C, strategies=(strategy(1, project(1, objective=_SAME), project(2, "อื่น", objective=_SAME)),)),
    ),
    plan_types=WITH_PROJECTS,
)
