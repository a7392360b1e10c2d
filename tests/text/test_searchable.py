import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.digits import to_arabic
from pipeline.text.marks import MARKS, ordered
from pipeline.text.searchable import match_key, searchable, similarity

THAI = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" aB1-–"), max_size=40
)


@given(THAI)
def test_searchable_is_idempotent(text: str) -> None:
    once = searchable(text)
    assert searchable(once) == once


def test_variants_of_one_word_meet() -> None:
    assert searchable("น\u0e49\u0e4d\u0e32") == searchable("น\u0e4d\u0e49\u0e32") == searchable("น้ำ")
    assert searchable("ต าบล") == searchable("ตำบล")
    assert searchable("ปี  ๒๕๖๗") == "ปี 2567"


def test_similarity_ignores_blanks() -> None:
    assert similarity("เทศบาล ตำบล", "เทศบาลตำบล") == 1.0
    assert similarity("", "") == 1.0
    assert match_key("ก ข") == "กข"


@given(st.lists(st.sampled_from(("ก", "เ", " ", *sorted(MARKS))), max_size=8).map("".join))
def test_marks_take_the_order_of_the_script_wherever_they_stand(text: str) -> None:
    found = re.findall(f"[{''.join(sorted(MARKS))}]+", searchable(text))
    assert all(run == ordered(run) for run in found)


def test_digits_alone_are_changed() -> None:
    assert to_arabic("ปี ๒๕๖๑ ก่อน2562") == "ปี 2561 ก่อน2562"  # year 2561 before 2562
    assert to_arabic("ไม่มีเลข") == "ไม่มีเลข"  # no figure
