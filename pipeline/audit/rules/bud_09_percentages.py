"""BUD-09: printed percentages equal part over whole."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.absence import absent
from pipeline.audit.examples import OPERATION, A, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.percentages import Percentage, percentages
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey
from schemas.staffing import PersonnelCost


def _check(view: PlanView) -> Iterator[Outcome]:
    printed = list(percentages(view.plan))
    if not printed:
        if view.of_type(PlanTypeKey.MANPOWER_PLAN):
            yield absent(view, "ตารางที่แสดงร้อยละของค่าใช้จ่ายด้านบุคคล", "table of personnel cost in percent")
        else:
            yield not_applicable("ไม่มีตารางที่แสดงร้อยละ", "No table prints percentages.")
        return
    for one in printed:
        if not one.holds:
            yield _difference(view, one)
    yield passed(f"ร้อยละ {len(printed)} ค่าถูกต้อง", f"{len(printed)} percentages agree.", printed[0].evidence)


def _difference(view: PlanView, one: Percentage) -> Outcome:
    th = f"{one.label}: พิมพ์ร้อยละ {one.printed} คำนวณได้ {one.recomputed:.2f}"
    en = f"{one.label}: printed {one.printed} %, recomputed {one.recomputed:.2f} %."
    if any(view.read_by_ocr(e) for e in one.evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} Read from a scan.", one.evidence)
    return failed(th, en, one.evidence, expected=f"{one.recomputed:.2f}", actual=str(one.printed))


def _cost(percent: str) -> PersonnelCost:
    return PersonnelCost(
        year_be=2567,
        cost_baht=Decimal(39),
        budget_baht=Decimal(100),
        percent=Decimal(percent),
        evidence=(here(percent),),
    )


RULE = Rule(
    id="BUD-09",
    severity=Severity.MAJOR,
    title=Bilingual("ร้อยละที่พิมพ์ตรงกับผลคำนวณ", "Printed percentages equal part over whole"),
    checks=Bilingual(
        "ร้อยละเท่ากับส่วนหารด้วยทั้งหมด (คลาดเคลื่อนไม่เกิน 0.01 หรือครึ่งหลักสุดท้าย)",
        "Percentages equal part over whole within 0.01 or half of the last digit.",
    ),
    basis=internal("การคำนวณทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ร้อยละที่ผิดอาจทำให้เข้าใจว่าไม่เกินเพดาน", "A wrong percentage may hide that a ceiling is passed."
    ),
    fix=Bilingual("คำนวณร้อยละใหม่", "Compute the percentage again."),
    caution=Bilingual("การปัดเศษ", "Rounding."),
    check=_check,
    passes=(plan(A, personnel_costs=(_cost("39.00"),)), plan(OPERATION)),
    fails=(plan(A, personnel_costs=(_cost("38.50"),)),),
)
