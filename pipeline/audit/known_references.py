"""Acts and national plans that plans cite: official title, years, and loose forms that catch damaged titles.

`loose` must match the official title too. Years are Buddhist era. Only what a source was seen for is listed.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownReference:
    """One act or plan: one year for an act, first and last for a plan. `needle` is in every citation."""

    title: str
    loose: re.Pattern[str]
    years: tuple[int, ...]
    source: str
    needle: str = "พระราชบัญญัติ"


REFERENCES = (
    KnownReference(
        title="แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13",
        # 13th national economic and social development plan
        loose=re.compile(r"แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ\s*\(?ฉบับที่\s*13\)?"),
        years=(2566, 2570),
        source="ราชกิจจานุเบกษา เล่ม 139 ตอนพิเศษ 258 ง",
        needle="สังคมแห่งชาติ",
    ),
    KnownReference(
        title="แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 12",
        # 12th national economic and social development plan
        loose=re.compile(r"แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ\s*\(?ฉบับที่\s*12\)?"),
        years=(2560, 2564),
        source="คำนำของเอกสารแผน ฉบับที่ 12 ที่เผยแพร่",
        needle="สังคมแห่งชาติ",
    ),
    KnownReference(
        title="ยุทธศาสตร์ชาติ 20 ปี",
        # twenty-year national strategy
        loose=re.compile(r"ยุทธศาสตร์ชาติ\s*(?:ระยะ)?\s*20\s*ปี"),
        years=(2561, 2580),
        source="ราชกิจจานุเบกษา 13 ตุลาคม 2561",
        needle="ยุทธศาสตร์ชาติ",
    ),
    KnownReference(
        title="แผนพัฒนารัฐบาลดิจิทัลของประเทศไทย",
        # digital government development plan of Thailand, words of it dropped or misspelt
        loose=re.compile(r"แผน(?:พัฒนา)?รัฐ[ก-๛]{3,6}ดิจิ[ก-๛]{2,4}ของประเทศไทย"),
        years=(2566, 2570),
        source="ราชกิจจานุเบกษา 10 เมษายน 2566",
        needle="ของประเทศไทย",
    ),
    KnownReference(
        title="รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560",
        # constitution of 2560
        loose=re.compile(r"รัฐธรรมนูญแห่งราชอาณาจักรไทย\s*(?:พุทธศักราช|พ\.?\s?ศ\.?)\s*2560"),
        years=(),
        source="ชื่อรัฐธรรมนูญ",
        needle="รัฐธรรมนูญ",
    ),
    KnownReference(
        title="พระราชบัญญัติเทศบาล",
        # municipality act
        loose=re.compile(r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)\s?เทศบาล(?=\s*(?:พ\.|พุทธ))"),
        years=(2496,),
        source="ชื่อพระราชบัญญัติ",
    ),
    KnownReference(
        title="พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล",
        # tambon council and tambon administrative organization act
        loose=re.compile(r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)\s?สภาตำบลและองค์(?:การ|กร)บริหารส่วนตำบล(?=\s*(?:พ\.|พุทธ))"),
        years=(2537,),
        source="ชื่อพระราชบัญญัติ",
    ),
    KnownReference(
        title="พระราชบัญญัติระเบียบบริหารงานบุคคลส่วนท้องถิ่น",
        # local personnel administration act
        loose=re.compile(r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)\s?ระเบียบบริหารงานบุคคลส่วนท้องถิ่น(?=\s*(?:พ\.|พุทธ))"),
        years=(2542,),
        source="ชื่อพระราชบัญญัติ",
    ),
    KnownReference(
        title="พระราชบัญญัติมาตรฐานทางจริยธรรม",
        # ethical standards act
        loose=re.compile(r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)\s?มาตรฐานทางจริยธรรม(?=\s*(?:พ\.|พุทธ))"),
        years=(2562,),
        source="ชื่อพระราชบัญญัติ",
    ),
    KnownReference(
        title="พระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น",
        # decentralization plan and process act
        loose=re.compile(
            r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)\s?กำหนดแผนและขั้นตอนการกระจายอำนาจ"
            r"(?:ให้แก่องค์กรปกครองส่วนท้องถิ่น)?(?=\s*(?:พ\.|พุทธ))"
        ),
        years=(2542,),
        source="ชื่อพระราชบัญญัติ",
    ),
)

YEARS_AFTER = re.compile(r"\s*\(?\s*(?:พ\.?\s?ศ\.?|พุทธศักราช)?\s*(\d{4})(?:\s*[-–ถึง]+\s*(\d{4}))?")
"""The year or years right after a title."""
