"""Tell text that is missing from text that stands elsewhere: in a table, over a break, in another order."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate

from rapidfuzz.distance import Postfix, Prefix

from pipeline.compare.generations import PIECE, PhraseHit, phrases_in, places_of_pieces
from pipeline.compare.passages import PlanText

CONTEXT = 6
"""Characters before and after a difference that must stand with it in the other plan."""

SHORTEST_HIDDEN = 3
"""Characters; of fewer it cannot be said that they are the ones out of sight."""

SHORTEST_PIECE = 8
"""Characters; text in another order must be made up of runs at least so long that the other plan has."""


@dataclass(frozen=True)
class Whole:
    """All text of one plan, folded: its passages, and its printed lines where they were kept.

    `flows`: does the text of a passage go on in the next? Headings and rows stand alone.
    """

    plan: PlanText
    flows: bool = True

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

    def hides(self, text: str, pages: Collection[int] = ()) -> bool:
        """Does a page (one of `pages`, if given) have the text out of sight? Never said of figures."""
        if len(text) < SHORTEST_HIDDEN or any(sign.isdigit() for sign in text):
            return False
        return any(text in there.folded for there in self.plan.hidden if not pages or there.page in pages)

    def hidden_beginning(self, text: str) -> str:
        """The longest beginning of a text that a page has out of sight."""
        sizes = range(len(text), SHORTEST_HIDDEN - 1, -1)
        return (
            next((text[:size] for size in sizes if self.hides(text[:size])), "") if self.plan.hidden else ""
        )


class Found(Enum):
    """How a plan has a text."""

    IN_SIGHT = "in sight"
    HIDDEN = "hidden"


def as_often(text: str, here: Whole, there: Whole) -> bool:
    """Do both plans have the text as it is, equally often? One that has it more often has one more."""
    counts = zip(here.streams, there.streams, strict=True)
    return any(
        ours.count(text) == theirs.count(text) > 0 and times(text, ours) == times(text, theirs)
        for ours, theirs in counts
    )


def times(text: str, stream: str) -> int:
    """How often a text stands in a stream, places that overlap counted apart.

    Where a word is repeated, one more of it changes this count alone.
    """
    count, at = 0, stream.find(text)
    while at >= 0:
        count += 1
        at = stream.find(text, at + 1)
    return count


def has_in_pieces(text: str, here: Whole, there: Whole) -> Found | None:
    """How the other plan has a text of this one, every sign of it, in whatever order its parts stand there.

    Each part must stand in the other plan at least as often as here: where a sentence of the genre stands
    once more in this plan, this plan has something that the other lacks. Parts may be out of sight there.
    """
    if len(text) < SHORTEST_PIECE:
        return None
    streams = zip(here.streams, there.streams, strict=True)
    found = [made_of(text, ours, theirs, there) for ours, theirs in streams]
    return next((one for one in (Found.IN_SIGHT, Found.HIDDEN) if one in found), None)


def made_of(text: str, ours: str, theirs: str, there: Whole) -> Found | None:
    """The same, of one stream of each plan."""
    at = 0
    found = Found.IN_SIGHT
    while at < len(text):
        start = min(at, len(text) - SHORTEST_PIECE)
        longest = len(longest_piece(text[start:], theirs))
        shortest = SHORTEST_PIECE if there.plan.hidden else max(longest, SHORTEST_PIECE)
        pieces = (text[start : start + size] for size in range(longest, shortest - 1, -1))
        piece = next((one for one in pieces if has_as_often(one, ours, theirs)), "")
        if piece:
            at = start + len(piece)
            continue
        unseen = there.hidden_beginning(text[at:])
        if not unseen:
            return None
        at, found = at + len(unseen), Found.HIDDEN
    return found


def has_as_often(text: str, ours: str, theirs: str) -> bool:
    """Does the second stream have a text at least as often as the first?"""
    return theirs.count(text) >= ours.count(text) and times(text, theirs) >= times(text, ours)


def longest_piece(text: str, stream: str) -> str:
    """The longest beginning of a text that stands in the stream."""
    sizes = range(1, len(text) + 1)
    return text[: bisect_left(sizes, x=True, key=lambda size: text[:size] not in stream)]


def hidden_part(longer: str, shorter: str) -> str:
    """What must be taken out of the longer text, in one run, to make the shorter; `""` if that is not it."""
    head = Prefix.similarity(longer, shorter)
    tail = min(Postfix.similarity(longer, shorter), len(shorter) - head)
    return longer[head : len(longer) - tail] if head + tail == len(shorter) else ""


def around(here: Whole, ordinals: Sequence[int]) -> tuple[str, str]:
    """The folded text before and after a run of passages, as far as context goes."""
    if not here.flows:
        return "", ""
    passages = here.plan.passages
    before = "".join(passage.folded for passage in passages[max(ordinals[0] - 2, 0) : ordinals[0]])
    after = "".join(passage.folded for passage in passages[ordinals[-1] + 1 : ordinals[-1] + 3])
    return before, after


def in_context(before: str, text: str, after: str, unit: str = "") -> str:
    """A stretch with its context; where that repeats `unit`, what one side has more, beyond the repeats.

    Which of several like words was added cannot be told: only all of them together tell that one was.
    """
    back = repeated(before[::-1], unit[::-1]) + CONTEXT
    return before[max(len(before) - back, 0) :] + text + after[: repeated(after, unit) + CONTEXT]


def repeated(text: str, unit: str) -> int:
    """How many signs at the beginning of a text go on repeating the unit."""
    count = 0
    while unit and count < len(text) and text[count] == unit[count % len(unit)]:
        count += 1
    return count
