"""Plans about staff in other layouts: numbered units, money by year, seats printed without a blank."""

from pipeline.mapping.committee import is_seat
from pipeline.mapping.content import PlanContent
from pipeline.mapping.staffing import staffing
from pipeline.tables.headers import understood
from schemas.plan_type import PlanTypeKey
from schemas.table import RowKind, Table
from tests.builders import SOURCE, identity_of, row, table


def content(*tables: Table) -> PlanContent:
    return PlanContent(
        SOURCE, identity_of(PlanTypeKey.HR_MANAGEMENT_PLAN), (), (), tables, lambda _issue: None
    )


def test_units_under_a_column_of_numbers_keep_their_names() -> None:
    found = staffing(
        content(
            table(
                row("ที่", "ส่วนราชการ", "กรอบอัตรากำลัง", "มีผู้ครอง", "ว่าง"),
                row("1", "สำนักปลัด", "9", "7", "2"),
                row("2", "กองคลัง", "5", "5", "-"),
                row("รวม", "", "14", "12", "2", kind=RowKind.TOTAL),
                name="t1",
            )
        )
    )
    assert found is not None
    assert [(u.name, u.total, u.occupied, u.vacant) for u in found.units] == [
        ("สำนักปลัด", 9, 7, 2),
        ("กองคลัง", 5, 5, 0),
    ]


def keys(*columns: tuple[str, ...]) -> tuple[str | None, ...]:
    return understood(columns).keys


def test_money_by_year_under_a_header_of_year_and_budget() -> None:
    money = tuple(("ปีงบประมาณ/งบประมาณ (บาท)", year) for year in ("2567", "2568", "2569"))
    found = keys(("ลำดับ",), ("โครงการ/หลักสูตร",), ("วัตถุประสงค์",), *money, ("ผู้รับผิดชอบ",))
    assert found == ("number", "name", "objective", "budget", "budget", "budget", "owner")


def test_targets_by_year_are_no_money() -> None:
    goals = tuple(("เป้าหมาย", year) for year in ("2567", "2568", "2569"))
    found = keys(("ลำดับ",), ("โครงการ",), ("ตัวชี้วัด",), *goals, ("งบประมาณ",), ("ผู้รับผิดชอบ",))
    assert found[0:3] == ("number", "name", "indicator")
    assert "budget" not in found[3:6]
    assert found[6] == "budget"


def test_a_role_is_told_from_its_office_without_a_blank() -> None:
    assert is_seat("๑. นายกองค์การบริหารส่วนตำบลประธานกรรมการ")
    assert not is_seat("คำสั่งแต่งตั้งคณะกรรมการ")
