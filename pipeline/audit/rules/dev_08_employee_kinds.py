"""DEV-08: the plan covers all kinds of employees."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_OFFICIALS = "ข้าราชการหรือพนักงาน"
_TEACHERS = "ข้าราชการครูหรือพนักงานครู"
_KINDS = {
    _OFFICIALS: re.compile(r"ข้าราชการ|พนักงานเทศบาล|พนักงานส่วนตำบล|พนักงานส่วนท้องถิ่น"),
    _TEACHERS: re.compile(r"(?:ข้าราชการ|พนักงาน)(?:หรือพนักงาน)?ครู|บุคลากรทางการศึกษา"),
    "ลูกจ้างประจำ": re.compile(r"ลูกจ้าง"),
    "พนักงานจ้าง": re.compile(r"พนักงาน\s?จ้าง"),
}

_ENUMERATED = 2
"""Kinds a plan names at least when it tells its staff by kinds."""
# division of education, school, child development centre: where teachers work
_EDUCATION = re.compile(r"(?:กอง|สำนัก)การศึกษา|โรงเรียน|สถานศึกษา|ศูนย์พัฒนาเด็ก")


def _check(view: PlanView) -> Iterator[Outcome]:
    if not view.passages:
        yield undecided("ไม่มีข้อความให้ตรวจ", "There is no text to check.")
        return
    named = {kind for kind, pattern in _KINDS.items() if pattern.search(view.squeezed_plain)}
    if len(named) < _ENUMERATED:
        yield not_applicable(
            "แผนกล่าวถึงบุคลากรโดยรวม ไม่ได้แจกแจงประเภท", "The plan speaks of its staff without naming kinds."
        )
        return
    if view.plan.positions:
        named.add(_OFFICIALS)
    missing = [kind for kind in _KINDS if kind not in named and (kind != _TEACHERS or _teaches(view))]
    if not missing:
        yield passed("กล่าวถึงบุคลากรครบทุกประเภท", "All kinds of employees are named.")
        return
    hit = next(view.hits(_KINDS["พนักงานจ้าง"]), None) or next(view.hits(_KINDS[_OFFICIALS]), None)
    yield warned(
        f"ไม่ได้กล่าวถึง {', '.join(missing)} โปรดตรวจสอบว่ามีบุคลากรประเภทนี้หรือจัดทำแผนแยก",
        f"Not named: {', '.join(missing)}.",
        hit.evidence if hit else (),
        actual=", ".join(missing),
    )


def _teaches(view: PlanView) -> bool:
    """Whether the organization may have a unit in which teachers work; an excerpt does not tell."""
    if view.excerpt:
        return True
    units = view.plan.staffing.units if view.plan.staffing else ()
    by_key = any(unit.department_key == "education" for unit in units)
    return by_key or _EDUCATION.search(view.squeezed_plain) is not None


RULE = Rule(
    id="DEV-08",
    severity=Severity.MINOR,
    title=Bilingual("ครอบคลุมบุคลากรทุกประเภท", "All kinds of employees are covered"),
    checks=Bilingual(
        "กล่าวถึงข้าราชการหรือพนักงาน ข้าราชการครู ลูกจ้างประจำ และพนักงานจ้าง",
        "Officials, teachers, permanent and contract employees are named.",
    ),
    basis=used(
        "ประเภทบุคลากรที่พบในเอกสารของ อปท.; หน้าที่ให้ครอบคลุมทุกประเภทยังไม่ได้ยืนยัน",
        "Kinds seen in documents of local governments; the duty to cover all is not verified",
    ),
    why=Bilingual("บุคลากรที่ไม่ถูกกล่าวถึงอาจไม่ได้รับการพัฒนา", "Staff who are not named may be left out."),
    fix=Bilingual(
        "เพิ่มประเภทบุคลากรที่ขาด หรือระบุว่าจัดทำแผนแยก",
        "Name the missing kind, or say that it has a plan of its own.",
    ),
    caution=Bilingual(
        "ครูอาจอยู่ในแผนแยก หรือองค์กรไม่มีสถานศึกษา", "Teachers may be in a separate plan, or there are none."
    ),
    check=_check,
    passes=(
        plan(C, sections=text("ข้าราชการหรือพนักงานส่วนท้องถิ่น ข้าราชการครู ลูกจ้างประจำ และพนักงานจ้าง")),
        plan(C, sections=text("พนักงานเทศบาล ลูกจ้าง และพนักงานจ้าง")),
        plan(C, sections=text("บุคลากรทุกคนต้องได้รับการพัฒนา")),
    ),
    fails=(
        plan(C, sections=text("พนักงานเทศบาล ลูกจ้าง และพนักงานจ้าง", "กองการศึกษา")),
        plan(C, sections=text("พนักงานเทศบาล และพนักงานจ้าง")),
    ),
    plan_types=PERSONNEL,
)
