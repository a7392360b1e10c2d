"""TXT-07: quotes and brackets are balanced."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import Passage, PlanView
from schemas.finding import Severity

# list marks 1) a) and so on close a bracket that nobody opened
_LIST_MARK = re.compile(r"(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?|[ก-ฮA-Za-z])\s?\)$")
_REACH = 2
"""Over how many passages a pair may extend, where lines are passages of their own."""
_SIGN = re.compile(r"[“”()\[\]]")
_SHOWN = 10


class Place(NamedTuple):
    """One sign: in which passage, at which offset."""

    order: int
    passage: Passage
    at: int

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the sign."""
        return self.at, self.at + 1


class Pair(NamedTuple):
    """Opening and closing sign."""

    opening: str
    closing: str
    name_th: str


_PAIRS = (Pair("“", "”", "อัญประกาศ"), Pair("(", ")", "วงเล็บ"), Pair("[", "]", "วงเล็บเหลี่ยม"))


def _check(view: PlanView) -> Iterator[Outcome]:
    marked = [(i, p) for i, p in enumerate(view.passages) if _SIGN.search(p.text)]
    for pair in _PAIRS:
        left, extra = _unpaired(marked, pair)
        if len(left) != len(extra):
            opened = sum(p.text.count(pair.opening) for _, p in marked)
            yield failed(
                f"{pair.name_th}ไม่ครบคู่: ไม่ปิด {len(left)} ไม่เปิด {len(extra)} (เปิดทั้งหมด {opened})",
                f"{len(left)} {pair.opening} not closed, {len(extra)} {pair.closing} not opened.",
                tuple(e for place in (*left, *extra)[:_SHOWN] for e in place.passage.evidence(*place.span)),
                expected="0",
                actual=f"{len(left)}/{len(extra)}",
            )


def _unpaired(marked: list[tuple[int, Passage]], pair: Pair) -> tuple[list[Place], list[Place]]:
    """Signs that were opened and not closed within a few passages, and those closed without being opened."""
    waiting: list[Place] = []
    left: list[Place] = []
    extra: list[Place] = []
    for index, passage in marked:
        left += [place for place in waiting if index - place.order > _REACH]
        waiting = [place for place in waiting if index - place.order <= _REACH]
        for at, sign in enumerate(passage.text):
            if sign == pair.opening:
                waiting.append(Place(index, passage, at))
            elif sign == pair.closing:
                if waiting:
                    waiting.pop()
                elif not _LIST_MARK.search(passage.text[max(0, at - 4) : at + 1]):
                    extra.append(Place(index, passage, at))
    return left + waiting, extra


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
