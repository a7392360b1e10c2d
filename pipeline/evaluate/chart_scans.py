"""Structure charts on scans against truth: the real chart files as page images, and charts composed here."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from pipeline.core.ocr import OcrEngine
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.chart_pages import (
    ONE,
    ONE_TITLE,
    WHITE,
    WHOLE,
    WHOLE_TITLE,
    Style,
    department_page,
    truth,
    whole_page,
)
from pipeline.evaluate.charts import LINKED, ChartTruth, FileTruth, Share, chart_truths, shares
from pipeline.evaluate.scan_files import Pixels, scan_file
from pipeline.evaluate.scan_marks import noisy, skewed
from pipeline.ingest.one_file import Options, document
from pipeline.report.thai_fonts import thai_fonts

_DPI = 200
_SCANS = ((150, 0.7, 5.0), (200, -0.6, 6.0), (200, 0.0, 3.0))
"""Resolution, turn in degrees and grain of the scans of the real files."""

_WORN = (0.5, 4.0)
"""Turn in degrees and grain of the composed charts."""

STYLES = (
    Style("square boxes"),
    Style("round boxes with arrows", radius_pt=9, arrows=True, line_pt=1.5),
    Style("shaded boxes", fill=(217, 226, 243)),
    Style("shaded without border", fill=(180, 205, 235), outline=False),
    Style("pale without border", fill=(226, 239, 217), outline=False),
    Style("white on dark", fill=(31, 78, 121), outline=False, text_rgb=WHITE),
    Style("boxes with shadows", shadow=True),
    Style("hairlines", line_pt=0.3, line_rgb=(110, 110, 110)),
    Style("grey lines", line_rgb=(165, 165, 165)),
    Style("dashed connectors", dash_pt=(4.0, 2.5)),
    Style("worn lines", worn=True),
    Style("sloping connectors", sloping=True),
    Style("no connectors", joined=False),
)


@dataclass(frozen=True, slots=True)
class ChartScan:
    """Page images with what a person reads on them."""

    name: str
    pages: tuple[Pixels, ...]
    known: FileTruth
    dpi: int


def composed(styles: Sequence[Style] = STYLES, dpi: int = _DPI) -> Iterator[ChartScan]:
    """Two charts in every style, worn and askew; then square boxes on their side and on their head."""
    for style in styles:
        yield _composed(style, style.name, lambda pixels: skewed(noisy(pixels, _WORN[1]), _WORN[0]), dpi)
    for quarters, name in ((1, "turned by 90"), (2, "turned by 180"), (3, "turned by 270")):
        yield _composed(styles[0], name, lambda pixels, n=quarters: np.rot90(noisy(pixels, 4.0), -n), dpi)  # type: ignore[misc]  # a default argument has no type


def _composed(style: Style, name: str, change: Callable[[Pixels], Pixels], dpi: int) -> ChartScan:
    font = str(thai_fonts().regular)
    pages = (whole_page(style, font, dpi), department_page(style, font, dpi))
    known = (
        truth(1, WHOLE_TITLE, WHOLE, joined=style.joined),
        truth(2, ONE_TITLE, ONE, joined=style.joined),
    )
    images = tuple(np.ascontiguousarray(change(page)) for page in pages)
    return ChartScan(name, images, FileTruth(file=name, pages=known), dpi)


def scanned(corpus: Path, scans: Sequence[tuple[int, float, float]] = _SCANS) -> Iterator[ChartScan]:
    """The pages of the real chart files in `corpus` as a scanner would give them."""
    for known in chart_truths():
        path = corpus / known.file
        if not path.is_file():
            continue
        for dpi, degrees, grain in scans:
            reader = PdfiumReader(path)
            pages = [skewed(noisy(reader.image(page.page, dpi), grain), degrees) for page in known.pages]
            reader.close()
            name = f"{path.stem}, {dpi} dpi, turned {degrees:+g}"
            yield ChartScan(name, tuple(pages), _renumbered(known), dpi)


def _renumbered(known: FileTruth) -> FileTruth:
    pages: list[ChartTruth] = [
        page.model_copy(update={"page": number}) for number, page in enumerate(known.pages, start=1)
    ]
    return known.model_copy(update={"pages": tuple(pages)})


def read_shares(scan: ChartScan, engine: OcrEngine) -> tuple[Share, ...]:
    """The scan written to a file, read in full and held against what is known."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        path.write_bytes(scan_file(scan.pages, scan.dpi))
        charts = document(path, ["charts"], Options(ocr=engine)).charts or ()
    return shares(scan.known, charts)


def print_scanned_charts(corpus: Path, engine: OcrEngine) -> None:
    """Print the shares of every scanned chart, and their sums over all composed ones."""
    for scan in scanned(corpus):
        click.echo(f"{scan.name}: structure charts read by OCR")
        _print(read_shares(scan, engine))
    click.echo("composed charts on scans")
    sums: dict[str, Counter[str]] = {}
    for scan in composed():
        found = read_shares(scan, engine)
        linked = next(share for share in found if share.what == LINKED)
        click.echo(f"  {scan.name}, {linked.line}")
        for share in found:
            counts = Counter(known=share.known, found=share.found, extra=share.extra, open=share.undecided)
            sums[share.what] = sums.get(share.what, Counter()) + counts
    click.echo("composed charts on scans, all")
    _print([Share(what, n["known"], n["found"], n["extra"], n["open"]) for what, n in sums.items()])


def _print(found: Sequence[Share]) -> None:
    for share in found:
        click.echo(f"  {share.line}")
