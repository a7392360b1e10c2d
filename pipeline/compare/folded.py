"""The folded form of a text together with the way back to what is printed."""

from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from pipeline.text.searchable import match_key


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
    offsets: list[int] = []
    for step in Levenshtein.opcodes(raw, text):
        if step.tag == "equal":
            offsets += range(step.src_start, step.src_end)
        elif step.tag in {"insert", "replace"}:
            width = step.src_end - step.src_start
            offsets += [
                step.src_start + min(n, max(width - 1, 0)) for n in range(step.dest_end - step.dest_start)
            ]
    return (*offsets, len(raw))


def fold(raw: str) -> Folded:
    """Fold a printed text."""
    text = match_key(raw)
    return Folded(raw, text, offsets_into(raw, text))
