"""Near-duplicate paragraphs at national scale: bands of MinHash entries, checked, joined into clusters."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.compare.minhash import BINS, Sketched, Sketches, similarity
from pipeline.compare.shingle_hashes import Hashes, mixed

Labels: TypeAlias = NDArray[np.int64]
"""Per paragraph the number of its cluster: the position of the cluster's first paragraph."""

Block = TypeVar("Block", NDArray[np.uint64], NDArray[np.uint16], NDArray[np.int64])

ROWS = 3
"""Entries per band: pairs of similarity 0.43 (one sign in twenty misread on both sides) meet in 97 of 100."""

SAME, SAME_SHORT = 0.30, 0.60
"""Estimated similarity from which two paragraphs that met in a band are joined; unrelated ones reach 0.1.

Of short ones more is asked: lines such as "one printer, two units" share half of their signs with any other
line of an inventory, and chains of them would join all.
"""

SHORT, LONG = 30, 80
"""Signs: up to the first `SAME_SHORT` is asked, from the second on `SAME`, in between a value in between."""

CHUNK = 200_000
"""Pairs checked at a time, to bound memory."""


class SketchTable:
    """Sketches of a corpus in one block of memory, filled batch by batch; grows by half when full.

    Of equal texts one sketch is kept, as far as `_seen` knows them: a table in which a later identity takes
    the place of an earlier one, so that it stays small; what it has forgotten is kept twice.
    """

    def __init__(self, expected: int = 1024) -> None:
        self._identities = np.empty(max(expected, 1), dtype=np.uint64)
        self._sketches = np.empty((max(expected, 1), BINS), dtype=np.uint16)
        self._owners = np.empty(max(expected, 1), dtype=np.int64)
        self._lengths = np.empty(max(expected, 1), dtype=np.uint16)
        self._seen = np.zeros(1 << (max(expected, 1)).bit_length(), dtype=np.uint64)
        self._count = self._kept = 0

    def __len__(self) -> int:
        return self._count

    def append(self, batch: Sketched) -> None:
        """Add a batch after what is there."""
        slots = (batch.identities & np.uint64(len(self._seen) - 1)).astype(np.int64)
        unknown = np.flatnonzero(self._seen[slots] != batch.identities)
        self._seen[slots[unknown]] = batch.identities[unknown]
        end, kept = self._count + len(batch.identities), self._kept + len(unknown)
        self._identities = with_room(self._identities, end)
        self._sketches = with_room(self._sketches, kept)
        self._owners = with_room(self._owners, kept)
        self._lengths = with_room(self._lengths, kept)
        self._identities[self._count : end] = batch.identities
        self._sketches[self._kept : kept] = batch.sketches[unknown]
        self._owners[self._kept : kept] = unknown + self._count
        self._lengths[self._kept : kept] = batch.lengths[unknown]
        self._count, self._kept = end, kept

    @property
    def identities(self) -> Hashes:
        """Identities in the order of arrival."""
        return self._identities[: self._count]

    @property
    def owners(self) -> NDArray[np.int64]:
        """Which texts the sketches are of, by the order of arrival; every identity is among theirs."""
        return self._owners[: self._kept]

    @property
    def lengths(self) -> NDArray[np.uint16]:
        """The lengths, in signs, of the texts whose sketches are kept."""
        return self._lengths[: self._kept]

    @property
    def sketches(self) -> Sketches:
        """The sketches kept, in the order of arrival."""
        return self._sketches[: self._kept]


def with_room(block: Block, needed: int) -> Block:
    """The block, or a larger copy of it where it is too small."""
    return (
        block
        if needed <= len(block)
        else np.resize(block, (max(needed, len(block) * 3 // 2), *block.shape[1:]))
    )


def band_keys(sketches: Sketches, rows: NDArray[np.int64], band: int) -> Hashes:
    """One key per row of `rows`: the entries of the band, packed and mixed."""
    keys = np.zeros(len(rows), dtype=np.uint64)
    for entry in range(band * ROWS, (band + 1) * ROWS):
        keys = (keys << np.uint64(16)) | sketches[rows, entry].astype(np.uint64)
    return mixed(keys)


def bucket_pairs(keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions that share a key, each with its neighbour and with the first of its bucket."""
    # Key and position in one number: a sort of numbers is many times as fast as a stable sort of positions.
    position_bits = np.uint64(len(keys).bit_length())
    positions = (np.uint64(1) << position_bits) - np.uint64(1)
    ordered = (keys & ~positions) | np.arange(len(keys), dtype=np.uint64)
    ordered.sort()
    order = (ordered & positions).astype(np.int64)
    ordered >>= position_bits
    same = ordered[1:] == ordered[:-1]
    starts = np.flatnonzero(np.concatenate(([True], ~same)))
    firsts = np.repeat(starts, np.diff(np.append(starts, len(ordered))))
    later = np.flatnonzero(same) + 1
    distant = later[firsts[later] != later - 1]
    lefts = np.concatenate((order[later - 1], order[firsts[distant]]))
    return lefts, np.concatenate((order[later], order[distant]))


def checked(
    table: SketchTable, lefts: NDArray[np.int64], rights: NDArray[np.int64], least: float
) -> NDArray[np.bool_]:
    """Which pairs of rows are at least so similar, and more where the shorter text is short."""
    keep = np.zeros(len(lefts), dtype=bool)
    for start in range(0, len(lefts), CHUNK):
        ours, theirs = lefts[start : start + CHUNK], rights[start : start + CHUNK]
        shorter = np.minimum(table.lengths[ours], table.lengths[theirs])
        asked = np.maximum(np.interp(shorter, (SHORT, LONG), (SAME_SHORT, SAME)), least)
        found = similarity(table.sketches[ours], table.sketches[theirs])
        keep[start : start + CHUNK] = found >= asked.astype(np.float32)
    return keep


def joined(labels: Labels, lefts: NDArray[np.int64], rights: NDArray[np.int64]) -> Labels:
    """Labels after joining the pairs: the least position in each connected component."""
    while True:
        ours, theirs = labels[lefts], labels[rights]
        apart = ours != theirs
        if not apart.any():
            return labels
        lefts, rights, ours, theirs = lefts[apart], rights[apart], ours[apart], theirs[apart]
        np.minimum.at(labels, np.maximum(ours, theirs), np.minimum(ours, theirs))
        labels = pointed(labels)


def pointed(labels: Labels) -> Labels:
    """Labels that point to the root of each component."""
    while True:
        further = labels[labels]
        if np.array_equal(further, labels):
            return labels
        labels = further


def cluster_labels(table: SketchTable, least: float = SAME) -> Labels:
    """The cluster of every paragraph of the table.

    Equal texts are joined first; then, band by band, paragraphs that share a band and are similar enough.
    """
    distinct, rows = np.unique(table.identities[table.owners], return_index=True)
    labels = np.arange(len(rows), dtype=np.int64)
    for band in range(BINS // ROWS):
        lefts, rights = bucket_pairs(band_keys(table.sketches, rows, band))
        apart = labels[lefts] != labels[rights]
        lefts, rights = lefts[apart], rights[apart]
        keep = checked(table, rows[lefts], rows[rights], least)
        labels = joined(labels, lefts[keep], rights[keep])
    return earliest(labels[np.searchsorted(distinct, table.identities)])


def earliest(roots: Labels) -> Labels:
    """Rename clusters so that each is called after its first member."""
    _, first, inverse = np.unique(roots, return_index=True, return_inverse=True)
    return first.astype(np.int64)[inverse.ravel()]


def clusters(batches: Iterable[Sketched], expected: int = 1024) -> Labels:
    """Cluster a stream of sketched batches; `expected` paragraphs in all, if known, saves growing."""
    table = SketchTable(expected)
    for batch in batches:
        table.append(batch)
    return cluster_labels(table)


def members(labels: Labels) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Clusters of two and more: label and positions of the members in order."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], labels[order][1:] != labels[order][:-1])))
    for start, end in zip(starts, np.append(starts[1:], len(order)), strict=True):
        if end - start > 1:
            yield int(labels[order[start]]), order[start:end]
