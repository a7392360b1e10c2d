"""Sums of any table with totals: found where the table bears them out, never guessed at otherwise."""

from pipeline.audit.examples import BUDGET_BOOK, A, plan
from pipeline.audit.runner import audit
from pipeline.audit.table_sums import table_sums
from schemas.budget import BudgetItem
from schemas.figure_table import FigureTable
from schemas.finding import Finding, Status
from schemas.route import Route
from schemas.table import RowKind
from tests.audit.tables import item, table

ITEM, SUB, TOTAL, GROUP = RowKind.ITEM, RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.GROUP
YEARS = ("ปี 2565", "ปี 2566", "ปี 2567")


def findings(*tables: FigureTable, rule: str = "BUD-03") -> tuple[Finding, ...]:
    return audit(plan(A, figure_tables=tables), only=frozenset({rule})).findings


def of_items(*items: BudgetItem) -> tuple[Finding, ...]:
    return audit(plan(BUDGET_BOOK, budget_items=items), only=frozenset({"BUD-03"})).findings


def test_a_column_that_is_off_by_satang_fails_with_its_cells() -> None:
    rows = (
        (ITEM, "ภาษี", "100 200 300.05"),
        (ITEM, "อุดหนุน", "50 60 70.10"),
        (TOTAL, "รวม", "150 260.94 370.15"),
    )
    (found,) = findings(table(YEARS, *rows))
    assert found.status is Status.FAIL
    assert (found.expected, found.actual) == ("200 + 60 = 260", "260.94")
    assert [e.raw for e in found.evidence] == ["260.94", "200", "60"]


def test_subtotals_and_the_grand_total_over_them() -> None:
    rows = (
        (ITEM, "ก", "1,000 2,000 3,000"),
        (ITEM, "ข", "500 500 500"),
        (SUB, "รวม 1", "1,500 2,500 3,500"),
        (ITEM, "ค", "700 800 900"),
        (SUB, "รวม 2", "700 800 900"),
        (TOTAL, "รวมทั้งสิ้น", "2,200 3,300 4,500"),
    )
    (found,) = findings(table(YEARS, *rows))
    assert found.actual == "4,500"
    assert found.expected == "3,500 + 900 = 4,400"


def test_total_columns_add_up_their_own_group() -> None:
    headers = ("ปี 2566 / ชาย", "ปี 2566 / หญิง", "ปี 2566 / รวม", "ปี 2567 / ชาย", "ปี 2567 / หญิง", "ปี 2567 / รวม")
    rows = (
        (ITEM, "เด็ก", "10 12 22 11 12 23"),
        (ITEM, "วัยรุ่น", "20 21 41 20 20 40"),
        (ITEM, "ผู้ใหญ่", "30 30 60 31 30 61"),
        (ITEM, "ชรา", "15 15 30 16 15 41"),
        (TOTAL, "รวม", "75 78 153 78 77 165"),
    )
    found = findings(table(headers, *rows))
    assert {f.actual for f in found} == {"41", "165"}
    assert all(f.status is Status.FAIL for f in found)
    assert any(c.printed == "41" for f in found for r in f.repairs for c in r.changes)


def test_totals_of_totals_across() -> None:
    headers = ("งบ 1", "งบ 2", "รวม", "งบ 3", "งบ 4", "รวม", "อื่น", "รวมทั้งสิ้น")
    rows = tuple((ITEM, f"แถว {n}", f"{n} 2 {n + 2} 3 4 7 {n} {2 * n + 9}") for n in range(1, 6))
    (found,) = findings(table(headers, *rows))
    assert found.status is Status.PASS


def test_a_total_over_rows_nobody_can_tell_is_undecided() -> None:
    rows = ((ITEM, "ก", "10"), (ITEM, "ข", "20"), (TOTAL, "รวม", "95"))
    (found,) = findings(table(("จำนวน",), *rows))
    assert found.status is Status.UNDECIDED
    assert "ยังไม่แน่ใจ" in found.message_th


def test_averages_and_percentages_are_not_added_up() -> None:
    rows = ((ITEM, "ก", "10 40 5.5"), (ITEM, "ข", "15 60 6.5"), (TOTAL, "รวม", "25 100 6"))
    sums = table_sums(table(("คน", "ร้อยละ", "เฉลี่ย"), *rows))
    assert [one.total for one in sums.understood] == [(2, 1)]


def test_rounded_shares_of_a_hundred_are_not_added_up() -> None:
    rows = ((ITEM, "ก", "33.34"), (ITEM, "ข", "33.34"), (ITEM, "ค", "33.33"), (TOTAL, "รวม", "100"))
    assert table_sums(table(("ส่วน",), *rows)) == ((), ())


def test_a_total_over_dashes_is_not_added_up() -> None:
    rows = ((ITEM, "ก", "- 5,000"), (ITEM, "ข", "- 6,000"), (TOTAL, "รวม", "9,000 11,000"))
    assert [one.total[1] for one in table_sums(table(("ก", "ข"), *rows)).understood] == [2]


def test_a_cell_that_is_no_number_leaves_its_column_alone() -> None:
    rows = ((ITEM, "ก", "10 1-2"), (ITEM, "ข", "15 4"), (TOTAL, "รวม", "25 9"))
    sums = table_sums(table(("ก", "ข"), *rows))
    assert [one.total[1] for one in sums.understood] == [1]


def test_on_recognised_text_a_sum_that_is_off_is_undecided() -> None:
    rows = ((ITEM, "ก", "100 10"), (ITEM, "ข", "250 20"), (TOTAL, "รวม", "340 30"))
    (found,) = findings(table(("ปี 1", "ปี 2"), *rows, route=Route.OCR))
    assert found.status is Status.UNDECIDED
    assert "ภาพสแกน" in found.message_th


def test_percent_column_against_its_parts() -> None:
    rows = (
        (ITEM, "ก", "25 25.00"),
        (ITEM, "ข", "50 50.00"),
        (ITEM, "ค", "15 15.00"),
        (ITEM, "ง", "10 11.00"),
        (TOTAL, "รวม", "100 100"),
    )
    (found,) = findings(table(("จำนวน", "ร้อยละ"), *rows), rule="BUD-09")
    assert found.status is Status.FAIL
    assert (found.expected, found.actual) == ("10.00", "11.00")


BRANCH = ("แผนงานสมมุติ", "งานสมมุติ", "งบดำเนินงาน")


def report(travel: int = 300, total: int = 1_300, route: Route = Route.TEXT_LAYER) -> tuple[BudgetItem, ...]:
    return (
        item("ค่าวัสดุ", (*BRANCH, "ค่าวัสดุ"), 900, 1_000, route=route),
        item("ค่าเดินทาง", (*BRANCH, "ค่าใช้สอย"), 200, travel, route=route),
        item("รวมงบดำเนินงาน", BRANCH[:2], 1_100, total, level="total_budget_group", route=route),
        item("รวมแผนงานสมมุติ", (), 1_100, total, level="total_plan", route=route),
        item("รวมทุกแผนงาน", (), 1_100, 1_300, level="grand_total", route=route),
    )


def test_a_report_whose_totals_agree_passes_with_their_number() -> None:
    (found,) = of_items(*report())
    assert found.status is Status.PASS
    assert "6 ยอด" in found.message_th


def test_each_level_is_held_against_the_level_below() -> None:
    (found,) = of_items(*report(travel=400))
    assert (found.expected, found.actual) == ("1,000 + 400 = 1,400", "1,300")
    assert [e.raw for e in found.evidence] == ["1,300", "1,000", "400"]
    assert (("400", "300"),) in {tuple((c.printed, c.repaired) for c in r.changes) for r in found.repairs}


def test_a_report_read_by_ocr_accuses_nobody() -> None:
    found = of_items(*report(travel=400, route=Route.OCR))
    assert {f.status for f in found} == {Status.UNDECIDED}
