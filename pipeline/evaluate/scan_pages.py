"""Pages composed for scans: pages of the sample corpus, and columns and signature blocks drawn here."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pythainlp.tokenize import word_tokenize

from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.scan_files import Pixels
from pipeline.evaluate.scan_marks import colour
from pipeline.evaluate.text_metrics import in_content_order
from pipeline.evaluate.text_reading import read
from pipeline.stages.lines import body_lines

PROSE = "donmakhathong/donmakhathong_manpower_section12.pdf", 1
TABLE = "nakhamhom/nakhamhom_local_development_2566_2570.pdf", 2
_WIDTH_INCHES, _HEIGHT_INCHES = 8.27, 11.69


@dataclass(frozen=True, slots=True)
class Composed:
    """A clean page and what it says, in reading order."""

    pixels: Pixels
    truth: str


def sample_page(corpus: Path, which: tuple[str, int], dpi: int) -> Composed:
    """A page of the sample corpus; the truth is its text layer."""
    name, number = which
    reader = PdfiumReader(corpus / name)
    try:
        pixels = reader.image(number, dpi)
    finally:
        reader.close()
    lines = body_lines(read(corpus / name))[number - 1 : number]
    return Composed(pixels, in_content_order(lines))


# Made-up sentences: a plan's wording without any plan's text. Left to right: on staff, on water, on roads.
_TEXTS = (
    "เทศบาลจัดให้มีการพัฒนาบุคลากรทุกระดับ ปีละไม่น้อยกว่า ๓ ครั้ง โดยให้สำนักปลัดเป็นผู้รับผิดชอบ "
    "และรายงานผลภายในวันที่ ๑๕ ตุลาคม ๒๕๖๗ ผู้เข้ารับการอบรมต้องมีเวลาเรียนไม่น้อยกว่าร้อยละ ๘๐ "
    "ค่าใช้จ่ายเบิกจากงบประมาณ จำนวน ๒๔๙,๕๐๐ บาท ตามข้อบัญญัติที่สภาให้ความเห็นชอบแล้ว",
    "ระบบประปาหมู่บ้านมีผู้ใช้น้ำ ๑,๒๗๘ ครัวเรือน ต้องเปลี่ยนท่อหลัก ระยะทาง ๔,๖๐๐ เมตร "
    "กองช่างสำรวจพื้นที่แล้วเมื่อเดือนมีนาคม พบจุดรั่วซึม ๓๙ จุด จึงเสนอให้ซ่อมแซมเป็นการเร่งด่วน "
    "ภายในวงเงิน ๘๗๕,๐๐๐ บาท และให้ติดตั้งมาตรวัดน้ำเพิ่มอีก ๖๔ เครื่องในปีถัดไป",
    "ถนนสายหลักชำรุดเพราะน้ำท่วม ผิวจราจรเสียหาย ๒,๓๕๐ ตารางเมตร ประชาชนขอให้เร่งแก้ไข "
    "คณะกรรมการพิจารณาแล้วเห็นควรปูผิวใหม่ หนา ๐.๐๕ เมตร กำหนดแล้วเสร็จใน ๑๒๐ วัน "
    "ใช้เงินสะสม ๑,๔๙๐,๐๐๐ บาท และให้ผู้ควบคุมงานรายงานทุก ๗ วันจนกว่าจะตรวจรับ",
)
_LABELS = (
    ("ชื่อโครงการ", "ฝึกอบรมพนักงานดับเพลิง"),  # project: training of firemen
    ("วัตถุประสงค์", "เพื่อให้มีทักษะในการช่วยชีวิต"),  # objective: to have the skill of saving lives
    ("งบประมาณ", "๑๘๖,๔๐๐ บาท"),  # budget: 186,400 baht
    ("ระยะเวลา", "มกราคม - มีนาคม ๒๕๖๘"),  # time: January to March 2568
    ("สถานที่", "หอประชุมเทศบาล ชั้น ๒"),  # place: municipal hall, second floor
    ("ผู้รับผิดชอบ", "งานป้องกันและบรรเทาสาธารณภัย"),  # owner: disaster prevention
)
_SIGNERS = (
    ("(นายตัวอย่าง สมมติ)", "ปลัดเทศบาล", "วันที่ ๙ ก.ย. ๒๕๖๗"),  # (Mr Specimen), clerk, date
    ("(นางสาวสมมุติ ทดสอบ)", "ผู้อำนวยการกองคลัง", "วันที่ ๑๐ ก.ย. ๒๕๖๗"),  # (Ms Made-up), finance, date
)


@dataclass(slots=True)
class _Sheet:
    """White paper and a pen; `said` collects what was written, in reading order."""

    image: Image.Image
    font: ImageFont.FreeTypeFont
    said: list[str]

    @classmethod
    def blank(cls, font: str, dpi: int, points: float = 15.0) -> "_Sheet":
        size = (round(_WIDTH_INCHES * dpi), round(_HEIGHT_INCHES * dpi))
        letters = ImageFont.truetype(font, round(points * dpi / 72), layout_engine=ImageFont.Layout.RAQM)
        return cls(Image.new("L", size, 255), letters, [])

    def write(self, text: str, x: float, y: float, anchor: str = "ls") -> None:
        ImageDraw.Draw(self.image).text((x, y), text, font=self.font, fill=0, anchor=anchor)
        self.said.append(text)

    def wrapped(self, text: str, width: float) -> list[str]:
        """Broken between words, as a word processor does."""
        lines = [""]
        for word in word_tokenize(text):
            longer = lines[-1] + word
            if self.font.getlength(longer.rstrip()) <= width:
                lines[-1] = longer
            else:
                lines.append(word.lstrip())
        return [line.strip() for line in lines if line.strip()]

    def page(self) -> Composed:
        return Composed(colour(np.asarray(self.image, np.uint8)), "\n".join(self.said))


def columns_page(font: str, dpi: int, count: int) -> Composed:
    """A heading over the page, then `count` columns of running text on different things."""
    sheet = _Sheet.blank(font, dpi, 15.0 if count == 2 else 12.0)  # noqa: PLR2004 - narrower columns, smaller type
    left, right, gutter = 0.9 * dpi, (_WIDTH_INCHES - 0.9) * dpi, 0.3 * dpi
    width = (right - left - gutter * (count - 1)) / count
    # "report on the work of the municipality in the fiscal year 2567 to its council"
    sheet.write("รายงานผลการดำเนินงานของเทศบาลประจำปีงบประมาณ ๒๕๖๗ ต่อสภาเทศบาล", left, 1.1 * dpi)
    pitch = 1.75 * sheet.font.size
    for column in range(count):
        y = 1.7 * dpi
        for paragraph in (_TEXTS[column % 3], _TEXTS[(column + 1) % 3]):
            for line in sheet.wrapped(paragraph, width):
                sheet.write(line, left + column * (width + gutter), y)
                y += pitch
    return sheet.page()


def labels_page(font: str, dpi: int) -> Composed:
    """Labels on the left, values on the right: read row by row."""
    sheet = _Sheet.blank(font, dpi)
    y = 1.2 * dpi
    for _ in range(2):
        for label, value in _LABELS:
            sheet.write(label, 0.9 * dpi, y)
            sheet.write(value, 3.2 * dpi, y)
            y += 0.36 * dpi
        y += 0.3 * dpi
    return sheet.page()


def signatures_page(font: str, dpi: int) -> Composed:
    """A paragraph and two signature blocks side by side, each centred on its own middle."""
    sheet = _Sheet.blank(font, dpi)
    y = 1.2 * dpi
    for line in sheet.wrapped(_TEXTS[0], 6.4 * dpi):
        sheet.write(line, 0.9 * dpi, y)
        y += 0.36 * dpi
    for number, block in enumerate(_SIGNERS):
        for row, text in enumerate(block):
            sheet.write(text, (2.4 + 3.5 * number) * dpi, y + (1.2 + 0.36 * row) * dpi, "ms")
    return sheet.page()


def plain_page(font: str, dpi: int) -> Composed:
    """Running text over the whole width, numbered paragraphs."""
    sheet = _Sheet.blank(font, dpi)
    y = 1.2 * dpi
    for number, text in enumerate(_TEXTS, start=1):
        for line in sheet.wrapped(f"{number}. {text}", 6.4 * dpi):
            sheet.write(line, 0.9 * dpi, y)
            y += 0.36 * dpi
    return sheet.page()
