"""IND-06: where targets of quantity, quality and benefit are used, each project has all three."""

from collections.abc import Iterator

from pipeline.audit.examples import B, indicator, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_evidence, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import Indicator, Project, TargetDimension

_NAMES = {
    TargetDimension.QUANTITY: "เชิงปริมาณ",
    TargetDimension.QUALITY: "เชิงคุณภาพ",
    TargetDimension.BENEFIT: "เชิงประโยชน์",
}


def _check(view: PlanView) -> Iterator[Outcome]:
    projects = [p for p in all_projects(view.plan) if any(i.dimension for i in p.indicators)]
    if not projects:
        yield not_applicable(
            "แผนไม่ได้แยกเป้าหมายเป็นเชิงปริมาณ คุณภาพ และประโยชน์", "Targets are not split in three."
        )
        return
    for one in projects:
        missing = [name for dimension, name in _NAMES.items() if dimension not in _dimensions(one)]
        if missing:
            th = f"{project_label(one)}: ไม่พบเป้าหมาย{', '.join(missing)}"
            en = f"{project_label(one)}: targets missing: {', '.join(missing)}."
            evidence = project_evidence(one)
            yield undecided(th, en, evidence) if view.excerpt else failed(th, en, evidence)
    yield passed(
        f"ครบ {len(projects)} โครงการ", f"All {len(projects)} projects.", project_evidence(projects[0])
    )


def _dimensions(one: Project) -> set[TargetDimension | None]:
    return {i.dimension for i in one.indicators}


def _three(*dimensions: TargetDimension) -> tuple[Indicator, ...]:
    return tuple(indicator().model_copy(update={"dimension": d}) for d in dimensions)


RULE = Rule(
    id="IND-06",
    severity=Severity.MINOR,
    title=Bilingual("เป้าหมายครบสามเชิง", "Quantity, quality and benefit are all stated"),
    checks=Bilingual(
        "หากแผนใช้เป้าหมายเชิงปริมาณ คุณภาพ และประโยชน์ ทุกโครงการมีครบทั้งสาม",
        "Where the plan uses three kinds of target, each project has them all.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("แผนกำหนดรูปแบบเป้าหมายไว้เองจึงควรใช้ให้ครบ", "The plan set this form itself."),
    fix=Bilingual("เพิ่มเป้าหมายที่ขาด", "Add the missing target."),
    caution=Bilingual("ข้อความต่อเนื่องในหน้าถัดไป", "The block may continue on the next page."),
    check=_check,
    passes=(plan(B, projects=(project(1, indicators=_three(*TargetDimension)),)), plan(B)),
    fails=(plan(B, projects=(project(1, indicators=_three(TargetDimension.QUANTITY)),)),),
    plan_types=WITH_PROJECTS,
)
