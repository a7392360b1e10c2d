"""The folded form of a text together with the way back to what is printed."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from pipeline.text.searchable import match_key

PRINTED = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the searchable form of `raw`; `offsets[i]` is where its sign number i stands in `raw`.

    Offsets ascend and have one more entry than `text`: the length of `raw`.
    """

    raw: str
    text: str
    offsets: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """What is printed for the half-open span of the folded text, the space after it included."""
        begin = 0 if start == 0 else self.offsets[start]
        return self.raw[begin : self.offsets[end]]

    def breaks(self) -> frozenset[int]:
        """Offsets into the folded text before which the printed text has a space."""
        return frozenset(
            n + 1
            for n, (here, after) in enumerate(pairwise(self.offsets[:-1]))
            if any(sign.isspace() for sign in self.raw[here:after])
        )


def offsets_into(raw: str, text: str) -> tuple[int, ...]:
    """Where each sign of `text` stands in `raw`: by alignment, changed signs by their neighbours."""
    if raw == text:
        return tuple(range(len(raw) + 1))
    signs: list[int] = []
    for piece in PRINTED.finditer(raw):
        signs.extend(range(*piece.span()))
    printed = "".join(raw.split())
    if printed == text:
        return (*signs, len(raw))
    offsets: list[int] = []
    for step in Levenshtein.opcodes(printed, text):
        if step.tag == "delete":
            continue
        last = min(max(step.src_end, step.src_start + 1), len(signs)) - 1
        width = step.dest_end - step.dest_start
        offsets += [signs[min(step.src_start + n, last)] for n in range(width)]
    return (*offsets, len(raw))


def fold(raw: str) -> Folded:
    """Fold a printed text."""
    text = match_key(raw)
    return Folded(raw, text, offsets_into(raw, text))
