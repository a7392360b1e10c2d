"""Speed of the whole path and of the text path beside plain extraction: same files, same run."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pipeline.core.errors import InputUnreadableError
from pipeline.evaluate.text_speed import CORES, house_pages, pdfium_pages, pdfplumber_pages
from pipeline.ingest.batch import plan_of
from pipeline.ingest.one_file import Options, opened

__all__ = ["CORES", "READERS", "Speed", "pages_per_second", "readable"]


@dataclass(frozen=True, slots=True)
class Speed:
    """What one reader did in `seconds` of wall time."""

    pages: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds


def plan_pages(path: Path) -> int:
    """The whole path without OCR: text, tables, sections, plan; number of pages."""
    return plan_of(path, Options()).document.page_count


READERS: dict[str, Callable[[Path], int]] = {
    "phaen: the whole plan": plan_pages,
    "phaen: text, diagnosed and repaired": house_pages,
    "pdfplumber: plain text": pdfplumber_pages,
    "pdfium: plain text": pdfium_pages,
}


def readable(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those of `paths` that can be opened, the largest first."""
    kept = [path for path in paths if _opens(path)]
    return tuple(sorted(kept, key=lambda path: -path.stat().st_size))


def _opens(path: Path) -> bool:
    try:
        with opened(path):
            return True
    except InputUnreadableError:
        return False


def pages_per_second(paths: Sequence[Path], reader: Callable[[Path], int]) -> Speed:
    """Wall time of reading `paths` on `CORES` processes, which have read the smallest ones before."""
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        list(pool.map(reader, paths[-CORES:]))
        begun = time.perf_counter()
        pages = sum(pool.map(reader, paths))
        return Speed(pages, time.perf_counter() - begun)
