"""The text layer of one open pdfium page as columns: content order, fonts, boxes, what cannot be seen."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from pipeline.core.reading import Concealment, TextLayer
from pipeline.engines import pdfium_api as api
from pipeline.engines.concealed import concealed, is_pale, lost_on_paper, tiny
from pipeline.engines.page_space import PageSpace
from pipeline.engines.replacement_text import with_whole_boxes
from schemas.page_content import NO_LINE, Font, Glyphs

BOLD_WEIGHT = 600
FORCE_BOLD_FLAG = 1 << 18
ITALIC_FLAG = 1 << 6
BOLD_NAME = re.compile(r"bold|black|heavy", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
SUBSET_TAG = re.compile(r"^([A-Z]{6})\+")
NO_UNICODE = 0xFFFD
MAX_CODE = 0x10FFFF
SURROGATES = (0xD800, 0xDFFF)
LINE_END_HYPHENS = (0x02, 0xAD, 0xFFFE)
HYPHEN = 0x2D
CLIP_TOLERANCE_PT = 0.5
EYE_HEIGHT_EM = 0.25
"""Where, above the baseline, a glyph is looked at to tell whether a clip hides it."""

BoxPt = tuple[float, float, float, float]
EVERYWHERE: BoxPt = (-1e9, -1e9, 1e9, 1e9)


@dataclass(frozen=True, slots=True)
class _Run:
    """What all characters of one text object share. `clip_pt` x0, top, x1, bottom as seen."""

    order: int
    font: int
    size_pt: float
    turn: int
    invisible: bool
    clip_pt: BoxPt
    pale: bool = False


_NO_RUN = _Run(order=-1, font=0, size_pt=0.0, turn=0, invisible=False, clip_pt=EVERYWHERE)


def text_layer_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> TextLayer:
    """Everything pdfium sees of the text of one page."""
    space = PageSpace.of(page)
    items = api.objects(api.address(page.raw))
    tp, count = api.address(textpage.raw), max(0, textpage.count_chars())
    owners = api.text_objects(tp, count)
    runs, fonts = _runs(tp, owners, items, space)
    glyphs = _glyphs(tp, owners, runs, space)
    mine = [runs[a] for a in owners.tolist()]
    order = np.array([run.order for run in mine], dtype=np.int64)
    in_order = np.argsort(order, kind="stable")
    drawn = ~glyphs.synthetic
    kept = in_order[drawn[in_order]]
    unseen = np.array([run.invisible for run in mine], dtype=np.bool_) & drawn
    reasons = _reasons(page, glyphs, mine, space)
    hidden = glyphs.hidden | reasons[Concealment.COLOUR] | reasons[Concealment.TINY]
    glyphs = replace(glyphs, hidden=hidden)
    return TextLayer(
        width_pt=space.width_pt,
        height_pt=space.height_pt,
        fonts=fonts,
        glyphs=with_whole_boxes(glyphs.take(kept), owners[kept]),
        image_share=_image_share(items, space),
        graphics=any(kind in {api.PATH_OBJECT, api.IMAGE_OBJECT} for _, kind, _ in items),
        invisible_share=float(unseen.sum() / drawn.sum()) if drawn.any() else 0.0,
        concealed=concealed(glyphs, reasons),
    )


def _reasons(
    page: pdfium.PdfPage, glyphs: Glyphs, mine: Sequence[_Run], space: PageSpace
) -> dict[Concealment, NDArray[np.bool_]]:
    """Which drawn glyphs nobody sees, by the first reason that holds."""
    drawn = ~glyphs.synthetic
    invisible = drawn & np.array([run.invisible for run in mine], dtype=np.bool_)
    left = drawn & ~invisible
    off_page = left & _off_page(glyphs, space)
    left &= ~glyphs.hidden & ~off_page
    small = left & tiny(glyphs)
    pale = left & ~small & np.array([run.pale for run in mine], dtype=np.bool_)
    orders = np.array([run.order for run in mine], dtype=np.int64)
    return {
        Concealment.INVISIBLE: invisible,
        Concealment.OFF_PAGE: off_page,
        Concealment.TINY: small,
        Concealment.COLOUR: lost_on_paper(page, glyphs, orders, pale),
    }


def _off_page(glyphs: Glyphs, space: PageSpace) -> NDArray[np.bool_]:
    """Glyphs whose box lies wholly beside the page."""
    x0, top, x1, bottom = glyphs.boxes_pt.T
    return np.asarray((x1 < 0) | (bottom < 0) | (x0 > space.width_pt) | (top > space.height_pt))


def _runs(
    tp: api.Address, owners: NDArray[np.int64], items: Sequence[tuple[int, int, api.Matrix]], space: PageSpace
) -> tuple[dict[int, _Run], tuple[Font, ...]]:
    """The runs of a page by address of their text object, and its fonts."""
    first = dict(zip(owners[::-1].tolist(), range(len(owners) - 1, -1, -1), strict=True))
    fonts: dict[int, int] = {}
    runs = {0: _NO_RUN}
    texts = ((item, outer) for item, kind, outer in items if kind == api.TEXT_OBJECT)
    for order, (item, outer) in enumerate(texts):
        if item in first:
            font = fonts.setdefault(api.font_of(item), len(fonts))
            runs[item] = _run(tp, first[item], (item, order, font), outer, space)
    for stray in first.keys() - runs.keys():
        font = fonts.setdefault(api.font_of(stray), len(fonts))
        runs[stray] = _run(tp, first[stray], (stray, len(runs), font), api.IDENTITY, space)
    return runs, tuple(_font(a) for a in fonts) or (Font(name="", bold=False),)


def _run(
    tp: api.Address, index: int, item: tuple[int, int, int], outer: api.Matrix, space: PageSpace
) -> _Run:
    text_object, order, font = item
    a, b, c, d, _, _ = api.character_matrix(tp, index)
    clip = api.clip_bounds(text_object)
    return _Run(
        order=order,
        font=font,
        size_pt=api.font_size(tp, index) * math.hypot(c, d),
        turn=space.turn(math.degrees(math.atan2(b, a))),
        invisible=api.is_invisible(text_object),
        clip_pt=EVERYWHERE if clip is None else _as_seen(clip, outer, space),
        pale=is_pale(api.fill_colour(text_object)),
    )


def _as_seen(rectangle: BoxPt, outer: api.Matrix, space: PageSpace) -> BoxPt:
    left, bottom, right, top = rectangle
    if outer == api.IDENTITY and space.quarter_turns == 0:
        return left - space.left, space.top - top, right - space.left, space.top - bottom
    corners = np.array([[left, bottom], [left, top], [right, bottom], [right, top]], dtype=np.float64)
    seen = space.points(api.applied(outer, corners))
    x0, y0 = seen.min(axis=0)
    x1, y1 = seen.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _font(font: api.Address) -> Font:
    if not font:
        return Font(name="", bold=False)
    stored, flags, weight = api.font_facts(font)
    full = decoded_name(stored)
    tag = SUBSET_TAG.match(full)
    name = full[tag.end() :] if tag else full
    bold = bool(BOLD_NAME.search(name)) or weight >= BOLD_WEIGHT or bool(flags & FORCE_BOLD_FLAG)
    italic = bool(ITALIC_NAME.search(name)) or bool(flags & ITALIC_FLAG)
    return Font(name=name, bold=bold, italic=italic, tag=tag.group(1) if tag else "")


def decoded_name(stored: bytes) -> str:
    """A font name as text: UTF-8 if it is, else the Thai code page (names such as `TH SarabunIT๙`)."""
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp874", "replace")


def _glyphs(tp: api.Address, owners: NDArray[np.int64], runs: dict[int, _Run], space: PageSpace) -> Glyphs:
    count = len(owners)
    mine = [runs[a] for a in owners.tolist()]
    codes = api.code_points(tp, count)
    for index in np.flatnonzero(np.isin(codes, LINE_END_HYPHENS)).tolist():
        if api.is_hyphen(tp, index):
            codes[index] = HYPHEN
    unmapped = (api.unmapped_flags(tp, count) & (codes == 0)) | (codes > MAX_CODE) | _surrogate(codes)
    seen = space.points(api.origins(tp, count))
    boxes = space.boxes(api.loose_boxes(tp, count).astype(np.float64))
    sizes = np.array([run.size_pt for run in mine], dtype=np.float32)
    turns = np.array([run.turn for run in mine], dtype=np.int8)
    clips = np.array([run.clip_pt for run in mine], dtype=np.float64).reshape(count, 4)
    invisible = np.array([run.invisible for run in mine], dtype=np.bool_)
    return Glyphs(
        codes=np.where(unmapped, NO_UNICODE, codes).astype(np.uint32),
        boxes_pt=boxes.astype(np.float32),
        size_pt=sizes,
        origin_x_pt=seen[:, 0].astype(np.float32),
        baseline_pt=seen[:, 1].astype(np.float32),
        turn=turns,
        font=np.array([run.font for run in mine], dtype=np.int32),
        line=np.full(count, NO_LINE, dtype=np.int32),
        hidden=invisible | _outside(_eyes(seen, boxes, sizes, turns), clips, space),
        synthetic=api.generated_flags(tp, count),
        confidence=np.ones(count, dtype=np.float32),
    )


def _surrogate(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray((codes >= SURROGATES[0]) & (codes <= SURROGATES[1]))


def _eyes(
    seen: NDArray[np.float64],
    boxes: NDArray[np.float64],
    sizes: NDArray[np.float32],
    turns: NDArray[np.int8],
) -> NDArray[np.float64]:
    """The point (n, 2) by which each glyph is judged visible: mid-width, a little above the baseline."""
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    upright = np.stack([centre[:, 0], seen[:, 1] - EYE_HEIGHT_EM * sizes], axis=1)
    return np.where((turns == 0)[:, None], upright, centre)


def _outside(eyes: NDArray[np.float64], clips: NDArray[np.float64], space: PageSpace) -> NDArray[np.bool_]:
    """Glyphs whose eye is outside of their clip or of the page."""
    page = np.array([0.0, 0.0, space.width_pt, space.height_pt])
    low = np.maximum(clips[:, :2], page[:2]) - CLIP_TOLERANCE_PT
    high = np.minimum(clips[:, 2:], page[2:]) + CLIP_TOLERANCE_PT
    return np.asarray(((eyes < low) | (eyes > high)).any(axis=1))


def _image_share(items: Sequence[tuple[int, int, api.Matrix]], space: PageSpace) -> float:
    """Part of the page under raster images, overlaps counted once only by the cap at one."""
    area = space.width_pt * space.height_pt
    covered = 0.0
    for item, kind, outer in items:
        if kind == api.IMAGE_OBJECT:
            x0, y0, x1, y1 = _as_seen(api.object_bounds(item), outer, space)
            covered += max(0.0, min(x1, space.width_pt) - max(x0, 0.0)) * max(
                0.0, min(y1, space.height_pt) - max(y0, 0.0)
            )
    return min(1.0, covered / area) if area else 0.0
