"""`phaen evaluate unseen-scans`: the made-up project tables as page images, askew and grainy, read by OCR."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from pipeline.core.errors import PhaenError
from pipeline.core.ocr import OcrEngine
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.scan_files import scan_file
from pipeline.evaluate.scan_marks import noisy, skewed
from pipeline.evaluate.unseen.cells import truths_of
from pipeline.evaluate.unseen.command import HEAD, SEED, groups_of, score_line, summary
from pipeline.evaluate.unseen.drawing import written
from pipeline.evaluate.unseen.layout import Layout, layouts
from pipeline.evaluate.unseen.score import LayoutScore, layout_score
from pipeline.ingest.one_file import Options, document

COUNT = 16
RESOLUTIONS = (200, 150)
GRAIN = 4.0
MOST_SKEW_DEGREES = 0.8
SAME_NAME_AT = 90.0
"""A name with a letter misread is still the name; its digits must all be right."""


@dataclass(frozen=True, slots=True)
class Scan:
    """How a layout is scanned."""

    dpi: int
    skew_degrees: float


def scan_of(layout: Layout, seed: int) -> Scan:
    """Drawn by the layout's number; each ruling is seen at each resolution in both halves."""
    skew = Random(f"{seed}/{layout.number}/scan").uniform(-MOST_SKEW_DEGREES, MOST_SKEW_DEGREES)
    return Scan(RESOLUTIONS[layout.number // 2 % len(RESOLUTIONS)], skew)


def scanned(path: Path, scan: Scan, to: Path) -> None:
    """The pages of a PDF as a PDF of images."""
    reader = PdfiumReader(path)
    try:
        pages = [reader.image(number, scan.dpi) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()
    worn = [skewed(noisy(page, GRAIN), scan.skew_degrees) for page in pages]
    to.write_bytes(scan_file(worn, scan.dpi))


def scan_scores(
    chosen: Iterable[Layout], seed: int, folder: Path, engine: OcrEngine
) -> Iterator[LayoutScore]:
    """Write, scan, read and score each layout."""
    for layout in chosen:
        clean, path = folder / f"{layout.number:03d}.pdf", folder / f"{layout.number:03d}-scan.pdf"
        groups = groups_of(layout, seed)
        pages = written(layout, groups, clean, shaped=True)
        scanned(clean, scan_of(layout, seed), path)
        plan = document(path, ["plan"], Options(ocr=engine)).plan
        if plan is None:
            raise PhaenError(f"{path.name}: a made-up plan was not read")
        yield layout_score(layout, pages, truths_of(layout, groups), plan, same_name_at=SAME_NAME_AT)


@click.command("unseen-scans")
@click.option("--seed", default=SEED, show_default=True)
@click.option("--count", default=COUNT, show_default=True, help="How many layouts.")
@click.option("--only", type=click.Choice(["all", "tuned", "held-out"]), default="all", show_default=True)
@click.option("--layout", "numbers", type=int, multiple=True, help="Only these layouts.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the PDFs in this folder.")
def unseen_scans_command(
    seed: int, count: int, only: str, numbers: tuple[int, ...], keep: Path | None
) -> None:
    """Project tables of made-up municipalities, scanned at 150 and 200 dpi, read back by OCR.

    Of layouts held out only the sums are printed, so that nobody builds for one of them.
    """
    chosen = [
        one
        for one in layouts(count, seed)
        if (not numbers or one.number in numbers) and (only == "all" or one.unseen == (only == "held-out"))
    ]
    scores: list[LayoutScore] = []
    with TemporaryDirectory() as folder:
        place = keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        click.echo(HEAD)
        for score in scan_scores(chosen, seed, place, HouseOcr()):
            scores.append(score)
            if not score.layout.unseen:
                click.echo(score_line(score))
    for title, line in _sums(scores, seed):
        click.echo(f"{title}: {line}")


def _sums(scores: Sequence[LayoutScore], seed: int) -> Iterator[tuple[str, str]]:
    for title, held_out in (("tuned", False), ("held out", True)):
        half = [s for s in scores if s.layout.unseen is held_out]
        if half:
            yield title, summary(half)
        for dpi in RESOLUTIONS:
            some = [s for s in half if isinstance(s.layout, Layout) and scan_of(s.layout, seed).dpi == dpi]
            if some:
                yield f"{title}, {dpi} dpi", summary(some)
