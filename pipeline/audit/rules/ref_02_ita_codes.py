"""REF-02: items of the yearly assessments are cited in their form, and read with their year."""

import re
from collections.abc import Iterator

from pipeline.audit.assessments import LPA_NUMBERS, LPA_SIDES, item_of
from pipeline.audit.examples import B, here, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided, warned
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, used
from pipeline.audit.view import PlanView
from pipeline.text.digits import to_arabic
from schemas.finding import Severity
from schemas.plan import Plan
from schemas.project import Project, Reference, ReferenceScheme

_CODE = re.compile(r"[Oo]\s?(\d{1,2})")
_ZERO_FOR_LETTER = re.compile(r"0(\d{2})")
_SCHEMES = frozenset({ReferenceScheme.ITA, ReferenceScheme.LPA})
_UNSEEN_TH = "ไม่เห็นบัญชีรายการของปีนั้น จึงยืนยันความหมายไม่ได้"


def _check(view: PlanView) -> Iterator[Outcome]:
    pairs = [(p, r) for p in all_projects(view.plan) for r in p.references if r.scheme in _SCHEMES]
    if not pairs:
        yield not_applicable("โครงการไม่ได้อ้างตัวชี้วัด ITA หรือ LPA", "No project cites the ITA or the LPA.")
        return
    known: list[str] = []
    for project_, reference in pairs:
        read = _ita if reference.scheme is ReferenceScheme.ITA else _lpa
        for outcome in read(view.plan, project_, reference):
            if isinstance(outcome, str):
                known.append(outcome)
            else:
                yield outcome
    said = "; ".join(dict.fromkeys(known))
    yield passed(
        f"ตัวชี้วัดที่อ้างอยู่ในรูปที่ถูกต้อง: {said}", f"Items are cited in their form: {said}.", pairs[0][1].evidence
    )


def _ita(plan_: Plan, project_: Project, reference: Reference) -> Iterator[Outcome | str]:
    """A wrong form, what the item asks for by year, or that its year's list was not seen."""
    code = to_arabic(reference.code).strip()
    found = _CODE.fullmatch(code)
    if found is None:
        zero = _ZERO_FOR_LETTER.fullmatch(code)
        hint = f" อาจหมายถึง O{int(zero.group(1))} (ตัวอักษรโอ)" if zero else ""
        yield failed(
            f"{project_label(project_)}: รหัส ITA “{reference.code}” ไม่อยู่ในรูป O ตามด้วยเลขข้อ{hint}",
            f"{project_label(project_)}: the ITA code {reference.code!r} is not the letter O and a number.",
            reference.evidence,
            expected="O + เลขข้อ",
            actual=reference.code,
        )
        return
    items = [item for y in _years(plan_) if (item := item_of(ReferenceScheme.ITA, y, int(found[1])))]
    if items:
        yield "; ".join(f"ITA {code} ปี {i.year_be} = {i.title} ({i.source})" for i in items)
        return
    yield _unseen(plan_, f"{project_label(project_)}: ITA {code}", reference)


def _lpa(plan_: Plan, project_: Project, reference: Reference) -> Iterator[Outcome | str]:
    """A side that does not exist, a number outside its side, the side's name, or an unseen form."""
    side, number = _number(reference.side), _number(reference.code)
    label = f"{project_label(project_)}: LPA ด้านที่ {reference.side or '-'} ข้อ {reference.code}"
    if side is not None and side not in LPA_SIDES:
        yield warned(
            f"{label}: การประเมินมี 5 ด้าน ไม่พบด้านที่ {side} (ตามที่ อปท. อ้าง ไม่เห็นแบบทางการ)",
            f"The LPA has five sides as local governments cite it; there is no side {side}.",
            reference.evidence,
            expected="1-5",
            actual=str(side),
        )
        return
    for year in _years(plan_):
        numbers = LPA_NUMBERS.get((year, side or 0))
        if numbers is not None and number is not None and number not in numbers:
            yield warned(
                f"{label}: แบบปี {year} ที่มีผู้เผยแพร่ ด้านนี้มีข้อ {numbers[0]}-{numbers[-1]}",
                f"Item {number} is outside of items {numbers[0]} to {numbers[-1]} of that side in {year}.",
                reference.evidence,
                expected=f"{numbers[0]}-{numbers[-1]}",
                actual=str(number),
            )
            return
    named = f"{label} ด้าน{LPA_SIDES[side]}" if side else label
    yield _unseen(plan_, named, reference)


def _unseen(plan_: Plan, label: str, reference: Reference) -> Outcome:
    years = ", ".join(map(str, _years(plan_))) or "ไม่ทราบปี"
    return undecided(
        f"{label} (ปี {years}): {_UNSEEN_TH}",
        f"{label}: no list of items of the year ({years}) was seen, so its meaning is not verified.",
        reference.evidence,
    )


def _years(plan_: Plan) -> tuple[int, ...]:
    period = plan_.period
    return tuple(range(period.start_year_be, period.end_year_be + 1)) if period else ()


def _number(printed: str | None) -> int | None:
    digits = to_arabic(printed or "").strip()
    return int(digits) if digits.isdecimal() else None


def _cites(code: str, scheme: ReferenceScheme = ReferenceScheme.ITA, side: str | None = None) -> Plan:
    reference = Reference(scheme=scheme, code=code, side=side, evidence=(here(code),))
    return plan(B, projects=(project(1, references=(reference,)),))


RULE = Rule(
    id="REF-02",
    severity=Severity.MINOR,
    title=Bilingual("ตัวชี้วัด ITA และ LPA อ้างถูกรูปแบบและปี", "ITA and LPA items are cited in their form"),
    checks=Bilingual(
        "รหัส ITA เป็นตัวอักษร O ตามด้วยเลขข้อ ด้านของ LPA มี 5 ด้าน และตีความตามปีงบประมาณของแผน",
        "ITA codes are the letter O and a number, the LPA has five sides; both are read by the plan's year.",
    ),
    basis=used(
        "รายการ OIT ปี 2563 2565 2566 2568 2569 ตามที่หน่วยงานเผยแพร่ (ปี 2567 ไม่เห็น) "
        "และ 5 ด้านของ LPA ตามที่ อปท. อ้าง (ไม่เห็นแบบทางการ)",
        "OIT items of 2563, 2565, 2566, 2568, 2569 as agencies publish them (2567 not seen); "
        "the five sides of the LPA as local governments cite them (no official form seen)",
    ),
    why=Bilingual("เลขข้อเปลี่ยนความหมายทุกปี จึงต้องอ้างให้ถูกรูปแบบและปี", "Numbers change meaning every year."),
    fix=Bilingual(
        "ใช้ตัวอักษร O ไม่ใช่เลขศูนย์ และระบุปีของการประเมินกำกับไว้",
        "Use the letter O, not a zero, and name the year of the assessment.",
    ),
    caution=Bilingual(
        "เลขศูนย์กับตัวอักษรโออ่านสับสนกัน และปีที่ประเมินอาจไม่ใช่ปีของแผน",
        "Zero and the letter O are confused in reading; the year assessed may not be that of the plan.",
    ),
    check=_check,
    passes=(_cites("O14"), _cites("O99"), _cites("27", ReferenceScheme.LPA, "2"), plan(B)),
    fails=(_cites("038"), _cites("3", ReferenceScheme.LPA, "7")),
    plan_types=WITH_PROJECTS,
    wording=True,
)
