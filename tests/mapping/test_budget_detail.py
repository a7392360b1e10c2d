"""The detail report of an ordinance: branches and items on lines, amounts at the margin."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.mapping.budget_detail import budget_detail
from pipeline.mapping.content import PlanContent
from schemas.budget import BudgetItem
from schemas.identity import Identity
from schemas.line import Line
from schemas.period import Period
from schemas.plan_type import PlanTypeKey
from tests.builders import SOURCE, Pages, identity_of

EDGE = 546.0
TITLE = "รายงานรายละเอียดประมาณการรายจ่ายงบประมาณรายจ่ายทั่วไป"


def head(plan_type: PlanTypeKey = PlanTypeKey.BUDGET_ORDINANCE) -> Identity:
    period = Period(start_year_be=2568, end_year_be=2568)
    return identity_of(plan_type).model_copy(update={"period": period})


def read(pages: Pages, identity: Identity | None = None) -> tuple[BudgetItem, ...]:
    lines: Sequence[Line] = pages.lines
    content = PlanContent(SOURCE, identity or head(), tuple(lines), (), (), lambda _issue: None)
    return budget_detail(content)


def report() -> Pages:
    """A report of one plan down to its first category."""
    pages = Pages().add(TITLE, x0=150.0, x1=440.0)
    pages.add("ประมาณการรายจ่ายรวมทั้งสิ้น 90,000 บาท จ่ายจากรายได้จัดเก็บเอง แยกเป็น", x0=36.0, x1=EDGE)
    pages.add("แผนงานการศึกษา", x0=250.0, x1=340.0)
    pages.add("งานบริหารทั่วไปเกี่ยวกับการศึกษา รวม 90,000 บาท", x0=47.0, x1=EDGE)
    pages.add("งบดำเนินงาน รวม 90,000 บาท", x0=59.0, x1=EDGE)
    return pages.add("ค่าใช้สอย รวม 90,000 บาท", x0=71.0, x1=EDGE)


def amounts(items: Sequence[BudgetItem]) -> list[tuple[str, Decimal | None]]:
    return [(i.label, i.years[0].amount_baht) for i in items if i.years and not i.is_total]


def test_items_stand_under_their_plan_work_budget_and_category() -> None:
    pages = report().add("โครงการวันเด็ก จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    item = next(i for i in read(pages) if i.level == "item")
    assert item.path == ("แผนงานการศึกษา", "งานบริหารทั่วไปเกี่ยวกับการศึกษา", "งบดำเนินงาน", "ค่าใช้สอย")
    assert item.label == "โครงการวันเด็ก"
    assert (item.years[0].year_be, item.years[0].amount_baht) == (2568, Decimal(90000))


def test_each_branch_ends_with_its_printed_total_beside_the_sum_of_its_items() -> None:
    pages = report().add("โครงการวันเด็ก จำนวน 60,000 บาท", x0=71.0, x1=EDGE)
    totals = {i.level: i for i in read(pages) if i.is_total}
    assert list(totals) == ["total_category", "total_budget_group", "total_work", "grand_total"]
    assert totals["grand_total"].years[0].amount_baht == Decimal(90000)
    assert totals["total_work"].recomputed[0].amount_baht == Decimal(60000)


def test_amounts_in_explanations_are_no_items() -> None:
    pages = report().add("ค่าจ้างเหมา จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    pages.add("เพื่อจ่ายเป็นค่าจ้างเหมาทำความสะอาด และค่าจ้างเหมาดูแลสวน", x0=94.0, x1=410.0)
    pages.add("จำนวน 2 คน ปีละ จำนวน 45,000 บาท", x0=94.0, x1=300.0)
    assert amounts(read(pages)) == [("ค่าจ้างเหมา", Decimal(90000))]


def test_a_name_of_two_lines_with_its_amount_between_them_is_whole() -> None:
    pages = report().add("เงินค่าตอบแทนเลขานุการ ที่ปรึกษานายกเทศมนตรี และนายก", x0=71.0, x1=410.0)
    pages.top -= 15.0
    pages.add("จำนวน 90,000 บาท", x0=420.0, x1=EDGE)
    pages.top -= 15.0
    pages.add("องค์การ", x0=71.0, x1=95.0).add("เพื่อจ่ายเป็นเงินค่าตอบแทน", x0=94.0, x1=300.0)
    assert amounts(read(pages)) == [("เงินค่าตอบแทนเลขานุการ ที่ปรึกษานายกเทศมนตรี และนายกองค์การ", Decimal(90000))]


def test_the_end_of_a_name_below_its_amount_belongs_to_it() -> None:
    pages = report().add("โครงการซ่อมแซมถนนสายบ้านหนองน้ำใส จำนวน 90,000 บาท", x0=82.0, x1=EDGE)
    pages.add("หมู่ที่ 12", x0=82.0, x1=120.0).add("เพื่อจ่ายเป็นค่าซ่อมแซมถนน", x0=94.0, x1=300.0)
    assert amounts(read(pages)) == [("โครงการซ่อมแซมถนนสายบ้านหนองน้ำใสหมู่ที่ 12", Decimal(90000))]


def test_a_caption_without_an_amount_heads_the_items_further_in() -> None:
    pages = report().add("รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการ", x0=71.0, x1=300.0)
    pages.add("ค่าเดินทาง จำนวน 50,000 บาท", x0=82.0, x1=EDGE).add("เพื่อจ่ายเป็นค่าเดินทาง", x0=94.0, x1=300.0)
    pages.add("ค่าบำรุงรักษา จำนวน 40,000 บาท", x0=71.0, x1=EDGE)
    levels = {i.label: (i.level, i.path[-1]) for i in read(pages) if i.years and not i.is_total}
    assert levels["ค่าเดินทาง"] == ("sub_item", "รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการ")
    assert levels["ค่าบำรุงรักษา"] == ("item", "ค่าใช้สอย")


def test_dots_numbers_and_thai_digits_are_no_part_of_a_name() -> None:
    pages = report().add("๑. ค่าไฟฟ้า" + "." * 60 + "จำนวน ๙๐,๐๐๐ บาท", x0=71.0, x1=EDGE)
    assert amounts(read(pages)) == [("ค่าไฟฟ้า", Decimal(90000))]


def test_the_central_budget_is_plan_work_budget_and_category_of_one_name() -> None:
    pages = Pages().add(TITLE, x0=150.0, x1=440.0).add("แผนงานงบกลาง", x0=250.0, x1=340.0)
    for left in (47.0, 59.0, 71.0):
        pages.add("งบกลาง รวม 70,000 บาท", x0=left, x1=EDGE)
    items = read(pages.add("สำรองจ่าย จำนวน 70,000 บาท", x0=71.0, x1=EDGE))
    assert [i.level for i in items if i.label == "งบกลาง"][:3] == ["work", "budget_group", "category"]
    assert next(i for i in items if i.level == "item").path == ("แผนงานงบกลาง", "งบกลาง", "งบกลาง", "งบกลาง")


def test_a_plan_named_in_an_explanation_opens_none() -> None:
    pages = report().add("โครงการวันเด็ก จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    pages.add("เพื่อจ่ายเป็นค่าใช้จ่ายในโครงการวันเด็ก ปรากฏใน", x0=94.0, x1=410.0)
    pages.add("แผนงานงบกลาง", x0=94.0, x1=160.0).add("งบบุคลากร รวม 1,000 บาท", x0=59.0, x1=EDGE)
    assert [i.label for i in read(pages) if i.level == "plan"] == ["แผนงานการศึกษา"]


def test_revenue_is_read_by_category() -> None:
    pages = Pages().add("รายงานรายละเอียดประมาณการรายรับงบประมาณรายจ่ายทั่วไป", x0=150.0, x1=440.0)
    pages.add("หมวดภาษีอากร รวม 90,000 บาท", x0=47.0, x1=EDGE)
    pages.add("ภาษีป้าย จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    levels = [(i.level, i.path) for i in read(pages)]
    assert levels == [
        ("revenue_category", ()),
        ("item", ("หมวดภาษีอากร",)),
        ("total_revenue_category", ()),
    ]


def test_lines_before_a_report_and_plans_of_other_types_give_nothing() -> None:
    statement = Pages().add("คำแถลงงบประมาณ").add("หมวดภาษีอากร จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    assert read(statement) == ()
    pages = report().add("โครงการวันเด็ก จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    assert read(pages, head(PlanTypeKey.MANPOWER_PLAN)) == ()


def test_codes_of_plans_works_and_budgets_are_no_part_of_their_names() -> None:
    pages = Pages().add("รายละเอียดงบประมาณรายจ่ายทั่วไป", x0=150.0, x1=440.0)
    pages.add("แผนงานการศึกษา (00210)", x0=250.0, x1=340.0, bold=True)
    pages.add("งานบริหารทั่วไปเกี่ยวกับการศึกษา (00211) รวม 90,000 บาท", x0=47.0, x1=EDGE)
    pages.add("งบดำเนินงาน (530000) ตั้งไว้รวม 90,000 บาท", x0=59.0, x1=EDGE)
    pages.add("หมวดค่าใช้สอย (532000) ตั้งไว้รวม 90,000 บาท", x0=71.0, x1=EDGE)
    item = next(
        i for i in read(pages.add("(1) ค่าจ้างเหมา ตั้งไว้ 90,000 บาท", x0=82.0, x1=EDGE)) if i.level == "item"
    )
    assert item.label == "ค่าจ้างเหมา"
    assert item.path == ("แผนงานการศึกษา", "งานบริหารทั่วไปเกี่ยวกับการศึกษา", "งบดำเนินงาน", "หมวดค่าใช้สอย")


def test_amounts_that_stand_at_no_margin_are_read_where_lines_begin_anew() -> None:
    pages = Pages().add("รายละเอียดประมาณการรายจ่าย", x0=200.0, x1=380.0)
    pages.add("แผนงานการศึกษา ตั้งไว้รวม 90,000 บาท แยกเป็น", x0=47.0, bold=True)
    pages.add("งานบริหารทั่วไปเกี่ยวกับการศึกษา ตั้งไว้รวม 90,000 บาท", x0=60.0, bold=True)
    pages.add("งบดำเนินงาน ตั้งไว้รวม 90,000 บาท", x0=75.0, bold=True)
    pages.add("1. ค่าใช้สอย ตั้งไว้รวม 90,000 บาท", x0=90.0, bold=True)
    pages.add("1.1 ค่าจ้างเหมา จำนวน 50,000 บาท", x0=105.0)
    pages.add("เพื่อจ่ายเป็นค่าจ้างเหมาบริการต่าง ๆ ของกองการศึกษา และค่าจ้างอื่น", x0=135.0, x1=540.0)
    pages.add("ปีละ จำนวน 20,000 บาท", x0=47.0)
    pages.add("1.2 ค่าเดินทาง จำนวน 40,000 บาท", x0=105.0)
    items = read(pages)
    assert amounts(items) == [("ค่าจ้างเหมา", Decimal(50000)), ("ค่าเดินทาง", Decimal(40000))]
    assert [i.label for i in items if i.level == "total_plan"] == ["แผนงานการศึกษา"]


def test_a_name_of_three_lines_with_its_amount_on_the_first_is_whole() -> None:
    pages = report().add("โครงการสัตว์ปลอดโรค คนปลอดภัยจากโรค จำนวน 90,000 บาท", x0=82.0, x1=EDGE)
    pages.add("พิษสุนัขบ้า ตามพระปณิธาน", x0=82.0, x1=300.0).add("ของมูลนิธิ", x0=82.0, x1=150.0)
    pages.add("เพื่อจ่ายเป็นค่าวัคซีน", x0=94.0, x1=300.0)
    whole = "โครงการสัตว์ปลอดโรค คนปลอดภัยจากโรคพิษสุนัขบ้า ตามพระปณิธานของมูลนิธิ"
    assert amounts(read(pages)) == [(whole, Decimal(90000))]


def test_the_grand_total_is_no_branch_of_its_own() -> None:
    pages = Pages().add("รายงานรายละเอียดประมาณการรายรับงบประมาณรายจ่ายทั่วไป", x0=150.0, x1=440.0)
    pages.add("ประมาณการรายรับรวมทั้งสิ้น" + "." * 40 + " 90,000 บาท", x0=47.0, x1=EDGE)
    pages.add("หมวดภาษีอากร รวม 90,000 บาท", x0=47.0, x1=EDGE)
    items = read(pages.add("ภาษีป้าย จำนวน 90,000 บาท", x0=71.0, x1=EDGE))
    assert [i.level for i in items] == ["revenue_category", "item", "total_revenue_category", "grand_total"]


def test_a_title_may_say_the_year_and_one_in_the_contents_is_none() -> None:
    pages = Pages().add("รายละเอียดประมาณการรายจ่ายประจำปีงบประมาณ พ.ศ. 2568 .......... 12", x0=100.0)
    pages.add("แผนงานการศึกษา ........ 14", x0=100.0).page()
    pages.add("รายละเอียดประมาณการรายจ่ายประจำปีงบประมาณ พ.ศ. ๒๕๖๘", x0=150.0, x1=440.0)
    pages.add("๑. แผนงานการศึกษา" + "." * 40 + "รวม ๙๐,๐๐๐ บาท", x0=47.0, x1=EDGE, bold=True)
    pages.add("๑.๑ งานบริหารทั่วไปเกี่ยวกับการศึกษา" + "." * 20 + "รวม ๙๐,๐๐๐ บาท", x0=59.0, x1=EDGE)
    pages.add("งบดำเนินงาน" + "." * 40 + "รวม ๙๐,๐๐๐ บาท", x0=71.0, x1=EDGE)
    pages.add("- ค่าจ้างเหมา" + "." * 40 + "จำนวน ๙๐,๐๐๐", x0=82.0, x1=EDGE).add("บาท", x0=82.0)
    item = next(i for i in read(pages) if i.level == "item")
    assert (item.label, item.path) == (
        "ค่าจ้างเหมา",
        ("แผนงานการศึกษา", "งานบริหารทั่วไปเกี่ยวกับการศึกษา", "งบดำเนินงาน"),
    )


def test_a_report_without_a_title_begins_at_its_first_budget() -> None:
    pages = Pages().add("คำแถลงงบประมาณ").add("หมวดภาษีอากร จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    pages.page().add("แผนงานการศึกษา", x0=250.0, x1=340.0)
    pages.add("งานบริหารทั่วไปเกี่ยวกับการศึกษา รวม 90,000 บาท", x0=47.0, x1=EDGE)
    pages.add("งบดำเนินงาน รวม 90,000 บาท", x0=59.0, x1=EDGE)
    pages.add("ค่าจ้างเหมา จำนวน 90,000 บาท", x0=71.0, x1=EDGE)
    item = next(i for i in read(pages) if i.level == "item")
    assert item.path == ("แผนงานการศึกษา", "งานบริหารทั่วไปเกี่ยวกับการศึกษา", "งบดำเนินงาน")
