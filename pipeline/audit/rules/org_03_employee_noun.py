"""ORG-03: one noun for employees, fitting the type of organization, or the generic pair throughout."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, warned
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import Hit, PlanView
from schemas.finding import Severity
from schemas.organization import OrganizationKind

_MUNICIPAL = re.compile(r"พนักงาน\s?เทศบาล")  # municipal employee
_TAMBON = re.compile(r"พนักงานส่วนตำบล")  # sub-district employee
_PROVINCIAL = re.compile(r"ข้าราชการองค์การบริหารส่วนจังหวัด")  # provincial official
# generic pair: official or (local) employee
_GENERIC = re.compile(r"ข้าราชการ(?:หรือ|และ)พนักงาน(?:ส่วนท้องถิ่น|จ้าง)|พนักงานส่วนท้องถิ่น")

_NOUN_OF = {
    OrganizationKind.CITY_MUNICIPALITY: _MUNICIPAL,
    OrganizationKind.TOWN_MUNICIPALITY: _MUNICIPAL,
    OrganizationKind.SUBDISTRICT_MUNICIPALITY: _MUNICIPAL,
    OrganizationKind.SUBDISTRICT_ADMINISTRATIVE_ORGANIZATION: _TAMBON,
    OrganizationKind.PROVINCIAL_ADMINISTRATIVE_ORGANIZATION: _PROVINCIAL,
}
_MIXED_SHARE = 0.1
"""A noun used in less than this share of cases is a slip, not a mix."""


def _check(view: PlanView) -> Iterator[Outcome]:
    kind = view.plan.organization.kind
    noun = _NOUN_OF.get(kind) if kind else None
    if noun is None:
        yield not_applicable(
            "ไม่ทราบประเภทองค์กร หรือเป็นองค์กรรูปแบบพิเศษ", "Unknown or special type of organization."
        )
        return
    own, generic = list(view.hits(noun)), list(view.hits(_GENERIC))
    least = _MIXED_SHARE * (len(own) + len(generic))
    if own and generic and min(len(own), len(generic)) > least:
        yield _mixed(own, generic)
    foreign = [h for p in (_MUNICIPAL, _TAMBON) if p is not noun for h in view.hits(p)]
    if len(foreign) > 1:
        yield warned(
            f"ใช้คำเรียกพนักงานขององค์กรประเภทอื่น “{foreign[0].text}” {len(foreign)} แห่ง โปรดตรวจสอบ",
            f"Uses the noun of another type of organization, {foreign[0].text!r}, {len(foreign)} times.",
            foreign[0].evidence,
            actual=foreign[0].text,
        )


def _mixed(own: list[Hit], generic: list[Hit]) -> Outcome:
    return warned(
        f"ใช้คำเรียกพนักงานปะปนกัน: “{own[0].text}” {len(own)} แห่ง “{generic[0].text}” {len(generic)} แห่ง",
        f"Two nouns are mixed: {own[0].text!r} ({len(own)}), {generic[0].text!r} ({len(generic)}).",
        (own[0].evidence + generic[0].evidence),
        actual=f"{own[0].text} {len(own)}, {generic[0].text} {len(generic)}",
    )


RULE = Rule(
    id="ORG-03",
    severity=Severity.MINOR,
    title=Bilingual("คำเรียกพนักงานสอดคล้องกับประเภทองค์กร", "The employee noun fits the organization"),
    checks=Bilingual(
        "เทศบาลใช้ พนักงานเทศบาล อบต. ใช้ พนักงานส่วนตำบล หรือใช้คำกลาง ข้าราชการหรือพนักงานส่วนท้องถิ่น ตลอดทั้งฉบับ",
        "The noun of the organization's own type, or the generic pair, throughout.",
    ),
    basis=not_verified(
        "แนวปฏิบัติที่พบในแผนของ อปท.; ยังไม่พบข้อกำหนดเรื่องถ้อยคำ",
        "Practice seen in public plans; no source seen for a rule on wording",
    ),
    why=Bilingual("คำที่ปะปนกันทำให้ไม่ชัดว่าแผนครอบคลุมบุคลากรกลุ่มใด", "Mixed nouns leave open whom the plan covers."),
    fix=Bilingual("เลือกใช้คำเดียวตลอดทั้งฉบับ", "Choose one noun and keep to it."),
    caution=Bilingual(
        "แบบแผนกลางของประเทศใช้คำกลางอยู่แล้ว", "The national template itself uses the generic pair."
    ),
    check=_check,
    passes=(
        plan(sections=text("พนักงานเทศบาลทุกคนได้รับการพัฒนา พนักงานเทศบาลและลูกจ้าง")),
        plan(sections=text("ข้าราชการหรือพนักงานส่วนท้องถิ่น ทุกตำแหน่ง")),
    ),
    fails=(
        plan(sections=text("พนักงานเทศบาลทุกคน", "ข้าราชการหรือพนักงานส่วนท้องถิ่นทุกคน")),
        plan(sections=text("พนักงานส่วนตำบลทุกคน", "พนักงานส่วนตำบลและพนักงานจ้าง")),
    ),
    plan_types=PERSONNEL,
)
