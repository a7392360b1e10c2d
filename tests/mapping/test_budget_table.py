"""Budgets printed as a table of names, amounts and explanations."""

from decimal import Decimal

from pipeline.mapping.budget_detail import budget_detail
from pipeline.mapping.content import PlanContent
from pipeline.mapping.figure_tables import figure_tables
from pipeline.tables.headers import understood
from schemas.budget import BudgetItem
from schemas.plan_type import PlanTypeKey
from schemas.table import RowKind
from tests.builders import SOURCE, identity_of, row, table

HEADS = ("หมวด/ประเภทรายจ่าย", "งบประมาณ พ.ศ. 2567 (บาท)", "คำชี้แจง")
WHY = "เพื่อจ่ายเป็นค่าใช้จ่ายในโครงการ"


def content() -> PlanContent:
    meaning = understood(tuple((head,) for head in HEADS))
    table_ = table(
        row(*HEADS),
        row("แผนงานการศึกษา", "90,000", ""),
        row("งานบริหารทั่วไปเกี่ยวกับการศึกษา", "90,000", ""),
        row("งบดำเนินงาน", "90,000", ""),
        row("ค่าใช้สอย", "60,000", ""),
        row("- โครงการวันเด็ก", "๖๐,๐๐๐", WHY),
        row("ค่าวัสดุ", "30,000", ""),
        row("1) วัสดุสำนักงาน", "20,000", WHY),
        row("รวมรายจ่ายทั้งสิ้น", "90,000", "", kind=RowKind.TOTAL),
        keys=meaning.keys,
        form=meaning.form,
    )
    head = identity_of(PlanTypeKey.BUDGET_ORDINANCE)
    return PlanContent(SOURCE, head, (), (), (table_,), lambda _issue: None)


def items() -> tuple[BudgetItem, ...]:
    return budget_detail(content())


def test_items_are_told_from_the_branches_they_stand_in() -> None:
    found = [(i.label, i.path[-1], i.years[0].amount_baht) for i in items() if i.level == "item"]
    assert found == [
        ("โครงการวันเด็ก", "ค่าใช้สอย", Decimal(60000)),
        ("วัสดุสำนักงาน", "ค่าวัสดุ", Decimal(20000)),
    ]
    assert {i.years[0].year_be for i in items() if i.level == "item"} == {2567}


def test_totals_printed_with_the_branches_are_kept_beside_the_sums() -> None:
    totals = {i.label: (i.years[0].amount_baht, i.recomputed[0].amount_baht) for i in items() if i.is_total}
    assert totals["ค่าใช้สอย"] == (Decimal(60000), Decimal(60000))
    assert totals["ค่าวัสดุ"] == (Decimal(30000), Decimal(20000))
    assert totals["รวมรายจ่ายทั้งสิ้น"] == (Decimal(90000), Decimal(80000))


def test_a_table_with_records_of_its_own_is_no_table_of_figures() -> None:
    assert figure_tables(content()) == ()
