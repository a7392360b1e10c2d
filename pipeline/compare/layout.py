"""Tell text that is missing from text that stands elsewhere: in a table, over a break, in another order."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pipeline.compare.generations import PIECE, PhraseHit, phrases_in, places_of_pieces
from pipeline.compare.passages import PlanText
from pipeline.compare.similarity import shingles

CONTEXT = 6
"""Characters before and after a difference that must stand with it in the other plan."""

SHINGLE = 7
ELSEWHERE = 0.7
"""Share of a passage's shingles that the other plan has somewhere; cells read in another order keep 0.75."""

SHORTEST = 12
"""Characters; of a shorter passage it cannot be said whether the other plan has it."""


@dataclass(frozen=True)
class Whole:
    """All text of one plan, folded: its passages, and its printed lines where they were kept."""

    plan: PlanText

    @cached_property
    def streams(self) -> tuple[str, ...]:
        """The text in reading order, once from passages and once from lines."""
        return ("".join(passage.folded for passage in self.plan.passages), self.plan.lines)

    @cached_property
    def phrased(self) -> frozenset[int]:
        """Ordinals of the passages in which a template phrase may stand: in most plans few or none."""
        ends = list(accumulate(len(passage.folded) for passage in self.plan.passages))
        found = places_of_pieces(self.streams[0])
        return frozenset(bisect_right(ends, at + n) for at in found for n in (0, PIECE - 1))

    def phrases(self, ordinals: Sequence[int]) -> tuple[PhraseHit, ...]:
        """The template phrases in passages that are one paragraph."""
        if self.phrased.isdisjoint(ordinals):
            return ()
        return phrases_in("".join(self.plan.passages[n].folded for n in ordinals))

    @cached_property
    def known(self) -> frozenset[str]:
        """The shingles of all text."""
        first, second = (shingles(stream, SHINGLE) for stream in self.streams)
        return first | second

    def has(self, text: str) -> bool:
        """Does the text stand here as it is?"""
        return any(text in stream for stream in self.streams)

    def has_elsewhere(self, folded: str) -> bool:
        """Do most runs of the text stand somewhere here, in whatever order?"""
        if len(folded) < SHORTEST:
            return False
        own = shingles(folded, SHINGLE)
        return len(own & self.known) >= ELSEWHERE * len(own)


def around(plan: PlanText, ordinals: Sequence[int]) -> tuple[str, str]:
    """The folded text before and after a run of passages, as far as context goes."""
    before = "".join(passage.folded for passage in plan.passages[max(ordinals[0] - 2, 0) : ordinals[0]])
    after = "".join(passage.folded for passage in plan.passages[ordinals[-1] + 1 : ordinals[-1] + 3])
    return before, after


def in_context(before: str, text: str, after: str) -> str:
    """A stretch with its context."""
    return before[-CONTEXT:] + text + after[:CONTEXT]
