"""Words of Thai text: where they begin, and whether the dictionary has them. Loaded on first use."""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate

from pythainlp.tokenize import word_tokenize

NEIGHBOURHOOD = 40
"""Signs before and after a difference; a cut inside a word is mended within a word or two."""


@cache
def dictionary() -> frozenset[str]:
    """The word list that word boundaries are found with."""
    from pythainlp.corpus.common import thai_words  # noqa: PLC0415 (62,000 words: only where they are shown)

    return frozenset(thai_words())


@lru_cache(maxsize=4096)
def words(folded: str) -> tuple[str, ...]:
    """The words of a text without spaces, by longest match; together they are the text."""
    return tuple(word_tokenize(folded, engine="newmm", keep_whitespace=True)) if folded else ()


def boundaries(folded: str, around: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The offsets near the half-open spans `around` at which a word begins or ends.

    Only the neighbourhood of the spans is cut into words: that is what a difference needs, and cutting is
    what costs most in a comparison. The ends of the text are always boundaries.
    """
    found = {0, len(folded)}
    for start, end in windows(around, len(folded)):
        found.update(accumulate((len(word) for word in words(folded[start:end])), initial=start))
    return frozenset(found)


def windows(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The neighbourhoods of spans given in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        low, high = max(start - NEIGHBOURHOOD, 0), min(end + NEIGHBOURHOOD, length)
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def is_all_words(folded: str) -> bool:
    """Is every word of the text in the dictionary? Signs and digits are let pass, Latin words are unknown."""
    known = dictionary()
    lettered = [word for word in words(folded) if any(sign.isalpha() for sign in word)]
    return all(word in known for word in lettered)
