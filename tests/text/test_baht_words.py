"""Amounts in Thai words and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.baht_words import baht_from_words, number_from_words, words_from_number


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("สี่แสนสองหมื่นหกพันแปดร้อยบาทถ้วน", "426800"),
        ("สิบเอ็ดบาท", "11"),
        ("ยี่สิบ บาท ห้าสิบ สตางค์", "20.50"),
        ("สองล้านห้าแสนบาทถ้วน", "2500000"),
    ],
)
def test_amounts_are_read(words: str, amount: str) -> None:
    assert baht_from_words(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["", "บาทถ้วน", "สิบร้อยบาท", "หนึ่งสองบาท", "ห้าแสนเศษบาท"])
def test_what_is_not_understood_is_not_guessed(words: str) -> None:
    assert baht_from_words(words) is None


@given(st.integers(min_value=1, max_value=999_999_999_999))
def test_every_number_survives_the_round_trip(number: int) -> None:
    assert number_from_words(words_from_number(number)) == number
