"""Action plan against corruption: projects and measures of four dimensions over the plan's years."""

from pipeline.plantypes.table_forms import forms_of
from schemas.plan_type import PlanType, PlanTypeKey, Requirement, SectionSpec
from schemas.section import SectionKey

_USED = "used S25 S26"

PLAN_TYPE = PlanType(
    key=PlanTypeKey.ANTI_CORRUPTION_PLAN,
    name_th="แผนปฏิบัติการป้องกันการทุจริต",
    titles=(
        "แผนปฏิบัติการป้องกันการทุจริต",
        "แผนปฏิบัติการป้องกันและปราบปรามการทุจริต",
        "แผนปฏิบัติการส่งเสริมคุณธรรมและป้องกันการทุจริต",
        "แผนป้องกันและปราบปรามการทุจริต",
        "แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น",
    ),
    sections=(
        SectionSpec(key=SectionKey.FOREWORD, headings=("คำนำ",), basis=_USED),
        SectionSpec(
            key=SectionKey.RATIONALE,
            headings=("บทนำ", "การวิเคราะห์ความเสี่ยงในการเกิดการทุจริต", "หลักการและเหตุผล"),
            requirement=Requirement.REQUIRED,
            basis=_USED,
        ),
        SectionSpec(
            key=SectionKey.OBJECTIVES,
            headings=("วัตถุประสงค์ของการจัดทำแผน", "วัตถุประสงค์"),
            basis=_USED,
        ),
        SectionSpec(key=SectionKey.VISION, headings=("วิสัยทัศน์",), basis=_USED),
        SectionSpec(key=SectionKey.MISSION, headings=("พันธกิจ",), basis=_USED),
        SectionSpec(
            key=SectionKey.ACTION_PLAN,
            headings=(
                "แผนปฏิบัติการป้องกันการทุจริต",
                "โครงการ/กิจกรรม/มาตรการ",
                "รายละเอียดโครงการ กิจกรรม มาตรการ",
            ),
            requirement=Requirement.REQUIRED,
            basis=_USED,
        ),
        SectionSpec(
            key=SectionKey.MONITORING_AND_EVALUATION,
            headings=("การติดตามและประเมินผล", "การติดตามประเมินผล", "การกำกับติดตาม"),
            basis=_USED,
        ),
        SectionSpec(key=SectionKey.APPENDIX, headings=("ภาคผนวก",), basis=_USED),
    ),
    forms=forms_of(PlanTypeKey.ANTI_CORRUPTION_PLAN),
    years=(4, 5, 3, 1),
)
