"""Tables without rules between their columns: text that lines up in columns, amounts on most lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from pipeline.tables.assign import filled
from pipeline.tables.edges import Edges
from pipeline.tables.grid import Grid, GridCell
from pipeline.tables.page_table import PageTable
from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext
from pipeline.text.money import AmountKind, parse_amount
from schemas.geometry import BBox
from schemas.line import Line
from schemas.page_content import PageContent
from schemas.table import Ruling

APART_EM = 0.9
"""A blank this wide parts two runs of a line."""

CORRIDOR_PT = 5.0
MIN_DATA_LINES = 3
FEWEST_LINES = 3
CROSSED_SHARE = 0.12
"""Share of the data lines that may cross a corridor between columns."""

MAX_HEADER_LINES = 4
LEADERS = re.compile(r"\.{4,}|…{2,}")  # dots that lead to a page number
RULE_NEAR_PT = 12.0
RULE_SLACK_PT = 40.0
LONGEST_STEP_EM = 3.2
"""Lines further apart than this, in font sizes, do not belong to one table without rules."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one line without a wide blank in it."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """The runs of one printed line."""

    top: float
    bottom: float
    size: float
    runs: tuple[Run, ...]

    @property
    def amounts(self) -> int:
        """How many runs after the first are amounts, dashes or `###`."""
        return sum(1 for run in self.runs[1:] if is_figure(run.text))


def is_figure(text: str) -> bool:
    """Whether a run is an amount, a dash or `###` and nothing else."""
    amount = parse_amount(text)
    return (
        amount.kind in {AmountKind.AMOUNT, AmountKind.NONE_DECLARED, AmountKind.UNREADABLE}
        and not amount.rest
    )


def text_rows(page: PageContent, box: BBox, context: RepairContext) -> tuple[TextRow, ...]:
    """The upright lines inside a box, cut into runs."""
    glyphs = page.glyphs
    x = (glyphs.boxes_pt[:, 0] + glyphs.boxes_pt[:, 2]) / 2
    y = glyphs.baseline_pt - 0.3 * glyphs.size_pt
    inside = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom) & (glyphs.turn == 0)
    chosen = glyphs.take(inside)
    out = []
    for line in assembled(chosen, context):
        runs = tuple(_runs(line.raw, line.rows, chosen.boxes_pt, line.size_pt))
        if runs:
            out.append(TextRow(line.bbox.top, line.bbox.bottom, line.size_pt, runs))
    return tuple(sorted(out, key=lambda r: r.top))


def _runs(
    raw: str, rows: "np.typing.NDArray[np.intp]", boxes: "np.typing.NDArray[np.float32]", size: float
) -> Iterable[Run]:
    start, x0, x1 = 0, None, 0.0
    for at, row in enumerate(rows.tolist()):
        if row < 0 or raw[at].isspace():
            continue
        left, right = float(boxes[row, 0]), float(boxes[row, 2])
        if x0 is not None and left - x1 > APART_EM * size:
            yield Run(x0, x1, raw[start:at].strip())
            start, x0 = at, None
        x0 = left if x0 is None else x0
        x1 = max(x1, right) if start < at else right
    if x0 is not None:
        yield Run(x0, x1, raw[start:].strip())


def aligned_table(page: PageContent, box: BBox, edges: Edges, context: RepairContext) -> PageTable | None:
    """The table whose columns line up inside a box; `None` where they do not."""
    rows = text_rows(page, box, context)
    data = [row for row in rows if row.amounts]
    if len(data) < MIN_DATA_LINES:
        return None
    xs = _columns(rows, data, box)
    if len(xs) < FEWEST_LINES:
        return None
    head = [row for row in rows if _middle(row) < data[0].top]
    grid = _grid(xs, rows, head, (box, edges))
    return replace(filled(grid, page, context), ruling=Ruling.UNRULED, head_rows=_head_rows(head, xs))


def _head_rows(head: Sequence[TextRow], xs: Sequence[float]) -> int:
    return len(_header_levels(head, xs)) if head else 0


def _middle(row: TextRow) -> float:
    return (row.top + row.bottom) / 2


def _columns(rows: Sequence[TextRow], data: Sequence[TextRow], box: BBox) -> list[float]:
    """Edges of the columns: the middles of the corridors that hardly any data line crosses."""
    last = max(row.bottom for row in data)
    body = [row for row in rows if data[0].top - 1 <= row.top <= last]
    steps = np.arange(box.x0, box.x1, 1.0)
    crossed = np.zeros(len(steps), dtype=np.int64)
    for row in body:
        for run in row.runs:
            crossed += (steps >= run.x0 - 0.5) & (steps <= run.x1 + 0.5)
    free = crossed <= CROSSED_SHARE * len(body)
    edges, start = [], None
    for at, is_free in enumerate([*free.tolist(), False]):
        if is_free and start is None:
            start = at
        elif not is_free and start is not None:
            if at - start >= CORRIDOR_PT and start > 0 and at < len(steps):
                edges.append(float(steps[start] + steps[at - 1]) / 2)
            start = None
    return _with_figures([box.x0, *edges, box.x1], data)


def _with_figures(xs: list[float], data: Sequence[TextRow]) -> list[float]:
    """The edges without those that part words from words: a column after the first holds figures."""
    out = [xs[0]]
    for left, right in pairwise(xs[1:]):
        inside = [run for row in data for run in row.runs if left <= (run.x0 + run.x1) / 2 < right]
        if any(is_figure(run.text) for run in inside):
            out.append(left)
    return [*out, xs[-1]]


def _grid(
    xs: list[float], rows: Sequence[TextRow], head: Sequence[TextRow], ground: tuple[BBox, Edges]
) -> Grid:
    """A grid with a row per data line; words alone below a data line are the rest of its label."""
    box, edges = ground
    header = _header_levels(head, xs)
    body = [row for row in rows if row not in head]
    tops = [row.top for k, row in enumerate(body) if k == 0 or row.amounts or _stands_alone(row, body[k - 1])]
    ys = [box.top, *header[1:], *(_between(rows, top) for top in tops), box.bottom]
    if not head:
        ys = [box.top, *(_between(rows, top) for top in tops[1:]), box.bottom]
    cells = [*_header_cells(xs, len(header) if head else 0, ys, edges)]
    first = len(header) if head else 0
    for r in range(first, len(ys) - 1):
        cells += [GridCell(r, c, 1, 1, BBox(xs[c], ys[r], xs[c + 1], ys[r + 1])) for c in range(len(xs) - 1)]
    return Grid(tuple(xs), tuple(ys), tuple(cells), closed=1.0)


def _between(rows: Sequence[TextRow], top: float) -> float:
    """An edge above the line that begins at `top`, below the middle of the line before it."""
    above = [row for row in rows if row.top < top]
    if not above:
        return top
    return min(top, max((above[-1].bottom + top) / 2, (above[-1].top + above[-1].bottom) / 2))


def _stands_alone(row: TextRow, before: TextRow) -> bool:
    """A line of words that is no rest of the label above: it starts further left, or after a blank."""
    return row.runs[0].x0 < before.runs[0].x0 - row.size / 2 or row.top - before.bottom > row.size


def _header_levels(head: Sequence[TextRow], xs: Sequence[float]) -> list[float]:
    """Tops of the header rows: lines with text beyond the first column."""
    levels = [row.top for row in head if any(run.x1 > xs[1] for run in row.runs)]
    return levels or [row.top for row in head[:1]]


def _header_cells(xs: Sequence[float], count: int, ys: Sequence[float], edges: Edges) -> Iterable[GridCell]:
    """Header cells: the first column's over all rows, spans where a rule runs below several columns."""
    if not count:
        return
    yield GridCell(0, 0, count, 1, BBox(xs[0], ys[0], xs[1], ys[count]))
    for r in range(count):
        spans = _spans_below(xs, (ys[r], ys[r + 1]), edges) if r + 1 < count else []
        column = 1
        while column < len(xs) - 1:
            width = next((last - column + 1 for first, last in spans if first == column), 1)
            yield GridCell(r, column, 1, width, BBox(xs[column], ys[r], xs[column + width], ys[r + 1]))
            column += width


def _spans_below(xs: Sequence[float], band: tuple[float, float], edges: Edges) -> list[tuple[int, int]]:
    """Groups of columns with one rule below them, near the foot of a header row."""
    out = []
    for y, x0, x1 in edges.across.tolist():
        if not band[0] < y <= band[1] + RULE_NEAR_PT:
            continue
        under = [
            c for c in range(1, len(xs) - 1) if xs[c] >= x0 - RULE_SLACK_PT and (xs[c] + xs[c + 1]) / 2 <= x1
        ]
        if len(under) > 1 and (xs[0] + xs[1]) / 2 < x0:
            out.append((under[0], under[-1]))
    return out


def free_regions(lines: Sequence[Line], taken: Sequence[BBox]) -> Iterator[BBox]:
    """Boxes around runs of neighbouring lines with figures in columns, outside of the tables found already.

    `lines` are the body lines of one page from the top down. Lines of several runs right above (a header)
    are taken in.
    """
    group: list[Line] = []
    above: list[Line] = []
    for line in lines:
        y = (line.bbox.top + line.bbox.bottom) / 2
        blocked = any(b.top - 2 <= y <= b.bottom + 2 for b in taken)
        tabular = not blocked and is_tabular(line)
        if group and (not tabular or _is_far(group[-1], line)):
            yield from _region(above, group)
            group, above = [], []
        if tabular:
            group.append(line)
        elif not blocked and line.gaps:
            above = [*[one for one in above if not _is_far(one, line)][-MAX_HEADER_LINES + 1 :], line]
        else:
            above = []
    yield from _region(above, group)


def _is_far(line: Line, after: Line) -> bool:
    return after.bbox.top - line.bbox.bottom > LONGEST_STEP_EM * after.size_pt


def is_tabular(line: Line) -> bool:
    """Two figures, or one that is written as money, after a label; no leaders of dots."""
    cuts = [0, *line.gaps, len(line.text)]
    runs = [line.text[a:b].strip() for a, b in pairwise(cuts)]
    figures = [run for run in runs[1:] if is_figure(run)]
    written = any("," in run or "." in run for run in figures)
    return not LEADERS.search(line.text) and len(runs) > 1 and (len(figures) > 1 or written)


def _region(above: Sequence[Line], group: Sequence[Line]) -> Iterator[BBox]:
    if len(group) < MIN_DATA_LINES:
        return
    head = [line for line in above if not _is_far(line, group[0])]
    x0 = min(line.bbox.x0 for line in (*head, *group))
    x1 = max(line.bbox.x1 for line in (*head, *group))
    yield BBox(x0 - 2, min(line.bbox.top for line in (*head, *group)) - 1, x1 + 2, group[-1].bbox.bottom + 1)
