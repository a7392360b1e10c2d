"""Whether doubt falls on the words that are wrong: errors among doubted words, among all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.core.ocr import OcrPage
from pipeline.engines.ocr.doubts import is_number, words

_BLOCK = 4  # characters missing or added at a stretch: text that moved or that the truth leaves out
_LEADERS = frozenset(".…")  # dots before a page number, of any count
_ALIKE = str.maketrans("–—−", "---")


@dataclass(frozen=True, slots=True)
class Doubted:
    """Wrong words and all words, of those doubted and of the others."""

    doubted_wrong: int = 0
    doubted: int = 0
    trusted_wrong: int = 0
    trusted: int = 0

    def __add__(self, other: "Doubted") -> "Doubted":
        return Doubted(
            self.doubted_wrong + other.doubted_wrong,
            self.doubted + other.doubted,
            self.trusted_wrong + other.trusted_wrong,
            self.trusted + other.trusted,
        )


def doubted(pages: Sequence[OcrPage], truth: str, *, numbers: bool) -> Doubted:
    """The count over a document's numbers or its other words; words that the truth lacks are left out."""
    lines = [(page, place) for page in pages for place in range(len(page.lines))]
    seen = "".join(page.lines[place].text for page, place in lines)
    wrong, absent = _marked(seen, truth)
    total, start = Doubted(), 0
    for page, place in lines:
        text = page.lines[place].text
        flagged = {(doubt.start, doubt.end) for doubt in page.doubtful if doubt.line == place}
        for first, last in words(text):
            part = slice(start + first, start + last)
            if is_number(text[first:last]) == numbers and not all(absent[part]):
                total += _one(wrong=any(wrong[part]), flagged=(first, last) in flagged)
        start += len(text)
    return total


def _one(*, wrong: bool, flagged: bool) -> Doubted:
    return Doubted(int(wrong), 1, 0, 0) if flagged else Doubted(0, 0, int(wrong), 1)


def _marked(seen: str, truth: str) -> tuple[list[bool], list[bool]]:
    """For each character whether it is wrong or stands beside a lost one, and whether the truth lacks it."""
    wrong, absent = [False] * len(seen), [False] * len(seen)
    kept = [place for place, character in enumerate(seen) if not character.isspace()]
    wanted = "".join(truth.split()).translate(_ALIKE)
    bare = "".join(seen[place] for place in kept).translate(_ALIKE)
    for op in Levenshtein.opcodes(wanted, bare):
        added, lost = op.dest_end - op.dest_start, op.src_end - op.src_start
        unlike = {*wanted[op.src_start : op.src_end], *bare[op.dest_start : op.dest_end]}
        if op.tag == "equal" or unlike <= _LEADERS or (op.tag == "delete" and lost >= _BLOCK):
            continue
        # What was lost is most often a mark: it is missed on the letter before.
        first = op.dest_start - 1 if op.tag == "delete" and op.dest_start else op.dest_start
        for place in kept[first : max(op.dest_end, first + 1)]:
            wrong[place] = True
            absent[place] = op.tag == "insert" and added >= _BLOCK
    return wrong, absent
