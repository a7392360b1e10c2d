"""Puts engines together: the house's reader with its time limit and, where there is a folder, its cache."""

from pathlib import Path
from typing import assert_never

from pipeline.core.ocr import OcrEngine
from pipeline.core.settings import SecondEngine, SecondOcr
from pipeline.engines.ocr.cached import CachedOcr
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.ocr.second_opinion import SecondOpinionOcr
from pipeline.engines.ocr.tesseract import TesseractOcr
from pipeline.engines.ocr.timed import DEFAULT_LIMIT_SECONDS, TimedOcr
from pipeline.engines.ocr.vision import Endpoint, VisionOcr


def builtin_engine(
    cache_folder: Path | None,
    *,
    threads: int = 1,
    limit_seconds: float = DEFAULT_LIMIT_SECONDS,
    second: SecondEngine | None = None,
) -> OcrEngine:
    """The recogniser that ships with the package; results go to `cache_folder/ocr` when a folder is given.

    Raises:
        OcrUnavailableError: the `second` engine asked for is not installed or not configured.
    """
    engine: OcrEngine = TimedOcr(HouseOcr(threads=threads), limit_seconds)
    if second is not None:
        engine = SecondOpinionOcr(engine, second_engine(second, limit_seconds))
    return engine if cache_folder is None else CachedOcr(engine, cache_folder / "ocr")


def second_engine(wanted: SecondEngine, limit_seconds: float = DEFAULT_LIMIT_SECONDS) -> OcrEngine:
    """The engine to hold numbers against; each keeps to its own time limit.

    Raises:
        OcrUnavailableError: it is not installed or not configured.
    """
    if wanted.kind is SecondOcr.TESSERACT:
        return TesseractOcr(data_folder=wanted.tessdata, limit_seconds=limit_seconds)
    if wanted.kind is SecondOcr.VISION:
        return VisionOcr(
            Endpoint(
                base_url=wanted.vision_url.rstrip("/"),
                model=wanted.vision_model,
                api_key=wanted.vision_key.get_secret_value(),
                timeout_seconds=wanted.vision_seconds,
            )
        )
    assert_never(wanted.kind)
