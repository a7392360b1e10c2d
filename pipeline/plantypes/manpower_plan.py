"""Three-year manpower plan: thirteen sections, numbered in the national template."""

from pipeline.plantypes.table_forms import forms_of
from schemas.plan_type import PlanType, PlanTypeKey, Requirement, SectionSpec
from schemas.section import SectionKey

_REQUIRED = Requirement.REQUIRED

SECTIONS = (
    SectionSpec(key=SectionKey.FOREWORD, headings=("คำนำ",)),
    SectionSpec(
        key=SectionKey.RATIONALE,
        headings=("หลักการและเหตุผล",),
        number="1",
        requirement=_REQUIRED,
        basis="used S6 S7 S8",
    ),
    SectionSpec(
        key=SectionKey.OBJECTIVES,
        headings=("วัตถุประสงค์", "วัตถุประสงค์ของการจัดทำแผนอัตรากำลัง", "วัตถุประสงค์และประโยชน์ที่จะได้รับ"),
        number="2",
        requirement=_REQUIRED,
        basis="used S8",
    ),
    SectionSpec(
        key=SectionKey.FRAMEWORK,
        headings=(
            "กรอบแนวคิดในการจัดทำแผนอัตรากำลัง 3 ปี",
            "กรอบแนวคิดในการวิเคราะห์อัตรากำลัง",
            "กรอบแนวคิดและขอบเขตในการจัดทำแผนอัตรากำลัง 3 ปี",
            "ขอบเขตและแนวทางในการจัดทำแผนอัตรากำลัง 3 ปี",
        ),
        number="3",
        requirement=_REQUIRED,
        basis="used S8",
    ),
    SectionSpec(
        key=SectionKey.PROBLEMS_AND_NEEDS,
        headings=(
            "สภาพปัญหาของพื้นที่และความต้องการของประชาชน",
            "สภาพปัญหาความต้องการของประชาชนในเขต",
            "สภาพทั่วไป ปัญหาของพื้นที่และความต้องการของประชาชน",
        ),
        number="4",
        requirement=_REQUIRED,
        basis="used S8",
    ),
    SectionSpec(
        key=SectionKey.POWERS_AND_MISSIONS,
        headings=(
            "ภารกิจ อำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น",
            "ภารกิจและอำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น",
            "อำนาจหน้าที่และภารกิจขององค์กรปกครองส่วนท้องถิ่น",
        ),
        number="5",
        requirement=_REQUIRED,
        basis="used S8",
    ),
    SectionSpec(
        key=SectionKey.MAIN_AND_SECONDARY_MISSIONS,
        headings=("ภารกิจหลักและภารกิจรอง", "ภารกิจหลัก และภารกิจรองที่จะดำเนินการ"),
        number="6",
        requirement=_REQUIRED,
        basis="used S8, opening only",
    ),
    SectionSpec(
        key=SectionKey.STRUCTURE_PROBLEMS_SUMMARY,
        headings=(
            "สรุปปัญหาและแนวทางในการกำหนดโครงสร้างส่วนราชการและกรอบอัตรากำลัง",
            "สรุปปัญหาและแนวทางในการบริหารงานบุคคล",
        ),
        number="7",
        requirement=_REQUIRED,
        basis="number seen S5, title not verified",
    ),
    SectionSpec(
        key=SectionKey.ORGANIZATION_STRUCTURE,
        headings=("โครงสร้างการกำหนดส่วนราชการ", "โครงสร้างส่วนราชการและการกำหนดตำแหน่ง"),
        number="8",
        requirement=_REQUIRED,
        basis="number seen S5",
    ),
    SectionSpec(
        key=SectionKey.PERSONNEL_COST,
        headings=(
            "ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น",
            "ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและผลประโยชน์ตอบแทนอื่น",
            "ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือน",
        ),
        number="9",
        requirement=_REQUIRED,
        basis="used S5 S43",
    ),
    SectionSpec(
        key=SectionKey.STRUCTURE_CHART,
        headings=(
            "แผนภูมิโครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง 3 ปี",
            "แผนภูมิโครงสร้างส่วนราชการ",
            "โครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง 3 ปี",
        ),
        number="10",
        requirement=_REQUIRED,
        basis="used S5 S43",
    ),
    SectionSpec(
        key=SectionKey.POSITION_ASSIGNMENT,
        headings=(
            "บัญชีแสดงจัดคนลงสู่ตำแหน่งและการกำหนดเลขที่ตำแหน่งในส่วนราชการ",
            "บัญชีจัดคนลงสู่ตำแหน่งและการกำหนดเลขที่ตำแหน่งในส่วนราชการ",
            "บัญชีแสดงการจัดคนลงสู่ตำแหน่ง",
            "บัญชีจัดคนลงสู่ตำแหน่ง",
        ),
        number="11",
        requirement=_REQUIRED,
        basis="used S5 S43",
    ),
    SectionSpec(
        key=SectionKey.DEVELOPMENT_GUIDELINES,
        headings=("แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",),
        number="12",
        requirement=_REQUIRED,
        basis="number seen S5",
    ),
    SectionSpec(
        key=SectionKey.ETHICS_ANNOUNCEMENT,
        headings=(
            "ประกาศคุณธรรมจริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น",
            "ประกาศคุณธรรม จริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่นและลูกจ้าง",
            "ประมวลจริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น",
            "ประมวลคุณธรรมจริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น",
        ),
        number="13",
        requirement=_REQUIRED,
        basis="number seen S5; ethics act S19",
    ),
    SectionSpec(key=SectionKey.APPENDIX, headings=("ภาคผนวก",), basis="used S5"),
)

PLAN_TYPE = PlanType(
    key=PlanTypeKey.MANPOWER_PLAN,
    name_th="แผนอัตรากำลัง 3 ปี",
    titles=("แผนอัตรากำลัง 3 ปี", "แผนอัตรากำลังสามปี", "แผนอัตรากำลัง"),
    sections=SECTIONS,
    forms=forms_of(PlanTypeKey.MANPOWER_PLAN),
    years=(3,),
)
