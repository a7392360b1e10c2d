import threading

import numpy as np
import pytest

from pipeline.core.ocr import Image, OcrPage, OcrTimeoutError
from pipeline.engines.ocr.deadline import check_deadline
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


def test_one_that_runs_over_stops_at_its_next_step() -> None:
    left = threading.Event()

    class Stepping(CountingOcr):
        def page(self, image: Image, dpi: float) -> OcrPage:
            del image, dpi
            try:
                while True:
                    check_deadline()
            finally:
                left.set()

    with pytest.raises(OcrTimeoutError):
        TimedOcr(Stepping(), limit_seconds=0.05).page(IMAGE, 200)
    assert left.wait(5)


def test_errors_of_the_engine_come_through() -> None:
    with pytest.raises(ValueError, match="dpi must be positive"):
        TimedOcr(CountingOcr(), limit_seconds=5).page(IMAGE, -1)
