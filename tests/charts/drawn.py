"""Boxes and connectors composed for tests."""

from schemas.geometry import BBox

Segment = tuple[float, float, float, float]


def square(area: BBox) -> list[Segment]:
    """The four sides of a box."""
    x0, top, x1, bottom = area
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def rounded(area: BBox, radius: float) -> list[Segment]:
    """The straight parts of the sides of a box with round corners."""
    x0, top, x1, bottom = area
    across = [(x0 + radius, y, x1 - radius, y) for y in (top, bottom)]
    return across + [(x, top + radius, x, bottom - radius) for x in (x0, x1)]


def tree(parent: BBox, children: list[BBox]) -> list[Segment]:
    """A line down from the parent to a bar, and one from the bar to each child."""
    x = (parent.x0 + parent.x1) / 2
    bar = (parent.bottom + min(child.top for child in children)) / 2
    middles = [(child.x0 + child.x1) / 2 for child in children]
    drops = [(m, bar, m, child.top) for m, child in zip(middles, children, strict=True)]
    return [(x, parent.bottom, x, bar), (min(x, *middles), bar, max(x, *middles), bar), *drops]
