"""Where projects stand: headings over page cuts, columns that name the strategy, equipment, sums of years."""

from collections.abc import Sequence

from pipeline.mapping import projects_accounts
from pipeline.mapping.content import PlanContent
from pipeline.mapping.headings_between import line_headings, printed_widths
from pipeline.mapping.table_rows import keyed_rows
from schemas.document import Source
from schemas.geometry import BBox, Evidence
from schemas.identity import Identity
from schemas.line import Line
from schemas.organization import Match, Organization
from schemas.plan_type import PlanTypeKey
from schemas.table import Cell, Row, RowKind, Table
from tests.builders import Pages, row, table

KEYS = ("number", "name", "budget", "owner")
HEADER = row("ที่", "โครงการ", "ปี 2567 (บาท)", "หน่วยงาน")


def content(tables: Sequence[Table], lines: Sequence[Line] = ()) -> PlanContent:
    nobody = Organization(name=None, kind=None, full_name=None, printed_name=None, match=Match.NONE)
    identity = Identity(
        plan_type=PlanTypeKey.LOCAL_DEVELOPMENT_PLAN, title=None, organization=nobody, period=None
    )
    source = Source(file_name="composed.pdf", sha256="", page_count=2)
    return PlanContent(source, identity, tuple(lines), (), tuple(tables), lambda _: None)


def at(one: Row, page: int, top: float) -> Row:
    """The row with its cells at a place of a page."""
    cells = tuple(
        c.model_copy(
            update={"evidence": (Evidence(page=page, bbox=BBox(100, top, 200, top + 20), raw=c.text),)}
        )
        for c in one.cells
    )
    return Row(kind=one.kind, page=page, cells=cells)


def test_a_programme_over_the_rows_of_a_further_page_is_theirs() -> None:
    pages = Pages().heading("2. ยุทธศาสตร์ด้านการศึกษา").heading("2.1 แผนงานการศึกษา")
    pages.page().heading("2. ยุทธศาสตร์ด้านการศึกษา").heading("2.2 แผนงานการศาสนา")
    joined = table(
        at(HEADER, 1, 200),
        at(row("1", "ค่ายเยาวชน", "35,000", "กองการศึกษา"), 1, 220),
        at(row("1", "ลอยกระทง", "150,000", "กองการศึกษา"), 2, 220),
        keys=KEYS,
        form="project_accounts",
    ).model_copy(update={"pages": (1, 2)})
    (strategy,) = projects_accounts.strategies(content([joined], pages.lines))
    assert [p.programme for p in strategy.projects] == ["2.1 แผนงานการศึกษา", "2.2 แผนงานการศาสนา"]


def test_a_short_heading_does_not_take_in_the_line_below() -> None:
    pages = Pages().heading("1.1 แผนงานเคหะ").heading("ตามแผนพัฒนาท้องถิ่น หน้า 87 (เดิม) " + "ก" * 60)
    (found,) = line_headings(pages.lines, printed_widths(pages.lines))
    assert found.title == "1.1 แผนงานเคหะ"


def test_a_heading_that_fills_its_line_goes_on_below() -> None:
    pages = Pages().heading("1. ยุทธศาสตร์การพัฒนา" + "ด้านเศรษฐกิจ" * 6).heading("และการท่องเที่ยว")
    (found,) = line_headings(pages.lines, printed_widths(pages.lines))
    assert found.title.endswith("และการท่องเที่ยว")


def test_a_column_names_the_strategy_of_the_rows_beside_it() -> None:
    one = table(
        row("ยุทธศาสตร์", "ที่", "ชื่อโครงการ", "ปี 2567", "ปี 2568", "รวมงบประมาณ (บาท)"),
        row("ด้านคมนาคม", "1", "ก่อสร้างสะพาน", "7,500,000.-", "", "7,500,000.-"),
        row("", "2", "ก่อสร้างถนน", "500,000.-", "500,000.-", "1,000,000.-"),
        row("ด้านกีฬา", "3", "แข่งขันกีฬา", "", "", "90,000.-"),
        keys=("strategy", "number", "name", "budget", "budget", "budget"),
        form="project_accounts",
    )
    first, second = projects_accounts.strategies(content([one]))
    assert [p.name for p in first.projects] == ["ก่อสร้างสะพาน", "ก่อสร้างถนน"]
    totals = [p.budget.total_baht for s in (first, second) for p in s.projects if p.budget]
    assert totals == [7500000, 1000000, 90000], "the sum of the years counts where no year says anything"
    assert second.title == "ด้านกีฬา"


def test_equipment_is_named_by_what_is_bought_and_stands_under_no_strategy_before_it() -> None:
    projects = table(
        HEADER, row("1", "ก่อสร้างเขื่อน", "18,500,000", "สำนักช่าง"), keys=KEYS, form="project_accounts"
    )
    equipment = table(
        row("ที่", "แผนงาน", "หมวด", "ประเภท", "เป้าหมาย", "ปี 2567"),
        row("1", "แผนงานสาธารณสุข", "ค่าครุภัณฑ์", "ครุภัณฑ์ยานพาหนะ", "รถบรรทุกขยะ 1 คัน", "2,400,000"),
        keys=("number", "programme", "category", "equipment_type", "target", "budget"),
        form="equipment_accounts",
        name="t2",
    )
    pages = Pages().heading("2. ยุทธศาสตร์ด้านคุณภาพชีวิต")
    projects = projects.model_copy(update={"rows": tuple(at(r, 1, 200) for r in projects.rows)})
    equipment = equipment.model_copy(update={"rows": tuple(at(r, 1, 400) for r in equipment.rows)})
    both = content([projects, equipment], pages.lines)
    (loose,) = projects_accounts.projects(both)
    assert (loose.name, loose.programme, loose.strategy_number) == ("รถบรรทุกขยะ 1 คัน", "แผนงานสาธารณสุข", None)
    assert [p.name for s in projects_accounts.strategies(both) for p in s.projects] == ["ก่อสร้างเขื่อน"]


def test_a_mark_in_a_cell_over_several_months_means_them_all() -> None:
    one = table(
        row("โครงการ", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."), keys=("name", "month", "month", "month", "month")
    )
    cells = (
        Cell(row=1, column=0, text="อบรม", evidence=()),
        Cell(row=1, column=1, text="", evidence=()),
        Cell(row=1, column=2, column_span=3, text="", evidence=(), marked=True),
    )
    marked = one.model_copy(update={"rows": (*one.rows, Row(kind=RowKind.ITEM, page=1, cells=cells))})
    (found,) = keyed_rows(marked)
    assert found.month_marks() == (11, 12, 1)


def test_headings_in_the_table_above_its_header_are_headings() -> None:
    one = table(HEADER, row("1", "ลอยกระทง", "150,000", "กองการศึกษา"), keys=KEYS, form="project_accounts")
    titles = (row("1. ยุทธศาสตร์ด้านวัฒนธรรม", kind=RowKind.TITLE), row("- แผนงานการศาสนา", kind=RowKind.TITLE))
    titled = one.model_copy(update={"rows": (*titles, *one.rows)})
    (strategy,) = projects_accounts.strategies(content([titled]))
    assert strategy.title == "ยุทธศาสตร์ด้านวัฒนธรรม"
    assert [p.programme for p in strategy.projects] == ["แผนงานการศาสนา"]


def test_months_that_no_header_names_go_by_their_place() -> None:
    one = table(
        row("โครงการ", *"กขคงจฉชซญดตถ"),
        row("อบรม", "", "", "✓", "✓", *[""] * 8),
        keys=("name", *["month"] * 12),
    )
    (found,) = keyed_rows(one)
    assert found.month_marks() == (12, 1)


def test_the_parts_of_a_project_are_not_in_its_name() -> None:
    one = table(
        HEADER,
        row("1", "ก่อสร้างถนน 2 จุด", "", "กองช่าง"),
        row("", "จุดที่ 1 ซอยสุขใจ", "250,000", "", kind=RowKind.CONTINUATION),
        row("", "จุดที่ 2 ซอยวัด", "156,000", "", kind=RowKind.CONTINUATION),
        keys=KEYS,
        form="project_accounts",
    )
    (project,) = projects_accounts.projects(content([one]))
    assert project.name == "ก่อสร้างถนน 2 จุด"
    assert project.budget is not None
    assert project.budget.total_baht == 406000
    assert [part.amount_baht for part in project.parts] == [250000, 156000]
