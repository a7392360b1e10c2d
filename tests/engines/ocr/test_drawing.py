"""Boxes and connectors of charts drawn here: what is found, what is painted over, what is no chart."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.engines.ocr.analysis import Analysis, analysed, upright
from pipeline.engines.ocr.drawing import Drawing
from pipeline.engines.ocr.paper import working_scale
from pipeline.engines.ocr.shade import shade
from tests.engines.ocr.drawing import Grey, blank_page, grid, pixels, prose, write

TOP = (600, 200, 1000, 320)
LOWER = ((200, 460, 600, 600), (700, 460, 1000, 600), (1100, 460, 1500, 600))
BAR = 390


def analysis_of(page: Image.Image, noise: float = 2.0) -> Analysis:
    image: Grey = pixels(page, noise)
    level, quarters = upright(image, 200)
    return analysed(level, quarters, working_scale(200))


def joined(page: Image.Image, ink: int = 0, dash: int = 0) -> Image.Image:
    """A bar under the first box with a drop to each box below; dashed where `dash` pixels are given."""
    pen = ImageDraw.Draw(page)
    middles = [(box[0] + box[2]) // 2 for box in LOWER]
    stretches = [((800, TOP[3]), (800, BAR)), ((middles[0], BAR), (middles[-1], BAR))]
    stretches += [((x, BAR), (x, LOWER[0][1])) for x in middles]
    for (ax, ay), (bx, by) in stretches:
        length = max(bx - ax, by - ay)
        for at in range(0, length, 2 * dash or length):
            end = min(length, at + (dash or length))
            if ay == by:
                pen.line((ax + at, ay, ax + end, ay), fill=ink, width=3)
            else:
                pen.line((ax, ay + at, ax, ay + end), fill=ink, width=3)
    return page


def boxed(radius: int = 0, ink: int | None = 0, fill: int | None = None) -> Image.Image:
    page = blank_page()
    for number, box in enumerate((TOP, *LOWER)):
        ImageDraw.Draw(page).rounded_rectangle(
            box, radius, fill=fill, outline=ink, width=3 if ink is not None else 0
        )
        write(page, f"Unit {number}", (box[0] + 60, box[1] + 40))
    return page


def is_found(drawn: Drawing) -> bool:
    """Whether the four boxes are there within a rule's width, and lines lead to all of them."""
    return drawn.joined == 4 and all(
        any(np.allclose(area, box, atol=8) for area in drawn.areas) for box in (TOP, *LOWER)
    )


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(joined(boxed()), id="square"),
        pytest.param(joined(boxed(radius=30)), id="round"),
        pytest.param(joined(boxed(ink=185), ink=185), id="faint"),
        pytest.param(joined(boxed(fill=225)), id="shaded"),
        pytest.param(joined(boxed(ink=None, fill=215)), id="without border"),
        pytest.param(joined(boxed(), dash=8), id="dashed connectors"),
    ],
)
def test_boxes_and_the_lines_that_join_them_are_found(page: Image.Image) -> None:
    assert is_found(analysis_of(page).drawn)


def test_boxes_become_cells_so_that_their_lines_stay_apart() -> None:
    found = analysis_of(joined(boxed(radius=30)))
    assert len(found.ruled.cells) == 4
    assert {row.seed.block for row in found.rows} == {1, 2, 3, 4}


def test_what_is_drawn_leaves_no_mark_to_be_read() -> None:
    found = analysis_of(joined(boxed(radius=30)))
    assert len(found.rows) == 4
    assert found.found.height.max() < 60


def test_a_line_across_a_box_parts_it() -> None:
    page = joined(boxed())
    ImageDraw.Draw(page).line((LOWER[0][0], 530, LOWER[0][2], 530), fill=0, width=3)
    ((x0, y, x1, _),) = analysis_of(page).drawn.dividers
    assert (x0, y, x1) == pytest.approx((LOWER[0][0], 530, LOWER[0][2]), abs=8)


def test_boxes_that_nothing_joins_are_left_on_the_page() -> None:
    drawn = analysis_of(boxed()).drawn
    assert (len(drawn.boxes), drawn.lines, drawn.ink) == (4, (), None)


def test_a_table_is_no_drawing() -> None:
    table = grid(prose(blank_page(), 1), [150, 400, 900, 1500], [300, 420, 540, 700])
    write(table, "15,800", (200, 340))
    found = analysis_of(table)
    assert found.drawn.boxes == ()
    assert len(found.ruled.cells) == 9


def test_a_table_beside_a_chart_keeps_its_cells() -> None:
    page = grid(joined(boxed()), [200, 500, 900], [900, 1000, 1100])
    write(page, "15,800", (240, 930))
    found = analysis_of(page)
    assert len(found.ruled.cells) == 8
    assert is_found(found.drawn)


def test_a_page_of_text_has_no_drawing_and_no_shade() -> None:
    page = prose(blank_page())
    assert analysis_of(page).drawn == Drawing()
    assert shade(pixels(page, 3.0), 200) is None
