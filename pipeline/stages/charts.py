"""The layer `charts`: structure charts drawn as boxes."""

from pipeline.charts.find import found_charts
from pipeline.charts.undecided import undecided
from pipeline.core.stage import stage
from pipeline.stages.leveling import levelled_strokes
from schemas.issue import Report
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.structure import StructureChart
from schemas.table import Table


@stage(version=5)
def charts(
    reading: tuple[PageContent, ...],
    strokes: tuple[Strokes, ...],
    lines: tuple[Line, ...],
    tables: tuple[Table, ...],
    report: Report,
) -> tuple[StructureChart, ...]:
    """Charts of units and posts: what stands in each box, and who is above whom; what is open is reported."""
    found = found_charts(reading, levelled_strokes(strokes, reading), lines, tables)
    for chart in found:
        for issue in undecided(chart):
            report(issue)
    return found
