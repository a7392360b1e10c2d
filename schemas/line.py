"""Lines in reading order, with the raw text, the repaired text and every edit between them."""

from enum import StrEnum
from typing import TypeAlias

from schemas.geometry import BBox, Frozen
from schemas.route import Route


class Edit(Frozen):
    """One repair: at `offset` of the raw text, `before` became `after`.

    Edits of a line are sorted, do not overlap, and all offsets speak of the raw text, so that they can be
    applied and undone in any number. `rule` is a stable short name; `evidence` says why, in words.
    """

    offset: int
    before: str
    after: str
    rule: str
    evidence: str


class LineRole(StrEnum):
    """What a line is on its page. Only `body` is plan text; `hidden` cannot be seen by a person."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    STAMP = "stamp"
    HIDDEN = "hidden"


class Line(Frozen):
    """One printed line. `raw` is never altered after reading; `text` is what the house works with.

    `id` is unique in the document (`p3.l12`). `gaps` are offsets into `text` where a wide blank (a tab stop
    or another column) separates runs. `size_pt` is the prevailing font size. `confidence` is the
    lowest word confidence of an OCR line and `None` for a text layer.
    """

    id: str
    page: int
    bbox: BBox
    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    gaps: tuple[int, ...] = ()
    size_pt: float
    bold: bool = False
    role: LineRole = LineRole.BODY
    route: Route
    confidence: float | None = None


Lines: TypeAlias = tuple[Line, ...]
