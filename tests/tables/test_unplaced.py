"""Text inside a table that no cell holds, and amounts in one cell over several columns, are told."""

from collections.abc import Sequence

from pipeline.stages.tables import tables
from pipeline.tables.find import found_tables
from pipeline.tables.unplaced import unplaced
from schemas.geometry import BBox
from schemas.issue import Issue, IssueCode
from schemas.line import Line
from schemas.table import Table
from tests.tables.drawn import body_line, page, rows_of, ruled, strokes

XS = (60.0, 100.0, 260.0, 360.0, 460.0)
YS = [100.0, 120.0, 140.0, 160.0]
HEADER = ("ที่", "โครงการ", "งบประมาณ 2567", "งบประมาณ 2568")
ROWS: Sequence[tuple[str, ...]] = [HEADER, ("1", "ก่อสร้างถนน", "10,000", "20,000"), ("2", "ขุดลอก", "", "")]


def drawn_lines(rows: Sequence[tuple[str, ...]]) -> list[Line]:
    """A line of the page for each row, over the whole table."""
    made = []
    for at, row in enumerate(rows):
        line = body_line(" ".join(row), YS[at] + 14, 1)
        box = BBox(XS[0] + 2, YS[at] + 4, XS[-1] - 2, YS[at + 1] - 4)
        made.append(line.model_copy(update={"id": f"p1.l{at}", "bbox": box}))
    return made


def table() -> Table:
    content = page(rows_of(XS, 100.0, 20.0, ROWS))
    (found,) = found_tables([content], [strokes(ruled(XS, YS))], drawn_lines(ROWS))
    return found


def test_a_table_with_all_its_text_in_cells_is_quiet() -> None:
    assert not list(unplaced([table()], drawn_lines(ROWS)))


def test_an_amount_that_no_cell_of_its_row_holds_is_told_with_its_place() -> None:
    lines = drawn_lines([HEADER, ROWS[1], ("2", "ขุดลอก", "35,000", "")])
    (told,) = unplaced([table()], lines)
    assert told.code is IssueCode.TABLE_TEXT_OUTSIDE_CELLS
    assert (told.page, told.box, told.raw) == (1, lines[2].bbox, lines[2].raw)


def test_a_header_and_a_caption_printed_again_are_no_loss() -> None:
    lines = drawn_lines([HEADER, ROWS[1], HEADER])
    assert not list(unplaced([table()], lines))


def test_amounts_of_two_years_in_one_cell_are_reported() -> None:
    """The rule between the two years is missing in the second row."""
    segments = [s for s in ruled(XS, YS) if not (s[0] == s[2] == XS[3])]
    segments += [(XS[3], 100.0, XS[3], 120.0), (XS[3], 140.0, XS[3], 160.0)]
    rows = rows_of(XS, 100.0, 20.0, [HEADER, ("1", "ก่อสร้างถนน", "10,000 20,000", ""), ROWS[2]])
    issues: list[Issue] = []
    tables((page(rows),), (strokes(segments),), (), issues.append)
    (issue,) = issues
    assert issue.code is IssueCode.TABLE_AMOUNT_OVER_COLUMNS
    assert issue.page == 1
    assert "10,000 20,000" in issue.message
    assert issue.bbox == BBox(XS[2], 120.0, XS[4], 140.0)
