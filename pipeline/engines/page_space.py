"""From the user space of a PDF page to the page as a person sees it: points, top-left origin, rotated."""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

QUARTER = 4


@dataclass(frozen=True, slots=True)
class PageSpace:
    """The visible box of one page in user space and its rotation in clockwise quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "PageSpace":
        """The space of an open pypdfium2 page."""
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
        turns = pdfium_c.FPDFPage_GetRotation(page.raw) % QUARTER
        return cls(box.left, box.bottom, box.right, box.top, turns)

    @property
    def width_pt(self) -> float:
        """Width as seen."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height_pt(self) -> float:
        """Height as seen."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """The same as `points` as a matrix a, b, c, d, e, f: x' = a x + c y + e, y' = b x + d y + f."""
        return (
            (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left),
            (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom),
            (0.0, -1.0, -1.0, 0.0, self.top, self.right),
        )[self.quarter_turns]

    def points(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (n, 2) of user space, as seen."""
        x, y = points[:, 0], points[:, 1]
        across, down = (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[self.quarter_turns]
        return np.stack([across, down], axis=1)

    def boxes(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Boxes (n, 4), two opposite corners each in user space, as x0, top, x1, bottom as seen."""
        first, second = self.points(boxes[:, :2]), self.points(boxes[:, 2:])
        return np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)

    def turn(self, degrees: float) -> int:
        """Quarter turns counterclockwise, as seen, of a direction given in degrees of user space."""
        return (round(degrees / 90.0) - self.quarter_turns) % QUARTER
