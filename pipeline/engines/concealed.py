"""Text that is on the page and that nobody sees: pale on pale, tiny, drawn invisibly, beside the page."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.core.reading import Concealed, Concealment
from schemas.geometry import BBox
from schemas.page_content import Glyphs

PALE = 200
"""Least of red, green and blue (0 to 255) from which a fill may be the colour of the paper."""

LEAST_CONTRAST = 16
"""Difference of grey levels (0 to 255) inside a glyph's box below which nothing stands there."""

ALL_BUT = 0.9
"""Share of a run's glyphs without contrast from which the run is unseen: a ruling may cross some boxes."""

TINY_PT = 1.0
"""Height below which nobody reads a letter."""

MOST_QUOTED = 60
MOST_PIXELS = 2000
"""Of the longer side of the page as it is drawn: one a point on all but posters."""

GREY = np.array([0.299, 0.587, 0.114])


def is_pale(colour: tuple[int, int, int, int] | None) -> bool:
    """Whether a fill (red, green, blue, opacity) may be lost on white paper; no colour: a pattern, seen."""
    return colour is not None and (min(colour[:3]) >= PALE or colour[3] == 0)


def lost_on_paper(
    page: Any,  # noqa: ANN401 (pypdfium2 publishes no types)
    glyphs: Glyphs,
    runs: NDArray[np.int64],
    pale: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which of the `pale` glyphs cannot be told from what is behind them, as the page is drawn, by runs."""
    lost = np.zeros(len(pale), dtype=np.bool_)
    if not pale.any():
        return lost
    scale = min(1.0, MOST_PIXELS / max(1.0, *page.get_size()))
    grey = np.asarray(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3] @ GREY)
    for run in np.unique(runs[pale]).tolist():
        mine = np.flatnonzero(pale & (runs == run))
        flat = [_contrast(grey, glyphs.boxes_pt[n] * scale) < LEAST_CONTRAST for n in mine.tolist()]
        if sum(flat) >= ALL_BUT * len(flat):
            lost[mine] = True
    return lost


def _contrast(grey: NDArray[np.float64], box: NDArray[np.float32]) -> float:
    """Difference between the lightest and the darkest of the pixels in a box."""
    x0, top, x1, bottom = (max(0, round(float(edge))) for edge in box)
    part = grey[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]
    return float(part.max() - part.min()) if part.size else 0.0


def tiny(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which glyphs are too small to be read, by their size and by the height of their boxes."""
    heights = glyphs.boxes_pt[:, 3] - glyphs.boxes_pt[:, 1]
    return np.asarray((glyphs.size_pt < TINY_PT) & (heights < TINY_PT))


def concealed(glyphs: Glyphs, reasons: Mapping[Concealment, NDArray[np.bool_]]) -> tuple[Concealed, ...]:
    """What each reason conceals, letters only; what conceals nothing is left out."""
    return tuple(_told(glyphs, reasons))


def _told(glyphs: Glyphs, reasons: Mapping[Concealment, NDArray[np.bool_]]) -> Iterator[Concealed]:
    for reason, mask in reasons.items():
        mine = glyphs.take(mask)
        text = "".join(mine.text.split())
        if not text:
            continue
        x0, top = mine.boxes_pt[:, :2].min(axis=0).tolist()
        x1, bottom = mine.boxes_pt[:, 2:].max(axis=0).tolist()
        yield Concealed(reason, len(text), text[:MOST_QUOTED], BBox(x0, top, x1, bottom))
