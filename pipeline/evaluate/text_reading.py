"""One file through the layer `reading`, for the figures of the text path."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.engines.pdfium import PdfiumReader
from pipeline.stages.reading import reading
from schemas.document import Source
from schemas.issue import Issue
from schemas.page_content import PageContent


def read(path: Path) -> tuple[PageContent, ...]:
    """The layer `reading` of one file, without OCR."""
    issues: list[Issue] = []
    reader = PdfiumReader(path)
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        source = Source(file_name=path.name, sha256=digest, page_count=reader.page_count)
        return reading(source, reader, None, issues.append)
    finally:
        reader.close()


def shown(pages: tuple[PageContent, ...]) -> tuple[PageContent, ...]:
    """The same pages with nothing hidden."""
    return tuple(
        replace(page, glyphs=replace(page.glyphs, hidden=np.zeros_like(page.glyphs.hidden))) for page in pages
    )
