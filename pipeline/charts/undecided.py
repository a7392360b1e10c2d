"""What a chart leaves open: units whose parent the drawing does not tell, head-counts that were not read."""

from collections.abc import Iterator

from pipeline.charts.wording import UNREAD_COUNT
from schemas.geometry import BBox, union
from schemas.issue import Issue, IssueCode
from schemas.route import Route
from schemas.structure import ChartUnit, StructureChart


def undecided(chart: StructureChart) -> Iterator[Issue]:
    """One issue for each unit below the top of a chart without a parent, and for each unread head-count."""
    loose = [unit for unit in chart.units if unit.parent_id is None and unit.name]
    top = min((_area(unit) for unit in loose), key=lambda area: area.top, default=None)
    for unit in loose:
        if top is not None and _area(unit).top >= top.bottom:
            message = f"{unit.name!r}: no line leads to it from a unit above; compare the chart"
            yield _issue(IssueCode.CHART_PARENT_UNKNOWN, message, chart, _area(unit))
    for unit in chart.units:
        yield from _unread(unit, chart)


def _unread(unit: ChartUnit, chart: StructureChart) -> Iterator[Issue]:
    for post in unit.posts:
        for seen in post.evidence:
            if seen.route is Route.OCR and post.headcount is None and UNREAD_COUNT.search(seen.raw):
                message = f"{post.title!r}: its head-count reads {seen.raw.split()[-1]!r}; compare the chart"
                yield _issue(IssueCode.NUMBER_UNREAD, message, chart, seen.bbox)


def _area(unit: ChartUnit) -> BBox:
    return union(seen.bbox for seen in unit.evidence)


def _issue(code: IssueCode, message: str, chart: StructureChart, area: BBox) -> Issue:
    return Issue(code=code, message=message, page=chart.page, bbox=area.rounded())
