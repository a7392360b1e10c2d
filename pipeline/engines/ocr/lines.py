"""Finds lines of text so that the marks above and below stay with their line.

Bodies of letters come first: a strip along the middle of each joins those of one line and no others, since
lines are at least two bodies apart. Headings in larger type are looked for before the text, smaller type
after it. Every other mark (ascender, vowel, tone, full stop) then goes to the line whose zones it fits
best.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.components import Floats, Marks, body_height

_PURE = (0.72, 1.32)  # heights of letters without ascender, in bodies
_TALLEST = 2.3  # a letter with a vowel and a tone grown onto it, in bodies
_JOIN_BODIES = 2.0  # strips are drawn out by this much on both sides, so gaps up to twice this are bridged
_STRIP = 0.22  # half the height of a strip, in bodies
_REACH_ABOVE, _REACH_BELOW = 2.35, 1.15  # how far from the baseline a line's marks may be, in bodies
_SIDE_REACH = 1.6
_CROWDED_BODIES = 1.6  # less than any pitch of lines
DASH_BODIES, SHORT_DASH_BODIES = 0.36, 0.27
_MEASURABLE_BODIES = 2.5
_GUESS_ERROR = 0.15
_UNSURE_WEIGHT = 0.1
_HEADING_MARKS = 3
_BAND_SHARE = 0.42  # a row of pixels is in the body zone when it has this share of the fullest rows' ink
_FIT_MARKS, _FIT_BODIES = 8, 15.0  # marks and span needed to fit a slope


@dataclass(frozen=True, slots=True)
class Seed:
    """A line before its marks are gathered: the baseline is `baseline + slope * x`."""

    x0: float
    x1: float
    baseline: float
    slope: float
    body: float
    block: int

    def baseline_at(self, x: Floats | float) -> Floats | float:
        """The baseline's row at a column."""
        return self.baseline + self.slope * x


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text: its seed and the marks (indices) that belong to it."""

    seed: Seed
    members: NDArray[np.int64]

    def scaled(self, factor: float) -> "Row":
        """The same row with its body taken `factor` as high."""
        return self if factor == 1.0 else Row(replace(self.seed, body=self.seed.body * factor), self.members)


def strips(
    found: Marks, chosen: NDArray[np.int64], blocks: NDArray[np.int32], body: float
) -> list[NDArray[np.int64]]:
    """The chosen marks in groups that stand side by side on one level within one block.

    A mark taller than a body is taken to stand on its line with vowels grown onto it.
    """
    groups: list[NDArray[np.int64]] = []
    height, width = found.labels.shape
    for block in np.unique(blocks[chosen]):
        members = chosen[blocks[chosen] == block]
        left, right = int(found.x0[members].min()), int(found.x1[members].max())
        top, bottom = int(found.top[members].min()), int(found.bottom[members].max())
        drawn = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
        reach, half = _JOIN_BODIES * body, max(1.0, _STRIP * body)
        middle = np.maximum(found.centre_y[members], found.bottom[members] - 0.6 * body) - top
        for x0, x1, y in zip(found.x0[members] - left, found.x1[members] - left, middle, strict=True):
            y0, y1 = max(0, int(y - half)), int(y + half) + 1
            drawn[y0:y1, max(0, int(x0 - reach)) : int(x1 + reach)] = 255
        _, labels = cv2.connectedComponents(drawn, connectivity=4)
        columns = np.clip(found.centre_x[members] - left, 0, width - 1).astype(int)
        at = labels[np.clip(middle, 0, height - 1).astype(int), columns]
        groups.extend(members[at == label] for label in np.unique(at))
    return groups


def _seed(found: Marks, members: NDArray[np.int64], body: float, block: int) -> Seed:
    """Baseline and body from the letters of a line; a short line takes the body of its surroundings."""
    bottoms, middles = found.bottom[members], found.centre_x[members]
    x0, x1 = float(found.x0[members].min()), float(found.x1[members].max())
    slope = 0.0
    if len(members) >= _FIT_MARKS and x1 - x0 > _FIT_BODIES * body:
        slope = _robust_slope(middles, bottoms)
    baseline = float(np.median(bottoms - slope * middles))
    own = float(np.median(found.height[members]))
    many = len(members) >= _FIT_MARKS
    shared = own if many else body * float(np.clip(own / body, 0.92, 1.08))
    return Seed(x0, x1, baseline, slope, shared, block)


def _robust_slope(x: Floats, y: Floats) -> float:
    """Slope through the middles of the left and right thirds; descenders do not move a median."""
    order = np.argsort(x)
    third = max(1, len(order) // 3)
    left, right = order[:third], order[-third:]
    run = float(np.median(x[right]) - np.median(x[left]))
    slope = float(np.median(y[right]) - np.median(y[left])) / run if run > 0 else 0.0
    return float(np.clip(slope, -0.02, 0.02))


def _large_type(
    found: Marks, free: NDArray[np.bool_], blocks: NDArray[np.int32], body: float
) -> list[list[int]]:
    """Groups of letters well above the page's size that outnumber page-size letters among them."""
    large = np.flatnonzero(free & (found.height > 1.33 * body) & (found.width > 0.5 * body))
    if len(large) < _HEADING_MARKS:
        return []
    usual = np.flatnonzero(free & (found.height >= 0.7 * body) & (found.height <= 1.3 * body))
    accepted: list[list[int]] = []
    own = body_height(found.height[large], found.width[large], (1.2 * body, 6 * body)) or 1.45 * body
    for group in strips(found, large, blocks, own):
        size = float(np.median(found.height[group]))
        among = (
            (found.centre_x[usual] > found.x0[group].min() - 3 * size)
            & (found.centre_x[usual] < found.x1[group].max() + 3 * size)
            & (found.centre_y[usual] > np.median(found.centre_y[group]) - 0.4 * size)
            & (found.centre_y[usual] < np.median(found.centre_y[group]) + 0.6 * size)
        )
        if len(group) >= _HEADING_MARKS and len(group) > 2 * int(among.sum()):
            accepted.append(group.tolist())
    return accepted


def _gathered(
    found: Marks, seeds: list[Seed], blocks: NDArray[np.int32], free: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """For each mark the index of the line it belongs to, or -1."""
    owner = np.full(len(found), -1, np.int64)
    cost = np.full(len(found), np.inf)
    for number, seed in enumerate(seeds):
        near = np.flatnonzero(
            free
            & (blocks == seed.block)
            & (found.x1 > seed.x0 - _SIDE_REACH * seed.body)
            & (found.x0 < seed.x1 + _SIDE_REACH * seed.body)
        )
        if not len(near):
            continue
        paid = _misfit(found, near, seed)
        better = paid < cost[near]
        owner[near[better]] = number
        cost[near[better]] = paid[better]
    return owner


def _misfit(found: Marks, near: NDArray[np.int64], seed: Seed) -> Floats:
    """How badly marks fit a line: 0 in the body zone, more above, most below; infinite out of reach."""
    baseline = seed.baseline_at(found.centre_x[near])
    rise = (baseline - found.centre_y[near]) / seed.body
    paid = np.where(rise > 1.0, (rise - 1.0) * 0.5, np.where(rise < 0.0, -rise, 0.0))
    outside = np.maximum(seed.x0 - found.x1[near], found.x0[near] - seed.x1).clip(0) / seed.body
    paid = paid + 0.15 * outside
    inner_top = (
        baseline - found.bottom[near]
    ) / seed.body  # a mark wholly above the reach of vowels and tones
    out = (rise > _REACH_ABOVE) | (rise < -_REACH_BELOW) | (inner_top > _REACH_ABOVE - 0.3)
    return np.where(out, np.inf, paid)


def rows(found: Marks, free: NDArray[np.bool_], blocks: NDArray[np.int32], body: float) -> list[Row]:
    """All lines of the page: `free` marks may be text, `blocks` keeps apart what rules keep apart.

    `body` is a first guess from the sizes of marks; where letters have grown together with their vowels the
    ink of the rows found with it tells better, and the lines are then looked for again.
    """
    first = _rows_of(found, _seeds(found, free, blocks, body), blocks, free)
    told = _told_body(found, first)
    if told is not None and abs(told / body - 1) > _GUESS_ERROR:
        body = told
        first = _rows_of(found, _seeds(found, free, blocks, body), blocks, free)
    parts = [_measured(found, row, body) for row in first]
    whole = [row for row in _absorbed(_joined(parts, found), found) if not _is_dust(row, found)]
    return [_measured(found, row, body) for row in whole]


def _seeds(found: Marks, free: NDArray[np.bool_], blocks: NDArray[np.int32], body: float) -> list[Seed]:
    """Headings first, then the page's size, then what sizes are left, then lines without letters."""
    seeds: list[Seed] = []
    left = free.copy()
    for group in _large_type(found, free, blocks, body):
        members = np.array(group)
        size = float(np.median(found.height[members]))
        pure = members[found.height[members] < 1.3 * size]
        seeds.append(_seed(found, pure, size, int(blocks[members[0]])))
        left[members] = False
    left &= _gathered(found, seeds, blocks, left) < 0
    next_size: float | None = body
    for _ in range(3):
        if next_size is None:
            break
        seeds.extend(_seeds_of_size(found, left, blocks, next_size))
        left = free & (_gathered(found, seeds, blocks, free) < 0)
        next_size = (
            body_height(found.height[left], found.width[left], (0.5 * body, 3 * body)) if left.any() else None
        )
    return [*seeds, *_leftover_seeds(found, left, blocks, body)]


def _told_body(found: Marks, first: list[Row]) -> float | None:
    """The height of the body zone that most of the ink tells; None when no row is long enough to tell."""
    told: list[tuple[float, float]] = []
    for row in first:
        band = _band(found, row, row.seed.body)
        if band is not None:
            # Rows of Arabic digits are a quarter taller than a body; rows with vowels above are surely Thai.
            vowels = bool((found.bottom[row.members] <= band[0] + 0.15 * row.seed.body).any())
            weight = float(found.width[row.members].sum()) * (1.0 if vowels else _UNSURE_WEIGHT)
            told.append((band[1] - band[0], weight))
    if not told:
        return None
    told.sort()
    shares = np.cumsum([width for _, width in told])
    return float(told[int(np.searchsorted(shares, shares[-1] / 2))][0])


def _rows_of(
    found: Marks, seeds: list[Seed], blocks: NDArray[np.int32], free: NDArray[np.bool_]
) -> list[Row]:
    owner = _gathered(found, seeds, blocks, free)
    return [Row(seed, np.flatnonzero(owner == n)) for n, seed in enumerate(seeds) if (owner == n).any()]


def _joined(parts: list[Row], found: Marks) -> list[Row]:
    """Rows of one block, on one baseline, a space apart, joined; the longer one's seed is kept."""
    joined: list[Row] = []
    for part in sorted(parts, key=lambda row: (row.seed.block, float(found.x0[row.members].min()))):
        for place, row in enumerate(joined):
            if _continues(row, part, found):
                longer = max(row, part, key=lambda r: r.seed.x1 - r.seed.x0)
                joined[place] = Row(longer.seed, np.concatenate((row.members, part.members)))
                break
        else:
            joined.append(part)
    return joined


def _continues(row: Row, part: Row, found: Marks) -> bool:
    few, many = sorted((row, part), key=lambda r: r.seed.x1 - r.seed.x0)
    one, other = many.seed, few.seed
    left, right = sorted((row, part), key=lambda r: float(found.x0[r.members].min()))
    gap = float(found.x0[right.members].min()) - float(found.x1[left.members].max())
    if one.block != other.block or gap >= 2 * _JOIN_BODIES * one.body:
        return False
    x = (other.x0 + other.x1) / 2
    level = abs(float(one.baseline_at(x)) - float(other.baseline_at(x)))
    of_one_size = 0.7 < other.body / one.body < 1.45  # noqa: PLR2004 - about the same
    if of_one_size and level < 0.4 * one.body:
        return True
    return len(few.members) < _FIT_MARKS and _fills_zones(found, few, float(one.baseline_at(x)), one.body)


def _fills_zones(found: Marks, row: Row, baseline: float, body: float) -> bool:
    """Whether a few marks cover a line's body zone and keep to its zones, as grown-together letters do."""
    top, bottom = float(found.top[row.members].min()), float(found.bottom[row.members].max())
    covers = top < baseline - 0.8 * body and bottom > baseline - 0.2 * body
    return covers and baseline - top < _REACH_ABOVE * body and bottom - baseline < 0.9 * body


def _absorbed(parts: list[Row], found: Marks) -> list[Row]:
    """Rows closer than lines can stand go into the longer one: they are vowels grown together."""
    kept: list[Row] = []
    for part in sorted(parts, key=lambda row: -float(found.width[row.members].sum())):
        for place, row in enumerate(kept):
            if _crowds(row, part, found):
                kept[place] = Row(row.seed, np.concatenate((row.members, part.members)))
                break
        else:
            kept.append(part)
    return kept


def _crowds(row: Row, part: Row, found: Marks) -> bool:
    one, other = row.seed, part.seed
    if one.block != other.block:
        return False
    x0, x1 = float(found.x0[part.members].min()), float(found.x1[part.members].max())
    shared = min(x1, float(found.x1[row.members].max())) - max(x0, float(found.x0[row.members].min()))
    rise = float(one.baseline_at((x0 + x1) / 2)) - float(other.baseline_at((x0 + x1) / 2))
    return shared > 0.5 * (x1 - x0) and -0.9 * one.body < rise < _CROWDED_BODIES * one.body


def _is_dust(row: Row, found: Marks) -> bool:
    """Whether nothing in the row is as large as a dash; one that stands alone in a cell may be shorter."""
    width, height = float(found.width[row.members].max()), float(found.height[row.members].max())
    alone = row.seed.block > 0 and len(row.members) == 1 and width >= 2 * height
    least = SHORT_DASH_BODIES if alone else DASH_BODIES
    return max(width, height) < least * row.seed.body


def _measured(found: Marks, row: Row, usual: float) -> Row:
    """The row with baseline and body read off its ink, which letters grown together do not mislead.

    A band that is neither near the row's own body nor near the page's `usual` one is not believed.
    """
    seed = row.seed
    band = _band(found, row, usual)
    if band is None:
        return row
    body = band[1] - band[0]
    near_own, near_usual = abs(body / seed.body - 1) < 0.3, abs(body / usual - 1) < 0.2  # noqa: PLR2004 - see above
    if not (near_usual or (near_own and len(row.members) >= _FIT_MARKS)):
        return row
    kept = (body + seed.body) / 2 if near_own else body
    return Row(Seed(seed.x0, seed.x1, band[1], seed.slope, kept, seed.block), row.members)


def _band(found: Marks, row: Row, usual: float) -> tuple[float, float] | None:
    """Top and bottom of a line's fullest rows of pixels, at column 0 of its slope; None if short."""
    seed, members = row.seed, row.members
    x0, x1 = int(found.x0[members].min()), int(found.x1[members].max())
    if x1 - x0 < _MEASURABLE_BODIES * usual:
        return None
    top, bottom = int(found.top[members].min()), int(found.bottom[members].max())
    window = np.isin(found.labels[top:bottom, x0:x1], members + 1)
    y, x = np.nonzero(window)
    level = y - np.rint(seed.slope * (x + x0)).astype(np.int64)
    shift = int(level.min())
    counts = np.bincount(level - shift).astype(np.float64)
    band = np.flatnonzero(counts >= _BAND_SHARE * np.percentile(counts, 92))
    run = _run_around(band, round(seed.baseline - 0.4 * min(seed.body, usual)) - top - shift)
    return None if run is None else (float(top + shift + run[0]), float(top + shift + run[1]))


def _run_around(rows_in_band: NDArray[np.int64], middle: int) -> tuple[int, int] | None:
    """The half-open run of consecutive rows that holds `middle`."""
    runs = np.split(rows_in_band, np.flatnonzero(np.diff(rows_in_band) > 1) + 1)
    for run in runs:
        if len(run) and run[0] <= middle <= run[-1]:
            return int(run[0]), int(run[-1]) + 1
    return None


def _seeds_of_size(
    found: Marks, left: NDArray[np.bool_], blocks: NDArray[np.int32], size: float
) -> list[Seed]:
    letters = np.flatnonzero(left & (found.height >= _PURE[0] * size) & (found.height <= _TALLEST * size))
    if not len(letters):
        return []
    made: list[Seed] = []
    for group in strips(found, letters, blocks, size):
        pure = group[found.height[group] <= _PURE[1] * size]
        if len(pure):
            made.append(_seed(found, pure, size, int(blocks[group[0]])))
    return made


def _leftover_seeds(
    found: Marks, left: NDArray[np.bool_], blocks: NDArray[np.int32], body: float
) -> list[Seed]:
    """Lines without any letter: a dash hangs at half the body, a dot stands on the line."""
    rest = np.flatnonzero(left)
    if not len(rest):
        return []
    seeds: list[Seed] = []
    for group in strips(found, rest, blocks, body):
        height = float(found.height[group].max())
        middle, bottom = float(np.median(found.centre_y[group])), float(found.bottom[group].max())
        flat = height < 0.45 * body and float(found.width[group].max()) > 1.5 * height
        baseline = middle + 0.45 * body if flat else bottom
        x0, x1 = float(found.x0[group].min()), float(found.x1[group].max())
        seeds.append(Seed(x0, x1, baseline, 0.0, body, int(blocks[group[0]])))
    return seeds
