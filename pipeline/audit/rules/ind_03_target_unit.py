"""IND-03: the unit of the target fits the word of the indicator."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, indicator, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import Indicator, TargetUnit

# percentage, level, number at the start of an indicator
_WORDS = (
    (re.compile(r"\s*(?:อัตรา)?ร้อยละ"), TargetUnit.PERCENT, "ร้อยละ"),
    (re.compile(r"\s*ระดับ"), TargetUnit.LEVEL, "ระดับ"),
    (re.compile(r"\s*จำนวน"), TargetUnit.COUNT, "จำนวน"),
)
_UNITS_TH = {
    TargetUnit.PERCENT: "ร้อยละ",
    TargetUnit.LEVEL: "ระดับ",
    TargetUnit.COUNT: "จำนวนนับ",
    TargetUnit.TEXT: "ข้อความ",
}


def _check(view: PlanView) -> Iterator[Outcome]:
    pairs = [(p, i) for p in all_projects(view.plan) for i in p.indicators if i.unit and _word(i)]
    if not pairs:
        yield not_applicable("ไม่มีตัวชี้วัดที่ระบุหน่วยของเป้าหมาย", "No indicator states a unit.")
        return
    for project_, one in pairs:
        unit, word = _word(one) or (one.unit, "")
        if unit is not one.unit and not _composite(one) and one.unit is not TargetUnit.TEXT:
            yield failed(
                f"{project_label(project_)}: ตัวชี้วัดขึ้นต้นด้วย “{word}” แต่เป้าหมายเป็น"
                f"{_UNITS_TH[one.unit or TargetUnit.TEXT]}",
                f"{project_label(project_)}: the indicator speaks of {word}, the target is a {one.unit}.",
                one.evidence,
                expected=word,
                actual=one.target_text or _UNITS_TH[one.unit or TargetUnit.TEXT],
            )
    yield passed(f"หน่วยของเป้าหมาย {len(pairs)} ข้อสอดคล้อง", f"{len(pairs)} units fit.", pairs[0][1].evidence)


def _word(one: Indicator) -> tuple[TargetUnit, str] | None:
    return next(((unit, word) for pattern, unit, word in _WORDS if pattern.match(one.text)), None)


def _composite(one: Indicator) -> bool:
    """A level stated in percent by the indicator itself, outside of the bracketed target."""
    stated = re.sub(r"\([^)]*\)\s*$", "", one.text)
    return one.unit is TargetUnit.PERCENT and "ร้อยละ" in stated


RULE = Rule(
    id="IND-03",
    severity=Severity.MINOR,
    title=Bilingual("หน่วยของเป้าหมายสอดคล้องกับตัวชี้วัด", "The target's unit fits the indicator"),
    checks=Bilingual(
        "ร้อยละใช้เป้าหมายร้อยละ ระดับใช้ระดับ 1-5 จำนวนใช้จำนวนนับ",
        "Percentages take percent, levels 1 to 5, numbers a count.",
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual(
        "หน่วยที่ไม่สอดคล้องทำให้ไม่ชัดว่าจะวัดอย่างไร", "A unit that does not fit leaves the measure unclear."
    ),
    fix=Bilingual("ปรับถ้อยคำของตัวชี้วัดหรือหน่วยของเป้าหมาย", "Reword the indicator or change the unit."),
    caution=Bilingual(
        "ตัวชี้วัดผสม เช่น ระดับความพึงพอใจ (ร้อยละ)", "Composite indicators that state a level in percent."
    ),
    check=_check,
    passes=(
        plan(C, projects=(project(),)),
        plan(C, projects=(project(1, indicators=(indicator("ระดับความพึงพอใจ ร้อยละของผู้ตอบ (ร้อยละ 80)"),)),)),
    ),
    fails=(plan(C, projects=(project(1, indicators=(indicator("ระดับความสำเร็จในการสร้างเครือข่าย"),)),)),),
    plan_types=WITH_PROJECTS,
    wording=True,
)
