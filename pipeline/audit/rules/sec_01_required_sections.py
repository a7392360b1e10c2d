"""SEC-01: the sections a whole plan of its type needs are there, and so are contents and approval."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import A, C, plan, section, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, undecided, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.section_numbers import REQUIRED, SECTION_NAMES_TH
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.section import SectionKey

_CONTENTS = re.compile(r"สารบัญ")  # table of contents
# announcement of use, or approval by a commission or council
_APPROVAL = re.compile(
    r"ประกาศ(?:เทศบาล|องค์การบริหารส่วน|ใช้แผน|กำหนดแผน)|มติ\s?(?:ก\.|คณะกรรมการ)[^\n]{0,80}เห็นชอบ|ได้รับความเห็นชอบ"
)


def _check(view: PlanView) -> Iterator[Outcome]:
    required = REQUIRED.get(view.plan.plan_type)
    if required is None:
        yield not_applicable("ยังไม่มีบัญชีหัวข้อบังคับสำหรับแผนประเภทนี้", "No catalogue of sections for this type yet.")
        return
    missing = [SECTION_NAMES_TH[key] for key in required if not view.has(key)]
    if view.excerpt:
        yield undecided(
            "ไฟล์นี้อาจเป็นเพียงบางส่วนของแผน จึงยังตัดสินไม่ได้ว่าหัวข้อครบหรือไม่"
            + (f" (ยังไม่พบ: {', '.join(missing)})" if missing else ""),
            "The file may hold only a part of the plan; missing sections prove nothing.",
        )
        return
    if missing:
        yield failed(
            f"ไม่พบหัวข้อที่ต้องมี: {', '.join(missing)}",
            f"Required sections not found: {', '.join(missing)}.",
            expected=f"{len(required)} หัวข้อ",
            actual=f"{len(required) - len(missing)} หัวข้อ",
        )
    yield from _formalities(view)


def _formalities(view: PlanView) -> Iterator[Outcome]:
    lacking = [
        name
        for name, pattern in (("สารบัญ", _CONTENTS), ("ประกาศใช้หรือหนังสือเห็นชอบ", _APPROVAL))
        if not pattern.search(view.plain)
    ]
    if lacking:
        yield warned(
            f"ไม่พบ{' และ'.join(lacking)}ในไฟล์ โปรดตรวจสอบว่าแนบแยกหรือไม่",
            "No table of contents or no announcement or approval page in the file.",
            actual=", ".join(lacking),
        )


def _sections(*left_out: SectionKey) -> tuple[object, ...]:
    body = tuple(section(key, SECTION_NAMES_TH[key], "เนื้อหา") for key in REQUIRED[C] if key not in left_out)
    return (*body, *text("สารบัญ", "ประกาศเทศบาล เรื่อง การใช้แผน", heading="ส่วนนำ"))


RULE = Rule(
    id="SEC-01",
    severity=Severity.CRITICAL,
    title=Bilingual("หัวข้อครบตามประเภทแผน", "All required sections are present"),
    checks=Bilingual(
        "มีหัวข้อที่แผนประเภทนั้นต้องมี รวมทั้งสารบัญและประกาศใช้หรือหลักฐานการเห็นชอบ",
        "The sections of the type's catalogue, a table of contents, and an announcement or approval.",
    ),
    basis=used(
        "สารบัญและรายการไฟล์ของแผนอัตรากำลังที่เผยแพร่; ITA ขอเพียงแผนที่ใช้ในปีนั้น; แผนพัฒนาบุคลากรยังไม่ยืนยัน",
        "Contents of published manpower plans; ITA asks only for a plan in force; not verified for type B",
    ),
    why=Bilingual(
        "หัวข้อที่ขาดทำให้แผนตรวจสอบหรือใช้อ้างอิงได้ไม่ครบ",
        "A missing section leaves the plan incomplete as a reference.",
    ),
    fix=Bilingual("เพิ่มหัวข้อที่ขาด หรือเผยแพร่ไฟล์ให้ครบทุกส่วน", "Add the section, or publish all parts of the plan."),
    caution=Bilingual(
        "ไฟล์เป็นบางส่วน หัวข้อไม่มีเลขลำดับ หรืออยู่ในกล่องข้อความ",
        "An excerpt, unnumbered sections, or a heading lost in a text box.",
    ),
    check=_check,
    passes=(plan(C, sections=_sections()), plan(A, complete=None)),
    fails=(
        plan(C, sections=_sections(SectionKey.MONITORING_AND_EVALUATION)),
        plan(C, sections=_sections()[:-1]),
    ),
)
