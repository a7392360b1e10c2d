"""Headings inside the frame of posts. The municipality is made up."""

from schemas.table import RowKind
from tests.builders import Pages, plan_of, row, table


def test_a_department_that_spans_the_table_may_begin_left_of_the_names() -> None:
    made = table(
        row("ที่", "ส่วนราชการ/ตำแหน่ง", "2567", "2568", "2569"),
        row("กองการศึกษา", "", "", "", "", kind=RowKind.GROUP),
        row("1", "ผู้อำนวยการกองการศึกษา", "1", "1", "1"),
        row("2", "นักวิชาการศึกษา", "1", "2", "2"),
        keys=("number", "department", "planned", "planned", "planned"),
        form="position_frame",
    )
    pages = Pages().heading("แผนอัตรากำลัง 3 ปี", size=26).page()
    pages.heading("8. โครงสร้างการกำหนดส่วนราชการ").paragraph("เนื้อหา")
    plan, _issues = plan_of(pages.lines, [pages.write(made)])
    assert [(p.department, p.title, [c.count for c in p.headcount_by_year]) for p in plan.positions] == [
        ("กองการศึกษา", "ผู้อำนวยการกองการศึกษา", [1, 1, 1]),
        ("กองการศึกษา", "นักวิชาการศึกษา", [1, 2, 2]),
    ]
