"""CNT-01: a count claimed in the text equals the list that follows."""

import re
from collections.abc import Iterator, Sequence

from pipeline.audit.examples import C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Hit, Passage, PlanView
from schemas.finding import Severity

_ANNOUNCING = ("ได้แก่", "ดังนี้", "คือ", "ดังต่อไปนี้", "ประกอบด้วย")  # namely, as follows, is, consists of
# "n strategies / reasons / sides / items / steps / issues ... namely / as follows" at the end of a paragraph
_CLAIM = re.compile(
    r"(?<![\d.,/])(\d{1,2})\s*(?:ยุทธศาสตร์|ประการ|ด้าน|ข้อ|ขั้นตอน|ประเด็น|มิติ|กลุ่ม|ประเภท|ส่วน|เรื่อง)\s*"
    rf"(?:{'|'.join(_ANNOUNCING)})\s*:?\s*$"
)
# 1. or 1) or (1) at the start of a paragraph
_ITEM = re.compile(r"\s*(\(?)(\d{1,2})([.)])(?!\d)")
_REACH = 80
"""How many paragraphs after the claim a list may extend over."""


def _check(view: PlanView) -> Iterator[Outcome]:
    passages = view.passages
    claims = [(i, m) for i, p in enumerate(passages) if not p.heading and (m := _claim(p.plain))]
    if not claims:
        yield not_applicable("ไม่มีข้อความที่ระบุจำนวนข้อก่อนรายการ", "No count is claimed before a list.")
        return
    for index, match in claims:
        claimed, found = int(match.group(1)), _listed(passages[index + 1 : index + 1 + _REACH])
        if found and found != claimed:
            yield _difference(view, Hit(passages[index], match), claimed, found)
    first = Hit(passages[claims[0][0]], claims[0][1])
    yield passed("จำนวนที่ระบุตรงกับรายการ", "Claimed counts agree with their lists.", first.evidence)


def _claim(plain: str) -> re.Match[str] | None:
    """The count claimed at the end of a paragraph, which is looked at first."""
    announced = plain.rstrip().rstrip(":").rstrip().endswith(_ANNOUNCING)
    return _CLAIM.search(plain) if announced else None


def _difference(view: PlanView, hit: Hit, claimed: int, found: int) -> Outcome:
    th = f"ข้อความระบุ {claimed} แต่รายการที่ตามมามี {found} ข้อ: “{hit.text.strip()}”"
    en = f"The text claims {claimed}; the list that follows has {found}."
    if view.excerpt or any(view.read_by_ocr(e) for e in hit.evidence):
        return undecided(f"{th} (ไฟล์เป็นบางส่วนหรืออ่านจากภาพสแกน)", f"{en} Excerpt or scan.", hit.evidence)
    return failed(th, en, hit.evidence, expected=str(found), actual=str(claimed))


def _listed(following: Sequence[Passage]) -> int:
    """How far the list right after a claim counts up in one style of marker; 0 without a list."""
    style: tuple[str, str] | None = None
    count = 0
    for passage in following:
        item = _ITEM.match(passage.plain)
        if item is None:
            if count == 0:
                return 0
            continue
        number, this = int(item.group(2)), (item.group(1), item.group(3))
        if count == 0 and number != 1:
            return 0
        style = style or this
        if this != style:
            continue
        if number != count + 1:
            break
        count = number
    return count


RULE = Rule(
    id="CNT-01",
    severity=Severity.MINOR,
    title=Bilingual("จำนวนที่ระบุตรงกับรายการที่ตามมา", "Claimed counts equal the lists that follow"),
    checks=Bilingual(
        "ข้อความเช่น 6 ยุทธศาสตร์ ได้แก่ หรือ 3 ประการ ดังนี้ มีรายการครบจำนวน",
        "Wording such as '6 strategies, namely' is followed by as many items.",
    ),
    basis=internal("การนับ", "Counting"),
    why=Bilingual("รายการที่ไม่ครบแสดงว่ามีข้อตกหล่น", "A shorter list means that an item was lost."),
    fix=Bilingual("แก้จำนวนหรือเพิ่มรายการที่ขาด", "Correct the count or add the item."),
    caution=Bilingual("รายการข้ามหน้าหรือพิมพ์ในบรรทัดเดียว", "A list split by a page, or printed in one line."),
    check=_check,
    passes=(
        plan(C, sections=text("มีปัจจัยสำคัญ ๓ ประการ ได้แก่", "๑. การสานพลัง", "๒. นวัตกรรม", "๓. ดิจิทัล")),
        plan(C),
    ),
    fails=(plan(C, sections=text("มีปัจจัยสำคัญ ๓ ประการ ได้แก่", "๑. การสานพลัง", "๒. นวัตกรรม")),),
)
