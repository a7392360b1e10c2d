"""CMP-01: core competencies are the five of local government."""

from collections.abc import Iterator

from pipeline.audit.closed_lists import CORE_CIVIL_SERVICE, CORE_LOCAL, member
from pipeline.audit.examples import B, item, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.development import Competencies
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    listed = view.plan.competencies.core
    if not listed:
        yield not_applicable("แผนไม่ได้ระบุสมรรถนะหลัก", "The plan lists no core competencies.")
        return
    found = {member(item.text, CORE_LOCAL) for item in listed} - {None}
    missing = [name for name in CORE_LOCAL if name not in found]
    foreign = [item for item in listed if member(item.text, CORE_CIVIL_SERVICE)]
    evidence = tuple(e for item in foreign or listed for e in item.evidence[:1])
    if not missing:
        yield passed("ครบ 5 สมรรถนะ", "All five are listed.", evidence)
        return
    note = " (มีรายการของ ก.พ. ปนอยู่)" if foreign else ""
    th = f"ไม่พบสมรรถนะหลัก: {', '.join(missing)}{note} โปรดตรวจสอบ"
    en = f"Core competencies not found: {', '.join(missing)}." + (
        " Civil-service items are mixed in." if foreign else ""
    )
    yield (
        undecided(th, en, evidence)
        if view.excerpt
        else failed(th, en, evidence, expected="5", actual=str(len(found)))
    )


def _core(*names: str) -> Competencies:
    return Competencies(core=tuple(item(name) for name in names))


RULE = Rule(
    id="CMP-01",
    severity=Severity.MAJOR,
    title=Bilingual("สมรรถนะหลักเป็นของท้องถิ่นครบ 5 ข้อ", "The five local core competencies"),
    checks=Bilingual(
        "สมรรถนะหลักที่ระบุตรงกับบัญชีของข้าราชการส่วนท้องถิ่น มิใช่ของ ก.พ.",
        "Core competencies are the local list, not the civil service's.",
    ),
    basis=not_verified(
        "บัญชีที่พบในแผนของ อปท.; ยังไม่เห็นประกาศฉบับทางการ", "List seen in a plan; the official text was not seen"
    ),
    why=Bilingual("บัญชีของ ก.พ. ใช้กับข้าราชการพลเรือน", "The other list is for civil servants."),
    fix=Bilingual("แก้รายการสมรรถนะหลัก", "Correct the list."),
    caution=Bilingual("ถ้อยคำต่างกันเล็กน้อย", "Small differences in wording."),
    check=_check,
    passes=(plan(B, competencies=_core(*CORE_LOCAL)), plan(B)),
    fails=(plan(B, competencies=_core(CORE_LOCAL[0], *CORE_CIVIL_SERVICE, CORE_LOCAL[4])),),
    plan_types=PERSONNEL,
)
