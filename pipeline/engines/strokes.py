"""Straight vector graphics of one open pdfium page: line segments, bars and shading, as a person sees them.

Thin filled rectangles and hairline images count as lines, because that is how many writers draw rules.
White lines on an unpainted page are left out: nobody sees them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium

from pipeline.engines import pdfium_api as api
from pipeline.engines import pdfium_paths as paths
from pipeline.engines.page_space import PageSpace
from schemas.page_content import Strokes

THIN_PT = 2.6
"""A filled rectangle thinner than this, and at least `LONG_TIMES` as long, is a line."""

LONG_TIMES = 1.5
SHORTEST_PT = 0.8
STRAIGHT_PT = 0.35
WHITE = 250
FAINT_ALPHA = 8
MIN_AREA_POINTS = 4
LARGEST_HEAD_PT = 16.0
SHAFT_SHARE = 0.8
"""The lying sides of a short wide arrow, both of its shaft, take more than this share of its width in all."""

SHAFT_CORNERS = 6

BoxPt = tuple[float, float, float, float]
EVERYWHERE: BoxPt = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class _Found:
    """What has been seen of a page so far, in painting order."""

    segments: list[BoxPt] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    fills: list[BoxPt] = field(default_factory=list)
    colours: list[tuple[int, int, int]] = field(default_factory=list)


def strokes_of(page: pdfium.PdfPage) -> Strokes:
    """The straight strokes and filled areas of an open page."""
    space = PageSpace.of(page)
    seen = space.matrix
    sheet: BoxPt = (0.0, 0.0, space.width_pt, space.height_pt)
    found = _Found()
    for item, kind, outer in api.objects(api.address(page.raw)):
        if kind == api.PATH_OBJECT:
            _add_path(found, item, _multiplied(outer, seen), sheet)
        elif kind == api.IMAGE_OBJECT:
            _add_hairline(found, api.object_bounds(item), _multiplied(outer, seen))
    return _columns(found)


def _multiplied(first: api.Matrix, second: api.Matrix) -> api.Matrix:
    """`first`, then `second`; most objects lie in no form, so that `first` is the identity."""
    return second if first is api.IDENTITY else api.multiplied(first, second)


def _laid(ring: Sequence[paths.Point], matrix: api.Matrix) -> paths.Ring:
    """A ring's points transformed. Rings are short: plain numbers are quicker than arrays."""
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in ring]


def no_strokes() -> Strokes:
    """The strokes of a page that draws nothing but text."""
    return _columns(_Found())


def _columns(found: _Found) -> Strokes:
    segments = np.array(found.segments, dtype=np.float32).reshape(-1, 4)
    flat = np.abs(segments[:, 3] - segments[:, 1]) <= STRAIGHT_PT
    upright = np.abs(segments[:, 2] - segments[:, 0]) <= STRAIGHT_PT
    return Strokes(
        segments_pt=segments,
        width_pt=np.array(found.widths, dtype=np.float32),
        sloping=~(flat | upright),
        fills_pt=np.array(found.fills, dtype=np.float32).reshape(-1, 4),
        fill_rgb=np.array(found.colours, dtype=np.uint8).reshape(-1, 3),
    )


def _add_path(found: _Found, item: api.Address, outer: api.Matrix, sheet: BoxPt) -> None:
    """`outer` leads from the path's form to the page as seen."""
    mode = paths.draw_mode(item)
    if not (mode.filled or mode.stroked):
        return
    matrix = api.multiplied(api.object_matrix(item), outer)
    rings = [_laid(ring, matrix) for ring in paths.straight_rings(item)]
    clip = _clip(item, outer, sheet)
    if mode.filled:
        _add_fill(found, rings, paths.fill_rgba(item), clip)
    if mode.stroked:
        width = max(0.1, paths.stroke_width(item) * _scale(matrix))
        _add_strokes(found, rings, width, (paths.stroke_rgba(item), clip))


def _scale(matrix: api.Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def _clip(item: api.Address, outer: api.Matrix, sheet: BoxPt) -> BoxPt:
    bounds = api.clip_bounds(item)
    return sheet if bounds is None else _met(sheet, _box_seen(bounds, outer))


def _box_seen(bounds: BoxPt, outer: api.Matrix) -> BoxPt:
    left, bottom, right, top = (min(1e6, max(-1e6, edge)) for edge in bounds)
    return _bounds(_laid([(left, bottom), (left, top), (right, bottom), (right, top)], outer))


def _bounds(points: Sequence[paths.Point]) -> BoxPt:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _met(one: BoxPt, other: BoxPt) -> BoxPt:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _add_fill(
    found: _Found, rings: Sequence[paths.Ring], rgba: tuple[int, int, int, int], clip: BoxPt
) -> None:
    red, green, blue, alpha = rgba
    if alpha < FAINT_ALPHA:
        return
    for ring in rings:
        if _add_pointed(found, ring):
            continue
        x0, y0, x1, y1 = _met(_bounds(ring), clip)
        width, height = x1 - x0, y1 - y0
        if len(ring) < MIN_AREA_POINTS or min(width, height) < 0 or max(width, height) < SHORTEST_PT:
            continue
        if min(width, height) <= THIN_PT and max(width, height) >= LONG_TIMES * min(width, height):
            if _seen(found, (red, green, blue), (x0, y0, x1, y1)):
                _add_segment(found, _middle((x0, y0, x1, y1)), min(width, height))
        elif min(red, green, blue) < WHITE or found.fills:
            found.fills.append((x0, y0, x1, y1))
            found.colours.append((red, green, blue))


def _add_pointed(found: _Found, ring: paths.Ring) -> bool:
    """A small filled triangle or barb (an arrow head) is kept as its sloping sides, not as an area."""
    x0, y0, x1, y1 = _bounds(ring)
    if (
        max(x1 - x0, y1 - y0) > LARGEST_HEAD_PT
        or len(ring) < MIN_AREA_POINTS - 1
        or _has_shaft(ring, x1 - x0)
    ):
        return False
    slopes = [
        (p, q) for p, q in pairwise(ring) if abs(p[0] - q[0]) > STRAIGHT_PT and abs(p[1] - q[1]) > STRAIGHT_PT
    ]
    for (ax, ay), (bx, by) in slopes:
        _add_segment(found, (ax, ay, bx, by) if ax <= bx else (bx, by, ax, ay), 0.0)
    return bool(slopes)


def _has_shaft(ring: paths.Ring, width: float) -> bool:
    """Whether a pointed area is a whole arrow with a shaft of its own and no mere head."""
    lying = sum(abs(p[0] - q[0]) for p, q in pairwise(ring) if abs(p[1] - q[1]) <= STRAIGHT_PT)
    return len(set(ring)) > SHAFT_CORNERS and lying >= SHAFT_SHARE * width


def _middle(box: BoxPt) -> BoxPt:
    """The centre line of a thin box along its longer side."""
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        return x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    return (x0 + x1) / 2, y0, (x0 + x1) / 2, y1


def _seen(found: _Found, rgb: tuple[int, int, int], box: BoxPt) -> bool:
    """A white mark shows on a painted ground only."""
    if min(rgb) < WHITE:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [
        colour
        for fill, colour in zip(found.fills, found.colours, strict=True)
        if fill[0] <= x <= fill[2] and fill[1] <= y <= fill[3]
    ]
    return bool(under) and min(under[-1]) < WHITE


def _add_strokes(
    found: _Found,
    rings: Sequence[paths.Ring],
    width: float,
    paint: tuple[tuple[int, int, int, int], BoxPt],
) -> None:
    (red, green, blue, alpha), clip = paint
    if alpha < FAINT_ALPHA:
        return
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            segment = _clipped((x0, y0, x1, y1) if x0 <= x1 else (x1, y1, x0, y0), clip)
            if segment is not None and _seen(found, (red, green, blue), segment):
                _add_segment(found, segment, width)


def _clipped(segment: BoxPt, clip: BoxPt) -> BoxPt | None:
    """The part of an axis-parallel segment inside `clip`; a sloping one is kept whole if it starts inside."""
    x0, y0, x1, y1 = segment
    if abs(x1 - x0) > STRAIGHT_PT and abs(y1 - y0) > STRAIGHT_PT:
        inside = clip[0] <= x0 <= clip[2] and clip[1] <= min(y0, y1) <= clip[3]
        return segment if inside else None
    loose: BoxPt = (clip[0] - 1.0, clip[1] - 1.0, clip[2] + 1.0, clip[3] + 1.0)
    met = _met((x0, min(y0, y1), x1, max(y0, y1)), loose)
    return met if met[0] <= met[2] and met[1] <= met[3] else None


def _add_segment(found: _Found, segment: BoxPt, width: float) -> None:
    x0, y0, x1, y1 = segment
    if max(abs(x1 - x0), abs(y1 - y0)) >= SHORTEST_PT:
        found.segments.append(segment)
        found.widths.append(width)


def _add_hairline(found: _Found, bounds: BoxPt, outer: api.Matrix) -> None:
    """An image as thin as a line is one (spreadsheets printed to PDF draw rules so)."""
    x0, y0, x1, y1 = box = _box_seen(bounds, outer)
    thin, long = sorted((x1 - x0, y1 - y0))
    if thin <= THIN_PT and long >= LONG_TIMES * max(thin, SHORTEST_PT):
        _add_segment(found, _middle(box), max(thin, 0.1))
