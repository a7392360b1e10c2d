"""How the plan is followed up, and who answers for what."""

import re

from pipeline.mapping.committee import is_seat
from pipeline.mapping.content import PlanContent
from pipeline.mapping.indicators import target_of
from pipeline.mapping.lists import Item, flow, list_of, paragraph_evidence
from pipeline.tables.wording import flowed
from schemas.development import MonitoringItem
from schemas.project import TargetUnit
from schemas.record import TextItem
from schemas.section import SectionKey

_N = "[0-9๐-๙]+"
_DEADLINE = re.compile(
    rf"ภายใน(?:ระยะเวลา)?\s*{_N}\s*วัน(?:ทำการ)?|อย่างน้อย\s*ปีละ\s*{_N}\s*ครั้ง|ปีละ\s*{_N}\s*ครั้ง"
    rf"|อย่างน้อย\s*{_N}\s*\S{{2,12}}?ต่อปี|ทุก\s*{_N}\s*เดือน|ทุก(?:ไตรมาส|เดือน|สิ้นปี)|รอบ\s*{_N}\s*เดือน"
)
"""Within n days, at least n times a year, at least n ... per year, every n months, every quarter."""
_ACTOR = re.compile(
    r"ผู้เข้ารับการ(?:พัฒนา|ฝึกอบรม|อบรม)|ผู้บังคับบัญชา(?:ทุกระดับ)?|บุคลากรทุกระดับ|คณะกรรมการ[ก-๎]{0,30}"
    r"|หัวหน้าส่วนราชการ|งานการเจ้าหน้าที่|บุคลากร"
)
"""Those trained, superiors, all staff, a committee, heads of departments, the personnel unit, staff."""
_FOLLOW_UP = re.compile(r"ติดตาม\s*(?:และ)?\s*ประเมินผล")  # follow up and evaluate
_CONNECTIVE = ("ทั้งนี้", "นอกจากนี้", "ดังนั้น", "โดย")  # besides, moreover, therefore, by


def monitoring(content: PlanContent) -> tuple[MonitoringItem, ...]:
    """The items of the section on monitoring; where it has none, the paragraphs that say how it is done."""
    own = content.sections_of(SectionKey.MONITORING_AND_EVALUATION)
    lists = [[one for one in list_of(flow(section)) if not is_seat(one.text)] for section in own]
    items = max(lists, key=len, default=[])
    if items:
        return tuple(_item(content, one) for one in items)
    told = [one for section in own for one in flow(section) if _DEADLINE.search(one.text)]
    section = content.section(SectionKey.DEVELOPMENT_GUIDELINES)
    if told or section is None:
        return tuple(_item(content, Item(None, one.text, one)) for one in told)
    paragraphs = flow(section)
    return tuple(
        MonitoringItem(
            text=one.text, deadline=_found(_DEADLINE, one.text), evidence=paragraph_evidence(content, [one])
        )
        for one in paragraphs
        if _FOLLOW_UP.search(one.text)
    )


def responsibilities(content: PlanContent) -> tuple[TextItem, ...]:
    """The items of the section on responsibilities."""
    section = content.section(SectionKey.RESPONSIBILITIES)
    items = list_of(flow(section)) if section else ()
    return tuple(
        TextItem(number=one.number, text=one.text, evidence=paragraph_evidence(content, [one.paragraph]))
        for one in items
    )


def _item(content: PlanContent, item: Item) -> MonitoringItem:
    goes_on = [one for one in item.following[:1] if not one.text.startswith(_CONNECTIVE)]
    text = flowed([item.text, *(one.text for one in goes_on)])
    unit, value = target_of(text)
    percent = unit is TargetUnit.PERCENT
    return MonitoringItem(
        number=item.number,
        text=text,
        actor=_found(_ACTOR, text),
        deadline=_found(_DEADLINE, text),
        target_value=value if percent else None,
        unit=unit if percent else None,
        evidence=paragraph_evidence(content, [item.paragraph, *goes_on]),
    )


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.group().strip() if match else None
