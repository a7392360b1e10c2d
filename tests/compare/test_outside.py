"""Headings and rows of tables are compared too: a changed figure in a table is never 'the same text'."""

from decimal import Decimal
from pathlib import Path

from pipeline.compare.damage import ChangeKind
from pipeline.compare.outside import Cell, in_columns
from pipeline.compare.pair import PairComparison, compare_pair
from pipeline.compare.plan_text import plan_text
from pipeline.store.connection import reading
from pipeline.store.plan_texts import plan_texts
from schemas.geometry import BBox, Evidence
from schemas.plan import Plan
from schemas.project import Budget, BudgetLine, BudgetStatus, Project
from schemas.staffing import Staffing, StaffingUnit
from schemas.text_facts import TextFacts, TextLine
from tests.store.building import fill, made_plan

BODY = "เทศบาลส่งเสริมให้บุคลากรทุกคนได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานอย่างน้อยปีละหนึ่งครั้ง"


def cell(row: int, column: int, raw: str) -> Evidence:
    return Evidence(
        page=3, bbox=BBox(60.0 + 90 * column, 90.0 + 20 * row, 140.0 + 90 * column, 108.0 + 20 * row), raw=raw
    )


def unit(row: int, name: str, *, occupied: int, vacant: int) -> StaffingUnit:
    figures = (occupied, vacant, occupied + vacant)
    evidence = (cell(row, 0, name), *(cell(row, 1 + n, str(figure)) for n, figure in enumerate(figures)))
    return StaffingUnit(
        name=name, occupied=occupied, vacant=vacant, total=occupied + vacant, evidence=evidence
    )


def project(row: int, name: str, baht: str) -> Project:
    line = BudgetLine(amount_baht=Decimal(baht.replace(",", "")), evidence=(cell(row, 2, baht),))
    budget = Budget(status=BudgetStatus.AMOUNT, total_baht=line.amount_baht, lines=(line,))
    return Project(name=name, budget=budget, evidence=(cell(row, 0, str(row)), cell(row, 1, name)))


def version(plan_id: str, *, vacant: int = 2, baht: str = "120,000", road: bool = True) -> Plan:
    projects = [project(7, "โครงการฝึกอบรมเชิงปฏิบัติการด้านดิจิทัล", baht)]
    if road:
        projects.append(project(8, "โครงการศึกษาดูงานนอกสถานที่", "45,000"))
    staffing = Staffing(
        units=(unit(1, "กองคลัง", occupied=6, vacant=vacant), unit(2, "กองช่าง", occupied=7, vacant=2))
    )
    return made_plan(plan_id, [BODY]).model_copy(update={"staffing": staffing, "projects": tuple(projects)})


def compared(left: Plan, right: Plan) -> PairComparison:
    return compare_pair(plan_text(left), plan_text(right))


def changes(comparison: PairComparison) -> list[tuple[ChangeKind, str, str]]:
    return [
        (segment.kind, segment.left, segment.right)
        for row in comparison.outside
        for segment in row.segments
        if segment.kind != ChangeKind.EQUAL
    ]


def test_equal_tables_are_no_difference() -> None:
    assert compared(version("a"), version("b")).is_same_text


def test_a_changed_post_is_shown_in_its_row() -> None:
    comparison = compared(version("a"), version("b", vacant=3))
    assert not comparison.is_same_text
    assert changes(comparison) == [(ChangeKind.NUMBER, "6 2 8", "6 3 9")]


def test_a_changed_amount_is_a_changed_number() -> None:
    ((kind, left, right),) = changes(compared(version("a"), version("b", baht="210,000")))
    assert kind == ChangeKind.NUMBER
    assert ("120,000" in left, "210,000" in right) == (True, True)


def test_a_row_more_is_a_row_of_one_plan() -> None:
    comparison = compared(version("a", road=False), version("b"))
    assert [(kind, right) for kind, _, right in changes(comparison)] == [
        (ChangeKind.ONLY_RIGHT, "8 โครงการศึกษาดูงานนอกสถานที่ 45,000")
    ]


def turned(place: Cell, *, pages: int = 0) -> Cell:
    """A cell on a scan slightly askew, or where the page was cut elsewhere."""
    x0, top, x1, bottom = place.bbox
    lean = 0.02 * top
    return Cell(place.page + pages, (x0 - lean, top, x1 - lean, bottom), place.raw)


def test_cells_below_each_other_stay_in_order_on_a_scan_askew() -> None:
    column = [Cell(1, (100.0, 50.0 + 20 * n, 140.0, 70.0 + 20 * n), str(n)) for n in range(4)]
    beside = [Cell(1, (141.0, 50.0 + 20 * n, 180.0, 70.0 + 20 * n), str(10 + n)) for n in range(4)]
    title = Cell(1, (99.0, 30.0, 181.0, 49.0), "หัวตาราง")
    row = [title, *column, *beside]
    assert in_columns(reversed(row)) == row
    assert [cell.raw for cell in in_columns(map(turned, row))] == [cell.raw for cell in row]


def test_a_cell_that_a_page_cuts_is_read_to_its_end() -> None:
    top = [Cell(1, (50.0, 700.0, 150.0, 780.0), "โครงการฝึก"), Cell(1, (160.0, 700.0, 300.0, 780.0), "๒๐,๐๐๐")]
    below = Cell(2, (50.0, 60.0, 150.0, 80.0), "อบรม")
    assert [cell.raw for cell in in_columns([*top, below])] == ["โครงการฝึก", "อบรม", "๒๐,๐๐๐"]


def test_the_store_gives_back_the_text_that_was_read(tmp_path: Path) -> None:
    line = TextLine(id="1", page=1, bbox=BBox(1, 2, 3, 4), text="บรรทัด ๑")
    facts = TextFacts(lines=(line,), hidden=(line.model_copy(update={"text": "ถูกขอบตารางบัง"}),))
    plan = version("a").model_copy(update={"text_facts": facts})
    with reading(fill(tmp_path / "phaen.duckdb", [plan])) as connection:
        (stored,) = plan_texts(connection, "a")
    read = plan_text(plan)
    assert len(read.outside) == 5
    for field in ("outside", "lines", "hidden", "names", "ocr_pages", "passages"):
        assert getattr(stored, field) == getattr(read, field), field
