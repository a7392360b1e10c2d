"""Measures of read pages: numbers lost, character errors in order and with moved cells set aside."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.core.ocr import OcrPage
from pipeline.evaluate.text_metrics import comparable, errors_beyond_moves

_NUMBER = re.compile("[0-9๐-๙](?:[0-9๐-๙.,/:-]*[0-9๐-๙])?")
_DASHES = re.compile("[–—−]")
_LEADERS = re.compile(r"[.…]{4,}")
_EDGE_LINES = 2  # lines at the head and foot of a page that may be running heads
_REPEATED = 3  # a head or foot on this many pages is one
_PAGE_NUMBER = re.compile("[-–—(]* *[0-9๐-๙]{1,3} *[-–—)]*")


@dataclass(frozen=True, slots=True)
class Rates:
    """Character error rate in reading order, and with blocks that moved (cells cut by a page) aside."""

    in_order: float
    moved_aside: float


def plain(text: str) -> str:
    """What prints alike made alike: no blanks, one order of marks, one dash, leaders of one length."""
    return _LEADERS.sub("....", _DASHES.sub("-", comparable(text)))


def rates(read: str, truth: str) -> Rates:
    """Errors over the length of the truth; both texts are made `plain`."""
    seen, wanted = plain(read), plain(truth)
    distance = Levenshtein.distance(wanted, seen)
    unlike_truth, unlike_seen = _differing(wanted, seen)
    moved = errors_beyond_moves(unlike_seen, unlike_truth)
    return Rates(distance / max(1, len(wanted)), min(distance, moved) / max(1, len(wanted)))


def _differing(one: str, other: str) -> tuple[str, str]:
    """The stretches in which two texts differ, separated by line breaks."""
    left, right = [], []
    for op in Levenshtein.opcodes(one, other):
        if op.tag != "equal":
            left.append(one[op.src_start : op.src_end])
            right.append(other[op.dest_start : op.dest_end])
    return "\n".join(left), "\n".join(right)


def numbers(text: str) -> Counter[str]:
    """Runs of digits as printed, with the points, commas and slashes inside them."""
    return Counter(_NUMBER.findall(_DASHES.sub("-", text)))


def lost_numbers(read: str, truth: str) -> tuple[int, int]:
    """How many of the truth's numbers were not read exactly, and how many there are."""
    wanted = numbers(truth)
    return (wanted - numbers(read)).total(), wanted.total()


class CellText(str):
    """The text of a line in a ruled cell: never a page number or a running head."""

    __slots__ = ()


def body_text(pages: Sequence[Sequence[str]]) -> str:
    """The lines of all pages without what the truth leaves out: page numbers and repeated heads."""
    edges = Counter(line for page in pages for line in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]})
    kept: list[str] = []
    for page in pages:
        for place, line in enumerate(page):
            at_edge = place < _EDGE_LINES or place >= len(page) - _EDGE_LINES
            number = (place in (0, len(page) - 1)) and _PAGE_NUMBER.fullmatch(line.strip())
            furniture = number or (at_edge and edges[line] >= _REPEATED)
            if isinstance(line, CellText) or not furniture:
                kept.append(line)
    return "\n".join(kept)


def page_lines(page: OcrPage) -> list[str]:
    """The texts of a page's lines in reading order."""
    return [line.text if line.cell is None else CellText(line.text) for line in page.lines]
