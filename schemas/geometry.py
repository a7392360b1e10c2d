"""Where on the page: boxes in PDF points, top-left origin, 1-based pages."""

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
