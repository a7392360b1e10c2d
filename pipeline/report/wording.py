"""Names of statuses, severities, marks and ways of reading in Thai and English, and their colours."""

from datetime import date
from typing import NamedTuple

from pipeline.text.dates import BE_MINUS_CE, MONTHS
from schemas.finding import BaselineState, BasisMark, Reading, Severity, Status
from schemas.plan_type import PlanTypeKey


class Label(NamedTuple):
    """A name in both languages; `colour` is a CSS background colour, `letter` stands in narrow cells."""

    th: str
    en: str
    colour: str = "#ffffff"
    letter: str = ""

    def in_language(self, *, thai: bool) -> str:
        """The name in one language."""
        return self.th if thai else self.en


STATUSES = {
    Status.FAIL: Label("ไม่ตรงตามเกณฑ์", "fail", "#f4b8b0", "F"),
    Status.WARN: Label("ข้อสังเกต", "warn", "#fbe3a4", "W"),
    Status.UNDECIDED: Label("ยังตัดสินไม่ได้", "undecided", "#d5d9ee", "U"),
    Status.PASS: Label("ผ่าน", "pass", "#cfe8cf", "P"),
    Status.NOT_APPLICABLE: Label("ไม่เกี่ยวข้อง", "not applicable", "#f2f2f2", "N"),
}

SEVERITIES = {
    Severity.CRITICAL: Label("สำคัญมาก", "critical"),
    Severity.MAJOR: Label("สำคัญ", "major"),
    Severity.MINOR: Label("เล็กน้อย", "minor"),
    Severity.INFO: Label("เพื่อทราบ", "info"),
}

MARKS = {
    BasisMark.SEEN: Label("เห็นเอกสารต้นทาง", "source seen"),
    BasisMark.USED: Label("หน่วยงานอ้างใช้", "used by others"),
    BasisMark.INTERNAL: Label("ตรวจจากแผนเอง", "the plan's own"),
    BasisMark.NOT_VERIFIED: Label("ฐานอ้างอิงยังไม่ได้ยืนยัน", "basis not verified"),
}

READINGS = {
    Reading.TEXT_LAYER: Label("ชั้นข้อความของไฟล์", "text layer"),
    Reading.OCR: Label("อ่านจากภาพสแกน", "read from a scan"),
    Reading.MIXED: Label("ชั้นข้อความและภาพสแกน", "text layer and scan"),
}

BASELINE = {
    BaselineState.NEW: Label("ใหม่", "new"),
    BaselineState.UNCHANGED: Label("คงเดิม", "unchanged"),
    BaselineState.GONE: Label("หมดไปแล้ว", "gone"),
}

FAMILIES = {
    "BUD": "งบประมาณ",
    "CMP": "สมรรถนะ",
    "CNT": "จำนวนที่กล่าวถึง",
    "DEV": "แนวทางการพัฒนา",
    "GOV": "คณะกรรมการและการติดตาม",
    "IDP": "แผนพัฒนารายบุคคล",
    "IND": "ตัวชี้วัด",
    "ORG": "องค์กรเจ้าของแผน",
    "PER": "ช่วงปีของแผน",
    "REF": "การอ้างอิง",
    "SEC": "หัวข้อของแผน",
    "STF": "อัตรากำลัง",
    "STR": "ยุทธศาสตร์และโครงการ",
    "SWO": "การวิเคราะห์ SWOT",
    "TXT": "ข้อความ",
    "TYP": "ประเภทแผน",
    "VIS": "วิสัยทัศน์",
}
"""What the first letters of a rule's id stand for."""

PLAN_TYPES = {
    PlanTypeKey.MANPOWER_PLAN: "แผนอัตรากำลัง 3 ปี",
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: "แผนพัฒนาบุคลากร",
    PlanTypeKey.HR_MANAGEMENT_PLAN: "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
    PlanTypeKey.LOCAL_DEVELOPMENT_PLAN: "แผนพัฒนาท้องถิ่น",
    PlanTypeKey.OPERATION_PLAN: "แผนการดำเนินงาน",
    PlanTypeKey.BUDGET_ORDINANCE: "งบประมาณรายจ่าย",
    PlanTypeKey.ANTI_CORRUPTION_PLAN: "แผนป้องกันการทุจริต",
    PlanTypeKey.OTHER: "อื่น ๆ",
}


def thai_date(day: date) -> str:
    """A date as Thai documents print it, in the Buddhist era."""
    return f"{day.day} {MONTHS[day.month - 1][0]} {day.year + BE_MINUS_CE}"


DISCLAIMER_TH = (
    "รายงานนี้ชี้จุดที่ควรตรวจสอบ ไม่ใช่ข้อวินิจฉัยว่าผู้ใดกระทำผิด "
    "กฎที่ฐานอ้างอิงยังไม่ได้ยืนยันได้ระบุไว้ทุกแห่งแล้ว โปรดตรวจสอบกับต้นฉบับก่อนใช้อ้างอิง"
)
"""Printed on every report: it points at what to check and accuses nobody."""
