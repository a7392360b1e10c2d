"""The generator of training lines: labels inside the charset, numbers unguessable, schedule and resume."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.ocr import NUMERALS
from pipeline.training.charset import CHARSET, canonical, encoded
from pipeline.training.content import digits, line, number


def test_the_charset_has_every_numeral_and_no_character_twice() -> None:
    assert set(CHARSET) >= NUMERALS
    assert len(set(CHARSET)) == len(CHARSET)


@settings(deadline=None)  # the first line loads word lists
@given(st.integers(0, 10_000), st.integers(4, 64))
def test_lines_fit_their_length_and_can_be_encoded(seed: int, longest: int) -> None:
    text = line(Random(seed), longest)
    assert 0 < len(text) <= longest
    assert text == canonical(text)
    assert all(0 < k <= len(CHARSET) for k in encoded(text))


def test_the_same_seed_gives_the_same_lines() -> None:
    assert [line(Random(5), 30) for _ in range(3)] == [line(Random(5), 30) for _ in range(3)]


def test_sara_am_is_one_character() -> None:
    assert canonical("น\u0e4d\u0e32 น\u0e4d\u0e49\u0e32") == "น\u0e33 น\u0e49\u0e33"


def test_numbers_use_all_numerals_of_both_scripts() -> None:
    drawn = Random(1)
    seen = set("".join(number(drawn) for _ in range(2000)))
    assert seen >= NUMERALS


def test_digits_keep_their_value() -> None:
    drawn = Random(2)
    for _ in range(200):
        assert int(digits(drawn, "90817")) == 90817


def test_a_character_outside_the_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        encoded("\u4e00")
