"""From ruling edges to grids: connected rules, their lines, and the cells between them with spans."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.edges import Edges
from schemas.geometry import BBox
from schemas.page_content import Floats

TOUCH_PT = 3.0
LINE_PT = 3.0
"""Lines closer than this are one line (double rules)."""

OPEN_SIDE_PT = 7.0
"""Rules that run on this far past the last crossing line bound a cell whose outer side is not drawn."""

WIDE_ROWS_PT = 60.0
"""Rows over the whole width between two parts of a table without rules at its sides are no higher in all."""

COVERED = 0.6
"""Share of an elementary side that must be drawn for it to divide two cells."""

FEWEST_LINES = 2
FEWEST_MET = 3
"""A rule of a table meets at least so many others; a side of a box or a connector meets fewer."""

MIN_CLOSED = 0.72
"""Share of a grid's area that lies in rectangular cells, below which the rules are a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: 0-based place, spans, box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines and cells of one ruled region. `open_top`, `open_bottom`: the outer rule is not drawn there."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    closed: float
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> BBox:
        """The box around the grid."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def is_table(self) -> bool:
        """Whether the rules bound a table and not a frame or a drawing."""
        return self.closed >= MIN_CLOSED and len(self.cells) > 1


@dataclass(slots=True)
class _Sides:
    """Which elementary sides are drawn. `left` (rows, columns + 1), `top` (rows + 1, columns)."""

    left: NDArray[np.bool_]
    top: NDArray[np.bool_]


@dataclass(slots=True)
class _Forest:
    """Union-find over n elements."""

    parent: list[int] = field(default_factory=list)

    def root(self, one: int) -> int:
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        self.parent[self.root(one)] = self.root(other)

    def groups(self) -> list[list[int]]:
        out: dict[int, list[int]] = {}
        for one in range(len(self.parent)):
            out.setdefault(self.root(one), []).append(one)
        return list(out.values())


def grids(edges: Edges) -> tuple[Grid, ...]:
    """The grids of a page from the top down, drawings and frames among them (`is_table` tells)."""
    found = []
    for across, down in _stacked(list(_connected(edges))):
        grid = _grid(across, down)
        if grid is not None:
            found.extend([grid] if grid.is_table or len(grid.cells) == 1 else [grid, *_inside(across, down)])
    return tuple(sorted(found, key=lambda g: (g.box.top, g.box.x0)))


def _stacked(parts: list[tuple[Floats, Floats]]) -> list[tuple[Floats, Floats]]:
    """The parts, those of one table without rules at its sides put together.

    A row over the whole width (a heading inside the table) has no rule down it that would join them.
    """
    out: list[tuple[Floats, Floats]] = []
    for part in sorted(parts, key=lambda p: float(p[0][:, 0].min())):
        at = next((k for k, above in enumerate(out) if _goes_on_below(above, part)), None)
        if at is None:
            out.append(part)
        else:
            across, down = out[at]
            out[at] = (np.concatenate([across, part[0]]), np.concatenate([down, part[1]]))
    return out


def _goes_on_below(above: tuple[Floats, Floats], below: tuple[Floats, Floats]) -> bool:
    """Whether the rules across of both run on past their outermost rules down, between the same ends."""
    ends = [(float(across[:, 1].min()), float(across[:, 2].max())) for across, _ in (above, below)]
    open_sides = all(
        x0 < float(down[:, 0].min()) - OPEN_SIDE_PT and x1 > float(down[:, 0].max()) + OPEN_SIDE_PT
        for (x0, x1), (_, down) in zip(ends, (above, below), strict=True)
    )
    same_ends = all(abs(a - b) <= LINE_PT for a, b in zip(*ends, strict=True))
    apart = float(below[0][:, 0].min()) - float(above[0][:, 0].max())
    return open_sides and same_ends and 0 <= apart <= WIDE_ROWS_PT


def _inside(across: Floats, down: Floats) -> list[Grid]:
    """Tables tied to a drawing by its connectors: what stays when rules that meet few others are left out."""
    while True:
        touch = _touching(across, down)
        keep_across, keep_down = touch.sum(axis=1) >= FEWEST_MET, touch.sum(axis=0) >= FEWEST_MET
        if keep_across.all() and keep_down.all():
            break
        across, down = across[keep_across], down[keep_down]
        if not len(across) or not len(down):
            return []
    grids_left = (_grid(*part) for part in _connected(Edges(across=across, down=down)))
    return [grid for grid in grids_left if grid is not None and grid.is_table]


def _touching(across: Floats, down: Floats) -> NDArray[np.bool_]:
    """(across, down): do the two rules touch or cross?"""
    y, x0, x1 = (across[:, k, None] for k in range(3))
    x, top, bottom = (down[None, :, k] for k in range(3))
    beside = (x >= x0 - TOUCH_PT) & (x <= x1 + TOUCH_PT)
    return np.asarray(beside & (y >= top - TOUCH_PT) & (y <= bottom + TOUCH_PT))


def _connected(edges: Edges) -> Iterable[tuple[Floats, Floats]]:
    """Groups of rules that touch or cross."""
    across, down = edges.across, edges.down
    if not len(across) or not len(down):
        return
    touch = _touching(across, down)
    forest = _Forest(list(range(len(across) + len(down))))
    for h, v in zip(*np.nonzero(touch), strict=True):
        forest.join(int(h), len(across) + int(v))
    found: list[tuple[Floats, Floats]] = []
    loose: list[int] = []
    for group in forest.groups():
        hs = [one for one in group if one < len(across)]
        vs = [one - len(across) for one in group if one >= len(across)]
        if hs and vs:
            found.append((across[hs], down[vs]))
        else:
            loose += vs
    yield from _with_loose(found, down[sorted(loose, key=lambda one: float(down[one, 1]))])


def _with_loose(parts: list[tuple[Floats, Floats]], loose: Floats) -> list[tuple[Floats, Floats]]:
    """The parts with the rules down that touch no rule across but stand inside or in line with one of theirs.

    Such are the rules of a table ruled between its columns only, on both sides of a row over the whole width.
    """
    out = list(parts)
    for rule in loose:
        for at, (across, down) in enumerate(out):
            x, top, bottom = (float(value) for value in rule)
            low = float(min(across[:, 0].min(), down[:, 1].min()))
            high = float(max(across[:, 0].max(), down[:, 2].max()))
            in_line = bool((np.abs(down[:, 0] - x) <= LINE_PT).any())
            inside = across[:, 1].min() <= x <= across[:, 2].max() and low <= top and bottom <= high
            if inside or (in_line and top <= high + WIDE_ROWS_PT and bottom >= low):
                out[at] = (across, np.concatenate([down, rule[None, :]]))
                break
    return out


def _lines(positions: NDArray[np.float32]) -> list[float]:
    """Positions clustered to lines, sorted."""
    out: list[list[float]] = []
    for position in sorted(positions.tolist()):
        if out and position - out[-1][-1] <= LINE_PT:
            out[-1].append(position)
        else:
            out.append([position])
    return [sum(group) / len(group) for group in out]


def _grid(across: Floats, down: Floats) -> Grid | None:
    xs, ys = _lines(down[:, 0]), _lines(across[:, 0])
    xs, _, _ = _with_open_sides(xs, across)
    ys, open_top, open_bottom = _with_open_sides(ys, down)
    if min(len(xs), len(ys)) < FEWEST_LINES:
        return None
    sides = _sides((xs, ys), across, down)
    cells, closed = _cells(xs, ys, sides)
    return Grid(tuple(xs), tuple(ys), cells, closed, open_top=open_top, open_bottom=open_bottom)


def _with_open_sides(lines: list[float], crossing: Floats) -> tuple[list[float], bool, bool]:
    """Lines, with one more where at least two crossing rules run on well past the outermost line."""
    starts, ends = np.sort(crossing[:, 1]), np.sort(crossing[:, 2])[::-1]
    before, after = False, False
    if len(crossing) > 1:
        first, last = float(starts[1]), float(ends[1])
        before = not lines or first < lines[0] - OPEN_SIDE_PT
        after = not lines or last > lines[-1] + OPEN_SIDE_PT
        lines = [*([first] if before else []), *lines, *([last] if after else [])]
    return lines, before, after


def _coverage(positions: list[float], marks: list[float], edges: Floats) -> NDArray[np.bool_]:
    """(positions, intervals between marks): is the line at the position drawn over the interval?"""
    low, high = np.array(marks[:-1]), np.array(marks[1:])
    covered = np.zeros((len(positions), len(low)), dtype=np.float64)
    at = np.array(positions)
    for where, start, end in edges.tolist():
        line = int(np.argmin(np.abs(at - where)))
        if abs(at[line] - where) <= TOUCH_PT:
            covered[line] += np.clip(np.minimum(high, end) - np.maximum(low, start), 0.0, None)
    return np.asarray(covered >= COVERED * (high - low))


def _sides(lines: tuple[list[float], list[float]], across: Floats, down: Floats) -> _Sides:
    xs, ys = lines
    left = _coverage(xs, ys, down).T.copy()
    top = _coverage(ys, xs, across)
    left[:, [0, -1]] = True
    top[[0, -1], :] = True
    return _Sides(left=left, top=top)


def _cells(xs: list[float], ys: list[float], sides: _Sides) -> tuple[tuple[GridCell, ...], float]:
    """Elementary cells merged where no side is drawn between them; share of the area in rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    forest = _Forest(list(range(rows * columns)))
    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not sides.left[r, c + 1]:
                forest.join(r * columns + c, r * columns + c + 1)
            if r + 1 < rows and not sides.top[r + 1, c]:
                forest.join(r * columns + c, (r + 1) * columns + c)
    cells: list[GridCell] = []
    whole = 0.0
    for group in forest.groups():
        parts = _rectangles([divmod(one, columns) for one in group])
        cells.extend(_cell(part, xs, ys) for part in parts)
        whole += _area(_cell(parts[0], xs, ys).box) if len(parts) == 1 else 0.0
    total = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
    return tuple(sorted(cells, key=lambda c: (c.row, c.column))), whole / total if total else 0.0


def _area(box: BBox) -> float:
    return box.width_pt * box.height_pt


def _rectangles(places: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A connected region as rectangles (row, column, row span, column span): itself, or strips of rows."""
    if len(places) == 1:
        return [(*places[0], 1, 1)]
    by_row: dict[int, list[int]] = {}
    for r, c in places:
        by_row.setdefault(r, []).append(c)
    strips: list[list[int]] = []
    for r in sorted(by_row):
        for first, last in _spans(sorted(by_row[r])):
            above = next(
                (s for s in strips if s[0] + s[2] == r and (s[1], s[3]) == (first, last - first + 1)), None
            )
            if above is not None:
                above[2] += 1
            else:
                strips.append([r, first, 1, last - first + 1])
    return [(s[0], s[1], s[2], s[3]) for s in strips]


def _spans(columns: list[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for c in columns:
        if out and c == out[-1][1] + 1:
            out[-1] = (out[-1][0], c)
        else:
            out.append((c, c))
    return out


def _cell(part: tuple[int, int, int, int], xs: list[float], ys: list[float]) -> GridCell:
    row, column, row_span, column_span = part
    box = BBox(xs[column], ys[row], xs[column + column_span], ys[row + row_span])
    return GridCell(row, column, row_span, column_span, box)
