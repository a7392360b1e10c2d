"""Posts of structure charts, for plans that print no table of posts."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.tables.wording import plain
from schemas.staffing import Position
from schemas.structure import ChartPost, ChartUnit, StructureCharts, UnitKind

ALIKE = 80.0
"""From this likeness (0 to 100) two lines of work of heads at one level, in one department, are the same."""


def chart_positions(charts: StructureCharts) -> tuple[Position, ...]:
    """The posts that charts print a number or a level of, each once though several charts show it."""
    out: list[tuple[int, Position]] = []
    for chart in charts:
        for unit, post in _posts(chart.units):
            position = _position(unit, post)
            at = next(
                (k for k, (page, one) in enumerate(out) if page != chart.page and _same(one, position)), None
            )
            if at is None:
                out.append((chart.page, position))
            else:
                out[at] = (out[at][0], _merged(out[at][1], position))
    return tuple(position for _, position in out)


def _posts(units: tuple[ChartUnit, ...]) -> Iterator[tuple[ChartUnit, ChartPost]]:
    for unit in units:
        for post in unit.posts:
            if post.headcount is not None or post.level is not None or post.line_title is not None:
                yield unit, post


def _position(unit: ChartUnit, post: ChartPost) -> Position:
    inner = unit.kind not in {UnitKind.POST, UnitKind.DEPARTMENT}
    return Position(
        department=unit.department,
        department_key=unit.department_key,
        unit=unit.name if inner and unit.name else None,
        title=post.title,
        line_title=post.line_title,
        level=post.level,
        position_number=post.position_number,
        personnel_kind=post.personnel_kind,
        occupied=post.occupied,
        headcount=post.headcount,
        holder_name=post.holder_name,
        evidence=post.evidence,
    )


def _same(one: Position, other: Position) -> bool:
    """One post on two charts: of one level, and with the head's title or line of work of the other."""
    if one.level is None or one.level != other.level or one.unit or other.unit:
        return False
    if plain(one.title) == plain(other.title) and plain(one.line_title or "") == plain(
        other.line_title or ""
    ):
        return True
    same_department = one.department_key is not None and one.department_key == other.department_key
    lines = [plain(p.line_title or p.title) for p in (one, other)]
    return same_department and fuzz.ratio(*lines) >= ALIKE


def _merged(one: Position, other: Position) -> Position:
    """What both say of a post; the fuller wording, with the head's own title, stays."""
    full, spare = (one, other) if one.line_title or not other.line_title else (other, one)
    return full.model_copy(
        update={
            "department": one.department if one.department == other.department else full.department,
            "headcount": full.headcount if full.headcount is not None else spare.headcount,
            "evidence": (*one.evidence, *other.evidence),
        }
    )
