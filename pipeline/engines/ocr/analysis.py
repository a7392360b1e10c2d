"""Page analysis: upright, level, rules and cells known, lines found, pictures left aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Aside, AsideReason, Image, Px
from pipeline.engines.ocr.columns import Columns, found_columns
from pipeline.engines.ocr.components import (
    Marks,
    body_height,
    body_limits,
    dense,
    marks,
    pictures,
    scrawls,
    specks,
)
from pipeline.engines.ocr.crops import Crop, crop
from pipeline.engines.ocr.drawing import Drawing, drawing, with_boxes, without_drawing
from pipeline.engines.ocr.laying import laid_level, quarter_turned
from pipeline.engines.ocr.lines import DASH_BODIES, Row, rows
from pipeline.engines.ocr.paper import WORKING_DPI_LEAST, Paper, is_blank, paper
from pipeline.engines.ocr.ruling import Ruling, ruling, without_rules
from pipeline.engines.ocr.seals import Seal, seals, without_rings
from pipeline.engines.ocr.skew import lies_on_its_side

MARGIN_BODIES = 0.3  # what painting rules over has left stands nearer to a cell's edge
_SCRAP_BODIES = 1.0  # lower marks in the box of a signature are dots of its strokes


@dataclass(frozen=True, slots=True)
class Analysis:
    """A page ready to be read. Boxes are in pixels of the level page, `scale` times those of the image."""

    page: Paper
    scale: float
    quarters: int  # clockwise
    skew: float
    ruled: Ruling
    found: Marks
    rows: tuple[Row, ...]
    aside: tuple[Aside, ...]
    blank: bool
    columns: Columns | None = None
    drawn: Drawing = field(default_factory=Drawing)
    body: float = 0.0  # height of a letter's body
    legible: NDArray[np.bool_] = field(
        default_factory=lambda: np.zeros(0, np.bool_)
    )  # marks that may be text

    def owner(self) -> NDArray[np.int64]:
        """For each mark the row it belongs to, or -1."""
        owner = np.full(len(self.found), -1, np.int64)
        for number, row in enumerate(self.rows):
            owner[row.members] = number
        return owner

    def crops(self, numbers: Sequence[int], body_scale: float = 1.0) -> list[Crop]:
        """The rows of these numbers as the recogniser wants them, their bodies taken `body_scale` as high."""
        owner = self.owner()
        return [
            crop(self.page, self.found, self.rows[number].scaled(body_scale), owner, number)
            for number in numbers
        ]


def upright(image: Image, dpi: float) -> tuple[Paper, int]:
    """The evened page and the quarter turns that make its lines level or upside down."""
    page = paper(image, dpi)
    if is_blank(page) or not lies_on_its_side(page.ink, page.dpi):
        return page, 0
    return quarter_turned(page, 1), 1


def analysed(page: Paper, quarters: int, scale: float) -> Analysis:
    """The page levelled and taken apart; `scale` and `quarters` say how it came from the image handed in."""
    blank = is_blank(page)
    page, skew = (page, 0.0) if blank else laid_level(page)
    ruled = ruling(page)
    drawn = drawing(page, ruled)
    ruled = with_boxes(ruled, drawn)
    bare = without_rules(without_drawing(page, drawn), ruled)
    coloured = tuple(Aside(one.bbox_px, one.reason) for one in page.coloured)
    found, free, body = _marked(bare)
    if blank or body is None:
        return Analysis(bare, scale, quarters, skew, ruled, found, (), coloured, blank and not coloured)
    rings = seals(bare, found, pictures(found, body) & free)
    if rings:
        bare = without_rings(bare, rings)
        found, free, _ = _marked(bare)
    aside, free = _left_aside(found, free, body)
    free &= ~_remnants(found, ruled, body)
    blocks = _blocks(found, ruled)
    found_rows = rows(found, free, blocks, body)
    columns = found_columns(found, found_rows, blocks, body, bare.dpi)
    if columns is not None and columns.regions:
        found_rows = rows(found, free, columns.blocks, body)
    aside += tuple(Aside(ring.bbox_px, AsideReason.STAMP) for ring in rings)
    kept = tuple(
        row
        for row in found_rows
        if not (_is_aside(found, row, rings, aside) or _is_scrap_of_rule(found, row, ruled))
    )
    whole = Analysis(bare, scale, quarters, skew, ruled, found, kept, (*coloured, *aside), blank=False)
    return replace(whole, columns=columns, drawn=drawn, body=body, legible=free)


def _marked(bare: Paper) -> tuple[Marks, NDArray[np.bool_], float | None]:
    """The marks of a page without rules, which of them are no dust, and the height of its letters."""
    found = marks(bare)
    free = ~specks(found, bare)
    return found, free, body_height(found.height[free], found.width[free], body_limits(bare.dpi))


def _left_aside(
    found: Marks, free: NDArray[np.bool_], body: float
) -> tuple[tuple[Aside, ...], NDArray[np.bool_]]:
    """Pictures and signatures, and the marks that may be text without them."""
    large = pictures(found, body) & free
    written = scrawls(found, body) & free
    aside = (
        *_aside(found, written, AsideReason.SIGNATURE),
        *_aside(found, large & dense(found) & ~written, AsideReason.PICTURE),
    )
    return aside, free & ~large & ~written & ~_within(found, aside)


def _is_aside(found: Marks, row: Row, rings: tuple[Seal, ...], aside: tuple[Aside, ...]) -> bool:
    """Whether a row stands inside a seal, or inside the box of a signature: it is a part of it."""
    x, y = found.centre_x[row.members], found.centre_y[row.members]
    if any(bool(ring.holds(x, y).all()) for ring in rings):
        return True
    low = float(found.height[row.members].max()) < _SCRAP_BODIES * row.seed.body
    boxes = [one.bbox_px for one in aside if one.reason is AsideReason.SIGNATURE]
    return low and any(
        bool(((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)).all()) for x0, top, x1, bottom in boxes
    )


def _is_scrap_of_rule(found: Marks, row: Row, ruled: Ruling) -> bool:
    """Whether all of a row is a scrap smaller than a dash and not well inside a ruled cell."""
    x0, top, x1, bottom = _around(found, row)
    if max(x1 - x0, bottom - top) >= DASH_BODIES * row.seed.body:
        return False
    if not 0 < row.seed.block <= len(ruled.cells):
        return True
    left, upper, right, lower = ruled.cells[row.seed.block - 1]
    margin = MARGIN_BODIES * row.seed.body
    across = left + margin < (x0 + x1) / 2 < right - margin
    return not (across and upper + margin < (top + bottom) / 2 < lower - margin)


def single_row(image: Image) -> Analysis:
    """An image taken to be one line: all its ink belongs to one row, whatever its size."""
    page = paper(image, WORKING_DPI_LEAST, whole_page=False)
    size = (page.grey.shape[1], page.grey.shape[0])
    found = marks(page)
    nothing = Ruling((), (), (), np.zeros(page.ink.shape, np.int32))
    if not len(found):
        return Analysis(page, 1.0, 0, 0.0, nothing, found, (), (), blank=True)
    heights = (0.15 * size[1], float(size[1]))
    body = body_height(found.height, found.width, heights) or 0.4 * size[1]
    everything = np.ones(len(found), np.bool_)
    parts = rows(found, everything, np.zeros(len(found), np.int32), body)
    longest = max(parts, key=lambda row: float(found.area[row.members].sum()), default=None)
    kept = () if longest is None else (Row(longest.seed, np.arange(len(found))),)
    return Analysis(page, 1.0, 0, 0.0, nothing, found, kept, (), blank=False)


def _blocks(found: Marks, ruled: Ruling) -> NDArray[np.int32]:
    """The cell of each mark, by the cell most of its own middle lies in."""
    height, width = ruled.cell_of_pixel.shape
    y = np.clip(found.centre_y, 0, height - 1).astype(int)
    x = np.clip(found.centre_x, 0, width - 1).astype(int)
    return np.asarray(ruled.cell_of_pixel[y, x], np.int32)


def _aside(found: Marks, which: NDArray[np.bool_], reason: AsideReason) -> list[Aside]:
    return [
        Aside((float(found.x0[i]), float(found.top[i]), float(found.x1[i]), float(found.bottom[i])), reason)
        for i in np.flatnonzero(which)
    ]


def _remnants(found: Marks, ruled: Ruling, body: float) -> NDArray[np.bool_]:
    """Long thin marks beside a rule: what painting it over has left of it."""
    level = (found.width > 2.5 * body) & (found.height < 0.35 * body)
    upright = (found.height > 2.5 * body) & (found.width < 0.35 * body)
    beside = np.zeros(len(found), np.bool_)
    for x0, top, x1, bottom in ruled.rules:
        reach = 0.6 * body
        beside |= (
            (found.x1 > x0 - reach)
            & (found.x0 < x1 + reach)
            & (found.bottom > top - reach)
            & (found.top < bottom + reach)
        )
    return np.asarray((level | upright) & beside, np.bool_)


def _within(found: Marks, aside: tuple[Aside, ...]) -> NDArray[np.bool_]:
    """Marks inside a picture are parts of it."""
    inside = np.zeros(len(found), np.bool_)
    for region in aside:
        if region.reason is not AsideReason.PICTURE:
            continue
        x0, top, x1, bottom = region.bbox_px
        inside |= (found.x0 >= x0) & (found.x1 <= x1) & (found.top >= top) & (found.bottom <= bottom)
    return inside


def row_box(analysis: Analysis, row: Row) -> Px:
    """The box around a row's marks on the level page."""
    return _around(analysis.found, row)


def _around(found: Marks, row: Row) -> Px:
    return (
        float(found.x0[row.members].min()),
        float(found.top[row.members].min()),
        float(found.x1[row.members].max()),
        float(found.bottom[row.members].max()),
    )
