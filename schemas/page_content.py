"""What one page holds, as compact columns: glyphs in content order and straight vector strokes.

These are the hot layers: one row per character, never one object. All lengths are PDF points with the
origin at the top left of the page as a person sees it (rotation applied).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import PageTurn
from schemas.route import Route

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

NO_LINE = -1
"""`Glyphs.line` of a glyph whose line is not known from its source (a PDF text layer)."""


@dataclass(frozen=True, slots=True)
class Font:
    """One font of one file. `name` is the PostScript name without its subset tag; `tag` is that tag."""

    name: str
    bold: bool
    italic: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Columns of equal length n, one row per Unicode character, in content order.

    `codes` code points; `boxes_pt` (n, 4) x0, top, x1, bottom (loose boxes: advance width by font height);
    `size_pt` font size as drawn; `origin_x_pt`, `baseline_pt` x and y of the origin (the pen before the
    glyph); `turn` quarter turns counterclockwise of the writing direction as seen (0 upright);
    `font` index into `PageContent.fonts`;
    `line` source line number or `NO_LINE`; `hidden` true when a person cannot see it (invisible mode,
    clipped away, off the page, painted over); `confidence` 0 to 1, one for a text layer;
    `synthetic` true for spaces a reader put in (they are not in the file).
    """

    codes: NDArray[np.uint32]
    boxes_pt: Floats
    size_pt: Floats
    origin_x_pt: Floats
    baseline_pt: Floats
    turn: NDArray[np.int8]
    font: Ints
    line: Ints
    hidden: NDArray[np.bool_]
    synthetic: NDArray[np.bool_]
    confidence: Floats

    def __len__(self) -> int:
        return int(self.codes.shape[0])

    @property
    def text(self) -> str:
        """The characters as one string, in content order."""
        return self.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> "Glyphs":
        """The glyphs at `rows` (indices or mask), in that order."""
        return Glyphs(
            codes=self.codes[rows],
            boxes_pt=self.boxes_pt[rows],
            size_pt=self.size_pt[rows],
            origin_x_pt=self.origin_x_pt[rows],
            baseline_pt=self.baseline_pt[rows],
            turn=self.turn[rows],
            font=self.font[rows],
            line=self.line[rows],
            hidden=self.hidden[rows],
            synthetic=self.synthetic[rows],
            confidence=self.confidence[rows],
        )


@dataclass(frozen=True, slots=True)
class Strokes:
    """Straight vector graphics of a page, as columns of equal length.

    `segments_pt` (n, 4) x0, top, x1, bottom with x0 <= x1; `width_pt` line width; `sloping` true where a
    segment is neither horizontal nor vertical (then it runs from (x0, y_first) to (x1, y_last) as drawn and
    `segments_pt` keeps the drawn direction in its y values). `fills_pt` (m, 4) filled rectangles that are
    not thin enough to be lines (bars, shading); `fill_rgb` (m, 3) their colours, 0 to 255.
    """

    segments_pt: Floats
    width_pt: Floats
    sloping: NDArray[np.bool_]
    fills_pt: Floats
    fill_rgb: NDArray[np.uint8]

    def __len__(self) -> int:
        return int(self.segments_pt.shape[0])


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as its route read it: glyphs with their fonts, ready for lines and tables.

    `number` is the 1-based index in the file. `cells_pt` are boxes of ruled cells an OCR engine found
    (k, 4); a text layer leaves them to the table stage. `stamps` is what stamps over
    the page say, apart from its own glyphs. `turn` is set where the page was laid level to be
    read: then all lengths are of the level page. `drawn` are boxes (as fills) and the lines that join or part
    them where an OCR engine saw such a drawing in the page's image.
    """

    number: int
    width_pt: float
    height_pt: float
    route: Route
    reason: str
    quality: float
    fonts: tuple[Font, ...]
    glyphs: Glyphs
    cells_pt: Floats
    turn: PageTurn | None = None
    stamps: Glyphs | None = None
    drawn: Strokes | None = None

    @property
    def seen_size_pt(self) -> tuple[float, float]:
        """Width and height of the page as a person sees it."""
        if self.turn is not None:
            return self.turn.width_pt, self.turn.height_pt
        return self.width_pt, self.height_pt
