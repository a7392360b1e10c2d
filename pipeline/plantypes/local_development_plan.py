"""Local development plan: three to five years of strategies, programmes and project accounts."""

from pipeline.plantypes.table_forms import forms_of
from schemas.plan_type import PlanType, PlanTypeKey, Requirement, SectionSpec
from schemas.section import SectionKey

_SEEN = "layouts of published plans of 2551 to 2570"

PLAN_TYPE = PlanType(
    key=PlanTypeKey.LOCAL_DEVELOPMENT_PLAN,
    name_th="แผนพัฒนาท้องถิ่น",
    titles=(
        "แผนพัฒนาท้องถิ่น",
        "แผนพัฒนาท้องถิ่นสี่ปี",
        "แผนพัฒนาท้องถิ่นห้าปี",
        "แผนพัฒนาสามปี",
        "แผนพัฒนาสี่ปี",
        "แผนพัฒนาห้าปี",
        "แผนยุทธศาสตร์การพัฒนา",
        "แผนพัฒนาเทศบาล",
        "แผนพัฒนาองค์การบริหารส่วนตำบล",
        "แผนพัฒนาองค์การบริหารส่วนจังหวัด",
    ),
    sections=(
        SectionSpec(key=SectionKey.FOREWORD, headings=("คำนำ", "บทนำ"), basis=_SEEN),
        SectionSpec(
            key=SectionKey.GENERAL_INFORMATION,
            headings=(
                "สภาพทั่วไปและข้อมูลพื้นฐาน",
                "สภาพทั่วไปและข้อมูลพื้นฐานที่สำคัญ",
                "สภาพทั่วไปและข้อมูลพื้นฐานที่สำคัญขององค์กรปกครองส่วนท้องถิ่น",
                "ข้อมูลสภาพทั่วไป",
                "สภาพทั่วไปและข้อมูลพื้นฐานของชุมชน",
                "ข้อมูลทั่วไปและข้อมูลพื้นฐาน",
            ),
            requirement=Requirement.REQUIRED,
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.RATIONALE,
            headings=("บันทึกหลักการและเหตุผล", "หลักการและเหตุผล", "เหตุผลและความจำเป็น"),
            basis="amended plans",
        ),
        SectionSpec(
            key=SectionKey.OBJECTIVES,
            headings=("วัตถุประสงค์ของการจัดทำแผนพัฒนา", "วัตถุประสงค์ของแผนพัฒนาท้องถิ่น", "วัตถุประสงค์"),
            basis=_SEEN,
        ),
        SectionSpec(key=SectionKey.VISION, headings=("วิสัยทัศน์", "วิสัยทัศน์การพัฒนา"), basis=_SEEN),
        SectionSpec(key=SectionKey.MISSION, headings=("พันธกิจ", "พันธกิจหลักการพัฒนา"), basis=_SEEN),
        SectionSpec(
            key=SectionKey.STRATEGIC_GOALS,
            headings=("เป้าประสงค์", "จุดมุ่งหมายเพื่อการพัฒนา", "เป้าหมายการพัฒนา"),
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.POLICY_LINKS,
            headings=(
                "ความสัมพันธ์ระหว่างแผนพัฒนาระดับมหภาค",
                "ความเชื่อมโยงของยุทธศาสตร์",
                "ยุทธศาสตร์การพัฒนาและแผนยุทธศาสตร์",
            ),
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.ENVIRONMENT_ANALYSIS,
            headings=(
                "การวิเคราะห์ศักยภาพเพื่อประเมินสถานภาพการพัฒนา",
                "การวิเคราะห์สภาพแวดล้อม",
                "การวิเคราะห์เพื่อพัฒนาท้องถิ่น",
                "การวิเคราะห์ศักยภาพการพัฒนาท้องถิ่น",
                "การวิเคราะห์ SWOT",
            ),
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.STRATEGY,
            headings=(
                "ยุทธศาสตร์องค์กรปกครองส่วนท้องถิ่น",
                "ยุทธศาสตร์การพัฒนา",
                "ยุทธศาสตร์และแนวทางการพัฒนา",
                "ยุทธศาสตร์และแนวทางการพัฒนาในช่วงสามปี",
            ),
            requirement=Requirement.REQUIRED,
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.PROJECT_ACCOUNTS,
            headings=(
                "การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ",
                "บัญชีโครงการพัฒนา",
                "บัญชีโครงการพัฒนาท้องถิ่น",
                "รายละเอียดโครงการพัฒนา",
                "บัญชีสรุปโครงการพัฒนา",
                "โครงการพัฒนา",
            ),
            requirement=Requirement.REQUIRED,
            basis=_SEEN,
        ),
        SectionSpec(
            key=SectionKey.MONITORING_AND_EVALUATION,
            headings=("การติดตามและประเมินผล", "การติดตามและประเมินผลแผนพัฒนา", "การติดตามและประเมินผลการดำเนินงาน"),
            basis=_SEEN,
        ),
        SectionSpec(key=SectionKey.APPENDIX, headings=("ภาคผนวก",), basis=_SEEN),
    ),
    forms=forms_of(PlanTypeKey.LOCAL_DEVELOPMENT_PLAN),
    years=(5, 3, 4),
)
