"""SARA AM that has lost its NIKHAHIT: told from SARA AA by the words the line can be cut into."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.lexicon import LONGEST_WORD, counts, words
from pipeline.text.marks import LEADING_VOWELS, SARA_AA, SARA_AM, C, T

_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_CANDIDATE = re.compile(f"(?:{C}{T}?){SARA_AA}")
_SARA_AO = re.compile(f"[{''.join(LEADING_VOWELS)}]{C}?{C}{T}?{SARA_AA}")
UNKNOWN_CHAR_COST = 12.0
"""Cost of a character no word covers; a word seen once in the corpus costs a little more."""

WORD_COST = 1.0
"""Added per word, so that fewer and longer words win."""

NEEDED_MARGIN = 4.0
"""By how much (natural logarithm of odds) a reading must win to be the only one possible."""

MIN_COUNT = 3


@dataclass(frozen=True, slots=True)
class Restored:
    """Offsets of SARA AA to be read as SARA AM, and of those that cannot be told."""

    offsets: tuple[int, ...]
    doubtful: tuple[int, ...]


class _Edge(NamedTuple):
    """A word from `start` to `end` of a run; `am` are the offsets it reads as SARA AM."""

    start: int
    end: int
    cost: float
    am: frozenset[int]


def restored(text: str) -> Restored:
    """Where `text`, whose SARA AM all read SARA AA, must have SARA AM."""
    sure: list[int] = []
    doubtful: list[int] = []
    for run in _RUN.finditer(text):
        for offset, margin in _margins(run.group()):
            if margin > NEEDED_MARGIN:
                sure.append(run.start() + offset)
            elif margin > -NEEDED_MARGIN:
                doubtful.append(run.start() + offset)
    return Restored(tuple(sure), tuple(doubtful))


@lru_cache(maxsize=4096)
def _margins(run: str) -> tuple[tuple[int, float], ...]:
    """For each candidate: cost of the best cut with SARA AA less that with SARA AM."""
    blocked = {m.end() - 1 for m in _SARA_AO.finditer(run)}
    candidates = {m.end() - 1 for m in _CANDIDATE.finditer(run)} - blocked
    if not candidates:
        return ()
    edges = list(_edges(run, candidates))
    ahead, behind = _best(edges, len(run))
    best: dict[tuple[int, bool], float] = {}
    for edge in edges:
        whole = ahead[edge.start] + edge.cost + behind[edge.end]
        for offset in range(edge.start, edge.end):
            if offset in candidates:
                key = (offset, offset in edge.am)
                best[key] = min(best.get(key, math.inf), whole)
    return tuple(
        (o, best.get((o, False), math.inf) - best.get((o, True), math.inf))
        for o in sorted(candidates)
        if (o, True) in best
    )


def _edges(run: str, candidates: set[int]) -> Iterator[_Edge]:
    known = _by_plain_spelling()
    for start in range(len(run)):
        yield _Edge(start, start + 1, UNKNOWN_CHAR_COST, frozenset())
        for end in range(start + 1, min(len(run), start + LONGEST_WORD) + 1):
            for word, cost in known.get(run[start:end], ()):
                am = frozenset(start + i for i, char in enumerate(word) if char == SARA_AM)
                if am <= candidates:
                    yield _Edge(start, end, cost, am)


def _best(edges: list[_Edge], length: int) -> tuple[list[float], list[float]]:
    """Least cost from the start to each offset, and from each offset to the end; edges sorted by start."""
    ahead = [0.0] + [math.inf] * length
    for edge in edges:
        ahead[edge.end] = min(ahead[edge.end], ahead[edge.start] + edge.cost)
    behind = [math.inf] * length + [0.0]
    for edge in reversed(edges):
        behind[edge.start] = min(behind[edge.start], behind[edge.end] + edge.cost)
    return ahead, behind


@lru_cache(maxsize=1)
def _by_plain_spelling() -> dict[str, tuple[tuple[str, float], ...]]:
    """Words with their costs by the spelling that has SARA AA for SARA AM."""
    frequency = counts()
    total = math.log(sum(frequency.values()))
    spelled: dict[str, list[tuple[str, float]]] = {}
    for word in words() | {w for w, n in frequency.items() if n >= MIN_COUNT and len(w) <= LONGEST_WORD}:
        cost = WORD_COST + total - math.log(max(1, frequency.get(word, 1)))
        spelled.setdefault(word.replace(SARA_AM, SARA_AA), []).append((word, cost))
    return {plain: tuple(found) for plain, found in spelled.items()}
