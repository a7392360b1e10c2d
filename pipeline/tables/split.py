"""Rows that no rule parts: a tall row is split where its numbers or its aligned amounts begin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.gazetteer.departments import department_key
from pipeline.tables.page_table import CellLine, PageCell, PageTable, Part
from pipeline.text.digits import parsed_integer
from pipeline.text.money import AmountKind, parse_amount
from schemas.geometry import BBox

MIN_ANCHORS = 2
MIN_AMOUNT_COLUMNS = 2
ALIGNED_LINES = 0.55
"""Lines this near, in line heights, stand side by side."""

FAR_LINES = 3.5
BULLETS = ("-", "–", "•", "(")


@dataclass(frozen=True, slots=True)
class _Split:
    """For each cell of a row, by column: the new row of each of its lines. `count` new rows."""

    count: int
    of_lines: dict[int, tuple[int, ...]]


def split_rows(table: PageTable, first_row: int) -> PageTable:
    """The table with its tall rows from `first_row` on split where rows plainly begin."""
    out = table
    row = first_row
    while row < out.rows:
        split = _split(out.row(row)) if _is_free(out, row) else None
        if split is not None and split.count > 1:
            out = _applied(out, row, split)
            row += split.count
        else:
            row += 1
    return out


def _is_free(table: PageTable, row: int) -> bool:
    """Whether all cells beginning in the row end in it."""
    return all(c.row_span == 1 for c in table.row(row)) and len(table.row(row)) > 1


def _split(cells: Sequence[PageCell]) -> _Split | None:
    return _by_numbers(cells) or _by_amounts(cells)


def _by_numbers(cells: Sequence[PageCell]) -> _Split | None:
    """Rows begin at the numbers in the first column; content order, else the gaps, tell whose a line is."""
    lines = sorted(cells[0].lines, key=lambda line: line.box.top)
    numbers = [_row_number(line.text) for line in lines]
    if len(lines) < MIN_ANCHORS or None in numbers:
        return None
    if any(b is None or a is None or b <= a for a, b in pairwise(numbers)):
        return None
    by_order = {c.column: _owners_by_order(c, lines) for c in cells}
    if all(owners is not None for owners in by_order.values()):
        return _Split(
            len(lines), {column: owners for column, owners in by_order.items() if owners is not None}
        )
    cuts = _cuts(cells, lines)
    return _Split(
        len(lines), {c.column: tuple(_after(cuts, _middle(line)) for line in c.lines) for c in cells}
    )


def _row_number(text: str) -> int | None:
    return parsed_integer(text.strip().strip("().").strip())


def _owners_by_order(cell: PageCell, anchors: Sequence[CellLine]) -> tuple[int, ...] | None:
    """The anchor last drawn before each line, if that agrees with where the lines stand."""
    owners = []
    for line in cell.lines:
        owner = sum(1 for anchor in anchors if anchor.order <= line.order) - 1
        if owner < 0 or not _near(line, owner, anchors):
            return None
        owners.append(owner)
    by_place = [owner for _, owner in sorted(zip((ln.box.top for ln in cell.lines), owners, strict=True))]
    return tuple(owners) if by_place == sorted(by_place) else None


def _near(line: CellLine, owner: int, anchors: Sequence[CellLine]) -> bool:
    reach = FAR_LINES * _height(anchors[owner])
    low = anchors[owner].box.top - reach
    high = anchors[owner + 1].box.top + reach if owner + 1 < len(anchors) else float("inf")
    return low <= _middle(line) <= high


def _height(line: CellLine) -> float:
    return max(1.0, line.box.height_pt)


def _middle(line: CellLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def _cuts(cells: Sequence[PageCell], anchors: Sequence[CellLine]) -> list[float]:
    """Where to cut between neighbouring anchors: in the widest gap that no line of any column crosses."""
    spans = sorted((line.box.top, line.box.bottom) for c in cells for line in c.lines)
    out = []
    for above, below in pairwise(anchors):
        low, high = _middle(above), _middle(below)
        edge, best = low, (0.0, below.box.top)
        for top, bottom in spans:
            if top > edge and edge < high:
                best = max(best, (min(top, high) - edge, (min(top, high) + edge) / 2))
            edge = max(edge, bottom)
        out.append(best[1])
    return out


def _after(cuts: Sequence[float], y: float) -> int:
    return sum(1 for cut in cuts if y >= cut)


def _by_amounts(cells: Sequence[PageCell]) -> _Split | None:
    """Rows begin where amounts stand side by side in two columns or more; words above belong to headings."""
    money = [
        c for c in cells[1:] if len(c.lines) >= MIN_ANCHORS and all(_is_amount(ln.text) for ln in c.lines)
    ]
    if len(money) < MIN_AMOUNT_COLUMNS:
        return None
    levels = _levels(money)
    labels = cells[0].lines
    if len(levels) < MIN_ANCHORS or len(labels) < len(levels):
        return None
    starts = _row_starts(labels, levels)
    rows = {c.column: tuple(_row_at(starts, _middle(ln), _height(ln)) for ln in c.lines) for c in cells}
    return _Split(len(starts), rows)


def _is_amount(text: str) -> bool:
    amount = parse_amount(text)
    return amount.kind is not AmountKind.TEXT and not amount.rest.strip("+%")


def _levels(cells: Sequence[PageCell]) -> list[float]:
    """Heights at which at least two of the columns have an amount."""
    lines = sorted((_middle(ln), c.column, _height(ln)) for c in cells for ln in c.lines)
    groups: list[list[tuple[float, int, float]]] = []
    for line in lines:
        if groups and line[0] - groups[-1][0][0] <= ALIGNED_LINES * line[2]:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [g[0][0] for g in groups if len({column for _, column, _ in g}) >= MIN_AMOUNT_COLUMNS]


def _row_starts(labels: Sequence[CellLine], levels: Sequence[float]) -> list[float]:
    """Where each row begins: at each level, and at each heading line that no amount stands beside."""
    starts = list(levels)
    previous: CellLine | None = None
    for line in sorted(labels, key=_middle):
        beside = any(abs(_middle(line) - level) <= ALIGNED_LINES * _height(line) for level in levels)
        if not beside and (previous is None or _is_heading(line, previous)):
            starts.append(_middle(line))
        previous = line
    return sorted(starts)


def _is_heading(line: CellLine, previous: CellLine) -> bool:
    """A line of words that begins something: the name of a department, or type set bold after plain."""
    words = line.text.strip()
    if words.startswith(BULLETS):
        return False
    return (department_key(words) is not None and (line.bold or not previous.bold)) or (
        line.bold and not previous.bold
    )


def _row_at(starts: Sequence[float], y: float, height: float) -> int:
    return max(0, sum(1 for start in starts if y >= start - ALIGNED_LINES * height) - 1)


def _applied(table: PageTable, row: int, split: _Split) -> PageTable:
    more = split.count - 1
    edges = _edges(table, row, split)
    cells: list[PageCell] = []
    for cell in table.cells:
        if cell.row == row:
            cells.extend(_split_cell(cell, split, edges))
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))
        elif cell.row + cell.row_span > row:
            cells.append(replace(cell, row_span=cell.row_span + more))
        else:
            cells.append(cell)
    ys = (*table.ys[: row + 1], *edges[1:-1], *table.ys[row + 1 :])
    return replace(table, ys=ys, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _edges(table: PageTable, row: int, split: _Split) -> list[float]:
    """Top and bottom edges of the new rows, `count` + 1 in all, between the lines of one and the next."""
    tops = [float("inf")] * split.count
    for cell in table.row(row):
        for line, owner in zip(cell.lines, split.of_lines[cell.column], strict=True):
            tops[owner] = min(tops[owner], line.box.top)
    edges = [table.ys[row]]
    for top in tops[1:]:
        edges.append(min(max(edges[-1], top), table.ys[row + 1]) if top != float("inf") else edges[-1])
    return [*edges, table.ys[row + 1]]


def _split_cell(cell: PageCell, split: _Split, edges: Sequence[float]) -> list[PageCell]:
    part = cell.parts[0]
    out = []
    for number in range(split.count):
        lines = tuple(
            line
            for line, owner in zip(part.lines, split.of_lines[cell.column], strict=True)
            if owner == number
        )
        box = BBox(part.box.x0, edges[number], part.box.x1, edges[number + 1])
        hidden = part.hidden if number == 0 else ""
        out.append(replace(cell, row=cell.row + number, parts=(Part(part.page, box, lines, hidden),)))
    return out
