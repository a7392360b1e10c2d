"""Reading order: rows from the top, left to right; a table where it stands, cell by cell, row by row."""

from dataclasses import dataclass

from pipeline.core.ocr import Px

_SAME_ROW_BODIES = 0.7
_TOUCH_PX = 12.0


@dataclass(frozen=True, slots=True)
class Placed:
    """What ordering needs to know of a line."""

    number: int
    x0: float
    x1: float
    baseline: float
    body: float
    cell: int | None


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


def reading_order(lines: list[Placed], cells: tuple[Px, ...]) -> list[int]:
    """The numbers of the lines in reading order."""
    blocks: list[tuple[float, float, list[int]]] = []
    for row in text_rows([line for line in lines if line.cell is None]):
        blocks.append((row[0].baseline, row[0].x0, [line.number for line in row]))
    in_cell: dict[int, list[Placed]] = {}
    for line in lines:
        if line.cell is not None:
            in_cell.setdefault(line.cell, []).append(line)
    for table in tables(cells):
        inside = [
            line.number
            for cell in cell_rows(cells, table)
            for row in text_rows(in_cell.get(cell, []))
            for line in row
        ]
        if inside:
            blocks.append((min(cells[i][1] for i in table), min(cells[i][0] for i in table), inside))
    return [number for _, _, block in sorted(blocks, key=lambda b: b[:2]) for number in block]
