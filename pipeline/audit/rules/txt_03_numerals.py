"""TXT-03: one numeral system throughout."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.rule import Rule, not_verified
from pipeline.audit.view import Passage, PlanView
from schemas.finding import Severity
from schemas.geometry import Evidence

_THAI, _ARABIC = re.compile("[๐-๙]"), re.compile("[0-9]")
_MIXED_SHARE, _FEWEST = 0.05, 10
_LATIN = re.compile("[A-Za-z]")
_SHOWN = 5


def _check(view: PlanView) -> Iterator[Outcome]:
    read = [p for p in view.passages if view.scanned or not _by_ocr(view, p)]
    whole = "\n".join(p.text for p in read)
    latin = _LATIN.search(whole)
    counted = [p for p in read if not latin or not _LATIN.search(p.text)]
    thai = len(_THAI.findall(whole))
    arabic_digits = len(_ARABIC.findall("\n".join(p.text for p in counted)))
    total = thai + arabic_digits
    if not total:
        yield not_applicable("เอกสารไม่มีตัวเลข", "The document has no digits.")
        return
    fewer = min(thai, arabic_digits)
    if fewer < _FEWEST or fewer / total < _MIXED_SHARE:
        yield passed(
            f"เลขไทย {thai} เลขอารบิก {arabic_digits}", f"Thai digits {thai}, Arabic {arabic_digits}."
        )
        return
    minority = _THAI if thai == fewer else _ARABIC
    examples: list[Passage] = [p for p in counted if minority.search(p.text)][:_SHOWN]
    yield warned(
        f"ใช้เลขไทย {thai} ตัว เลขอารบิก {arabic_digits} ตัว ปะปนกัน",
        f"Thai ({thai}) and Arabic ({arabic_digits}) digits are mixed.",
        tuple(e for p in examples for e in _places(p, minority)),
        actual=f"{thai}/{arabic_digits}",
    )


def _by_ocr(view: PlanView, passage: Passage) -> bool:
    """Whether the passage stands on a scanned page between others: its digits may be of the other kind."""
    return any(view.line_by_ocr(line) for line in passage.lines) or view.read_by_ocr(passage.fallback)


def _places(passage: Passage, minority: re.Pattern[str]) -> tuple[Evidence, ...]:
    found = minority.search(passage.text)
    return passage.evidence(found.start(), found.end()) if found else ()


RULE = Rule(
    id="TXT-03",
    severity=Severity.INFO,
    title=Bilingual("ใช้ระบบตัวเลขเดียว", "One numeral system"),
    checks=Bilingual(
        "ใช้เลขไทยหรือเลขอารบิกอย่างใดอย่างหนึ่ง (ส่วนน้อยไม่เกินร้อยละ 5)", "Thai or Arabic digits, the other under 5 %."
    ),
    basis=not_verified("แนวปฏิบัติงานสารบรรณ ยังไม่พบข้อกำหนด", "Office style; no source seen"),
    why=Bilingual("ตัวเลขปะปนทำให้ค้นหาและคัดลอกข้อมูลยาก", "Mixed digits are hard to search and copy."),
    fix=Bilingual("เลือกใช้ระบบเดียว", "Choose one."),
    caution=Bilingual("ข้อความอ้างอิงและตารางภาษาอังกฤษ", "Citations and English tables."),
    check=_check,
    passes=(plan(sections=text("ปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๒๖๖,๐๐๐ บาท")), plan(sections=text("ไม่มีตัวเลข"))),
    fails=(plan(sections=text("ปีงบประมาณ พ.ศ. ๒๕๖๗ ถึง ๒๕๖๙ ระยะที่ ๑๒๓", "จำนวน 266,000 บาท และ 45,000 บาท")),),
    wording=True,
)
