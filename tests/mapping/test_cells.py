"""What single cells say: targets, budgets, row numbers, quadrants."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mapping.department_budget import budget
from pipeline.mapping.indicators import indicators, target_of
from pipeline.mapping.project_rows import number_of
from pipeline.mapping.swot import Quadrant, quadrant_of
from schemas.project import BudgetStatus, TargetUnit


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("ร้อยละ ๑๐๐", TargetUnit.PERCENT, 100),
        ("ร้อย ละ ๘๐", TargetUnit.PERCENT, 80),
        ("ไม่น้อยกว่า 75.5 %", TargetUnit.PERCENT, Decimal("75.5")),
        ("ระดับ ๕", TargetUnit.LEVEL, 5),
        ("๑ ผลงาน/ส่วนราชการ", TargetUnit.COUNT, 1),
        ("จำนวน 1,200 คน", TargetUnit.COUNT, 1200),
        ("ปีงบประมาณ 2567 จำนวน 2 ครั้ง", TargetUnit.COUNT, 2),
        ("ความพึงพอใจของประชาชน", TargetUnit.TEXT, None),
        ("", None, None),
    ],
)
def test_targets(text: str, unit: TargetUnit | None, value: Decimal | int | None) -> None:
    assert target_of(text) == (unit, None if value is None else Decimal(value))


def test_the_target_in_brackets_wins_over_the_word_of_the_indicator() -> None:
    (found,) = indicators("ระดับความสำเร็จในการสร้างเครือข่าย (ร้อยละ ๘๐)", "", ())
    assert (found.unit, found.target_value) == (TargetUnit.PERCENT, Decimal(80))
    assert found.target_text == "ร้อยละ ๘๐"


def test_a_target_column_is_read_where_the_indicator_has_none() -> None:
    (found,) = indicators("ผู้เข้าอบรมมีความรู้", "ร้อยละ 70", ())
    assert (found.unit, found.target_value, found.target_text) == (
        TargetUnit.PERCENT,
        Decimal(70),
        "ร้อยละ 70",
    )


def test_no_indicator_is_none() -> None:
    assert indicators("", "", ()) == ()


@pytest.mark.parametrize(
    ("text", "status", "total"),
    [
        ("", BudgetStatus.BLANK, None),
        ("-", BudgetStatus.NONE_DECLARED, None),
        ("ไม่ใช้งบประมาณ", BudgetStatus.NONE_DECLARED, None),
        ("####", BudgetStatus.UNREADABLE, None),
        ("ใช้งบประมาณร่วมกับโครงการที่ 1", BudgetStatus.SHARED, None),
        ("20,000", BudgetStatus.AMOUNT, 20000),
        ("จำนวน ๕,๐๐๐ บาท", BudgetStatus.AMOUNT, 5000),
        ("กองช่าง 1,000 บาท กองคลัง 2,000.50 บาท", BudgetStatus.AMOUNT, Decimal("3000.50")),
    ],
)
def test_budget_cells(text: str, status: BudgetStatus, total: Decimal | int | None) -> None:
    found = budget(text, 2567, ())
    assert found.status is status
    assert found.total_baht == (None if total is None else Decimal(total))


def test_a_printed_total_is_kept_apart_and_not_added() -> None:
    found = budget("กองช่าง 1,000 บาท กองคลัง 2,000 บาท รวม 4,000 บาท", None, ())
    assert found.total_baht == Decimal(3000)
    assert found.printed_total_baht == Decimal(4000)


@given(st.text())
def test_any_cell_is_taken(text: str) -> None:
    budget(text, None, ())
    indicators(text, text, ())
    number_of(text)


@pytest.mark.parametrize(
    ("text", "number"), [("๑", 1), ("2.", 2), ("(3)", 3), ("1.2", "1.2"), ("ก", "ก"), ("", None)]
)
def test_row_numbers(text: str, number: int | str | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "quadrant"),
    [
        ("(๑) จุดแข็ง (Strengths) เป็นการวิเคราะห์ปัจจัยภายใน", Quadrant.STRENGTHS),
        ("จุดอ่อน (Weak : W)", Quadrant.WEAKNESSES),
        ("โอกาส (Oportunity=O)", Quadrant.OPPORTUNITIES),
        ("อุปสรรคหรือข้อจำกัด (Threat=T)", Quadrant.THREATS),
        ("โอกาสในการทำงานของประชาชนมีมากขึ้นตามการเติบโตของเมือง", None),
        ("2. ข้อจำกัดค่าใช้จ่ายด้านบุคลากร", None),
        ("จุดแข็งขององค์กร", Quadrant.STRENGTHS),
    ],
)
def test_quadrants(text: str, quadrant: Quadrant | None) -> None:
    assert quadrant_of(text) is quadrant


def test_whom_a_project_is_for_is_no_measure_of_its_indicator() -> None:
    (own,) = indicators("ร้อยละ 85 ของผู้เข้าอบรมมีความรู้เพิ่มขึ้น", "สมาชิกสภา 35 คน", ())
    assert (own.unit, own.target_value) == (TargetUnit.PERCENT, Decimal(85))
    (unknown,) = indicators("ร้อยละความพึงพอใจของผู้เข้าร่วม", "พนักงาน 58 คน", ())
    assert unknown.target_value is None
    (beside,) = indicators("จำนวนผู้สมัคร", "500 คน", ())
    assert (beside.unit, beside.target_value) == (TargetUnit.COUNT, Decimal(500))


def test_villages_and_metres_are_counted_and_the_number_of_a_village_is_not() -> None:
    (villages,) = indicators("ประชาคม 12 หมู่บ้าน", "", ())
    assert (villages.unit, villages.target_value) == (TargetUnit.COUNT, Decimal(12))
    (named,) = indicators("ประชาชนหมู่ที่ 5 ชุมชนวัดกลางพึงพอใจ", "", ())
    assert named.target_value is None
