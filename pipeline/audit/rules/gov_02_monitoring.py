"""GOV-02: monitoring says who, what and by when."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, C, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import Hit, PlanView
from pipeline.text.digits import to_arabic
from schemas.development import MonitoringItem
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

# within n days, at least once a year, every n months, by the month of
_DEADLINE = re.compile(
    r"ภายใน\s?\d+\s?(?:วัน|เดือน|ปี)|ปีละ\s?\d+\s?ครั้ง|ปีละ(?:หนึ่ง|สอง)ครั้ง|ทุก\s?\d+\s?(?:เดือน|ปี)|ทุก(?:เดือน|ไตรมาส|สิ้นปี)|ภายในเดือน"
)
# monitoring and evaluating, follow-up
_MONITORING = re.compile(r"ติดตาม(?:และ)?\s?ประเมินผล|ติดตามผล")


def _check(view: PlanView) -> Iterator[Outcome]:
    items = view.plan.monitoring
    if not items:
        hit = next(_promises(view), None)
        if hit is None:
            yield _no_monitoring(view)
        elif _DEADLINE.search(hit.passage.plain):
            yield passed("ระบุการติดตามและกำหนดเวลา", "Monitoring with a deadline.", hit.evidence)
        else:
            yield _no_deadline(hit.evidence)
        return
    timed = [i for i in items if i.deadline or _DEADLINE.search(to_arabic(i.text))]
    evidence = tuple(e for i in (timed or items) for e in i.evidence[:1])
    if timed:
        yield passed(f"ระบุกำหนดเวลา {len(timed)} ข้อ", f"{len(timed)} promises have a deadline.", evidence)
    else:
        yield _no_deadline(evidence)


def _promises(view: PlanView) -> Iterator[Hit]:
    """Mentions of monitoring; in a manpower plan only in its section on development, not in lists of work."""
    inside = None
    if view.of_type(PlanTypeKey.MANPOWER_PLAN):
        inside = {id(p) for p in view.passages_in(SectionKey.DEVELOPMENT_GUIDELINES)}
    return (hit for hit in view.hits(_MONITORING) if inside is None or id(hit.passage) in inside)


def _no_monitoring(view: PlanView) -> Outcome:
    """None of the sections of a manpower plan is about monitoring."""
    if view.of_type(PlanTypeKey.MANPOWER_PLAN) and not view.excerpt:
        return not_applicable(
            "แผนอัตรากำลังไม่มีหัวข้อการติดตามและประเมินผลตามแบบ",
            "A manpower plan has no section on monitoring.",
        )
    return absent(view, "การติดตามและประเมินผล", "monitoring")


def _no_deadline(evidence: tuple[Evidence, ...]) -> Outcome:
    return warned(
        "มีการติดตามประเมินผลแต่ไม่ระบุกำหนดเวลา",
        "Monitoring is promised without a deadline.",
        evidence,
        expected="กำหนดเวลา",
    )


def _item(text: str) -> MonitoringItem:
    return MonitoringItem(text=text, evidence=(here(text),))


RULE = Rule(
    id="GOV-02",
    severity=Severity.MAJOR,
    title=Bilingual("การติดตามระบุผู้รับผิดชอบและกำหนดเวลา", "Monitoring gives who, what and when"),
    checks=Bilingual(
        "หัวข้อการติดตามและประเมินผลมีกำหนดเวลา เช่น ภายใน 7 วันทำการ",
        "Monitoring has a deadline, such as within 7 working days.",
    ),
    basis=not_verified("ข้อผูกพันของแผนเอง ยังไม่พบข้อกำหนด", "The plan's own promise; no source seen"),
    why=Bilingual(
        "การติดตามที่ไม่มีกำหนดเวลาตรวจสอบไม่ได้ว่าทำหรือไม่", "Without a deadline nobody can tell whether it was done."
    ),
    fix=Bilingual("ระบุผู้รับผิดชอบ สิ่งที่ต้องทำ และกำหนดเวลา", "State who does what by when."),
    caution=Bilingual("กำหนดเวลาอยู่ในคำสั่งแยก", "Deadlines may stand in a separate order."),
    check=_check,
    passes=(plan(C, monitoring=(_item("รายงานภายใน ๗ วันทำการ"),)), plan(C, complete=None), plan(A)),
    fails=(plan(C, monitoring=(_item("ติดตามประเมินผลการอบรม"),)), plan(C)),
    plan_types=PERSONNEL,
)
