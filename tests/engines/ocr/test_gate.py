"""Only an engine that can put out all twenty numerals is trusted with numbers."""

import pytest

from pipeline.core.ocr import NUMERALS, trusted_with_numbers
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.ocr.tesseract import TesseractOcr
from pipeline.engines.ocr.vision import VisionOcr
from tests.engines.ocr.doubles import CountingOcr


def test_the_house_engine_has_every_numeral() -> None:
    assert trusted_with_numbers(HouseOcr())


@pytest.mark.parametrize("missing", sorted(NUMERALS))
def test_one_missing_numeral_is_enough_to_distrust(missing: str) -> None:
    assert not trusted_with_numbers(CountingOcr(charset="".join(NUMERALS - {missing})))


def test_tesseract_thai_lacks_numerals() -> None:
    assert set("๔๖๗๘๙") == NUMERALS - TesseractOcr.charset


def test_a_language_model_vouches_for_no_character() -> None:
    assert not VisionOcr.charset
