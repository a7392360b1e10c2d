"""DEV-07: no generic office where the local one is meant."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity

# chief executive, or clerk, of "the local government organization"; the middle word may be damaged
_GENERIC_OFFICE = re.compile(r"(?:นายก|(?<!รอง)ปลัด)อ?ง[ก-๛]{2,8}ปกครองส่วนท้องถิ่น")
# definitions in law: "means", "means also"
_DEFINITION = re.compile(r"หมายความว่า|หมายถึง|หมายความรวมถึง")


def _check(view: PlanView) -> Iterator[Outcome]:
    for hit in view.hits(_GENERIC_OFFICE, "นายกอ", "นายกง", "ปลัดอ", "ปลัดง"):
        if _DEFINITION.search(hit.passage.plain):
            continue
        yield failed(
            f"ใช้ชื่อตำแหน่งกลาง “{hit.text}” แทนชื่อตำแหน่งขององค์กรนี้",
            f"The generic office {hit.text!r} stands where the local one is meant.",
            hit.evidence,
            actual=hit.text,
        )


RULE = Rule(
    id="DEV-07",
    severity=Severity.MINOR,
    title=Bilingual("ใช้ชื่อตำแหน่งขององค์กรตนเอง", "Offices are named as the organization's own"),
    checks=Bilingual(
        "ไม่ใช้คำกลาง เช่น นายกองค์กรปกครองส่วนท้องถิ่น แทน นายกเทศมนตรี หรือ นายกองค์การบริหารส่วนตำบล",
        "No generic 'chief executive of the local government organization' for the mayor.",
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual(
        "ตำแหน่งกลางไม่ชี้ตัวผู้รับผิดชอบในองค์กรนี้", "A generic office does not say who is responsible here."
    ),
    fix=Bilingual(
        "แก้เป็นชื่อตำแหน่งขององค์กร เช่น นายกเทศมนตรี ปลัดเทศบาล",
        "Name the office, such as the mayor or the municipal clerk.",
    ),
    caution=Bilingual("การยกบทนิยามตามกฎหมาย", "A definition quoted from law."),
    check=_check,
    passes=(plan(sections=text("นายกเทศมนตรี เป็นประธานกรรมการ", "ปลัดเทศบาล เป็นกรรมการ")),),
    fails=(
        plan(sections=text("นายกองค์กรปกครองส่วนท้องถิ่น เป็นประธานกรรมการ")),
        plan(sections=text("ปลัดองค์กรปกครองส่วนท้องถิ่น เป็นกรรมการ")),
    ),
    plan_types=PERSONNEL,
    firm=True,
)
