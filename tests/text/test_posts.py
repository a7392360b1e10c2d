"""A printed post taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.posts import PrintedPost, is_holder, is_personnel_kind, is_post, parse_post

POSTS = {
    "ปลัดเทศบาล (นักบริหารงานท้องถิ่น ระดับกลาง)": PrintedPost("ปลัดเทศบาล", "นักบริหารงานท้องถิ่น", "กลาง"),
    "- ปลัด อบต. ระดับ ๗ (นักบริหารงาน อบต. ๗ ) (เลขที่ตำแหน่ง ๐๐-๐๑๐๑-๐๐๑)": PrintedPost(
        "ปลัด อบต.", "นักบริหารงาน อบต.", "7", "00-0101-001"
    ),
    "เจ้าหน้าที่บริหารงานทั่วไป 6": PrintedPost("เจ้าหน้าที่บริหารงานทั่วไป", level="6"),
    "เจ้าหน้าที่บริหารงานทั่วไป ๓-๕/๖ว": PrintedPost("เจ้าหน้าที่บริหารงานทั่วไป", level="3-5/6ว"),
    "เจ้าพนักงานธุรการ ๒ – ๔ / ๕": PrintedPost("เจ้าพนักงานธุรการ", level="2-4/5"),
    "หัวหน้าส่วนการศึกษา ระดับ ๖ นักบริหารการศึกษา ๖": PrintedPost("หัวหน้าส่วนการศึกษา", "นักบริหารการศึกษา", "6"),
    "ครูคศ.2": PrintedPost("ครู", level="คศ.2"),
    "- นายช่างโยธา(ปง./ชง.) (๑)": PrintedPost("นายช่างโยธา", level="ปง./ชง.", headcount=1),
    "นักวิชาการศึกษา ปฏิบัติการ/ชำนาญการ จำนวน 2 อัตรา": PrintedPost(
        "นักวิชาการศึกษา", level="ปฏิบัติการ/ชำนาญการ", headcount=2
    ),
    "นักทรัพยากรบุคคลชำนาญการ - ว่าง -": PrintedPost("นักทรัพยากรบุคคล", level="ชำนาญการ", vacant=True),
    "ผู้ดูแลเด็ก (ทักษะ) (๒)": PrintedPost("ผู้ดูแลเด็ก (ทักษะ)", headcount=2),
    "พนักงานสูบน้ำ (เลขที่ตำแหน่ง ล – ๐๐๐๑)": PrintedPost("พนักงานสูบน้ำ", number="ล – 0001"),
    "ครูผู้ดูแลเด็ก เลขที่ตำแหน่ง -": PrintedPost("ครูผู้ดูแลเด็ก"),
    "ผู้อำนวยการกองคลัง (เลขที่ตำแหน่ง 04-0103-001) รักษาการในตำแหน่ง": PrintedPost(
        "ผู้อำนวยการกองคลัง", number="04-0103-001", note="รักษาการในตำแหน่ง"
    ),
    "งานส่วนกลาง": PrintedPost("งานส่วนกลาง"),
}


@pytest.mark.parametrize("text", POSTS)
def test_a_printed_post_is_taken_apart(text: str) -> None:
    assert parse_post(text) == POSTS[text]


@given(st.text(max_size=60))
def test_no_text_is_lost_to_an_empty_title(text: str) -> None:
    post = parse_post(text)
    assert bool(post.title) == bool(text.strip().lstrip("-–• ").strip())


TITLES = st.sampled_from(["นักพัฒนาชุมชน", "เจ้าพนักงานธุรการ", "นายช่างโยธา", "วิศวกรโยธา", "นักวิชาการศึกษา"])
LEVELS = st.sampled_from(["ปฏิบัติการ", "ชำนาญการ", "ปก./ชก.", "ปง./ชง.", "อาวุโส"])


@given(TITLES, LEVELS, st.integers(1, 99), st.sampled_from(["({})", " ({})", " จำนวน {} อัตรา", " {} อัตรา"]))
def test_title_level_and_count_come_back(title: str, level: str, count: int, shape: str) -> None:
    assert parse_post(f"{title} {level}{shape.format(count)}") == PrintedPost(
        title, level=level, headcount=count
    )


def test_kinds_of_personnel_head_posts_and_are_none() -> None:
    assert is_personnel_kind("พนักงานจ้างตามภารกิจ (มีทักษะ)")
    assert is_personnel_kind("ลูกจ้างประจำ")
    assert not is_personnel_kind("พนักงานขับรถยนต์")
    assert is_post("พนักงานขับรถยนต์")
    assert not is_post("พนักงานจ้างทั่วไป")
    assert not is_post("งานพัสดุ")


@pytest.mark.parametrize(
    ("text", "named"),
    [("นายทดสอบ ตัวอย่าง", True), ("(นางสาวทดสอบ ตัวอย่าง)", True), ("นายช่างโยธา", False), ("นายก อบต.", False)],
)
def test_a_person_is_told_from_a_post(text: str, *, named: bool) -> None:
    assert is_holder(text) is named
