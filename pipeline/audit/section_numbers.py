"""Canonical section numbers of a manpower plan, and which sections a whole plan of each type needs."""

from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey as Key

MANPOWER_NUMBERS: dict[Key, str] = {
    Key.RATIONALE: "1",
    Key.OBJECTIVES: "2",
    Key.FRAMEWORK: "3",
    Key.PROBLEMS_AND_NEEDS: "4",
    Key.POWERS_AND_MISSIONS: "5",
    Key.MAIN_AND_SECONDARY_MISSIONS: "6",
    Key.STRUCTURE_PROBLEMS_SUMMARY: "7",
    Key.ORGANIZATION_STRUCTURE: "8",
    Key.PERSONNEL_COST: "9",
    Key.STRUCTURE_CHART: "10",
    Key.POSITION_ASSIGNMENT: "11",
    Key.DEVELOPMENT_GUIDELINES: "12",
    Key.ETHICS_ANNOUNCEMENT: "13",
}
"""Numbers seen in tables of contents and file lists of published plans."""

REQUIRED: dict[PlanTypeKey, tuple[Key, ...]] = {
    PlanTypeKey.MANPOWER_PLAN: tuple(MANPOWER_NUMBERS),
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: (Key.RATIONALE, Key.MONITORING_AND_EVALUATION),
    PlanTypeKey.HR_MANAGEMENT_PLAN: (
        Key.RATIONALE,
        Key.DEVELOPMENT_METHODS,
        Key.KNOWLEDGE_DEVELOPMENT,
        Key.DEVELOPMENT_STRATEGY,
        Key.ACTION_PLAN,
        Key.MONITORING_AND_EVALUATION,
    ),
}

SECTION_NAMES_TH: dict[Key, str] = {
    Key.RATIONALE: "หลักการและเหตุผล",
    Key.OBJECTIVES: "วัตถุประสงค์",
    Key.FRAMEWORK: "กรอบแนวคิดในการจัดทำแผนอัตรากำลัง 3 ปี",
    Key.PROBLEMS_AND_NEEDS: "สภาพปัญหาของพื้นที่และความต้องการของประชาชน",
    Key.POWERS_AND_MISSIONS: "ภารกิจ อำนาจหน้าที่",
    Key.MAIN_AND_SECONDARY_MISSIONS: "ภารกิจหลักและภารกิจรอง",
    Key.STRUCTURE_PROBLEMS_SUMMARY: "สรุปปัญหาและแนวทางในการกำหนดโครงสร้าง",
    Key.ORGANIZATION_STRUCTURE: "โครงสร้างการกำหนดส่วนราชการ",
    Key.PERSONNEL_COST: "ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น",
    Key.STRUCTURE_CHART: "แผนภูมิโครงสร้างการแบ่งส่วนราชการ",
    Key.POSITION_ASSIGNMENT: "บัญชีแสดงจัดคนลงสู่ตำแหน่ง",
    Key.DEVELOPMENT_GUIDELINES: "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    Key.ETHICS_ANNOUNCEMENT: "ประกาศคุณธรรมจริยธรรม",
    Key.DEVELOPMENT_METHODS: "วิธีการพัฒนาบุคลากร",
    Key.KNOWLEDGE_DEVELOPMENT: "การพัฒนาความรู้ให้กับบุคลากร",
    Key.DEVELOPMENT_STRATEGY: "ยุทธศาสตร์การพัฒนาบุคลากร",
    Key.ACTION_PLAN: "แผนการดำเนินงานตามยุทธศาสตร์",
    Key.MONITORING_AND_EVALUATION: "การติดตามและประเมินผล",
}
