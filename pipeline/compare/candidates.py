"""Which passages of two plans are worth a close look: those that share enough shingles."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.compare.shingle_hashes import ShingleHashes, shingle_hashes

SHINGLE = 5
"""Characters: long enough that a common word alone is not a match, short enough to survive a misread mark."""

LEAST_SHARE = 0.12
"""Of the shorter text's shingles; text with one character in ten misread still shares a third."""

MOST_PAIRS = 128
"""A shingle that would make more pairs of passages (a formula of the genre) points nowhere and is skipped."""

OWNER_BITS = np.uint64(2**22 - 1)
"""Bits of a packed number that hold the text's number: 4 million texts; 42 bits are left for the hash."""

MOST_CELLS = 4_000_000
"""Pairs of passages counted in a table of all of them (32 MB); of more, only those that occur are counted."""


class Candidate(NamedTuple):
    """Passage `left` of one plan and `right` of another; `share` of the shorter one's shingles in common."""

    left: int
    right: int
    share: float


def distinct(shingled: ShingleHashes) -> ShingleHashes:
    """Each shingle once per text, ordered by hash."""
    # Hash and owner in one number: one sort of numbers is five times as fast as a sort by two keys.
    packed = (shingled.hashes & ~OWNER_BITS) | shingled.owners.astype(np.uint64)
    packed.sort()
    keep = np.ones(len(packed), dtype=bool)
    keep[1:] = packed[1:] != packed[:-1]
    packed = packed[keep]
    return ShingleHashes(packed & ~OWNER_BITS, (packed & OWNER_BITS).astype(np.uint32))


def own_postings(shingled: ShingleHashes) -> NDArray[np.int64]:
    """For each shingle, ordered by hash, in how many texts it is."""
    starts = np.flatnonzero(np.concatenate(([True], shingled.hashes[1:] != shingled.hashes[:-1])))
    sizes = np.diff(np.append(starts, len(shingled.hashes)))
    return np.repeat(sizes, sizes)


def joined(left: ShingleHashes, right: ShingleHashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Owners of both sides for every shingle both have (each side ordered by hash), frequent ones skipped."""
    starts = np.flatnonzero(np.concatenate(([True], right.hashes[1:] != right.hashes[:-1])))
    postings = np.diff(np.append(starts, len(right.hashes)))
    known = right.hashes[starts]
    at = np.searchsorted(known, left.hashes)
    at[at == len(starts)] = 0
    shared = np.flatnonzero(known[at] == left.hashes)
    used = shared[postings[at[shared]] * own_postings(left)[shared] <= MOST_PAIRS]
    at, owners = at[used], left.owners[used]
    first, count = starts[at], postings[at]
    within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count - first, count)
    return np.repeat(owners, count).astype(np.int64), right.owners[within].astype(np.int64)


def counted(pairs: NDArray[np.int64], possible: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct numbers below `possible` and how often each occurs."""
    if possible > MOST_CELLS:
        return np.unique(pairs, return_counts=True)
    counts = np.bincount(pairs, minlength=1)
    found = np.flatnonzero(counts)
    return found, counts[found]


def candidates(left: Sequence[str], right: Sequence[str]) -> tuple[Candidate, ...]:
    """The pairs of folded texts that may be versions of one paragraph, best first."""
    if not left or not right:
        return ()
    ours, theirs = distinct(shingle_hashes(left, SHINGLE)), distinct(shingle_hashes(right, SHINGLE))
    owners, others = joined(ours, theirs)
    pairs, common = counted(owners * len(right) + others, len(left) * len(right))
    sizes_left = np.bincount(ours.owners, minlength=len(left))
    sizes_right = np.bincount(theirs.owners, minlength=len(right))
    # What is too few for the shortest text of all is too few for any: most pairs share a word at most.
    enough = np.flatnonzero(common > LEAST_SHARE * min(sizes_left.min(), sizes_right.min()) - 1)
    pairs, common = pairs[enough], common[enough]
    lefts, rights = np.divmod(pairs, len(right))
    shares = common / np.minimum(sizes_left[lefts], sizes_right[rights])
    keep = np.flatnonzero(shares >= LEAST_SHARE)
    order = keep[np.lexsort((rights[keep], lefts[keep], -shares[keep]))]
    return tuple(Candidate(int(lefts[i]), int(rights[i]), float(shares[i])) for i in order)
