"""Words of Thai text: where they begin, and whether the dictionary has them. Loaded on first use."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from pipeline.core.errors import DependencyMissingError

DICTIONARY = "phaen"

NEIGHBOURHOOD = 20
"""Signs before and after a difference that are cut into words with it; a cut inside a word is mended within a
word or two (measured: at 3 of 2,000 places the words near the difference are not those of the whole text;
with 16 signs at 28)."""


def word_list() -> Path:
    """The file of words that pythainlp ships, one a line; found without importing it, which costs 0.1 s.

    Raises:
        DependencyMissingError: pythainlp is not installed.
    """
    found = find_spec("pythainlp")
    if found is None or not found.submodule_search_locations:
        raise DependencyMissingError("the list of words is pythainlp's, which is missing; install it")
    return Path(found.submodule_search_locations[0]) / "corpus" / "words_th.txt"


@cache
def dictionary() -> frozenset[str]:
    """The word list that word boundaries are found with."""
    return frozenset(filter(None, word_list().read_text(encoding="utf-8-sig").splitlines()))


@cache
def word_cutter() -> Callable[[str], Sequence[str]]:
    """What cuts a text into words by maximal matching, its dictionary loaded."""
    from nlpo3 import load_dict, segment  # noqa: PLC0415 (only where words are shown)

    load_dict(str(word_list()), DICTIONARY)
    return partial(segment, dict_name=DICTIONARY, safe=True)


@lru_cache(maxsize=8192)
def words(folded: str) -> tuple[str, ...]:
    """The words of a text without spaces, by maximal matching; together they are the text."""
    return tuple(word_cutter()(folded)) if folded else ()


def boundaries(folded: str, around: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The offsets near the half-open spans `around` at which a word begins or ends.

    Only the neighbourhood of the spans is cut into words: that is what a difference needs, and cutting is
    what costs most in a comparison. The ends of the text are always boundaries.
    """
    found = {0, len(folded)}
    for start, end in windows(around, len(folded)):
        found.update(accumulate(map(len, words(folded[start:end])), initial=start))
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


@lru_cache(maxsize=8192)
def is_all_words(folded: str) -> bool:
    """Is every word of the text in the dictionary? Signs and digits are let pass, Latin words are unknown."""
    known = dictionary()
    if folded in known:  # cut by maximal matching, a word of the dictionary is one word
        return True
    lettered = [word for word in words(folded) if any(sign.isalpha() for sign in word)]
    return all(word in known for word in lettered)
