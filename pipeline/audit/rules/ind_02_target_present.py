"""IND-02: every indicator has a target value."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, indicator, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import Indicator

# aims told in words: everyone, all, done, complete, in time, reaches the standard, none
_IN_WORDS = re.compile(r"ทุกคน|ทุกราย|ทุกส่วน|ทั้งหมด|แล้วเสร็จ|ครบถ้วน|ครบทุก|ตามกำหนด|ทันกำหนด|ผ่านเกณฑ์|ไม่มีข้อ")


def _check(view: PlanView) -> Iterator[Outcome]:
    pairs = [(p, i) for p in all_projects(view.plan) for i in p.indicators]
    if not pairs:
        yield not_applicable("แผนไม่มีตัวชี้วัดรายโครงการ", "No project has indicators.")
        return
    for project_, one in pairs:
        if _aimless(one) and not project_.target:
            th = f"{project_label(project_)}: ตัวชี้วัด “{one.text}” ไม่มีค่าเป้าหมาย"
            en = f"{project_label(project_)}: the indicator has no target value."
            by_ocr = any(view.read_by_ocr(e) for e in one.evidence)
            yield (
                undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", one.evidence)
                if by_ocr
                else failed(th, en, one.evidence, actual=one.text)
            )
    yield passed(
        f"ตัวชี้วัด {len(pairs)} ข้อมีค่าเป้าหมาย", f"{len(pairs)} indicators have targets.", pairs[0][1].evidence
    )


def _aimless(one: Indicator) -> bool:
    stated = one.target_value is not None or one.target_text or one.dimension is not None
    return not stated and not _IN_WORDS.search(one.text)


RULE = Rule(
    id="IND-02",
    severity=Severity.MAJOR,
    title=Bilingual("ทุกตัวชี้วัดมีค่าเป้าหมาย", "Every indicator has a target value"),
    checks=Bilingual(
        "ตัวชี้วัดระบุค่าเป้าหมาย เช่น ร้อยละ 80 ระดับ 5", "Indicators state a target such as 80 % or level 5."
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("ตัวชี้วัดที่ไม่มีเป้าหมายบอกไม่ได้ว่าสำเร็จหรือไม่", "Without a target success cannot be told."),
    fix=Bilingual("ระบุค่าเป้าหมาย", "State the target."),
    caution=Bilingual("เป้าหมายอยู่ในคอลัมน์อื่น", "The target may stand in another column."),
    check=_check,
    passes=(
        plan(C, projects=(project(),)),
        plan(C, projects=(project(1, indicators=(indicator("บุคลากรทุกคนรับทราบ", value=None, unit=None),)),)),
        plan(C),
    ),
    fails=(plan(C, projects=(project(1, indicators=(indicator(value=None, unit=None),)),)),),
    plan_types=WITH_PROJECTS,
)
