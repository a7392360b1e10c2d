"""Stamps and signatures in coloured ink, taken out of the page so that the black print below can be read.

Coloured ink is a stamp where it draws a frame or a ring, a signature where it draws long thin strokes.
Coloured letters alone are print: headings and links are read with the rest.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import AsideReason, Image, Px

_STRONG = 48  # difference of the channels from which ink is coloured; black print and grey paper have less
_PALE = 10  # above the colour noise of the paper
_TINT = 14  # paper whose channels differ by more is made white first
_LEAST_SHARE, _MOST_SHARE = (
    0.00015,
    0.12,
)  # of the page: less is nothing, more is a picture or a coloured sheet
_REACH_INCHES = 0.11  # ink this near belongs to one region
_FRINGE_INCHES = 0.016
_GLANCE = 3  # every third pixel tells whether a page has colour at all; strokes are as wide
_STAMP_INCHES = (0.5, 3.2)  # least and greatest side
_SIGNATURE_INCHES = (0.45, 0.2, 4.5, 2.2)  # least width and height of a stroke, most of the whole
_TALL_STROKE_INCHES = 0.42
_HOLLOW = 0.42  # of its box, a frame fills less
_STROKE = 0.26
_LETTER_INCHES = (0.035, 0.3)
_FEWEST_LETTERS = 4  # in coloured ink within a coloured frame, else the frame is the print's own
_RING_SHARE = 0.7  # of a ring's ink lies near its ellipse


@dataclass(frozen=True, slots=True)
class Coloured:
    """A region of coloured ink that is no print, in pixels of the page."""

    bbox_px: Px
    reason: AsideReason

    def scaled(self, factor: float) -> "Coloured":
        """The region on the page `factor` times as large."""
        x0, top, x1, bottom = (edge * factor for edge in self.bbox_px)
        return Coloured((x0, top, x1, bottom), self.reason)


@dataclass(frozen=True, slots=True)
class Separated:
    """The page in grey without its stamps and signatures; `stamps` shows the stamps' ink alone."""

    grey: Image
    stamps: Image
    regions: tuple[Coloured, ...]


def separated(colour: Image, dpi: float) -> Separated | None:
    """The page with stamps and signatures in coloured ink told apart; `None` where there are none."""
    few = _white_balanced(np.ascontiguousarray(colour[::_GLANCE, ::_GLANCE, :3]))
    if float((_chroma(few) > _STRONG).mean()) < _LEAST_SHARE:
        return None
    page = _white_balanced(np.ascontiguousarray(colour[:, :, :3]))
    chroma = _chroma(page)
    strong = (chroma > _STRONG).astype(np.uint8)
    share = float(strong.mean())
    if not _LEAST_SHARE <= share <= _MOST_SHARE:
        return None
    # JPEG keeps colour at half the resolution: thin strokes are paler than thick ones.
    weak = (chroma > float(np.percentile(chroma[::4, ::4], 90)) + _PALE).astype(np.uint8)
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.uint8)
    stamps = np.full_like(grey, 255)
    reach = 2 * round(_REACH_INCHES * dpi / 2) + 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(weak | strong, np.ones((reach, reach), np.uint8)), connectivity=8
    )
    regions: list[Coloured] = []
    for number in range(1, len(stats)):
        x, y, width, height = (int(v) for v in stats[number][:4])
        part = np.s_[y : y + height, x : x + width]
        if not strong[part].any():
            continue
        own = (labels[part] == number) & (weak[part] > 0)
        if not own.any():  # on a sheet of strong colour nothing stands out as pale ink
            continue
        reason = _reason(own, grey[part], dpi)
        if reason is None:
            continue
        if reason is AsideReason.STAMP:
            own = weak[part] > 0  # what stands free within the frame is of the stamp too
        regions.append(Coloured(_box(own, x, y), reason))
        near = cv2.dilate(own.astype(np.uint8), _disc(_FRINGE_INCHES * dpi)) > 0
        if reason is AsideReason.STAMP:
            stamps[part][near] = np.minimum(stamps[part], _ink_alone(chroma[part], own))[near]
        grey[part][near] = _print_below(page[part], own)[near]
    return Separated(grey, stamps, tuple(_outermost(regions))) if regions else None


def _outermost(regions: list[Coloured]) -> list[Coloured]:
    """The regions that do not lie within another, as the inner ring of a seal does."""
    return [one for one in regions if not any(other is not one and _holds(other, one) for other in regions)]


def _holds(outer: Coloured, inner: Coloured) -> bool:
    (x0, top, x1, bottom), (left, upper, right, lower) = outer.bbox_px, inner.bbox_px
    return x0 <= left and top <= upper and x1 >= right and bottom >= lower


def _chroma(page: Image) -> Image:
    """How far the channels lie apart."""
    red, green, blue = cv2.split(page)
    highest, lowest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    return np.asarray(cv2.subtract(highest, lowest), np.uint8)


def _white_balanced(colour: Image) -> Image:
    """The page with its paper made white, where the paper is tinted."""
    paper = np.median(colour[::8, ::8].reshape(-1, 3), axis=0)
    if float(paper.max() - paper.min()) <= _TINT or float(paper.min()) < 1:
        return colour
    return np.asarray(np.clip(colour * (float(paper.max()) / paper), 0, 255), np.uint8)


def _disc(radius: float) -> NDArray[np.uint8]:
    size = 2 * max(1, round(radius)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)


def _box(own: NDArray[np.bool_], x: int, y: int) -> Px:
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    return (float(x + columns[0]), float(y + rows[0]), float(x + columns[-1] + 1), float(y + rows[-1] + 1))


def _reason(own: NDArray[np.bool_], grey: Image, dpi: float) -> AsideReason | None:
    """What a region of coloured ink is; `None` for print."""
    x0, top, x1, bottom = (int(edge) for edge in _box(own, 0, 0))
    own, grey = own[top:bottom, x0:x1], grey[top:bottom, x0:x1]
    joined = cv2.morphologyEx(own.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    if len(stats) < 2:  # noqa: PLR2004 - paper alone
        return None
    boxes = np.asarray(stats[1:, 2:4] / dpi, np.float64)
    fill = stats[1:, 4] / np.maximum(1, stats[1:, 2] * stats[1:, 3])
    height, width = (edge / dpi for edge in own.shape)
    least, most = _STAMP_INCHES
    frame = (boxes.min(axis=1) >= least) & (fill < _HOLLOW)
    if max(height, width) <= most and frame.any():
        largest = 1 + int(np.flatnonzero(frame)[boxes[frame].prod(axis=1).argmax()])
        if _is_ring(labels == largest) or _letters(boxes) >= _FEWEST_LETTERS:
            return AsideReason.STAMP
    wide, high, most_wide, most_high = _SIGNATURE_INCHES
    stroke = ((boxes[:, 0] >= wide) & (boxes[:, 1] >= high)) | (boxes[:, 1] >= _TALL_STROKE_INCHES)
    drawn = stroke & (fill < _STROKE) & (boxes[:, 1] > _LETTER_INCHES[0])
    if width <= most_wide and height <= most_high and drawn.any() and not _boxes_print(own, grey):
        return AsideReason.SIGNATURE
    return None


def _letters(boxes: NDArray[np.float64]) -> int:
    least, most = _LETTER_INCHES
    return int(((boxes.max(axis=1) >= least) & (boxes.max(axis=1) <= most)).sum())


def _is_ring(mark: NDArray[np.bool_]) -> bool:
    """Whether a mark runs along an ellipse in its box."""
    y, x = np.nonzero(mark)
    if not len(x):
        return False
    half_x, half_y = (np.ptp(x) + 1) / 2, (np.ptp(y) + 1) / 2
    far = np.hypot((x - x.min() - half_x) / half_x, (y - y.min() - half_y) / half_y)
    return float(np.mean(np.abs(far - 1) < 0.12)) >= _RING_SHARE  # noqa: PLR2004 - an eighth off at most


def _boxes_print(own: NDArray[np.bool_], grey: Image) -> bool:
    """Whether coloured rules run straight along the edges of a region that holds black print."""
    edges = [own[:3].any(axis=0), own[-3:].any(axis=0), own[:, :3].any(axis=1), own[:, -3:].any(axis=1)]
    straight = sum(float(edge.mean()) > 0.8 for edge in edges)  # noqa: PLR2004 - nearly all of it
    return straight >= 2 and bool((grey < 90).mean() > 0.005)  # noqa: PLR2004 - two rules; dark print


def _print_below(page: Image, own: NDArray[np.bool_]) -> Image:
    """The page seen through the ink: the channel in which the ink is brightest, lifted to paper."""
    brightest = page.max(axis=2)
    ink = max(60.0, float(np.percentile(brightest[own], 12)))
    return np.asarray(np.clip(brightest * (250.0 / ink), 0, 250), np.uint8)


def _ink_alone(chroma: Image, own: NDArray[np.bool_]) -> Image:
    """The ink without the print: dark where it is coloured."""
    full = max(1.0, float(np.percentile(chroma[own], 80)))
    return np.asarray(255 - np.clip(chroma * (235.0 / full), 0, 235), np.uint8)
