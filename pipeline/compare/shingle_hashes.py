"""Hash every run of k characters of many texts at once: the numpy ground floor of all similarity at scale."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Owners = NDArray[np.uint32]

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that no information is lost modulo 2**64 (2**64 divided by the golden ratio)."""


class ShingleHashes(NamedTuple):
    """`hashes[i]` is the 64-bit hash of a shingle of text number `owners[i]`; owners ascend."""

    hashes: Hashes
    owners: Owners


def code_points(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The code points of all texts, one after the other."""
    return np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def mixed(values: Hashes) -> Hashes:
    """Spread the bits of each value over all 64 (the finaliser of SplitMix64), in place where it can."""
    values ^= values >> np.uint64(30)
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values


def rolled_hashes(codes: NDArray[np.uint32], size: int) -> Hashes:
    """Each run of `size` code points as digits of one number to the base `MULTIPLIER`, modulo 2**64.

    Runs are made of two runs of half the length: three steps for runs of five.
    """
    signs = codes.astype(np.uint64)
    rolled, length = signs, 1
    for bit in f"{size:b}"[1:]:
        base = np.uint64(pow(int(MULTIPLIER), length, 1 << 64))
        rolled = rolled[:-length] * base + rolled[length:]
        length *= 2
        if bit == "1":
            rolled = rolled[:-1] * MULTIPLIER + signs[length:]
            length += 1
    return rolled


def shingle_hashes(texts: Sequence[str], size: int) -> ShingleHashes:
    """Hash the runs of `size` characters of each text; a shorter text is padded with zeros to one run."""
    padded = [text if len(text) >= size else text.ljust(size, "\0") for text in texts]
    lengths = np.fromiter((len(text) for text in padded), dtype=np.int64, count=len(padded))
    codes = code_points(padded)
    if not len(codes):
        return ShingleHashes(np.empty(0, np.uint64), np.empty(0, np.uint32))
    runs = lengths - size + 1
    starts_a_run = np.ones(len(codes), dtype=bool)
    ends = np.cumsum(lengths)
    for back in range(1, size):
        starts_a_run[ends - back] = False
    rolled = rolled_hashes(codes, size)
    owners = np.repeat(np.arange(len(padded), dtype=np.uint32), runs)
    return ShingleHashes(mixed(rolled[starts_a_run[: len(rolled)]]), owners)
