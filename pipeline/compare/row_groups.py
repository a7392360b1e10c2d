"""Align headings and rows of tables: rows that differ in figures alone are versions of one row."""

from collections.abc import Callable, Sequence

from rapidfuzz.distance import LCSseq

from pipeline.compare.align import Group, align, in_reading_order, verdict_of
from pipeline.compare.passages import Passage
from pipeline.compare.similarity import ratio

Pair = tuple[int, int]


def in_order(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Positions of equal texts, in the order both lists share."""
    blocks = LCSseq.editops(list(left), list(right)).as_matching_blocks()
    return [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]


def whole(row: Passage) -> str:
    """A row by all it says."""
    return row.folded


def lettered(row: Passage) -> str:
    """A row by its section and letters, figures left out."""
    return (
        row.section_key
        + "/"
        + "".join(sign for sign in row.folded if not sign.isdigit() and sign not in ",.-")
    )


def row_groups(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Group, ...]:
    """Each row with its version in the other plan: equal, then equal but for figures, then alike."""
    pairs: list[Pair] = []
    for key in (whole, lettered):
        pairs += between(left, right, pairs, key)
    groups = [group_of(left[one], right[other]) for one, other in pairs]
    ours = [n for n in range(len(left)) if n not in {one for one, _ in pairs}]
    theirs = [n for n in range(len(right)) if n not in {other for _, other in pairs}]
    rest = align(renumbered(left, ours), renumbered(right, theirs))
    groups += [
        group._replace(left=tuple(ours[n] for n in group.left), right=tuple(theirs[n] for n in group.right))
        for group in rest
    ]
    return in_reading_order(groups)


def renumbered(rows: Sequence[Passage], kept: Sequence[int]) -> list[Passage]:
    """Some of the rows, numbered from 0."""
    return [rows[n]._replace(ordinal=at) for at, n in enumerate(kept)]


def between(
    left: Sequence[Passage], right: Sequence[Passage], taken: Sequence[Pair], key: Callable[[Passage], str]
) -> list[Pair]:
    """Further pairs with an equal key; rows already paired are left out."""
    used_left, used_right = {one for one, _ in taken}, {other for _, other in taken}
    ours = [n for n in range(len(left)) if n not in used_left]
    theirs = [n for n in range(len(right)) if n not in used_right]
    found = in_order([key(left[n]) for n in ours], [key(right[n]) for n in theirs])
    return [(ours[one], theirs[other]) for one, other in found]


def group_of(left: Passage, right: Passage) -> Group:
    """Two rows as a group."""
    value = 1.0 if left.folded == right.folded else min(ratio(left.folded, right.folded), 0.9999)
    return Group(left=(left.ordinal,), right=(right.ordinal,), ratio=value, verdict=verdict_of(value))
