"""Raw pdfium calls on path objects: their straight parts, how they are painted, in which colour."""

import ctypes
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from pipeline.engines.pdfium_api import Address
from pipeline.engines.pdfium_api import _prototype as prototype

_VOID, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint

_count_segments = prototype("FPDFPath_CountSegments", _INT, _VOID)
_segment = prototype("FPDFPath_GetPathSegment", _VOID, _VOID, _INT)
_segment_point = prototype("FPDFPathSegment_GetPoint", _INT, _VOID, _VOID, _VOID)
_segment_type = prototype("FPDFPathSegment_GetType", _INT, _VOID)
_segment_close = prototype("FPDFPathSegment_GetClose", _INT, _VOID)
_draw_mode = prototype("FPDFPath_GetDrawMode", _INT, _VOID, _VOID, _VOID)
_stroke_width = prototype("FPDFPageObj_GetStrokeWidth", _INT, _VOID, _VOID)
_stroke_colour = prototype("FPDFPageObj_GetStrokeColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
_fill_colour = prototype("FPDFPageObj_GetFillColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)

PATH_OBJECT = pdfium_c.FPDF_PAGEOBJ_PATH
MAX_SEGMENTS = 4000
"""A path with more is a drawing (a map, a logo), not ruling; it is passed over."""

_MOVE, _BEZIER = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO


class DrawMode(NamedTuple):
    """How a path is painted."""

    filled: bool
    stroked: bool


def draw_mode(path: Address) -> DrawMode:
    """Whether the path is filled and whether it is stroked."""
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    _draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return DrawMode(filled=fill.value != 0, stroked=stroke.value != 0)


def stroke_width(path: Address) -> float:
    """Line width in the path's own space."""
    width = ctypes.c_float(0.0)
    _stroke_width(path, ctypes.addressof(width))
    return width.value


def stroke_rgba(path: Address) -> tuple[int, int, int, int]:
    """Stroke colour and alpha, 0 to 255; opaque black where pdfium cannot tell (patterns)."""
    return _colour(_stroke_colour, path)


def fill_rgba(path: Address) -> tuple[int, int, int, int]:
    """Fill colour and alpha, 0 to 255; opaque black where pdfium cannot tell (patterns)."""
    return _colour(_fill_colour, path)


def _colour(getter: Callable[..., int], path: Address) -> tuple[int, int, int, int]:
    out = (ctypes.c_uint * 4)(0, 0, 0, 255)
    base = ctypes.addressof(out)
    if not getter(path, base, base + 4, base + 8, base + 12):
        return 0, 0, 0, 255
    return out[0], out[1], out[2], out[3]


def straight_rings(path: Address) -> Iterator[NDArray[np.float64]]:
    """Runs of straight lines of a path in its own space, (n, 2) with n of 2 or more; a curve ends one."""
    count = _count_segments(path)
    if count > MAX_SEGMENTS:
        return
    run: list[tuple[float, float]] = []
    start: tuple[float, float] = (0.0, 0.0)
    point = (ctypes.c_float * 2)()
    base = ctypes.addressof(point)
    for index in range(count):
        segment = _segment(path, index)
        _segment_point(segment, base, base + 4)
        here, kind = (point[0], point[1]), _segment_type(segment)
        if kind in (_MOVE, _BEZIER):
            yield from _ended(run)
            run = []
            start = here if kind == _MOVE else start
        run.append(here)
        if _segment_close(segment):
            run.append(start)
            yield from _ended(run)
            run = [start]
    yield from _ended(run)


def _ended(run: list[tuple[float, float]]) -> Iterator[NDArray[np.float64]]:
    if len(run) > 1:
        yield np.array(run, dtype=np.float64)
