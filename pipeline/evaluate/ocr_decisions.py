"""Figures of decoding: errors with and without the lexicon, and whether doubt falls on what is wrong."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.core.errors import DependencyMissingError
from pipeline.core.ocr import OcrPage
from pipeline.engines.ocr.house import HouseOcr
from pipeline.evaluate.ocr_composed import DPI, Composed, pages
from pipeline.evaluate.ocr_confidence import Doubted, doubted
from pipeline.evaluate.ocr_measures import body_text, lost_numbers, page_lines, rates
from pipeline.evaluate.ocr_rows import OcrRow, house_pages

_COMPOSED = (("words", "composed, rough small print"), ("names", "composed, made-up names"))
_COMPOSED_PAGES, _SEED = 3, 5


def lexicon_row(name: str, with_it: list[OcrPage], without: list[OcrPage], truth: str) -> OcrRow:
    """Errors with the lexicon, which must not be more than without, and no number may differ."""
    on, off = (body_text([page_lines(page) for page in some]) for some in (with_it, without))
    errors, plain = rates(on, truth).in_order, rates(off, truth).in_order
    holds = errors <= plain and lost_numbers(on, truth) == lost_numbers(off, truth)
    value = f"{errors:.2%} with lexicon, {plain:.2%} without"
    return OcrRow(name, "phaen", "character errors", value, "no more with it", holds)


def file_lexicon_row(path: Path, dpi: int, with_it: list[OcrPage], truth: str) -> OcrRow:
    """The same for a file that was read with the lexicon already."""
    without, _ = house_pages(path, dpi, lexicon=False)
    return lexicon_row(path.name, with_it, without, truth)


def confidence_rows(name: str, read: list[OcrPage], truth: str) -> Iterator[OcrRow]:
    """Wrong words among the doubted and the others, numbers apart."""
    for numbers, kind in ((False, "words"), (True, "numbers")):
        yield _confidence_row(name, kind, doubted(read, truth, numbers=numbers))


def _confidence_row(name: str, kind: str, count: Doubted) -> OcrRow:
    flagged, others = _share(count.doubted_wrong, count.doubted), _share(count.trusted_wrong, count.trusted)
    return OcrRow(name, "phaen", f"{kind} wrong", f"{flagged} doubted, {others} others", "", None)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none"


def composed_rows() -> Iterator[OcrRow]:
    """Errors with and without the lexicon, and doubts, on pages composed for it."""
    for kind, name in _COMPOSED:
        try:
            drawn = pages(kind, _COMPOSED_PAGES, _SEED)
        except DependencyMissingError as missing:
            yield OcrRow(name, "phaen", "not measured", str(missing), "", None)
            continue
        truth = "\n".join(line for page in drawn for line in page.lines)
        with_it, without = _read(drawn, lexicon=True), _read(drawn, lexicon=False)
        yield lexicon_row(name, with_it, without, truth)
        yield from confidence_rows(name, with_it, truth)


def _read(drawn: list[Composed], *, lexicon: bool) -> list[OcrPage]:
    engine = HouseOcr(lexicon=lexicon)
    return [engine.page(page.image, DPI) for page in drawn]
