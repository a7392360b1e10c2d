"""BUD-10: amounts printed in figures and in words agree."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.digit_repair import digit_change
from pipeline.audit.examples import plan, text
from pipeline.audit.figures import SATANG_PER_BAHT, Figure, satang, written
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Hit, PlanView
from pipeline.text.baht_words import baht_from_words
from schemas.finding import Severity

# 426,800 baht (four hundred twenty-six thousand ... baht only)
_BOTH = re.compile(
    r"(\d[\d,]*(?:\.\d{1,2})?)\s*(?:\.-)?\s*บาท\s*\(\s*(?:-\s*)?([ก-๛\s]*บาท[ก-๛\s]*?)\s*(?:-\s*)?\)"
)


def _check(view: PlanView) -> Iterator[Outcome]:
    hits = list(view.hits(_BOTH)) if "บาท(" in view.squeezed_plain else []
    if not hits:
        yield not_applicable(
            "ไม่มีจำนวนเงินที่พิมพ์ทั้งตัวเลขและตัวอักษร", "No amount is printed in figures and in words."
        )
        return
    for hit in hits:
        yield from _verdict(view, hit)
    yield passed(f"จำนวนเงิน {len(hits)} แห่งตรงกัน", f"{len(hits)} amounts agree.", hits[0].evidence)


def _verdict(view: PlanView, hit: Hit) -> Iterator[Outcome]:
    figures = Decimal(hit.match.group(1).replace(",", ""))
    words = baht_from_words(hit.match.group(2))
    if words is None:
        yield undecided(
            f"อ่านจำนวนเงินตัวอักษรไม่ได้: “{hit.match.group(2).strip()}”",
            "The amount in words could not be read.",
            hit.evidence,
        )
        return
    if words == figures:
        return
    shown, spoken = written(satang(figures), SATANG_PER_BAHT), written(satang(words), SATANG_PER_BAHT)
    th, en = f"ตัวเลข {shown} บาท ตัวอักษร {spoken} บาท ไม่ตรงกัน", f"Figures say {shown}, words say {spoken}."
    by_ocr = any(view.read_by_ocr(e) for e in hit.evidence)
    if by_ocr and digit_change(Figure("", satang(figures), (), SATANG_PER_BAHT), satang(words)):
        yield undecided(
            f"{th} (อ่านจากภาพสแกน ตัวอักษรชี้ว่าตัวเลขอาจเป็น {spoken})",
            f"{en} The words suggest {spoken}.",
            hit.evidence,
        )
        return
    yield failed(th, en, hit.evidence, expected=spoken, actual=shown)


RULE = Rule(
    id="BUD-10",
    severity=Severity.CRITICAL,
    title=Bilingual("จำนวนเงินตัวเลขตรงกับตัวอักษร", "Amounts in figures and in words agree"),
    checks=Bilingual("จำนวนเงินที่พิมพ์ทั้งตัวเลขและตัวอักษรมีค่าเท่ากัน", "An amount printed both ways has one value."),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual(
        "เอกสารการเงินยึดตัวอักษรเป็นหลักเมื่อไม่ตรงกัน จึงต้องตรวจให้ตรง",
        "Where the two differ it is unclear which holds.",
    ),
    fix=Bilingual("แก้ตัวเลขหรือตัวอักษรให้ตรงกัน", "Make figures and words agree."),
    caution=Bilingual("อ่านตัวเลขจากภาพสแกนคลาดเคลื่อน", "A misread digit."),
    check=_check,
    passes=(plan(sections=text("จำนวน ๔๒๖,๘๐๐ บาท (สี่แสนสองหมื่นหกพันแปดร้อยบาทถ้วน)")), plan()),
    fails=(plan(sections=text("จำนวน ๔๒๖,๘๐๐ บาท (ห้าแสนสองหมื่นหกพันแปดร้อยบาทถ้วน)")),),
)
