"""Where on the page: boxes in PDF points, top-left origin, 1-based pages."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from schemas.route import Route


class Frozen(BaseModel):
    """Immutable, closed base of every schema: a mistyped key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BBox(NamedTuple):
    """Axis-aligned rectangle in PDF points (1/72 inch), origin top-left; prints as a list of four."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width_pt(self) -> float:
        """Horizontal extent."""
        return self.x1 - self.x0

    @property
    def height_pt(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    def rounded(self) -> "BBox":
        """The box to a hundredth of a point, as it is stored and printed."""
        return BBox(*(round(float(edge), 2) for edge in self))


def union(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around `boxes`.

    Raises:
        ValueError: there are none.
    """
    edges = tuple(zip(*boxes, strict=True))
    if not edges:
        raise ValueError("union of no boxes: pass at least one")
    return BBox(min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))


class PageTurn(Frozen):
    """How one page of a scan was laid level before it was read, and the way back.

    The level page is the page as seen (`width_pt` by `height_pt`), turned clockwise by `quarters` and then
    counter-clockwise about its middle by `skew_degrees`. Tables need level rules; evidence needs the page
    that a person sees.
    """

    page: int
    quarters: int
    skew_degrees: float
    width_pt: float
    height_pt: float

    @property
    def level_size_pt(self) -> tuple[float, float]:
        """Width and height of the level page."""
        seen = self.width_pt, self.height_pt
        return seen if self.quarters % 2 == 0 else (seen[1], seen[0])

    def seen(self, box: BBox) -> BBox:
        """The box around a box of the level page, on the page as seen, kept on the page."""
        corners = [self._seen(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        x, y = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return BBox(
            max(0.0, min(x)), max(0.0, min(y)), min(self.width_pt, max(x)), min(self.height_pt, max(y))
        )

    def level(self, box: BBox) -> BBox:
        """The box around a box of the page as seen, on the level page: the way back of `seen`."""
        corners = [self._level(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        x, y = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return BBox(min(x), min(y), max(x), max(y))

    def _level(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.level_size_pt
        across, along = {
            0: (x, y),
            1: (width - y, x),
            2: (width - x, height - y),
            3: (y, height - x),
        }[self.quarters % 4]
        right, down, angle = across - width / 2, along - height / 2, math.radians(self.skew_degrees)
        return (
            width / 2 + right * math.cos(angle) + down * math.sin(angle),
            height / 2 - right * math.sin(angle) + down * math.cos(angle),
        )

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.level_size_pt
        right, down, angle = x - width / 2, y - height / 2, math.radians(self.skew_degrees)
        across = width / 2 + right * math.cos(angle) - down * math.sin(angle)
        along = height / 2 + right * math.sin(angle) + down * math.cos(angle)
        return {
            0: (across, along),
            1: (along, width - across),
            2: (width - across, height - along),
            3: (height - along, across),
        }[self.quarters % 4]


class Evidence(Frozen):
    """What the page shows for one value: 1-based page index in the file, box, and the text as read.

    `raw` is never normalised. `route` says how the text was obtained; `confidence` (0 to 1) is
    given by engines that have one and is `None` for a text layer.
    """

    page: int
    bbox: BBox
    raw: str
    route: Route | None = None
    confidence: float | None = None
