"""IND-01: every project has an indicator."""

from collections.abc import Iterator

from pipeline.audit.examples import C, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_evidence, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey

_WITHOUT_COLUMN = (PlanTypeKey.OPERATION_PLAN, PlanTypeKey.ANTI_CORRUPTION_PLAN)
"""Forms ผด.02 and the anti-corruption table: their columns as seen hold no indicator."""


def _check(view: PlanView) -> Iterator[Outcome]:
    projects = all_projects(view.plan)
    if not projects:
        yield not_applicable("แผนไม่มีโครงการ", "The plan has no projects.")
        return
    if not any(p.indicators for p in projects) and view.of_type(*_WITHOUT_COLUMN):
        yield not_applicable(
            "ตารางโครงการของแผนประเภทนี้ไม่มีคอลัมน์ตัวชี้วัด",
            "The project table of this type of plan has no column for indicators.",
        )
        return
    for one in projects:
        if not one.indicators:
            th, en = f"{project_label(one)}: ไม่พบตัวชี้วัด", f"{project_label(one)}: no indicator."
            evidence = project_evidence(one)
            by_ocr = any(view.read_by_ocr(e) for e in evidence)
            yield (
                undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", evidence)
                if by_ocr
                else failed(th, en, evidence)
            )
    yield passed(
        f"ครบ {len(projects)} โครงการ",
        f"All {len(projects)} projects.",
        projects[0].indicators[0].evidence if projects[0].indicators else (),
    )


RULE = Rule(
    id="IND-01",
    severity=Severity.MAJOR,
    title=Bilingual("ทุกโครงการมีตัวชี้วัด", "Every project has an indicator"),
    checks=Bilingual("ช่องตัวชี้วัดของทุกโครงการมีข้อความ", "The indicator cell of every project is filled."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("โครงการที่ไม่มีตัวชี้วัดประเมินผลไม่ได้", "Without an indicator success cannot be measured."),
    fix=Bilingual("กำหนดตัวชี้วัดของโครงการ", "Set an indicator."),
    caution=Bilingual("เซลล์ที่ผสานทำให้แถวถัดไปดูว่าง", "A merged cell leaves lower rows blank."),
    check=_check,
    passes=(plan(C, projects=(project(),)), plan(C)),
    fails=(plan(C, projects=(project(1), project(2, "อื่น", indicators=()))),),
    plan_types=WITH_PROJECTS,
)
