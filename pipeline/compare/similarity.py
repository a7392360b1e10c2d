"""How alike two folded texts are: matching blocks of a longest common subsequence, short ones left out."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

SHORTEST_BLOCK = 3
"""Characters; a shorter run in common says nothing in Thai and is not counted as a match."""

SHINGLE = 4
"""Characters per shingle, for finding candidates before the exact comparison."""


class Block(NamedTuple):
    """`size` characters equal at `left` in one text and at `right` in the other."""

    left: int
    right: int
    size: int


@lru_cache(maxsize=2048)
def matching_blocks(left: str, right: str) -> tuple[Block, ...]:
    """The runs both texts share in order, each at least `SHORTEST_BLOCK` characters long.

    A text equal to the other is one block, however short. What was found last is kept: alignment,
    families and differences ask for the same pairs.
    """
    if left == right:
        return (Block(0, 0, len(left)),) if left else ()
    found = LCSseq.editops(left, right).as_matching_blocks()
    return tuple([Block(b.a, b.b, b.size) for b in found if b.size >= SHORTEST_BLOCK])


def ratio(left: str, right: str) -> float:
    """Share of both texts that lies in matching blocks, 0 to 1; near `difflib`'s ratio, much faster."""
    if left == right:
        return 1.0
    longest_possible = 2 * min(len(left), len(right))
    if not longest_possible:
        return 0.0
    return 2 * sum([size for *_, size in matching_blocks(left, right)]) / (len(left) + len(right))


def most_in_common(left: str, right: str) -> int:
    """How many characters matching blocks can hold at most: fast, to set aside what is not alike."""
    return LCSseq.similarity(left, right)


def containment(part: str, whole: str) -> float:
    """Share of `part` that lies in matching blocks with `whole`, 0 to 1."""
    if not part:
        return 0.0
    return sum(block.size for block in matching_blocks(part, whole)) / len(part)


def shingles(folded: str, size: int = SHINGLE) -> frozenset[str]:
    """The distinct runs of `size` characters; a shorter text is its own shingle."""
    if len(folded) <= size:
        return frozenset((folded,)) if folded else frozenset()
    return frozenset(folded[start : start + size] for start in range(len(folded) - size + 1))


def shared(left: frozenset[str], right: Iterable[str]) -> int:
    """How many shingles both have."""
    return len(left.intersection(right))
