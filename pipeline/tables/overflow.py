"""Text that overflows its cell: a run of text stays in the cell it was written in."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.grid import Grid
from pipeline.tables.header_words import starts_of_parts
from pipeline.text.marks import MARKS
from schemas.page_content import Glyphs

OUTSIDE = -1
TIGHT_PT = 0.35
KERN_EM = 0.05
"""Letters that overlap by more than both begin a new run; a font sets some pairs closer than their widths."""

WORD_GAP_EM = 0.34
"""Characters no further apart than a blank between words go on with a run."""

WIDE_SPACE_EM = 0.8
PADDING_PT = 6.0
CENTRED_PT = 2.5
EDGE_PT = 1.0
"""How near to a column's edge two characters may meet for the edge to part them."""

HABIT_PT = 0.12
MIN_HABIT = 2
FEWEST_TO_CHOOSE = 2
_MARK_CODES = np.array(sorted(ord(mark) for mark in MARKS), dtype=np.uint32)
_BRACKET = ord(")")
_SHORT_ENDS = frozenset({_BRACKET, ord(".")})
"""What names of months and years of a header end with."""

_FIGURES = frozenset(map(ord, "0123456789๐๑๒๓๔๕๖๗๘๙-–#."))
_NEVER_FIRST = frozenset(map(ord, "ะาำๅๆฯ"))
"""Thai vowels and signs that follow a letter and begin no word."""

_HELD_CODES = np.array(sorted(_NEVER_FIRST), dtype=np.uint32)

AMOUNT = re.compile(
    r"(?:(?<![\d,.])|(?<=\.\d\d))[1-9๑-๙]\d{0,2}(?:,\d{3})+\.\d\d(?=[\d–-])|(?<!\d)[–-](?=\d)|\d\.[–-](?=[\d–-])"
    r"|,\d{3}(?:\.\d\d|\.[–-])?(?=[ก-ฮเ-ไ])"
)
"""An amount with thousands parted and two decimals, a dash that says there is none, or the stroke after an
amount, and a further figure right after it; or an amount and a letter right after it."""

WHOLE = re.compile(r"(?<![\d,.])[1-9๑-๙]\d{0,2}(?:,\d{3})+(?:\.\d\d)?(?![\d,])")
"""One amount with thousands parted, no figure right before or after it."""

NEAR_EM = 0.5
_SPACE_CODES = np.array([0x20, 0xA0, 0x3000], dtype=np.uint32)
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Habit:
    """How texts of one column usually stand: x where they begin, x where they end, `None` if it varies."""

    begins: float | None
    ends: float | None


def kept_whole(glyphs: Glyphs, own: NDArray[np.int64], grid: Grid) -> NDArray[np.int64]:
    """`own` (the cell of each glyph by place) with each run all in one cell, and marks with their base.

    Glyphs are in content order. A run may be parted at a column's edge where what follows stands as texts
    of that column do.
    """
    solid = solid_rows(glyphs)
    if not len(solid):
        return own
    runs = _runs(glyphs, solid, WORD_GAP_EM)
    habits = _habits(glyphs, _runs(glyphs, solid, 0.0), grid)
    out = own.copy()
    for run in runs:
        if own[run[0]] != own[run[-1]] or len(np.unique(own[run])) > 1:
            for part in _parts(glyphs, run, grid, habits):
                out[part] = _home(glyphs, part, own, grid)
    return _with_marks(glyphs, out, solid)


def solid_rows(glyphs: Glyphs) -> Rows:
    """Rows of the glyphs that are no marks over or under others."""
    return np.flatnonzero(~np.isin(glyphs.codes, _MARK_CODES))


def _runs(glyphs: Glyphs, solid: Rows, gap_em: float) -> list[Rows]:
    """Base characters in content order that go on from each other, no further apart than `gap_em`."""
    return [run for run in np.split(solid, np.flatnonzero(_starts(glyphs, solid, gap_em))) if len(run)]


def _starts(glyphs: Glyphs, solid: Rows, gap_em: float) -> NDArray[np.bool_]:
    """For each base character, in content order: does a new run of text start with it?"""
    x0, x1 = glyphs.boxes_pt[solid, 0], glyphs.boxes_pt[solid, 2]
    level, size, turn = glyphs.baseline_pt[solid], glyphs.size_pt[solid], glyphs.turn[solid]
    line = glyphs.line[solid]  # an engine that read cell by cell knows what goes on
    blank = np.isin(glyphs.codes[solid], _SPACE_CODES) & (x1 - x0 > WIDE_SPACE_EM * size)
    gap = x0[1:] - x1[:-1]
    held = _held(glyphs.codes[solid])[1:] & (gap > -gap_em * size[1:])
    starts = np.ones(len(solid), dtype=np.bool_)
    starts[1:] = (
        ((gap < -np.maximum(TIGHT_PT, KERN_EM * size[1:])) & ~held)
        | (gap > np.maximum(gap_em * size[1:], TIGHT_PT))
        | (np.abs(level[1:] - level[:-1]) > 0.3 * size[1:])
        | (turn[1:] != 0)
        | (line[1:] != line[:-1])
        | blank[1:]
    )
    return starts


def _held(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters go on with the letter before: vowels after it, and the blank a broken one leaves."""
    vowel = np.isin(codes, _HELD_CODES)
    blank = np.isin(codes, _SPACE_CODES)
    blank[:-1] &= vowel[1:]
    blank[-1:] = False
    return np.asarray(vowel | blank)


def _habits(glyphs: Glyphs, runs: list[Rows], grid: Grid) -> list[_Habit]:
    """For each column, where its texts begin and end, as far as several do the same."""
    first = np.array([run[0] for run in runs])
    last = np.array([run[-1] for run in runs])
    begins, ends = glyphs.boxes_pt[first, 0], glyphs.boxes_pt[last, 2]
    inside = (glyphs.baseline_pt[first] > grid.ys[0]) & (glyphs.baseline_pt[first] < grid.ys[-1] + PADDING_PT)
    out = []
    for left, right in zip(grid.xs[:-1], grid.xs[1:], strict=True):
        at_left = begins[inside & (begins >= left - EDGE_PT) & (begins <= left + PADDING_PT)]
        at_right = ends[inside & (ends <= right + EDGE_PT) & (ends >= right - PADDING_PT)]
        out.append(_Habit(_usual(at_left), _usual(at_right)))
    return out


def _usual(places: NDArray[np.float32]) -> float | None:
    counted = Counter(np.round(places.astype(np.float64), 1).tolist())
    if not counted:
        return None
    place, count = counted.most_common(1)[0]
    return place if count >= MIN_HABIT else None


def _parts(glyphs: Glyphs, run: Rows, grid: Grid, habits: list[_Habit]) -> Iterator[Rows]:
    """The run cut where it meets a column's edge and goes on as texts of that column do."""
    heads = starts_of_parts("".join(map(chr, glyphs.codes[run].tolist())))
    if len(heads) == 1:
        yield run
        return
    clipped, amounts = _clip_ends(glyphs, run), _amount_ends(glyphs, run, grid) | frozenset(heads[1:])
    within = _within_amounts(glyphs, run)
    cuts = [
        at
        for at in range(1, len(run))
        if at in clipped
        or at in amounts
        or (
            at not in within
            and not glyphs.hidden[run[at - 1]]
            and _edge_between(glyphs, run[at - 1], run[at], grid)
        )
    ]
    begin = 0
    for at, end in pairwise([*cuts, len(run)]):
        parted = at in clipped or at in amounts or _figures_meet(glyphs, run[at - 1], run[at], grid)
        if parted or _stands_as_usual(glyphs, run[at:end], grid, habits):
            yield run[begin:at]
            begin = at
    yield run[begin:]


def _figures_meet(glyphs: Glyphs, before: int, after: int, grid: Grid) -> bool:
    """Whether texts of two cells meet: an edge stands between two figures, or right after a short form."""
    low, high = float(glyphs.boxes_pt[before, 2]), float(glyphs.boxes_pt[after, 0])
    if not any(low - TIGHT_PT <= x <= high + TIGHT_PT for x in grid.xs[1:-1]):
        return False
    one, other = int(glyphs.codes[before]), int(glyphs.codes[after])
    figures = {one, other} <= _FIGURES and high - low > TIGHT_PT
    return figures or (one in _SHORT_ENDS and other not in _FIGURES | _SHORT_ENDS) or one == _BRACKET


def _amount_ends(glyphs: Glyphs, run: Rows, grid: Grid) -> frozenset[int]:
    """Where a further figure follows right on an amount with its two decimals, near a column's edge.

    Amounts that fill their columns from side to side touch.
    """
    text = "".join(map(chr, glyphs.codes[run].tolist()))
    found = set()
    for end in (match.end() for match in AMOUNT.finditer(text)):
        place, near = float(glyphs.boxes_pt[run[end], 0]), NEAR_EM * float(glyphs.size_pt[run[end]])
        if any(abs(x - place) <= near for x in grid.xs[1:-1]):
            found.add(end)
    return frozenset(found)


def _within_amounts(glyphs: Glyphs, run: Rows) -> frozenset[int]:
    """Places inside an amount that is well written and stands by itself: one too wide for its column."""
    text = "".join(map(chr, glyphs.codes[run].tolist()))
    return frozenset(at for match in WHOLE.finditer(text) for at in range(match.start() + 1, match.end()))


def _clip_ends(glyphs: Glyphs, run: Rows) -> frozenset[int]:
    """Where a run goes on in sight after letters that a cell's edge clips away: another cell's text."""
    unseen = glyphs.hidden[run]
    first = int(np.argmin(unseen)) if not unseen.all() else len(run)
    return frozenset(at for at in range(first + 2, len(run)) if unseen[at - 1] and not unseen[at])


def _edge_between(glyphs: Glyphs, before: int, after: int, grid: Grid) -> bool:
    left, right = float(glyphs.boxes_pt[before, 0]), float(glyphs.boxes_pt[before, 2])
    low, high = min((left + right) / 2, right - EDGE_PT), float(glyphs.boxes_pt[after, 0]) + EDGE_PT
    begins_word = int(glyphs.codes[after]) not in _NEVER_FIRST
    return begins_word and any(low <= x <= high for x in grid.xs[1:-1])


def _stands_as_usual(glyphs: Glyphs, part: Rows, grid: Grid, habits: list[_Habit]) -> bool:
    """Whether a text begins, ends or is centred as the texts of the column it begins in."""
    x0, x1 = float(glyphs.boxes_pt[part, 0].min()), float(glyphs.boxes_pt[part, 2].max())
    column = int(np.searchsorted(np.array(grid.xs), x0 + EDGE_PT)) - 1
    if not 0 <= column < len(habits):
        return False
    habit, middle = habits[column], (grid.xs[column] + grid.xs[column + 1]) / 2
    return (
        (habit.begins is not None and abs(x0 - habit.begins) <= HABIT_PT)
        or (habit.ends is not None and abs(x1 - habit.ends) <= HABIT_PT)
        or (abs((x0 + x1) / 2 - middle) <= CENTRED_PT and x1 <= grid.xs[column + 1] + EDGE_PT)
    )


def _home(glyphs: Glyphs, run: Rows, own: NDArray[np.int64], grid: Grid) -> int:
    """The cell a run that lies over several was written in: left aligned, centred or right aligned there."""
    seen = run[~glyphs.hidden[run]]
    if len(seen) and len(seen) < len(run):
        run = seen  # clipped at the cell's edge: what shows is in the cell
    x0, x1 = float(glyphs.boxes_pt[run, 0].min()), float(glyphs.boxes_pt[run, 2].max())
    homes = [int(one) for one in dict.fromkeys(own[run].tolist()) if one != OUTSIDE]
    if len(homes) < FEWEST_TO_CHOOSE:
        return homes[0] if homes else OUTSIDE
    boxes = {home: grid.cells[home].box for home in homes}
    first, last = homes[0], homes[-1]
    if -CENTRED_PT <= x0 - boxes[first].x0 <= PADDING_PT:
        return first
    middle = (x0 + x1) / 2
    for home, box in boxes.items():
        if abs((box.x0 + box.x1) / 2 - middle) <= CENTRED_PT:
            return home
    if 0 <= boxes[last].x1 - x1 <= PADDING_PT:
        return last
    shares = {home: int((own[run] == home).sum()) for home in homes}
    return first if shares[first] * 3 >= len(run) else max(homes, key=shares.__getitem__)


def _with_marks(glyphs: Glyphs, own: NDArray[np.int64], solid: Rows) -> NDArray[np.int64]:
    """Marks in the cell of the base they follow, where they stand at it."""
    places = np.arange(len(own))
    base = np.maximum.accumulate(np.where(np.isin(places, solid), places, 0))
    marks = np.isin(glyphs.codes, _MARK_CODES) & (glyphs.line < 0)
    near = np.abs(glyphs.baseline_pt - glyphs.baseline_pt[base]) < glyphs.size_pt
    near &= np.abs(glyphs.origin_x_pt - glyphs.boxes_pt[base, 2]) < glyphs.size_pt
    return np.where(marks & near, own[base], own)
