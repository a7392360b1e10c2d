"""DEV-02: where the pillars of government 4.0 are used, all three are there."""

from collections.abc import Iterator

from pipeline.audit.examples import C, keyed, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_PILLARS = 3


def _check(view: PlanView) -> Iterator[Outcome]:
    found = view.plan.pillars
    keys = {item.key for item in found}
    evidence = tuple(e for item in found for e in item.evidence[:1])
    if not keys:
        yield not_applicable("แผนไม่ได้ใช้กรอบระบบราชการ 4.0", "The plan does not use the pillars.")
    elif len(keys) >= _PILLARS:
        yield passed("ครบ 3 องค์ประกอบ", "All three pillars are there.", evidence)
    else:
        named = ", ".join(item.text for item in found)
        th = f"กล่าวถึงองค์ประกอบของระบบราชการ 4.0 เพียง {len(keys)} จาก 3: {named}"
        en = f"{len(keys)} of 3 pillars are named: {named}."
        yield (
            undecided(f"{th} (ไฟล์อาจเป็นเพียงบางส่วน)", f"{en} The file may be an excerpt.", evidence)
            if view.excerpt
            else failed(th, en, evidence, expected="3", actual=str(len(keys)))
        )


RULE = Rule(
    id="DEV-02",
    severity=Severity.MINOR,
    title=Bilingual("องค์ประกอบระบบราชการ 4.0 ครบ 3 ข้อ", "The three pillars are complete"),
    checks=Bilingual(
        "เปิดกว้างและเชื่อมโยงกัน ยึดประชาชนเป็นศูนย์กลาง มีขีดสมรรถนะสูงและทันสมัย",
        "Open and connected, citizen-centric, smart and high performance.",
    ),
    basis=used(
        "ข้อความระบบราชการ 4.0 ของสำนักงาน ก.พ.ร. ตามที่มีการอ้างอิง",
        "The public-sector development commission's text as quoted",
    ),
    why=Bilingual(
        "กรอบนี้มีสามข้อ หากขาดแสดงว่าข้อความตกหล่น", "The frame has three parts; a missing one was lost in copying."
    ),
    fix=Bilingual("เพิ่มองค์ประกอบที่ขาด", "Add the missing pillar."),
    caution=Bilingual("บางแผนตัดคำว่า องค์กรที่ หรือเติมคำอังกฤษ", "Some leave out องค์กรที่ or add English names."),
    check=_check,
    passes=(plan(C, pillars=tuple(keyed(k) for k in "abc")), plan(C)),
    fails=(plan(C, pillars=(keyed("a"), keyed("b"))),),
    plan_types=PERSONNEL,
)
