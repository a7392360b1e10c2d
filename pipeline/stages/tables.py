"""The layer `tables`: every table of the document, joined over pages."""

from pipeline.charts.false_tables import less_charts
from pipeline.core.stage import stage
from pipeline.stages.leveling import levelled_strokes
from pipeline.tables.find import found_tables
from pipeline.tables.unplaced import unplaced
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.table import Table


@stage(version=15)
def tables(
    reading: tuple[PageContent, ...],
    strokes: tuple[Strokes, ...],
    lines: tuple[Line, ...],
    report: Report,
) -> tuple[Table, ...]:
    """Tables with cells, row kinds and understood headers; what does not fit is reported.

    Reported are seams whose rows do not add up, text inside a table that no cell holds, and amounts in one
    cell over several columns.
    """
    drawn = levelled_strokes(strokes, reading)
    made = less_charts(found_tables(reading, drawn, lines), reading, drawn, lines)
    for table in made:
        _check(table, report)
    for one in unplaced(made, lines):
        message = f"{one.why}: {one.raw!r}; look at the page"
        report(Issue(code=one.code, message=message, page=one.page, bbox=one.box))
    return made


def _check(table: Table, report: Report) -> None:
    for seam in table.seams:
        if seam.merged_rows > seam.rows_after:
            message = f"{table.id}: more rows merged than page {seam.page_after} has"
            report(Issue(code=IssueCode.TABLE_SEAM, message=message, page=seam.page_after))
