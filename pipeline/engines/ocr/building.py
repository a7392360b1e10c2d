"""Puts engines together: the house's reader with its time limit and, where there is a folder, its cache."""

from pathlib import Path

from pipeline.core.ocr import OcrEngine
from pipeline.engines.ocr.cached import CachedOcr
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.ocr.timed import DEFAULT_LIMIT_SECONDS, TimedOcr


def builtin_engine(
    cache_folder: Path | None, *, threads: int = 1, limit_seconds: float = DEFAULT_LIMIT_SECONDS
) -> OcrEngine:
    """The recogniser that ships with the package; results go to `cache_folder/ocr` when a folder is given."""
    engine = TimedOcr(HouseOcr(threads=threads), limit_seconds)
    return engine if cache_folder is None else CachedOcr(engine, cache_folder / "ocr")
