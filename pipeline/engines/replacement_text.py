"""Boxes for characters that stand for a whole object (ActualText): pdfium gives them shares of its ink.

Skia writes each Thai cluster as one marked span whose replacement text pdfium attaches to the span's first
glyph. The characters then share one pen position and split one ink box. Here they get the box each would
have had, from the advance of the same character elsewhere on the page.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.text.marks import MARKS, SARA_AA, SARA_AM
from schemas.page_content import Floats, Glyphs

SAME_PT = 0.02
FALLBACK_ADVANCE_EM = 0.42
"""Advance of a letter never seen alone on its page."""
BEARING_EM = 0.06
"""Room between the ink of a letter and the next letter's."""

MARK_HEIGHT_SHARE = 0.7
"""A piece lower than this share of its cluster's first is a mark without its consonant."""

_MARK_CODES = frozenset(ord(mark) for mark in MARKS)
_AA, _AM = ord(SARA_AA), ord(SARA_AM)


def with_whole_boxes(glyphs: Glyphs, owners: NDArray[np.int64]) -> Glyphs:
    """`glyphs` with the boxes of replacement text made whole; rows in content order, upright text only.

    A span drawn in several pieces (its tone mark was moved by kerning) has its text once for each piece:
    the first stands for all, the others are left out.
    """
    groups = _groups(glyphs, owners)
    if not groups:
        return glyphs
    advance = _advances(glyphs, groups)
    rise, fall = _extents(glyphs, groups)
    boxes = glyphs.boxes_pt.copy()
    kept = np.ones(len(glyphs), np.bool_)
    before, last = (0, 0), 0
    for first, end in groups:
        if first == last and _repeats(glyphs, boxes, before, (first, end)):
            kept[first:end] = False
        else:
            _widen(boxes, glyphs, (first, end), advance)
            font = int(glyphs.font[first])
            size = float(glyphs.size_pt[first])
            boxes[first:end, 1] = glyphs.baseline_pt[first] - rise.get(font, 0.8) * size
            boxes[first:end, 3] = glyphs.baseline_pt[first] + fall.get(font, 0.25) * size
            before = (first, end)
        last = end
    return replace(glyphs, boxes_pt=boxes).take(kept)


def _groups(glyphs: Glyphs, owners: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Half-open ranges of rows that share object and pen, two rows or more."""
    if len(glyphs) <= 1:
        return []
    # A glyph without width shares its pen with the next one; shares of one box are equal and adjoin.
    width = glyphs.boxes_pt[:, 2] - glyphs.boxes_pt[:, 0]
    same = (
        (np.diff(owners) == 0)
        & (np.diff(glyphs.origin_x_pt) == 0)
        & (np.diff(glyphs.baseline_pt) == 0)
        & (glyphs.turn[1:] == 0)
        & (np.abs(glyphs.boxes_pt[1:, 0] - glyphs.boxes_pt[:-1, 2]) < SAME_PT)
        & (np.abs(np.diff(width)) < SAME_PT)
        & (width[1:] > SAME_PT)
    )
    edges = np.flatnonzero(np.diff(np.concatenate([[0], same.astype(np.int8), [0]])))
    pairs = ((int(first), int(last) + 1) for first, last in edges.reshape(-1, 2))
    return [(first, end) for first, end in pairs if int(glyphs.codes[first]) not in _MARK_CODES]


def _plain_rows(glyphs: Glyphs, groups: list[tuple[int, int]]) -> list[int]:
    shared = {row for first, end in groups for row in range(first, end)}
    return [row for row in range(len(glyphs)) if row not in shared]


def _advances(glyphs: Glyphs, groups: list[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """Median advance in font sizes of each (font, code) that stands alone."""
    widths: dict[tuple[int, int], list[float]] = {}
    size = np.maximum(glyphs.size_pt, 1.0)
    wide = (glyphs.boxes_pt[:, 2] - glyphs.boxes_pt[:, 0]) / size
    for row in _plain_rows(glyphs, groups):
        widths.setdefault((int(glyphs.font[row]), int(glyphs.codes[row])), []).append(float(wide[row]))
    return {key: float(np.median(values)) for key, values in widths.items()}


def _extents(glyphs: Glyphs, groups: list[tuple[int, int]]) -> tuple[dict[int, float], dict[int, float]]:
    """Rise above and fall below the baseline of each font, in font sizes."""
    rise: dict[int, float] = {}
    fall: dict[int, float] = {}
    for row in _plain_rows(glyphs, groups):
        font, size = int(glyphs.font[row]), max(1.0, float(glyphs.size_pt[row]))
        if font not in rise and glyphs.turn[row] == 0:
            rise[font] = float(glyphs.baseline_pt[row] - glyphs.boxes_pt[row, 1]) / size
            fall[font] = float(glyphs.boxes_pt[row, 3] - glyphs.baseline_pt[row]) / size
    return rise, fall


def _widen(
    boxes: Floats, glyphs: Glyphs, span: tuple[int, int], advance: dict[tuple[int, int], float]
) -> None:
    """Boxes as wide as the letters are elsewhere; a letter never seen alone reaches at least to its ink."""
    font, size = int(glyphs.font[span[0]]), float(glyphs.size_pt[span[0]])
    ink_end = float(glyphs.boxes_pt[span[1] - 1, 2])
    pen = base_start = float(glyphs.origin_x_pt[span[0]])
    for row in range(*span):
        code = int(glyphs.codes[row])
        if code not in _MARK_CODES:
            known = advance.get((font, code))
            if known is None and code == _AM:
                known = advance.get((font, _AA))
            base_start, pen = pen, pen + (known or FALLBACK_ADVANCE_EM) * size
            if known is None:
                pen = max(pen, ink_end + BEARING_EM * size)
        boxes[row, 0], boxes[row, 2] = base_start, pen


def _repeats(glyphs: Glyphs, boxes: Floats, before: tuple[int, int], now: tuple[int, int]) -> bool:
    """True where a piece of the cluster just before it is drawn: in it, or of the ink of a mark alone."""
    if glyphs.codes[slice(*before)].tolist() != glyphs.codes[slice(*now)].tolist():
        return False
    ink = glyphs.boxes_pt
    middle = (ink[now[0], 0] + ink[now[1] - 1, 2]) / 2
    within = boxes[before[0], 0] <= middle <= boxes[before[0], 2]
    whole, piece = (ink[row, 3] - ink[row, 1] for row in (before[0], now[0]))
    return bool(within or piece < MARK_HEIGHT_SHARE * whole)
