import numpy as np
import pytest

from pipeline.core.ocr import OcrTimeoutError
from pipeline.engines.ocr.timed import TimedOcr
from tests.engines.ocr.doubles import CountingOcr

IMAGE = np.full((40, 60), 255, np.uint8)


def test_a_page_over_its_limit_fails_alone() -> None:
    behind = CountingOcr(seconds=0.5)
    engine = TimedOcr(behind, limit_seconds=0.05)
    with pytest.raises(OcrTimeoutError, match="60 x 40 pixels"):
        engine.page(IMAGE, 200)
    behind.seconds = 0.0
    assert engine.page(IMAGE, 200).kind == "text"


def test_errors_of_the_engine_come_through() -> None:
    with pytest.raises(ValueError, match="dpi must be positive"):
        TimedOcr(CountingOcr(), limit_seconds=5).page(IMAGE, -1)
