"""Figures and words of one amount: held against each other, and evidence for a doubtful reading."""

import pytest

from pipeline.audit.examples import plan, text
from pipeline.audit.runner import audit
from schemas.finding import Finding, Status
from schemas.plan import Plan

ONLY = frozenset({"BUD-10"})


def findings(words: str, *, scanned: bool = False) -> tuple[Finding, ...]:
    one = plan(sections=text(words))
    if scanned:
        one = Plan.model_validate_json(one.model_dump_json().replace('"text_layer"', '"ocr"'))
    return audit(one, only=ONLY).findings


@pytest.mark.parametrize("scanned", [False, True])
def test_thai_digits_and_words_that_agree(scanned: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    (found,) = findings("จำนวน ๔๒๖,๘๐๐ บาท (สี่แสนสองหมื่นหกพันแปดร้อยบาทถ้วน)", scanned=scanned)
    assert found.status is Status.PASS


def test_a_digit_off_fails_with_the_digit_that_would_agree() -> None:
    (found,) = findings("จำนวน ๓๕,๔๐๐ บาท (สามหมื่นสี่พันสี่ร้อยบาทถ้วน)")
    assert found.status is Status.FAIL
    assert (found.expected, found.actual) == ("34,400", "35,400")
    (repair,) = found.repairs
    assert repair.confusable


@pytest.mark.parametrize("figures", ["๓๕,๔๐๐", "๗๕,๘๐๐"])
def test_on_a_scan_the_words_only_suggest(figures: str) -> None:
    (found,) = findings(f"จำนวน {figures} บาท (สามหมื่นสี่พันสี่ร้อยบาทถ้วน)", scanned=True)
    assert found.status is Status.UNDECIDED
    assert "อาจเป็น 34,400" in found.message_th


def test_noughts_read_as_letters_are_told_by_the_words() -> None:
    (found,) = findings("จำนวน ๔๒๖,๘OO บาท (สี่แสนสองหมื่นหกพันแปดร้อยบาทถ้วน)", scanned=True)
    assert found.status is Status.UNDECIDED
    assert (found.expected, found.actual) == ("426,800", "426,8OO")
