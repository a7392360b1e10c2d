"""Date the template a text was made from by the phrases in it. An inference, shown with its evidence."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from pipeline.compare.shingle_hashes import code_points
from pipeline.compare.template_phrases import TEMPLATE_PHRASES, TemplatePhrase
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

SURE = 88.0
"""Partial ratio (0 to 100) from which a phrase counts as present: a misread sign or two is let pass."""


SPREAD = np.uint32(0x9E3779B1)
"""Odd, so that no information is lost modulo 2**32 (2**32 divided by the golden ratio)."""

PIECE = 8
"""Signs per piece; with twelve signs in a hundred wrong, one of a phrase's pieces at least stays whole."""


class PhraseHit(Frozen):
    """A template phrase found in a text; `score` 100 means sign for sign."""

    key: str
    generation: str
    score: float
    not_before_be: int | None = None


FoldedPhrase: TypeAlias = tuple[TemplatePhrase, str, tuple[str, ...]]
"""A phrase, its folded wording, and pieces of that; a text with none of these lacks the phrase."""


@cache
def folded_phrases() -> tuple[FoldedPhrase, ...]:
    """Every phrase, folded once."""
    found = []
    for phrase in TEMPLATE_PHRASES:
        wording = match_key(phrase.wording)
        pieces = tuple(wording[n : n + PIECE] for n in range(0, len(wording) - PIECE + 1, PIECE))
        found.append((phrase, wording, pieces))
    return tuple(found)


def score(wording: str, pieces: tuple[str, ...], folded: str) -> float:
    """How well a folded text holds a phrase, 0 to 100; 0 below `SURE`."""
    if len(folded) < len(wording) or not any(piece in folded for piece in pieces):
        return 0.0
    if wording in folded:
        return 100.0
    # No window of the text shares more signs in order than all of it; with fewer the ratio cannot be reached.
    signs = LCSseq.similarity(wording, folded)
    if 200 * signs < SURE * (len(wording) + signs):
        return 0.0
    return fuzz.partial_ratio(wording, folded, score_cutoff=SURE)


@cache
def all_pieces() -> frozenset[str]:
    """The pieces of all phrases."""
    return frozenset(piece for _, _, found in folded_phrases() for piece in found)


def slots(stream: str) -> NDArray[np.uint32]:
    """A number of 16 bits for each run of `PIECE` signs of a text, the same for the same run."""
    runs = code_points([stream])
    for length in (1, 2, 4):  # each step makes runs of twice the length
        runs = runs[:-length] * SPREAD + runs[length:]
    return runs >> np.uint32(16)


@cache
def slots_of_pieces() -> NDArray[np.bool_]:
    """Which of those numbers a piece has."""
    taken = np.zeros(1 << 16, dtype=bool)
    taken[[slots(piece)[0] for piece in all_pieces()]] = True
    return taken


def places_of_pieces(stream: str) -> frozenset[int]:
    """Where a piece of any phrase begins in a folded text: a passage without one holds no phrase."""
    if len(stream) < PIECE:
        return frozenset()
    pieces = all_pieces()
    likely = np.flatnonzero(slots_of_pieces()[slots(stream)]).tolist()
    return frozenset(at for at in likely if stream[at : at + PIECE] in pieces)


def phrases_near(stream: str) -> tuple[FoldedPhrase, ...]:
    """The phrases of which a piece stands in a folded text: no part of it holds any other."""
    return tuple(phrase for phrase in folded_phrases() if any(piece in stream for piece in phrase[2]))


def phrases_in(folded: str, among: Sequence[FoldedPhrase] | None = None) -> tuple[PhraseHit, ...]:
    """The template phrases a folded text has, in the order of the list; `among` spares looking for others."""
    phrases = folded_phrases() if among is None else among
    scored = ((phrase, score(wording, pieces, folded)) for phrase, wording, pieces in phrases)
    return tuple(
        PhraseHit(
            key=phrase.key,
            generation=phrase.generation,
            score=round(value, 1),
            not_before_be=phrase.not_before_be,
        )
        for phrase, value in scored
        if value
    )


def generation_of(hits: Iterable[PhraseHit]) -> str | None:
    """The generation all hits agree on; `None` where there are none or they disagree."""
    named = {hit.generation for hit in hits}
    return named.pop() if len(named) == 1 else None
