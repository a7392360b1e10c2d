"""Page images as PDF files in the ways scanners and office machines write them."""

import io
import itertools
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
"""Greyscale (height, width) or colour (height, width, 3), 0 is black."""

_POINTS_PER_INCH = 72
_STRIPS = 7
_WHITE_FROM = 150
_GARBAGE = "lnvufu duwuinn ;ryd 2s67 urJ:1J qPrJl"


class Packing(StrEnum):
    """How the image of a page is stored."""

    JPEG = "jpeg"
    POOR_JPEG = "poor jpeg"
    FAX = "ccitt"
    ONE_BIT = "one bit"
    CMYK = "cmyk"
    STRIPS = "strips"
    GARBAGE_LAYER = "garbage layer"
    ROTATE_KEY = "rotate key"


_QUALITY = {Packing.POOR_JPEG: 14}


def scan_file(pages: Sequence[Pixels], dpi: int, packing: Packing = Packing.JPEG) -> bytes:
    """A PDF with one image (or a pile of strips) on each page and no text layer but a garbage one."""
    pdf = pikepdf.new()
    for pixels in pages:
        _add_page(pdf, pixels, dpi, packing)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _add_page(pdf: pikepdf.Pdf, pixels: Pixels, dpi: int, packing: Packing) -> None:
    if packing is Packing.ROTATE_KEY:
        pixels = np.ascontiguousarray(np.rot90(pixels, 1))
    height, width = pixels.shape[:2]
    scale = _POINTS_PER_INCH / dpi
    page = pdf.add_blank_page(page_size=(width * scale, height * scale))
    images = pikepdf.Dictionary()
    drawn: list[str] = []
    rows = np.linspace(0, height, _STRIPS + 1 if packing is Packing.STRIPS else 2).astype(int)
    for number, (top, bottom) in enumerate(itertools.pairwise(rows)):
        images[f"/Im{number}"] = _stored(pdf, pixels[top:bottom], packing)
        low, high = (height - bottom) * scale, (bottom - top) * scale
        drawn.append(f"q {width * scale:.3f} 0 0 {high:.3f} 0 {low:.3f} cm /Im{number} Do Q")
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=images)
    if packing is Packing.GARBAGE_LAYER:
        drawn += _garbage(page, height * scale)
    page.obj["/Contents"] = pdf.make_stream("\n".join(drawn).encode())
    if packing is Packing.ROTATE_KEY:
        page.obj["/Rotate"] = 90


def _garbage(page: pikepdf.Page, height_pt: float) -> list[str]:
    """What a foreign OCR program without Thai lays over a page, unseen."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources["/Font"] = pikepdf.Dictionary(F1=font)
    return [f"BT 3 Tr /F1 12 Tf 70 {height_pt - 60 - 20 * n:.1f} Td ({_GARBAGE}) Tj ET" for n in range(30)]


def _stored(pdf: pikepdf.Pdf, pixels: Pixels, packing: Packing) -> pikepdf.Object:
    if packing is Packing.FAX:
        return _fax(pdf, pixels)
    image = Image.fromarray(pixels)
    if packing is Packing.ONE_BIT:
        bits = image.convert("L").point(_black_or_white).convert("1", dither=Image.Dither.NONE)
        return _image(
            pdf, bits.tobytes(), bits.size, {"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 1}
        )
    colour = {"L": pikepdf.Name.DeviceGray, "RGB": pikepdf.Name.DeviceRGB}.get(image.mode)
    facts: dict[str, object] = {"/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}
    if packing is Packing.CMYK:
        image, colour = image.convert("RGB").convert("CMYK"), pikepdf.Name.DeviceCMYK
        facts["/Decode"] = pikepdf.Array([1, 0] * 4)  # Pillow writes ink as Photoshop does, upside down
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY.get(packing, 80))
    return _image(pdf, out.getvalue(), image.size, {**facts, "/ColorSpace": colour})


def _black_or_white(level: int) -> int:
    return 255 if level > _WHITE_FROM else 0


def _fax(pdf: pikepdf.Pdf, pixels: Pixels) -> pikepdf.Object:
    """Group 4, taken out of the TIFF Pillow writes."""
    bits = Image.fromarray(pixels).convert("L").point(_black_or_white).convert("1")
    out = io.BytesIO()
    bits.save(out, "TIFF", compression="group4", strip_size=10**9)
    with Image.open(io.BytesIO(out.getvalue())) as tiff:
        offsets, counts, white = (tiff.tag_v2[tag] for tag in (273, 279, 262))  # type: ignore[attr-defined]
    data = out.getvalue()[offsets[0] : offsets[0] + counts[0]]
    parameters = pikepdf.Dictionary(K=-1, Columns=bits.width, Rows=bits.height, BlackIs1=white != 0)
    facts = {
        "/ColorSpace": pikepdf.Name.DeviceGray,
        "/BitsPerComponent": 1,
        "/Filter": pikepdf.Name.CCITTFaxDecode,
        "/DecodeParms": parameters,
    }
    return _image(pdf, data, bits.size, facts)


def _image(pdf: pikepdf.Pdf, data: bytes, size: tuple[int, int], facts: dict[str, object]) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, data)
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    stream["/Width"], stream["/Height"] = size
    for key, value in facts.items():
        stream[key] = value
    return pdf.make_indirect(stream)
