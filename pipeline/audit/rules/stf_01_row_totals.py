"""STF-01: each row of the staffing table adds up to its printed total."""

from collections.abc import Iterator

from pipeline.audit.examples import A, C, plan, staffing
from pipeline.audit.outcome import Bilingual, Outcome
from pipeline.audit.rule import WITH_STAFFING, Rule, internal
from pipeline.audit.staffing_sums import staffing_sums
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_UNREAD = Bilingual(
    "ตารางอัตรากำลังไม่แสดงยอดรวมของแถว หรืออ่านไม่ได้ครบทุกช่อง",
    "The staffing table prints no row totals, or not every cell could be read.",
)


def _check(view: PlanView) -> Iterator[Outcome]:
    return staffing_sums(view, lambda figures: figures.rows, _UNREAD)


RULE = Rule(
    id="STF-01",
    severity=Severity.CRITICAL,
    title=Bilingual("ผลรวมแต่ละแถวของตารางอัตรากำลัง", "Row totals of the staffing table"),
    checks=Bilingual(
        "จำนวนรายส่วนราชการในแถวมีคนครอง ว่าง และรวม บวกกันได้เท่ากับช่องรวม",
        "Units in the rows occupied, vacant and total add up to the total column.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ยอดอัตรากำลังใช้คำนวณภาระค่าใช้จ่ายและอัตราว่าง หากยอดรวมไม่ตรงกัน ตัวเลขที่อ้างต่อจะคลาดเคลื่อน",
        "Personnel cost and vacancy rates rest on these totals; an inconsistent total spoils what cites it.",
    ),
    fix=Bilingual(
        "ตรวจนับอัตรากำลังรายส่วนราชการแล้วแก้ไขช่องรวมหรือช่องที่คลาดเคลื่อน",
        "Recount the posts by unit and correct the total or the cell that is off.",
    ),
    caution=Bilingual(
        "อ่านตัวเลขจากภาพสแกนคลาดเคลื่อน หรือมีคอลัมน์ที่ไม่แสดง", "A misread digit on a scan, or a hidden column."
    ),
    check=_check,
    passes=(plan(C, staffing=staffing((("finance", 6, 2, 8), ("works", 7, 2, 9)), (13, 4, 17))),),
    fails=(
        plan(C, staffing=staffing((("finance", 6, 2, 8), ("works", 7, 2, 9)), (12, 4, 17))),
        plan(A, staffing=staffing((("finance", 6, 2, 8),), (6, 3, 8))),
    ),
    plan_types=WITH_STAFFING,
)
