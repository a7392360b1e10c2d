"""A rule as a chain of short pieces, so that it may bow, and the test that tells it from letters."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Px

Box = tuple[int, int, int, int]  # x, y, width, height
Mask = NDArray[np.bool_]

# The darker a candidate is along its length, the larger the share of it that may have ink beside it: a worn
# rule must stand free, an unbroken one may have a column of numbers set against it.
_DARK_SHARES = (0.75, 0.90, 0.97)
_LEGS_SHARES = (0.40, 0.60, 0.72)
_FULL_ROW = 0.7  # of the fullest row: rows of pixels that belong to the rule and not to letters at it
_AS_FULL = 0.97
_FULL_BAND = 0.55
_CORE_DEPTH = 0.4  # of the darkest row
_FILLED_SHARE = 0.78
_EVEN_DEPTH, _EVEN_LEAST = 0.5, 0.75  # share of a rule's columns at least half as dark as its median
_SOLID_SHARE = 0.96
_FEWEST_DASHES, _DASHES_ALIKE = 6, 0.7
_DASH_HEIGHT, _DASH_LENGTH = 0.7, 1.5  # in greatest thicknesses; in heights
_EVEN_SURE = 0.9
_LEG_DEPTH = 0.25  # of how dark the rule is: what is fainter beside it is no letter
_REACH = 0.5  # how far beside a rule letters are looked for, in greatest thicknesses
_SHORT, _LONG = 20, 40  # lengths, in greatest thicknesses
_SHORTEST_PIECE_PX = 8
_STRETCH_FILL = 0.4  # of the height of a band: a rule fills it but for its halo


@dataclass(frozen=True, slots=True)
class Rule:
    """A level rule; an upright one is the same with x and y exchanged."""

    pieces: tuple[Box, ...]  # from the left

    @property
    def box(self) -> Px:
        """The box around all pieces."""
        return (
            float(min(p[0] for p in self.pieces)),
            float(min(p[1] for p in self.pieces)),
            float(max(p[0] + p[2] for p in self.pieces)),
            float(max(p[1] + p[3] for p in self.pieces)),
        )

    @property
    def length(self) -> float:
        """From end to end, in pixels."""
        return self.box[2] - self.box[0]

    def joined(self, other: "Rule") -> "Rule":
        """Both as one."""
        return Rule(tuple(sorted(self.pieces + other.pieces)))


def bands(box: Box, blob: Mask, thickest: float) -> list[Box]:
    """The thin level bands of a blob: itself, or its fullest rows where letters have grown on."""
    x, y, _, height = box
    if height <= thickest:
        return [box]
    counts = blob.sum(axis=1)
    full = np.flatnonzero(counts >= _FULL_BAND * counts.max())
    found: list[Box] = []
    for run in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1):
        if len(run) > thickest:
            continue
        columns = np.flatnonzero(blob[run[0] : run[-1] + 1].any(axis=0))
        found.append((x + int(columns[0]), y + int(run[0]), int(np.ptp(columns)) + 1, len(run)))
    return found


def pieces(seen: tuple[NDArray[np.float32], Mask], band: Box, length: int) -> Rule:
    """The band cut into pieces of `length`, each narrowed to the rows that are dark along it.

    `seen` is how dark the page is, and where dark enough. The ghost that a scanner draws beside a rule is as
    unbroken as the rule itself: of such rows the darkest counts.
    """
    depth, dark = seen
    x, y, width, height = band
    cuts = list(range(x, x + width, length))
    if len(cuts) > 1 and x + width - cuts[-1] < _SHORTEST_PIECE_PX:
        cuts.pop()
    made: list[Box] = []
    for start, end in zip(cuts, [*cuts[1:], x + width], strict=True):
        coverage = dark[y : y + height, start:end].mean(axis=1)
        unbroken = coverage >= _AS_FULL * coverage.max()
        peak = int(np.where(unbroken, depth[y : y + height, start:end].mean(axis=1), -np.inf).argmax())
        top = bottom = peak
        while top > 0 and coverage[top - 1] >= _FULL_ROW * coverage[peak]:
            top -= 1
        while bottom + 1 < len(coverage) and coverage[bottom + 1] >= _FULL_ROW * coverage[peak]:
            bottom += 1
        made.append((start, y + top, end - start, bottom - top + 1))
    return Rule(tuple(made))


def darkest_stretch(dark: Mask, band: Box, gap: int) -> Box | None:
    """The longest dark stretch of a band, gaps up to `gap` passed over; `None` if it is all of it.

    A border next to a heading or a line of text below is found longer than it is.
    """
    x, y, width, height = band
    columns = np.flatnonzero(dark[y : y + height, x : x + width].mean(axis=0) >= _STRETCH_FILL)
    if not len(columns):
        return None
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > gap) + 1)
    longest = max(runs, key=np.ptp)
    start, end = int(longest[0]), int(longest[-1]) + 1
    return None if end - start >= width - gap else (x + start, y, end - start, height)


def tightened(depth: NDArray[np.float32], rule: Rule) -> Rule:
    """The rule narrowed to its core, without the halo of scanners and JPEG, in which tone marks stand."""
    made: list[Box] = []
    for x, y, width, height in rule.pieces:
        core = np.median(depth[y : y + height, x : x + width], axis=1)
        # A worn stretch of a dotted rule may be paper in most columns: it keeps its height.
        rows = np.flatnonzero(core >= _CORE_DEPTH * max(0.0, float(core.max())))
        if not len(rows):
            rows = np.arange(height)
        made.append((x, y + int(rows[0]), width, int(np.ptp(rows)) + 1))
    return Rule(tuple(made))


class Grade(StrEnum):
    """What a candidate is: a rule, a rule if its ends meet crossing rules (letters hug it), or none."""

    RULE = "rule"
    HUGGED = "hugged"
    NONE = "none"


def graded(depth: NDArray[np.float32], dark: Mask, rule: Rule, thickest: float) -> Grade:
    """A rule is thin, dark along its length or dashed, and bare beside, unlike the edge of a text line."""
    return Grade.RULE if _dashed(depth, dark, rule, thickest) else _graded(depth, dark, rule, thickest)


def _graded(depth: NDArray[np.float32], dark: Mask, rule: Rule, thickest: float) -> Grade:
    if float(np.median([piece[3] for piece in rule.pieces])) > thickest:
        return Grade.NONE
    filled = [float(dark[y : y + height, x : x + width].mean()) for x, y, width, height in rule.pieces]
    # By length: a scrap of a last piece, past the end of the rule, must not outweigh the rule.
    if float(np.average(filled, weights=[piece[2] for piece in rule.pieces])) < _FILLED_SHARE:
        return Grade.NONE
    boxes = rule.pieces
    middle = np.concatenate([dark[max(0, y - 1) : y + h + 1, x : x + w].any(axis=0) for x, y, w, h in boxes])
    deep = np.concatenate([depth[max(0, y - 1) : y + h + 1, x : x + w].max(axis=0) for x, y, w, h in boxes])
    dark_share = float(middle.mean())
    even_share = float(np.mean(deep > _EVEN_DEPTH * np.median(deep)))
    if dark_share < _DARK_SHARES[0] or even_share < _EVEN_LEAST:
        return Grade.NONE
    if min(dark_share, even_share) >= _SOLID_SHARE and rule.length >= _LONG * thickest:
        return Grade.RULE  # no row of letters is that even; beside it may run the other half of a double rule
    # Shading and the halo of an even rule are fainter than letters.
    seen = dark & (depth > _LEG_DEPTH * float(np.median(deep))) if even_share >= _EVEN_SURE else dark
    leg = _legs(seen, rule, max(3, round(_REACH * thickest)))
    allowed = float(np.interp(dark_share, _DARK_SHARES, _LEGS_SHARES))
    if rule.length < _SHORT * thickest:
        allowed = min(allowed, _LEGS_SHARES[0])
    if float(leg[middle].mean()) <= allowed:
        return Grade.RULE
    return Grade.HUGGED if dark_share >= _DARK_SHARES[1] else Grade.NONE


def _dashed(depth: NDArray[np.float32], dark: Mask, rule: Rule, thickest: float) -> bool:
    """Whether it is dash after dash of one length: letters come in all widths, dots are as long as high."""
    height = float(np.median([piece[3] for piece in rule.pieces]))
    deep = np.concatenate([depth[y : y + h, x : x + w].max(axis=0) for x, y, w, h in rule.pieces])
    on = deep > _EVEN_DEPTH * float(np.percentile(deep, 90))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], on, [False]))))
    dashes, gaps = edges[1::2] - edges[::2], edges[2::2] - edges[1:-1:2]
    long = len(dashes) >= _FEWEST_DASHES and rule.length >= _SHORT * thickest
    if not long or height > _DASH_HEIGHT * thickest:
        return False
    usual, usual_gap = float(np.median(dashes)), float(np.median(gaps))
    alike = float(np.percentile(dashes, 10)) >= _DASHES_ALIKE * usual
    gaps_alike = float(np.percentile(gaps, 90)) <= usual_gap / _DASHES_ALIKE + 1
    legs = float(_legs(dark, rule, max(3, round(_REACH * thickest)))[on].mean())
    sized = usual >= _DASH_LENGTH * height and usual_gap <= thickest
    return sized and alike and gaps_alike and legs <= _LEGS_SHARES[2]


def _legs(dark: Mask, rule: Rule, reach: int) -> Mask:
    """At which columns of a rule there is ink within `reach` above or below."""
    found = []
    for x, y, width, height in rule.pieces:
        above = dark[max(0, y - 2 - reach) : max(0, y - 2), x : x + width].any(axis=0)
        below = dark[y + height + 2 : y + height + 2 + reach, x : x + width].any(axis=0)
        found.append(above | below)
    return np.concatenate(found)
