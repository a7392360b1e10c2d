"""Fonts whose Thai glyphs stand at private code points, one code point to a glyph.

Typesetters shape Thai by splitting SARA AM and merging marks into clusters, and their PDF writers then
lose or double letters in the text layer. With every Thai letter at a private code point the shaper leaves
them alone; marks are still placed by the anchors of the font, and `textlayer` puts the letters back.
"""

import copy
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

PRIVATE_BASE = 0xE000
"""Private code point of U+0E00; the others follow."""

THAI = range(0x0E00, 0x0E60)
TONES = range(0x0E48, 0x0E4D)

RAISED_BASE = 0xE100
"""Tone marks of fixed height, clear of a NIKHAHIT or an upper vowel."""

SPLIT_AM = 0xE1F0
"""The ring of SARA AM alone, for text layers that read it as a space."""

TRAILING_AM = 0xE1F1
"""SARA AM as one glyph, untouched by the font's rules."""

FAMILY = "Phaen Sample"
_RISE = 235


def _family_files() -> dict[str, Path]:
    folder = Path(str(files("fontpkg_sarabun"))) / "files"
    return {"Regular": folder / "Sarabun-Regular.ttf", "Bold": folder / "Sarabun-Bold.ttf"}


def _glyph_name(code: int) -> str:
    return f"uni{code:04X}"


def _copy_glyph(font: TTFont, source: str, name: str, *, rise: int = 0) -> None:
    glyph = copy.deepcopy(font["glyf"][source])
    if rise:
        glyph.expand(font["glyf"])
        if glyph.isComposite():
            for part in glyph.components:
                part.y += rise
        else:
            glyph.coordinates.translate((0, rise))
        glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = font["hmtx"][source]


def _add_glyphs(font: TTFont) -> dict[int, str]:
    """Adds the extra glyphs; returns their private code points."""
    extra: dict[int, str] = {}
    for tone in TONES:
        name = f"raised{tone:04X}"
        _copy_glyph(font, _glyph_name(tone), name, rise=_RISE)
        font["GDEF"].table.GlyphClassDef.classDefs[name] = 3
        extra[RAISED_BASE + tone - THAI.start] = name
    _copy_glyph(font, "uni0E33", "wholeam")
    _copy_glyph(font, "uni0E4D", "ringam")
    extra[TRAILING_AM] = "wholeam"
    extra[SPLIT_AM] = "ringam"
    return extra


def _use_thai_rules_by_default(font: TTFont) -> None:
    """Private code points have no script: the rules of Thai become the default, without splitting AM."""
    for tag in ("GSUB", "GPOS"):
        table: Any = font[tag].table
        records = {record.ScriptTag: record for record in table.ScriptList.ScriptRecord}
        records["DFLT"].Script = copy.deepcopy(records["thai"].Script)
    gsub: Any = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        lookups = record.Feature.LookupListIndex
        kept = [i for i in lookups if gsub.LookupList.Lookup[i].LookupType not in (2, 4)]
        record.Feature.LookupListIndex = kept if record.FeatureTag == "ccmp" else []


_FAMILY_NAME_IDS = (1, 16)
_POSTSCRIPT_NAME_ID = 6


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID in _FAMILY_NAME_IDS:
            record.string = FAMILY
        elif record.nameID == _POSTSCRIPT_NAME_ID:
            record.string = FAMILY.replace(" ", "")


def private_font(source: Path) -> TTFont:
    """The font at `source` with its Thai glyphs at private code points."""
    font = TTFont(source, recalcTimestamp=False)
    extra = _add_glyphs(font)
    _use_thai_rules_by_default(font)
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        thai = {code: name for code, name in table.cmap.items() if code in THAI}
        for code, name in thai.items():
            table.cmap[PRIVATE_BASE + code - THAI.start] = name
        table.cmap.update(extra)
    _rename(font)
    if "DSIG" in font:
        del font["DSIG"]
    return font


def write_fonts(folder: Path) -> None:
    """Writes the regular and the bold face into `folder`."""
    for weight, source in _family_files().items():
        private_font(source).save(folder / f"PhaenSample-{weight}.ttf")
