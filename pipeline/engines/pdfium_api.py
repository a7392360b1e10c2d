"""Raw pdfium calls made over whole pages at once: one C-speed loop per getter, no Python per character."""

import ctypes
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, TypeAlias

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from pypdfium2_raw.bindings import _libs

Address: TypeAlias = int
"""Address of a pdfium object in memory."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""Affine transformation a, b, c, d, e, f: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_VOID, _INT = ctypes.c_void_p, ctypes.c_int


def _prototype(name: str, restype: type, *argtypes: type) -> Callable[..., Any]:
    """A private function object, so that plain addresses can be passed without ctypes pointer objects."""
    function = _libs["pdfium"][name]
    function.argtypes, function.restype = argtypes, restype
    return function  # type: ignore[no-any-return]  # ctypes functions are untyped


_unicode = _prototype("FPDFText_GetUnicode", ctypes.c_uint, _VOID, _INT)
_generated = _prototype("FPDFText_IsGenerated", _INT, _VOID, _INT)
_unmapped = _prototype("FPDFText_HasUnicodeMapError", _INT, _VOID, _INT)
_hyphen = _prototype("FPDFText_IsHyphen", _INT, _VOID, _INT)
_object_of = _prototype("FPDFText_GetTextObject", ctypes.c_size_t, _VOID, _INT)
_origin = _prototype("FPDFText_GetCharOrigin", _INT, _VOID, _INT, _VOID, _VOID)
_loose_box = _prototype("FPDFText_GetLooseCharBox", _INT, _VOID, _INT, _VOID)
_matrix = _prototype("FPDFText_GetMatrix", _INT, _VOID, _INT, _VOID)
_font_size = _prototype("FPDFText_GetFontSize", ctypes.c_double, _VOID, _INT)
_object_font = _prototype("FPDFTextObj_GetFont", _VOID, _VOID)
_render_mode = _prototype("FPDFTextObj_GetTextRenderMode", _INT, _VOID)
_fill_colour = _prototype("FPDFPageObj_GetFillColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
_object_type = _prototype("FPDFPageObj_GetType", _INT, _VOID)
_object_matrix = _prototype("FPDFPageObj_GetMatrix", _INT, _VOID, _VOID)
_page_objects = _prototype("FPDFPage_CountObjects", _INT, _VOID)
_page_object = _prototype("FPDFPage_GetObject", _VOID, _VOID, _INT)
_form_objects = _prototype("FPDFFormObj_CountObjects", _INT, _VOID)
_form_object = _prototype("FPDFFormObj_GetObject", _VOID, _VOID, _INT)
_bounds = _prototype("FPDFPageObj_GetBounds", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
_clip_of = _prototype("FPDFPageObj_GetClipPath", _VOID, _VOID)
_clip_paths = _prototype("FPDFClipPath_CountPaths", _INT, _VOID)
_clip_segments = _prototype("FPDFClipPath_CountPathSegments", _INT, _VOID, _INT)
_clip_segment = _prototype("FPDFClipPath_GetPathSegment", _VOID, _VOID, _INT, _INT)
_segment_point = _prototype("FPDFPathSegment_GetPoint", _INT, _VOID, _VOID, _VOID)
_font_name = _prototype("FPDFFont_GetBaseFontName", ctypes.c_size_t, _VOID, ctypes.c_char_p, ctypes.c_size_t)
_font_flags = _prototype("FPDFFont_GetFlags", _INT, _VOID)
_font_weight = _prototype("FPDFFont_GetWeight", _INT, _VOID)

_SIX = (ctypes.c_float * 6)()
_SIX_AT = ctypes.addressof(_SIX)
"""Room for one answer of six numbers; pdfium allows one thread at a time anyway."""

TEXT_OBJECT = pdfium_c.FPDF_PAGEOBJ_TEXT
PATH_OBJECT = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE_OBJECT = pdfium_c.FPDF_PAGEOBJ_IMAGE
FORM_OBJECT = pdfium_c.FPDF_PAGEOBJ_FORM
INVISIBLE_MODES = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
MAX_FORM_DEPTH = 8
MAX_CLIP_SEGMENTS = 64


def address(handle: "ctypes._Pointer[Any]") -> Address:
    """The address behind a pypdfium2 raw handle."""
    return ctypes.addressof(handle.contents)


def _ints(values: Iterable[int], count: int) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64, count=count)


def code_points(textpage: Address, count: int) -> NDArray[np.int64]:
    """Unicode of each character of a text page."""
    return _ints(map(_unicode, repeat(textpage), range(count)), count)


def is_hyphen(textpage: Address, index: int) -> bool:
    """True for a hyphen at the end of a line, which pdfium gives another code."""
    return bool(_hyphen(textpage, index) == 1)


def generated_flags(textpage: Address, count: int) -> NDArray[np.bool_]:
    """Which characters pdfium put in by itself (spaces, line ends)."""
    return np.asarray(_ints(map(_generated, repeat(textpage), range(count)), count) == 1)


def unmapped_flags(textpage: Address, count: int) -> NDArray[np.bool_]:
    """Which characters have no Unicode of their own."""
    return np.asarray(_ints(map(_unmapped, repeat(textpage), range(count)), count) == 1)


def text_objects(textpage: Address, count: int) -> NDArray[np.int64]:
    """Address of the text object of each character; 0 where it has none."""
    return _ints(map(_object_of, repeat(textpage), range(count)), count)


def origins(textpage: Address, count: int) -> NDArray[np.float64]:
    """Pen position of each character (n, 2), user space."""
    out = np.zeros((count, 2), dtype=np.float64)
    base = out.ctypes.data
    for _ in map(
        _origin,
        repeat(textpage),
        range(count),
        range(base, base + 16 * count, 16),
        range(base + 8, base + 8 + 16 * count, 16),
    ):
        pass
    return out


def loose_boxes(textpage: Address, count: int) -> NDArray[np.float32]:
    """Loose box of each character (n, 4): left, top, right, bottom, user space (y grows upwards)."""
    out = np.zeros((count, 4), dtype=np.float32)
    base = out.ctypes.data
    for _ in map(_loose_box, repeat(textpage), range(count), range(base, base + 16 * count, 16)):
        pass
    return out


def character_matrix(textpage: Address, index: int) -> Matrix:
    """Matrix of one character, enclosing forms applied; identity where there is none."""
    if not _matrix(textpage, index, _SIX_AT):
        return IDENTITY
    a, b, c, d, e, f = _SIX
    return a, b, c, d, e, f


def font_size(textpage: Address, index: int) -> float:
    """Font size of one character before its matrix."""
    return float(_font_size(textpage, index))


def is_invisible(text_object: Address) -> bool:
    """True for text drawn in invisible or clip-only mode."""
    return _render_mode(text_object) in INVISIBLE_MODES


def fill_colour(item: Address) -> tuple[int, int, int, int] | None:
    """Red, green, blue and opacity (0 to 255) an object is filled with; `None` for a pattern."""
    levels = (ctypes.c_uint * 4)()
    base = ctypes.addressof(levels)
    if not _fill_colour(item, *(base + 4 * n for n in range(4))):
        return None
    red, green, blue, opacity = levels
    return red, green, blue, opacity


def font_of(text_object: Address) -> Address:
    """Address of a text object's font, stable while its page is open; 0 where there is none."""
    return _object_font(text_object) or 0


def font_facts(font: Address) -> tuple[bytes, int, int]:
    """Base font name as stored (tag included), descriptor flags, weight."""
    buffer = ctypes.create_string_buffer(512)
    length = _font_name(font, buffer, len(buffer))
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)], _font_flags(font), _font_weight(font)


def objects(page: Address) -> list[tuple[Address, int, Matrix]]:
    """All page objects in painting order, forms opened: address, type, matrix of the enclosing forms."""
    out: list[tuple[Address, int, Matrix]] = []
    for index in range(_page_objects(page)):
        _collect(_page_object(page, index), IDENTITY, 0, out)
    return out


def _collect(item: Address, outer: Matrix, depth: int, out: list[tuple[Address, int, Matrix]]) -> None:
    kind = _object_type(item)
    if kind != FORM_OBJECT:
        out.append((item, kind, outer))
        return
    if depth >= MAX_FORM_DEPTH:
        return
    inner = multiplied(object_matrix(item), outer)
    for index in range(_form_objects(item)):
        _collect(_form_object(item, index), inner, depth + 1, out)


def object_matrix(item: Address) -> Matrix:
    """Matrix of a form or image object."""
    if not _object_matrix(item, _SIX_AT):
        return IDENTITY
    a, b, c, d, e, f = _SIX
    return a, b, c, d, e, f


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """The transformation that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def applied(matrix: Matrix, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """`points` (n, 2) transformed."""
    a, b, c, d, e, f = matrix
    x, y = points[:, 0], points[:, 1]
    return np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)


def object_bounds(item: Address) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of an object in the space of its form."""
    out = np.zeros(4, dtype=np.float32)
    base = out.ctypes.data
    _bounds(item, base, base + 4, base + 8, base + 12)
    return float(out[0]), float(out[1]), float(out[2]), float(out[3])


def clip_bounds(item: Address) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of the intersection of an object's clip paths; `None` if it has none."""
    clip = _clip_of(item)
    count = _clip_paths(clip) if clip else 0
    if count <= 0:
        return None
    left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
    for path in range(count):
        xs, ys = [], []
        for index in range(min(_clip_segments(clip, path), MAX_CLIP_SEGMENTS)):
            if _segment_point(_clip_segment(clip, path, index), _SIX_AT, _SIX_AT + 4):
                xs.append(_SIX[0])
                ys.append(_SIX[1])
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top
