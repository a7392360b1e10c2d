"""Page analysis on pages drawn here: turn, skew, rules, cells, lines, blank and picture pages."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pipeline.engines.ocr.analysis import Analysis, analysed, upright
from pipeline.engines.ocr.paper import greyscale, is_blank, paper, working_scale
from pipeline.engines.ocr.rule_pieces import Grade, Rule, graded, pieces
from pipeline.engines.ocr.ruling import Ruling, without_rules
from pipeline.engines.ocr.skew import skew_degrees
from tests.engines.ocr.drawing import HEIGHT, WIDTH, Grey, blank_page, dotted, grid, pixels, prose, write

COLUMNS, LEVELS = [150, 400, 900, 1500], [300, 420, 540, 700]


def page_analysis(image: Grey, dpi: float = 200.0) -> Analysis:
    page, quarters = upright(image, dpi)
    return analysed(page, quarters, working_scale(dpi))


@settings(max_examples=6, deadline=None)
@given(degrees=st.floats(-4.0, 4.0))
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    turned = prose(blank_page()).rotate(-degrees, resample=Image.Resampling.BILINEAR, fillcolor=255)
    assert skew_degrees(paper(pixels(turned), 200).ink) == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_page_on_its_side_is_turned(quarters: int) -> None:
    image = np.ascontiguousarray(np.rot90(pixels(prose(blank_page())), quarters))
    assert upright(image, 200)[1] == 1


def test_an_upright_page_is_left() -> None:
    assert upright(pixels(prose(blank_page())), 200)[1] == 0


def test_a_ruled_table_becomes_cells() -> None:
    found = page_analysis(pixels(grid(prose(blank_page(), 1), COLUMNS, LEVELS)))
    assert len(found.ruled.level) == 4
    assert len(found.ruled.upright) == 4
    assert len(found.ruled.cells) == 9


def test_a_faint_dotted_grid_becomes_cells() -> None:
    found = page_analysis(pixels(dotted(prose(blank_page(), 1), COLUMNS, LEVELS)))
    assert len(found.ruled.cells) == 9


def test_a_noisy_grid_becomes_cells() -> None:
    found = page_analysis(pixels(grid(prose(blank_page(), 1), COLUMNS, LEVELS, ink=90), noise=8))
    assert len(found.ruled.cells) == 9


def test_tables_of_the_same_columns_stay_apart_under_letters_in_line_with_their_rules() -> None:
    """A heading between the two has a straight letter where each rule would run on."""
    page = grid(grid(blank_page(), COLUMNS, [300, 420, 540]), COLUMNS, [620, 740, 860])
    for x in COLUMNS:
        ImageDraw.Draw(page).line((x, 568, x, 594), fill=0, width=5)
    found = page_analysis(pixels(page, noise=4))
    assert len(found.ruled.cells) == 12
    assert all(top >= 620 - 3 or bottom <= 540 + 3 for _, top, _, bottom in found.ruled.rules)


def test_a_worn_upright_is_not_cut() -> None:
    page = grid(blank_page(), COLUMNS, LEVELS)
    for x in COLUMNS[1:3]:
        for y in range(LEVELS[0] + 10, LEVELS[-1], 40):
            ImageDraw.Draw(page).line((x - 4, y, x + 4, y), fill=255, width=6)
    assert len(page_analysis(pixels(page, noise=4)).ruled.cells) == 9


def test_a_scrap_at_the_end_of_a_long_rule_does_not_undo_it() -> None:
    dark = np.zeros((40, 1300), np.bool_)
    dark[18:21, :1200] = True
    dark[18, 1200:1210] = True
    rule = Rule(((0, 18, 600, 3), (600, 18, 600, 3), (1200, 10, 10, 20)))
    assert graded(dark.astype(np.float32) * 200, dark, rule, 10.0) is Grade.RULE


def test_of_a_rule_and_its_ghost_the_darker_is_the_rule() -> None:
    depth = np.zeros((40, 300), np.float32)
    depth[12], depth[20:23] = 6.0, 150.0
    assert pieces((depth, depth > 3.0), (0, 10, 300, 15), 100).box == (0.0, 20.0, 300.0, 23.0)


@pytest.mark.parametrize("width", [1, 2, 3, 40])
def test_a_piece_of_a_rule_of_any_width_is_painted_over(width: int) -> None:
    page = paper(pixels(grid(blank_page(), COLUMNS, LEVELS)), 200)
    piece = Rule(((200, LEVELS[0], width, 3),))
    bare = without_rules(page, Ruling((piece,), (), (), np.zeros(page.ink.shape, np.int32)))
    assert not bare.ink[LEVELS[0] - 1 : LEVELS[0] + 3, 200 : 200 + width].any()
    assert bare.ink[LEVELS[0], 200 + width + 5]


def test_a_dashed_grid_becomes_cells() -> None:
    page = prose(blank_page(), 1)
    pen = ImageDraw.Draw(page)
    for y in LEVELS:
        for x in range(COLUMNS[0], COLUMNS[-1], 13):
            pen.line((x, y, x + 8, y), fill=0, width=2)
    for x in COLUMNS:
        for y in range(LEVELS[0], LEVELS[-1], 13):
            pen.line((x, y, x, y + 8), fill=0, width=2)
    assert len(page_analysis(pixels(page, noise=4)).ruled.cells) == 9


def test_leaders_of_dots_are_no_rule() -> None:
    page = prose(blank_page(), 2)
    for x in range(200, 1400, 9):
        ImageDraw.Draw(page).ellipse((x, 600, x + 3, 603), fill=0)
    assert page_analysis(pixels(page, noise=4)).ruled.rules == ()


def test_a_rule_on_shading_is_found() -> None:
    page = blank_page()
    ImageDraw.Draw(page).rectangle((150, 300, 1500, 420), fill=217)
    page = grid(page, COLUMNS, LEVELS)
    ImageDraw.Draw(page).line((400, 360, 750, 360), fill=0, width=2)
    ImageDraw.Draw(page).line((750, 300, 750, 420), fill=0, width=3)
    for x in range(420, 740, 40):
        write(page, "0", (x, 312), 30)
    found = page_analysis(pixels(page, noise=5))
    assert any(abs(top - 360) < 4 and x1 - x0 > 300 for x0, top, x1, _ in found.ruled.rules)


def test_prose_has_no_rules() -> None:
    assert page_analysis(pixels(prose(blank_page()), noise=8)).ruled.rules == ()


def test_every_line_is_found_once() -> None:
    found = page_analysis(pixels(prose(blank_page(), 20)))
    baselines = sorted(float(row.seed.baseline) for row in found.rows)
    assert len(baselines) == 20
    assert np.diff(baselines) == pytest.approx(70, abs=3)


def test_marks_above_and_below_stay_with_their_line() -> None:
    page = prose(blank_page(), 6)
    draw = ImageDraw.Draw(page)
    for x in range(300, 1000, 100):
        draw.ellipse((x, 192, x + 10, 200), outline=0, width=2)  # where a vowel would stand above line 0
        draw.ellipse((x, 372 + 6, x + 10, 384), outline=0, width=2)  # and one below line 2
    assert len(page_analysis(pixels(page)).rows) == 6


def test_lines_keep_to_their_cells() -> None:
    page = grid(blank_page(), COLUMNS, LEVELS)
    write(page, "15,800", (180, 340))
    write(page, "15,900", (430, 340))
    found = page_analysis(pixels(page))
    assert sorted(row.seed.block for row in found.rows) == [1, 2]


def test_a_short_dash_in_a_cell_is_a_line_and_what_is_left_of_a_rule_is_none() -> None:
    page = grid(prose(blank_page(), 1), COLUMNS, LEVELS)
    pen = ImageDraw.Draw(page)
    pen.line((600, 360, 605, 360), fill=0, width=2)  # well inside the second cell
    pen.line((1000, 305, 1005, 305), fill=0, width=2)  # right below the rule over the third
    pen.line((600, 1000, 605, 1000), fill=0, width=2)  # outside the table
    found = page_analysis(pixels(page))
    dashes = [row for row in found.rows if len(row.members) == 1]
    assert [round(row.seed.x0) for row in dashes] == [600]


def test_an_empty_page_is_blank() -> None:
    assert is_blank(paper(pixels(blank_page(), noise=4), 200))


def test_an_emblem_is_left_aside() -> None:
    page = prose(blank_page(), 10)
    ImageDraw.Draw(page).ellipse((1200, 1200, 1500, 1500), outline=0, width=40)
    found = page_analysis(pixels(page))
    assert [region.reason for region in found.aside] == ["picture"]
    assert len(found.rows) == 10


def test_resolutions_come_into_the_working_range() -> None:
    assert working_scale(600) == 0.5
    assert working_scale(200) == 1.0
    assert working_scale(75) == 2.0


def test_colour_and_grey_are_the_same_page() -> None:
    grey = pixels(prose(blank_page(), 2))
    assert np.abs(greyscale(np.stack([grey] * 3, axis=2)).astype(int) - grey).max() <= 1
    assert greyscale(grey[:, :, None]).shape == (HEIGHT, WIDTH)
