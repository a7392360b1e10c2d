"""The recogniser live, on pages drawn here with the font Pillow carries (which has no Thai)."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.ocr.building import builtin_engine
from pipeline.engines.ocr.house import HouseOcr
from pipeline.stages.ocr_page import page_turn
from schemas.geometry import BBox
from tests.engines.ocr.drawing import blank_page, grid, pixels, write

pytestmark = pytest.mark.ocr


@pytest.fixture(scope="module")
def engine() -> HouseOcr:
    return HouseOcr()


def test_a_cut_line_of_digits_is_read(engine: HouseOcr) -> None:
    page = blank_page().crop((0, 0, 420, 80))
    write(page, "15,857,000", (30, 20))
    read = engine.line(pixels(page))
    assert read.text == "15,857,000"
    assert read.char_x_px.shape == (10, 2)
    assert (np.diff(read.char_x_px[:, 0]) > 0).all()
    assert read.confidence.min() > 0.5


def test_a_table_is_read_cell_by_cell(engine: HouseOcr) -> None:
    amounts = ["1,250", "98,000", "47", "360,500", "2567", "12,000"]
    page = grid(blank_page(), [150, 500, 900, 1400], [300, 420, 540])
    for number, amount in enumerate(amounts):
        write(page, amount, ([180, 540, 940][number % 3], 340 + 120 * (number // 3)))
    read = engine.page(pixels(page), 200)
    assert [line.text for line in read.lines] == amounts
    assert len({line.cell for line in read.lines}) == 6
    for line in read.lines:
        assert line.cell is not None
        x0, top, x1, bottom = read.cells[line.cell]
        assert x0 <= line.bbox_px[0] < line.bbox_px[2] <= x1
        assert top <= line.bbox_px[1] < line.bbox_px[3] <= bottom


@pytest.mark.parametrize(("quarters", "rotation"), [(1, 90), (2, 180), (3, 270)])
def test_a_turned_page_is_read_upright_and_placed_where_it_was(
    engine: HouseOcr, quarters: int, rotation: int
) -> None:
    page = blank_page()
    for row in range(8):
        write(page, "Budget plan 2567 amount 15,800 office", (200, 300 + 80 * row), 40)
    image = np.ascontiguousarray(np.rot90(pixels(page), quarters))
    read = engine.page(image, 200)
    assert read.rotation_degrees == rotation
    assert all("15,800" in line.text for line in read.lines)
    turn = page_turn(read, 1, 72.0)
    assert turn is not None
    x0, top, x1, bottom = turn.seen(BBox(*read.lines[0].bbox_px))
    ink = image[int(top) : int(bottom) + 1, int(x0) : int(x1) + 1]
    assert ink.min() < 50


def test_blank_and_picture_pages_are_known(engine: HouseOcr) -> None:
    assert engine.page(pixels(blank_page()), 200).kind == "blank"
    across, down = np.meshgrid(np.arange(900), np.arange(1200))
    far = np.hypot(across - 450, down - 600)
    photograph = np.where(far < 300, far / 3, 255).astype(np.uint8)
    assert engine.page(photograph, 200).kind == "picture"


@pytest.mark.parametrize("shape", [(1, 1), (5, 5), (3, 400), (400, 3)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_scraps_of_any_size_are_answered(engine: HouseOcr, shape: tuple[int, int], level: int) -> None:
    scrap = np.full(shape, level, np.uint8)
    assert len(engine.page(scrap, 200).lines) <= 1
    assert len(engine.line(scrap).text) <= 8


def test_the_built_in_engine_keeps_what_it_read(tmp_path: Path) -> None:
    page = blank_page()
    write(page, "2567", (200, 300))
    engine = builtin_engine(tmp_path)
    assert engine.page(pixels(page), 200).lines[0].text == "2567"
    assert len(list((tmp_path / "ocr").glob("*.json"))) == 1
