"""Put an OCR reading in the place of glyphs whose font could not be decoded; the rest of the page stays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.text.glyph_columns import concatenated
from schemas.page_content import NO_LINE, Floats, Glyphs

REACH_EM = 0.4


def filled(glyphs: Glyphs, unreadable_fonts: Iterable[int], read: Glyphs) -> Glyphs:
    """`glyphs` without those of the fonts, with the read characters that stand where they stood.

    Read characters take pen, line and size from the page, so that they join the lines they belong to.
    """
    lost = np.isin(glyphs.font, list(unreadable_fonts)) & ~glyphs.hidden
    if not lost.any() or not len(read):
        return glyphs
    kept = ~lost & ~glyphs.hidden
    chosen = _over(read.boxes_pt, glyphs.boxes_pt[lost], REACH_EM * glyphs.size_pt[lost])
    chosen &= ~_over(read.boxes_pt, glyphs.boxes_pt[kept], np.zeros(int(kept.sum()), np.float32))
    nearest = _nearest(read.boxes_pt[chosen], glyphs.boxes_pt[lost])
    fill = read.take(chosen)
    fill.baseline_pt[:] = glyphs.baseline_pt[lost][nearest]
    fill.size_pt[:] = glyphs.size_pt[lost][nearest]
    fill.line[:] = NO_LINE
    return concatenated([glyphs.take(~lost), fill])


def _over(read: Floats, boxes: Floats, reach_pt: Floats) -> NDArray[np.bool_]:
    """Which read characters have their middle in one of the boxes, widened by its reach."""
    x, y = (read[:, 0] + read[:, 2]) / 2, (read[:, 1] + read[:, 3]) / 2
    inside = (
        (x[:, None] >= boxes[None, :, 0] - reach_pt)
        & (x[:, None] <= boxes[None, :, 2] + reach_pt)
        & (y[:, None] >= boxes[None, :, 1])
        & (y[:, None] <= boxes[None, :, 3])
    )
    return np.asarray(inside.any(axis=1))


def _nearest(read: Floats, lost: Floats) -> NDArray[np.intp]:
    """Index of the lost glyph whose middle is nearest to each read character."""
    middle = (read[:, :2] + read[:, 2:]) / 2
    other = (lost[:, :2] + lost[:, 2:]) / 2
    return np.asarray(((middle[:, None, :] - other[None, :, :]) ** 2).sum(axis=2).argmin(axis=1))
