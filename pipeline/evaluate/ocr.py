"""Figures of the OCR, with Tesseract and OCRmyPDF beside it: `python -m pipeline.evaluate.ocr`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.evaluate.ocr_decisions import composed_rows, confidence_rows, file_lexicon_row
from pipeline.evaluate.ocr_measures import body_text, lost_numbers, page_lines, rates
from pipeline.evaluate.ocr_peers import PEERS, Peer
from pipeline.evaluate.ocr_rows import OcrRow, house_pages
from pipeline.evaluate.ocr_seams import seamless_lines
from pipeline.evaluate.ocr_tables import amounts_right, announced_rows, announced_total, announced_truth
from pipeline.evaluate.text_metrics import in_content_order
from pipeline.evaluate.text_reading import read
from pipeline.stages.lines import body_lines


@dataclass(frozen=True, slots=True)
class Scan:
    """A document to be read, its truth, and what must hold; rates are shares, not per cent."""

    path: str
    dpi: int
    truth: str
    most_errors: float
    most_lost: float
    rough: bool = False  # whether letters are unsure enough for the lexicon to count


SCANS = (
    Scan("rendered/lamphun-scan200.pdf", 200, "truth/lamphun.gold.txt", 0.004, 0.01),
    Scan("rendered/ubon-scan150.pdf", 150, "truth/ubon.gold.txt", 0.02, 1.0, rough=True),
    Scan("rendered/krasang-scan200.pdf", 200, "truth/krasang.gold.txt", 0.015, 0.01),
)
TWINS = (
    "real/saiyoi_strategy_2551_55_ghostscript_noencoding.pdf",
    "real/saiyoi_strategy_2551_55_word.pdf",
    0.015,
)
ANNOUNCEMENT = (
    "real/hangdong_budget_pr_2561_scan_badocr.pdf",
    "truth/hangdong_budget_pr_2561.csv",
    15_857_000,
)
REPORT = ("real/poknoi_budget_2559_imageonly.pdf", "truth/poknoi_budget_2559_imageonly.json")
_SPEED_OF_PEER = 3.0


def ocr_report(corpus: Path, peers: Sequence[Peer] = PEERS) -> Iterator[OcrRow]:
    """All figures over the shared corpus; those of peers that are not installed say so."""
    for scan in SCANS:
        yield from _scan_rows(corpus, scan, peers)
    yield from _twin_rows(corpus)
    yield from composed_rows()
    yield from _announcement_rows(corpus)
    yield from _report_rows(corpus)


def _scan_rows(corpus: Path, scan: Scan, peers: Sequence[Peer]) -> Iterator[OcrRow]:
    truth, name = (corpus / scan.truth).read_text("utf-8"), Path(scan.path).name
    pages, seconds = house_pages(corpus / scan.path, scan.dpi)
    speed = len(pages) / seconds
    yield from _text_rows(name, "phaen", seamless_lines(pages), truth, scan)
    yield OcrRow(name, "phaen", "pages per processor second", f"{speed:.2f}", "", None)
    yield from confidence_rows(name, pages, truth)
    if scan.rough:
        yield file_lexicon_row(corpus / scan.path, scan.dpi, pages, truth)
    for peer in peers:
        answer = peer.read(corpus / scan.path, scan.dpi)
        if answer is None:
            yield OcrRow(name, peer.name, "not measured", peer.missing, "", None)
            continue
        yield from _text_rows(name, peer.name, answer.pages, truth, None)
        theirs = len(pages) / answer.cpu_seconds
        must = f"phaen at least {_SPEED_OF_PEER:g} times" if peer.speed_anchor else ""
        holds = speed >= _SPEED_OF_PEER * theirs if peer.speed_anchor else None
        yield OcrRow(name, peer.name, "pages per processor second", f"{theirs:.2f}", must, holds)


def _text_rows(
    name: str, engine: str, pages: Sequence[Sequence[str]], truth: str, scan: Scan | None
) -> Iterator[OcrRow]:
    text = body_text(pages)
    found = rates(text, truth)
    lost, total = lost_numbers(text, truth)
    must = f"at most {scan.most_errors:.1%}" if scan else ""
    ordered_holds = found.in_order <= scan.most_errors if scan else None
    yield OcrRow(name, engine, "character errors", f"{found.in_order:.2%}", must, ordered_holds)
    moved_holds = found.moved_aside <= scan.most_errors if scan else None
    yield OcrRow(
        name, engine, "  cells cut by pages set aside", f"{found.moved_aside:.2%}", must, moved_holds
    )
    limited = scan is not None and scan.most_lost < 1
    lost_must = f"at most {scan.most_lost:.0%}" if scan is not None and limited else ""
    lost_holds = lost <= scan.most_lost * total if scan is not None and limited else None
    yield OcrRow(name, engine, "numbers lost", f"{lost} of {total}", lost_must, lost_holds)


def _twin_rows(corpus: Path) -> Iterator[OcrRow]:
    """A file with an unusable text layer, read as images, against its twin's text layer."""
    path, twin, most = TWINS
    pages, _ = house_pages(corpus / path, 200)
    truth = in_content_order(body_lines(read(corpus / twin)))
    found = rates(body_text([page_lines(page) for page in pages]), truth)
    value = f"{found.in_order:.2%} in order, {found.moved_aside:.2%} moved blocks set aside"
    name = Path(path).name
    yield OcrRow(name, "phaen", "character errors", value, f"at most {most:.1%}", found.moved_aside <= most)
    yield file_lexicon_row(corpus / path, 200, pages, truth)


def _announcement_rows(corpus: Path) -> Iterator[OcrRow]:
    """A real scan with Thai numerals in a ruled table: each row's place and amount, and the printed total."""
    path, truth, total = ANNOUNCEMENT
    name = Path(path).name
    pages, _ = house_pages(corpus / path, 200)
    rows, wanted = announced_rows(pages), announced_truth(corpus / truth)
    right = sum(one == other for one, other in zip(rows, wanted, strict=False))
    yield OcrRow(name, "phaen", "rows right", f"{right} of {len(wanted)}", "all", rows == wanted)
    summed, printed = sum(value for _, value in rows), announced_total(pages)
    value = (
        f"sum {summed:,}, printed {printed:,}" if printed is not None else f"sum {summed:,}, no total read"
    )
    yield OcrRow(name, "phaen", "sum and printed total", value, f"{total:,}", summed == printed == total)


def _report_rows(corpus: Path) -> Iterator[OcrRow]:
    """A budget report that is images only: the amounts of each page, in their places."""
    path, truth = REPORT
    pages, _ = house_pages(corpus / path, 200)
    scores = amounts_right(pages, corpus / truth)
    right, total = sum(score[0] for score in scores), sum(score[1] for score in scores)
    detail = ", ".join(f"{got}/{of}" for got, of in scores)
    yield OcrRow(
        Path(path).name, "phaen", "amounts right", f"{right} of {total} ({detail})", "all", right == total
    )


@click.command("ocr")
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("../shared/corpus"),
    show_default=True,
    help="The folder with real/, rendered/ and truth/.",
)
@click.option("--peers/--no-peers", default=True, help="Measure Tesseract and OCRmyPDF too, where installed.")
def ocr_command(corpus: Path, *, peers: bool) -> None:
    """Reads the scans of the shared corpus and prints each figure beside what it must be."""
    failed = False
    for row in ocr_report(corpus, PEERS if peers else ()):
        verdict = {None: "", True: "holds", False: "FAILS"}[row.holds]
        click.echo(
            f"{row.document[:34]:34} {row.engine:14} {row.measure:30} {row.value:32} {row.must:16} {verdict}"
        )
        failed |= row.holds is False
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    ocr_command()
