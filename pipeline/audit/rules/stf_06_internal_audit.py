"""STF-06: the internal audit unit exists."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import C, plan, staffing
from pipeline.audit.outcome import Bilingual, Outcome, passed, undecided
from pipeline.audit.rule import WITH_STAFFING, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity, Status

_KEY, _WORD = "internal_audit", "ตรวจสอบภายใน"
_UNIT = re.compile(r"หน่วย(?:งาน)?\s?ตรวจสอบภายใน")  # unit of internal audit


def _check(view: PlanView) -> Iterator[Outcome]:
    units = view.plan.staffing.units if view.plan.staffing else ()
    unit = next((u for u in units if u.department_key == _KEY or _WORD in u.name), None)
    if unit is not None:
        yield passed("มีหน่วยตรวจสอบภายใน", "There is an internal audit unit.", unit.evidence[:1])
        return
    post = next(
        (p for p in view.plan.positions if p.department_key == _KEY or _WORD in (p.department or "")), None
    )
    if post is not None:
        yield passed("มีตำแหน่งในหน่วยตรวจสอบภายใน", "There are posts in internal audit.", post.evidence[:1])
        return
    yield _no_unit(view)


def _no_unit(view: PlanView) -> Outcome:
    """Without units or posts, or where the text names the unit, its absence is not told."""
    mention = next(view.hits(_UNIT), None)
    if mention is not None and not view.excerpt:
        return undecided(
            "เนื้อหากล่าวถึงหน่วยตรวจสอบภายใน แต่ไม่พบในตารางอัตรากำลัง",
            "The text names the internal audit unit, the tables of staff do not.",
            mention.evidence,
        )
    known = view.plan.positions or (view.plan.staffing and view.plan.staffing.units)
    if not known and not view.excerpt:
        return undecided("ไม่พบตารางอัตรากำลังหรือตำแหน่ง", "No table of staff or posts was found.")
    return absent(view, "หน่วยตรวจสอบภายในในโครงสร้าง", "internal audit unit in the structure", Status.WARN)


RULE = Rule(
    id="STF-06",
    severity=Severity.MINOR,
    title=Bilingual("มีหน่วยตรวจสอบภายใน", "There is an internal audit unit"),
    checks=Bilingual("โครงสร้างส่วนราชการมีหน่วยตรวจสอบภายใน", "The structure holds an internal audit unit."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("หน่วยตรวจสอบภายในเป็นกลไกควบคุมของ อปท.", "Internal audit is a control of local government."),
    fix=Bilingual(
        "ตรวจสอบโครงสร้าง หรือระบุว่าใช้ผู้ตรวจสอบร่วม", "Check the structure, or state that the auditor is shared."
    ),
    caution=Bilingual("องค์กรขนาดเล็กอาจใช้ผู้ตรวจสอบร่วมกัน", "Small organizations may share an auditor."),
    check=_check,
    passes=(
        plan(C, staffing=staffing((("internal_audit", 0, 1, 1),), (0, 1, 1))),
        plan(C, complete=None),
        plan(C),
    ),
    fails=(plan(C, staffing=staffing((("finance", 1, 0, 1),), (1, 0, 1))),),
    plan_types=WITH_STAFFING,
)
