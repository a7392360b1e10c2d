"""IND-01: every project has an indicator."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided, warned
from pipeline.audit.projects import all_projects, project_evidence, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey
from schemas.project import Project

_WITHOUT_COLUMN = (PlanTypeKey.OPERATION_PLAN, PlanTypeKey.ANTI_CORRUPTION_PLAN)
"""Forms ผด.02 and the anti-corruption table: their columns as seen hold no indicator."""
_HEADER = re.compile(r"ตัว\s?ชี้\s?วัด|KPI")  # indicator, as the header of a column


def _check(view: PlanView) -> Iterator[Outcome]:
    projects = all_projects(view.plan)
    if not projects:
        yield not_applicable("แผนไม่มีโครงการ", "The plan has no projects.")
        return
    if not any(p.indicators for p in projects):
        yield _none_at_all(view, projects)
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


def _none_at_all(view: PlanView, projects: tuple[Project, ...]) -> Outcome:
    """No project has one: the table lacks the column, or its column could not be read."""
    if view.of_type(*_WITHOUT_COLUMN):
        return not_applicable(
            "ตารางโครงการของแผนประเภทนี้ไม่มีคอลัมน์ตัวชี้วัด",
            "The project table of this type of plan has no column for indicators.",
        )
    header = next((hit for hit in view.hits(_HEADER) if hit.passage.in_table), None)
    if header is not None:
        return undecided(
            "ตารางมีคำว่าตัวชี้วัด แต่อ่านตัวชี้วัดของโครงการใดไม่ได้เลย จึงยังตัดสินไม่ได้",
            "A table names indicators, but none could be read for any project.",
            header.evidence,
        )
    return warned(
        f"ตารางโครงการไม่มีคอลัมน์ตัวชี้วัด จึงไม่พบตัวชี้วัดของโครงการทั้ง {len(projects)} โครงการ "
        "โปรดตรวจสอบว่ากำหนดไว้ที่อื่นหรือไม่",
        f"The project table has no column for indicators; none of {len(projects)} projects has one.",
        project_evidence(projects[0]),
    )


RULE = Rule(
    id="IND-01",
    severity=Severity.MAJOR,
    title=Bilingual("ทุกโครงการมีตัวชี้วัด", "Every project has an indicator"),
    checks=Bilingual("ช่องตัวชี้วัดของทุกโครงการมีข้อความ", "The indicator cell of every project is filled."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("โครงการที่ไม่มีตัวชี้วัดประเมินผลไม่ได้", "Without an indicator success cannot be measured."),
    fix=Bilingual("กำหนดตัวชี้วัดของโครงการ", "Set an indicator."),
    caution=Bilingual(
        "เซลล์ที่ผสานทำให้แถวถัดไปดูว่าง และตารางบางแบบไม่มีคอลัมน์ตัวชี้วัด",
        "A merged cell leaves lower rows blank; some tables have no column for indicators.",
    ),
    check=_check,
    passes=(plan(C, projects=(project(),)), plan(C)),
    fails=(
        plan(C, projects=(project(1), project(2, "อื่น", indicators=()))),
        plan(C, projects=(project(1, indicators=()), project(2, "อื่น", indicators=()))),
    ),
    plan_types=WITH_PROJECTS,
)
