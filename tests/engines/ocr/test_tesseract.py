"""Tesseract as a second engine, where it is installed; what is said where it is not."""

import sys

import numpy as np
import pytest

from pipeline.core.ocr import OcrUnavailableError, trusted_with
from pipeline.core.settings import SecondEngine, SecondOcr
from pipeline.engines.ocr.building import builtin_engine, second_engine
from pipeline.engines.ocr.comparing import compared
from pipeline.engines.ocr.second_opinion import as_laid
from pipeline.engines.ocr.tesseract import TesseractOcr
from tests.engines.ocr.doubles import CountingOcr, line, page_of
from tests.engines.ocr.drawing import blank_page, pixels, write

ASKED = SecondEngine(kind=SecondOcr.TESSERACT)


@pytest.fixture(scope="module")
def tesseract() -> TesseractOcr:
    try:
        return TesseractOcr(limit_seconds=60)
    except OcrUnavailableError as error:
        pytest.skip(str(error))


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(OcrUnavailableError, match="pip install tesserocr"):
        second_engine(ASKED)


def test_without_language_data_it_says_so(
    tesseract: TesseractOcr, tmp_path_factory: pytest.TempPathFactory
) -> None:
    del tesseract
    folder = str(tmp_path_factory.mktemp("tessdata"))
    with pytest.raises(OcrUnavailableError, match="language data"):
        second_engine(SecondEngine(kind=SecondOcr.TESSERACT, tessdata=folder))


def test_it_is_heard_on_arabic_digits_alone() -> None:
    thai = CountingOcr(charset="".join(TesseractOcr.charset))
    assert trusted_with(thai, "15,000")
    assert not trusted_with(thai, "๑๕,๐๐๐")
    assert not trusted_with(thai, "๑5")
    assert not trusted_with(thai, "บาท")


def test_it_doubts_an_arabic_number_and_no_thai_one() -> None:
    thai = CountingOcr(charset="".join(TesseractOcr.charset))
    one = page_of(line("15,000", (0, 0, 100, 20)), line("๑๕,๐๐๐", (0, 50, 100, 70)))
    two = page_of(line("16,000", (0, 0, 100, 20)), line("๑๒,๐๐๐", (0, 50, 100, 70)))
    found = compared(one, two, thai).doubtful[len(one.doubtful) :]
    assert [(doubt.line, doubt.bbox_px) for doubt in found] == [(0, (0.0, 0, 100.0, 20))]


@pytest.mark.ocr
def test_both_engines_agree_on_clean_digits_and_the_page_stays_as_read(tesseract: TesseractOcr) -> None:
    page = blank_page()
    for row, amount in enumerate(("15,800", "2567", "360,500")):
        write(page, f"Budget {amount}", (200, 300 + 90 * row), 44)
    image = pixels(page)
    assert [one.text for one in tesseract.page(image, 200).lines]
    read = builtin_engine(None, second=ASKED).page(image, 200)
    assert [one.text for one in read.lines] == ["Budget 15,800", "Budget 2567", "Budget 360,500"]
    assert read.unasked == ""
    assert [doubt for doubt in read.doubtful if doubt.other is not None] == []


@pytest.mark.ocr
def test_a_page_over_its_limit_is_left(tesseract: TesseractOcr) -> None:
    del tesseract
    page = blank_page()
    for row in range(30):
        write(page, "Budget plan 2567 amount 15,800 office staff", (100, 100 + 70 * row), 40)
    hasty = second_engine(ASKED, limit_seconds=0.001)
    read = builtin_engine(None).page(pixels(page), 200)
    assert len(read.lines) == 30
    with pytest.raises(Exception, match="must take at most"):
        hasty.page(pixels(page), 200)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_second_engine_sees_the_page_as_it_was_laid(quarters: int) -> None:
    level = np.full((60, 40), 255, np.uint8)
    level[10, 5] = 0
    read = page_of()
    handed_in = np.ascontiguousarray(np.rot90(level, quarters))
    laid = as_laid(handed_in, type(read)((), (), (), 90 * quarters, 0.0, "text"))
    assert np.array_equal(laid, level)
