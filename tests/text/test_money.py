"""Amounts as printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.digits import to_thai
from pipeline.text.money import AmountKind, amounts_in, parse_amount, parse_baht, parse_percent

PLAIN = st.integers(min_value=0, max_value=10**12)


@given(PLAIN)
def test_grouped_and_plain_arabic_and_thai_digits_say_the_same(baht: int) -> None:
    for printed in (f"{baht:,}", str(baht), f"{baht:,}.-", f"{baht:,} บาท", to_thai(f"{baht:,}")):
        assert parse_baht(printed) == baht


@given(PLAIN, st.integers(min_value=0, max_value=99))
def test_satang_are_kept(baht: int, satang: int) -> None:
    assert parse_baht(f"{baht:,}.{satang:02}") == Decimal(f"{baht}.{satang:02}")


@given(PLAIN, st.integers(min_value=0, max_value=30))
def test_digits_of_both_kinds_may_mix(baht: int, cut: int) -> None:
    printed = f"{baht:,}"
    assert parse_baht(printed[:cut] + to_thai(printed[cut:])) == baht


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("###", AmountKind.UNREADABLE),
        ("-", AmountKind.NONE_DECLARED),
        (" – ", AmountKind.NONE_DECLARED),
        ("\u00ad", AmountKind.NONE_DECLARED),
        ("ไม่ใช้งบประมาณ", AmountKind.NONE_DECLARED),
        ("ไม่ใช้\nงบประมาณ", AmountKind.NONE_DECLARED),
        ("ไม่มีค่าใช้จ่าย", AmountKind.NONE_DECLARED),
        ("", AmountKind.BLANK),
        (" \n ", AmountKind.BLANK),
        ("0", AmountKind.AMOUNT),
        ("ตามจ่ายจริง", AmountKind.TEXT),
        ("10,000 20,000", AmountKind.TEXT),
    ],
)
def test_hash_dash_blank_and_zero_are_told_apart(printed: str, kind: AmountKind) -> None:
    assert parse_amount(printed).kind is kind


def test_words_beside_the_number_are_kept_apart() -> None:
    amount = parse_amount("200,000.-\n(เงินอุดหนุน)")
    assert (amount.value, amount.rest) == (Decimal(200000), "(เงินอุดหนุน)")
    assert parse_baht("200,000 (เงินอุดหนุน)") is None


def test_a_negative_amount_keeps_its_sign() -> None:
    assert parse_baht("-5,000") == -5000


def test_percentages_may_carry_their_sign_and_commas() -> None:
    assert parse_percent("8,600 %") == 8600
    assert parse_percent("12.5") == Decimal("12.5")


def test_all_amounts_of_running_text() -> None:
    assert amounts_in("กองคลัง จำนวน ๔๐,๐๐๐ บาท กองช่าง 45,000.50 บาท") == (Decimal(40000), Decimal("45000.50"))


def test_millions_are_told_from_baht() -> None:
    assert parse_amount("2.5 ล้านบาท").value == Decimal(2_500_000)
    assert parse_baht("๓ ล้านบาท") == Decimal(3_000_000)
    assert parse_amount("3 ล้านช้าง").value == Decimal(3)
