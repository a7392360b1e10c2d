"""What unknown codes mean, by aligning the lines they stand in with an OCR reading of the same lines.

One reading may err; a code met many times is settled by the majority. Alignment is monotone, by place on
the line first and then, in further rounds, by what each code was mostly read as.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 4
GAP_COST = 1.2
MAX_COST = 4.0
PLACE_WEIGHT = 1.5
SMOOTHING = 0.2
MIN_VOTES = 2
MIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """A character with the middle of its place along the line, in font sizes."""

    char: str
    at: float


@dataclass(frozen=True, slots=True)
class LinePair:
    """The same printed line twice: as unknown codes and as an engine read it, both from left to right."""

    codes: tuple[Placed, ...]
    read: tuple[Placed, ...]


def voted(pairs: Sequence[LinePair]) -> dict[str, str]:
    """The meaning of each code on which a clear majority of its occurrences agrees."""
    votes: dict[str, Counter[str]] = {}
    for _ in range(ROUNDS):
        fresh: dict[str, Counter[str]] = {}
        for pair in pairs:
            for code, char in _aligned(pair, votes):
                fresh.setdefault(code, Counter())[char] += 1
        votes = fresh
    winners: dict[str, str] = {}
    for code, counter in votes.items():
        char, count = counter.most_common(1)[0]
        if count >= MIN_VOTES and count >= MIN_SHARE * counter.total():
            winners[code] = char
    return winners


def _aligned(pair: LinePair, votes: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    """Pairs of code and character on the cheapest monotone alignment."""
    n, m = len(pair.codes), len(pair.read)
    cost = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        cost[i][0] = i * GAP_COST
    for j in range(1, m + 1):
        cost[0][j] = j * GAP_COST
    for i, one in enumerate(pair.codes, start=1):
        known = votes.get(one.char)
        for j, other in enumerate(pair.read, start=1):
            met = cost[i - 1][j - 1] + _mismatch(one, other, known)
            cost[i][j] = min(met, cost[i - 1][j] + GAP_COST, cost[i][j - 1] + GAP_COST)
    return _traced(pair, votes, cost)


def _traced(pair: LinePair, votes: dict[str, Counter[str]], cost: list[list[float]]) -> list[tuple[str, str]]:
    i, j = len(pair.codes), len(pair.read)
    out: list[tuple[str, str]] = []
    while i and j:
        one, other = pair.codes[i - 1], pair.read[j - 1]
        if math.isclose(cost[i][j], cost[i - 1][j - 1] + _mismatch(one, other, votes.get(one.char))):
            out.append((one.char, other.char))
            i, j = i - 1, j - 1
        elif math.isclose(cost[i][j], cost[i - 1][j] + GAP_COST):
            i -= 1
        else:
            j -= 1
    return out


def _mismatch(one: Placed, other: Placed, known: Counter[str] | None) -> float:
    place = PLACE_WEIGHT * abs(one.at - other.at)
    if known is None:
        return min(MAX_COST, place)
    chance = (known[other.char] + SMOOTHING) / (known.total() + 1.0)
    return min(MAX_COST, place + min(2.0, -math.log(min(1.0, chance)) / 2))
