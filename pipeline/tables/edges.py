"""Strokes of a page sorted into ruling edges, arrows and bars; ruling snapped and joined (by pdfplumber)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pdfplumber.table import merge_edges

from schemas.page_content import Floats, Strokes

SNAP_PT = 2.0
JOIN_PT = 3.2
SHORTEST_EDGE_PT = 4.0
FLAT_PT = 0.5
HEAD_REACH_PT = 9.5
"""How far from the end of an arrow's shaft its head may stand."""

HEAD_RISE_PT = 1.0
HEAD_SIZE_PT = (1.2, 16.0)
SHAFT_SLOPE_PT = 4.0
SHAFT_SLOPE = 0.15
SHORTEST_SHAFT_PT = 5.0


@dataclass(frozen=True, slots=True)
class Edges:
    """Ruling of a page. `across` (n, 3): y, x0, x1; `down` (m, 3): x, top, bottom; both sorted, in points."""

    across: Floats
    down: Floats


@dataclass(frozen=True, slots=True)
class Drawing:
    """The strokes of a page by what they are. `arrows_pt` (k, 4) shafts with their heads; `bars_pt` fills."""

    edges: Edges
    arrows_pt: Floats
    bars_pt: Floats


def drawing(strokes: Strokes) -> Drawing:
    """Tell arrows from rules, then snap and join the rules."""
    segments = strokes.segments_pt
    height = np.abs(segments[:, 3] - segments[:, 1])
    width = segments[:, 2] - segments[:, 0]
    lying = (height <= SHAFT_SLOPE_PT) & (width >= SHORTEST_SHAFT_PT) & (height <= SHAFT_SLOPE * width)
    heads = _head_boxes(strokes)
    shaft = lying & _has_head(segments, heads)
    flat, upright = height <= FLAT_PT, width <= FLAT_PT
    ruled = ~shaft & (flat | upright) & ~strokes.sloping
    return Drawing(
        edges=_merged(segments[ruled]),
        arrows_pt=_with_heads(segments[shaft], heads),
        bars_pt=strokes.fills_pt,
    )


def _head_boxes(strokes: Strokes) -> Floats:
    """Boxes of what may be a side of an arrow head: short sloping strokes."""
    slopes = strokes.segments_pt[strokes.sloping]
    low, high = np.minimum(slopes[:, 1], slopes[:, 3]), np.maximum(slopes[:, 1], slopes[:, 3])
    boxes = np.stack([slopes[:, 0], low, slopes[:, 2], high], axis=1).reshape(-1, 4)
    size = np.stack([boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]], axis=1)
    small, large = HEAD_SIZE_PT
    return np.asarray(boxes[((size >= small) & (size <= large)).all(axis=1)], dtype=np.float32)


def _at_end(x: NDArray[np.float32], y: NDArray[np.float32], heads: Floats) -> NDArray[np.bool_]:
    """(segments, heads): does the head stand at the point?"""
    near_x = x[:, None] >= heads[None, :, 0] - HEAD_REACH_PT
    near_x &= x[:, None] <= heads[None, :, 2] + HEAD_REACH_PT
    low, high = heads[None, :, 1] - HEAD_RISE_PT, heads[None, :, 3] + HEAD_RISE_PT
    return np.asarray(near_x & (y[:, None] >= low) & (y[:, None] <= high))


def _has_head(segments: Floats, heads: Floats) -> NDArray[np.bool_]:
    if not len(heads) or not len(segments):
        return np.zeros(len(segments), dtype=np.bool_)
    first = _at_end(segments[:, 0], segments[:, 1], heads)
    last = _at_end(segments[:, 2], segments[:, 3], heads)
    return np.asarray((first | last).any(axis=1))


def _with_heads(shafts: Floats, heads: Floats) -> Floats:
    """Boxes of the arrows, heads included: x0, top, x1, bottom."""
    out = []
    for x0, y0, x1, y1 in shafts.tolist():
        ends = np.array([[x0, y0], [x1, y1]], dtype=np.float32)
        own = heads[_at_end(ends[:, 0], ends[:, 1], heads).any(axis=0)]
        lefts, rights = [x0, *own[:, 0].tolist()], [x1, *own[:, 2].tolist()]
        out.append((min(lefts), min(y0, y1), max(rights), max(y0, y1)))
    return np.array(out, dtype=np.float32).reshape(-1, 4)


def _merged(segments: Floats) -> Edges:
    """Collinear pieces snapped to common positions and joined."""
    pieces = [_edge(*segment) for segment in _unique(segments)]
    joined = merge_edges(pieces, SNAP_PT, SNAP_PT, JOIN_PT, JOIN_PT) if pieces else []
    across = [(e["top"], e["x0"], e["x1"]) for e in joined if e["orientation"] == "h"]
    down = [(e["x0"], e["top"], e["bottom"]) for e in joined if e["orientation"] == "v"]
    return Edges(across=_kept(across), down=_kept(down))


def _unique(segments: Floats) -> list[list[float]]:
    """The segments to a tenth of a point, each once: rules of neighbouring cells are often drawn twice."""
    rounded: list[list[float]] = np.unique(np.round(segments.astype(np.float64), 1), axis=0).tolist()
    return rounded


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, float | str]:
    lies = x1 - x0 >= abs(bottom - top)
    return {
        "x0": x0,
        "x1": x1 if lies else x0,
        "top": min(top, bottom),
        "bottom": top if lies else max(top, bottom),
        "width": x1 - x0,
        "height": abs(bottom - top),
        "orientation": "h" if lies else "v",
    }


def _kept(edges: list[tuple[float, float, float]]) -> Floats:
    out = np.array(sorted(edges), dtype=np.float32).reshape(-1, 3)
    return np.asarray(out[(out[:, 2] - out[:, 1]) >= SHORTEST_EDGE_PT], dtype=np.float32)
