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

MOST_POSTINGS = 64
"""A shingle in more passages than this (a formula of the genre) points nowhere and is skipped."""


class Candidate(NamedTuple):
    """Passage `left` of one plan and `right` of another; `share` of the shorter one's shingles in common."""

    left: int
    right: int
    share: float


def distinct(shingled: ShingleHashes) -> ShingleHashes:
    """Each shingle once per text, ordered by hash."""
    order = np.lexsort((shingled.owners, shingled.hashes))
    hashes, owners = shingled.hashes[order], shingled.owners[order]
    keep = np.ones(len(hashes), dtype=bool)
    keep[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    return ShingleHashes(hashes[keep], owners[keep])


def joined(left: ShingleHashes, right: ShingleHashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Owners of both sides for every shingle both have (each side ordered by hash), frequent ones skipped."""
    first = np.searchsorted(right.hashes, left.hashes, "left")
    count = np.searchsorted(right.hashes, left.hashes, "right") - first
    used = (count > 0) & (count <= MOST_POSTINGS)
    first, count, owners = first[used], count[used], left.owners[used]
    total = int(count.sum())
    within = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
    rights = right.owners[np.repeat(first, count) + within]
    return np.repeat(owners, count).astype(np.int64), rights.astype(np.int64)


def candidates(left: Sequence[str], right: Sequence[str]) -> tuple[Candidate, ...]:
    """The pairs of folded texts that may be versions of one paragraph, best first."""
    if not left or not right:
        return ()
    ours, theirs = distinct(shingle_hashes(left, SHINGLE)), distinct(shingle_hashes(right, SHINGLE))
    owners, others = joined(ours, theirs)
    pairs, common = np.unique(owners * len(right) + others, return_counts=True)
    lefts, rights = pairs // len(right), pairs % len(right)
    sizes_left = np.bincount(ours.owners, minlength=len(left))
    sizes_right = np.bincount(theirs.owners, minlength=len(right))
    shares = common / np.minimum(sizes_left[lefts], sizes_right[rights])
    keep = np.flatnonzero(shares >= LEAST_SHARE)
    order = keep[np.lexsort((rights[keep], lefts[keep], -shares[keep]))]
    return tuple(Candidate(int(lefts[i]), int(rights[i]), float(shares[i])) for i in order)
