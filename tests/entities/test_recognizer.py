"""Entities by spaCy's Thai pipeline with rules of ours."""

from itertools import pairwise

import pytest

from pipeline.entities.patterns import Label
from pipeline.entities.recognizer import entities


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        (
            "ตามหนังสือกรมสมมติ ที่ มท 0123.4/ว 56 ลงวันที่ ๗ มีนาคม ๒๕๖๕ เรื่อง",
            Label.LETTER,
            "หนังสือกรมสมมติ ที่ มท 0123.4/ว 56 ลงวันที่ ๗ มีนาคม ๒๕๖๕",
        ),
        (
            "ตามมติคณะรัฐมนตรีในการประชุมเมื่อวันที่ 4 มกราคม 2565 นั้น",
            Label.RESOLUTION,
            "มติคณะรัฐมนตรีในการประชุมเมื่อวันที่ 4 มกราคม 2565",
        ),
        ("ตามพระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖ และ", Label.ACT, "พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖"),
        ("ยุทธศาสตร์ชาติ ๒๐ ปี พ.ศ. ๒๕๖๑ - ๒๕๘๐", Label.PLAN, "ยุทธศาสตร์ชาติ ๒๐ ปี พ.ศ. ๒๕๖๑ - ๒๕๘๐"),
        ("เป็นไปตามมาตรา 35 ของกฎหมาย", Label.SECTION, "มาตรา 35"),
        ("ไม่น้อยกว่าร้อยละ ๘๐ ของทั้งหมด", Label.PERCENT, "ร้อยละ ๘๐"),
        ("เป็นเงิน ๕๐,๐๐๐ บาท", Label.AMOUNT, "๕๐,๐๐๐ บาท"),
        ("ในวันที่ 24 เมษายน 2567 ณ", Label.DATE, "24 เมษายน 2567"),
        ("อำเภอหางดง จังหวัดเชียงใหม่", Label.PLACE, "อำเภอหางดง"),
        ("ปีงบประมาณ ๒๕๖๗", Label.YEAR, "ปีงบประมาณ ๒๕๖๗"),
        ("โดย เทศบาลตำบลทุ่งสมมติ (งาน)", Label.ORGANIZATION, "เทศบาลตำบลทุ่งสมมติ"),
    ],
)
def test_entities(text: str, label: Label, found: str) -> None:
    assert (label, found) in {(one.label, one.text.strip()) for one in entities(text)}


def test_entities_do_not_overlap_and_say_where_they_are() -> None:
    text = "พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖ มาตรา 9 และปี พ.ศ. 2560"
    found = entities(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= later.start for one, later in pairwise(found))
