"""Breaks and order make no difference; missing text does."""

from pipeline.compare.align import Verdict
from pipeline.compare.damage import ChangeKind
from pipeline.compare.pair import PairComparison, compare_pair
from tests.compare.building import plan

FIRST = "แนวทางการพัฒนาที่หนึ่ง ปรับปรุงถนนสายหลักในเขตเทศบาลให้ได้มาตรฐานและปลอดภัยต่อผู้ใช้ทาง"
SECOND = "แนวทางการพัฒนาที่สอง จัดระบบระบายน้ำและบำบัดน้ำเสียชุมชนก่อนปล่อยลงสู่แม่น้ำลำคลองสาธารณะ"
THIRD = "แนวทางการพัฒนาที่สาม ส่งเสริมอาชีพและรายได้ของกลุ่มแม่บ้านเกษตรกรในทุกหมู่บ้านอย่างต่อเนื่อง"


def compared(left: list[str], right: list[str]) -> PairComparison:
    return compare_pair(plan("a", left), plan("b", right))


def test_a_word_carried_over_a_page_is_no_difference() -> None:
    moved = SECOND.split(" ", 1)[0]
    assert compared([FIRST + moved, SECOND.removeprefix(moved), THIRD], [FIRST, SECOND, THIRD]).is_same_text


def test_text_that_the_other_plan_has_in_a_table_is_elsewhere() -> None:
    left = plan("a", [FIRST, SECOND, THIRD])
    right = plan("b", [FIRST, THIRD]).model_copy(
        update={"lines": "".join(p.folded for p in plan("c", [FIRST, SECOND, THIRD]).passages)}
    )
    comparison = compare_pair(left, right)
    assert [p.verdict for p in comparison.passages] == [Verdict.IDENTICAL, Verdict.MOVED, Verdict.IDENTICAL]
    assert comparison.is_same_text


def test_text_that_is_missing_is_a_difference() -> None:
    comparison = compared([FIRST, SECOND, THIRD], [FIRST, THIRD])
    assert [p.verdict for p in comparison.passages][1] == Verdict.ONLY_LEFT
    assert not comparison.is_same_text


def test_a_changed_number_is_never_a_matter_of_layout() -> None:
    left, right = FIRST + " จำนวน 24 สาย", FIRST + " จำนวน 25 สาย"
    comparison = compared([left, right], [right, left.replace("24", "26")])
    kinds = {segment.kind for passage in comparison.passages for segment in passage.segments}
    assert ChangeKind.NUMBER in kinds
    assert not comparison.is_same_text
