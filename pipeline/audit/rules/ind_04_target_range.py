"""IND-04: percentages lie in 0 to 100, levels in 1 to 5, counts above 0."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.examples import C, indicator, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import TargetUnit

_RANGES = {
    TargetUnit.PERCENT: (Decimal(0), Decimal(100), "0-100"),
    TargetUnit.LEVEL: (Decimal(1), Decimal(5), "1-5"),
    TargetUnit.COUNT: (Decimal("0.01"), Decimal("1e12"), "> 0"),
}


def _check(view: PlanView) -> Iterator[Outcome]:
    pairs = [
        (p, i, i.target_value, _RANGES[i.unit])
        for p in all_projects(view.plan)
        for i in p.indicators
        if i.target_value is not None and i.unit in _RANGES
    ]
    if not pairs:
        yield not_applicable("ไม่มีค่าเป้าหมายที่เป็นตัวเลข", "No numeric targets.")
        return
    for project_, one, value, (low, high, shown) in pairs:
        if not low <= value <= high:
            th = f"{project_label(project_)}: ค่าเป้าหมาย {value} อยู่นอกช่วง {shown}"
            en = f"{project_label(project_)}: the target {value} is outside of {shown}."
            by_ocr = any(view.read_by_ocr(e) for e in one.evidence)
            if by_ocr:
                yield undecided(
                    f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} Read from a scan.", one.evidence
                )
            else:
                yield failed(th, en, one.evidence, expected=shown, actual=str(value))
    yield passed(
        f"ค่าเป้าหมาย {len(pairs)} ข้ออยู่ในช่วง", f"{len(pairs)} targets are in range.", pairs[0][1].evidence
    )


RULE = Rule(
    id="IND-04",
    severity=Severity.MINOR,
    title=Bilingual("ค่าเป้าหมายอยู่ในช่วงที่เป็นไปได้", "Targets are in range"),
    checks=Bilingual(
        "ร้อยละ 0-100 ระดับ 1-5 จำนวนมากกว่า 0", "Percent 0 to 100, levels 1 to 5, counts above 0."
    ),
    basis=internal("ช่วงค่าทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ค่านอกช่วงเป็นไปไม่ได้ มักเกิดจากการพิมพ์", "Values out of range are impossible, usually misprints."
    ),
    fix=Bilingual("ตรวจสอบตัวเลขเป้าหมาย", "Check the number."),
    caution=Bilingual("อ่านตัวเลขจากภาพสแกนคลาดเคลื่อน", "A misread digit."),
    check=_check,
    passes=(plan(C, projects=(project(),)), plan(C)),
    fails=(
        plan(C, projects=(project(1, indicators=(indicator(value="800"),)),)),
        plan(C, projects=(project(1, indicators=(indicator("ระดับ", TargetUnit.LEVEL, "6"),)),)),
    ),
    plan_types=WITH_PROJECTS,
)
