"""Differences between two versions of a paragraph, on word boundaries, each with its kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import Postfix, Prefix

from pipeline.compare.damage import ChangeKind, change_kind
from pipeline.compare.folded import Folded, fold
from pipeline.compare.similarity import Block, matching_blocks
from pipeline.compare.words import boundaries

CLAUSE = 15
"""Characters; a run found on one side only and at least this long is a clause, not a slip."""


LONGEST_SLIDE = 12
"""Characters a one-sided change may be moved to stand on word boundaries."""

AROUND_A_NAME = 8
LONGEST_BLANK = 60
"""Characters: what may stand with an owner's name, and the longest text for which a name may stand in."""

Starts: TypeAlias = frozenset[int]
"""Offsets at which a word begins or ends."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of both texts as printed; one side is empty where only the other has it."""

    kind: ChangeKind
    left: str
    right: str


class Change(NamedTuple):
    """Half-open spans of the folded texts that stand for each other."""

    left: int
    left_end: int
    right: int
    right_end: int


def gaps(blocks: Sequence[Block], left_length: int, right_length: int) -> list[Change]:
    """What lies between matching blocks."""
    found = []
    left = right = 0
    for block in (*blocks, Block(left_length, right_length, 0)):
        if block.left > left or block.right > right:
            found.append(Change(left, block.left, right, block.right))
        left, right = block.left + block.size, block.right + block.size
    return found


def trimmed(change: Change, left: str, right: str) -> Change:
    """A change without the signs both sides begin or end with (an alignment may have left them inside)."""
    ours, theirs = left[change.left : change.left_end], right[change.right : change.right_end]
    tail = Postfix.similarity(ours, theirs)
    head = Prefix.similarity(ours[: len(ours) - tail], theirs[: len(theirs) - tail])
    return Change(change.left + head, change.left_end - tail, change.right + head, change.right_end - tail)


def slid(
    change: Change, texts: tuple[str, str], starts: tuple[Starts, Starts], room: tuple[int, int]
) -> Change:
    """Move a one-sided change along equal signs until it begins at a word on both sides, if it can."""
    side = 0 if change.left_end > change.left else 1
    text = texts[side]
    begin, end = (change.left, change.left_end) if side == 0 else (change.right, change.right_end)
    for step in range(-room[0], room[1] + 1):
        moved = (
            text[begin + step : begin] == text[end + step : end]
            if step < 0
            else (text[begin : begin + step] == text[end : end + step])
        )
        if moved and change.left + step in starts[0] and change.right + step in starts[1]:
            return Change(*(edge + step for edge in change))
    return change


def on_words(change: Change, starts: tuple[Starts, Starts], room: tuple[int, int]) -> Change:
    """Widen a change to where a word begins and ends on both sides, within `room` equal signs each way."""
    left, right = starts
    before = after = 0
    while before < room[0] and not (change.left - before in left and change.right - before in right):
        before += 1
    while after < room[1] and not (change.left_end + after in left and change.right_end + after in right):
        after += 1
    return Change(
        change.left - before, change.left_end + after, change.right - before, change.right_end + after
    )


def is_clause(change: Change) -> bool:
    """Does one side have a clause here and the other nothing?"""
    sizes = (change.left_end - change.left, change.right_end - change.right)
    return min(sizes) == 0 and max(sizes) >= CLAUSE


def touching_joined(changes: Sequence[Change]) -> list[Change]:
    """Changes that meet or overlap after widening, as one."""
    joined: list[Change] = []
    for change in changes:
        if joined and (change.left < joined[-1].left_end or change.right < joined[-1].right_end):
            last = joined.pop()
            change = Change(last.left, change.left_end, last.right, change.right_end)  # noqa: PLW2901 (the union)
        joined.append(change)
    return joined


def room_around(found: Sequence[Change], n: int, length: int) -> tuple[int, int]:
    """How many equal signs lie before and after change number `n`."""
    behind = found[n].left - (found[n - 1].left_end if n else 0)
    ahead = (found[n + 1].left if n + 1 < len(found) else length) - found[n].left_end
    return behind, ahead


@lru_cache(maxsize=2048)
def word_changes(left: str, right: str) -> tuple[Change, ...]:
    """Where two folded texts differ, in whole words; a lost clause keeps its edges.

    What was found last is kept: the consensus of two plans and their comparison ask for the same pairs.
    """
    if left == right:
        return ()
    between = gaps(matching_blocks(left, right), len(left), len(right))
    found = [trimmed(change, left, right) for change in between]
    starts = (
        boundaries(left, ((change.left, change.left_end) for change in found)),
        boundaries(right, ((change.right, change.right_end) for change in found)),
    )
    placed = []
    for n, change in enumerate(found):
        room = room_around(found, n, len(left))
        if change.left == change.left_end or change.right == change.right_end:
            near = (min(room[0], LONGEST_SLIDE), min(room[1], LONGEST_SLIDE))
            change = slid(change, (left, right), starts, near)  # noqa: PLW2901 (the same change, moved)
        placed.append(change)
    widened = [
        change if is_clause(change) else on_words(change, starts, room_around(placed, n, len(left)))
        for n, change in enumerate(placed)
    ]
    return tuple(touching_joined(widened))


def is_blank(side: str, names: frozenset[str]) -> bool:
    """Is this the owner's name, with a word or so around it?"""
    return any(name in side and len(side) - len(name) <= AROUND_A_NAME for name in names)


def kind_of(left: str, right: str, names: frozenset[str]) -> ChangeKind:
    """The kind of one change; where a side is the owner's name, the template's blank was filled in."""
    if max(len(left), len(right)) <= LONGEST_BLANK and (is_blank(left, names) or is_blank(right, names)):
        return ChangeKind.NAME
    return change_kind(left, right)


def names_cut_out(
    changes: Sequence[Change], left: str, right: str, names: frozenset[str]
) -> Iterator[Change]:
    """The changes, with the owners' names as changes of their own where both sides have one.

    `องค์การบริหารส่วนตำบล` against `เทศบาลตำบล`, then the places' own names with the next word, are one blank
    filled in twice, and a change of that word.
    """
    for touching in runs_of_changes(changes):
        whole = Change(touching[0].left, touching[-1].left_end, touching[0].right, touching[-1].right_end)
        ours = name_in(left[whole.left : whole.left_end], names)
        theirs = name_in(right[whole.right : whole.right_end], names)
        if not (ours and theirs):
            yield from touching
            continue
        at, other = left.index(ours, whole.left), right.index(theirs, whole.right)
        end, other_end = at + len(ours), other + len(theirs)
        yield from written([Change(whole.left, at, whole.right, other)])
        yield Change(at, end, other, other_end)
        rest = written([Change(end, whole.left_end, other_end, whole.right_end)])
        yield from names_cut_out(rest, left, right, names)


def runs_of_changes(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes that follow each other without a sign in between, together."""
    found: list[list[Change]] = []
    for change in changes:
        if found and (found[-1][-1].left_end, found[-1][-1].right_end) == (change.left, change.right):
            found[-1].append(change)
        else:
            found.append([change])
    return found


def name_in(side: str, names: frozenset[str]) -> str:
    """The longest owner's name in a text, or `""`."""
    return max((name for name in names if name in side), key=len, default="")


def written(changes: Sequence[Change]) -> list[Change]:
    """The changes that have a sign on either side."""
    return [one for one in changes if one.left_end > one.left or one.right_end > one.right]


def segments(left: Folded, right: Folded, changes: Sequence[Change], names: frozenset[str]) -> list[Segment]:
    """The texts as printed, cut at the changes."""
    found = []
    at_left = at_right = 0
    changes = tuple(names_cut_out(changes, left.text, right.text, names))
    for change in (*changes, Change(len(left.text), len(left.text), len(right.text), len(right.text))):
        if change.left > at_left:
            same = (left.printed(at_left, change.left), right.printed(at_right, change.right))
            found.append(Segment(kind=ChangeKind.EQUAL, left=same[0], right=same[1]))
        if change.left_end > change.left or change.right_end > change.right:
            ours = left.text[change.left : change.left_end]
            theirs = right.text[change.right : change.right_end]
            found.append(
                Segment(
                    kind=kind_of(ours, theirs, names),
                    left=left.printed(change.left, change.left_end),
                    right=right.printed(change.right, change.right_end),
                )
            )
        at_left, at_right = change.left_end, change.right_end
    return found


def differences(left: str, right: str, names: frozenset[str] = frozenset()) -> tuple[Segment, ...]:
    """Cut two printed texts into equal stretches and differences.

    Spaces, digit script and the order of marks make no difference. `names` are folded names of the owners.
    """
    return folded_differences(fold(left), fold(right), names)


def folded_differences(ours: Folded, theirs: Folded, names: frozenset[str]) -> tuple[Segment, ...]:
    """The same, of texts that are folded already."""
    if ours.text == theirs.text:
        same = Segment(kind=ChangeKind.EQUAL, left=ours.raw, right=theirs.raw)
        return (same,) if ours.raw or theirs.raw else ()
    changes = word_changes(ours.text, theirs.text)
    return tuple(segments(ours, theirs, changes, names))


def word_ends(text: str) -> tuple[int, ...]:
    """How many signs, blanks left out, stand before each blank."""
    return tuple(accumulate(len(part) for part in text.split()))


def lost_spaces(left: str, right: str) -> int:
    """How many places are parted by a space in one text only, where the folded texts are equal."""
    if left == right:
        return 0
    ours, theirs = word_ends(left), word_ends(right)
    if ours and theirs and ours[-1] == theirs[-1]:
        return len(set(ours).symmetric_difference(theirs))
    # A sign is written as two in one of the texts: count in the folded form that both share.
    first, second = fold(left), fold(right)
    return len(first.breaks().symmetric_difference(second.breaks())) if first.text == second.text else 0
