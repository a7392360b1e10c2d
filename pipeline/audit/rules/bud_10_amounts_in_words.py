"""BUD-10: amounts printed in figures and in words agree."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.digit_repair import digit_change, one_change
from pipeline.audit.examples import plan, text
from pipeline.audit.figures import SATANG_PER_BAHT, Figure, satang, written
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Hit, PlanView
from pipeline.text.baht_words import baht_from_words
from schemas.finding import Severity, Status

_WORDS = r"\s*(?:\.-)?\s*บาท\s*\(\s*(?:-\s*)?([ก-๛\s]*บาท[ก-๛\s]*?)\s*(?:-\s*)?\)"
# 426,800 baht (four hundred twenty-six thousand ... baht only)
_BOTH = re.compile(r"(?<![\dOoQlI|,.])(\d[\d,]*(?:\.\d{1,2})?)" + _WORDS)
# the same with letters among the digits, as a recogniser reads noughts and ones
_GARBLED = re.compile(r"(?<![\dOoQlI|,.])((?=[\d,.]*[OoQlI|])(?=[OoQlI|,.]*\d)[\dOoQlI|,.]{3,})" + _WORDS)


def _check(view: PlanView) -> Iterator[Outcome]:
    spoken = "บาท(" in view.squeezed_plain
    hits = list(view.hits(_BOTH)) if spoken else []
    garbled = list(view.hits(_GARBLED)) if spoken else []
    if not hits and not garbled:
        yield not_applicable(
            "ไม่มีจำนวนเงินที่พิมพ์ทั้งตัวเลขและตัวอักษร", "No amount is printed in figures and in words."
        )
        return
    for hit in hits:
        yield from _verdict(view, hit)
    for hit in garbled:
        yield _told_by_words(hit)
    if hits:
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
    if words != figures:
        yield _difference(view, hit, satang(figures), satang(words))


def _difference(view: PlanView, hit: Hit, figures: int, words: int) -> Outcome:
    """A failure, with the digit that would make figures and words agree; undecided on recognised text."""
    printed = Figure("ตัวเลข", figures, hit.evidence, SATANG_PER_BAHT)
    shown, spoken = printed.printed, written(words, SATANG_PER_BAHT)
    repairs = (one_change(printed, words),) if digit_change(printed, words) else ()
    th, en = f"ตัวเลข {shown} บาท ตัวอักษร {spoken} บาท ไม่ตรงกัน", f"Figures say {shown}, words say {spoken}."
    by_ocr = any(view.read_by_ocr(e) for e in hit.evidence)
    if by_ocr:
        th = f"{th} (อ่านจากภาพสแกน ตัวอักษรชี้ว่าตัวเลขอาจเป็น {spoken} โปรดตรวจสอบกับต้นฉบับ)"
        en = f"{en} Read from a scan; the words suggest {spoken}."
    status = Status.UNDECIDED if by_ocr else Status.FAIL
    return Outcome(status, Bilingual(th, en), spoken, shown, hit.evidence, repairs)


def _told_by_words(hit: Hit) -> Outcome:
    """Figures that could not be read whole, which the words beside them tell."""
    figures, words = hit.match.group(1), baht_from_words(hit.match.group(2))
    if words is None:
        return undecided(
            f"อ่านจำนวนเงินทั้งตัวเลขและตัวอักษรไม่ได้: “{hit.text}”", "Neither form could be read.", hit.evidence
        )
    spoken = written(satang(words), SATANG_PER_BAHT)
    th = f"อ่านตัวเลขได้ “{figures}” ไม่ครบ ตัวอักษรชี้ว่าเป็น {spoken} บาท โปรดตรวจสอบกับต้นฉบับ"
    en = f"The figures were read as {figures!r}; the words say {spoken}."
    return Outcome(Status.UNDECIDED, Bilingual(th, en), spoken, figures, hit.evidence)


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
