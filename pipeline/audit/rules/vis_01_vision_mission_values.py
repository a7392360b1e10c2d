"""VIS-01: vision, mission and values are there."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import B, C, item, plan
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed
from pipeline.audit.rule import DEVELOPMENT, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity, Status
from schemas.plan_type import PlanTypeKey


def _check(view: PlanView) -> Iterator[Outcome]:
    plan_ = view.plan
    vision = (plan_.vision,) if plan_.vision else ()
    parts = {"วิสัยทัศน์": vision, "พันธกิจ": plan_.missions, "ค่านิยม": plan_.values}
    missing = [name for name, items in parts.items() if not items]
    if len(missing) == len(parts) and view.of_type(PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN):
        yield not_applicable(
            "แผนพัฒนาบุคลากรแบบเดิมไม่มีหัวข้อวิสัยทัศน์ พันธกิจ และค่านิยม",
            "Staff development plans of the older layout state none of the three.",
        )
        return
    if missing:
        yield absent(view, " ".join(missing), "vision, mission or values", Status.WARN)
        return
    evidence = tuple(e for items in parts.values() for i in items[:1] for e in i.evidence[:1])
    yield passed("มีวิสัยทัศน์ พันธกิจ และค่านิยม", "Vision, mission and values are there.", evidence)


_VISION, _MISSIONS, _VALUES = item("บุคลากรมีสมรรถนะสูง"), (item("พัฒนาบุคลากร"),), (item("ใจบริการ"),)

RULE = Rule(
    id="VIS-01",
    severity=Severity.MINOR,
    title=Bilingual("มีวิสัยทัศน์ พันธกิจ และค่านิยม", "Vision, mission and values are present"),
    checks=Bilingual("แผนระบุวิสัยทัศน์ พันธกิจ และค่านิยมด้านบุคลากร", "The plan states vision, mission and values."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("เป็นกรอบที่ยุทธศาสตร์และโครงการอ้างอิง", "Strategies and projects refer to them."),
    fix=Bilingual("เพิ่มส่วนที่ขาด", "Add what is missing."),
    caution=Bilingual("อาจอยู่ในกล่องข้อความหรือภาพ", "They may stand in a text box or picture."),
    check=_check,
    passes=(plan(C, vision=_VISION, missions=_MISSIONS, values=_VALUES), plan(C, complete=None), plan(B)),
    fails=(plan(C, vision=_VISION, missions=_MISSIONS),),
    plan_types=DEVELOPMENT,
)
