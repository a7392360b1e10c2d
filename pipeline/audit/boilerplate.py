"""Tell paragraphs of the national template from a municipality's own, by marker phrases."""

from pipeline.audit.context import AuditContext
from pipeline.audit.view import squeezed

# Each marker: a few words that only a paragraph of the template holds, blanks removed, Arabic digits.
# In order: pillars 1 to 3, the intro in two generations, digital skills, methods and closing instruction.
_MARKERS = (
    "เปิดกว้างและเชื่อมโยงกัน",  # open and connected
    "ยึดประชาชนเป็นศูนย์กลาง",  # citizens at the centre
    "ขีดสมรรถนะสูงและทันสมัย",  # high performance and modern
    "กำหนดแนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่นลูกจ้าง",  # sets guidelines for officials
    "สอดคล้องกับระยะเวลาของแผนอัตรากำลัง",  # in keeping with the span of the manpower plan
    "ตามรอบของแผนอัตรากำลัง",  # by the cycle of the manpower plan
    "ต้องตระหนักถึงการพัฒนา",  # must be aware of development
    "เครื่องมือสำรวจทักษะดิจิทัล",  # survey tool of digital skills
    "แนวทางการพัฒนาทักษะด้านดิจิทัล",  # guidelines on digital skills
    "วิธีการพัฒนาอาจใช้วิธีการใด",  # one or several methods may be used
)


def is_boilerplate(plain: str, context: AuditContext) -> bool:
    """Whether a paragraph is of the template: it holds a marker, or two other owners print it too."""
    text = squeezed(plain)
    return any(marker in text for marker in _MARKERS) or text in context.common_passages
