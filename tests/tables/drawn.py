"""Pages composed for tests: rules, arrows and glyphs placed by hand, as the layers a PDF page would give."""

from collections.abc import Sequence

import numpy as np

from pipeline.text.marks import MARKS
from schemas.geometry import BBox
from schemas.line import Line, LineRole
from schemas.page_content import NO_LINE, Font, Glyphs, PageContent, Strokes
from schemas.route import Route

SIZE_PT = 12.0
ADVANCE_PT = 6.0

Text = tuple[float, float, str]
"""x of the first glyph, baseline y, the text."""


def text_width(text: str) -> float:
    """Width the composed glyphs of `text` take."""
    return ADVANCE_PT * sum(1 for c in text if c not in MARKS)


def glyphs(texts: Sequence[Text]) -> Glyphs:
    """The texts as glyphs of equal advance, marks over their base."""
    rows = []
    for x, y, text in texts:
        pen = x
        for char in text:
            width = 0.0 if char in MARKS else ADVANCE_PT
            rows.append((ord(char), pen, y, width))
            pen += width
    n = len(rows)
    codes = np.array([r[0] for r in rows], np.uint32)
    pens, levels, widths = (np.array([r[k] for r in rows], np.float32) for k in (1, 2, 3))
    boxes = np.stack([pens, levels - 0.9 * SIZE_PT, pens + widths, levels + 0.2 * SIZE_PT], axis=1)
    return Glyphs(
        codes=codes,
        boxes_pt=boxes.reshape(n, 4).astype(np.float32),
        size_pt=np.full(n, SIZE_PT, np.float32),
        origin_x_pt=pens,
        baseline_pt=levels,
        turn=np.zeros(n, np.int8),
        font=np.zeros(n, np.int32),
        line=np.full(n, NO_LINE, np.int32),
        hidden=np.zeros(n, np.bool_),
        synthetic=np.zeros(n, np.bool_),
        confidence=np.ones(n, np.float32),
    )


def page(texts: Sequence[Text], number: int = 1) -> PageContent:
    """A page of A4 size in points with the texts on it."""
    return PageContent(
        number=number,
        width_pt=595.0,
        height_pt=842.0,
        route=Route.TEXT_LAYER,
        reason="composed",
        quality=1.0,
        fonts=(Font(name="Composed", bold=False),),
        glyphs=glyphs(texts),
        cells_pt=np.zeros((0, 4), np.float32),
    )


def strokes(
    segments: Sequence[tuple[float, float, float, float]],
    fills: Sequence[tuple[float, float, float, float]] = (),
) -> Strokes:
    """Segments and grey fills as a page's strokes."""
    s = np.array(segments, np.float32).reshape(-1, 4)
    f = np.array(fills, np.float32).reshape(-1, 4)
    sloping = (np.abs(s[:, 2] - s[:, 0]) > 0.35) & (np.abs(s[:, 3] - s[:, 1]) > 0.35)
    return Strokes(
        segments_pt=s,
        width_pt=np.full(len(s), 0.5, np.float32),
        sloping=sloping,
        fills_pt=f,
        fill_rgb=np.full((len(f), 3), 120, np.uint8),
    )


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """The rules of a full grid."""
    across = [(xs[0], y, xs[-1], y) for y in ys]
    down = [(x, ys[0], x, ys[-1]) for x in xs]
    return across + down


def arrow(x0: float, x1: float, y: float) -> list[tuple[float, float, float, float]]:
    """A double-headed arrow: a shaft and four barbs."""
    barbs = [(x0, y, x0 + 8, y - 3), (x0, y, x0 + 8, y + 3), (x1 - 8, y - 3, x1, y), (x1 - 8, y + 3, x1, y)]
    return [(x0, y, x1, y), *barbs]


def rows_of(xs: Sequence[float], top: float, step: float, rows: Sequence[Sequence[str]]) -> list[Text]:
    """Texts of a grid, one line per cell, a little inside each cell."""
    return [
        (xs[column] + 2, top + step * row + 13, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def body_line(text: str, top: float, page_number: int = 1) -> Line:
    """A printed body line, 12 points high."""
    return Line(
        id=f"p{page_number}.y{top:g}",
        page=page_number,
        bbox=BBox(60, top, 60 + text_width(text), top + 14),
        raw=text,
        text=text,
        size_pt=SIZE_PT,
        role=LineRole.BODY,
        route=Route.TEXT_LAYER,
    )
