"""STR-01: a strategy has one title in the list, over its table and in the summary."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.audit.examples import C, plan, strategy
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, warned
from pipeline.audit.rule import WITH_PROJECTS, Rule, not_verified
from pipeline.audit.view import PlanView, squeezed
from pipeline.text.digits import to_arabic
from schemas.finding import Severity
from schemas.project import Strategy
from schemas.record import KeyedItem

_SAME = 0.9
_PERCENT = 100
_PLACES = {"list": "รายการยุทธศาสตร์", "table": "หัวตาราง", "summary": "ตารางสรุป"}


def _check(view: PlanView) -> Iterator[Outcome]:
    compared = [s for s in view.plan.strategies if len(s.titles) > 1]
    if not compared:
        yield not_applicable(
            "ชื่อยุทธศาสตร์ปรากฏเพียงแห่งเดียว จึงไม่มีสิ่งให้เทียบ", "Strategy titles occur in one place only."
        )
        return
    for one in compared:
        yield from _differences(one)
    yield passed("ชื่อยุทธศาสตร์ตรงกันทุกแห่ง", "Strategy titles agree.", compared[0].evidence)


def _differences(strategy_: Strategy) -> Iterator[Outcome]:
    first = strategy_.titles[0]
    for other in strategy_.titles[1:]:
        score = fuzz.ratio(_comparable(first), _comparable(other)) / _PERCENT
        if score == 1:
            continue
        verdict = failed if score < _SAME else warned
        yield verdict(
            f"ยุทธศาสตร์ที่ {strategy_.number}: ชื่อใน{_place(first)} “{first.text}” "
            f"ไม่ตรงกับใน{_place(other)} “{other.text}” (คล้ายกัน {score:.2f})",
            f"Strategy {strategy_.number} is titled differently in {first.key} and {other.key} "
            f"(similarity {score:.2f}).",
            first.evidence + other.evidence,
            expected=first.text,
            actual=other.text,
        )


def _place(item: KeyedItem) -> str:
    return _PLACES.get(item.key, item.key)


def _comparable(item: KeyedItem) -> str:
    return squeezed(to_arabic(item.text))


RULE = Rule(
    id="STR-01",
    severity=Severity.MAJOR,
    title=Bilingual("ชื่อยุทธศาสตร์ตรงกันทุกแห่ง", "Each strategy has one title everywhere"),
    checks=Bilingual(
        "ชื่อยุทธศาสตร์ในรายการ หัวตาราง และตารางสรุปเหมือนกัน (คล้ายกันตั้งแต่ 0.9 ถือเป็นข้อสังเกต)",
        "Titles in list, table and summary agree; from 0.9 similarity a difference is a remark only.",
    ),
    basis=not_verified("ความสอดคล้องภายในแผน ยังไม่พบข้อกำหนด", "Internal consistency; no source seen"),
    why=Bilingual(
        "ชื่อที่ต่างกันทำให้ไม่แน่ชัดว่าเป็นยุทธศาสตร์เดียวกัน", "Different titles leave open whether it is one strategy."
    ),
    fix=Bilingual("ใช้ชื่อเดียวกันทุกแห่ง", "Use one title everywhere."),
    caution=Bilingual("ตัวอักษรคลาดเคลื่อนจากการอ่านภาพสแกน", "Letters misread on a scan."),
    check=_check,
    passes=(plan(C, strategies=(strategy(1),)), plan(C)),
    fails=(
        plan(C, strategies=(strategy(1, list="การพัฒนาบุคลากรสู่มืออาชีพ", table="การเสริมสร้างความสุขในองค์กร"),)),
        plan(C, strategies=(strategy(1, list="การพัฒนาองค์กรแห่งการเรียนรู้", table="การพัฒนาองค์การแห่งการเรียนรู้"),)),
    ),
    plan_types=WITH_PROJECTS,
    wording=True,
)
