"""Rows that no rule parts: where each begins and ends, by row numbers, headings inside the table and gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.tables.rows import TOTAL
from pipeline.tables.runs import Run
from pipeline.tables.wording import GROUP, plain
from pipeline.text.money import AmountKind, parse_amount

CROSS_PT = 3.0
"""A run that reaches so far into another column lies over both."""

SURE_GAP = 1.2
"""A gap this many times as wide as any other between two rows is the one that parts them."""

ROW_GAP_SHARE = 0.75
SAME_LEVEL_EM, NEAR_EM = 0.5, 0.9
FEWEST_AMOUNTS = 2
BLANK_EM = 0.6
"""No wider is a blank between two words of one text, in font sizes."""

RULE_SHARE = 0.55
"""Share of the table's width that a rule must run over to part rows."""

_FIGURES = re.compile(r"^[0-9๐-๙,.\-–/= ]+$")


@dataclass(frozen=True, slots=True)
class Band:
    """One row: its edges, and how many of its first columns its first cell spans."""

    top: float
    bottom: float
    span: int = 1


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a row is known by: its number, or a heading or sum over several columns."""

    top: float
    bottom: float
    order: int
    span: int
    until: float = float("inf")
    """The place in the content where the next row begins."""


def column_at(xs: Sequence[float], x: float) -> int:
    """The column of an x position; -1 left of all."""
    return sum(1 for edge in xs[:-1] if edge <= x) - 1


def reach(xs: Sequence[float], run: Run) -> tuple[int, int]:
    """The first and last column a run lies in, slight overlaps left out."""
    first, last = column_at(xs, run.x0 + CROSS_PT), column_at(xs, run.x1 - CROSS_PT)
    return max(0, first), max(0, first, min(last, len(xs) - 2))


def bands(
    runs: Sequence[Run],
    xs: Sequence[float],
    edges: tuple[float, float],
    rules: Sequence[float] = (),
    number_column: int | None = 0,
) -> list[Band]:
    """The rows between `edges` (top, bottom). `rules`: y of rules across, used where they part all rows."""
    anchors = _anchors(runs, xs, number_column)
    parted = [y for y in rules if edges[0] < y < edges[1]]
    if parted and _all_parted(anchors, parted):
        return [_ruled(top, bottom, runs, xs) for top, bottom in pairwise([edges[0], *parted, edges[1]])]
    if not anchors:
        return [Band(*edges)]
    return _between(runs, anchors, edges)


def anchor_count(runs: Sequence[Run], xs: Sequence[float], number_column: int | None = 0) -> int:
    """How many rows plainly begin."""
    return len(_anchors(runs, xs, number_column))


def led_bands(runs: Sequence[Run], xs: Sequence[float], edges: tuple[float, float]) -> list[Band]:
    """The rest of a row of the page before, and the one row that begins below it; none where it is one row.

    The rest is parted from the row by a blank wider than those between lines, and was drawn before it.
    """
    (anchor,) = _anchors(runs, xs, 0)
    gaps = _gaps(runs, min(run.top for run in runs), max(run.bottom for run in runs))
    above = [gap for gap in gaps if gap[1] <= anchor.top]
    if not above or anchor.span > 1:
        return []
    width, y = max(above)
    rest = max((gap for gap in gaps if gap != (width, y)), default=(0.0, 0.0))
    drawn_before = all(run.order < anchor.order for run in runs if run.level < y)
    if not drawn_before or width < SURE_GAP * rest[0]:
        return []
    return [Band(edges[0], y), Band(y, edges[1])]


def _anchors(runs: Sequence[Run], xs: Sequence[float], number_column: int | None) -> list[_Anchor]:
    found: list[_Anchor] = []
    for run in sorted(runs, key=lambda r: (r.base, r.x0)):
        span = _span(run, runs, xs, number_column)
        if span and not (found and run.level <= found[-1].bottom):
            found.append(_Anchor(run.top, run.bottom, run.order, span))
    return found


def _span(run: Run, runs: Sequence[Run], xs: Sequence[float], number_column: int | None) -> int:
    """Columns that the row beginning with a run joins at its left: 1 for a plain row, 0 where none begins."""
    first, last = reach(xs, run)
    words = plain(run.text)
    if first == last == (number_column or 0) and run.number is not None:
        return 1
    if number_column is None and first == last == 0 and _sums_up(run, runs):
        return 1
    number_column = number_column or 0
    crossing = last > first
    if (
        crossing
        and not _texts_beside(run, runs)
        and (GROUP.match(run.text.strip()) or (first == 0 and not number_column and run.number is None))
    ):
        return len(xs) - 1 if not _amounts_beside(run, runs) else last + 1
    if TOTAL.match(words) and _is_sum(run, runs, first <= number_column + 1 and crossing):
        return last + 1
    return 0


def _sums_up(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a label at the left has nothing but several amounts beside it: a row of a summary."""
    kinds = [parse_amount(r.text).kind for r in _beside(run, runs)]
    return kinds.count(AmountKind.AMOUNT) >= FEWEST_AMOUNTS and AmountKind.TEXT not in kinds


def _is_sum(run: Run, runs: Sequence[Run], at_left: bool) -> bool:  # noqa: FBT001 (what is known of its place)
    """Whether words that say sum begin a row of amounts: at its left, or alone wherever they are centred."""
    return at_left or (_amounts_beside(run, runs, NEAR_EM) and not _texts_beside(run, runs))


def _texts_beside(run: Run, runs: Sequence[Run]) -> bool:
    """Whether words of another cell stand beside a run on its level."""
    level = [r for r in _beside(run, runs) if r.text.strip()]
    return any(
        parse_amount(r.text).kind is AmountKind.TEXT and any(c.isalpha() for c in r.text) for r in level
    )


def _beside(run: Run, runs: Sequence[Run], near_em: float = SAME_LEVEL_EM) -> list[Run]:
    """What stands on the level of a run, less the words of its own text that wide blanks part from it."""
    level = [r for r in runs if r is not run and abs(r.base - run.base) < near_em * run.size]
    end, rest = run.x1, []
    for one in sorted(level, key=lambda r: r.x0):
        if 0 <= one.x0 - end <= BLANK_EM * run.size:
            end = one.x1
        else:
            rest.append(one)
    return rest


def _amounts_beside(run: Run, runs: Sequence[Run], near_em: float = SAME_LEVEL_EM) -> bool:
    """Whether all else on a run's level is amounts, and there are some; broken ones stand half a line off."""
    level = _beside(run, runs, near_em)
    figures = [r for r in level if _FIGURES.match(r.text.strip())]
    kinds = [parse_amount(r.text).kind for r in level if r not in figures]
    some = any(c.isdigit() for r in figures for c in r.text)
    return (some or AmountKind.AMOUNT in kinds) and AmountKind.TEXT not in kinds


def _all_parted(anchors: Sequence[_Anchor], rules: Sequence[float]) -> bool:
    return len(anchors) > 1 and all(
        any(one.bottom - 1 <= y <= other.top + 1 for y in rules) for one, other in pairwise(anchors)
    )


def _ruled(top: float, bottom: float, runs: Sequence[Run], xs: Sequence[float]) -> Band:
    own = [run for run in runs if top <= run.level < bottom]
    anchors = _anchors(own, xs, 0)
    return Band(top, bottom, anchors[0].span if len(anchors) == 1 else 1)


def _between(runs: Sequence[Run], anchors: Sequence[_Anchor], edges: tuple[float, float]) -> list[Band]:
    anchors = [
        replace(one, until=min((a.order for a in anchors if a.order > one.order), default=float("inf")))
        for one in anchors
    ]
    by_cells = _drawn_by_cells(runs, len(anchors))
    cuts = [_cut(runs, one, other, by_cells=by_cells) for one, other in pairwise(anchors)]
    usual = median(gap for gap, _ in cuts) if cuts else 0.0
    out: list[Band] = []
    first = _drawn_before(runs, anchors[0]) if by_cells else _lead(runs, anchors[0], edges[0], usual)
    if first is not None:
        out.append(Band(edges[0], first))
    ys = [first if first is not None else edges[0], *(y for _, y in cuts), edges[1]]
    for anchor, (top, bottom) in zip(anchors, pairwise(ys), strict=True):
        tail = _tail(runs, anchor, (top, bottom)) if anchor.span > 1 else None
        if tail is None:
            out.append(Band(top, bottom, anchor.span))
        else:
            out += [Band(top, tail, anchor.span), Band(tail, bottom)]
    return out


def _drawn_by_cells(runs: Sequence[Run], rows: int) -> bool:
    """Whether the page draws cell after cell: after the last line of one it goes up to the next cell."""
    ordered = sorted(runs, key=lambda r: r.order)
    rises = sum(after.base < before.base - SAME_LEVEL_EM * before.size for before, after in pairwise(ordered))
    return rises >= rows


def _drawn_before(runs: Sequence[Run], anchor: _Anchor) -> float | None:
    """Where lines end that were drawn before the first row's number: the rest of a row of the page before."""
    before = [run for run in runs if run.order < anchor.order and run.level < anchor.top]
    if not before or anchor.span > 1:
        return None if not before else anchor.top
    own = [run.top for run in runs if run.order >= anchor.order and run.level < anchor.bottom]
    low, high = max(run.bottom for run in before), min([anchor.top, *own])
    return (low + high) / 2 if high >= low - 1 else None


def _cut(runs: Sequence[Run], one: _Anchor, other: _Anchor, *, by_cells: bool) -> tuple[float, float]:
    """Between two anchors the gap that parts their rows: (width, y)."""
    gaps = _gaps(runs, one.bottom, other.top)
    plain_rows = one.span == other.span == 1
    ordered = _by_order(runs, one, other) if plain_rows and by_cells else None
    if ordered is not None:
        return ordered
    if not gaps:
        return 0.0, other.top
    if not plain_rows:  # a heading is a line of its own: cut right beside it
        return gaps[0] if one.span > 1 and not _sum_goes_on(runs, one, other) else gaps[-1]
    best = max(gaps)
    rest = max((gap for gap in gaps if gap != best), default=(0.0, 0.0))
    if best[0] >= SURE_GAP * rest[0]:
        return best
    return _by_order(runs, one, other) or gaps[-1]


def _sum_goes_on(runs: Sequence[Run], one: _Anchor, other: _Anchor) -> bool:
    """Whether nothing but figures stands below a sum: its amounts, broken over two lines."""
    below = [run for run in runs if one.bottom < run.level < other.top]
    return bool(below) and all(_FIGURES.match(run.text.strip()) for run in below)


def _gaps(runs: Sequence[Run], low: float, high: float) -> list[tuple[float, float]]:
    """The blanks between two heights over all columns: (width, middle), from the top down."""
    spans = sorted((run.top, run.bottom) for run in runs if run.bottom > low and run.top < high)
    out: list[tuple[float, float]] = []
    edge = low
    for top, bottom in [*spans, (high, high)]:
        if min(top, high) > edge:
            out.append((min(top, high) - edge, (min(top, high) + edge) / 2))
        edge = max(edge, bottom)
    return out


def _by_order(runs: Sequence[Run], one: _Anchor, other: _Anchor) -> tuple[float, float] | None:
    """The cut that the content's order tells, where all drawn before a row's number stands above it."""
    before = [r for r in runs if one.order <= r.order < other.order and r.top >= one.top - r.size]
    own = [r for r in runs if other.order <= r.order < other.until]
    after = [r for r in own if r.level < other.bottom and r.level > one.top]
    if not before or any(r.level > other.top for r in before):
        return None
    low = max(r.bottom for r in before)
    high = min([other.top, *(r.top for r in after)])
    return (high - low, (low + high) / 2) if high >= low - 1 else None


def _lead(runs: Sequence[Run], anchor: _Anchor, top: float, usual: float) -> float | None:
    """Where lines above the first anchor end that are the rest of a row of the page before; else `None`."""
    gaps = _gaps(runs, top, anchor.top)
    above = [run for run in runs if run.bottom <= anchor.top + 1 and run.top >= top - 1]
    if not above or not gaps:
        return None
    gap = gaps[-1] if anchor.span > 1 else max(gaps[1:], default=None)
    if gap is None:
        gap = gaps[0] if gaps[0][1] > min(run.bottom for run in above) else None
    if gap is None or not any(run.level < gap[1] for run in above):
        return None
    return gap[1] if anchor.span > 1 or gap[0] >= ROW_GAP_SHARE * usual else None


def _tail(runs: Sequence[Run], anchor: _Anchor, edges: tuple[float, float]) -> float | None:
    """Where a heading's line ends in a row that goes on below it without a number; else `None`."""
    below = [
        run for run in runs if anchor.bottom < run.level and run.level < edges[1] and run.top >= anchor.bottom
    ]
    if all(_FIGURES.match(run.text.strip()) for run in below):
        return None  # a sum broken over two lines
    gaps = _gaps(runs, anchor.bottom, edges[1])
    return gaps[0][1] if below and gaps and gaps[0][1] < min(r.level for r in below) else None
