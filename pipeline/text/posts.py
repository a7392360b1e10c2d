"""A printed post taken apart: title, line of work, level, position number, head-count, vacancy, holder."""

import re
from dataclasses import dataclass

from pipeline.text.digits import to_arabic

NUMBER = re.compile(r"\(?\s*(?:เลขที่ตำแหน่ง|ตำแหน่งเลขที่)?\s*(\d{2}-\d[\d-]{4,})\s*\)?")
NO_NUMBER = re.compile(r"\(?\s*(?:เลขที่ตำแหน่ง|ตำแหน่งเลขที่)\s*([^\s()]?\s*[-–]\s*\d*)\s*\)?\s*$")
# "position number" followed by a dash, or by the letter and digits of a permanent employee
LEVEL_WORDS = (
    r"ป[ฏฎ]ิบัติงาน|ชำนาญงาน|อาวุโส|ป[ฏฎ]ิบัติการ|ชำนาญการพิเศษ|ชำนาญการ|เชี่ยวชาญพิเศษ|เชี่ยวชาญ|ทักษะพิเศษ"
    r"|(?<=[\s(])(?:ต้น|กลาง|สูง)|(?<=ระดับ)(?:ต้น|กลาง|สูง)"
)  # the thirteen levels; low, middle, high only as words of their own
_SHORT = r"[ก-ฮ]{2}\.?"  # their short forms, as read: a pair may be misprinted
_PAIR = rf"{_SHORT}\s*/\s*{_SHORT}|(?:ปก|ชก|ชพ|ปง|ชง|อส|ชช)\."
_OLD = r"\d{1,2}\s*ว?(?:\s*[-–]\s*\d{1,2}\s*ว?)?(?:\s*/\s*\d{1,2}\s*ว?)?"  # levels 1 to 11, "3-5/6ว"
LEVEL = re.compile(
    rf"(?:ระดับ\s*)?\(?\s*(?:ระดับ\s*)?((?:{LEVEL_WORDS})(?:\s*/\s*(?:{LEVEL_WORDS}))?|{_PAIR})\s*\)?\s*$"
)
OLD_LEVEL = re.compile(rf"\s*(?:ระดับ\s*)?(?<!\d)({_OLD})\.?\s*$")
TEACHER_LEVEL = re.compile(r"^(ครู)\s*([คศ]ศ\.?\s*\d)\s*$")  # teacher of standing 1 to 5
COUNT = re.compile(
    r"(?:[(（]\s*(\d{1,3})\s*(?:อัตรา|คน|ตำแหน่ง)?\s*[)）]|[-–]?\s*(?:จำนวน|รวม)?\s*(\d{1,3})\s*(?:อัตรา|คน))\s*$"
)  # "(1)", "1 posts", "number 1 posts"
VACANT = re.compile(r"[(\-–\s]*(?:ตำแหน่ง)?ว่าง(?:เดิม)?[)\-–\s]*$")  # vacant
LINE_TITLE = re.compile(r"^(?P<title>[^(]+?)\s*\(\s*(?P<line>[^()]+(?:\([^()]*\)[^()]*)?)\)\s*$")
LINE_AFTER_LEVEL = re.compile(
    r"^(?P<title>[^(]+?)\s*ระดับ\s*\d{1,2}\s+(?P<line>นัก[^()]+)$"
)  # "level 6 officer ... 6"
HOLDER = re.compile(
    r"^\(?\s*(?:นาย|นางสาว|นาง|น\.ส\.|ว่าที่\s*(?:ร้อย|ร\.)|จ่าเอก|จ\.อ\.|พันจ่า|สิบ|ส\.ต\.|ดร\.)"
    r"(?!ช่าง|ก(?:\s|$|เทศ|องค์|อบต|เมือง)|ทะเบียน|อำเภอ|สัตว|แพทย์|ตรวจ)"
)  # Mr, Miss, Mrs, military ranks; but not posts such as a technician ("นายช่าง") or the mayor ("นายก")
POST_START = re.compile(
    r"^(?:นัก|เจ้าพนักงาน|เจ้าหน้าที่|นายช่าง|ช่าง|ผู้ช่วย|ผู้อำนวยการ|ผอ\.|หัวหน้า|ปลัด|รองปลัด|รองผู้|พนักงาน|คนงาน|คนสวน|คนครัว"
    r"|ครู|ผู้ดูแล|ภารโรง|ยาม|แม่บ้าน|นิติกร|วิศวกร|สถาปนิก|บุคลากร|บรรณารักษ์|พยาบาล|สัตวแพทย์|สัตวบาล|นายสัตวแพทย์|ตกแต่งสวน"
    r"|นายก|รองนายก|เลขานุการ|ที่ปรึกษา|ประธาน|รองประธาน|สมาชิก|แพทย์|ทันตแพทย์|เภสัชกร|โภชนากร|พี่เลี้ยง|ลูกมือ|จพง\.|จนท\.|ผช\.|ผู้บังคับ"
    r"|ผู้ควบคุม|ผู้ปฏิบัติ)"
)  # how the titles of posts begin
PERSONNEL_KIND = re.compile(
    r"^(ลูกจ้างประจำ|ลูกจ้างชั่วคราว|พนักงานจ้าง|พนักงานครู|ข้าราชการครู|ครูและบุคลากร|บุคลากรถ่ายโอน|ข้าราชการถ่ายโอน"
    r"|พนักงานเทศบาล|พนักงานส่วนตำบล|พนักงานส่วนท้องถิ่น|ข้าราชการองค์การ|ข้าราชการหรือพนักงาน|ข้าราชการ)"
)  # kinds of personnel headed apart: permanent, contract, teachers, transferred, officials

SHORTEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class PrintedPost:
    """What one printed post says; `None` where it says nothing. `note` follows a position number."""

    title: str
    line_title: str | None = None
    level: str | None = None
    number: str | None = None
    headcount: int | None = None
    vacant: bool = False
    note: str | None = None


def parse_post(text: str) -> PrintedPost:
    """A post printed in running text, list mark and all; never empty where `text` is not."""
    shown = text.strip().lstrip("-–• ").strip()
    shown, vacant = _cut(shown, VACANT)
    shown, headcount = _count(shown)
    if vacant is None:
        shown, vacant = _cut(shown, VACANT)
    shown, number, note = _numbered(shown)
    title, line, level = _titled(shown)
    return PrintedPost(
        title=title or shown,
        line_title=line,
        level=level,
        number=number,
        headcount=headcount,
        vacant=vacant is not None,
        note=note,
    )


def is_personnel_kind(text: str) -> bool:
    """Whether a text is the heading of a kind of personnel and no post."""
    shown = text.strip().lstrip("-–• ").strip()
    return bool(PERSONNEL_KIND.match(shown)) and COUNT.search(shown) is None


def is_holder(text: str) -> bool:
    """Whether a text begins as the name of a person does."""
    return bool(HOLDER.match(text.strip()))


def is_post(text: str) -> bool:
    """Whether a text begins as the title of a post does and heads no kind of personnel."""
    shown = text.strip().lstrip("-–•( ").strip()
    return bool(POST_START.match(shown)) and not PERSONNEL_KIND.match(shown)


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    found = pattern.search(text)
    if found is None or found.start() == 0:
        return text, None
    return text[: found.start()].strip(), found.group(0)


def _count(text: str) -> tuple[str, int | None]:
    found = COUNT.search(text)
    if found is None or found.start() == 0:
        return text, None
    return text[: found.start()].strip(), int(found.group(1) or found.group(2))


def _numbered(text: str) -> tuple[str, str | None, str | None]:
    """The text before the position number, the number in Arabic digits, and what follows it."""
    found = NUMBER.search(text)
    if found:
        before, after = text[: found.start()].strip(), text[found.end() :].strip()
        note = after if before and not LEVEL.fullmatch(after) and not OLD_LEVEL.fullmatch(after) else None
        return (before if note else f"{before} {after}".strip()), to_arabic(found.group(1)), note or None
    empty = NO_NUMBER.search(text)
    if empty and empty.start() > 0:
        printed = re.sub(r"\s+", " ", empty.group(1)).strip()
        number = to_arabic(printed) if any(c.isdigit() for c in printed) else None
        return text[: empty.start()].strip(), number, None
    return text, None, None


def _titled(text: str) -> tuple[str, str | None, str | None]:
    """Title, line of work in brackets, level."""
    bracketed = LINE_TITLE.match(text) or LINE_AFTER_LEVEL.match(text)
    if bracketed and is_post(bracketed["line"]):
        line, level = _levelled(bracketed["line"].strip())
        title, own = _levelled(bracketed["title"].strip())
        return title, line, level or own
    title, level = _levelled(text)
    return title, None, level


def _levelled(text: str) -> tuple[str, str | None]:
    teacher = TEACHER_LEVEL.match(text)
    if teacher:
        return teacher.group(1), _level(teacher.group(2))
    found = LEVEL.search(text) or OLD_LEVEL.search(text)
    if found is None or found.start() < SHORTEST_TITLE:
        return text, None
    return text[: found.start()].strip(), _level(found.group(1))


def _level(printed: str) -> str:
    """A level without blanks, digits Arabic, dashes as hyphens: `๓ – ๕ / ๖ว` is `3-5/6ว`."""
    return to_arabic(re.sub(r"\s+", "", printed)).replace("–", "-")
