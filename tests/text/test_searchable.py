from hypothesis import given
from hypothesis import strategies as st

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
