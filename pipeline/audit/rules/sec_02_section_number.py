"""SEC-02: a numbered section carries the number the type of plan gives it."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import A, C, plan, section
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.section_numbers import MANPOWER_NUMBERS
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey
from schemas.section import Section, SectionKey

_CHAPTER = re.compile(r"\s*(?:บทที่|ส่วนที่|ตอนที่)")  # chapter, part: an order of the plan's own


def _check(view: PlanView) -> Iterator[Outcome]:
    numbers = MANPOWER_NUMBERS if view.of_type(PlanTypeKey.MANPOWER_PLAN) else {}
    numbered = [
        s for s in view.plan.sections if s.key in numbers and s.number and not _CHAPTER.match(_printed(s))
    ]
    if not numbered:
        yield not_applicable("ไม่มีหัวข้อที่มีเลขลำดับตามบัญชีหัวข้อ", "No numbered section of the catalogue.")
        return
    first_of = {one.key: one for one in reversed(numbered)}
    off = [one for one in first_of.values() if one.number != numbers[one.key]]
    if off:
        shown = ", ".join(f"“{one.heading}” {one.printed_number} (แบบ {numbers[one.key]})" for one in off)
        yield warned(
            f"ลำดับหัวข้อไม่ตรงตามแบบ {len(off)} หัวข้อ: {shown}",
            f"{len(off)} sections are not numbered as usual: {shown}.",
            tuple(e for one in off for e in one.evidence),
            expected=", ".join(numbers[one.key] for one in off),
            actual=", ".join(one.printed_number or "" for one in off),
        )
    yield passed("เลขหัวข้อตรงตามแบบ", "Section numbers are the usual ones.", numbered[0].evidence)


def _printed(section: Section) -> str:
    """The heading from its number on, as printed."""
    return " ".join((*(e.raw or "" for e in section.evidence[:1]), section.heading)).strip()


RULE = Rule(
    id="SEC-02",
    severity=Severity.MINOR,
    title=Bilingual("เลขหัวข้อตรงตามแบบ", "Section numbers are canonical"),
    checks=Bilingual(
        "หัวข้อของแผนอัตรากำลังใช้เลขลำดับ 1-13 ตามแบบ", "Sections of a manpower plan carry the numbers 1 to 13."
    ),
    basis=used(
        "รายการไฟล์ของแผนที่เผยแพร่แสดงหัวข้อ 9-13", "File lists of published plans show sections 9 to 13 in place"
    ),
    why=Bilingual("เลขที่ตรงกันทำให้ค้นหาและเปรียบเทียบระหว่างแผนได้", "Equal numbers make plans comparable."),
    fix=Bilingual("ตรวจสอบเลขหัวข้อ", "Check the section number."),
    caution=Bilingual(
        "อ่านเลขจากภาพสแกนคลาดเคลื่อน หรือแผนที่จัดลำดับหัวข้อเอง", "A misread numeral, or a plan numbered locally."
    ),
    check=_check,
    passes=(
        plan(A, sections=(section(SectionKey.DEVELOPMENT_GUIDELINES, "แนวทางการพัฒนา", number="12"),)),
        plan(A, sections=(section(SectionKey.PERSONNEL_COST, "บทที่ ๔ ภาระค่าใช้จ่าย", number="4"),)),
        plan(C),
    ),
    fails=(plan(A, sections=(section(SectionKey.DEVELOPMENT_GUIDELINES, "แนวทางการพัฒนา", number="2"),)),),
    wording=True,
)
