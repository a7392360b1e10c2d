"""The layer `tables`: every table of the document, joined over pages."""

from pipeline.charts.false_tables import less_charts
from pipeline.core.stage import stage
from pipeline.tables.find import found_tables
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.table import Table


@stage(version=9)
def tables(
    reading: tuple[PageContent, ...],
    strokes: tuple[Strokes, ...],
    lines: tuple[Line, ...],
    report: Report,
) -> tuple[Table, ...]:
    """Tables with cells, row kinds and understood headers; a seam whose rows do not add up is reported."""
    made = less_charts(found_tables(reading, strokes, lines), reading, strokes, lines)
    for table in made:
        _check(table, report)
    return made


def _check(table: Table, report: Report) -> None:
    for seam in table.seams:
        if seam.merged_rows > seam.rows_after:
            message = f"{table.id}: more rows merged than page {seam.page_after} has"
            report(Issue(code=IssueCode.TABLE_SEAM, message=message, page=seam.page_after))
