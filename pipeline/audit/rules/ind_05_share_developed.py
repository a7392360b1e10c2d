"""IND-05: at least 80 percent of staff are to be developed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.examples import C, here, indicator, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects
from pipeline.audit.rule import DEVELOPMENT, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.development import MonitoringItem
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.project import TargetUnit

_LEAST = Decimal(80)
# percentage of staff (personnel, officials, employees) who ...
_STAFF = re.compile(r"ร้อยละ(?:ของ)?(?:จำนวน)?(?:บุคลากร|ข้าราชการ|พนักงาน|ผู้เข้า)")
_SATISFACTION = re.compile("พึงพอใจ")  # satisfaction is another measure


class Target(NamedTuple):
    """A target on the share of staff, in percent."""

    text: str
    value: Decimal
    evidence: tuple[Evidence, ...]


def _check(view: PlanView) -> Iterator[Outcome]:
    targets = list(_targets(view))
    if not targets:
        yield not_applicable("ไม่มีเป้าหมายร้อยละของบุคลากรที่ได้รับการพัฒนา", "No target on the share of staff.")
        return
    for target in targets:
        if target.value >= _LEAST:
            continue
        th = f"“{target.text}” ตั้งเป้าร้อยละ {target.value} ต่ำกว่าร้อยละ 80 ที่แผนของ อปท. อ้างจาก LPA"
        en = f"The target is {target.value} %, below the 80 % that plans cite from the LPA."
        if any(view.read_by_ocr(e) for e in target.evidence):
            yield undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", target.evidence)
        else:
            yield failed(th, en, target.evidence, expected=">= 80", actual=str(target.value))
    yield passed(f"เป้าหมาย {len(targets)} ข้อไม่ต่ำกว่าร้อยละ 80", "No target is below 80 %.", targets[0].evidence)


def _targets(view: PlanView) -> Iterator[Target]:
    for project_ in all_projects(view.plan):
        for one in project_.indicators:
            staff = _STAFF.search(one.text) and not _SATISFACTION.search(one.text)
            if staff and one.unit is TargetUnit.PERCENT and one.target_value is not None:
                yield Target(one.text, one.target_value, one.evidence)
    for item in view.plan.monitoring:
        if item.unit is TargetUnit.PERCENT and item.target_value is not None and _STAFF.search(item.text):
            yield Target(item.text, item.target_value, item.evidence)


_LPA = MonitoringItem(
    text="ร้อยละของบุคลากรในสังกัดที่ได้รับการพัฒนาประจำปี",
    target_value=Decimal(60),
    unit=TargetUnit.PERCENT,
    evidence=(here("ร้อยละ ๖๐"),),
)

RULE = Rule(
    id="IND-05",
    severity=Severity.MAJOR,
    title=Bilingual("เป้าหมายบุคลากรที่ได้รับการพัฒนาไม่ต่ำกว่าร้อยละ 80", "At least 80 % of staff are to be developed"),
    checks=Bilingual(
        "เป้าหมายร้อยละของบุคลากรที่ได้รับการพัฒนาไม่ต่ำกว่า 80",
        "Targets on the share of staff developed are 80 or more.",
    ),
    basis=not_verified(
        "ร้อยละ 80 เป็นเป้าหมาย LPA ตามที่แผนของ อปท. อ้าง ยังไม่เห็นแบบประเมิน LPA",
        "80 % is the LPA target as a local government cites it; the LPA form was not seen",
    ),
    why=Bilingual("เป้าหมายที่ต่ำกว่าอาจไม่ได้คะแนนตามเกณฑ์ที่อ้าง", "A lower target may miss the mark cited."),
    fix=Bilingual("ทบทวนค่าเป้าหมายกับแบบประเมินของปีนั้น", "Check the target against that year's form."),
    caution=Bilingual(
        "ตัวชี้วัดอื่นที่เป็นร้อยละ เช่น ความพึงพอใจ", "Other indicators, such as satisfaction, are also percentages."
    ),
    check=_check,
    passes=(plan(C, projects=(project(),)), plan(C)),
    fails=(plan(C, projects=(project(1, indicators=(indicator(value="70"),)),)), plan(C, monitoring=(_LPA,))),
    plan_types=DEVELOPMENT,
)
