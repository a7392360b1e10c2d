"""The canonical sections by name, in Thai and English."""

from pipeline.core.settings import Language
from schemas.section import SectionKey

_NAMES: dict[SectionKey, tuple[str, str]] = {
    SectionKey.FOREWORD: ("คำนำ", "foreword"),
    SectionKey.RATIONALE: ("หลักการและเหตุผล", "rationale"),
    SectionKey.OBJECTIVES: ("วัตถุประสงค์", "objectives"),
    SectionKey.FRAMEWORK: ("กรอบแนวคิดในการจัดทำแผน", "framework of the plan"),
    SectionKey.PROBLEMS_AND_NEEDS: ("สภาพปัญหาและความต้องการของประชาชน", "problems and needs"),
    SectionKey.POWERS_AND_MISSIONS: ("ภารกิจ อำนาจหน้าที่", "powers and missions"),
    SectionKey.MAIN_AND_SECONDARY_MISSIONS: ("ภารกิจหลักและภารกิจรอง", "main and secondary missions"),
    SectionKey.STRUCTURE_PROBLEMS_SUMMARY: ("สรุปปัญหาและแนวทางกำหนดโครงสร้าง", "problems of the structure"),
    SectionKey.ORGANIZATION_STRUCTURE: ("โครงสร้างการกำหนดส่วนราชการ", "organization structure"),
    SectionKey.PERSONNEL_COST: ("ภาระค่าใช้จ่ายด้านบุคลากร", "personnel cost"),
    SectionKey.STRUCTURE_CHART: ("แผนภูมิโครงสร้างส่วนราชการ", "structure chart"),
    SectionKey.POSITION_ASSIGNMENT: ("บัญชีจัดคนลงสู่ตำแหน่ง", "position assignment"),
    SectionKey.DEVELOPMENT_GUIDELINES: ("แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น", "development of staff"),
    SectionKey.ETHICS_ANNOUNCEMENT: ("ประกาศคุณธรรมจริยธรรม", "ethics announcement"),
    SectionKey.APPENDIX: ("ภาคผนวก", "appendix"),
    SectionKey.VISION: ("วิสัยทัศน์", "vision"),
    SectionKey.MISSION: ("พันธกิจ", "missions"),
    SectionKey.VALUES: ("ค่านิยม", "values"),
    SectionKey.STRATEGIC_GOALS: ("เป้าประสงค์", "strategic goals"),
    SectionKey.POLICY_LINKS: ("ความเชื่อมโยงกับแผนและนโยบาย", "links to policies"),
    SectionKey.ENVIRONMENT_ANALYSIS: ("การวิเคราะห์สภาพแวดล้อม", "environment analysis"),
    SectionKey.STAFFING_STRUCTURE: ("โครงสร้างอัตรากำลัง", "staffing structure"),
    SectionKey.POSITION_SERIES: ("สายงานและตำแหน่ง", "position series"),
    SectionKey.DEVELOPMENT_METHODS: ("วิธีการพัฒนา", "development methods"),
    SectionKey.KNOWLEDGE_DEVELOPMENT: ("การพัฒนาความรู้", "knowledge development"),
    SectionKey.HR_STRATEGY: ("กลยุทธ์การบริหารทรัพยากรบุคคล", "human resources strategy"),
    SectionKey.DEVELOPMENT_STRATEGY: ("ยุทธศาสตร์การพัฒนา", "development strategy"),
    SectionKey.ACTION_PLAN: ("แผนปฏิบัติการและโครงการ", "action plan"),
    SectionKey.STRATEGY_SUMMARY: ("สรุปยุทธศาสตร์", "summary of strategies"),
    SectionKey.MONITORING_AND_EVALUATION: ("การติดตามและประเมินผล", "monitoring and evaluation"),
    SectionKey.RESPONSIBILITIES: ("ความรับผิดชอบ", "responsibilities"),
    SectionKey.COMMITTEE: ("คณะกรรมการ", "committee"),
    SectionKey.CONCLUSION: ("บทสรุป", "conclusion"),
    SectionKey.INDIVIDUAL_DEVELOPMENT_PLAN: ("แผนพัฒนารายบุคคล", "individual development plan"),
    SectionKey.TRAINING_NEEDS: ("ความต้องการฝึกอบรม", "training needs"),
    SectionKey.COMPETENCIES: ("สมรรถนะ", "competencies"),
    SectionKey.TRAINING_REQUEST_STEPS: ("ขั้นตอนการขอเข้ารับการฝึกอบรม", "steps to request training"),
    SectionKey.GENERAL_INFORMATION: ("สภาพทั่วไปและข้อมูลพื้นฐาน", "general information"),
    SectionKey.STRATEGY: ("ยุทธศาสตร์", "strategy"),
    SectionKey.PROJECT_ACCOUNTS: ("บัญชีโครงการ", "accounts of projects"),
    SectionKey.BUDGET: ("งบประมาณ", "budget"),
    SectionKey.OTHER: ("หัวข้ออื่น", "other headings"),
}  # fmt: skip


def section_names(language: Language) -> dict[str, str]:
    """The name of each section by its key."""
    place = 0 if language is Language.TH else 1
    return {key.value: _NAMES[key][place] for key in SectionKey}
