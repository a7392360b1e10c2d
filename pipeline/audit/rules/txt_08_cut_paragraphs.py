"""TXT-08: paragraphs are not broken off at a page break."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.examples import here, plan, section
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, warned
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Passage, PlanView
from schemas.finding import Severity
from schemas.section import SectionKey
from schemas.text_facts import TextFacts, TextLine

# words a sentence cannot end with: and, or, of, in, for, to, with, that, by, let
_UNFINISHED = re.compile(r"(?:และ|หรือ|ของ|ใน|เพื่อ|ต่อ|กับ|ซึ่ง|โดย|ให้|สามารถ|จะ)\s*$")
_STARTS_ANEW = re.compile(r"\s*(?:[(]?\d|[-•●▪–]|[“\"(])")


def _check(view: PlanView) -> Iterator[Outcome]:
    body = [p for p in view.passages if p.running_text and p.lines]
    if len({line.page for p in body for line in p.lines}) < 2:  # noqa: PLR2004 (a break needs two pages)
        yield not_applicable("เอกสารมีหน้าเดียวหรือไม่มีเนื้อหาต่อเนื่อง", "One page, or no running text.")
        return
    for before, after in pairwise(body):
        if _cut(before, after):
            yield warned(
                f"ย่อหน้าท้ายหน้า {before.lines[-1].page} จบลงกลางประโยคและขึ้นย่อหน้าใหม่ในหน้าถัดไป",
                f"The last paragraph of page {before.lines[-1].page} breaks off in mid-sentence.",
                before.evidence(len(before.text) - 1, len(before.text)) + after.evidence(0, 1),
            )


def _cut(before: Passage, after: Passage) -> bool:
    next_page = after.lines[0].page == before.lines[-1].page + 1
    return (
        next_page
        and before.section == after.section
        and bool(_UNFINISHED.search(before.text))
        and not _STARTS_ANEW.match(after.plain)
    )


def _two_pages(first: str) -> TextFacts:
    lines = (
        TextLine(id="rationale.0", page=1, bbox=here(first).bbox, text=first),
        TextLine(id="rationale.1", page=2, bbox=here("ข").bbox, text="โจทย์ความท้าทายของประเทศ"),
    )
    return TextFacts(lines=lines)


def _body(first: str) -> tuple[object, ...]:
    return (section(SectionKey.RATIONALE, "หลักการและเหตุผล", first, "โจทย์ความท้าทายของประเทศ"),)


_CUT, _WHOLE = "เพื่อปรับปรุงการให้บริการ ให้สามารถ", "เพื่อปรับปรุงการให้บริการอย่างต่อเนื่อง"

RULE = Rule(
    id="TXT-08",
    severity=Severity.INFO,
    title=Bilingual("ย่อหน้าไม่ขาดตอนท้ายหน้า", "Paragraphs are not broken by a page"),
    checks=Bilingual(
        "ย่อหน้าสุดท้ายของหน้าไม่จบกลางประโยคแล้วขึ้นย่อหน้าใหม่",
        "No paragraph ends in mid-sentence at the foot of a page.",
    ),
    basis=internal("รูปแบบข้อความ", "Form of the text"),
    why=Bilingual("ย่อหน้าที่ขาดตอนทำให้อ่านและค้นหาไม่ต่อเนื่อง", "A broken paragraph reads and searches badly."),
    fix=Bilingual("รวมย่อหน้าให้ต่อเนื่อง", "Join the paragraph."),
    caution=Bilingual(
        "การตัดหน้าตามปกติที่ข้อความยังต่อเนื่องไม่ถือเป็นข้อสังเกต",
        "A normal page break inside running text is no finding.",
    ),
    check=_check,
    passes=(plan(sections=_body(_WHOLE), text_facts=_two_pages(_WHOLE)), plan()),
    fails=(plan(sections=_body(_CUT), text_facts=_two_pages(_CUT)),),
)
