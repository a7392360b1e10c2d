"""Tables that are none: sides of a chart's boxes and its connectors taken for the rules of a table."""

from collections.abc import Iterator, Sequence

from pipeline.charts.find import found_charts
from pipeline.tables.alignment import is_figure
from schemas.geometry import BBox
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.structure import StructureChart
from schemas.table import Cell, Table


def less_charts(
    tables: tuple[Table, ...],
    reading: Sequence[PageContent],
    strokes: Sequence[Strokes],
    lines: Sequence[Line],
) -> tuple[Table, ...]:
    """The tables, those left out in which every text is a unit or a post in a box of a chart.

    Charts are looked for only on pages with a table that holds no figure: grids of counts stay.
    """
    doubtful = {table.pages[0] for table in tables if _may_be_boxes(table)}
    if not doubtful:
        return tables
    pages = [(page, drawn) for page, drawn in zip(reading, strokes, strict=True) if page.number in doubtful]
    own = [line for line in lines if line.page in doubtful]
    charts = found_charts([page for page, _ in pages], [drawn for _, drawn in pages], own, ())
    named = {chart.page: tuple(_places(chart)) for chart in charts}
    return tuple(
        table
        for table in tables
        if not (_may_be_boxes(table) and _is_boxes(table, named.get(table.pages[0], ())))
    )


def _may_be_boxes(table: Table) -> bool:
    """On one page, of no known form, without a cell that is a figure."""
    return len(table.pages) == 1 and table.form is None and not any(is_figure(c.text) for c in _filled(table))


def _filled(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells if cell.text.strip())


def _places(chart: StructureChart) -> Iterator[BBox]:
    for unit in chart.units:
        for one in (unit, *unit.posts):
            yield from (evidence.bbox for evidence in one.evidence)


def _is_boxes(table: Table, places: Sequence[BBox]) -> bool:
    return all(
        any(_holds(evidence.bbox, place) for evidence in cell.evidence for place in places)
        for cell in _filled(table)
    )


def _holds(area: BBox, place: BBox) -> bool:
    x, y = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
    return area.x0 <= x <= area.x1 and area.top <= y <= area.bottom
