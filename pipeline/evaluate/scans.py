"""Scans of every kind, composed here and read in full: `phaen evaluate scans` prints what each one costs."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from pipeline.engines.ocr.house import HouseOcr
from pipeline.evaluate.ocr_measures import lost_numbers, rates
from pipeline.evaluate.scan_boxes import ink_inside
from pipeline.evaluate.scan_files import Packing, Pixels, scan_file
from pipeline.evaluate.scan_marks import (
    BLACK,
    BLUE,
    PURPLE,
    RED,
    dated,
    noisy,
    photocopied,
    photograph,
    signed,
    skewed,
    stamped,
)
from pipeline.evaluate.scan_pages import (
    PROSE,
    TABLE,
    Composed,
    columns_page,
    labels_page,
    plain_page,
    sample_page,
    signatures_page,
)
from pipeline.ingest.one_file import Options, document
from pipeline.report.thai_fonts import thai_fonts
from schemas.document import Document
from schemas.line import LineRole

_DPI = 200


@dataclass(frozen=True, slots=True)
class Case:
    """One composed scan: `most_errors` is what its character errors, moved blocks aside, may be at most."""

    name: str
    pages: tuple[Composed, ...]
    most_errors: float
    dpi: int = _DPI
    packing: Packing = Packing.JPEG


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rates are shares; `boxes` is the share of line boxes that hold their ink."""

    case: Case
    in_order: float
    moved_aside: float
    lost: int
    numbers: int
    boxes: float
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether the case reads as well as it must."""
        return self.moved_aside <= self.case.most_errors


class _Pages:
    """The pages scans are made of, each composed once."""

    def __init__(self, corpus: Path) -> None:
        self.corpus, self.font = corpus, str(thai_fonts().regular)
        self._kept: dict[tuple[tuple[str, int], int], Composed] = {}

    def sample(self, which: tuple[str, int], dpi: int = _DPI) -> Composed:
        if (which, dpi) not in self._kept:
            self._kept[which, dpi] = sample_page(self.corpus, which, dpi)
        return self._kept[which, dpi]


def _changed(page: Composed, change: Callable[[Pixels], Pixels]) -> Composed:
    return Composed(np.ascontiguousarray(change(page.pixels)), page.truth)


def _worn(pixels: Pixels) -> Pixels:
    return noisy(pixels, 5.0)


def _resolutions(of: _Pages) -> Iterator[Case]:
    for dpi, most in ((100, 0.08), (150, 0.02), (200, 0.01), (300, 0.01), (400, 0.01)):
        pages = tuple(_changed(of.sample(which, dpi), _worn) for which in (PROSE, TABLE))
        yield Case(f"{dpi} dpi", pages, most, dpi=dpi)


def _turns(of: _Pages) -> Iterator[Case]:
    prose, table = (of.sample(which) for which in (PROSE, TABLE))
    for quarters in (1, 2, 3):
        pages = tuple(_changed(one, lambda x, n=quarters: np.rot90(_worn(x), -n)) for one in (prose, table))  # type: ignore[misc]  # a default argument has no type
        yield Case(f"turned by {90 * quarters}", pages, 0.01)
    mixed = tuple(
        _changed(one, lambda x, n=n: np.rot90(_worn(x), n))  # type: ignore[misc]  # as above
        for n, one in enumerate((prose, table, prose, table))
    )
    yield Case("turned, mixed", mixed, 0.01)
    for degrees in (-5.0, -2.0, -0.7, 0.7, 2.0, 5.0):
        pages = tuple(_changed(one, lambda x, a=degrees: skewed(_worn(x), a)) for one in (prose, table))  # type: ignore[misc]  # as above
        yield Case(f"skew {degrees:+g}", pages, 0.02)


def _machines(of: _Pages) -> Iterator[Case]:
    prose, table = (of.sample(which) for which in (PROSE, TABLE))
    both = prose, table
    yield Case("dark photocopy", tuple(_changed(x, lambda p: photocopied(p, _DPI)) for x in both), 0.03)
    spread = np.concatenate((prose.pixels, prose.pixels), axis=1)
    yield Case("two-page spread", (Composed(_worn(spread), f"{prose.truth}\n{prose.truth}"),), 0.02)
    for packing in (
        Packing.POOR_JPEG,
        Packing.FAX,
        Packing.ONE_BIT,
        Packing.CMYK,
        Packing.STRIPS,
        Packing.GARBAGE_LAYER,
        Packing.ROTATE_KEY,
    ):
        yield Case(packing.value, tuple(_changed(x, _worn) for x in both), 0.02, packing=packing)
    yield Case("negative", tuple(_changed(x, lambda p: 255 - p) for x in both), 0.02)
    height, width = prose.pixels.shape[:2]
    blank = Composed(noisy(np.full((height, width), 255, np.uint8), 5.0), "")
    yield Case("blank page", (blank,), 0.0)
    yield Case("photograph", (Composed(photograph(height, width), ""),), 0.0)


def _marked(of: _Pages) -> Iterator[Case]:
    page, font = plain_page(of.font, _DPI), of.font
    middle, low = (round(4.6 * _DPI), round(1.9 * _DPI)), (round(5.6 * _DPI), round(9.0 * _DPI))
    corner = (round(5.3 * _DPI), round(0.2 * _DPI))
    for name, ink in (("red", RED), ("blue", BLUE), ("purple", PURPLE)):
        over = _changed(page, lambda p, k=ink: _worn(stamped(p, middle, k, font, _DPI)))  # type: ignore[misc]  # as above
        yield Case(f"{name} seal over text", (over,), 0.02)
    yield Case(
        "black seal beside text", (_changed(page, lambda p: _worn(stamped(p, low, BLACK, font, _DPI))),), 0.02
    )
    yield Case(
        "black seal over text",
        (_changed(page, lambda p: _worn(stamped(p, middle, BLACK, font, _DPI))),),
        0.15,
    )
    yield Case(
        "violet received stamp",
        (_changed(page, lambda p: _worn(dated(p, corner, PURPLE, font, _DPI))),),
        0.02,
    )
    block = signatures_page(font, _DPI)
    places = {"blue": (round(1.4 * _DPI), round(4.2 * _DPI)), "black": (round(1.4 * _DPI), round(3.2 * _DPI))}
    for name, ink in (("blue", BLUE), ("black", BLACK)):
        signature = _changed(block, lambda p, k=ink, at=places[name]: _worn(signed(p, at, k, _DPI)))  # type: ignore[misc]  # as above
        yield Case(f"{name} signature", (signature,), 0.02)


def _layouts(of: _Pages) -> Iterator[Case]:
    font = of.font
    pages = (
        ("plain paragraphs", plain_page(font, _DPI)),
        ("two columns", columns_page(font, _DPI, 2)),
        ("three columns", columns_page(font, _DPI, 3)),
        ("labels and values", labels_page(font, _DPI)),
        ("signature blocks", signatures_page(font, _DPI)),
    )
    for name, page in pages:
        yield Case(name, (_changed(page, _worn),), 0.01)


def cases(corpus: Path) -> Iterator[Case]:
    """All scans; `corpus` is the sample corpus."""
    of = _Pages(corpus)
    for family in (_resolutions, _turns, _machines, _marked, _layouts):
        yield from family(of)


def outcome(case: Case, engine: HouseOcr) -> Outcome:
    """The scan written, read in full and held against what it says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        path.write_bytes(scan_file([page.pixels for page in case.pages], case.dpi, case.packing))
        started = time.process_time()
        found = document(path, ("lines",), Options(ocr=engine))
        seconds = (time.process_time() - started) / len(case.pages)
        boxes = ink_inside(path, found)
    text, truth = body(found), "\n".join(page.truth for page in case.pages)
    if not truth:
        return Outcome(case, float(len(text)), float(len(text)), 0, 0, boxes, seconds)
    errors = rates(text, truth)
    lost, numbers = lost_numbers(text, truth)
    return Outcome(case, errors.in_order, errors.moved_aside, lost, numbers, boxes, seconds)


def body(found: Document) -> str:
    """The text of what is plan text, furniture included (a scan of one page has none that repeats)."""
    left_out = {LineRole.STAMP, LineRole.HIDDEN}
    return "\n".join(line.text for line in found.lines or () if line.role not in left_out)


@click.command("scans")
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("corpus"),
    show_default=True,
    help="The sample corpus.",
)
@click.option("--only", default="", help="Only the scans whose name holds this text.")
def scans_command(corpus: Path, only: str) -> None:
    """Composes scans of every kind, reads them, prints errors, lost numbers and well placed boxes."""
    engine, failed = HouseOcr(), False
    click.echo(
        f"{'scan':26} {'errors':>8} {'in order':>9} {'numbers lost':>13} {'boxes':>7} {'s/page':>7}  must"
    )
    for case in cases(corpus):
        if only not in case.name:
            continue
        found = outcome(case, engine)
        verdict = "holds" if found.holds else "FAILS"
        lost = f"{found.lost} of {found.numbers}"
        click.echo(
            f"{case.name:26} {found.moved_aside:8.2%} {found.in_order:9.2%} {lost:>13} {found.boxes:7.1%} "
            f"{found.seconds:7.2f}  {case.most_errors:.1%} {verdict}"
        )
        failed |= not found.holds
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    scans_command()
