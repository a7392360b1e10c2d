"""A text under repair that keeps, for every piece, the raw text it came from."""

import re
from collections.abc import Callable
from typing import NamedTuple

from schemas.line import Edit


class _Piece(NamedTuple):
    """Consecutive raw characters `start:end` and what they are now; `rule` is empty while untouched."""

    start: int
    end: int
    text: str
    rule: str = ""
    evidence: str = ""


class Draft:
    """Raw text plus changes; `text` is the text as it is now.

    Offsets of `replace` speak of the current text, edits of the raw text.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self._cut: list[_Piece] = []

    @property
    def _pieces(self) -> list[_Piece]:
        """The pieces, cut when first needed: most drafts stay whole."""
        if not self._cut:
            self._cut = [_Piece(i, i + 1, char) for i, char in enumerate(self.raw)]
        return self._cut

    def substitute(
        self,
        pattern: re.Pattern[str],
        after: Callable[[re.Match[str]], str | None],
        rule: str,
        evidence: str,
    ) -> None:
        """Replace each match by what `after` makes of it; `None` or the same text leaves it.

        Only the part that differs becomes an edit.
        """
        for match in reversed(list(pattern.finditer(self.text))):
            new = after(match)
            if new is not None and new != match.group():
                self.replace(match.start(), match.end(), new, rule, evidence)

    def replace(self, start: int, end: int, after: str, rule: str, evidence: str) -> None:
        """Replace current characters `start:end`; common ends are left out of the edit."""
        before = self.text[start:end]
        while before and after and before[0] == after[0]:
            before, after, start = before[1:], after[1:], start + 1
        while before and after and before[-1] == after[-1]:
            before, after, end = before[:-1], after[:-1], end - 1
        first, last = self._cover(start, end)
        inside = self._pieces[first:last]
        lead = start - self._offset(first)
        whole = "".join(piece.text for piece in inside)
        text = whole[:lead] + after + whole[lead + end - start :]
        raw_start = inside[0].start if inside else self._raw_at(first)
        raw_end = inside[-1].end if inside else raw_start
        rules = [*dict.fromkeys([*(p.rule for p in inside if p.rule), rule])]
        reasons = [*dict.fromkeys([*(p.evidence for p in inside if p.evidence), evidence])]
        self._pieces[first:last] = [_Piece(raw_start, raw_end, text, "+".join(rules), " ".join(reasons))]
        self.text = self.text[:start] + after + self.text[end:]

    def raw_offset(self, offset: int) -> int:
        """Raw offset of the piece that holds the current character at `offset`."""
        first, _ = self._cover(offset, offset + 1)
        return self._raw_at(first)

    def edits(self) -> tuple[Edit, ...]:
        """All changes, sorted, in raw offsets; neighbours of one rule are one edit."""
        if not self._cut:
            return ()
        merged: list[_Piece] = []
        for piece in self._pieces:
            if not piece.rule:
                continue
            if merged and merged[-1].end == piece.start and merged[-1].rule == piece.rule:
                last = merged.pop()
                piece = _Piece(last.start, piece.end, last.text + piece.text, piece.rule, piece.evidence)  # noqa: PLW2901 (joined with its neighbour)
            merged.append(piece)
        return tuple(
            Edit(
                offset=p.start,
                before=self.raw[p.start : p.end],
                after=p.text,
                rule=p.rule,
                evidence=p.evidence,
            )
            for p in merged
            if self.raw[p.start : p.end] != p.text
        )

    def _offset(self, piece: int) -> int:
        return sum(len(p.text) for p in self._pieces[:piece])

    def _raw_at(self, piece: int) -> int:
        return self._pieces[piece].start if piece < len(self._pieces) else len(self.raw)

    def _cover(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range of the pieces that hold current characters `start:end`."""
        first = last = None
        at = 0
        for index, piece in enumerate(self._pieces):
            stop = at + len(piece.text)
            if first is None and stop > start:
                first = index
            if first is not None and at < end:
                last = index + 1
            at = stop
        first = len(self._pieces) if first is None else first
        return first, last if last is not None else first


def undone(text: str, edits: tuple[Edit, ...]) -> str:
    """The raw text back from the repaired text and its edits.

    Raises:
        ValueError: the edits are not those of `text`.
    """
    out, at, shift = [], 0, 0
    for edit in edits:
        start = edit.offset + shift
        if text[start : start + len(edit.after)] != edit.after:
            raise ValueError(f"edit at {edit.offset} must give {edit.after!r}, got {text[start:]!r}")
        out.extend([text[at:start], edit.before])
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return "".join([*out, text[at:]])
