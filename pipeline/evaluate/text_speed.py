"""Speed of the text path beside plain extraction by pdfium and pdfplumber: same files, same run."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
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


def pages_per_second(paths: Sequence[Path], reader: Callable[[Path], int]) -> float:
    """Pages per second of wall time on `CORES` processes, the largest files first, start-up left out."""
    ordered = sorted(paths, key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(reader, ordered[-CORES:]))
        begun = time.perf_counter()
        pages = sum(pool.map(reader, ordered))
        return pages / (time.perf_counter() - begun)
