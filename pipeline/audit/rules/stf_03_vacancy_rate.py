"""STF-03: high vacancy is pointed out."""

from collections.abc import Iterator

from pipeline.audit.examples import C, plan, staffing
from pipeline.audit.outcome import Bilingual, Outcome, passed, undecided, warned
from pipeline.audit.rule import WITH_STAFFING, Rule, not_verified
from pipeline.audit.staffing_sums import no_staffing
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_OVERALL, _UNIT, _PERCENT = 0.25, 0.5, 100


def _check(view: PlanView) -> Iterator[Outcome]:
    table = view.plan.staffing
    if table is None or not table.units:
        yield no_staffing(view)
        return
    counted = [(u, u.vacant, u.total) for u in table.units if u.vacant is not None and u.total]
    if not counted:
        yield undecided(
            "อ่านจำนวนว่างและจำนวนรวมไม่ได้", "Vacant and total posts could not be read.", table.evidence
        )
        return
    vacant, total = sum(v for _, v, _ in counted), sum(t for _, _, t in counted)
    if vacant / total > _OVERALL:
        yield warned(
            f"อัตราว่างทั้งองค์กร {vacant}/{total} = ร้อยละ {vacant / total * _PERCENT:.1f}",
            f"Overall vacancy {vacant}/{total} = {vacant / total * _PERCENT:.1f} %.",
            table.evidence + tuple(e for u, _, _ in counted for e in u.evidence[:1]),
            expected=f"<= {_OVERALL * _PERCENT:.0f} %",
            actual=f"{vacant / total * _PERCENT:.1f} %",
        )
    for unit, empty, posts in counted:
        if empty / posts >= _UNIT:
            yield warned(
                f"{unit.name}: อัตราว่าง {empty}/{posts} = ร้อยละ {empty / posts * _PERCENT:.0f}",
                f"{unit.name}: vacancy {empty}/{posts} = {empty / posts * _PERCENT:.0f} %.",
                unit.evidence,
                expected=f"< {_UNIT * _PERCENT:.0f} %",
                actual=f"{empty / posts * _PERCENT:.0f} %",
            )
    yield passed("อัตราว่างไม่สูง", "Vacancy is not high.", table.evidence)


RULE = Rule(
    id="STF-03",
    severity=Severity.INFO,
    title=Bilingual("อัตราว่าง", "Vacancy rate"),
    checks=Bilingual(
        "อัตราว่างทั้งองค์กรไม่เกินร้อยละ 25 และแต่ละส่วนราชการต่ำกว่าร้อยละ 50",
        "Vacancy is at most 25 % overall and below 50 % in each unit.",
    ),
    basis=not_verified("เกณฑ์ที่ระบบกำหนดเพื่อการเฝ้าระวัง ไม่ใช่ข้อกฎหมาย", "Thresholds of this tool, not law"),
    why=Bilingual("ตำแหน่งว่างมากอาจกระทบการให้บริการ", "Many vacancies may hurt services."),
    fix=Bilingual("พิจารณาแผนสรรหาหรือยุบเลิกตำแหน่ง", "Consider recruiting or closing posts."),
    caution=Bilingual("ตำแหน่งครูที่รัฐจัดสรรภายหลัง", "Teacher posts filled later by the state."),
    check=_check,
    passes=(plan(C, staffing=staffing((("finance", 9, 1, 10),), (9, 1, 10))),),
    fails=(
        plan(C, staffing=staffing((("finance", 5, 5, 10),), (5, 5, 10))),
        plan(C, staffing=staffing((("finance", 9, 1, 10), ("works", 1, 1, 2)), (10, 2, 12))),
    ),
    plan_types=WITH_STAFFING,
)
