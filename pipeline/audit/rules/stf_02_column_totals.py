"""STF-02: occupied and vacant posts add up to the total, in every unit and in the total column."""

from collections.abc import Iterator

from pipeline.audit.examples import C, plan, staffing
from pipeline.audit.outcome import Bilingual, Outcome
from pipeline.audit.rule import WITH_STAFFING, Rule, internal
from pipeline.audit.staffing_sums import staffing_sums
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_UNREAD = Bilingual(
    "อ่านช่องมีคนครอง ว่าง และรวม ได้ไม่ครบ จึงยังตัดสินไม่ได้",
    "Occupied, vacant and total could not all be read.",
)


def _check(view: PlanView) -> Iterator[Outcome]:
    return staffing_sums(view, lambda figures: figures.columns, _UNREAD)


RULE = Rule(
    id="STF-02",
    severity=Severity.CRITICAL,
    title=Bilingual("มีคนครองกับว่างรวมกันเท่ากับยอดรวม", "Occupied plus vacant equals total"),
    checks=Bilingual(
        "ทุกส่วนราชการและช่องรวม: มีคนครอง + ว่าง = รวม",
        "For every unit and the total column: occupied + vacant = total.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ตำแหน่งหนึ่งอยู่ได้เพียงสถานะเดียว คือมีคนครองหรือว่าง",
        "A post is either occupied or vacant, so the two must sum up.",
    ),
    fix=Bilingual(
        "ตรวจสอบบัญชีจัดคนลงสู่ตำแหน่งแล้วแก้ไขช่องที่ไม่ตรงกัน",
        "Check against the list of posts, then correct the cell that is off.",
    ),
    caution=Bilingual("อ่านตัวเลขจากภาพสแกนคลาดเคลื่อน", "A misread digit on a scan."),
    check=_check,
    passes=(plan(C, staffing=staffing((("finance", 6, 2, 8), ("works", 7, 2, 9)), (13, 4, 17))),),
    fails=(
        plan(C, staffing=staffing((("finance", 6, 2, 9), ("works", 7, 2, 9)), (13, 4, 18))),
        plan(C, staffing=staffing((("finance", 6, 2, 8),), (7, 2, 8))),
    ),
    plan_types=WITH_STAFFING,
)
