"""Section 9: posts with what they cost a year, and the rows below that add up to section 35's share."""

from decimal import Decimal

from pipeline.mapping.content import PlanContent
from pipeline.mapping.personnel_cost import personnel_costs
from pipeline.mapping.position_frame import framed_positions
from pipeline.mapping.strategies import strategies
from pipeline.tables.headers import understood
from schemas.plan_type import PlanTypeKey
from schemas.table import Row, RowKind, Table
from tests.builders import SOURCE, identity_of, row, table

POSTS, CHANGE, MORE, COST = (
    "อัตราตำแหน่งที่คาดว่าจะต้องใช้ในช่วงระยะเวลา 3 ปีข้างหน้า",
    "อัตรากำลังคนเพิ่ม/ลด",
    "ภาระค่าใช้จ่ายที่เพิ่มขึ้น (2)",
    "ค่าใช้จ่ายรวม (3)",
)
HEADS = (
    ("ที่",),
    ("ชื่อสายงาน",),
    ("ระดับตำแหน่ง",),
    ("จำนวนทั้งหมด",),
    ("จำนวนที่มีอยู่ปัจจุบัน", "จำนวน (คน)"),
    ("จำนวนที่มีอยู่ปัจจุบัน", "เงินเดือน (1)"),
    *((head, year) for head in (POSTS, CHANGE, MORE, COST) for year in ("2561", "2562")),
    ("หมายเหตุ",),
)
KEYS = understood(HEADS).keys


def post(number: str, name: str, level: str, holders: str, total: str) -> Row:
    money = ("9,000", "9,100", total, total, "")
    return row(number, name, level, "1", holders, "200,000", "1", "1", "-", "-", *money)


def sum_row(label: str, first: str, second: str, kind: RowKind = RowKind.ITEM) -> Row:
    return row("", label, *[""] * 10, first, second, "", kind=kind)


def cost_frame() -> Table:
    return table(
        row(*(" / ".join(texts) for texts in HEADS)),
        row("", "กองคลัง", *[""] * 13, kind=RowKind.GROUP),
        post("1", "ผู้อำนวยการกองคลัง (นักบริหารงานการคลัง)", "ต้น", "1", "400,000"),
        post("2", "นักวิชาการคลัง", "ปก./ชก.", "-", "300,000"),
        sum_row("(4) รวม", "700,000", "700,000", RowKind.TOTAL),
        sum_row("(5) ประมาณการประโยชน์ตอบแทนอื่น 20%", "140,000", "140,000"),
        sum_row("(6) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น", "840,000", "840,000"),
        sum_row("(7) คิดเป็นร้อยละ 40 ของงบประมาณรายจ่ายประจำปี", "31.50", "30.00"),
        keys=KEYS,
        form=understood(HEADS).form,
    )


def content(*tables: Table) -> PlanContent:
    head = identity_of(PlanTypeKey.MANPOWER_PLAN)
    return PlanContent(SOURCE, head, (), (), tables, lambda _issue: None)


def test_the_header_of_section_9_is_understood() -> None:
    assert understood(HEADS).form == "cost_frame"
    yearly = ("planned", "change", "cost_increase", "cost_total")
    first = ("number", "department", "position_level", "existing", "current", "salary")
    assert (*first, *(key for key in yearly for _ in range(2)), "remark") == KEYS


def test_posts_have_the_level_of_their_column_and_are_held_or_not() -> None:
    found = framed_positions(content(cost_frame()))
    assert [(p.department, p.title, p.line_title, p.level, p.occupied) for p in found] == [
        ("กองคลัง", "ผู้อำนวยการกองคลัง", "นักบริหารงานการคลัง", "ต้น", True),
        ("กองคลัง", "นักวิชาการคลัง", None, "ปก./ชก.", False),
    ]


def test_the_share_of_each_year_is_read_and_no_budget_made_up() -> None:
    costs = personnel_costs(content(cost_frame()))
    assert [(c.year_be, c.cost_baht, c.budget_baht, c.percent) for c in costs] == [
        (2561, Decimal(840_000), None, Decimal("31.50")),
        (2562, Decimal(840_000), None, Decimal("30.00")),
    ]


def test_a_frame_of_section_8_is_not_doubled_by_section_9() -> None:
    frame = table(
        row("ส่วนราชการ", "กรอบเดิม", "2561"),
        row("นักวิชาการคลัง", "1", "1"),
        keys=("department", "existing", "planned"),
        form="position_frame",
    )
    assert [p.title for p in framed_positions(content(frame, cost_frame()))] == ["นักวิชาการคลัง"]


def test_amounts_that_a_narrow_cell_breaks_are_whole() -> None:
    table_ = table(
        row(*(" / ".join(texts) for texts in HEADS)),
        sum_row("(6) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น", "๖\n,๔๔๘,๗๔\n๐", "๗\n,๒๑๔,๗๖\n๐"),
        sum_row("(7) งบประมาณรายจ่ายประจำปี", "๓\n๓,๖๐๐,๐\n๐๐", "๓\n๗,๐๔๔,๐\n๐๐"),
        sum_row("(8) คิดเป็นร้อยละ", "19.19", "19.48"),
        keys=KEYS,
        form=understood(HEADS).form,
    )
    costs = personnel_costs(content(table_))
    assert [(c.cost_baht, c.budget_baht) for c in costs] == [
        (Decimal(6_448_740), Decimal(33_600_000)),
        (Decimal(7_214_760), Decimal(37_044_000)),
    ]


def test_rows_of_cost_budget_and_percent_are_costs_and_no_projects() -> None:
    table_ = table(
        row("ที่", "รายการ", "พ.ศ. 2567", "พ.ศ. 2568"),
        row("1", "งบประมาณรายจ่ายประจำปี", "62,000,000", "65,100,000"),
        row("2", "เงินเดือนและประโยชน์ตอบแทนอื่น", "15,000,000", "15,500,000"),
        row("3", "รวมค่าใช้จ่ายบุคลากรทั้งสิ้น", "18,250,000", "18,797,500"),
        row("4", "คิดเป็นร้อยละ", "29.44", "28.87"),
        keys=("number", "name", "budget", "budget"),
        form="project_accounts",
    )
    assert [(c.year_be, c.cost_baht) for c in personnel_costs(content(table_))] == [
        (2567, Decimal(18_250_000)),
        (2568, Decimal(18_797_500)),
    ]
    assert strategies(content(table_), None) == ((), ())


def test_benefits_reckoned_in_percent_are_not_the_percentage() -> None:
    table_ = table(
        row("รายการ", "ปี 2567", "ปี 2568"),
        row("ประโยชน์ตอบแทนอื่น (ร้อยละ 20)", "1,535,900", "1,581,977"),
        row("รวมภาระค่าใช้จ่ายด้านบุคลากร (A)", "9,215,400", "9,491,862"),
        row("งบประมาณรายจ่ายประจำปี (B)", "36,000,000", "37,800,000"),
        row("ร้อยละของงบประมาณรายจ่าย (A/B x 100)", "25.60", "25.11"),
    )
    assert [c.percent for c in personnel_costs(content(table_))] == [Decimal("25.60"), Decimal("25.11")]
