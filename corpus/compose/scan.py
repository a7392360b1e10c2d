"""A page as a scanner would give it: skew, noise, grey paper, JPEG, no text layer."""

import io
from collections.abc import Sequence

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

DPI = 200
SKEW_DEGREES = 0.6
NOISE_SIGMA = 4.5
JPEG_QUALITY = 26
_SEED = 2567
_PAPER = 246
_POINTS_PER_INCH = 72


def _page_image(document: pypdfium2.PdfDocument, page: int, rng: np.random.Generator) -> bytes:
    clean = document[page - 1].render(scale=DPI / _POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
    turned = clean.rotate(SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, dtype=np.float32) * (_PAPER / 255)
    noisy = grey + rng.normal(0, NOISE_SIGMA, grey.shape).astype(np.float32)
    out = io.BytesIO()
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def _add_page(target: pikepdf.Pdf, jpeg: bytes) -> None:
    width, height = Image.open(io.BytesIO(jpeg)).size
    image = pikepdf.Stream(target, jpeg)
    image.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": width,
            "/Height": height,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        }
    )
    points = (width * _POINTS_PER_INCH / DPI, height * _POINTS_PER_INCH / DPI)
    page = target.add_blank_page(page_size=points)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(target, f"q {points[0]:.2f} 0 0 {points[1]:.2f} 0 0 cm /Im0 Do Q".encode())


def scanned(pdf: bytes, pages: Sequence[int], *, title: str, producer: str) -> bytes:
    """`pages` of the PDF (1-based) as images; the noise is the same in every run."""
    rng = np.random.default_rng(_SEED)
    source = pypdfium2.PdfDocument(pdf)
    target = pikepdf.new()
    for page in pages:
        _add_page(target, _page_image(source, page, rng))
    target.docinfo["/Title"] = title
    target.docinfo["/Producer"] = producer
    out = io.BytesIO()
    target.save(out, deterministic_id=True)
    return out.getvalue()
