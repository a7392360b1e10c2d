"""What an embedded font program says of its glyphs: names, Unicode cmap, substitutions, outlines."""

import hashlib
import io
import logging
import re
import struct
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from fontTools.agl import toUnicode
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont, TTLibError

from pipeline.text.private_use import THAI_VARIANTS

_DUP = re.compile(rb"dup\s+(\d{1,3})\s*/([A-Za-z0-9_.]+)\s+put")
_MEANINGLESS = re.compile(r"^(?:\.notdef|g\d+|glyph\d+|cid\d+|index\d+|[A-Z]\d+|a\d+|c\d+)$", re.IGNORECASE)
_AFII_THAI = re.compile(r"^afii(59[67]\d\d)$")
_PRIVATE_NAME = re.compile(r"^(?:uni|u)?(f[78][0-9a-f]{2})$", re.IGNORECASE)
FIRST_THAI, FIRST_AFII_THAI = 0x0E01, 59681
"""Thai glyph names of the AFII registry run parallel to Unicode, but for the two below."""

AFII_SWAPPED = {59728: 59729, 59729: 59728}
"""MAI HAN-AKAT stands before SARA A in the registry, as the glyph order of the fonts that use it shows."""

logging.getLogger("fontTools").setLevel(logging.ERROR)  # warnings on subset programs are no news

UNPARSED = (
    TTLibError,
    AssertionError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    struct.error,
)
"""What fontTools raises on programs that are cut or malformed."""

SYMBOL_BASE = 0xF000
PRIVATE_USE = range(0xE000, 0xF900)


@dataclass(slots=True)
class GlyphFacts:
    """Facts of one font program, by glyph id; `by_code` are the program's own code tables (simple fonts)."""

    names: dict[int, str] = field(default_factory=dict)
    unicode: dict[int, str] = field(default_factory=dict)
    shapes: dict[int, str] = field(default_factory=dict)
    by_code: dict[int, int] = field(default_factory=dict)
    glyph_of_unicode: dict[int, int] = field(default_factory=dict)


def truetype_facts(program: bytes) -> GlyphFacts:
    """Facts of a TrueType or OpenType program; empty where it cannot be parsed."""
    facts = GlyphFacts()
    try:
        font = TTFont(io.BytesIO(program), lazy=True, fontNumber=0)
    except UNPARSED:
        return facts
    for read in (_read_cmap, _read_names, _read_substitutions, _read_shapes):
        # Subset programs break every rule of the format; a table that cannot be parsed is no evidence.
        with suppress(*UNPARSED):
            read(font, facts)
    return facts


def _read_cmap(font: TTFont, facts: GlyphFacts) -> None:
    if "cmap" not in font:
        return
    for table in font["cmap"].tables:
        unicode_table = table.platformID == 0 or (table.platformID == 3 and table.platEncID in {1, 10})  # noqa: PLR2004 (platform and encoding numbers of the format)
        for code, name in table.cmap.items():
            glyph = font.getGlyphID(name)
            if unicode_table and code not in PRIVATE_USE:
                facts.unicode.setdefault(glyph, chr(code))
                facts.glyph_of_unicode.setdefault(code, glyph)
            elif not unicode_table:
                facts.by_code.setdefault(code - SYMBOL_BASE if code >= SYMBOL_BASE else code, glyph)


def _read_names(font: TTFont, facts: GlyphFacts) -> None:
    if "post" in font and font["post"].formatType == 2.0:  # noqa: PLR2004 (the only format with names)
        facts.names.update(dict(enumerate(font.getGlyphOrder())))


def _read_substitutions(font: TTFont, facts: GlyphFacts) -> None:
    """Glyphs that stand for another by a single substitution mean what that one means."""
    if "GSUB" not in font or font["GSUB"].table.LookupList is None:
        return
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for sub in lookup.SubTable:
            inner = getattr(sub, "ExtSubTable", sub)
            mapping = getattr(inner, "mapping", None)
            if not isinstance(mapping, dict):
                continue
            for before, after in mapping.items():
                if isinstance(after, str):
                    source = facts.unicode.get(font.getGlyphID(before))
                    if source is not None:
                        facts.unicode.setdefault(font.getGlyphID(after), source)


def _read_shapes(font: TTFont, facts: GlyphFacts) -> None:
    """Digest of each outline, equal wherever the outline is placed; none for a glyph without ink."""
    if "glyf" not in font:
        return
    outlines = font["glyf"]
    for glyph, name in enumerate(font.getGlyphOrder()):
        with suppress(*UNPARSED):
            points, ends, on_curve = outlines[name].getCoordinates(outlines)
            if points:
                left, low = min(x for x, _ in points), min(y for _, y in points)
                drawn = ([(round(x - left), round(y - low)) for x, y in points], list(ends), list(on_curve))
                facts.shapes[glyph] = hashlib.blake2b(repr(drawn).encode(), digest_size=8).hexdigest()


def cff_facts(program: bytes) -> GlyphFacts:
    """Facts of a bare CFF program (names and encoding); empty where it cannot be parsed."""
    facts = GlyphFacts()
    with suppress(*UNPARSED):
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(program), None)
        top = fonts[0]
        facts.names = dict(enumerate(top.charset))
        encoding = getattr(top, "Encoding", None)
        glyph_of = {name: glyph for glyph, name in facts.names.items()}
        if isinstance(encoding, list):
            facts.by_code = {
                c: glyph_of[n] for c, n in enumerate(encoding) if n in glyph_of and n != ".notdef"
            }
    return facts


def type1_encoding(program: bytes) -> dict[int, str]:
    """Code to glyph name from the clear text of a Type 1 program."""
    return {int(code): name.decode("ascii") for code, name in _DUP.findall(program.split(b"eexec", 1)[0])}


def named_unicode(names: Mapping[int, str]) -> dict[int, str]:
    """Unicode of named glyphs, where the name means something (`maihanakatthai`, `afii59681`, `uni0E31`)."""
    found = ((key, _meaning(name.rstrip(";"))) for key, name in names.items())
    return {key: text for key, text in found if text}


def _meaning(name: str) -> str:
    afii = _AFII_THAI.match(name)
    if afii:
        number = AFII_SWAPPED.get(int(afii.group(1)), int(afii.group(1)))
        return chr(FIRST_THAI + number - FIRST_AFII_THAI)
    variant = _PRIVATE_NAME.match(name)
    if variant:
        return THAI_VARIANTS.get(chr(int(variant.group(1), 16)), "")
    if _MEANINGLESS.match(name):
        return ""
    text = toUnicode(name)
    return "".join(
        THAI_VARIANTS.get(char, char)
        for char in text
        if ord(char) not in PRIVATE_USE or char in THAI_VARIANTS
    )


def same_shape_unicode(
    known: Mapping[int, str], shapes: Mapping[int, str], wanted: Iterable[int]
) -> dict[int, str]:
    """Unicode for `wanted` glyphs whose outline is that of exactly one known character."""
    meant: dict[str, set[str]] = {}
    for glyph, text in known.items():
        if glyph in shapes:
            meant.setdefault(shapes[glyph], set()).add(text)
    settled = {shape: next(iter(texts)) for shape, texts in meant.items() if len(texts) == 1}
    return {g: settled[shapes[g]] for g in wanted if g in shapes and shapes[g] in settled}
