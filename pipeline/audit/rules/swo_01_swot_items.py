"""SWO-01: SWOT has four quadrants with as many items as the plan itself demands."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import C, item, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import DEVELOPMENT, Rule, internal
from pipeline.audit.view import PlanView
from schemas.development import Swot
from schemas.finding import Severity
from schemas.section import SectionKey

_DEMAND = re.compile(r"อย่างน้อยประเด็นละ\s?(\d+)\s?ข้อ")  # at least n items each


def _check(view: PlanView) -> Iterator[Outcome]:
    swot = view.plan.swot
    quadrants = {
        "จุดแข็ง": swot.strengths,
        "จุดอ่อน": swot.weaknesses,
        "โอกาส": swot.opportunities,
        "อุปสรรค": swot.threats,
    }
    if not any(quadrants.values()):
        if view.has(SectionKey.ENVIRONMENT_ANALYSIS):
            yield absent(view, "รายการจุดแข็ง จุดอ่อน โอกาส อุปสรรค", "SWOT items")
        else:
            yield not_applicable("แผนไม่มีการวิเคราะห์สภาพแวดล้อม", "The plan has no SWOT analysis.")
        return
    hit = next(view.hits(_DEMAND), None)
    least = int(hit.match.group(1)) if hit else 1
    short = [f"{name} {len(items)}" for name, items in quadrants.items() if len(items) < least]
    evidence = tuple(e for items in quadrants.values() for i in items[:1] for e in i.evidence[:1])
    if not short:
        yield passed(
            f"ครบทั้งสี่ด้าน ด้านละไม่น้อยกว่า {least} ข้อ", f"All four have at least {least} items.", evidence
        )
        return
    th = f"แผนกำหนดอย่างน้อยด้านละ {least} ข้อ แต่พบ {', '.join(short)}"
    en = f"The plan asks for at least {least} items each; fewer in {len(short)} quadrants."
    pointed = (hit.evidence if hit else ()) + evidence
    yield (
        undecided(th, en, pointed)
        if view.excerpt
        else failed(th, en, pointed, expected=str(least), actual=", ".join(short))
    )


def _swot(count: int) -> Swot:
    items = tuple(item(f"ข้อที่ {i}") for i in range(count))
    return Swot(strengths=items, weaknesses=items, opportunities=items, threats=items)


RULE = Rule(
    id="SWO-01",
    severity=Severity.MINOR,
    title=Bilingual("การวิเคราะห์ SWOT ครบตามที่แผนกำหนดเอง", "SWOT is as full as the plan demands"),
    checks=Bilingual(
        "มีครบสี่ด้าน และจำนวนข้อไม่น้อยกว่าที่แผนระบุไว้เอง",
        "Four quadrants, each with the number of items the plan asks for.",
    ),
    basis=internal("ข้อกำหนดในแผนเอง", "The plan's own demand"),
    why=Bilingual("แผนกำหนดจำนวนข้อไว้เองจึงควรทำให้ครบ", "The plan set the number itself."),
    fix=Bilingual("เพิ่มข้อที่ขาด", "Add the missing items."),
    caution=Bilingual("รายการข้ามหน้า", "Lists split over pages."),
    check=_check,
    passes=(plan(C, swot=_swot(5), sections=text("อย่างน้อยประเด็นละ ๕ ข้อ")), plan(C)),
    fails=(plan(C, swot=_swot(4), sections=text("อย่างน้อยประเด็นละ ๕ ข้อ")),),
    plan_types=DEVELOPMENT,
)
