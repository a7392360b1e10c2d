"""Date the template a text was made from by the phrases in it. An inference, shown with its evidence."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from pipeline.compare.template_phrases import TEMPLATE_PHRASES, TemplatePhrase
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

SURE = 88.0
"""Partial ratio (0 to 100) from which a phrase counts as present: a misread sign or two is let pass."""


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


def places_of_pieces(stream: str) -> frozenset[int]:
    """Where a piece of any phrase begins in a folded text: a passage without one holds no phrase."""
    pieces = {piece for _, _, found in folded_phrases() for piece in found}
    return frozenset(at for piece in pieces for at in occurrences(piece, stream))


def occurrences(piece: str, stream: str) -> Iterator[int]:
    """Where a piece begins in a text."""
    at = stream.find(piece)
    while at >= 0:
        yield at
        at = stream.find(piece, at + 1)


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
