"""The text layers of a file with every font that can be decoded decoded, and what is left ailing."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from pipeline.core.ocr import OcrEngine
from pipeline.core.reading import CodeMap, FontProgram, PdfReader, ReadingError, TextLayer
from pipeline.stages.decoding import code_maps, evidence_used
from pipeline.stages.glyph_reading import glyph_read_maps
from pipeline.text.font_health import Ailment, FontTally, add_page, ailments, from_code_page
from pipeline.text.glyph_columns import FontTable
from pipeline.text.marks import SARA_AA, C, T
from schemas.page_content import Font

UNREADABLE = frozenset({Ailment.NO_MAP, Ailment.LYING_MAP})
_SPLIT_AM = re.compile(f"{C}{T}?[ \u00a0]{T}?{SARA_AA}")


@dataclass(frozen=True, slots=True)
class FileLayers:
    """Layers by page, `font` of their glyphs indexing `fonts`; `None` with a message where a page fails.

    `decoded` tells, by page, from which evidence its fonts got another map; `ailing` are the fonts (by
    index) that still do not read.
    """

    layers: tuple[TextLayer | None, ...]
    failures: Mapping[int, str]
    fonts: tuple[Font, ...]
    decoded: Mapping[int, str]
    ailing: Mapping[int, Ailment]


def file_layers(reader: PdfReader, ocr: OcrEngine | None) -> FileLayers:
    """Read every page, find the fonts that ail, read the pages they stand on again with better maps."""
    table, failures = FontTable(), dict[int, str]()
    layers = [_layer(reader, number, table, failures) for number in range(1, reader.page_count + 1)]
    ailing = _ailing(layers, table.fonts)
    decoded: dict[int, str] = {}
    if ailing:
        decoded = _from_code_page(layers, table.fonts, ailing)
        with suppress(
            ReadingError
        ):  # where the objects of a file cannot be read, its layers stay as they are
            decoded |= _decode(reader, ocr, layers, table)
        ailing = _ailing(layers, table.fonts)
    left = {table.fonts.index(font): why for font, why in ailing.items() if why in UNREADABLE}
    return FileLayers(tuple(layers), failures, table.fonts, decoded, left)


def _layer(reader: PdfReader, number: int, table: FontTable, failures: dict[int, str]) -> TextLayer | None:
    try:
        layer = reader.text_layer(number)
    except ReadingError as error:
        failures[number] = str(error)
        return None
    return replace(layer, glyphs=table.joined(layer.glyphs, layer.fonts), fonts=())


def _ailing(layers: Sequence[TextLayer | None], fonts: Sequence[Font]) -> dict[Font, Ailment]:
    tallies = [FontTally() for _ in fonts]
    split_am = 0
    for layer in layers:
        if layer is not None:
            add_page(tallies, layer.glyphs)
            split_am += len(_SPLIT_AM.findall(layer.glyphs.text))
    return ailments(fonts, tallies, split_am=split_am)


def _from_code_page(
    layers: list[TextLayer | None], fonts: Sequence[Font], ailing: Mapping[Font, Ailment]
) -> dict[int, str]:
    """Give the glyphs of fonts that speak the Thai code page their Unicode; the evidence by page."""
    mine = [i for i, font in enumerate(fonts) if ailing.get(font) is Ailment.CODE_PAGE]
    decoded: dict[int, str] = {}
    for number, layer in enumerate(layers, start=1):
        if layer is not None and np.isin(layer.glyphs.font, mine).any():
            glyphs = layer.glyphs
            codes = glyphs.codes.copy()
            for font in mine:
                own = glyphs.font == font
                codes[own] = from_code_page(glyphs.take(own))
            layers[number - 1] = replace(layer, glyphs=replace(glyphs, codes=codes))
            decoded[number] = "the Thai code page"
    return decoded


def _decode(
    reader: PdfReader, ocr: OcrEngine | None, layers: list[TextLayer | None], table: FontTable
) -> dict[int, str]:
    """Put the pages read with better maps into `layers`; the evidence used, by page.

    First by what font programs say; fonts that still ail by their rendered glyphs, where there is an engine.
    """
    programs = reader.fonts()
    maps = code_maps(programs, _ailing(layers, table.fonts))
    decoded = _read_again(reader, layers, table, programs, maps)
    still = [f for f, why in _ailing(layers, table.fonts).items() if why in UNREADABLE]
    if ocr is not None and still:
        read = glyph_read_maps(reader, ocr, programs, still)
        decoded |= _read_again(reader, layers, table, programs, maps | read)
    return decoded


def _read_again(
    reader: PdfReader,
    layers: list[TextLayer | None],
    table: FontTable,
    programs: Sequence[FontProgram],
    maps: Mapping[str, CodeMap],
) -> dict[int, str]:
    changed = [program for program in programs if program.key in maps]
    if not changed:
        return {}
    other = reader.redecoded(maps)
    try:
        for number in sorted({number for program in changed for number in program.pages}):
            layers[number - 1] = _layer(other, number, table, {}) or layers[number - 1]
    finally:
        other.close()
    return {number: evidence_used(program) for program in changed for number in program.pages}
