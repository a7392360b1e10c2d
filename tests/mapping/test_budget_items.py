"""Budget reports composed: how the figures of a row become amounts of years."""

from decimal import Decimal

from pipeline.mapping.budget_items import budget_items
from pipeline.mapping.content import PlanContent
from pipeline.stages.identity import identity
from pipeline.tables.find import found_tables
from schemas.document import Source
from schemas.issue import Issue
from tests.tables.drawn import page, rows_of, ruled, strokes

XS = (40.0, 150.0, 215.0, 280.0, 345.0, 410.0, 475.0, 560.0)
ROWS = [
    ("", "รายรับจริง", "รายรับจริง", "รายรับจริง", "ประมาณการ", "ประมาณการ", "ประมาณการ"),
    ("", "ปี 2564", "ปี 2565", "ปี 2566", "ปี 2567", "(%)", "ปี 2568"),
    ("ภาษีป้าย", "10.00", "20.00", "30.00", "40", "25.00", "50"),
]
SIGN_X = 452.0


def test_the_sign_of_a_percentage_ruled_off_is_no_amount() -> None:
    content = page([*rows_of(XS, 100.0, 20.0, ROWS), (SIGN_X + 5, 154.0, "%")])
    sign_rule = (SIGN_X, 140.0, SIGN_X, 160.0)
    drawn = strokes([*ruled(XS, [100.0, 120.0, 140.0, 160.0]), sign_rule])
    found = found_tables([content], [drawn], [])
    issues: list[Issue] = []
    source = Source(file_name="composed.pdf", sha256="", page_count=1)
    known = identity((), found, issues.append)
    (item,) = budget_items(PlanContent(source, known, (), (), found, issues.append))
    assert [y.amount_baht for y in item.years if y.basis != "change"] == [10, 20, 30, 40, 50]
    assert [y.percent for y in item.years if y.basis == "change"] == [Decimal(25)]
