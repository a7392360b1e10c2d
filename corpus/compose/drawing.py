"""Structure charts drawn as boxes joined by lines with arrow heads, and the grid of levels under them."""

from dataclasses import dataclass

from corpus.compose.facts import Chart, ChartBox, ChartPost, Facts
from corpus.compose.markup import TableStyle, Writer, cell, table

WIDTH_PT = 740.0
HEAD_PT = (250.0, 42.0)
DROP_PT = 34.0
GAP_PT = 14.0
LINE_PT = 15.0
NAME_PT = 22.0
STROKE = "0.8pt"


@dataclass(frozen=True)
class _Place:
    """A box on the block the chart is drawn on, points from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """X of its centre."""
        return self.x + self.width / 2


def structure(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """The chart of the facts at place `chart`: title, head, units in a row, grid."""
    chart = facts.charts[int(options["chart"])]
    head = _Place((WIDTH_PT - HEAD_PT[0]) / 2, 0.0, *HEAD_PT)
    places = _row(chart, head.y + head.height + DROP_PT)
    parts = [_head(writer, chart, head)]
    parts += [_unit(writer, chart, box, place) for box, place in zip(chart.boxes, places, strict=True)]
    parts += _connectors(head, places)
    bottom = max(place.y + place.height for place in places)
    title = f"#align(center)[#text(size: 15pt)[{writer.bold(chart.title)}]]"
    drawn = f"#block(width: {WIDTH_PT}pt, height: {bottom + 6}pt, breakable: false)[{''.join(parts)}]"
    return f"{title}#v(4pt)\n#text(size: 11pt)[{drawn}]\n{_grid(writer, chart)}"


def post_text(post: ChartPost) -> str:
    """A post as a chart prints it: title, line of work and level in brackets, number in brackets."""
    if post.line_title:
        inside = f" ({post.line_title} ระดับ{post.level})" if post.level else f" ({post.line_title})"
    else:
        inside = f" ({post.level})" if post.level else ""
    count = f" ({post.headcount})" if post.headcount is not None else ""
    return f"{post.title}{inside}{count}"


def _row(chart: Chart, top: float) -> list[_Place]:
    count = len(chart.boxes)
    width = (WIDTH_PT - GAP_PT * (count - 1)) / count
    height = max(NAME_PT + LINE_PT * len(_lines(box)) + 8 for box in chart.boxes)
    return [_Place(k * (width + GAP_PT), top, width, height) for k in range(count)]


def _lines(box: ChartBox) -> list[tuple[str, bool]]:
    """The lines under a unit's name; true for a heading of a kind of personnel."""
    out: list[tuple[str, bool]] = []
    kind = None
    for post in box.posts:
        if post.personnel_kind != kind and post.personnel_kind:
            out.append((post.personnel_kind, True))
        kind = post.personnel_kind
        out.append((f"- {post_text(post)}", False))
    return out


def _placed(x: float, y: float, content: str) -> str:
    return f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt)[{content}]"


def _rect(place: _Place, fill: str, *, rounded: bool) -> str:
    radius = ", radius: 14pt" if rounded else ""
    size = f"width: {place.width:.2f}pt, height: {place.height:.2f}pt"
    return _placed(place.x, place.y, f"#rect({size}, stroke: {STROKE}, fill: {fill}{radius})")


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    across, down = end[0] - start[0], end[1] - start[1]
    return _placed(*start, f"#line(end: ({across:.2f}pt, {down:.2f}pt), stroke: {STROKE})")


def _tip(x: float, y: float) -> str:
    """An arrow head that points down to (x, y)."""
    return _placed(x - 3, y - 6, "#polygon(fill: black, (0pt, 0pt), (6pt, 0pt), (3pt, 6pt))")


def _head(writer: Writer, chart: Chart, place: _Place) -> str:
    """The head's box: the post's title, the line of work under it."""
    title, _, rest = post_text(chart.head).partition(" (")
    text = writer.bold(title) + (f"#linebreak(){writer.text('(' + rest)}" if rest else "")
    inside = f"#block(width: {place.width}pt)[#align(center)[{text}]]"
    return _rect(place, "luma(235)", rounded=chart.rounded) + _placed(place.x, place.y + 4, inside)


def _unit(writer: Writer, chart: Chart, box: ChartBox, place: _Place) -> str:
    name = f"#block(width: {place.width:.2f}pt)[#align(center)[{writer.bold(box.name)}]]"
    parts = [_rect(place, "luma(248)", rounded=chart.rounded), _placed(place.x, place.y + 3, name)]
    if box.posts:
        rule = place.y + NAME_PT
        parts.append(_line((place.x, rule), (place.x + place.width, rule)))
    for k, (text, heading) in enumerate(_lines(box)):
        shown = f"#underline[{writer.text(text)}]" if heading else writer.text(text)
        parts.append(_placed(place.x + 6, place.y + NAME_PT + 3 + k * LINE_PT, f"#box[{shown}]"))
    return "".join(parts)


def _connectors(head: _Place, places: list[_Place]) -> list[str]:
    foot = head.y + head.height
    bar = foot + DROP_PT / 2
    xs = [head.middle, *(place.middle for place in places)]
    out = [_line((head.middle, foot), (head.middle, bar)), _line((min(xs), bar), (max(xs), bar))]
    for place in places:
        out += [_line((place.middle, bar), (place.middle, place.y)), _tip(place.middle, place.y)]
    return out


def _grid(writer: Writer, chart: Chart) -> str:
    """Number by level; a dash for none."""
    if not chart.level_counts:
        return ""
    labels = [cell(writer.bold("ระดับ"), place="center")]
    labels += [cell(writer.text(label), place="center") for label, _ in chart.level_counts]
    counts = [cell(writer.bold("จำนวน"), place="center")]
    counts += [cell(writer.text(str(n) if n else "-"), place="center") for _, n in chart.level_counts]
    return table(
        [], [*labels, *counts], TableStyle(f"(2cm,) + (1fr,) * {len(chart.level_counts)}", size_pt=11)
    )
