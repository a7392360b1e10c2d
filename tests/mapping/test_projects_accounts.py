"""Project accounts: continued rows, parts, unreadable amounts, headings between tables."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.mapping import projects_accounts
from pipeline.mapping.content import PlanContent
from pipeline.mapping.headings_between import heading_of
from pipeline.mapping.table_rows import cell_amount
from pipeline.tables.find import found_tables
from schemas.document import Source
from schemas.identity import Identity
from schemas.line import Line
from schemas.organization import Match, Organization
from schemas.period import Period
from schemas.plan_type import PlanTypeKey
from schemas.project import BudgetStatus
from tests.tables.drawn import body_line, page, rows_of, ruled, strokes

XS = (40.0, 70.0, 180.0, 280.0, 350.0, 420.0, 520.0)
HEADER = ("ที่", "โครงการ", "วัตถุประสงค์", "2567", "2568", "หน่วยงาน")


def content(rows: Sequence[tuple[str, ...]], lines: list[Line]) -> PlanContent:
    drawn = strokes(ruled(XS, [100.0 + 20 * k for k in range(len(rows) + 1)]))
    tables = found_tables([page(rows_of(XS, 100.0, 20.0, rows))], [drawn], lines)
    nobody = Organization(name=None, kind=None, full_name=None, printed_name=None, match=Match.NONE)
    identity = Identity(
        plan_type=PlanTypeKey.LOCAL_DEVELOPMENT_PLAN,
        title=None,
        organization=nobody,
        period=Period(start_year_be=2567, end_year_be=2568),
    )
    source = Source(file_name="composed.pdf", sha256="", page_count=1)
    return PlanContent(source, identity, tuple(lines), (), tables, lambda _: None)


ROWS = [
    HEADER,
    ("1", "ก่อสร้างถนน", "สัญจร", "10,000", "20,000", "กองช่าง"),
    ("", "จุดที่สอง", "", "5,000", "", "กองช่าง"),
    ("2", "ขุดลอกคลอง", "กักน้ำ", "###", "7,000", "กองช่าง"),
    ("3", "ให้ความรู้", "สุขภาพ", "-", "", "กองคลัง"),
    ("", "รวม", "", "15,000", "27,000", ""),
]
LINES = [body_line("2. ยุทธศาสตร์ด้านสังคม", 60), body_line("2.1 แผนงานเคหะ", 80)]


def test_rows_without_a_number_are_parts_of_the_project_above() -> None:
    (strategy,) = projects_accounts.strategies(content(ROWS, LINES))
    first = strategy.projects[0]
    assert [p.number for p in strategy.projects] == [1, 2, 3]
    assert [part.amount_baht for part in first.parts] == [30000, 5000]
    assert first.budget is not None
    assert {line.year_be: line.amount_baht for line in first.budget.lines} == {2567: 15000, 2568: 20000}


def test_headings_above_name_strategy_and_programme() -> None:
    (strategy,) = projects_accounts.strategies(content(ROWS, LINES))
    assert (strategy.number, strategy.title) == (2, "ยุทธศาสตร์ด้านสังคม")
    assert {p.programme for p in strategy.projects} == {"2.1 แผนงานเคหะ"}


def test_hash_is_unreadable_and_neither_zero_nor_none() -> None:
    (strategy,) = projects_accounts.strategies(content(ROWS, LINES))
    budget = strategy.projects[1].budget
    assert budget is not None
    assert (budget.status, budget.total_baht) == (BudgetStatus.UNREADABLE, None)


def test_a_dash_declares_none() -> None:
    (strategy,) = projects_accounts.strategies(content(ROWS, LINES))
    budget = strategy.projects[2].budget
    assert budget is not None
    assert budget.status is BudgetStatus.NONE_DECLARED


def test_projects_without_a_strategy_are_given_apart() -> None:
    without = content(ROWS, [])
    assert projects_accounts.strategies(without) == ()
    assert len(projects_accounts.projects(without)) == 3


def test_strategies_of_the_province_are_no_headings_of_the_plan() -> None:
    assert heading_of("ก. ยุทธศาสตร์จังหวัดที่ 1 การท่องเที่ยว", ()) is None
    own = heading_of("ยุทธศาสตร์ที่ ๓ การศึกษา", ())
    assert own is not None
    assert own.number == 3


def test_amounts_on_lines_of_one_cell_belong_together() -> None:
    assert cell_amount("200,000\n50,000").value == Decimal(250000)
    assert cell_amount("1,200,\n000").value == Decimal(1200000)
    assert cell_amount("###").status is BudgetStatus.UNREADABLE
