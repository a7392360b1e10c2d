"""Made-up plans in several ways of ruling, read back: rows complete, none fused, none doubled."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.evaluate.table_figures import read_file
from pipeline.evaluate.unseen.cells import body_rows, columns_of
from pipeline.evaluate.unseen.command import SEED, groups_of, scored
from pipeline.evaluate.unseen.drawing import written
from pipeline.evaluate.unseen.kinds import kinds
from pipeline.evaluate.unseen.layout import Heads, Layout, Ruling, layouts
from schemas.table import RowKind

TUNED = [one for one in layouts(80, SEED) if not one.unseen]
ONE_OF_EACH = [[one for one in TUNED if one.ruling is ruling][-1] for ruling in Ruling]
IN_ROWS = next(
    one for one in TUNED if one.ruling is Ruling.FULL and one.heads is Heads.ROWS and one.subtotals
)


@pytest.mark.parametrize("layout", ONE_OF_EACH, ids=lambda one: one.name)
def test_project_rows_are_complete_however_the_table_is_ruled(layout: Layout, tmp_path: Path) -> None:
    [score] = scored([layout], SEED, tmp_path)
    assert score.share >= 0.95
    assert (score.fused, score.doubled) == (0, 0)
    assert score.months == score.projects


MARKS_UNDER_RULES, TOUCHING = (next(one for one in TUNED if one.number == number) for number in (8, 12))
"""Marks right under a header that only a rule ends, and amounts as wide as their columns, that touch."""


@pytest.mark.parametrize("layout", [MARKS_UNDER_RULES, TOUCHING], ids=lambda one: one.name)
def test_no_row_is_taken_into_the_header_and_no_amount_into_the_next_column(
    layout: Layout, tmp_path: Path
) -> None:
    [score] = scored([layout], SEED, tmp_path)
    assert (score.complete, score.rows) == (score.projects, score.projects)


def test_headings_sums_and_items_are_told_apart(tmp_path: Path) -> None:
    path, groups = tmp_path / "plan.pdf", groups_of(IN_ROWS, SEED)
    written(IN_ROWS, groups, path)
    kinds = Counter(row.kind for table in read_file(path).tables for row in table.rows)
    assert kinds[RowKind.GROUP] == 2 * len(groups)
    assert kinds[RowKind.SUBTOTAL] + kinds[RowKind.TOTAL] == len(groups)
    assert kinds[RowKind.ITEM] == sum(len(group.projects) for group in groups)


def test_rows_add_up_at_every_page_cut(tmp_path: Path) -> None:
    path, groups = tmp_path / "plan.pdf", groups_of(IN_ROWS, SEED)
    written(IN_ROWS, groups, path)
    [table] = read_file(path).tables
    printed = sum(len(list(body_rows(IN_ROWS, columns_of(IN_ROWS), group))) for group in groups)
    body = [row for row in table.rows if row.kind not in {RowKind.HEADER, RowKind.TITLE}]
    assert table.seams
    assert len(body) == printed
    for seam in table.seams:
        assert seam.merged_rows <= min(1, seam.rows_after)


LEARNT_FROM = {
    6: "a month in which every project runs",
    8: "a row that counts the columns, its narrow numbers touching",
    40: "years that fill their columns",
    86: "a page that goes on below a heading without rules at its sides",
    106: "the rest of a row on the next page, no rule below it",
    124: "a dash right beside the amount of the next year",
    180: "letters a font sets closer than their widths",
}


@pytest.mark.parametrize("number", LEARNT_FROM, ids=LEARNT_FROM.get)
def test_what_another_draw_of_layouts_showed(number: int, tmp_path: Path) -> None:
    layout = next(one for one in layouts(number + 1, 1) if one.number == number)
    [score] = scored([layout], 1, tmp_path)
    assert (score.complete, score.rows, score.months) == (score.projects,) * 3


KINDS_LEARNT_FROM = {
    102: "the header once more in mid-page, months that touch",
    130: "no rules between rows, as little room between them as between lines, numbers in the middle",
    134: "places in rows without a number, numbers in the middle, amounts in pieces",
    138: "rows without a number under a frame, the owner printed for each place",
    150: "a place on the next page, no header again",
    190: "no rule at all, numbers in the middle",
}


ANOTHER_DRAW = {
    100: "arrows typed as a line of dashes",
    102: "a header whose number column has a blank in its word",
    126: "equipment without any rule",
    158: "a summary without any rule",
    198: "cells worded as headers are, below the rule that ends the header",
}


@pytest.mark.parametrize("number", ANOTHER_DRAW, ids=ANOTHER_DRAW.get)
def test_what_another_draw_of_kinds_showed(number: int, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="kinds are typeset by Typst")
    kind = next(one for one in kinds(number, 1) if one.number == number)
    [score] = scored([kind], 1, tmp_path)
    assert (score.complete, score.months, score.wrong) == (score.projects, score.projects, 0)


@pytest.mark.parametrize("number", KINDS_LEARNT_FROM, ids=KINDS_LEARNT_FROM.get)
def test_rows_are_complete_in_kinds_set_by_a_typesetter(number: int, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="kinds are typeset by Typst")
    kind = next(one for one in kinds(number, SEED) if one.number == number)
    [score] = scored([kind], SEED, tmp_path)
    assert (score.complete, score.rows, score.owners) == (score.projects,) * 3
    assert (score.wrong, score.fused, score.doubled) == (0, 0, 0)
