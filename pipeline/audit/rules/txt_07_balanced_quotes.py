"""TXT-07: quotes and brackets are balanced."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Passage, PlanView
from schemas.finding import Severity
from schemas.geometry import Evidence

# list marks 1) a) and so on close a bracket that nobody opened
_LIST_MARK = re.compile(r"(?<![\w(๐-๙.,])[0-9๐-๙]{1,2}\s?\)|(?<![\w(ก-๛])[ก-ฮ]\)")
_SIGN = re.compile(r"[“”()\[\]]")
_SHOWN = 10


class Pair(NamedTuple):
    """Opening and closing sign."""

    opening: str
    closing: str
    name_th: str


_PAIRS = (Pair("“", "”", "อัญประกาศ"), Pair("(", ")", "วงเล็บ"), Pair("[", "]", "วงเล็บเหลี่ยม"))


def _check(view: PlanView) -> Iterator[Outcome]:
    texts = [(p, _without_marks(p.text)) for p in view.passages if _SIGN.search(p.text)]
    for pair in _PAIRS:
        opened = sum(t.count(pair.opening) for _, t in texts)
        closed = sum(t.count(pair.closing) for _, t in texts)
        if opened != closed:
            yield failed(
                f"{pair.name_th}เปิด {opened} ปิด {closed} ไม่เท่ากัน",
                f"{opened} opening {pair.opening} and {closed} closing {pair.closing}.",
                tuple(e for p, t in texts for e in _unbalanced(p, t, pair))[:_SHOWN],
                expected=str(opened),
                actual=str(closed),
            )


def _without_marks(text_: str) -> str:
    """The text with list marks blanked out, of the same length."""
    return _LIST_MARK.sub(lambda mark: " " * len(mark.group()), text_) if ")" in text_ else text_


def _unbalanced(passage: Passage, text_: str, pair: Pair) -> tuple[Evidence, ...]:
    """Where a passage has more signs of one kind than of the other."""
    extra = text_.count(pair.opening) - text_.count(pair.closing)
    if extra == 0:
        return ()
    at = text_.rfind(pair.opening) if extra > 0 else text_.find(pair.closing)
    return passage.evidence(at, at + 1)


RULE = Rule(
    id="TXT-07",
    severity=Severity.INFO,
    title=Bilingual("อัญประกาศและวงเล็บครบคู่", "Quotes and brackets are balanced"),
    checks=Bilingual("จำนวนเครื่องหมายเปิดเท่ากับเครื่องหมายปิด", "As many opening as closing signs."),
    basis=internal("การนับ", "Counting"),
    why=Bilingual("เครื่องหมายที่ขาดทำให้ขอบเขตข้อความไม่ชัด", "A missing sign leaves open where a quotation ends."),
    fix=Bilingual("เติมหรือลบเครื่องหมาย", "Add or remove the sign."),
    caution=Bilingual("เครื่องหมายลำดับข้อ เช่น ๑) ไม่นับ", "List marks such as 1) are not counted."),
    check=_check,
    passes=(plan(sections=text("๑) “องค์กรแห่งการเรียนรู้” (Mentor)", "ก) รายการ")),),
    fails=(plan(sections=text("แก่บุคลากร “ประจำปีงบประมาณ")),),
    wording=True,
)
