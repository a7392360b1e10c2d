"""Schedules of a kind as Typst: twelve cells with arrows, bars, ticks or fills over a project's months."""

from collections.abc import Iterator, Sequence

from pipeline.evaluate.unseen.kinds import Kind, Mark

MONTH_PT, INSET_PT = 17.0, 2.5
HEAD_PT, LEVEL_PT, BAR_PT = 5.0, 5.0, 4.0
SHAFT_PT = 1.2
DARK, GREY = 'rgb("5a5aa0")', 'rgb("d9d9d9")'
TYPED_ENDS, TYPED_LINE = ("<", ">"), "-"


def month_cells(kind: Kind, months: Sequence[int]) -> Iterator[str]:
    """The twelve cells of one row; `months` count from October, one run without gaps."""
    for at in range(12):
        if at not in months:
            yield "[],"
        elif kind.mark is Mark.TICK:
            yield f'table.cell(align: center, "{kind.tick}"),'
        elif kind.mark is Mark.FILL:
            yield f"table.cell(fill: {GREY}, []),"
        elif kind.mark is Mark.PIECES:
            yield f"[{_placed(_bar(MONTH_PT, DARK), 0.0, LEVEL_PT - BAR_PT / 2)}],"
        elif at == months[0]:
            yield f"[{_drawn(kind, MONTH_PT * len(months))}],"
        else:
            yield "[],"


def _drawn(kind: Kind, width: float) -> str:
    """What is drawn once over all months, from the left edge of the first cell."""
    if kind.mark is Mark.BAR:
        return _placed(_bar(width - 2, DARK), 1.0, LEVEL_PT - BAR_PT / 2)
    if kind.mark is Mark.BLOCK:
        return _placed(_block(width - 2), 1.0, LEVEL_PT)
    if kind.mark is Mark.TYPED:
        line = f'box(width: 1fr, repeat("{TYPED_LINE}"))'
        typed = f'[#"{TYPED_ENDS[0]}"#{line}#"{TYPED_ENDS[1]}"]'
        return _placed(f"box(width: {width - 2}pt, text(size: 8pt, {typed}))", 1.0, 0.0)
    shaft = _placed(f"line(length: {width - 2}pt, stroke: {SHAFT_PT}pt)", 1.0, LEVEL_PT)
    if kind.mark is Mark.BARE_LINE:
        return shaft
    head = _filled_head if kind.mark is Mark.FILLED_HEADS else _open_head
    right = head(width - 1, -HEAD_PT)
    return shaft + right if kind.mark is Mark.ONE_HEAD else shaft + head(1.0, HEAD_PT) + right


def _open_head(x: float, towards: float) -> str:
    """Two strokes from the point at `x`."""
    return "".join(
        _placed(f"line(start: (0pt, 0pt), end: ({towards}pt, {rise}pt), stroke: {SHAFT_PT}pt)", x, LEVEL_PT)
        for rise in (-HEAD_PT / 2, HEAD_PT / 2)
    )


def _filled_head(x: float, towards: float) -> str:
    points = f"(0pt, 0pt), ({towards}pt, {-HEAD_PT / 2}pt), ({towards}pt, {HEAD_PT / 2}pt)"
    return _placed(f"polygon(fill: black, {points})", x, LEVEL_PT)


def _block(width: float) -> str:
    """A wide arrow to the right, filled."""
    neck = width - 6
    corners = ((0, -2), (neck, -2), (neck, -4), (width, 0), (neck, 4), (neck, 2), (0, 2))
    points = ", ".join(f"({x}pt, {y}pt)" for x, y in corners)
    return f"polygon(fill: {DARK}, {points})"


def _bar(width: float, colour: str) -> str:
    return f"rect(width: {width}pt, height: {BAR_PT}pt, fill: {colour}, stroke: none)"


def _placed(what: str, x: float, y: float) -> str:
    """Placed from the corner of the cell itself, not of its inside."""
    return f"#place(top + left, dx: {x - INSET_PT}pt, dy: {y}pt, {what})"
