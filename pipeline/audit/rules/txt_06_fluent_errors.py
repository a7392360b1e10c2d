"""TXT-06: no fluent but wrong words in fixed phrases and in paragraphs shared with other plans."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.audit.departures import departed
from pipeline.audit.examples import plan, text
from pipeline.audit.official_phrases import PHRASES, OfficialPhrase
from pipeline.audit.outcome import Bilingual, Outcome, failed, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import Hit, PlanView
from schemas.finding import Severity


def _loosely(words: str) -> str:
    """A pattern for `words` with blanks allowed between letters."""
    return r"\s?".join(re.escape(letter) for letter in words)


_WRONG = {form: phrase for phrase in PHRASES for form in phrase.wrong}
_MISSPELT = {form: phrase for phrase in PHRASES for form in phrase.misspelt}
_FORMS = (*_WRONG, *_MISSPELT)


@lru_cache(maxsize=64)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_loosely(form) for form in sorted(forms, key=len, reverse=True)))


def _check(view: PlanView) -> Iterator[Outcome]:
    present = tuple(form for form in _FORMS if form in view.squeezed_plain)
    known = [hit for hit in view.hits(_any_of(present)) if not _part_of_right_form(hit)] if present else []
    yield from (_verdict(hit) for hit in known)
    yield from departed(view, tuple((hit.passage.text, hit.start, hit.end) for hit in known))


def _verdict(hit: Hit) -> Outcome:
    form = "".join(hit.match.group().split())
    fluent = form in _WRONG
    phrase: OfficialPhrase = _WRONG[form] if fluent else _MISSPELT[form]
    if fluent:
        return failed(
            f"พิมพ์ว่า “{hit.text}” ถ้อยคำที่ใช้กันคือ “{phrase.right}” (ทุกคำสะกดถูก แต่ความหมายเปลี่ยน)",
            f"Printed {hit.text!r} for {phrase.right!r} ({phrase.gloss}): real words, another sense.",
            hit.evidence,
            expected=phrase.right,
            actual=hit.text,
        )
    return warned(
        f"พิมพ์ว่า “{hit.text}” รูปที่ถูกคือ “{phrase.right}”",
        f"Printed {hit.text!r} for {phrase.right!r} ({phrase.gloss}).",
        hit.evidence,
        expected=phrase.right,
        actual=hit.text,
    )


def _part_of_right_form(hit: Hit) -> bool:
    """Whether the wrong form is the tail of its right form, as "from" is of "aside from"."""
    form = "".join(hit.match.group().split())
    right = (_WRONG.get(form) or _MISSPELT[form]).right
    if not right.endswith(form):
        return False
    before = "".join(hit.passage.plain[: hit.start].split())
    return before.endswith(right.removesuffix(form))


RULE = Rule(
    id="TXT-06",
    severity=Severity.MAJOR,
    title=Bilingual("ไม่มีคำที่อ่านได้แต่ผิดความหมาย", "No fluent but wrong words"),
    checks=Bilingual(
        "ถ้อยคำมาตรฐานของแผนไม่ถูกแทนด้วยคำอื่นที่สะกดถูกแต่ความหมายเปลี่ยน "
        "และย่อหน้าที่ใช้ร่วมกับองค์กรอื่นไม่มีข้อความขาดหาย คำเพี้ยน หรือชื่อองค์กรอื่นตกค้าง",
        "Fixed phrases are not replaced by other words that exist but change the sense, and paragraphs "
        "shared with other owners lack no clause, hold no garbled words and no name of another owner.",
    ),
    basis=used(
        "เทียบกับถ้อยคำของแบบแผนกลาง ศัพท์ทางการ และย่อหน้าเดียวกันในแผนขององค์กรอื่น",
        "Compared with the template's phrases, official terms, and the same paragraph in other owners' plans",
    ),
    why=Bilingual("โปรแกรมตรวจคำสะกดไม่พบข้อผิดพลาดแบบนี้", "No spelling checker finds these."),
    fix=Bilingual("แก้ถ้อยคำตามแบบแผนหรือศัพท์ทางการ", "Use the fixed phrase."),
    caution=Bilingual(
        "อาจเป็นการปรับถ้อยคำโดยเจตนา จึงต้องมีองค์กรอื่นเกินครึ่งและอย่างน้อยสองแห่งที่พิมพ์ตรงกัน",
        "It may be a deliberate rewording; more than half of the other owners, and two at least, must agree.",
    ),
    check=_check,
    passes=(plan(sections=text("การพัฒนานอกจากจะพัฒนาด้านความรู้ทั่วไป มีคุณธรรมและจริยธรรม")),),
    fails=(
        plan(sections=text("ทัศนคติที่ดี มีคุณภาพและจริยธรรม")),
        plan(sections=text("ตลอดจนเป็งองค์การที่มีขีดสมรรถนะสูง")),
    ),
    wording=True,
)
