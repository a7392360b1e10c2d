"""Sections that plans for developing staff share: HR management plans and personnel development plans."""

from schemas.plan_type import ColumnSpec, Requirement, SectionSpec, TableForm
from schemas.section import SectionKey

FOREWORD = SectionSpec(key=SectionKey.FOREWORD, headings=("คำนำ",))
RATIONALE = SectionSpec(
    key=SectionKey.RATIONALE,
    headings=(
        "หลักการและเหตุผล",
        "ความเป็นมา",
        "บทนำ",
        "เหตุผลและความจำเป็น",
        "ความเป็นมาและความสำคัญ",
    ),
    requirement=Requirement.REQUIRED,
    basis="S29",
)
VISION = SectionSpec(
    key=SectionKey.VISION,
    headings=(
        "วิสัยทัศน์ (Vision)",
        "วิสัยทัศน์",
        "วิสัยทัศน์ด้านการพัฒนาทรัพยากรบุคคล",
        "วิสัยทัศน์ขององค์กร",
        "วิสัยทัศน์ด้านการบริหารทรัพยากรบุคคล",
        "วิสัยทัศน์การพัฒนาบุคลากร",
    ),
)
MISSION = SectionSpec(
    key=SectionKey.MISSION,
    headings=(
        "พันธกิจด้านการพัฒนาทรัพยากรบุคคล (Mission)",
        "พันธกิจ (Mission)",
        "พันธกิจ",
        "พันธกิจขององค์กร",
        "พันธกิจด้านการบริหารทรัพยากรบุคคล",
        "พันธกิจการพัฒนาบุคลากร",
    ),
)
VALUES = SectionSpec(
    key=SectionKey.VALUES,
    headings=(
        "ค่านิยม",
        "ค่านิยมขององค์กร",
        "ค่านิยมหลัก (Core Value)",
        "ค่านิยมองค์กร",
        "ค่านิยมร่วม",
        "ค่านิยมและวัฒนธรรมองค์กร",
        "วัฒนธรรมองค์กร",
    ),
)
STRATEGIC_GOALS = SectionSpec(
    key=SectionKey.STRATEGIC_GOALS,
    headings=(
        "เป้าหมายเชิงยุทธศาสตร์",
        "เป้าประสงค์เชิงยุทธศาสตร์",
        "เป้าประสงค์",
        "เป้าประสงค์หลัก",
        "เป้าประสงค์ด้านการบริหารทรัพยากรบุคคล",
    ),
)
POLICY_LINKS = SectionSpec(
    key=SectionKey.POLICY_LINKS,
    headings=(
        "ความเชื่อมโยงกับนโยบาย แผน และยุทธศาสตร์ที่เกี่ยวข้อง",
        "ความเชื่อมโยงกับนโยบายและยุทธศาสตร์",
        "นโยบาย แผน และยุทธศาสตร์ที่เกี่ยวข้อง",
        "นโยบายและแผนที่เกี่ยวข้อง",
        "กฎหมาย ระเบียบ และนโยบายที่เกี่ยวข้อง",
        "ความเชื่อมโยงกับแผนระดับต่าง ๆ",
        "ความสอดคล้องกับยุทธศาสตร์ชาติและแผนระดับต่าง ๆ",
    ),
)
ENVIRONMENT_ANALYSIS = SectionSpec(
    key=SectionKey.ENVIRONMENT_ANALYSIS,
    headings=(
        "การวิเคราะห์สภาพแวดล้อม",
        "การวิเคราะห์สภาพแวดล้อม (SWOT Analysis)",
        "การวิเคราะห์สภาพแวดล้อมภายในและภายนอก",
        "การวิเคราะห์ SWOT",
        "SWOT Analysis",
        "การวิเคราะห์สภาพแวดล้อมด้านการบริหารทรัพยากรบุคคล",
        "การวิเคราะห์สภาพแวดล้อมขององค์กร",
        "การวิเคราะห์สถานการณ์พัฒนาบุคลากร",
        "การวิเคราะห์สถานการณ์การพัฒนาบุคลากร",
        "การวิเคราะห์สถานภาพการพัฒนาบุคลากร",
        "การวิเคราะห์ศักยภาพบุคลากร",
        "การวิเคราะห์ปัจจัยภายในและปัจจัยภายนอก",
        "การวิเคราะห์จุดแข็ง จุดอ่อน โอกาส และอุปสรรค",
    ),
)
STAFFING_STRUCTURE = SectionSpec(
    key=SectionKey.STAFFING_STRUCTURE,
    headings=(
        "โครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง 3 ปี",
        "โครงสร้างส่วนราชการตามแผนอัตรากำลัง 3 ปี",
        "โครงสร้างส่วนราชการและอัตรากำลัง",
        "โครงสร้างการแบ่งส่วนราชการ",
        "โครงสร้างและอัตรากำลัง",
        "โครงสร้างและกรอบอัตรากำลัง",
        "โครงสร้างส่วนราชการ",
        "อัตรากำลัง",
        "กรอบอัตรากำลัง",
        "ข้อมูลอัตรากำลัง",
        "ข้อมูลด้านบุคลากร",
    ),
)
POSITION_SERIES = SectionSpec(
    key=SectionKey.POSITION_SERIES,
    headings=("สายงานของข้าราชการหรือพนักงานส่วนท้องถิ่น", "สายงานของพนักงานเทศบาล"),
    basis="S12 S13",
)
DEVELOPMENT_METHODS = SectionSpec(
    key=SectionKey.DEVELOPMENT_METHODS,
    headings=(
        "วิธีการพัฒนาบุคลากร",
        "วิธีการพัฒนาและระยะเวลา",
        "วิธีการพัฒนาและระยะเวลาดำเนินการพัฒนา",
        "วิธีการพัฒนา",
        "วิธีการพัฒนาและระยะเวลาดำเนินการ",
        "แนวทางและวิธีการพัฒนาบุคลากร",
    ),
    requirement=Requirement.REQUIRED,
)
KNOWLEDGE_DEVELOPMENT = SectionSpec(
    key=SectionKey.KNOWLEDGE_DEVELOPMENT,
    headings=(
        "การพัฒนาความรู้ให้กับบุคลากร",
        "หลักสูตรการพัฒนา",
        "หลักสูตรการพัฒนาบุคลากร",
        "หลักสูตรที่ใช้ในการพัฒนา",
        "หลักสูตรในการพัฒนา",
        "หลักสูตรการฝึกอบรม",
    ),
    requirement=Requirement.REQUIRED,
    basis="S29",
)
HR_STRATEGY = SectionSpec(
    key=SectionKey.HR_STRATEGY,
    headings=(
        "ยุทธศาสตร์การบริหารทรัพยากรบุคคล",
        "กลยุทธ์การบริหารทรัพยากรบุคคล",
        "กลยุทธ์ด้านการบริหารทรัพยากรบุคคล",
        "ประเด็นยุทธศาสตร์การบริหารทรัพยากรบุคคล",
        "ยุทธศาสตร์ด้านการบริหารทรัพยากรบุคคล",
    ),
)
DEVELOPMENT_STRATEGY = SectionSpec(
    key=SectionKey.DEVELOPMENT_STRATEGY,
    headings=(
        "ยุทธศาสตร์การพัฒนาบุคลากร",
        "ยุทธศาสตร์การพัฒนาทรัพยากรบุคคล",
        "ประเด็นยุทธศาสตร์",
        "ประเด็นยุทธศาสตร์การพัฒนาบุคลากร",
        "กลยุทธ์การพัฒนาบุคลากร",
        "ยุทธศาสตร์และแนวทางการพัฒนาบุคลากร",
    ),
    requirement=Requirement.REQUIRED,
)
ACTION_PLAN = SectionSpec(
    key=SectionKey.ACTION_PLAN,
    headings=(
        "แผนการดำเนินงานตามยุทธศาสตร์การบริหารและพัฒนาทรัพยากรบุคคล",
        "แผนการดำเนินงานตามยุทธศาสตร์การพัฒนาบุคลากร",
        "แผนปฏิบัติการพัฒนาบุคลากร",
        "โครงการ/กิจกรรมการพัฒนาบุคลากร",
        "ยุทธศาสตร์และโครงการพัฒนาบุคลากร",
        "ยุทธศาสตร์และโครงการ",
        "แผนงาน/โครงการพัฒนาบุคลากร",
        "แผนงาน/โครงการ",
        "แผนงานและโครงการพัฒนาบุคลากร",
        "แผนปฏิบัติการ",
        "แผนปฏิบัติการบริหารทรัพยากรบุคคล",
        "แผนปฏิบัติการด้านการบริหารทรัพยากรบุคคล",
        "แผนปฏิบัติการบริหารและพัฒนาทรัพยากรบุคคล",
        "แผนการดำเนินงานด้านการบริหารทรัพยากรบุคคล",
        "แผนการดำเนินงานด้านการบริหารและพัฒนาทรัพยากรบุคคล",
        "แผนการดำเนินงานการบริหารทรัพยากรบุคคล",
        "บัญชีโครงการพัฒนาบุคลากร",
        "รายละเอียดโครงการพัฒนาบุคลากร",
    ),
    requirement=Requirement.REQUIRED,
    basis="S10",
)
STRATEGY_SUMMARY = SectionSpec(
    key=SectionKey.STRATEGY_SUMMARY,
    headings=("สรุปยุทธศาสตร์การพัฒนาบุคลากร", "สรุปยุทธศาสตร์การบริหารและพัฒนาทรัพยากรบุคคล"),
)
MONITORING = SectionSpec(
    key=SectionKey.MONITORING_AND_EVALUATION,
    headings=(
        "การติดตามและประเมินผล",
        "การติดตามประเมินผลแผนการบริหารและพัฒนาทรัพยากรบุคคล",
        "การติดตามและประเมินผลการพัฒนาบุคลากร",
        "การติดตามประเมินผล",
        "การติดตามและประเมินผลการพัฒนา",
        "การติดตาม ประเมินผล และรายงานผล",
        "การกำกับ ติดตาม และประเมินผล",
        "แนวทางการติดตามและประเมินผล",
        "การประเมินผลและติดตามผล",
        "การประเมินผลการพัฒนาบุคลากร",
        "การประเมินผล",
        "การติดตามและรายงานผล",
        "การรายงานผลการดำเนินงาน",
    ),
    requirement=Requirement.REQUIRED,
    basis="S10",
)
RESPONSIBILITIES = SectionSpec(
    key=SectionKey.RESPONSIBILITIES, headings=("ความรับผิดชอบ", "หน้าที่ความรับผิดชอบ"), level=2
)
COMMITTEE = SectionSpec(
    key=SectionKey.COMMITTEE,
    headings=(
        "คณะกรรมการจัดทำแผนพัฒนาบุคลากร",
        "คณะกรรมการจัดทำแผนพัฒนาบุคลากร 3 ปี",
        "คณะกรรมการพัฒนาบุคลากร",
        "คณะกรรมการบริหารและพัฒนาทรัพยากรบุคคล",
        "คณะกรรมการจัดทำแผน",
        "คณะกรรมการบริหารทรัพยากรบุคคล",
        "คำสั่งแต่งตั้งคณะกรรมการจัดทำแผนพัฒนาบุคลากร",
    ),
    level=2,
)
CONCLUSION = SectionSpec(
    key=SectionKey.CONCLUSION,
    headings=(
        "บทสรุป",
        "สรุปและข้อเสนอแนะ",
        "บทสรุปและข้อเสนอแนะ",
    ),
)
APPENDIX = SectionSpec(key=SectionKey.APPENDIX, headings=("ภาคผนวก",))
OBJECTIVES = SectionSpec(
    key=SectionKey.OBJECTIVES,
    headings=(
        "วัตถุประสงค์",
        "เป้าหมายการพัฒนา",
        "วัตถุประสงค์และเป้าหมาย",
        "วัตถุประสงค์และเป้าหมายการพัฒนา",
        "วัตถุประสงค์ของการพัฒนา",
        "วัตถุประสงค์ของการจัดทำแผน",
        "วัตถุประสงค์ของแผนพัฒนาบุคลากร",
        "เป้าหมายของการพัฒนา",
        "เป้าหมาย",
    ),
)
INDIVIDUAL_PLAN = SectionSpec(
    key=SectionKey.INDIVIDUAL_DEVELOPMENT_PLAN,
    headings=(
        "การจัดทำแผนพัฒนาพนักงานเทศบาลรายบุคคล",
        "การจัดทำแผนพัฒนารายบุคคล (IDP)",
        "แผนพัฒนาบุคลากรรายบุคคล (Individual Development Plan : IDP)",
        "แผนพัฒนารายบุคคล",
        "การจัดทำแผนพัฒนารายบุคคล",
    ),
    basis="used S41",
)
TRAINING_NEEDS = SectionSpec(
    key=SectionKey.TRAINING_NEEDS,
    headings=(
        "การวิเคราะห์สภาพปัญหา ความต้องการในการพัฒนาพนักงานเทศบาลรายบุคคล",
        "การวิเคราะห์สภาพปัญหา ความต้องการในการพัฒนาบุคลากร",
        "การวิเคราะห์ความต้องการในการพัฒนา",
        "ความต้องการในการฝึกอบรม",
        "ความจำเป็นในการพัฒนาบุคลากร",
        "การสำรวจความต้องการในการพัฒนาบุคลากร",
        "การวิเคราะห์ความจำเป็นในการพัฒนาบุคลากร",
        "ความต้องการในการพัฒนาบุคลากร",
        "การสำรวจความต้องการในการฝึกอบรม",
    ),
)
COMPETENCIES = SectionSpec(
    key=SectionKey.COMPETENCIES,
    headings=("สมรรถนะ", "สมรรถนะหลัก", "สมรรถนะของข้าราชการหรือพนักงานส่วนท้องถิ่น", "สมรรถนะที่จำเป็น"),
    basis="S46",
)
TRAINING_STEPS = SectionSpec(
    key=SectionKey.TRAINING_REQUEST_STEPS,
    headings=("ขั้นตอนการขอรับการฝึกอบรมรายบุคคล", "ขั้นตอนการขอรับการฝึกอบรม", "ขั้นตอนการขอเข้ารับการฝึกอบรม"),
)
BUDGET = SectionSpec(
    key=SectionKey.BUDGET,
    headings=(
        "งบประมาณ",
        "งบประมาณในการดำเนินการพัฒนา",
        "งบประมาณที่ใช้ในการพัฒนา",
        "งบประมาณในการพัฒนาบุคลากร",
        "งบประมาณในการดำเนินการ",
        "แหล่งงบประมาณ",
    ),
)

GENERAL_INFORMATION = SectionSpec(
    key=SectionKey.GENERAL_INFORMATION,
    headings=("ข้อมูลพื้นฐาน", "ข้อมูลทั่วไป", "สภาพทั่วไป", "ข้อมูลพื้นฐานด้านการบริหารทรัพยากรบุคคล"),
)

PROJECT_FORM = TableForm(
    key="project",
    columns=(
        ColumnSpec(key="number", headers=("ลำดับที่", "ที่", "ลำดับ")),
        ColumnSpec(key="strategy", headers=("ยุทธศาสตร์", "ประเด็นยุทธศาสตร์", "ยุทธศาสตร์การพัฒนา")),
        ColumnSpec(
            key="name",
            headers=("โครงการ/กิจกรรม", "โครงการ", "กิจกรรม", "โครงการ/หลักสูตร", "โครงการ/กิจกรรม/หลักสูตร"),
            required=True,
        ),
        ColumnSpec(key="objective", headers=("วัตถุประสงค์และเป้าหมาย", "วัตถุประสงค์")),
        ColumnSpec(key="target", headers=("เป้าหมาย", "กลุ่มเป้าหมาย", "เป้าหมาย (ผลผลิต)")),
        ColumnSpec(key="indicator", headers=("ตัวชี้วัด", "ตัวชี้วัด (KPI)", "ตัวชี้วัดความสำเร็จ")),
        ColumnSpec(
            key="period",
            headers=(
                "ระยะเวลาการดำเนินการ",
                "ระยะเวลาการดำเนินงาน/กิจกรรม",
                "ระยะเวลาการดำเนินโครงการ/กิจกรรม",
                "ระยะเวลาดำเนินการ",
                "ระยะเวลา",
            ),
        ),
        ColumnSpec(
            key="budget",
            headers=(
                "งบประมาณที่ใช้สำหรับการดำเนินโครงการ/กิจกรรม ประจำปีงบประมาณ",
                "งบประมาณ (บาท)",
                "งบประมาณ",
                "งบประมาณที่ใช้",
                "ปีงบประมาณ/งบประมาณ (บาท)",
            ),
            repeats=True,
        ),
        ColumnSpec(key="owner", headers=("หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ")),
        ColumnSpec(key="expected_result", headers=("ผลที่คาดว่าจะได้รับ", "ประโยชน์ที่คาดว่าจะได้รับ")),
        ColumnSpec(key="remark", headers=("หมายเหตุ", "หมายเหตุ/เกณฑ์อ้างอิง")),
    ),
)
SUMMARY_FORM = TableForm(
    key="strategy_summary",
    columns=(
        ColumnSpec(key="number", headers=("ลำดับที่", "ที่")),
        ColumnSpec(key="title", headers=("ยุทธศาสตร์การพัฒนาบุคลากร", "ยุทธศาสตร์", "กลยุทธ์"), required=True),
        ColumnSpec(
            key="count",
            headers=("จำนวนโครงการ/กิจกรรม", "จำนวนโครงการ", "จำนวนโครงการ/กิจกรรม ปีงบประมาณ"),
            required=True,
        ),
        ColumnSpec(key="budget", headers=("งบประมาณ (บาท)", "งบประมาณ")),
        ColumnSpec(key="remark", headers=("หมายเหตุ",)),
    ),
)
STAFFING_FORM = TableForm(
    key="staffing",
    columns=(ColumnSpec(key="unit", headers=("สำนัก/กอง", "ส่วนราชการ", "สำนัก/กอง/ส่วนราชการ"), required=True),),
)
SERIES_FORM = TableForm(
    key="position_series",
    columns=(
        ColumnSpec(key="executive", headers=("บริหารท้องถิ่น", "ประเภทบริหารท้องถิ่น"), required=True),
        ColumnSpec(key="directing", headers=("อำนวยการท้องถิ่น", "ประเภทอำนวยการท้องถิ่น"), required=True),
        ColumnSpec(key="academic", headers=("วิชาการ", "ประเภทวิชาการ"), required=True),
        ColumnSpec(key="general", headers=("ทั่วไป", "ประเภททั่วไป"), required=True),
    ),
)
ROLES_FORM = TableForm(
    key="idp_roles",
    columns=(
        ColumnSpec(key="group", headers=("กลุ่มบุคคล", "บุคคล", "ผู้เกี่ยวข้อง"), required=True),
        ColumnSpec(
            key="duties", headers=("บทบาท/หน้าที่ความรับผิดชอบ", "บทบาทหน้าที่", "หน้าที่ความรับผิดชอบ"), required=True
        ),
    ),
)
