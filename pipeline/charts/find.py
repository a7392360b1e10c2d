"""Structure charts of a document: pages whose boxes and connectors name units and posts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.charts.boxes import Box, boxes
from pipeline.charts.connectors import heads_above, parents
from pipeline.charts.entries import BoxLine, Entry, entries
from pipeline.charts.inside import follows, glyphs_of, listed_under, room_below
from pipeline.charts.level_counts import level_counts
from pipeline.charts.units import PageBoxes, units
from pipeline.charts.wording import is_title, kind_of, mark_of, seen_text, titled_unit
from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext, repair_context
from schemas.geometry import BBox
from schemas.line import Line, LineRole
from schemas.page_content import PageContent, Strokes
from schemas.route import Route
from schemas.structure import ParentBasis, StructureChart, UnitKind
from schemas.table import Table

FEWEST_BOXES = 2
NAMED_SHARE = 0.5
SIDE_PT = 2.0
WORDS = ("โครงสร้าง", "แผนภูมิ", "แผนผัง")
"""Structure, chart, diagram: a page without them, after a page without a chart, is not looked at."""


def found_charts(
    reading: Sequence[PageContent],
    strokes: Sequence[Strokes],
    lines: Sequence[Line],
    tables: Sequence[Table],
) -> tuple[StructureChart, ...]:
    """The charts of a document, one a page at most, in page order."""
    by_page = {page: tuple(group) for page, group in groupby(lines, key=lambda line: line.page)}
    context: RepairContext | None = None
    out: list[StructureChart] = []
    for page, vector in zip(reading, strokes, strict=True):
        drawn = vector if page.drawn is None else page.drawn
        own = by_page.get(page.number, ())
        after_chart = bool(out) and out[-1].page == page.number - 1
        bare = not len(drawn) and (page.drawn is None or not len(drawn.fills_pt))
        if bare or not (after_chart or any(word in line.text for line in own for word in WORDS)):
            continue
        found = boxes(drawn, (page.width_pt, page.height_pt))
        if len(found) < FEWEST_BOXES:
            continue
        context = context or repair_context(tuple(reading))
        chart = _chart(page, drawn, found, (own, context))
        if chart is not None:
            out.append(chart.model_copy(update={"level_counts": level_counts(tables, page.number)}))
    return tuple(out)


def _chart(
    page: PageContent, drawn: Strokes, found: Sequence[Box], known: tuple[Sequence[Line], RepairContext]
) -> StructureChart | None:
    lines, context = known
    read = [(box, entries(_all_lines(page, box, found, context))) for box in found]
    title = _title(lines, [box.area for box, own in read if own]) or next(
        (own[0].text for _, own in read if own and is_title(own[0].text)), None
    )
    full = [(box, own) for box, own in read if own and not is_title(own[0].text)]
    areas = [box.area for box, _ in full]
    joined = {box: (above, ParentBasis.CONNECTOR) for box, above in parents(areas, drawn).items()}
    if not _is_chart([own for _, own in full], joined=bool(joined), titled=title is not None):
        return None
    loose = [box for box, (_, own) in enumerate(full) if box not in joined and not own[0].is_head]
    below = {box: (above, ParentBasis.POSITION) for box, above in heads_above(areas, loose).items()}
    chart = PageBoxes(page.number, page.route, tuple(own for _, own in full), {**joined, **below})
    return StructureChart(
        page=page.number, title=title, units=units(chart, titled_unit(title) if title else None)
    )


def _is_chart(found: Sequence[tuple[Entry, ...]], *, joined: bool, titled: bool) -> bool:
    """Boxes joined by connectors, or under a title, most of which name units or posts."""
    if len(found) < FEWEST_BOXES or not (joined or (titled and len(found) > FEWEST_BOXES)):
        return False
    named = sum(kind_of(own[0].text) is not UnitKind.OTHER for own in found)
    return named >= NAMED_SHARE * len(found)


def _title(lines: Sequence[Line], areas: Sequence[BBox]) -> str | None:
    """The lowest title line above the boxes."""
    top = min((area.top for area in areas), default=0.0)
    above = [
        line
        for line in lines
        if line.role is LineRole.BODY and line.bbox.bottom <= top + SIDE_PT and is_title(line.text)
    ]
    return max(above, key=lambda line: line.bbox.bottom).text.strip() if above else None


def _all_lines(
    page: PageContent, box: Box, found: Sequence[Box], context: RepairContext
) -> tuple[BoxLine, ...]:
    """The lines of a box, and those of a list printed right under it in no box of its own."""
    own = _lines(page, box, found, context)
    if not own or any(mark_of(line.text) is not None for line in own):
        return own
    room = room_below(box.area, [one.area for one in found], page.height_pt)
    under = _lines(page, Box(room), found, context)
    return (*own, *(replace(line, in_head=False, below=True) for line in listed_under(box.area, under)))


def _lines(page: PageContent, box: Box, found: Sequence[Box], context: RepairContext) -> tuple[BoxLine, ...]:
    """The lines of a box, from the top down."""
    rows = glyphs_of(box.area, [one.area for one in found], page.glyphs)
    if not len(rows):
        return ()
    head_ends = box.dividers[0] if box.dividers else box.area.top
    shown: Callable[[str], str] = seen_text if page.route is Route.OCR else str
    return tuple(
        BoxLine(
            text=shown(line.text),
            raw=line.raw,
            area=line.bbox,
            in_head=(line.bbox.top + line.bbox.bottom) / 2 < head_ends,
            confidence=line.confidence,
            follows=follows(int(rows[line.rows[line.rows >= 0]].min()), rows, page.glyphs),
        )
        for line in assembled(page.glyphs.take(rows), context)
        if line.text.strip(" .")
    )
