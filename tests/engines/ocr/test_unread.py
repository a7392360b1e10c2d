"""Ruled cells with ink of which nothing was read."""

from PIL import ImageDraw

from pipeline.core.ocr import AsideReason
from pipeline.engines.ocr.analysis import Analysis, analysed, upright
from pipeline.engines.ocr.unread import unread_cells
from tests.engines.ocr.drawing import blank_page, grid, pixels, prose, write

COLUMNS, LEVELS = [150, 400, 900, 1500], [1300, 1420, 1540, 1700]


def table() -> Analysis:
    """Text in the first cell, a wave over the second and third of the next row, dust in the last cell."""
    page = grid(prose(blank_page(), 12), COLUMNS, LEVELS)
    write(page, "15,800", (180, 1340))
    pen = ImageDraw.Draw(page)
    for x in (*range(420, 880, 40), *range(920, 1480, 40)):
        pen.arc((x, 1470, x + 30, 1500), 0, 180, fill=0, width=3)
    pen.point((1200, 1620), fill=0)
    found, quarters = upright(pixels(page, noise=4), 200)
    return analysed(found, quarters, 1.0)


def cell_at(analysis: Analysis, x: int, y: int) -> int:
    return int(analysis.ruled.cell_of_pixel[y, x]) - 1


def test_ink_in_cells_that_gave_no_line_is_one_region_for_each_run_of_cells() -> None:
    analysis = table()
    (aside,) = unread_cells(analysis, {cell_at(analysis, 200, 1360)})
    assert aside.reason is AsideReason.UNREAD_CELL
    x0, top, x1, bottom = aside.bbox_px
    assert abs(x0 - 420) < 6
    assert abs(x1 - 1510) < 40
    assert 1470 <= top < bottom <= 1510


def test_cells_that_were_read_and_cells_with_dust_are_none() -> None:
    analysis = table()
    read = {cell_at(analysis, x, y) for x, y in ((200, 1360), (600, 1480), (1200, 1480))}
    assert not unread_cells(analysis, read)
