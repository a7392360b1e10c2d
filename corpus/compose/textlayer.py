"""Puts Thai letters back into the text layer of a typeset PDF, right or with a chosen defect."""

import io
import re

import pikepdf

from corpus.compose.encode import Layer
from corpus.compose.fonts import PRIVATE_BASE, RAISED_BASE, SPLIT_AM, THAI, TONES, TRAILING_AM

_AM = "\u0e33"
_NIKHAHIT = "\u0e4d"
_PRIVATE_USE_MARKS = {
    0x0E48: 0xF70A,
    0x0E49: 0xF70B,
    0x0E4C: 0xF70E,
    0x0E47: 0xF712,
    0x0E31: 0xF710,
    0x0E35: 0xF702,
}
"""Marks as the older Thai fonts code them (text-layer practice, not a standard)."""
_HEX = re.compile(rb"<([0-9A-Fa-f]{4})>(\s*(?:\r?\n|$))")


def letter_map(layer: Layer) -> dict[int, str]:
    """Private code point to the letters the text layer shows."""
    letters = {PRIVATE_BASE + code - THAI.start: chr(code) for code in THAI}
    if layer is Layer.PRIVATE_USE:
        for code, private in _PRIVATE_USE_MARKS.items():
            letters[PRIVATE_BASE + code - THAI.start] = chr(private)
    for tone in TONES:
        letters[RAISED_BASE + tone - THAI.start] = letters[PRIVATE_BASE + tone - THAI.start]
    letters[TRAILING_AM] = _AM
    letters[SPLIT_AM] = " " if layer is Layer.SPLIT else _NIKHAHIT
    return letters


def _rewritten(cmap: bytes, letters: dict[int, str]) -> bytes:
    def swap(match: re.Match[bytes]) -> bytes:
        code = int(match.group(1), 16)
        text = letters.get(code)
        if text is None:
            return match.group(0)
        return b"<" + text.encode("utf-16-be").hex().upper().encode() + b">" + match.group(2)

    return _HEX.sub(swap, cmap)


def with_letters(pdf: bytes, layer: Layer, *, title: str, producer: str) -> bytes:
    """The same PDF with its ToUnicode maps rewritten and fixed document information."""
    letters = letter_map(layer)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                stream = item["/ToUnicode"]
                stream.write(_rewritten(stream.read_bytes(), letters))
        if "/Metadata" in document.Root:
            del document.Root["/Metadata"]
        if "/StructTreeRoot" in document.Root:
            del document.Root["/StructTreeRoot"]
        document.docinfo["/Title"] = title
        document.docinfo["/Producer"] = producer
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return out.getvalue()
