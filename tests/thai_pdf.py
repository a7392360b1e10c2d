"""Tiny Thai PDFs composed with pikepdf: codes, fonts and maps are given, no font program is embedded."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf

from pipeline.engines.to_unicode import written_to_unicode
from pipeline.text.marks import MARKS

PAGE = (595.0, 842.0)
WIDTH = 500
"""Advance of every letter, in thousandths of the font size; marks have none."""


@dataclass(frozen=True)
class ThaiFont:
    """A simple font: `codes` says what each code stands for, `declared` what its ToUnicode says."""

    codes: Mapping[int, str]
    declared: Mapping[int, str] | None = None
    names: Mapping[int, str] = field(default_factory=dict)
    base_name: str = "AAAAAA+Composed"

    def encoded(self, text: str) -> str:
        """`text` as a hexadecimal string of this font's codes."""
        code_of = {char: code for code, char in self.codes.items()}
        return "<" + "".join(f"{code_of[char]:02X}" for char in text) + ">"


def font_of(text: str, **kwargs: object) -> ThaiFont:
    """A font whose codes from 33 up are the different characters of `text`, mapped as they are."""
    codes = {33 + i: char for i, char in enumerate(dict.fromkeys(text))}
    return ThaiFont(**{"codes": codes, "declared": codes, **kwargs})  # type: ignore[arg-type]  # fields by name


def shown(font: ThaiFont, text: str, x: float, y: float, *, name: str = "F1") -> str:
    """Operators that draw `text` at (x, y) from the bottom left."""
    return f"BT /{name} 16 Tf {x} {y} Td {font.encoded(text)} Tj ET"


def composed(
    pages: Sequence[str], fonts: Mapping[str, ThaiFont], *, rotate: int = 0, image: bool = False
) -> bytes:
    """A PDF with one content stream per page; `image` lays a grey picture under each page."""
    pdf = pikepdf.new()
    resources = {name: _font(pdf, font) for name, font in fonts.items()}
    for content in pages:
        page = pdf.add_blank_page(page_size=PAGE)
        page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary())
        for name, font in resources.items():
            page.obj.Resources.Font[f"/{name}"] = font
        stream = content
        if image:
            page.obj.Resources["/XObject"] = pikepdf.Dictionary(Im=_picture(pdf))
            stream = f"q {PAGE[0]} 0 0 {PAGE[1]} 0 0 cm /Im Do Q {content}"
        page.obj["/Contents"] = pdf.make_stream(stream.encode("latin-1"))
        page.obj["/Rotate"] = rotate
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _font(pdf: pikepdf.Pdf, font: ThaiFont) -> pikepdf.Object:
    first, last = min(font.codes), max(font.codes)
    widths = [0 if font.codes.get(c, "") in MARKS else WIDTH for c in range(first, last + 1)]
    differences: list[pikepdf.Object | int] = []
    for code, name in sorted(font.names.items()):
        differences += [code, pikepdf.Name(f"/{name}")]
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{font.base_name}"),
        FirstChar=first,
        LastChar=last,
        Widths=pikepdf.Array(widths),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array(differences)),
        FontDescriptor=pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name(f"/{font.base_name}"),
            Flags=4,
            FontBBox=pikepdf.Array([0, -250, 1000, 900]),
            Ascent=900,
            Descent=-250,
            CapHeight=700,
            ItalicAngle=0,
            StemV=80,
        ),
    )
    if font.declared is not None:
        entry["/ToUnicode"] = pdf.make_stream(written_to_unicode(font.declared, 1))
    return pdf.make_indirect(entry)


def _picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
    picture = pdf.make_stream(bytes([200]) * 16)
    facts = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": 4,
        "/Height": 4,
        "/ColorSpace": pikepdf.Name.DeviceGray,
        "/BitsPerComponent": 8,
    }
    for key, value in facts.items():
        picture[key] = value
    return picture
