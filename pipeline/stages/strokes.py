"""The layer `strokes`: straight vector graphics of every page."""

import numpy as np

from pipeline.core.reading import PdfReader, ReadingError, no_boxes
from pipeline.core.stage import stage
from schemas.issue import Issue, IssueCode, Report
from schemas.page_content import Strokes


@stage(version=3, cached=False)
def strokes(reader: PdfReader, report: Report) -> tuple[Strokes, ...]:
    """Lines, bars and shading of every page; none for a page that cannot be read."""
    return tuple(_strokes(reader, number, report) for number in range(1, reader.page_count + 1))


def _strokes(reader: PdfReader, number: int, report: Report) -> Strokes:
    try:
        return reader.strokes(number)
    except ReadingError as error:
        report(Issue(code=IssueCode.PAGE_FAILED, message=f"graphics: {error}", page=number))
        return no_strokes()


def no_strokes() -> Strokes:
    """The strokes of a page that has none."""
    return Strokes(
        segments_pt=no_boxes(),
        width_pt=np.zeros(0, np.float32),
        sloping=np.zeros(0, np.bool_),
        fills_pt=no_boxes(),
        fill_rgb=np.zeros((0, 3), np.uint8),
    )
