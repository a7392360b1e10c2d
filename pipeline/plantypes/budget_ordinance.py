"""Annual budget ordinance and the reports the e-LAAS system prints for it."""

from pipeline.plantypes.table_forms import forms_of
from schemas.plan_type import PlanType, PlanTypeKey, SectionSpec
from schemas.section import SectionKey

_SEEN = "e-LAAS reports of 2559 to 2561"

PLAN_TYPE = PlanType(
    key=PlanTypeKey.BUDGET_ORDINANCE,
    name_th="ข้อบัญญัติ/เทศบัญญัติงบประมาณรายจ่าย",
    titles=(
        "รายงานประมาณการรายจ่าย",
        "รายงานประมาณการรายรับ",
        "รายงานรายละเอียดประมาณการรายจ่ายงบประมาณรายจ่ายทั่วไป",
        "เทศบัญญัติงบประมาณรายจ่าย",
        "ข้อบัญญัติงบประมาณรายจ่าย",
        "เทศบัญญัติ เรื่อง งบประมาณรายจ่าย",
        "ข้อบัญญัติองค์การบริหารส่วนตำบล เรื่อง งบประมาณรายจ่าย",
        "งบประมาณรายจ่ายประจำปี",
    ),
    sections=(
        SectionSpec(
            key=SectionKey.FOREWORD, headings=("คำแถลงงบประมาณ", "คำแถลงประกอบงบประมาณรายจ่าย"), basis=_SEEN
        ),
        SectionSpec(key=SectionKey.RATIONALE, headings=("บันทึกหลักการและเหตุผล", "หลักการและเหตุผล"), basis=_SEEN),
        SectionSpec(
            key=SectionKey.BUDGET,
            headings=(
                "รายงานประมาณการรายจ่าย",
                "รายงานประมาณการรายรับ",
                "รายงานรายละเอียดประมาณการรายจ่าย",
                "รายจ่ายตามงานและงบรายจ่าย",
                "รายงานรายละเอียดประมาณการรายรับ",
            ),
            basis=_SEEN,
        ),
    ),
    forms=forms_of(PlanTypeKey.BUDGET_ORDINANCE),
    years=(1,),
)
