"""Annual operation plan: the projects of one year with place, office and months (forms ผด.01, ผด.02)."""

from pipeline.plantypes.table_forms import forms_of
from schemas.plan_type import PlanType, PlanTypeKey, Requirement, SectionSpec
from schemas.section import SectionKey

_SEEN = "layouts of published operation plans"

PLAN_TYPE = PlanType(
    key=PlanTypeKey.OPERATION_PLAN,
    name_th="แผนการดำเนินงาน",
    titles=("แผนการดำเนินงาน", "แผนการดำเนินงานประจำปีงบประมาณ", "แผนดำเนินงาน", "แผนการดำเนินงานประจำปี"),
    sections=(
        SectionSpec(key=SectionKey.FOREWORD, headings=("คำนำ",), basis=_SEEN),
        SectionSpec(key=SectionKey.RATIONALE, headings=("บทนำ", "หลักการและเหตุผล"), basis=_SEEN),
        SectionSpec(
            key=SectionKey.OBJECTIVES,
            headings=("วัตถุประสงค์ของแผนการดำเนินงาน", "วัตถุประสงค์"),
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.STRATEGY_SUMMARY,
            headings=(
                "บัญชีสรุปจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ",
                "บัญชีสรุปโครงการ/กิจกรรม",
                "บัญชีสรุปจำนวนโครงการและงบประมาณ",
            ),
            requirement=Requirement.REQUIRED,
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.PROJECT_ACCOUNTS,
            headings=(
                "บัญชีจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ",
                "บัญชีโครงการ/กิจกรรม/งบประมาณ",
                "บัญชีโครงการพัฒนาท้องถิ่น",
                "รายละเอียดโครงการ/กิจกรรม",
            ),
            requirement=Requirement.REQUIRED,
            basis=_SEEN,
        ),
        SectionSpec(key=SectionKey.APPENDIX, headings=("ภาคผนวก",), basis=_SEEN),
    ),
    forms=forms_of(PlanTypeKey.OPERATION_PLAN),
    years=(1,),
)
