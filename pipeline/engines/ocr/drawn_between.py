"""Upright rules cut where they are not drawn: letters of a heading between two tables seem to join theirs."""

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.paper import Paper
from pipeline.engines.ocr.rule_pieces import Box, Rule

_SIDE_PX = 1
_DARK_SHARE = 0.3  # of how dark a rule is in the middle (median of its length)
_DRAWN_SHARE = 0.6  # of the way between two level rules: a worn rule has more, letters in line have less
_MARGIN_INCHES = 0.03  # beside a level rule, left out: its own thickness and the corner's halo
_DOTS_INCHES = 0.05  # gaps of a dotted or worn rule, passed over
_LEAST_INCHES = 0.12  # shorter ways tell nothing


def drawn_between(page: Paper, level: list[Rule], upright: list[Rule]) -> list[Rule]:
    """The uprights (x and y exchanged), each without the ways between level rules where it is not drawn."""
    depth = (page.level - page.grey.T.astype(np.float32)).clip(0.0)
    return [part for rule in upright for part in _parts(depth, level, rule, page.dpi)]


def _parts(depth: NDArray[np.float32], level: list[Rule], rule: Rule, dpi: float) -> Iterator[Rule]:
    darkness = _closed(_along(depth, rule), max(1, round(_DOTS_INCHES * dpi)))
    drawn = darkness > _DARK_SHARE * float(np.median(darkness))
    start, margin = round(rule.box[0]), round(_MARGIN_INCHES * dpi)
    ways = [
        (
            top,
            bottom,
            float(drawn[max(0, round(top) + margin - start) : round(bottom) - margin - start].mean()),
        )
        for top, bottom in _ways(level, rule, dpi)
    ]
    begin, end = rule.box[0], rule.box[2]
    for top, bottom, share in ways:
        if share < _DRAWN_SHARE:
            yield from _clipped(rule, begin, top)
            begin = bottom
    yield from [rule] if begin == rule.box[0] else _clipped(rule, begin, end)


def _ways(level: list[Rule], rule: Rule, dpi: float) -> list[tuple[float, float]]:
    """From its beginning or a level rule it crosses (lower edge) to the next one (upper edge) or its end."""
    begin, x0, end, x1 = rule.box
    reach = _LEAST_INCHES * dpi
    crossed = [
        (box[1], box[3])
        for box in (one.box for one in level)
        if box[0] - reach <= (x0 + x1) / 2 <= box[2] + reach and begin <= box[3] and box[1] <= end
    ]
    margin = _MARGIN_INCHES * dpi  # where no level rule stands there is nothing to leave out
    crossed = sorted([(begin - margin, begin - margin), *crossed, (end + margin, end + margin)])
    ways = ((above[1], below[0]) for above, below in pairwise(crossed))
    return [(top, bottom) for top, bottom in ways if bottom - top >= reach]


def _along(depth: NDArray[np.float32], rule: Rule) -> NDArray[np.float32]:
    """How dark the rule is at each pixel of its length; nothing between its pieces."""
    start, end = round(rule.box[0]), round(rule.box[2])
    found = np.zeros(end - start, np.float32)
    for x, y, width, height in rule.pieces:
        seen = depth[max(0, y - _SIDE_PX) : y + height + _SIDE_PX, x : x + width].max(axis=0)
        found[x - start : x - start + width] = np.maximum(found[x - start : x - start + width], seen)
    return found


def _closed(darkness: NDArray[np.float32], gap: int) -> NDArray[np.float32]:
    """The same with gaps up to `gap` pixels as dark as what stands beside them."""
    filled = cv2.morphologyEx(darkness[None, :], cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    return np.asarray(filled[0], np.float32)


def _clipped(rule: Rule, begin: float, end: float) -> Iterator[Rule]:
    """The part of a rule from `begin` to `end`, if there is any."""
    kept: list[Box] = []
    for x, y, width, height in rule.pieces:
        x0, x1 = max(x, round(begin)), min(x + width, round(end))
        if x1 > x0:
            kept.append((x0, y, x1 - x0, height))
    if kept:
        yield Rule(tuple(kept))
