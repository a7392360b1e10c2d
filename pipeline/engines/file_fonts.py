"""The font objects of a PDF with the evidence on their codes, and the same PDF with other code maps."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from pipeline.core.reading import CodeMap, FontProgram, MapSource, ReadingError
from pipeline.engines.font_evidence import (
    GlyphFacts,
    cff_facts,
    named_unicode,
    same_shape_unicode,
    truetype_facts,
    type1_encoding,
)
from pipeline.engines.pdfium_text import SUBSET_TAG, decoded_name
from pipeline.engines.to_unicode import parsed_to_unicode, written_to_unicode

MAX_DEPTH = 6
SIMPLE_CODES = range(256)
PDF_ERRORS = (pikepdf.PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
"""What a damaged object raises when it is looked into."""


@dataclass(slots=True)
class _FontObject:
    """A font dictionary of the file and the 1-based pages that name it."""

    font: pikepdf.Object
    pages: list[int] = field(default_factory=list)


def opened(data: bytes | Path) -> pikepdf.Pdf:
    """The file behind the objects.

    Raises:
        ReadingError: it cannot be opened as a tree of objects.
    """
    try:
        return pikepdf.open(io.BytesIO(data) if isinstance(data, bytes) else data)
    except (pikepdf.PdfError, OSError) as error:
        raise ReadingError(f"cannot open the PDF's objects: {error}") from error


def font_programs(pdf: pikepdf.Pdf) -> tuple[FontProgram, ...]:
    """Every font of the file, in the order met; one that cannot be looked into is left out."""
    facts: dict[tuple[int, int], GlyphFacts] = {}
    out = []
    for key, item in _font_objects(pdf).items():
        try:
            out.append(_program(key, item, facts))
        except PDF_ERRORS:
            continue  # no evidence is what a broken font object amounts to
    return tuple(out)


def with_maps(pdf: pikepdf.Pdf, maps: Mapping[str, CodeMap]) -> bytes:
    """The file with the ToUnicode streams of the fonts in `maps` (by key) replaced.

    Raises:
        ReadingError: the changed file cannot be written.
    """
    for key, item in _font_objects(pdf).items():
        if key in maps:
            code_bytes = 2 if item.font.get("/Subtype") == "/Type0" else 1
            item.font["/ToUnicode"] = pdf.make_stream(written_to_unicode(maps[key], code_bytes))
    out = io.BytesIO()
    try:
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    except pikepdf.PdfError as error:
        raise ReadingError(f"cannot write the PDF with other maps: {error}") from error
    return out.getvalue()


def _font_objects(pdf: pikepdf.Pdf) -> dict[str, _FontObject]:
    found: dict[str, _FontObject] = {}
    for number, page in enumerate(pdf.pages, start=1):
        try:
            for font in _fonts_of(page.resources, 0, set()):
                item = found.setdefault("{}.{}".format(*font.objgen), _FontObject(font))
                if not item.pages or item.pages[-1] != number:
                    item.pages.append(number)
        except PDF_ERRORS:
            continue  # a page without readable resources shows no fonts
    return found


def _fonts_of(
    resources: pikepdf.Object | None, depth: int, seen: set[tuple[int, int]]
) -> Iterator[pikepdf.Object]:
    if resources is None or depth > MAX_DEPTH:
        return
    for font in (resources.get("/Font") or {}).values():
        if isinstance(font, pikepdf.Dictionary) and font.is_indirect:
            yield font
    for form in (resources.get("/XObject") or {}).values():
        if form.get("/Subtype") == "/Form" and form.objgen not in seen:
            seen.add(form.objgen)
            yield from _fonts_of(form.get("/Resources"), depth + 1, seen)


def _program(key: str, item: _FontObject, known: dict[tuple[int, int], GlyphFacts]) -> FontProgram:
    font = item.font
    composite = font.get("/Subtype") == "/Type0"
    inner = font.DescendantFonts[0] if composite else font
    facts = _facts(inner, known)
    glyph_of = _composite_glyphs(font, inner, facts) if composite else _simple_glyphs(font, facts)
    full = _name(font)
    tag = SUBSET_TAG.match(full)
    stream = font.get("/ToUnicode")
    declared = parsed_to_unicode(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}
    return FontProgram(
        key=key,
        name=full[tag.end() :] if tag else full,
        tag=tag.group(1) if tag else "",
        pages=tuple(item.pages),
        declared=declared,
        evidence=_evidence(font, facts, glyph_of, composite=composite),
        shapes={code: facts.shapes[g] for code, g in glyph_of.items() if g in facts.shapes},
    )


def _name(font: pikepdf.Object) -> str:
    """The base font name, read from its bytes: names are often not UTF-8."""
    raw = font.BaseFont.unparse() if "/BaseFont" in font else b"/"
    plain = raw if isinstance(raw, bytes) else str(raw).encode("latin-1", "replace")
    out = bytearray()
    at = 1
    while at < len(plain):
        escaped = plain[at : at + 1] == b"#" and at + 2 < len(plain) + 0
        out += bytes.fromhex(plain[at + 1 : at + 3].decode("latin-1")) if escaped else plain[at : at + 1]
        at += 3 if escaped else 1
    return decoded_name(bytes(out))


def _facts(inner: pikepdf.Object, known: dict[tuple[int, int], GlyphFacts]) -> GlyphFacts:
    descriptor = inner.get("/FontDescriptor")
    for entry, read in (("/FontFile2", truetype_facts), ("/FontFile3", _compact_facts)):
        stream = descriptor.get(entry) if descriptor is not None else None
        if stream is not None:
            if stream.objgen not in known:
                known[stream.objgen] = read(stream.read_bytes())
            return known[stream.objgen]
    return GlyphFacts()


def _compact_facts(program: bytes) -> GlyphFacts:
    return truetype_facts(program) if program[:4] == b"OTTO" else cff_facts(program)


def _composite_glyphs(font: pikepdf.Object, inner: pikepdf.Object, facts: GlyphFacts) -> dict[int, int]:
    """Code to glyph id where the code is the CID (Identity encodings)."""
    encoding = font.get("/Encoding")
    if encoding not in {"/Identity-H", "/Identity-V"}:
        return {}
    glyphs = set(facts.shapes) | set(facts.unicode) | set(facts.names)
    mapped = inner.get("/CIDToGIDMap")
    if isinstance(mapped, pikepdf.Stream):
        table = mapped.read_bytes()
        pairs = ((cid, int.from_bytes(table[2 * cid : 2 * cid + 2], "big")) for cid in range(len(table) // 2))
        return {cid: glyph for cid, glyph in pairs if glyph in glyphs}
    return {glyph: glyph for glyph in glyphs}


def _simple_glyphs(font: pikepdf.Object, facts: GlyphFacts) -> dict[int, int]:
    """Code to glyph id of a simple font, through its own tables or through the names of its encoding."""
    if facts.by_code:
        return dict(facts.by_code)
    if "/Encoding" in font and facts.glyph_of_unicode:
        base = ((code, bytes([code]).decode("cp1252", "ignore")) for code in SIMPLE_CODES)
        return {c: facts.glyph_of_unicode[ord(t)] for c, t in base if t and ord(t) in facts.glyph_of_unicode}
    return {}


def _evidence(
    font: pikepdf.Object, facts: GlyphFacts, glyph_of: Mapping[int, int], *, composite: bool
) -> dict[MapSource, CodeMap]:
    by_name = {code: facts.names[g] for code, g in glyph_of.items() if g in facts.names}
    if not composite:
        by_name |= _declared_names(font)
    names = named_unicode(by_name)
    cmap = {code: facts.unicode[g] for code, g in glyph_of.items() if g in facts.unicode}
    known = {glyph_of[code]: text for code, text in (names | cmap).items() if code in glyph_of}
    wanted = {g for code, g in glyph_of.items() if code not in cmap and code not in names}
    shaped = same_shape_unicode(known, facts.shapes, wanted)
    outlines = {code: shaped[g] for code, g in glyph_of.items() if g in shaped}
    found = {MapSource.GLYPH_NAMES: names, MapSource.CMAP: cmap, MapSource.OUTLINES: outlines}
    return {source: codes for source, codes in found.items() if codes}


def _declared_names(font: pikepdf.Object) -> dict[int, str]:
    """Glyph names of a simple font: from the program's own encoding, overruled by the differences."""
    descriptor = font.get("/FontDescriptor")
    program = descriptor.get("/FontFile") if descriptor is not None else None
    names = type1_encoding(program.read_bytes()) if program is not None else {}
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
        code = 0
        for entry in encoding.Differences:
            if isinstance(entry, int):
                code = entry
            else:
                names[code] = str(entry).lstrip("/")
                code += 1
    return names
