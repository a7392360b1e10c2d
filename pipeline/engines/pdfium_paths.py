"""Raw pdfium calls on path objects: their straight parts, how they are painted, in which colour."""

import ctypes
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium_c

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

_TWO, _POINT = (ctypes.c_int * 2)(), (ctypes.c_float * 2)()
_TWO_AT, _POINT_AT = ctypes.addressof(_TWO), ctypes.addressof(_POINT)
"""Room for one answer of two numbers; pdfium allows one thread at a time anyway."""

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

MAX_SEGMENTS = 4000
"""A path with more is a drawing (a map, a logo), not ruling; it is passed over."""

_MOVE, _BEZIER = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
_ENDS = frozenset({_MOVE, _BEZIER})


class DrawMode(NamedTuple):
    """How a path is painted."""

    filled: bool
    stroked: bool


def draw_mode(path: Address) -> DrawMode:
    """Whether the path is filled and whether it is stroked."""
    _draw_mode(path, _TWO_AT, _TWO_AT + 4)
    return DrawMode(filled=_TWO[0] != 0, stroked=_TWO[1] != 0)


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


def straight_rings(path: Address) -> list[Ring]:
    """Runs of straight lines of a path in its own space, two points or more each; a curve ends one."""
    count = _count_segments(path)
    rings: list[Ring] = []
    run: Ring = []
    start: Point = (0.0, 0.0)
    for index in range(count if count <= MAX_SEGMENTS else 0):
        segment = _segment(path, index)
        _segment_point(segment, _POINT_AT, _POINT_AT + 4)
        here, kind = (_POINT[0], _POINT[1]), _segment_type(segment)
        if kind in _ENDS:
            rings.append(run)
            run = []
            start = here if kind == _MOVE else start
        run.append(here)
        if _segment_close(segment):
            run.append(start)
            rings.append(run)
            run = [start]
    rings.append(run)
    return [ring for ring in rings if len(ring) > 1]
