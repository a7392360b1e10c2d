"""The house's engine: page analysis and the line recogniser put together behind the protocol."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.core.ocr import Aside, AsideReason, Image, OcrDrawing, OcrLine, OcrPage, Px
from pipeline.engines.ocr.analysis import Analysis, analysed, row_box, single_row, upright
from pipeline.engines.ocr.deadline import check_deadline
from pipeline.engines.ocr.doubts import doubts
from pipeline.engines.ocr.laying import quarter_turned, stamp_papers
from pipeline.engines.ocr.order import Layout, Placed, reading_order
from pipeline.engines.ocr.paper import Paper, working_scale
from pipeline.engines.ocr.reading import Read, RowReader
from pipeline.engines.ocr.recogniser import Recogniser
from pipeline.engines.ocr.unread import unread_cells

NAME = "phaen"
_ANALYSIS_VERSION = 12  # raise when page analysis changes what is read
_UPSIDE_DOWN_SUSPECT = 0.90  # mean confidence under which the page is also tried the other way up
_SAMPLE_ROWS = 6
_UNREADABLE = 0.40  # mean confidence under which marks are no text
_NO_PAGE_OF_TEXT = 0.75  # mean confidence of a page under which it is a picture; the roughest scan has 0.95
_HALF_TURN = 2
_STAMP_SURE, _STAMP_LEAST = 0.8, 3  # mean confidence and characters of a line read off a stamp


class HouseOcr:
    """Reads Thai official print with nothing but what `pip install` brings; `threads` are used per call.

    For measuring: without `lexicon` every letter stays as the network has it; `model` is another network.
    """

    name = NAME

    def __init__(self, *, threads: int = 1, lexicon: bool = True, model: Path | None = None) -> None:
        self._rows = RowReader(Recogniser(threads=threads, model=model), lexicon=lexicon)

    @property
    def version(self) -> str:
        """Versions of analysis and reading, hashes of model and lexicon."""
        return f"{_ANALYSIS_VERSION}-{self._rows.version}"

    @property
    def charset(self) -> frozenset[str]:
        """Every character the model has an output for."""
        return self._rows.charset

    def page(self, image: Image, dpi: float) -> OcrPage:
        """Read one page image: `dpi` scales page analysis, a rough value will do."""
        return replace(self._read(image, dpi), size_px=(image.shape[1], image.shape[0]))

    def _read(self, image: Image, dpi: float) -> OcrPage:
        page, quarters = upright(image, dpi)
        check_deadline()
        analysis = analysed(page, quarters, working_scale(dpi))
        if analysis.blank:
            return _page(analysis, (), (), "blank")
        reads = self._rows.reads(analysis, range(len(analysis.rows)))
        if reads and _mean_certainty(reads) < _UPSIDE_DOWN_SUSPECT:
            analysis, reads = self._best_way_up(page, analysis, reads)
        return self._assembled(analysis, reads)

    def line(self, image: Image) -> OcrLine:
        """Read an image that holds one line, word or glyph."""
        analysis = single_row(image)
        reads = self._rows.reads(analysis, range(len(analysis.rows)))
        if not reads:
            nothing = np.zeros((0, 2), np.float32)
            return OcrLine("", (0.0, 0.0, 0.0, 0.0), nothing, np.zeros(0, np.float32), None, NAME)
        return _line(analysis, max(reads, key=lambda read: len(read.text.text)))

    def _best_way_up(self, page: Paper, analysis: Analysis, reads: list[Read]) -> tuple[Analysis, list[Read]]:
        """The page as it stands or turned by half, whichever reads better on its longest rows."""
        quarters = (analysis.quarters + _HALF_TURN) % 4
        other = analysed(quarter_turned(page, _HALF_TURN), quarters, analysis.scale)
        longest = sorted(range(len(other.rows)), key=lambda n: -len(other.rows[n].members))[:_SAMPLE_ROWS]
        sample = sorted(reads, key=lambda read: -len(analysis.rows[read.row].members))[:_SAMPLE_ROWS]
        if not longest or _mean_certainty(self._rows.reads(other, longest)) <= _mean_certainty(sample):
            return analysis, reads
        return other, self._rows.reads(other, range(len(other.rows)))

    def _assembled(self, analysis: Analysis, reads: list[Read]) -> OcrPage:
        pictured = bool(reads) and _mean_certainty(reads) < _NO_PAGE_OF_TEXT
        least = 1.0 + _UNREADABLE if pictured else _UNREADABLE
        unreadable = [read for read in reads if read.certainty < least]
        readable = {read.row: read for read in reads if read.certainty >= least}
        aside = tuple(
            Aside(row_box(analysis, analysis.rows[read.row]), AsideReason.UNREADABLE) for read in unreadable
        )
        cells = {cell for number in readable if (cell := _cell(analysis, number)) is not None}
        aside += unread_cells(analysis, cells)
        placed = [_placed(analysis, number, read.text.text) for number, read in readable.items()]
        columns = analysis.columns
        layout = Layout() if columns is None else Layout(columns.regions, columns.fold)
        order = reading_order(placed, analysis.ruled.cells, layout)
        lines = tuple(_line(analysis, readable[number]) for number in order)
        page = _page(analysis, lines, aside, "text" if lines else "picture")
        return replace(page, stamps=tuple(self._stamps(analysis)))

    def _stamps(self, analysis: Analysis) -> Iterator[OcrLine]:
        """What can be read of stamps in coloured ink, by their ink alone; words set round a seal cannot."""
        for origin, paper in stamp_papers(analysis.page):
            inside = analysed(paper, 0, analysis.scale)
            reads = self._rows.reads(inside, range(len(inside.rows)))
            for read in sorted(reads, key=lambda one: inside.rows[one.row].seed.baseline):
                if read.certainty >= _STAMP_SURE and len(read.text.text) >= _STAMP_LEAST:
                    yield _shifted(_line(inside, read), origin, analysis.scale)


def _mean_certainty(reads: list[Read]) -> float:
    weights = np.array([max(1, len(read.text.text)) for read in reads], np.float64)
    return float(np.average([read.certainty for read in reads], weights=weights))


def _placed(analysis: Analysis, number: int, text: str) -> Placed:
    seed = analysis.rows[number].seed
    x0, _, x1, _ = row_box(analysis, analysis.rows[number])
    return Placed(
        number=number,
        x0=x0,
        x1=x1,
        baseline=float(seed.baseline_at((x0 + x1) / 2)),
        body=seed.body,
        cell=_cell(analysis, number),
        column=seed.block if seed.block > len(analysis.ruled.cells) else None,
        name=text.startswith("(") and text.endswith(")"),
    )


def _cell(analysis: Analysis, number: int) -> int | None:
    block = analysis.rows[number].seed.block
    return block - 1 if 0 < block <= len(analysis.ruled.cells) else None


def _line(analysis: Analysis, read: Read) -> OcrLine:
    """A reading with its places in pixels of the image handed in."""
    box = _handed_in(analysis, row_box(analysis, analysis.rows[read.row]))
    extent = np.asarray(read.columns() / np.float32(analysis.scale), np.float32)
    seed = analysis.rows[read.row].seed
    middle = (box[0] + box[2]) / 2 * analysis.scale
    return OcrLine(
        text=read.text.text,
        bbox_px=box,
        char_x_px=extent,
        confidence=read.text.confidence,
        cell=_cell(analysis, read.row),
        engine=NAME,
        baseline_px=float(seed.baseline_at(middle)) / analysis.scale,
        body_px=seed.body / analysis.scale,
    )


def _handed_in(analysis: Analysis, box: Px) -> Px:
    """A box of the page as it was analysed, in pixels as large as those of the image handed in."""
    x0, top, x1, bottom = (edge / analysis.scale for edge in box)
    return (x0, top, x1, bottom)


def _shifted(line: OcrLine, origin: tuple[int, int], scale: float) -> OcrLine:
    """A line of a part of the page, on the page; `origin` is where the part begins, before scaling back."""
    right, down = (edge / scale for edge in origin)
    x0, top, x1, bottom = line.bbox_px
    return replace(
        line,
        bbox_px=(x0 + right, top + down, x1 + right, bottom + down),
        char_x_px=line.char_x_px + np.float32(right),
        cell=None,
        baseline_px=None if line.baseline_px is None else line.baseline_px + down,
    )


def _page(analysis: Analysis, lines: tuple[OcrLine, ...], aside: tuple[Aside, ...], kind: str) -> OcrPage:
    all_aside = [Aside(_handed_in(analysis, one.bbox_px), one.reason) for one in (*analysis.aside, *aside)]
    boxes: tuple[tuple[Px, ...], tuple[Px, ...]] = (analysis.ruled.rules, analysis.ruled.cells)
    rules, cells = (tuple(_handed_in(analysis, box) for box in some) for some in boxes)
    return OcrPage(
        lines=lines,
        rules_px=rules,
        cells=cells,
        rotation_degrees=90 * analysis.quarters,
        skew_degrees=analysis.skew,
        kind=kind,  # type: ignore[arg-type]  # one of the three literals
        aside=tuple(all_aside),
        doubtful=doubts(lines),
        drawn=_drawn(analysis),
    )


def _drawn(analysis: Analysis) -> OcrDrawing:
    """Boxes and lines in pixels as large as those of the image handed in."""
    found = analysis.drawn
    boxes, joins, dividers = (
        tuple(_handed_in(analysis, one) for one in some)
        for some in (found.areas, found.lines, found.dividers)
    )
    return OcrDrawing(boxes, joins, dividers)
