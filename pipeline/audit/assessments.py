"""What the items of the yearly assessments ask for, by scheme, year and code, as far as it was seen.

Numbers mean other things in other years, so a code is looked up with its year and never without. What is not
listed is not known: it is said to be unverified, never taken for wrong. Years are fiscal, Buddhist era.
"""

from typing import NamedTuple

from schemas.finding import BasisMark
from schemas.project import ReferenceScheme

_AGENCY_LIST = "รายการ OIT ที่หน่วยงานของรัฐเผยแพร่บนเว็บไซต์ของตน"  # a list on an agency's own website
_SCHOOL = "หน้ารายงาน ITA ของสถานศึกษา"  # a school's page of its report
_UNIVERSITY = "หน้า ITA ของมหาวิทยาลัยและหน่วยงาน"
_TAMBON = "หน้า ITA ของ อปท."  # a local government's page


class AssessmentItem(NamedTuple):
    """One item: what it asks for, who was seen to say so, and how well that is known."""

    scheme: ReferenceScheme
    year_be: int
    number: int
    title: str
    source: str
    mark: BasisMark = BasisMark.USED


def _ita(year_be: int, source: str, titles: dict[int, str]) -> tuple[AssessmentItem, ...]:
    return tuple(AssessmentItem(ReferenceScheme.ITA, year_be, n, t, source) for n, t in titles.items())


ITEMS: tuple[AssessmentItem, ...] = (
    *_ita(2563, _TAMBON, {27: "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"}),
    *_ita(
        2565,
        _SCHOOL,
        {
            26: "การบริหารทรัพยากรบุคคล",
            27: "การบริหารทรัพยากรบุคคล",
            28: "การบริหารทรัพยากรบุคคล",
            29: "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            38: "การเสริมสร้างวัฒนธรรมองค์กร",
        },
    ),
    *_ita(
        2566,
        _UNIVERSITY,
        {
            23: "นโยบายหรือแผนการบริหารและพัฒนาทรัพยากรบุคคล",
            24: "ความก้าวหน้าการดำเนินการตามแผน รายโครงการและงบประมาณที่ใช้",
            25: "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล",
        },
    ),
    *_ita(
        2568,
        _AGENCY_LIST,
        {
            13: "รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี",
            14: "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
            15: "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี",
            16: "ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม",
            17: "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            18: "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            19: "ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            20: "การเปิดโอกาสให้เกิดการมีส่วนร่วม",
            21: "ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy",
        },
    ),
    *_ita(
        2569,
        _AGENCY_LIST,
        {
            13: "หลักเกณฑ์และแผนการบริหารและพัฒนาทรัพยากรบุคคล",
            14: "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล",
            15: "ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม",
            16: "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            17: "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            18: "ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
            19: "ผลการเปิดโอกาสให้มีส่วนร่วมในการดำเนินงาน",
            20: "การขับเคลื่อนนโยบาย No Gift Policy",
            21: "การประเมินความเสี่ยงการทุจริต",
            22: "รายงานผลการดำเนินการตามแผนบริหารจัดการความเสี่ยงการทุจริต",
            23: "แผนปฏิบัติการป้องกันการทุจริต",
            24: "รายงานผลการดำเนินการป้องกันการทุจริต",
        },
    ),
)
"""Every item seen. The list of 2567 was not seen, nor any official form of the LPA."""

LPA_SIDES = {
    1: "การบริหารจัดการ",
    2: "การบริหารงานบุคคลและกิจการสภา",
    3: "การบริหารงานการเงินและการคลัง",
    4: "การบริการสาธารณะ",
    5: "ธรรมาภิบาล",
}
"""The five sides, as local governments named them in 2561, 2562 and 2569 (used, no official form seen)."""

LPA_NUMBERS = {(2561, 2): range(1, 46), (2564, 1): range(1, 25)}
"""Numbers of the items of a side in a year, where a form was seen in circulation (used)."""


def item_of(scheme: ReferenceScheme, year_be: int, number: int) -> AssessmentItem | None:
    """The item of a year, where it was seen."""
    wanted = (scheme, year_be, number)
    return next((one for one in ITEMS if (one.scheme, one.year_be, one.number) == wanted), None)
