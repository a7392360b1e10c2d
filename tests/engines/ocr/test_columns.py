"""Columns that no rule parts, on pages drawn here; tables, lists and labels must stay row by row."""

import numpy as np
import pytest
from PIL import Image

from pipeline.engines.ocr.analysis import Analysis, analysed, upright
from tests.engines.ocr.drawing import WIDTH, WORDS, blank_page, pixels, prose, write

PITCH = 62


def found_on(page: Image.Image) -> Analysis:
    sheet, quarters = upright(pixels(page, noise=5), 200)
    return analysed(sheet, quarters, 1.0)


def wrapped(page: Image.Image, x: int, top: int, rows: int, *, words: int = 4, size: int = 34) -> None:
    """A column of text some twenty letters wide."""
    for row in range(rows):
        text = " ".join(WORDS[(row * 5 + k + x) % len(WORDS)] for k in range(words))
        write(page, text[: 5 * words + 4].ljust(5 * words, "s"), (x, top + PITCH * row), size)


def columns_of(analysis: Analysis) -> list[list[float]]:
    """Left edges of the rows of each column of the first region."""
    assert analysis.columns is not None
    (region,) = analysis.columns.regions
    return [
        [float(analysis.found.x0[row.members].min()) for row in analysis.rows if row.seed.block == number]
        for number in region
    ]


def test_two_columns_are_told_apart_below_a_heading() -> None:
    page = blank_page()
    write(page, "Report of the office on the budget plan of the year 2567 and the staff", (180, 150), 40)
    wrapped(page, 180, 400, 9, words=5)
    wrapped(page, 900, 400, 9, words=5)
    left, right = columns_of(found_on(page))
    assert (len(left), len(right)) == (9, 9)
    assert max(left) < 400
    assert min(right) > 850


def test_columns_need_not_share_their_lines() -> None:
    page = blank_page()
    wrapped(page, 180, 400, 9, words=5)
    wrapped(page, 900, 400 + PITCH // 2, 9, words=5)
    assert [len(column) for column in columns_of(found_on(page))] == [9, 9]


def test_three_columns() -> None:
    page = blank_page()
    for x in (150, 650, 1150):
        wrapped(page, x, 300, 10, words=4, size=30)
    assert [len(column) for column in columns_of(found_on(page))] == [10, 10, 10]


def unruled_table() -> Image.Image:
    page = blank_page()
    for row in range(10):
        write(page, WORDS[row % len(WORDS)] * (1 + row % 3), (180, 300 + PITCH * row))
        for column, x in enumerate((800, 1050, 1300)):
            write(page, f"{(row + 1) * (column + 3) * 137:,}", (x, 300 + PITCH * row))
    return page


def labelled() -> Image.Image:
    page = blank_page()
    for row in range(10):
        write(page, WORDS[row % len(WORDS)], (180, 300 + PITCH * row))
        write(page, " ".join(WORDS[: 2 + row % 4]), (600, 300 + PITCH * row))
    return page


def numbered() -> Image.Image:
    page = blank_page()
    for row in range(12):
        write(page, f"{row + 1}.", (180, 300 + PITCH * row))
        write(page, " ".join(WORDS[(row + k) % len(WORDS)] for k in range(8)), (270, 300 + PITCH * row))
    return page


def wide_rows() -> Image.Image:
    """Wrapped cells side by side without rules: a white band parts every row."""
    page = blank_page()
    for row in range(5):
        for x in (180, 900):
            wrapped(page, x, 250 + 4 * PITCH * row, 2, words=5)
    return page


@pytest.mark.parametrize(
    "page",
    [prose(blank_page()), unruled_table(), labelled(), numbered(), wide_rows()],
    ids=["prose", "unruled table", "labels", "list", "rows of wrapped cells"],
)
def test_what_is_no_columns_stays_row_by_row(page: Image.Image) -> None:
    assert found_on(page).columns is None


def test_a_spread_is_folded_in_the_middle() -> None:
    left, right = prose(blank_page(), 12), prose(blank_page(), 20)
    spread = Image.fromarray(np.concatenate((np.asarray(left), np.asarray(right)), axis=1))
    found = found_on(spread)
    assert found.columns is not None
    assert found.columns.fold is not None
    assert 0.8 * WIDTH < found.columns.fold < WIDTH + 180


def test_a_wide_table_is_no_spread() -> None:
    page = unruled_table().resize((2339, 1654))
    assert found_on(page).columns is None
