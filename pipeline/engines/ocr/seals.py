"""Round seals in black or grey: found by their ring, which is taken out where no print crosses it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Px
from pipeline.engines.ocr.components import Marks
from pipeline.engines.ocr.paper import Paper

_RADIUS_INCHES = (0.32, 1.0)
_LOOK_DPI = 60.0
_VOTES = 22.0
_ROUND_SHARE = 0.82  # of the way round, ink must lie on the circle
_SAMPLES = 120
_OFF_INCHES = 0.025
_THICK_INCHES = 0.07  # an emblem's rim is thicker than the ring of a seal
_INNER = np.arange(0.35, 0.97, 0.02)  # radii of further rings, in radii of the outer one
_MOST_MARKS = 12  # a page with more large marks is a picture


@dataclass(frozen=True, slots=True)
class Seal:
    """The outer ring of a seal, in pixels."""

    x: float
    y: float
    radius: float

    @property
    def bbox_px(self) -> Px:
        """The box around it."""
        r = self.radius
        return (self.x - r, self.y - r, self.x + r, self.y + r)

    def encloses(self, other: "Seal") -> bool:
        """Whether another ring lies within this one."""
        off = float(np.hypot(self.x - other.x, self.y - other.y))
        return other is not self and off + other.radius < self.radius

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points lie inside."""
        return np.asarray(np.hypot(x - self.x, y - self.y) <= self.radius * 1.02, np.bool_)


def seals(page: Paper, found: Marks, large: NDArray[np.bool_]) -> tuple[Seal, ...]:
    """The seals among the large marks; one that print grows on is found all the same."""
    least = 2 * _RADIUS_INCHES[0] * page.dpi
    wide = np.flatnonzero(large & (found.width >= least) & (found.height >= least))
    if len(wide) > _MOST_MARKS:
        return ()
    made = [one for mark in wide if (one := _seal(page, found, int(mark))) is not None]
    return tuple(one for one in made if not any(other.encloses(one) for other in made))


def _seal(page: Paper, found: Marks, mark: int) -> Seal | None:
    x0, y0 = int(found.x0[mark]), int(found.top[mark])
    x1, y1 = int(found.x1[mark]), int(found.bottom[mark])
    own = (found.labels[y0:y1, x0:x1] == mark + 1).astype(np.uint8) * 255
    scale = min(1.0, _LOOK_DPI / page.dpi)
    small = cv2.resize(own, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.copyMakeBorder(small, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=(0,))
    least, most = (round(radius * page.dpi * scale) for radius in _RADIUS_INCHES)
    circles = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1.0, 4.0, param1=120, param2=_VOTES, minRadius=least, maxRadius=most
    )
    if circles is None:
        return None
    for x, y, radius in sorted(circles.reshape(-1, 3)[:8].tolist(), key=lambda c: -c[2]):
        for grown in (1.06, 1.03, 1.0, 0.97):
            one = Seal((x - 8) / scale + x0, (y - 8) / scale + y0, radius / scale * grown)
            if _round_share(page, one, one.radius) >= _ROUND_SHARE and not _is_rim(page, one):
                return one
    return None


def _is_rim(page: Paper, seal: Seal) -> bool:
    """Whether the ring goes on inwards or outwards: the thick rim of an emblem."""
    off = _THICK_INCHES * page.dpi
    beside = _ink_round(page, seal, np.array([[seal.radius - off], [seal.radius + off]]))
    return float(beside.mean()) >= _ROUND_SHARE


def _round_share(page: Paper, seal: Seal, radius: float) -> float:
    """How much of the way round there is ink within a hair of a radius."""
    off = np.arange(-_OFF_INCHES * page.dpi, _OFF_INCHES * page.dpi + 1)
    return float(_ink_round(page, seal, radius + off[:, None]).mean())


def _ink_round(page: Paper, seal: Seal, reach: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each direction whether there is ink at any of the radii `reach` (n, 1)."""
    angles = np.linspace(0, 2 * np.pi, _SAMPLES, endpoint=False)
    x = np.rint(seal.x + reach * np.cos(angles)).astype(int)
    y = np.rint(seal.y + reach * np.sin(angles)).astype(int)
    height, width = page.ink.shape
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    ink = page.ink[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)] > 0
    return np.asarray((ink & inside).any(axis=0), np.bool_)


def without_rings(page: Paper, found: Sequence[Seal]) -> Paper:
    """The page with the rings of its seals painted over, strokes that cross them kept."""
    grey, ink = page.grey.copy(), page.ink.copy()
    for seal in found:
        inner = [share * seal.radius for share in _INNER]
        radii = [r for r in inner if _round_share(page, seal, r) >= _ROUND_SHARE]
        for radius in (*radii, seal.radius):
            _paint_over(page, seal, radius, (grey, ink))
    return replace(page, grey=grey, ink=ink)


def _paint_over(
    page: Paper, seal: Seal, radius: float, onto: tuple[NDArray[np.uint8], NDArray[np.uint8]]
) -> None:
    """Paints one ring as paper, in place."""
    grey, ink = onto
    half = 2 * _OFF_INCHES * page.dpi
    height, width = ink.shape
    x0, y0 = max(0, int(seal.x - radius - half)), max(0, int(seal.y - radius - half))
    x1, y1 = min(width, int(seal.x + radius + half) + 1), min(height, int(seal.y + radius + half) + 1)
    y, x = np.mgrid[y0:y1, x0:x1]
    away = np.hypot(x - seal.x, y - seal.y)
    on_ring = np.abs(away - radius) <= half
    y, x, away = y[on_ring], x[on_ring], np.maximum(1.0, away[on_ring])
    crossing = _ink_at(page, seal, (x, y), (radius - half - 2) / away) & _ink_at(
        page, seal, (x, y), (radius + half + 2) / away
    )
    y, x = y[~crossing], x[~crossing]
    ink[y, x] = 0
    grey[y, x] = round(page.level)


def _ink_at(
    page: Paper, seal: Seal, points: tuple[NDArray[np.int64], NDArray[np.int64]], factor: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether there is ink where the rays through points reach `factor` times as far from the middle."""
    x, y = points
    height, width = page.ink.shape
    column = np.clip(np.rint(seal.x + (x - seal.x) * factor), 0, width - 1).astype(int)
    row = np.clip(np.rint(seal.y + (y - seal.y) * factor), 0, height - 1).astype(int)
    return np.asarray(page.ink[row, column] > 0, np.bool_)
