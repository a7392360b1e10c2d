"""Words of Thai text: where they begin, and whether the dictionary has them. Loaded on first use."""

from functools import cache, lru_cache
from itertools import accumulate

from pythainlp.tokenize import word_tokenize


@cache
def dictionary() -> frozenset[str]:
    """The word list that word boundaries are found with."""
    from pythainlp.corpus.common import thai_words  # noqa: PLC0415 (62,000 words: only where they are shown)

    return frozenset(thai_words())


@lru_cache(maxsize=4096)
def words(folded: str) -> tuple[str, ...]:
    """The words of a text without spaces, by longest match; together they are the text."""
    return tuple(word_tokenize(folded, engine="newmm", keep_whitespace=True)) if folded else ()


def boundaries(folded: str) -> frozenset[int]:
    """The offsets at which a word begins or ends, 0 and the length included."""
    return frozenset((0, *accumulate(len(word) for word in words(folded))))


def is_all_words(folded: str) -> bool:
    """Is every word of the text in the dictionary? Signs and digits are let pass, Latin words are unknown."""
    known = dictionary()
    lettered = [word for word in words(folded) if any(sign.isalpha() for sign in word)]
    return all(word in known for word in lettered)
