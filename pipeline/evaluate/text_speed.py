"""Speed of the text path beside plain extraction by pdfium and pdfplumber: same files, same run."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from pipeline.evaluate.text_reading import read
from pipeline.stages.lines import lines
from schemas.issue import Issue

CORES = 2


def house_pages(path: Path) -> int:
    """Read, diagnose, decode and repair one file; its number of pages."""
    pages = read(path)
    issues: list[Issue] = []
    lines(pages, issues.append)
    return len(pages)


def pdfium_pages(path: Path) -> int:
    """Plain text by pdfium; number of pages."""
    with pdfium.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)


def pdfplumber_pages(path: Path) -> int:
    """Plain text by pdfplumber; number of pages."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
        return len(document.pages)


READERS: dict[str, Callable[[Path], int]] = {
    "phaen, diagnosed and repaired": house_pages,
    "pdfium, plain": pdfium_pages,
    "pdfplumber, plain": pdfplumber_pages,
}


@dataclass(frozen=True, slots=True)
class Speed:
    """Pages per second of wall time on `CORES` processes, and per second of processor time of one core.

    The second hardly depends on what else the machine is doing.
    """

    wall: float
    per_core: float


def pages_per_second(paths: Sequence[Path], reader: Callable[[Path], int]) -> Speed:
    """Speed over all files, the largest first, start-up of the processes left out."""
    ordered = sorted(paths, key=lambda path: -path.stat().st_size)
    timed = partial(_timed, reader)
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(timed, ordered[-CORES:]))
        begun = time.perf_counter()
        results = list(pool.map(timed, ordered))
        elapsed = time.perf_counter() - begun
    pages = sum(count for count, _ in results)
    return Speed(pages / elapsed, pages / sum(seconds for _, seconds in results))


def _timed(reader: Callable[[Path], int], path: Path) -> tuple[int, float]:
    begun = time.process_time()
    return reader(path), time.process_time() - begun
