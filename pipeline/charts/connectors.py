"""Who stands under whom: lines that join boxes, followed from box to box."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import BBox
from schemas.page_content import Strokes

REACH_PT = 9.0
"""How far from a box a connector may end (an arrow head fills the gap)."""

JOIN_PT = 3.5
SHORTEST_PT = 2.0
LEVEL_SHARE = 0.5
EDGE_PT = 3.0
LIST_GAP = 1.0
"""A list stands no further below the box that names it than that box is high."""

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Boxes (by index) that one connected set of lines joins."""

    boxes: tuple[int, ...]


def bundles(areas: Sequence[BBox], strokes: Strokes) -> tuple[Bundle, ...]:
    """The sets of boxes that connectors join, two or more boxes each."""
    segments = [part for one in _segments(strokes) for part in _outside(one, areas)]
    if not segments:
        return ()
    found = []
    for group in _connected(segments):
        ends = [end for one in group for end in _ends(segments[one])]
        touched = sorted({box for end in ends if (box := _nearest(end, areas)) is not None})
        if len(touched) > 1:
            found.append(Bundle(tuple(touched)))
    return tuple(found)


def parents(areas: Sequence[BBox], strokes: Strokes) -> dict[int, int]:
    """The parent of each box a connector leads down to: the box at the top of its bundle.

    Boxes on one level that a line merely joins are peers and have no parent by it.
    """
    out: dict[int, int] = {}
    for bundle in bundles(areas, strokes):
        top = min(bundle.boxes, key=lambda one: areas[one].top)
        for box in bundle.boxes:
            if box != top and box not in out and _is_below(areas[box], areas[top]):
                out[box] = top
    return {box: top for box, top in out.items() if not _loops(box, out)}


def heads_above(areas: Sequence[BBox], lists: Sequence[int]) -> dict[int, int]:
    """For boxes that hold nothing but a list: the box right above each, which names what is listed."""
    out = {}
    for box in lists:
        over = [
            k for k in range(len(areas)) if k != box and k not in lists and _is_over(areas[k], areas[box])
        ]
        if over:
            out[box] = max(over, key=lambda k: areas[k].bottom)
    return out


def _is_over(upper: BBox, lower: BBox) -> bool:
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    gap = lower.top - upper.bottom
    near = -EDGE_PT <= gap <= LIST_GAP * upper.height_pt
    return near and shared >= LEVEL_SHARE * min(upper.width_pt, lower.width_pt)


def _loops(box: int, out: dict[int, int]) -> bool:
    seen = {box}
    while box in out:
        box = out[box]
        if box in seen:
            return True
        seen.add(box)
    return False


def _is_below(box: BBox, top: BBox) -> bool:
    middle, upper = (box.top + box.bottom) / 2, (top.top + top.bottom) / 2
    return middle - upper > LEVEL_SHARE * min(box.height_pt, top.height_pt)


def _segments(strokes: Strokes) -> Iterator[Segment]:
    for x0, y0, x1, y1 in strokes.segments_pt.tolist():
        if max(x1 - x0, abs(y1 - y0)) >= SHORTEST_PT:
            yield x0, y0, x1, y1


def _ends(one: Segment) -> tuple[tuple[float, float], tuple[float, float]]:
    return (one[0], one[1]), (one[2], one[3])


def _outside(one: Segment, areas: Sequence[BBox]) -> list[Segment]:
    """The parts of a line outside every box: a line drawn on behind a box is two, a side of a box none."""
    cuts = [(0.0, 1.0)]
    for area in areas:
        inner = _inside_span(one, area)
        if inner is not None:
            cuts = [part for span in cuts for part in _without(span, inner)]
    x0, y0, x1, y1 = one
    parts = [
        (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b) for a, b in cuts
    ]
    return [part for part in parts if max(abs(part[2] - part[0]), abs(part[3] - part[1])) >= SHORTEST_PT]


def _without(span: tuple[float, float], inner: tuple[float, float]) -> list[tuple[float, float]]:
    pieces = [(span[0], min(span[1], inner[0])), (max(span[0], inner[1]), span[1])]
    return [(a, b) for a, b in pieces if b > a]


def _inside_span(one: Segment, area: BBox) -> tuple[float, float] | None:
    """The part of a line, as shares of its length, that lies in or on a box."""
    low, high = 0.0, 1.0
    edges = ((one[0], one[2], area.x0, area.x1), (one[1], one[3], area.top, area.bottom))
    for start, end, near, far in edges:
        run = end - start
        first, last = near - EDGE_PT, far + EDGE_PT
        if abs(run) < 1e-6:  # noqa: PLR2004 (no length in this direction)
            if not first <= start <= last:
                return None
            continue
        a, b = sorted(((first - start) / run, (last - start) / run))
        low, high = max(low, a), min(high, b)
    return (low, high) if low < high else None


def _nearest(end: tuple[float, float], areas: Sequence[BBox]) -> int | None:
    """The box within reach of the end of a line."""
    gaps = [(_gap(end, area), k) for k, area in enumerate(areas)]
    near = min(gaps, default=(REACH_PT + 1, 0))
    return near[1] if near[0] <= REACH_PT else None


def _gap(point: tuple[float, float], area: BBox) -> float:
    across = max(area.x0 - point[0], point[0] - area.x1, 0.0)
    down = max(area.top - point[1], point[1] - area.bottom, 0.0)
    return max(across, down)


def _connected(segments: Sequence[Segment]) -> Iterator[list[int]]:
    """Groups of lines that meet: an end of one lies on the other."""
    lines = np.array(segments, dtype=np.float64)
    meets = _meets(lines)
    left = set(range(len(segments)))
    while left:
        group, fresh = [], [left.pop()]
        while fresh:
            one = fresh.pop()
            group.append(one)
            near = [int(k) for k in np.flatnonzero(meets[one]) if int(k) in left]
            left.difference_update(near)
            fresh.extend(near)
        yield sorted(group)


def _meets(lines: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(n, n): does an end of the one line lie on the other, or the other way round, or do they cross?"""
    low = np.stack([np.minimum(lines[:, 0], lines[:, 2]), np.minimum(lines[:, 1], lines[:, 3])], axis=1)
    high = np.stack([np.maximum(lines[:, 0], lines[:, 2]), np.maximum(lines[:, 1], lines[:, 3])], axis=1)
    apart = (low[:, None, :] > high[None, :, :] + JOIN_PT) | (high[:, None, :] < low[None, :, :] - JOIN_PT)
    return np.asarray(~apart.any(axis=2))
