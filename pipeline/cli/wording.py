"""What commands say, in Thai and English."""

from dataclasses import dataclass

from pipeline.core.settings import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """One message in both languages."""

    th: str
    en: str

    def in_(self, language: Language) -> str:
        """The message in `language`."""
        return self.th if language is Language.TH else self.en


INGEST_COLUMNS = {
    "file": Wording("ไฟล์", "file"),
    "status": Wording("สถานะ", "status"),
    "pages": Wording("หน้า", "pages"),
    "route": Wording("วิธีอ่าน", "route"),
    "type": Wording("ประเภทแผน", "plan type"),
    "issues": Wording("จุดที่สงสัย", "issues"),
    "seconds": Wording("วินาที", "seconds"),
}

STATUS = {
    "loaded": Wording("อ่านแล้ว", "loaded"),
    "partial": Wording("อ่านได้บางหน้า", "partial"),
    "unchanged": Wording("ไม่เปลี่ยนแปลง", "unchanged"),
    "held": Wording("พักไว้ตรวจสอบ", "held for a look"),
    "failed": Wording("อ่านไม่ได้", "failed"),
}

ROUTE = {
    "text_layer": Wording("ชั้นข้อความ", "text layer"),
    "repaired": Wording("ซ่อมแล้ว", "repaired"),
    "decoded": Wording("ถอดรหัสใหม่", "decoded"),
    "ocr": Wording("โอซีอาร์", "OCR"),
    "mixed": Wording("ผสม", "mixed"),
    "empty": Wording("หน้าว่าง", "empty"),
    "failed": Wording("อ่านไม่ได้", "failed"),
}

PAGES = Wording("หน้า", "pages")
READING_FILES = Wording("กำลังอ่านไฟล์", "reading files")
INGEST_DONE = Wording(
    "{files} ไฟล์: อ่านแล้ว {loaded} ไม่เปลี่ยนแปลง {unchanged} อ่านไม่ได้ {failed}",
    "{files} files: {loaded} loaded, {unchanged} unchanged, {failed} failed",
)

PLAN_TYPE = {
    "manpower_plan": Wording("แผนอัตรากำลัง ๓ ปี", "three-year manpower plan"),
    "personnel_development_plan": Wording("แผนพัฒนาบุคลากร", "personnel development plan"),
    "hr_management_plan": Wording("แผนการบริหารและพัฒนาทรัพยากรบุคคล", "HR management plan"),
    "local_development_plan": Wording("แผนพัฒนาท้องถิ่น", "local development plan"),
    "operation_plan": Wording("แผนการดำเนินงาน", "operation plan"),
    "budget_ordinance": Wording("เทศบัญญัติ/ข้อบัญญัติงบประมาณ", "budget ordinance"),
    "anti_corruption_plan": Wording("แผนปฏิบัติการป้องกันการทุจริต", "anti-corruption plan"),
    "other": Wording("อื่น ๆ หรือไม่ทราบ", "other or unknown"),
}
