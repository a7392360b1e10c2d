"""Rows of what charts and tables of figures print: boxes, posts in them, counts, totals, cells. Pure."""

from collections.abc import Iterator

from pipeline.store.placing import Placer
from schemas.plan import Plan
from schemas.printed_rows import ChartLevelCountRow, ChartPostRow, ChartUnitRow, FigureCellRow, PostTotalRow


def post_total_rows(plan: Plan, place: Placer) -> Iterator[PostTotalRow]:
    """Printed totals of posts."""
    for total in plan.post_totals:
        yield PostTotalRow(**(dict(total) | place(total.evidence)))


def chart_unit_rows(plan: Plan, place: Placer) -> Iterator[ChartUnitRow]:
    """Boxes of structure charts, and entries in them."""
    for chart in plan.structure_charts:
        for unit in chart.units:
            fields = {name: value for name, value in dict(unit).items() if name not in {"id", "posts"}}
            yield ChartUnitRow(**(fields | place(unit.evidence)), chart_title=chart.title, unit_id=unit.id)


def chart_post_rows(plan: Plan, place: Placer) -> Iterator[ChartPostRow]:
    """Posts of structure charts, without the names of those who hold them."""
    for chart in plan.structure_charts:
        for unit in chart.units:
            for post in unit.posts:
                fields = {name: value for name, value in dict(post).items() if name != "holder_name"}
                yield ChartPostRow(**(fields | place(post.evidence)), unit_id=unit.id)


def chart_level_count_rows(plan: Plan, place: Placer) -> Iterator[ChartLevelCountRow]:
    """Counts of the grids under structure charts."""
    for chart in plan.structure_charts:
        for level in chart.level_counts:
            yield ChartLevelCountRow(
                **place(level.evidence), chart_title=chart.title, label=level.label, headcount=level.count
            )


def figure_cell_rows(plan: Plan, place: Placer) -> Iterator[FigureCellRow]:
    """Cells of the tables that print totals, row by row."""
    for table_ordinal, table in enumerate(plan.figure_tables):
        for row_ordinal, row in enumerate(table.rows):
            for cell in row.cells:
                column = table.columns[cell.column]
                yield FigureCellRow(
                    **place(cell.evidence),
                    table_ordinal=table_ordinal,
                    table_title=table.title,
                    form=table.form,
                    row_ordinal=row_ordinal,
                    row_kind=row.kind,
                    row_label=row.label,
                    column_ordinal=cell.column,
                    column_header=column.header,
                    column_key=column.key,
                    text=cell.text,
                )
