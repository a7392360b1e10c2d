"""Reading options as data that travels to worker processes."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.core.cache import LayerCache, NoCache
from pipeline.core.disk_cache import DiskCache
from pipeline.core.ocr import OcrEngine
from pipeline.ingest.one_file import Options


@dataclass(frozen=True, slots=True)
class OptionsRecipe:
    """How to make `Options` in this process: a cache folder or none, and the built-in OCR or none."""

    cache_folder: Path | None = None
    use_ocr: bool = True

    def __call__(self) -> Options:
        """The options; loading the recogniser takes about a second, once per process."""
        cache: LayerCache = DiskCache(str(self.cache_folder)) if self.cache_folder else NoCache()
        return Options(ocr=self.engine(), cache=cache)

    def engine(self) -> OcrEngine | None:
        """The OCR engine, or `None` where OCR is off."""
        if not self.use_ocr:
            return None
        return builtin_engine(self.cache_folder)


def builtin_engine(cache_folder: Path | None) -> OcrEngine | None:  # noqa: ARG001 (until the recogniser lands)
    """The recogniser that ships with the package."""
    return None
