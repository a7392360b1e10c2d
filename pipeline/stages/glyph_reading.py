"""Maps for fonts whose programs tell nothing, from the rendered glyphs as the OCR engine reads them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import OcrEngine, OcrPage
from pipeline.core.reading import CodeMap, FontProgram, PdfReader
from pipeline.stages.decoding import plausible, same_font
from pipeline.text.glyph_lines import glyph_lines
from pipeline.text.glyph_votes import LinePair, Placed, voted
from schemas.page_content import Font, Glyphs

DPI = 200
POINTS_PER_INCH = 72.0
FIRST_PRIVATE, LAST_PRIVATE = 0xE000, 0xF6FF
"""Private codes lent to the unknown codes of the file while they are being read."""

MAX_PAGES = 10
ENOUGH = 6
"""A code met this often needs no further page."""

SURE = 0.5
LINE_SLACK_EM = 0.35
SIMPLE_CODES = range(256)


def glyph_read_maps(
    reader: PdfReader, ocr: OcrEngine, programs: Sequence[FontProgram], ailing: Iterable[Font]
) -> dict[str, CodeMap]:
    """New maps by font key, for the codes the readings agree on; nothing for fonts that gain none.

    Raises:
        ReadingError: the file cannot be rewritten, or a page not be read or rendered.
    """
    wanted = [p for p in programs if any(same_font(p, font) for font in ailing)]
    lent = _lent_codes(wanted)
    if not lent:
        return {}
    other = reader.redecoded(_as_maps(lent))
    try:
        pages = {n: other.text_layer(n).glyphs for n in sorted({n for p in wanted for n in p.pages})}
        pairs = [
            pair
            for number in _pages(pages)
            for pair in _pairs(pages[number], ocr.page(other.image(number, DPI), DPI))
        ]
    finally:
        other.close()
    meaning = voted(pairs)
    maps: dict[str, dict[int, str]] = {}
    for char, (key, code) in lent.items():
        if char in meaning:
            maps.setdefault(key, {})[code] = meaning[char]
    return {p.key: {**plausible(p), **maps[p.key]} for p in wanted if p.key in maps}


def _lent_codes(programs: Sequence[FontProgram]) -> dict[str, tuple[str, int]]:
    """A private character for each code of each font that may be met."""
    lent: dict[str, tuple[str, int]] = {}
    for program in programs:
        codes = set(program.declared) | set(program.shapes) or set(SIMPLE_CODES)
        for code in sorted(codes):
            if FIRST_PRIVATE + len(lent) <= LAST_PRIVATE:
                lent[chr(FIRST_PRIVATE + len(lent))] = (program.key, code)
    return lent


def _as_maps(lent: Mapping[str, tuple[str, int]]) -> dict[str, dict[int, str]]:
    maps: dict[str, dict[int, str]] = {}
    for char, (key, code) in lent.items():
        maps.setdefault(key, {})[code] = char
    return maps


def _unknown(glyphs: Glyphs) -> Glyphs:
    """The visible glyphs that stand for lent codes."""
    return glyphs.take((glyphs.codes >= FIRST_PRIVATE) & (glyphs.codes <= LAST_PRIVATE) & ~glyphs.hidden)


def _pages(pages: Mapping[int, Glyphs]) -> list[int]:
    """Pages to read so that each code is met often enough, the richest first."""
    left = {number: Counter(_unknown(glyphs).codes.tolist()) for number, glyphs in pages.items()}
    met: Counter[int] = Counter()
    chosen: list[int] = []
    while left and len(chosen) < MAX_PAGES:
        gains = {
            n: sum(min(c, max(0, ENOUGH - met[k])) for k, c in codes.items()) for n, codes in left.items()
        }
        best = max(gains, key=lambda n: (gains[n], -n))
        if not gains[best]:
            break
        met.update(left.pop(best))
        chosen.append(best)
    return chosen


def _pairs(glyphs: Glyphs, read: OcrPage) -> list[LinePair]:
    """Each line of unknown codes with what the engine read in its place."""
    unknown = _unknown(glyphs)
    places, chars = _read_places(read)
    out = []
    for line in glyph_lines(unknown):
        rows = line.rows[line.rows >= 0]
        boxes = unknown.boxes_pt[rows]
        size = float(np.median(unknown.size_pt[rows]))
        level = float(np.median(unknown.baseline_pt[rows]))
        inside = (
            (places[:, 0] > boxes[:, 0].min() - LINE_SLACK_EM * size)
            & (places[:, 0] < boxes[:, 2].max() + LINE_SLACK_EM * size)
            & (np.abs(places[:, 1] - (level - LINE_SLACK_EM * size)) < size)
        )
        middles = (boxes[:, 0] + boxes[:, 2]) / 2
        codes = tuple(
            Placed(chr(int(c)), float(x) / size) for c, x in zip(unknown.codes[rows], middles, strict=True)
        )
        texts = tuple(Placed(chars[k], float(places[k, 0]) / size) for k in np.flatnonzero(inside).tolist())
        out.append(LinePair(codes, texts))
    return out


def _read_places(read: OcrPage) -> tuple[NDArray[np.float64], list[str]]:
    """Middle (n, 2) in points of each character read with some confidence, blanks left out."""
    scale = POINTS_PER_INCH / DPI
    places: list[tuple[float, float]] = []
    chars: list[str] = []
    for line in read.lines:
        level = (line.bbox_px[1] + line.bbox_px[3]) / 2 * scale
        for char, (x0, x1), sure in zip(
            line.text, line.char_x_px.tolist(), line.confidence.tolist(), strict=True
        ):
            if not char.isspace() and sure >= SURE:
                places.append(((x0 + x1) / 2 * scale, level))
                chars.append(char)
    return np.array(places, dtype=np.float64).reshape(-1, 2), chars
