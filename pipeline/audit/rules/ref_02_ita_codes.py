"""REF-02: codes of the integrity assessment have the letter O and a number that exists in that year."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import B, here, plan, project
from pipeline.audit.known_references import ITA_ITEMS
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, seen
from pipeline.audit.view import PlanView
from pipeline.text.digits import to_arabic
from schemas.finding import Severity
from schemas.project import Reference, ReferenceScheme

_CODE = re.compile(r"[Oo]\s?(\d{1,2})")
_ZERO_FOR_LETTER = re.compile(r"0(\d{2})")


def _check(view: PlanView) -> Iterator[Outcome]:
    pairs = [(p, r) for p in all_projects(view.plan) for r in p.references if r.scheme is ReferenceScheme.ITA]
    if not pairs:
        yield not_applicable("โครงการไม่ได้อ้างตัวชี้วัด ITA", "No project cites the ITA.")
        return
    for project_, reference in pairs:
        code = to_arabic(reference.code).strip()
        if _CODE.fullmatch(code):
            continue
        zero = _ZERO_FOR_LETTER.fullmatch(code)
        hint = f" อาจหมายถึง O{int(zero.group(1))} (ตัวอักษรโอ)" if zero else ""
        yield failed(
            f"{project_label(project_)}: รหัส ITA “{reference.code}” ไม่อยู่ในรูป O ตามด้วยเลขข้อ{hint}",
            f"{project_label(project_)}: the ITA code {reference.code!r} is not the letter O and a number.",
            reference.evidence,
            expected="O + เลขข้อ",
            actual=reference.code,
        )
    yield passed(
        _meanings(view, pairs[0][1]), "Codes have the right form; items differ by year.", pairs[0][1].evidence
    )


def _meanings(view: PlanView, reference: Reference) -> str:
    """What the first code means in the plan's year, as far as that year's list was seen."""
    found = _CODE.fullmatch(to_arabic(reference.code).strip())
    year = view.plan.period.start_year_be if view.plan.period else None
    meaning = ITA_ITEMS.get(year or 0, {}).get(int(found.group(1))) if found else None
    known = f": {reference.code} ปี {year} = {meaning}" if meaning else " (ความหมายของเลขข้อเปลี่ยนทุกปี)"
    return f"รหัส ITA อยู่ในรูปที่ถูกต้อง{known}"


def _reference(code: str) -> Reference:
    return Reference(scheme=ReferenceScheme.ITA, code=code, evidence=(here(code),))


RULE = Rule(
    id="REF-02",
    severity=Severity.MINOR,
    title=Bilingual("รหัสตัวชี้วัด ITA ถูกรูปแบบ", "ITA codes have their form"),
    checks=Bilingual(
        "รหัสเป็นตัวอักษร O ตามด้วยเลขข้อ และตีความตามปีงบประมาณ",
        "Codes are the letter O and a number, read by year.",
    ),
    basis=seen(
        "บัญชีรายการ OIT ปี 2565 2566 2568 2569 (ปี 2567 ไม่เห็น)",
        "OIT lists of 2565, 2566, 2568, 2569; 2567 not seen",
    ),
    why=Bilingual("เลขข้อเปลี่ยนความหมายทุกปี จึงต้องอ้างให้ถูกรูปแบบและปี", "Numbers change meaning every year."),
    fix=Bilingual("ใช้ตัวอักษร O ไม่ใช่เลขศูนย์", "Use the letter O, not a zero."),
    caution=Bilingual("เลขศูนย์กับตัวอักษรโออ่านสับสนกัน", "Zero and the letter O are confused in reading."),
    check=_check,
    passes=(plan(B, projects=(project(1, references=(_reference("O38"),)),)), plan(B)),
    fails=(plan(B, projects=(project(1, references=(_reference("038"),)),)),),
    plan_types=WITH_PROJECTS,
    wording=True,
)
