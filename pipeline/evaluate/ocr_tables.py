"""Ruled tables of real scans against what a person read: rows with place and amount, amounts cell by cell."""

import csv
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.core.ocr import OcrLine, OcrPage, Px
from pipeline.text.digits import to_arabic

_AMOUNT = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_SAME_ROW_PX = 20.0
_TOTAL = re.compile("รวมทั้งสิ้น *([0-9๐-๙,]+) *บาท")  # "altogether ... baht"


def amount(text: str) -> Decimal | None:
    """The number a cell holds when it holds nothing else, a percent sign apart."""
    bare = to_arabic(text).replace("%", "").replace(" ", "")
    return Decimal(bare.replace(",", "")) if _AMOUNT.fullmatch(bare) else None


def row_cells(page: OcrPage) -> list[list[str]]:
    """The ruled rows of a page: the text of each cell, from the left; a cell's lines are joined."""
    texts: dict[int, list[str]] = {}
    for line in page.lines:
        if line.cell is not None:
            texts.setdefault(line.cell, []).append(line.text)
    rows: list[list[tuple[Px, str]]] = []
    for number, box in sorted(enumerate(page.cells), key=lambda item: item[1][1]):
        entry = (box, "".join(texts.get(number, [])))
        if rows and box[1] - rows[-1][0][0][1] < _SAME_ROW_PX:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return [[text for _, text in sorted(row)] for row in rows]


def announced_rows(pages: Sequence[OcrPage]) -> list[tuple[str, Decimal]]:
    """Place and amount of each row that has an amount in its last cell: (place, baht)."""
    found: list[tuple[str, Decimal]] = []
    for page in pages:
        for cells in row_cells(page):
            value = amount(cells[-1]) if len(cells) > 1 else None
            if value is not None:
                found.append((cells[-2], value))
    return found


def announced_total(pages: Sequence[OcrPage]) -> Decimal | None:
    """The total printed in the text above the table."""
    text = "\n".join(line.text for page in pages for line in page.lines)
    match = _TOTAL.search(text)
    return None if match is None else amount(match[1])


def announced_truth(path: Path) -> list[tuple[str, Decimal]]:
    """Place and amount of each row as a person read them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["place"], Decimal(row["amount_baht"])) for row in csv.DictReader(file)]


def seen_amounts(page: OcrPage) -> list[Decimal]:
    """The amounts of a page in reading order of rows: lines that hold a number and nothing else."""
    rows: list[list[OcrLine]] = []
    for line in sorted(page.lines, key=_middle):
        if rows and _middle(line) - _middle(rows[-1][-1]) < _SAME_ROW_PX:
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = [line for row in rows for line in sorted(row, key=lambda one: one.bbox_px[0])]
    return [value for line in ordered if (value := amount(line.text)) is not None]


def _middle(line: OcrLine) -> float:
    return (line.bbox_px[1] + line.bbox_px[3]) / 2


def amounts_right(pages: Sequence[OcrPage], truth: Path) -> list[tuple[int, int]]:
    """For each page how many of its amounts were read right and in their place, and how many there are."""
    wanted: dict[int, list[Decimal]] = {}
    for row in json.loads(truth.read_text("utf-8")):
        values = [Decimal(str(v)) for v in (row["amounts"] or {}).values() if v is not None]
        wanted.setdefault(int(row["page"]), []).extend(values)
    scores: list[tuple[int, int]] = []
    for number, page in enumerate(pages, start=1):
        expected, seen = wanted.get(number, []), seen_amounts(page)
        blocks = SequenceMatcher(None, expected, seen, autojunk=False).get_matching_blocks()
        scores.append((sum(block.size for block in blocks), len(expected)))
    return scores
