"""Reading order: rows from the top, left to right; a table where it stands, cell by cell, row by row.

Columns of running text are read one after the other, so are the pages of a spread and the blocks of those who
sign side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.ocr import Px

_SAME_ROW_BODIES = 0.7
_TOUCH_PX = 12.0
_ROWS_ABOVE_NAMES, _ROWS_BELOW_NAMES = 2, 4
_NEAR_BODIES = 6.5
_CENTRED_BODIES = 3.5


@dataclass(frozen=True, slots=True)
class Placed:
    """What ordering needs to know of a line."""

    number: int
    x0: float
    x1: float
    baseline: float
    body: float
    cell: int | None
    column: int | None = None
    name: bool = False  # printed in brackets, as the names of those who sign


@dataclass(frozen=True, slots=True)
class Layout:
    """What is read apart: the numbers of columns, region by region, from the left; where a spread folds."""

    regions: tuple[tuple[int, ...], ...] = ()
    fold: float | None = None


Block = tuple[float, float, list[int]]  # top, left edge, line numbers


def tables(cells: tuple[Px, ...]) -> list[list[int]]:
    """Cells that touch, grouped."""
    parent = list(range(len(cells)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    by_top = sorted(range(len(cells)), key=lambda i: cells[i][1])
    for place, i in enumerate(by_top):
        for j in by_top[place + 1 :]:
            if cells[j][1] > cells[i][3] + _TOUCH_PX:
                break
            if cells[j][0] <= cells[i][2] + _TOUCH_PX and cells[i][0] <= cells[j][2] + _TOUCH_PX:
                parent[root(i)] = root(j)
    groups: dict[int, list[int]] = {}
    for i in range(len(cells)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def text_rows(lines: list[Placed]) -> list[list[Placed]]:
    """Lines grouped into rows that share a baseline, from the top, each from the left."""
    grouped: list[list[Placed]] = []
    for line in sorted(lines, key=lambda p: p.baseline):
        last = grouped[-1] if grouped else None
        if last and line.baseline - last[-1].baseline < _SAME_ROW_BODIES * min(line.body, last[-1].body):
            last.append(line)
        else:
            grouped.append([line])
    return [sorted(group, key=lambda p: p.x0) for group in grouped]


def cell_rows(cells: tuple[Px, ...], members: list[int]) -> list[int]:
    """A table's cells by row of their tops, then from the left."""
    by_top = sorted(members, key=lambda i: cells[i][1])
    ordered: list[int] = []
    row: list[int] = []
    for i in by_top:
        if row and cells[i][1] - cells[row[0]][1] > _TOUCH_PX:
            ordered.extend(sorted(row, key=lambda j: cells[j][0]))
            row = []
        row.append(i)
    return ordered + sorted(row, key=lambda j: cells[j][0])


def reading_order(lines: list[Placed], cells: tuple[Px, ...], layout: Layout | None = None) -> list[int]:
    """The numbers of the lines in reading order."""
    layout = layout or Layout()
    if layout.fold is not None:
        fold, whole = layout.fold, Layout(layout.regions)
        left = [line for line in lines if line.x0 + line.x1 < 2 * fold]
        right = [line for line in lines if line.x0 + line.x1 >= 2 * fold]
        return reading_order(left, cells, whole) + reading_order(right, cells, whole)
    blocks = _row_blocks([line for line in lines if line.cell is None and line.column is None])
    blocks += _table_blocks([line for line in lines if line.cell is not None], cells)
    for region in layout.regions:
        blocks += _column_block([line for line in lines if line.column in region], region)
    return [number for _, _, block in sorted(blocks, key=lambda b: b[:2]) for number in block]


def _table_blocks(lines: Sequence[Placed], cells: tuple[Px, ...]) -> list[Block]:
    in_cell: dict[int, list[Placed]] = {}
    for line in lines:
        if line.cell is not None:
            in_cell.setdefault(line.cell, []).append(line)
    blocks: list[Block] = []
    for table in tables(cells):
        inside = [
            line.number
            for cell in cell_rows(cells, table)
            for row in text_rows(in_cell.get(cell, []))
            for line in row
        ]
        if inside:
            blocks.append((min(cells[i][1] for i in table), min(cells[i][0] for i in table), inside))
    return blocks


def _column_block(lines: Sequence[Placed], region: tuple[int, ...]) -> list[Block]:
    """The columns of one region, one after the other, where the first of their lines stands."""
    if not lines:
        return []
    inside: list[int] = []
    for column in region:
        rows = text_rows([line for line in lines if line.column == column])
        inside.extend(line.number for row in rows for line in row)
    first = min(lines, key=lambda line: (line.baseline, line.x0))
    return [(first.baseline, first.x0, inside)]


def _row_blocks(lines: list[Placed]) -> list[Block]:
    """Rows of text, each a block; those of people who sign side by side person by person."""
    rows = text_rows(lines)
    blocks: list[Block] = []
    at = 0
    while at < len(rows):
        end = _signed_until(rows, at)
        taken = rows[at:end]
        ordered = [line for row in taken for line in row] if end == at + 1 else _by_signer(taken)
        blocks.append((taken[0][0].baseline, taken[0][0].x0, [line.number for line in ordered]))
        at = end
    return blocks


def _signed_until(rows: list[list[Placed]], at: int) -> int:
    """The row after the signature blocks that begin at row `at`; the next row where none do."""
    named = next((n for n in range(at, min(at + _ROWS_ABOVE_NAMES + 1, len(rows))) if _names(rows[n])), None)
    if named is None:
        return at + 1
    signers = _names(rows[named])
    for before, row in zip(rows[at:named], rows[at + 1 : named + 1], strict=True):
        if not (_belongs(before, signers, len(signers)) and _next_to(before, row)):
            return at + 1
    end = named + 1
    while (
        end < len(rows)
        and end - named <= _ROWS_BELOW_NAMES
        and _belongs(rows[end], signers, 1)
        and _next_to(rows[end - 1], rows[end])
    ):
        end += 1
    return end


def _names(row: list[Placed]) -> list[Placed]:
    """The names of a row on which nothing but names stands; empty for one alone."""
    return row if len(row) > 1 and all(line.name for line in row) else []


def _next_to(above: list[Placed], below: list[Placed]) -> bool:
    return below[0].baseline - above[0].baseline <= _NEAR_BODIES * max(above[0].body, below[0].body)


def _belongs(row: list[Placed], signers: list[Placed], fewest: int) -> bool:
    """Whether each line of a row stands under or over one signer of its own."""
    owners = [_signer(line, signers) for line in row]
    return len(row) >= fewest and None not in owners and len(set(owners)) == len(owners)


def _signer(line: Placed, signers: list[Placed]) -> int | None:
    """The one signer whose middle is near the line's; `None` for none, or a line that reaches another."""
    over = [n for n, one in enumerate(signers) if line.x0 < one.x1 and line.x1 > one.x0]
    if len(over) != 1:
        return None
    one = signers[over[0]]
    off = abs(line.x0 + line.x1 - one.x0 - one.x1) / 2
    return over[0] if off <= _CENTRED_BODIES * one.body else None


def _by_signer(rows: list[list[Placed]]) -> list[Placed]:
    signers = next(names for row in rows if (names := _names(row)))
    return [line for n in range(len(signers)) for row in rows for line in row if _signer(line, signers) == n]
