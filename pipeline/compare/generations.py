"""Date the template a text was made from by the phrases in it. An inference, shown with its evidence."""

from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from pipeline.compare.template_phrases import TEMPLATE_PHRASES
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

SURE = 88.0
"""Partial ratio (0 to 100) from which a phrase counts as present: a misread sign or two is let pass."""


class PhraseHit(Frozen):
    """A template phrase found in a text; `score` 100 means sign for sign."""

    key: str
    generation: str
    score: float
    not_before_be: int | None = None


@cache
def folded_phrases() -> tuple[str, ...]:
    """The searchable form of each phrase, in the order of the list."""
    return tuple(match_key(phrase.wording) for phrase in TEMPLATE_PHRASES)


def phrases_in(text: str) -> tuple[PhraseHit, ...]:
    """The template phrases a text has, in the order of the list."""
    folded = match_key(text)
    found = []
    for phrase, wording in zip(TEMPLATE_PHRASES, folded_phrases(), strict=True):
        score = 0.0
        if len(folded) >= len(wording):
            score = 100.0 if wording in folded else fuzz.partial_ratio(wording, folded, score_cutoff=SURE)
        if score:
            found.append(
                PhraseHit(
                    key=phrase.key,
                    generation=phrase.generation,
                    score=round(score, 1),
                    not_before_be=phrase.not_before_be,
                )
            )
    return tuple(found)


def generation_of(hits: Iterable[PhraseHit]) -> str | None:
    """The generation all hits agree on; `None` where there are none or they disagree."""
    named = {hit.generation for hit in hits}
    return named.pop() if len(named) == 1 else None
