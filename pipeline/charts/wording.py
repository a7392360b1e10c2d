"""Words of structure charts: what kind of unit a text names, list marks, titles of charts."""

import re

from pipeline.text.digits import to_arabic
from pipeline.text.posts import is_personnel_kind, is_post
from schemas.structure import UnitKind

MARK = re.compile(
    r"^\s*(?:(?P<dash>[-–—•➢▪*]|[ก-ฮ][.)]+(?=\s*(?:งาน|ฝ่าย|แผนก|กลุ่ม|ศูนย์)))|\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.)]+|\s(?=\s*[ก-ฮเแโใไ])))\s*"
)
TITLE = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d+)*\.?\)?\s*)?(?:แผนภูมิ|แผนผัง|ผัง)?\s*(?:กรอบ)?โครงสร้าง\s*(?:ของ|การ)?\s*(?P<unit>.*)$"
)  # "(chart of the) structure of ..."
MISREAD = ((re.compile(r"(?<=อบ)[๓3](?=\.|\s|$)"), "ต"),)
"""What an OCR engine misreads in a fixed abbreviation: subdistrict administrative organization (อบต.)."""

UNREAD_COUNT = re.compile(r"\s*\(\s*[ก-ฮ]\s*\)\s*$")
"""A letter alone in brackets after a post, where its head-count stands: a numeral that was not read."""

_UNITS = (
    (UnitKind.DIVISION, re.compile(r"^(?:ฝ่าย|กลุ่ม)")),  # branch, group
    (UnitKind.BODY, re.compile(r"^(?:สภา|คณะ)")),  # council, executive committee
    (UnitKind.SECTION, re.compile(r"^(?:งาน|แผนก)")),  # section
    (UnitKind.CENTRE, re.compile(r"^(?:ศูนย์|โรงเรียน|สถานี|สถาน)")),  # child centre, school, station
    (UnitKind.DEPARTMENT, re.compile(r"^(?:กอง|สำนัก|ส่วน(?!ราชการ)|หน่วย)")),  # division, office, unit
)
OPEN_ENDS = (
    *("และ", "ของ", "ด้าน", "เพื่อ", "หรือ", "-", "/", "("),
    *("สำนักงาน", "สำนัก", "หัวหน้า", "ผู้อำนวยการ", "รอง", "ผู้ช่วย"),
)
"""How a line ends that goes on: and, of, side, for, or; office, head, director, deputy, assistant."""


def kind_of(text: str) -> UnitKind:
    """What a text names, list mark left out."""
    shown = unmarked(text)
    if is_post(shown) and not is_personnel_kind(shown):
        return UnitKind.POST
    return next((kind for kind, words in _UNITS if words.match(shown)), UnitKind.OTHER)


def mark_of(text: str) -> str | None:
    """The list mark a line begins with: its number (Arabic), `-` for any dash or bullet, `None` for none."""
    found = MARK.match(to_arabic(text))
    if found is None:
        return None
    return found["number"] or "-"


def unmarked(text: str) -> str:
    """A line without its list mark."""
    found = MARK.match(to_arabic(text))
    return text[found.end() :].strip() if found else text.strip()


def seen_text(text: str) -> str:
    """A line that an OCR engine read, without a head-count it could not read."""
    for wrong, right in MISREAD:
        text = wrong.sub(right, text)
    return UNREAD_COUNT.sub("", text)


def titled_unit(title: str) -> str | None:
    """The department a chart's title names, `None` for a chart of the whole organization."""
    found = TITLE.match(to_arabic(title))
    if found is None:
        return None
    unit = title[len(title) - len(found["unit"]) :].strip()
    return unit if kind_of(unit) in {UnitKind.DEPARTMENT, UnitKind.DIVISION} else None


def is_title(text: str) -> bool:
    """Whether a line is the title of a structure chart."""
    return TITLE.match(to_arabic(text)) is not None
