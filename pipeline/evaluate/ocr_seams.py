"""Rows of a table that a page break cuts, put together again: their truth is written whole, cell by cell."""

from collections.abc import Sequence

from pipeline.core.ocr import OcrPage
from pipeline.evaluate.ocr_measures import CellText, page_lines

_SAME_ROW_PX = 20.0
_SAME_COLUMN_PX = 25.0  # pages of one scan do not lie quite alike

Cell = tuple[float, list[CellText]]  # left edge, lines


def seamless_lines(pages: Sequence[OcrPage]) -> list[list[str]]:
    """The lines of each page in reading order; a cut row stands whole on the page where it begins."""
    texts = [page_lines(page) for page in pages]
    for number in range(len(pages) - 1):
        above, below = _edge_row(pages[number], last=True), _edge_row(pages[number + 1], last=False)
        if above and below and _one_row(above, below):
            taken = sum(len(lines) for _, lines in above)
            given = sum(len(lines) for _, lines in below)
            whole: list[str] = [
                text for (_, one), (_, two) in zip(above, below, strict=True) for text in (*one, *two)
            ]
            kept = texts[number][: len(texts[number]) - taken]
            texts[number] = kept + whole
            texts[number + 1] = texts[number + 1][given:]
    return texts


def _edge_row(page: OcrPage, *, last: bool) -> list[Cell]:
    """Cells of the last or first table row, if a table ends or begins the page; else nothing."""
    if not page.lines:
        return []
    cell = page.lines[-1 if last else 0].cell
    if cell is None:
        return []
    top = page.cells[cell][1]
    row = [n for n, box in enumerate(page.cells) if abs(box[1] - top) < _SAME_ROW_PX]
    row.sort(key=lambda n: page.cells[n][0])
    return [(page.cells[n][0], [CellText(line.text) for line in page.lines if line.cell == n]) for n in row]


def _one_row(above: list[Cell], below: list[Cell]) -> bool:
    """Whether two rows have the same columns and only one of them has something in the first (its number)."""
    if len(above) != len(below) or len(above) < 2:  # noqa: PLR2004 - one cell is no table row
        return False
    aligned = all(abs(one[0] - two[0]) < _SAME_COLUMN_PX for one, two in zip(above, below, strict=True))
    return aligned and not (above[0][1] and below[0][1])
