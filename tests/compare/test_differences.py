"""Differences on word boundaries, and damage told from rewording."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.damage import ChangeKind, change_kind
from pipeline.compare.differences import differences, lost_spaces
from pipeline.compare.folded import fold

SENTENCE = "เจ้าหน้าที่ของเทศบาลต้องให้บริการประชาชนด้วยความรวดเร็วและเป็นธรรม"


def changes(left: str, right: str) -> list[tuple[ChangeKind, str, str]]:
    return [(s.kind, s.left, s.right) for s in differences(left, right) if s.kind != ChangeKind.EQUAL]


def test_spacing_and_digit_script_are_no_difference() -> None:
    assert changes("ปี พ.ศ. ๒๕๖๗ มี ๓ โครงการ", "ปีพ.ศ. 2567 มี 3 โครงการ") == []
    assert lost_spaces("ปี พ.ศ. ๒๕๖๗", "ปีพ.ศ. 2567") == 1


def test_marks_in_another_order_are_no_difference() -> None:
    assert changes("เพ\u0e48\u0e37อประชาชน", "เพ\u0e37\u0e48อประชาชน") == []


def test_a_change_covers_whole_words() -> None:
    (change,) = changes(SENTENCE, SENTENCE.replace("ประชาชน", "ประชากร"))
    assert change[1:] == ("ประชาชน", "ประชากร")


def test_a_lost_clause_keeps_its_edges() -> None:
    left = SENTENCE + "ทั้งในและนอกเวลาราชการโดยไม่เลือกปฏิบัติ" + "ตามที่กฎหมายกำหนดไว้"
    right = SENTENCE + "ตามที่กฎหมายกำหนดไว้"
    assert changes(left, right) == [(ChangeKind.ONLY_LEFT, "ทั้งในและนอกเวลาราชการโดยไม่เลือกปฏิบัติ", "")]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("ต่อหน้าที่", "ต่อนหน้าที่", ChangeKind.DAMAGE),  # a doubled letter: no word
        ("เว็บไซต์", "เว็ปโซด์", ChangeKind.DAMAGE),
        ("เป็น", "เป็ง", ChangeKind.DAMAGE),
        ("government", "govemment", ChangeKind.DAMAGE),
        ("พี่เลี้ยง", "ที่เลี้ยง", ChangeKind.UNDECIDED),  # both sides read as words
        ("องค์กร", "องค์การ", ChangeKind.UNDECIDED),
        ("สอดรับ", "สอดคล้อง", ChangeKind.REWORDED),
        ("ข้าราชการ", "บุคลากร", ChangeKind.REWORDED),
        ("จำนวน24คน", "จำนวน25คน", ChangeKind.NUMBER),
        ("24", "25", ChangeKind.NUMBER),
        ("ข้อ1ประชาชน", "ข้อประชาชน", ChangeKind.NUMBER),
        ("", "เป็นต้น", ChangeKind.ONLY_RIGHT),
        ("“เรียน", "เรียน", ChangeKind.DAMAGE),  # a stray quote
        ("ยึด", "ยีต", ChangeKind.DAMAGE),  # two of three signs, each for one that looks like it; no word
        ("ปี", "บั", ChangeKind.DAMAGE),
        ("ก็ยัง", "กียง", ChangeKind.UNDECIDED),  # a mark for a mark, and one lost
        ("คน", "ตม", ChangeKind.REWORDED),  # both sides are words, every sign differs
        ("self-assessment", "5elassessment", ChangeKind.UNDECIDED),  # a letter that looks like a digit
        ("covid19", "covidl9", ChangeKind.NUMBER),
    ],
)
def test_kinds(left: str, right: str, kind: ChangeKind) -> None:
    assert change_kind(left, right) == kind


def test_numbers_are_never_damage() -> None:
    assert change_kind("งบ641000บาท", "งบ541000บาท") == ChangeKind.NUMBER
    assert change_kind("641000", "64l000") == ChangeKind.NUMBER
    assert change_kind("หมู่1", "หมู่l") == ChangeKind.NUMBER


def test_the_owners_name_is_the_blank_of_the_template() -> None:
    names = frozenset({"เทศบาลตำบลบ้านใหม่"})
    found = differences("ให้เทศบาลตำบลบ้านใหม่กำหนดแนวทาง", "ให้องค์กรปกครองส่วนท้องถิ่นกำหนดแนวทาง", names)
    assert [segment.kind for segment in found if segment.kind != ChangeKind.EQUAL] == [ChangeKind.NAME]


THAI = st.text(alphabet="กขคงจชดตนบปมรลวสหอะาิีุู่้์ัเแโไำ ๑๒3", max_size=40)


@settings(deadline=None)  # the first example loads the dictionary
@given(THAI, THAI)
def test_segments_give_back_both_texts(left: str, right: str) -> None:
    found = differences(left, right)
    assert "".join(segment.left for segment in found) == left
    assert "".join(segment.right for segment in found) == right


@given(THAI)
def test_folding_leads_back_to_the_page(raw: str) -> None:
    folded = fold(raw)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(raw)


@pytest.mark.parametrize(
    ("before", "left_after", "right_after", "kinds"),
    [
        ("ให้", "มีการวางแผนอัตรากำลัง", "สามารถวางแผนอัตรากำลัง", ["equal", "name", "reworded", "equal"]),
        ("การพัฒนาบุคลากรของ", " ให้เหมาะสม", "", ["equal", "name", "only_left"]),
        ("", "จึงจัดทำแผน", "จึงจัดทำแผน", ["name", "equal"]),
    ],
)
def test_names_of_owners_of_two_kinds_are_one_blank(
    before: str, left_after: str, right_after: str, kinds: list[str]
) -> None:
    ours, theirs = "องค์การบริหารส่วนตำบลไทรงาม", "เทศบาลตำบลบึงกุ่ม"
    found = differences(before + ours + left_after, before + theirs + right_after, frozenset((ours, theirs)))
    assert [one.kind.value for one in found] == kinds
    (name,) = [one for one in found if one.kind == ChangeKind.NAME]
    assert (name.left.strip(), name.right.strip()) == (ours, theirs)
    assert "".join(one.left for one in found) == before + ours + left_after
