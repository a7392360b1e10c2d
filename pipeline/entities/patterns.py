"""What entities look like in Thai official text, as regular expressions over Thai and Arabic digits."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.dates import MONTHS


class Label(StrEnum):
    """Kinds of entities."""

    ORGANIZATION = "organization"
    PLACE = "place"
    YEAR = "year"
    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"
    ACT = "act"
    SECTION = "section"
    RESOLUTION = "resolution"
    LETTER = "letter"
    PLAN = "plan"
    REGULATION = "regulation"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the label of its finds; of overlapping finds the longer wins, then the earlier rule."""

    label: Label
    pattern: re.Pattern[str]


_D = "[0-9๐-๙]"
_N = rf"{_D}+(?:,{_D}{{3}})*(?:\.{_D}+)?"
_T = r"[ก-๎ะ-ูเ-ๅ็-๎]"
_MONTH = "|".join(re.escape(name) for names in MONTHS for name in names)
_ERA = r"(?:พุทธศักราช|พ\s?\.\s?ศ\s?\.?)"  # Buddhist era
_YEAR = rf"(?:{_ERA}\s*)?{_D}{{4}}"
_DATE = rf"{_D}{{1,2}}\s*(?:เดือน\s*)?(?:{_MONTH})\s*(?:{_ERA}\s*)?{_D}{{4}}"
_RANGE = rf"(?:{_ERA}\s*)?{_D}{{4}}\s*(?:-|–|ถึง)\s*(?:{_ERA}\s*)?{_D}{{4}}"
_SECTION = rf"มาตรา\s*{_D}+(?:/{_D}+)?(?:\s+[ก-ฮ](?![ก-๎]))?(?:\s*\({_D}+\))?"  # section 258 kho (4)
_WORDS = rf"(?:{_T}|[ ()\".]|ฉบับที่\s*{_D}+)"

RULES: tuple[Rule, ...] = (
    # the constitution, with the section cited
    Rule(Label.ACT, re.compile(rf"รัฐธรรมนูญแห่งราชอาณาจักรไทย\s*(?:\(?{_YEAR}\)?)?(?:\s*{_SECTION})?")),
    # act, royal decree, with its title and year
    Rule(
        Label.ACT,
        re.compile(
            rf"(?:พระราชบัญญัติประกอบรัฐธรรมนูญ|พระราชบัญญัติ|พระราชกฤษฎีกา|พ\.ร\.บ\.|พ\.ร\.ฎ\.){_WORDS}{{3,160}}?{_ERA}\s*{_D}{{4}}"
            rf"(?:\s*(?:\(ฉบับที่\s*{_D}+\)|และที่แก้ไขเพิ่มเติม\s*\(ฉบับที่\s*{_D}+\)))?"
        ),
    ),
    Rule(Label.SECTION, re.compile(_SECTION)),
    # cabinet or committee resolution of a day
    Rule(
        Label.RESOLUTION,
        re.compile(rf"มติ\s?(?:คณะรัฐมนตรี|ครม\.?|คณะกรรมการ{_WORDS}{{0,80}}?){_WORDS}{{0,40}}?วันที่\s*{_DATE}"),
    ),
    # official letter: its number, and its date where printed
    Rule(
        Label.LETTER,
        re.compile(
            rf"หนังสือ{_WORDS}{{0,80}}?ที่\s*(?P<number>[ก-ฮ]{{2,3}}\s?{_D}{{2,5}}(?:\.{_D}+)*\s?/\s?(?:ว\s?)?{_D}+)"
            rf"(?:\s*(?:ลง\s*วันที่|ลว\.)\s*{_DATE})?"
        ),
    ),
    # national plan or strategy with its years
    Rule(
        Label.PLAN,
        re.compile(
            rf"(?:แผน{_T}{_WORDS}{{2,90}}?|ยุทธศาสตร์ชาติ\s*)(?:ฉบับที่\s*{_D}+|(?:ระยะ\s*)?{_D}+\s*ปี)?\s*\(?{_RANGE}\)?"
        ),
    ),
    Rule(Label.REGULATION, re.compile(rf"ระเบียบ{_WORDS}{{3,140}}?{_ERA}\s*{_D}{{4}}")),  # regulation
    # announcement of a committee on a subject
    Rule(
        Label.ANNOUNCEMENT,
        re.compile(
            rf"ประกาศ(?:คณะกรรมการ|กระทรวง|สำนักงาน){_WORDS}{{3,200}}?(?:ลงวันที่\s*{_DATE}|{_ERA}\s*{_D}{{4}})"
        ),
    ),
    Rule(Label.DATE, re.compile(_DATE)),
    Rule(Label.YEAR, re.compile(rf"(?:ปีงบประมาณ\s*)?(?:{_RANGE}|{_ERA}\s*{_D}{{4}})|ปีงบประมาณ\s*{_D}{{4}}")),
    Rule(Label.PERCENT, re.compile(rf"ร้อยละ\s*{_N}|{_N}\s*(?:%|เปอร์เซ็นต์)")),  # percent
    Rule(Label.AMOUNT, re.compile(rf"{_N}\s*(?:\.-|/-)?\s*(?:ล้าน)?บาท")),  # (million) baht
)
TRIGGERS = re.compile(r"พระราช|พ\.ร\.|รัฐธรรมนูญ|มาตรา|มติ|หนังสือ|ระเบียบ|ประกาศ|แผน|ยุทธศาสตร์ชาติ")
"""Words that laws, letters and plans begin with."""
