"""Date the template a text was made from by the phrases in it. An inference, shown with its evidence."""

from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

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


@cache
def folded_phrases() -> tuple[tuple[TemplatePhrase, str, tuple[str, ...]], ...]:
    """Each phrase with its folded wording, and pieces of that; a text with none of these lacks the phrase."""
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
    return 100.0 if wording in folded else fuzz.partial_ratio(wording, folded, score_cutoff=SURE)


def possible_phrases(stream: str) -> frozenset[str]:
    """Keys of the phrases that a plan may hold, from all its folded text: most plans hold few or none."""
    return frozenset(
        phrase.key for phrase, _, pieces in folded_phrases() if any(piece in stream for piece in pieces)
    )


def phrases_in(folded: str, possible: frozenset[str] | None = None) -> tuple[PhraseHit, ...]:
    """The template phrases a folded text has, in the order of the list; only those `possible`, if given."""
    scored = (
        (phrase, score(wording, pieces, folded))
        for phrase, wording, pieces in folded_phrases()
        if possible is None or phrase.key in possible
    )
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
