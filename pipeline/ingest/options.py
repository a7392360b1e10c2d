"""Reading options as data that travels to worker processes."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from pipeline.core.cache import LayerCache, NoCache
from pipeline.core.disk_cache import DiskCache
from pipeline.core.errors import DependencyMissingError
from pipeline.core.ocr import OcrEngine, OcrUnavailableError
from pipeline.core.settings import SecondEngine
from pipeline.ingest.one_file import Options


@dataclass(frozen=True, slots=True)
class OptionsRecipe:
    """How to make `Options` in this process: a cache folder or none, and the built-in OCR or none."""

    cache_folder: Path | None = None
    use_ocr: bool = True
    page_seconds: float = 120.0
    second: SecondEngine | None = None

    def __call__(self) -> Options:
        """The options; loading the recogniser takes about a second, once per process."""
        cache: LayerCache = DiskCache(str(self.cache_folder)) if self.cache_folder else NoCache()
        return Options(ocr=self.engine(), cache=cache)

    def engine(self) -> OcrEngine | None:
        """The OCR engine, or `None` where OCR is off."""
        if not self.use_ocr:
            return None
        return _engine(self.cache_folder, self.page_seconds, self.second)


@lru_cache(maxsize=1)
def _engine(cache_folder: Path | None, page_seconds: float, second: SecondEngine | None) -> OcrEngine:
    """The recogniser that ships with the package, loaded once per process.

    Raises:
        DependencyMissingError: a package it rests on, or the second engine asked for, is not there.
    """
    try:
        building = import_module("pipeline.engines.ocr.building")  # heavy: not for those who pass --no-ocr
    except ImportError as error:
        raise DependencyMissingError(
            f"reading page images needs {error.name}, which is not installed; install it or pass --no-ocr"
        ) from error
    try:
        engine: OcrEngine = building.builtin_engine(cache_folder, limit_seconds=page_seconds, second=second)
    except OcrUnavailableError as error:
        raise DependencyMissingError(f"PHAEN_SECOND_OCR asks for a second engine: {error}") from error
    return engine
