"""A second look never corrects a number: it confirms it, or reports that two readings differ."""

import numpy as np
import pytest

from pipeline.core.ocr import OcrLine
from pipeline.engines.ocr.comparing import compared
from pipeline.engines.ocr.components import Marks
from pipeline.engines.ocr.crops import digits_row
from pipeline.engines.ocr.decoding import Decoded
from pipeline.engines.ocr.doubts import doubts, words
from pipeline.engines.ocr.lines import Row, Seed
from pipeline.engines.ocr.second_look import (
    CONTESTED,
    Look,
    better,
    is_tall,
    reads_badly,
    reads_better,
    settled,
    sure_digits,
    wants_own_size,
)
from tests.engines.ocr.doubles import CountingOcr, line, page_of


def decoded(text: str, sure: float) -> Decoded:
    count = len(text)
    extent = np.stack([np.arange(count), np.arange(1, count + 1)], axis=1).astype(np.float32)
    return Decoded(text, np.arange(count, dtype=np.float32), extent, np.full(count, sure, np.float32))


def test_agreement_confirms() -> None:
    after = settled(decoded("๑๕ บาท", 0.5), Look(0, 2, 0, 10), decoded("๑๕", 0.97))
    assert after.text == "๑๕ บาท"
    assert after.confidence[:2].min() == pytest.approx(0.97)


def test_disagreement_is_reported_whichever_reading_is_kept() -> None:
    for sure in (0.2, 0.97):
        after = settled(decoded("๑๕ บาท", 0.5), Look(0, 2, 0, 10), decoded("๑๖", sure))
        assert after.confidence[:2].max() <= CONTESTED
        assert after.text[2:] == " บาท"


def test_an_unsure_larger_cut_does_not_replace_a_sure_one() -> None:
    kept = better(decoded("100 %", 0.99), decoded("-100 %", 0.3))
    assert kept.text == "100 %"
    assert kept.confidence.max() <= CONTESTED


def test_rows_of_arabic_digits_are_tall_and_thai_ones_are_not() -> None:
    assert is_tall("1,250.00 %")
    assert not is_tall("๑,๒๕๐")
    assert not is_tall("")


def test_words_part_numbers_from_letters() -> None:
    text = "พ.ศ.๒๕๖๗-๒๕๖๙ หน้า12"
    assert [text[a:b] for a, b in words(text)] == ["พ.ศ.", "๒๕๖๗-๒๕๖๙", "หน้า", "12"]


def test_doubts_name_the_word_and_its_box() -> None:
    sure = np.array([0.99, 0.99, 0.99, 0.7, 0.99], np.float32)
    across = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]], np.float32)
    found = doubts([OcrLine("กก ๑๒", (0, 0, 5, 2), across, sure, None, "double")])
    assert [(d.start, d.end, d.bbox_px) for d in found] == [(3, 5, (3.0, 0, 5.0, 2))]


def test_two_trusted_engines_that_differ_on_a_number_raise_a_doubt() -> None:
    one, two = page_of(line("งบ ๑๕,๐๐๐ บาท")), page_of(line("งบ ๑๖,๐๐๐ บาท"))
    found = compared(one, two, CountingOcr()).doubtful[len(one.doubtful) :]
    assert [(d.start, d.end) for d in found] == [(3, 9)]
    assert found[0].other is not None
    assert "16" in found[0].other.replace("๑", "1").replace("๖", "6")


def test_an_untrusted_engine_raises_none() -> None:
    one, two = page_of(line("งบ ๑๕,๐๐๐ บาท")), page_of(line("งบ ๑๒,๐๐๐ บาท"))
    assert compared(one, two, CountingOcr(charset="0123456789๐๑๒๓๕")) == one


def test_the_same_number_in_the_other_script_is_no_difference() -> None:
    one, two = page_of(line("งบ ๑๕")), page_of(line("งบ 15"))
    assert compared(one, two, CountingOcr()).doubtful == one.doubtful


def test_a_number_that_the_other_reads_in_a_longer_line_is_the_same() -> None:
    one, two = page_of(line("576,000")), page_of(line("12 356,000 576,000 บาท"))
    assert compared(one, two, CountingOcr()).doubtful == one.doubtful


def test_lone_digits_are_cut_by_their_own_size_and_level() -> None:
    top, bottom = np.array([10.0, 10.0, 10.0, 20.0]), np.array([31.0, 19.0, 31.0, 31.0])
    marks = Marks(np.arange(4.0), top, np.arange(4.0) + 1, bottom, np.ones(4), np.zeros((40, 40), np.int32))
    row = digits_row(marks, Row(Seed(0, 5, 25.0, 0.01, 9.0, 3), np.arange(4)))
    assert row.seed.baseline == 31.0
    assert row.seed.slope == 0.0
    assert row.seed.block == 3
    assert 21 / 1.6 < row.seed.body < 21 / 1.2


def test_a_cut_for_digits_counts_only_when_it_shows_digits_surely() -> None:
    assert sure_digits(decoded("0 %", 0.97))
    assert not sure_digits(decoded("0 %", 0.7))
    assert not sure_digits(decoded("กข", 0.99))
    assert not sure_digits(decoded("%", 0.99))
    assert wants_own_size(decoded("ฏ 0/", 0.6))
    assert not wants_own_size(decoded("0 %", 0.97))
    assert not wants_own_size(decoded("", 0.0))


def test_a_long_row_is_cut_at_another_size_only_when_that_reads_well() -> None:
    bad = decoded("จ้นยายเด้เว หผูที", 0.58)
    assert reads_badly(bad)
    assert not reads_badly(decoded("จ้นยายเด้เว หผูที", 0.9))
    assert not reads_badly(decoded("ฏ 0/", 0.3))
    assert reads_better(bad, decoded("บ้านยายเหี้ยว หมู่ที่", 0.92))
    assert not reads_better(bad, decoded("ชัน๓๑๕้ว พุ๗.๐น๘it๗", 0.7))
    assert not reads_better(bad, decoded("๑๘", 0.99))


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("แผนพัฒนา ระยะ ว ปี (พ.ศ. 2566)", ["ว"]),  # term of ? years
        ("จำนวน ด คน", ["ด"]),  # ? people
        ("ระยะ 5 ปี", []),
        ("ณ วันที่ 3", []),  # as at the 3rd
        ("ระยะ ก ปีนเขา", []),
    ],
)
def test_a_lone_letter_in_the_place_of_a_number_is_doubted_however_sure(
    text: str, doubted: list[str]
) -> None:
    across = np.arange(2.0 * len(text)).reshape(len(text), 2).astype(np.float32)
    sure = np.full(len(text), 0.99, np.float32)
    found = doubts([OcrLine(text, (0, 0, 5, 2), across, sure, None, "double")])
    assert [text[one.start : one.end] for one in found] == doubted
    assert all(one.for_number for one in found)
