"""Stamps, seals and signatures, black borders and negatives, on pages drawn here."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.core.ocr import AsideReason
from pipeline.engines.ocr.analysis import Analysis, analysed, upright
from pipeline.engines.ocr.coloured import separated
from pipeline.engines.ocr.dark_areas import on_white
from tests.engines.ocr.drawing import Grey, blank_page, pixels, prose

RED, BLUE = (205, 35, 40), (40, 60, 180)
SEAL = (400, 250, 700, 550)


def inked(page: Image.Image, layer: Image.Image, ink: tuple[int, int, int]) -> Grey:
    """The page in colour with the layer's black as ink over it."""
    cover = 1 - np.asarray(layer, np.float32)[:, :, None] / 255
    paper = np.repeat(pixels(page, noise=4)[:, :, None], 3, axis=2).astype(np.float32)
    return (paper * (1 - cover * (1 - np.array(ink, np.float32) / 255))).clip(0, 255).astype(np.uint8)


def seal(page: Image.Image) -> Image.Image:
    pen = ImageDraw.Draw(page)
    x0, y0, x1, y1 = SEAL
    pen.ellipse(SEAL, outline=0, width=6)
    pen.ellipse((x0 + 50, y0 + 50, x1 - 50, y1 - 50), outline=0, width=4)
    for x in range(x0 + 80, x1 - 80, 30):
        pen.ellipse((x, 390, x + 16, 410), outline=0, width=3)
    return page


def signature(page: Image.Image, at: tuple[int, int]) -> Image.Image:
    t = np.linspace(0, 1, 300)
    x = at[0] + 380 * t + 30 * np.sin(31 * t)
    y = at[1] + 60 * np.sin(23 * t + 1) * (1 - 0.5 * t) + 15 * np.cos(57 * t)
    ImageDraw.Draw(page).line(list(zip(x, y, strict=True)), fill=0, width=4)
    return page


def found_on(image: Grey) -> Analysis:
    page, quarters = upright(image, 200)
    return analysed(page, quarters, 1.0)


def reasons(analysis: Analysis) -> list[AsideReason]:
    return [region.reason for region in analysis.aside]


@pytest.mark.parametrize("ink", [RED, BLUE])
def test_print_below_a_coloured_seal_is_as_without_it(ink: tuple[int, int, int]) -> None:
    clean = found_on(pixels(prose(blank_page(), 10), noise=4))
    found = found_on(inked(prose(blank_page(), 10), seal(blank_page()), ink))
    assert reasons(found) == [AsideReason.STAMP]
    assert found.aside[0].bbox_px == pytest.approx(SEAL, abs=8)
    assert len(found.rows) == len(clean.rows)
    assert np.abs(found.page.ink.astype(int) - clean.page.ink).mean() < 1


def test_coloured_letters_are_print() -> None:
    assert separated(inked(blank_page(), prose(blank_page(), 10), BLUE), 200) is None


def test_a_coloured_frame_around_black_print_is_no_stamp() -> None:
    frame = blank_page()
    ImageDraw.Draw(frame).rectangle((160, 190, 700, 480), outline=0, width=5)
    assert separated(inked(prose(blank_page(), 10), frame, BLUE), 200) is None


def test_a_page_without_colour_has_nothing_taken_out() -> None:
    assert separated(np.repeat(pixels(prose(blank_page()), noise=8)[:, :, None], 3, axis=2), 200) is None


def test_a_black_seal_beside_print_is_left_aside_with_all_it_holds() -> None:
    page = seal(blank_page())
    page.paste(prose(blank_page(), 10), (0, 600))
    found = found_on(pixels(page, noise=4))
    assert reasons(found) == [AsideReason.STAMP]
    assert len(found.rows) == 10


def test_rows_that_a_black_seal_crosses_stay_whole() -> None:
    clean = prose(blank_page(), 10)
    both = Image.fromarray(np.minimum(np.asarray(clean), np.asarray(seal(blank_page()))))
    found = found_on(pixels(both, noise=4))
    assert AsideReason.STAMP in reasons(found)
    widths = [
        float(found.found.x1[row.members].max() - found.found.x0[row.members].min()) for row in found.rows
    ]
    assert len([width for width in widths if width > 700]) == 10


@pytest.mark.parametrize("ink", [BLUE, (20, 20, 20)])
def test_a_signature_is_no_row(ink: tuple[int, int, int]) -> None:
    found = found_on(inked(prose(blank_page(), 5), signature(blank_page(), (300, 900)), ink))
    assert set(reasons(found)) == {AsideReason.SIGNATURE}
    assert len(found.rows) == 5


def test_black_borders_become_paper() -> None:
    page = np.asarray(prose(blank_page(), 10)).copy()
    page[:60], page[:, -80:] = 10, 10
    found = found_on(page)
    assert len(found.rows) == 10
    assert found.aside == ()


def test_a_negative_reads_as_its_positive() -> None:
    page = pixels(prose(blank_page(), 10))
    assert len(found_on(255 - page).rows) == 10


def test_white_print_on_a_dark_field_is_turned() -> None:
    page = np.full((600, 900), 250, np.uint8)
    page[200:300, 100:800] = 30
    page[240:260, 300:310] = 250
    turned = on_white(page, 200)
    assert turned[210, 150] > 200
    assert turned[250, 305] < 30
