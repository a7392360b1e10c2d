"""Whether the boxes of lines lie on their ink, on the page as a person sees it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import paper
from pipeline.engines.pdfium import PdfiumReader
from schemas.document import Document
from schemas.geometry import BBox

_DPI = 100
_POINTS_PER_INCH = 72
_SLACK_PT = 1.0
_INSIDE, _FILLED = 0.97, 0.35


def ink_inside(path: Path, found: Document) -> float:
    """The share of lines whose box begins and ends on ink: no side of it is more than a few points off.

    A box is right when its ink reaches to within a third of a line's height of all four sides.
    """
    reader = PdfiumReader(path)
    right = total = 0
    try:
        for page in range(1, reader.page_count + 1):
            lines = [line for line in found.lines or () if line.page == page and len(line.text) > 1]
            if not lines:
                continue
            ink = paper(reader.image(page, _DPI), _DPI).ink > 0
            scale = _DPI / _POINTS_PER_INCH * (ink.shape[1] / reader.image(page, _DPI).shape[1])
            total += len(lines)
            right += sum(_on_ink(ink, line.bbox, line.size_pt, scale) for line in lines)
    finally:
        reader.close()
    return right / total if total else 1.0


def _on_ink(ink: NDArray[np.bool_], box: BBox, size_pt: float, scale: float) -> bool:
    slack = _SLACK_PT * scale
    x0, top, x1, bottom = (edge * scale for edge in box)
    part = ink[
        max(0, int(top - slack)) : int(bottom + slack) + 1, max(0, int(x0 - slack)) : int(x1 + slack) + 1
    ]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not len(rows) or not len(columns):
        return False
    room = _FILLED * size_pt * scale + 2 * slack
    return bool(
        rows[0] <= room
        and part.shape[0] - 1 - rows[-1] <= room
        and columns[0] <= room
        and part.shape[1] - 1 - columns[-1] <= room
    )
