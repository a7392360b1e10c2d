"""Columns of running text that no rule parts, and spreads of two pages: found by the white between them.

A table without rules has white between its columns too, and must stay row by row. So white counts as a gutter
only where the text on both sides is wrapped: line after line fills the width of its side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.components import Marks
from pipeline.engines.ocr.lines import Row

_WORD_BODIES = 1.2  # white up to this wide is a blank between words
_STEP_BODIES = 0.5
_LEVEL_BODIES = 0.5
_LEAST_LINES = 5  # in each column
_LEAST_WIDTH_BODIES = 9.0
_FULL_COVER = 0.75  # of its side's width, for a line to count as full
_FULL_SHARE = 0.55  # of the lines of a side
_SPREAD_FULL_SHARE = 0.3
_SPREAD_INCHES = 0.5
_SPREAD_SHAPE = 1.15  # width over height of a sheet that may hold two pages
_SAME_PITCH = 1.3
_BAND_PITCHES = 1.6  # white this high across both sides parts the rows of a table

Intervals = NDArray[np.float64]  # (n, 2), from the left
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """`blocks` gives the marks of each column a number of their own, from left to right within a region.

    `regions` lists those numbers, region by region; `fold` is where a spread of two pages is folded.
    """

    blocks: NDArray[np.int32]
    regions: tuple[tuple[int, ...], ...]
    fold: float | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """Rows on one level as columns see them: their stretches of ink, words of one run joined."""

    rows: tuple[int, ...]
    baseline: float
    ink: Intervals

    def within(self, x0: float, x1: float) -> Intervals:
        return self.ink[(self.ink[:, 0] >= x0) & (self.ink[:, 1] <= x1)]


def found_columns(
    found: Marks, rows: Sequence[Row], blocks: NDArray[np.int32], body: float, dpi: float
) -> Columns | None:
    """The columns and the fold of a page whose rows were looked for without them; `None` for neither."""
    lines = _levels(
        [_line(found, rows[n], n, body) for n in range(len(rows)) if not rows[n].seed.block], body
    )
    height, width = found.labels.shape
    out, regions = blocks.copy(), []
    fold = _fold(lines, (width, height), body, dpi) if width > _SPREAD_SHAPE * height else None
    if fold is not None and not _crossed(found, blocks, fold):
        sides = [[line for line in lines if len(line.within(*side))] for side in ((0, fold), (fold, width))]
        spans = [(0.0, fold), (fold, float(width))]
    else:
        fold, sides, spans = None, [lines], [(0.0, float(width))]
    next_block = int(blocks.max()) + 1
    for side, span in zip(sides, spans, strict=True):
        for region, cuts in _regions(side, span, body):
            edges = [span[0], *cuts, span[1]]
            numbers = tuple(range(next_block, next_block + len(edges) - 1))
            next_block += len(numbers)
            _number(out, found, [rows[n] for line in region for n in line.rows], (edges, numbers))
            regions.append(numbers)
    return Columns(out, tuple(regions), fold) if regions or fold is not None else None


def _line(found: Marks, row: Row, number: int, body: float) -> _Line:
    order = row.members[np.argsort(found.x0[row.members])]
    starts, ends = found.x0[order], np.maximum.accumulate(found.x1[order])
    cuts = np.flatnonzero(starts[1:] - ends[:-1] > _WORD_BODIES * body)
    first, last = np.concatenate(([0], cuts + 1)), np.concatenate((cuts, [len(order) - 1]))
    return _Line((number,), row.seed.baseline, np.stack([starts[first], ends[last]], axis=1))


def _levels(lines: Sequence[_Line], body: float) -> list[_Line]:
    """The lines from the top down, those on one level joined."""
    out: list[_Line] = []
    for line in sorted(lines, key=lambda one: one.baseline):
        if out and line.baseline - out[-1].baseline < _LEVEL_BODIES * body:
            ink = np.concatenate((out[-1].ink, line.ink))
            out[-1] = _Line(out[-1].rows + line.rows, out[-1].baseline, ink[np.argsort(ink[:, 0])])
        else:
            out.append(line)
    return out


def _number(
    out: NDArray[np.int32],
    found: Marks,
    region: Sequence[Row],
    columns: tuple[list[float], tuple[int, ...]],
) -> None:
    """Gives the marks of a region's rows the number of the column they stand in, in place."""
    edges, numbers = columns
    members = np.concatenate([row.members for row in region])
    place = np.clip(np.searchsorted(edges, found.centre_x[members]) - 1, 0, len(numbers) - 1)
    # A row may run on beside the region, on the other side of a fold.
    inside = (found.centre_x[members] >= edges[0]) & (found.centre_x[members] <= edges[-1])
    out[members[inside]] = np.array(numbers, np.int32)[place[inside]]


def _regions(
    lines: Sequence[_Line], span: tuple[float, float], body: float
) -> list[tuple[list[_Line], list[float]]]:
    """Runs of lines set in columns, each with the gutters between its columns, from the left."""
    best = _best_run(lines, span, body)
    if best is None:
        return []
    first, last, x = best
    region = list(lines[first:last])
    cuts = sorted([*_inner(region, (span[0], x), body), x, *_inner(region, (x, span[1]), body)])
    edges = [span[0], *cuts, span[1]]
    sides = [[line.within(*side) for line in region] for side in pairwise(edges)]
    wrapped = all(_is_column(side, body) for side in sides) and _of_one_pitch(region, edges)
    taken = [(region, cuts)] if wrapped else []
    return [*_regions(lines[:first], span, body), *taken, *_regions(lines[last:], span, body)]


def _inner(region: Sequence[_Line], span: tuple[float, float], body: float) -> list[float]:
    """Gutters that run through the whole of one side of a region."""
    side = [line for line in region if len(line.within(*span))]
    best = _best_run(side, span, body)
    if best is None or best[1] - best[0] < 0.8 * len(side):
        return []
    x = best[2]
    return [*_inner(region, (span[0], x), body), x, *_inner(region, (x, span[1]), body)]


def _best_run(
    lines: Sequence[_Line], span: tuple[float, float], body: float
) -> tuple[int, int, float] | None:
    """The longest run of lines (half-open) that one gutter parts into wrapped text, and its middle."""
    if len(lines) < _LEAST_LINES:
        return None
    best: tuple[int, int, float] | None = None
    inked = [line.within(*span) for line in lines]
    xs = np.arange(
        span[0] + _LEAST_WIDTH_BODIES * body, span[1] - _LEAST_WIDTH_BODIES * body, _STEP_BODIES * body
    )
    for x in xs.tolist():
        free = np.array([not _covers(line, x, 0.5 * _WORD_BODIES * body) for line in inked])
        for first, last in _runs(free):
            if best is not None and last - first <= best[1] - best[0]:
                continue
            run = _trimmed(lines, (first, last), (span, x))
            longer = best is None or run[1] - run[0] > best[1] - best[0]
            if longer and _is_columns(lines[run[0] : run[1]], (span, x), body):
                best = (run[0], run[1], x)
    return None if best is None else (best[0], best[1], _middle(inked[best[0] : best[1]], best[2]))


def _covers(ink: Intervals, x: float, reach: float) -> bool:
    return bool(((ink[:, 0] < x + reach) & (ink[:, 1] > x - reach)).any())


def _runs(free: Mask) -> list[tuple[int, int]]:
    """Half-open runs of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _trimmed(
    lines: Sequence[_Line], run: tuple[int, int], where: tuple[tuple[float, float], float]
) -> tuple[int, int]:
    """The run without lines at its ends that are no part of columns.

    Those are lines before both sides have begun, and lines after a wide blank.
    """
    (x0, x1), x = where
    first, last = run
    left = [k for k in range(first, last) if len(lines[k].within(x0, x))]
    right = [k for k in range(first, last) if len(lines[k].within(x, x1))]
    if not left or not right:
        return first, first
    pitch = _pitch([lines[k].baseline for k in left])
    begin = max(min(left), min(right))
    # Columns may not begin on one level: lines just above, on the side that began first, belong to it.
    start = begin
    while start > first and lines[begin].baseline - lines[start - 1].baseline < 0.9 * pitch:
        start -= 1
    end = start + 1
    while end < last and lines[end].baseline - lines[end - 1].baseline < _BAND_PITCHES * pitch:
        end += 1
    return start, end


def _of_one_pitch(region: Sequence[_Line], edges: Sequence[float]) -> bool:
    """Whether lines follow each other as closely in every column: values may have more lines than labels."""
    pitches = [
        _pitch([line.baseline for line in region if len(line.within(*side))]) for side in pairwise(edges)
    ]
    return max(pitches) <= _SAME_PITCH * min(pitches)


def _pitch(baselines: Sequence[float]) -> float:
    steps = np.diff(sorted(baselines))
    return float(np.median(steps)) if len(steps) else 0.0


def _is_columns(
    lines: Sequence[_Line],
    where: tuple[tuple[float, float], float],
    body: float,
    share: float = _FULL_SHARE,
) -> bool:
    (x0, x1), x = where
    sides = [[line.within(*side) for line in lines] for side in ((x0, x), (x, x1))]
    return all(_is_wrapped(side, _inked_width(side), body, share) for side in sides)


def _inked_width(side: Sequence[Intervals]) -> float:
    """How much of a side's width has ink on some line: further gutters in it are no part of it."""
    if not any(map(len, side)):
        return 0.0
    ink = np.concatenate(side)
    left = int(ink[:, 0].min())
    depth = np.zeros(int(ink[:, 1].max()) - left + 2, np.int64)
    np.add.at(depth, ink[:, 0].astype(int) - left, 1)
    np.add.at(depth, ink[:, 1].astype(int) - left, -1)
    return float(np.count_nonzero(np.cumsum(depth) > 0))


def _is_column(side: Sequence[Intervals], body: float) -> bool:
    """Whether one column by itself is wrapped text, its blanks counted as white."""
    ink = [one for one in side if len(one)]
    if not ink:
        return False
    right = float(np.percentile([one[:, 1].max() for one in ink], 90))
    return _is_wrapped(
        side, right - float(np.percentile([one[:, 0].min() for one in ink], 10)), body, _FULL_SHARE
    )


def _is_wrapped(side: Sequence[Intervals], width: float, body: float, share: float) -> bool:
    """Whether line after line fills the width of its side."""
    cover = np.array([float((ink[:, 1] - ink[:, 0]).sum()) for ink in side if len(ink)])
    if len(cover) < _LEAST_LINES or width < _LEAST_WIDTH_BODIES * body:
        return False
    return float(np.mean(cover >= _FULL_COVER * width)) >= share


def _middle(inked: Sequence[Intervals], x: float) -> float:
    """The middle of the white that holds `x` on all lines."""
    ends = [float(ink[ink[:, 1] <= x, 1].max()) for ink in inked if (ink[:, 1] <= x).any()]
    starts = [float(ink[ink[:, 0] >= x, 0].min()) for ink in inked if (ink[:, 0] >= x).any()]
    return (max(ends) + min(starts)) / 2 if ends and starts else x


def _fold(lines: Sequence[_Line], size: tuple[int, int], body: float, dpi: float) -> float | None:
    """Where two pages meet on one sheet: white from top to bottom near the middle, wrapped text beside it."""
    width, _ = size
    middle, reach = 0.5 * width, 0.08 * width
    free = [
        x
        for x in np.arange(middle - reach, middle + reach, _STEP_BODIES * body).tolist()
        if not any(_covers(line.ink, x, 0.5 * _SPREAD_INCHES * dpi) for line in lines)
    ]
    if not free:
        return None
    x = min(free, key=lambda at: abs(at - middle))
    wrapped = _is_columns(lines, ((0.0, float(width)), x), body, _SPREAD_FULL_SHARE)
    return _middle([line.ink for line in lines], x) if wrapped else None


def _crossed(found: Marks, blocks: NDArray[np.int32], x: float) -> bool:
    """Whether marks of one ruled cell stand on both sides."""
    left, right = np.unique(blocks[found.x1 < x]), np.unique(blocks[found.x0 > x])
    return bool((np.intersect1d(left, right) > 0).any())
