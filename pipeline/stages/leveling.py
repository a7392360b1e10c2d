"""Pages whose text layer runs up or down the sheet, laid level: tables need level rules, lines level text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import BBox, PageTurn
from schemas.page_content import Floats, Glyphs, PageContent, Strokes
from schemas.route import Route

FEWEST_GLYPHS = 40
TURNED_SHARE = 0.8
"""Share of the visible glyphs of a page that run in one direction other than level."""

LEVEL = 0


def turn_of(page: PageContent) -> PageTurn | None:
    """The turn that lays the text of a page level; `None` where most of it is level, or there is little."""
    seen = page.glyphs.turn[~page.glyphs.hidden]
    if page.turn is not None or len(seen) < FEWEST_GLYPHS:
        return None
    counts = np.bincount(seen.astype(np.int64) % 4, minlength=4)
    most = int(counts.argmax())
    if most == LEVEL or counts[most] < TURNED_SHARE * len(seen):
        return None
    return PageTurn(
        page=page.number, quarters=most, skew_degrees=0.0, width_pt=page.width_pt, height_pt=page.height_pt
    )


def levelled(page: PageContent) -> PageContent:
    """The page with its text level, where most of it runs up, down or upside down."""
    turn = turn_of(page)
    if turn is None:
        return page
    width, height = turn.level_size_pt
    reason = f"{page.reason} The page was turned to be read.".strip()
    glyphs = _glyphs(page.glyphs, turn)
    return replace(page, width_pt=width, height_pt=height, reason=reason, glyphs=glyphs, turn=turn)


def levelled_strokes(strokes: Sequence[Strokes], pages: Sequence[PageContent]) -> tuple[Strokes, ...]:
    """The strokes of every page as it was laid; none for a turned scan, whose cells the picture gives."""
    return tuple(_level_strokes(drawn, page) for drawn, page in zip(strokes, pages, strict=True))


def _level_strokes(strokes: Strokes, page: PageContent) -> Strokes:
    turn = page.turn
    if turn is None or not turn.quarters:
        return strokes
    if page.route is Route.OCR:
        return _none(strokes)
    ends = [_points(strokes.segments_pt[:, k], strokes.segments_pt[:, k + 1], turn) for k in (0, 2)]
    first, last = (np.stack(end, axis=1) for end in ends)
    ahead = (first[:, 0] <= last[:, 0])[:, None]
    segments = np.where(ahead, np.concatenate([first, last], axis=1), np.concatenate([last, first], axis=1))
    return replace(strokes, segments_pt=segments.astype(np.float32), fills_pt=_boxes(strokes.fills_pt, turn))


def _none(strokes: Strokes) -> Strokes:
    nothing = np.zeros(len(strokes), np.bool_)
    return replace(
        strokes,
        segments_pt=strokes.segments_pt[nothing],
        width_pt=strokes.width_pt[nothing],
        sloping=strokes.sloping[nothing],
        fills_pt=strokes.fills_pt[:0],
        fill_rgb=strokes.fill_rgb[:0],
    )


def _glyphs(glyphs: Glyphs, turn: PageTurn) -> Glyphs:
    pen_x, pen_y = _points(glyphs.origin_x_pt, glyphs.baseline_pt, turn)
    return replace(
        glyphs,
        boxes_pt=_boxes(glyphs.boxes_pt, turn),
        origin_x_pt=pen_x,
        baseline_pt=pen_y,
        turn=((glyphs.turn.astype(np.int64) - turn.quarters) % 4).astype(np.int8),
    )


def _boxes(boxes: Floats, turn: PageTurn) -> Floats:
    made = [turn.level(BBox(*box)) for box in boxes.tolist()]
    return np.array(made, np.float32).reshape(-1, 4)


def _points(
    x: NDArray[np.float32], y: NDArray[np.float32], turn: PageTurn
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    boxes = _boxes(np.stack([x, y, x, y], axis=1), turn)
    return boxes[:, 0], boxes[:, 1]
