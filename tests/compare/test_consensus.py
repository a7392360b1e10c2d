"""Consensus by majority, ties undecided, numbers left alone; suggestions for misread phrases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.comparison import compare_plans
from pipeline.compare.consensus import Consensus, Decision, consensus
from pipeline.compare.damage import numbers
from pipeline.compare.families import Family, families
from pipeline.compare.passages import PlanText
from pipeline.compare.shares import WHOLE_PLAN
from pipeline.compare.suggestions import Suggestion, suggestions
from pipeline.text.searchable import match_key
from tests.compare.building import plan

TEXT = (
    "ต้องทำงานในเชิงรุกและมองไปข้างหน้า โดยตั้งคำถามกับตนเองเสมอว่าชุมชนจะได้ประโยชน์อะไร "
    "และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา ทั้งนี้ให้แล้วเสร็จภายใน 15 วัน นับแต่วันที่ได้รับคำขอ"
)
OWN = "เทศบาลจัดตลาดนัดผักปลอดสารทุกวันเสาร์เพื่อให้เกษตรกรในตำบลมีรายได้เพิ่มขึ้นอย่างยั่งยืน"


def made(*texts: str) -> list[PlanText]:
    letters = "abcdefgh"
    return [plan(letters[n], [text], name=f"เทศบาลตำบล{'กขคงจฉชซ'[n] * 4}") for n, text in enumerate(texts)]


def only(plans: list[PlanText]) -> tuple[Family, Consensus]:
    (family,) = families(plans)
    return family, consensus(family)


def suggested(plans: list[PlanText]) -> list[Suggestion]:
    family, agreed = only(plans)
    return list(suggestions(family, agreed))


def test_the_majority_decides_and_a_tie_does_not() -> None:
    three = made(TEXT, TEXT, TEXT.replace("ชุมชน", "หมู่บ้าน"))
    _, agreed = only(three)
    assert agreed.text == match_key(TEXT)
    assert [locus.decision for locus in agreed.loci] == [Decision.MAJORITY]
    four = [*three, *made("", "", "", TEXT.replace("ชุมชน", "หมู่บ้าน"))[3:]]
    _, tied = only(four)
    assert [locus.decision for locus in tied.loci] == [Decision.TIE]


def test_numbers_are_never_put_to_the_vote() -> None:
    plans = made(TEXT, TEXT, TEXT, TEXT.replace("15 วัน", "16 วัน"))
    _, agreed = only(plans)
    assert [locus.decision for locus in agreed.loci] == [Decision.NUMBER]
    assert suggested(plans) == []


def test_a_fluent_misreading_is_suggested_as_one_phrase() -> None:
    plans = made(TEXT, TEXT, TEXT.replace("ตั้งคำถามกับตนเอง", "ตั้งค่าตามกับเจตนา"))
    (found,) = suggested(plans)
    assert (found.plan_id, found.printed, found.suggested) == ("c", "ตั้งค่าตามกับเจตนา", "ตั้งคำถามกับตนเอง")
    assert (found.votes, found.voters, found.agreeing) == (2, 3, ("a", "b"))
    assert not found.from_ocr


def test_a_suggestion_knows_a_recognised_page() -> None:
    plans = made(TEXT, TEXT, TEXT.replace("เว็บไซต์", "เว็ปโซด์"))
    plans[2] = plans[2].model_copy(update={"ocr_pages": frozenset({1})})
    (found,) = suggested(plans)
    assert found.from_ocr
    assert found.suggested == "เว็บไซต์"


def test_local_wording_is_no_misreading() -> None:
    assert suggested(made(TEXT, TEXT, TEXT.replace("ชุมชน", "หมู่บ้าน"))) == []


def test_words_left_out_are_no_misreading() -> None:
    short = TEXT.replace("โดยตั้งคำถามกับตนเองเสมอว่า", "โดยตั้งคำถามเสมอว่า")
    assert suggested(made(TEXT, TEXT, short)) == []


def test_two_against_two_suggest_nothing() -> None:
    odd = TEXT.replace("เว็บไซต์", "เว็ปโซด์")
    assert suggested(made(TEXT, TEXT, odd, odd)) == []


def test_an_owner_has_one_vote_however_many_files_it_has() -> None:
    right, wrong = made(TEXT, TEXT.replace("เว็บไซต์", "เว็ปโซด์"))
    again = [right, wrong, right.model_copy(update={"plan_id": "another file of a"})]
    _, agreed = only(again)
    assert [(locus.decision, [r.votes for r in locus.readings]) for locus in agreed.loci] == [
        (Decision.TIE, [1, 1])
    ]
    assert suggested(again) == []


@st.composite
def versions(draw: st.DrawFn) -> list[str]:
    """Two to six versions of the paragraph, with slips, other words and other numbers."""
    changes = {
        "15": ("15", "16", "45", "๑๕"),
        "เว็บไซต์": ("เว็บไซต์", "เว็ปโซด์", "เวบไซต์"),
        "ตั้งคำถามกับตนเอง": ("ตั้งคำถามกับตนเอง", "ตั้งค่าตามกับเจตนา"),
        "ชุมชน": ("ชุมชน", "หมู่บ้าน 3 แห่ง", "ชุมซน"),
    }
    texts = []
    for _ in range(draw(st.integers(2, 6))):
        text = TEXT
        for old, others in changes.items():
            text = text.replace(old, draw(st.sampled_from(others)))
        texts.append(text)
    return texts


@settings(max_examples=200, deadline=None)
@given(versions())
def test_no_number_is_suggested_and_no_tie_is_decided(texts: list[str]) -> None:
    plans = made(*texts)
    family, agreed = only(plans)
    for found in suggestions(family, agreed):
        assert not any(sign.isdigit() for sign in found.printed + found.suggested)
        assert found.votes >= 2
    for locus in agreed.loci:
        first, second = locus.readings[0].votes, locus.readings[1].votes
        if locus.decision == Decision.MAJORITY:
            assert first > max(second, 1)
        if len({numbers(one.text) for one in locus.readings}) > 1:
            assert locus.decision == Decision.NUMBER
    assert numbers(agreed.text) == numbers(family.members[0].folded)
    assert [member.text for member in family.members] == [
        plans["abcdefgh".index(member.plan_id)].passages[0].text for member in family.members
    ]


def test_the_owners_name_is_no_misreading() -> None:
    texts = [TEXT.replace("ชุมชน", f"เทศบาลตำบล{letter * 4}") for letter in "กขค"]
    family, agreed = only(made(*texts))
    names = [match_key(f"เทศบาลตำบล{letter * 4}") for letter in "กขค"]
    assert list(suggestions(family, agreed, names)) == []


def test_lost_and_added_clauses_are_told() -> None:
    clause = "โดยไม่ต้องรอให้ประชาชนเข้ามาร้องขอ"
    with_clause = TEXT.replace("และให้บริการ", clause + "และให้บริการ")
    _, lost = only(made(with_clause, with_clause, TEXT))
    assert [(one.plan_id, one.text) for one in lost.omissions] == [("c", clause)]
    _, added = only(made(TEXT, TEXT, with_clause))
    assert [(one.plan_id, one.text) for one in added.additions] == [("c", clause)]


def test_one_owners_own_plans_are_no_boilerplate() -> None:
    first, second = plan("a", [TEXT], name="เทศบาลตำบลหนึ่ง"), plan("b", [TEXT], name="เทศบาลตำบลหนึ่ง")
    assert families([first, second]) == ()


@pytest.mark.parametrize("extra", ["", "และเปิดให้ประชาชนร่วมตรวจสอบการทำงานทุกขั้นตอนอย่างสม่ำเสมอ"])
def test_local_share_counts_own_paragraphs_and_added_clauses(extra: str) -> None:
    first = plan("a", [TEXT + extra, OWN], name="เทศบาลตำบลหนึ่ง")
    second = plan("b", [TEXT], name="เทศบาลตำบลสอง")
    third = plan("c", [TEXT], name="เทศบาลตำบลสาม")
    shares = {
        s.plan_id: s for s in compare_plans([first, second, third]).shares if s.section_key == WHOLE_PLAN
    }
    assert shares["a"].local == len(match_key(OWN)) + len(match_key(extra))
    assert shares["a"].characters == len(match_key(TEXT + extra + OWN))
    assert shares["b"].local_share == 0


def test_a_plan_that_has_a_paragraph_twice_has_two_versions_of_it() -> None:
    text = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปี"
    between = "ตลาดนัดผักปลอดสารทุกวันเสาร์ช่วยให้เกษตรกรในตำบลขายผลผลิตได้ราคาดีขึ้น"
    slip = text.replace("ปฏิบัติ", "ปฎิบัต")
    plans = [plan("a", [text, between, slip], name="เทศบาลตำบลกอ")]
    plans += [plan(one, [text], name=f"เทศบาลตำบล{one}") for one in ("b", "c")]
    plans.append(plan("d", [slip.replace("กำหนดไว้", "ตั้งไว้")], name="เทศบาลตำบลd"))
    for report in compare_plans(plans).families:
        assert all(len(member.folded) < 1.2 * len(text) for member in report.family.members)
        assert len({member.ordinals for member in report.family.members if member.plan_id == "a"}) <= 2
