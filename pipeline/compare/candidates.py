"""Which passages of two plans are worth a close look: those that share enough shingles."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.compare.shingle_hashes import Hashes, shingle_hashes

SHINGLE = 5
"""Characters: long enough that a common word alone is not a match, short enough to survive a misread mark."""

LEAST_SHARE = 0.12
"""Of the shorter text's shingles; text with one character in ten misread still shares a third."""

MOST_PAIRS = 128
"""A shingle that would make more pairs of passages (a formula of the genre) points nowhere and is skipped."""

OWNER_BITS = np.uint64(2**22 - 1)
"""Bits of a packed number that hold the text's number: 4 million texts; 42 bits are left for the hash."""

ROUNDING = 0.01
"""What is left to the exact count where many are told at once."""

Counts: TypeAlias = NDArray[np.int64]
"""Numbers of texts, places among shingles, or how many there are of something."""

AT_ONCE = 200
"""Texts whose shingles are hashed in one go: of 1,600 at once it takes four times as long."""

MOST_CELLS = 4_000_000
"""Pairs of passages counted in a table of all of them (32 MB); of more, only those that occur are counted."""


class Candidate(NamedTuple):
    """Passage `left` of one plan and `right` of another; `share` of the shorter one's shingles in common."""

    left: int
    right: int
    share: float


class Shared(NamedTuple):
    """Shingles that texts of both sides have, each with its texts side by side among the owners.

    The texts of shingle number i begin at `starts[i]`: `lefts[i]` of the left side, then `rights[i]`.
    """

    starts: Counts
    lefts: Counts
    rights: Counts


def packed_shingles(texts: Sequence[str]) -> Hashes:
    """Hash and text of every shingle in one number each."""
    parts = []
    for first in range(0, len(texts), AT_ONCE):
        shingled = shingle_hashes(texts[first : first + AT_ONCE], SHINGLE)
        parts.append((shingled.hashes & ~OWNER_BITS) | (shingled.owners + np.uint64(first)))
    return np.concatenate(parts)


def postings(texts: Sequence[str]) -> tuple[Hashes, Counts]:
    """Each shingle once per text: hashes ascending, and the texts, ascending within a hash."""
    packed = packed_shingles(texts)
    # One sort of numbers is five times as fast as a sort by two keys.
    packed.sort()
    keep = np.ones(len(packed), dtype=bool)
    np.not_equal(packed[1:], packed[:-1], out=keep[1:])
    packed = packed[keep]
    return packed & ~OWNER_BITS, (packed & OWNER_BITS).astype(np.int64)


def shared(hashes: Hashes, owners: Counts, left_texts: int) -> Shared:
    """The shingles that stand on both sides, frequent ones left out; texts from `left_texts` on are right."""
    begins = np.ones(len(hashes), dtype=bool)
    np.not_equal(hashes[1:], hashes[:-1], out=begins[1:])
    starts = np.flatnonzero(begins)
    before = np.concatenate(([0], np.cumsum(owners < left_texts)))
    lefts = np.diff(before[np.append(starts, len(hashes))])
    rights = np.diff(np.append(starts, len(hashes))) - lefts
    pairs = lefts * rights
    used = np.flatnonzero((pairs > 0) & (pairs <= MOST_PAIRS))
    return Shared(starts[used], lefts[used], rights[used])


def ranges(starts: Counts, sizes: Counts) -> Counts:
    """The numbers from each start on, so many as its size says, one range after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def pairs_of(found: Shared, owners: Counts) -> tuple[Counts, Counts]:
    """The left and the right text of every shared shingle."""
    lefts = owners[ranges(found.starts, found.lefts)]
    firsts = np.repeat(found.starts + found.lefts, found.lefts)
    sizes = np.repeat(found.rights, found.lefts)
    return np.repeat(lefts, sizes), owners[ranges(firsts, sizes)]


def counted(pairs: Counts, sizes: tuple[Counts, Counts]) -> tuple[Counts, Counts]:
    """The pairs that occur often enough for texts of these sizes, or nearly, and how often each does.

    A pair is the left text's number times the count of right texts plus the right text's number.
    """
    if len(sizes[0]) * len(sizes[1]) > MOST_CELLS:
        return np.unique(pairs, return_counts=True)
    counts = np.bincount(pairs, minlength=len(sizes[0]) * len(sizes[1]))
    # Most pairs share a word or two at most: all but few are told in one go.
    enough = [np.maximum(LEAST_SHARE * size - ROUNDING, ROUNDING).astype(np.float32) for size in sizes]
    found = np.flatnonzero(counts >= np.minimum.outer(*enough).ravel())
    return found, counts[found]


def candidates(left: Sequence[str], right: Sequence[str]) -> tuple[Candidate, ...]:
    """The pairs of folded texts that may be versions of one paragraph, best first."""
    if not left or not right:
        return ()
    hashes, owners = postings([*left, *right])
    ours, theirs = pairs_of(shared(hashes, owners, len(left)), owners)
    sizes = np.bincount(owners, minlength=len(left) + len(right))
    sizes_left, sizes_right = sizes[: len(left)], sizes[len(left) :]
    pairs, common = counted(ours * len(right) + (theirs - len(left)), (sizes_left, sizes_right))
    lefts, rights = np.divmod(pairs, len(right))
    shares = common / np.minimum(sizes_left[lefts], sizes_right[rights])
    keep = np.flatnonzero(shares >= LEAST_SHARE)
    order = keep[np.lexsort((rights[keep], lefts[keep], -shares[keep]))]
    return tuple(Candidate(int(lefts[i]), int(rights[i]), float(shares[i])) for i in order)
