"""The words letters are weighed against: long enough that a name becomes one by chance hardly ever."""

import gzip
import hashlib
from functools import cached_property
from importlib.resources import files

SHORTEST, LONGEST = 5, 20  # letters of a word in the list
_FILE = "words.txt.gz"


class Lexicon:
    """A set of words of Thai letters; the one that ships with the package unless another is given."""

    def __init__(self, words: frozenset[str] | None = None) -> None:
        self._given = words

    @cached_property
    def words(self) -> frozenset[str]:
        """All words."""
        if self._given is not None:
            return self._given
        return frozenset(gzip.decompress(self._content).decode("utf-8").split())

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The first letters of all words, `SHORTEST` of them: most places of a text begin no word."""
        return frozenset(word[:SHORTEST] for word in self.words)

    @cached_property
    def _content(self) -> bytes:
        return (files(__package__) / "model" / _FILE).read_bytes()

    @cached_property
    def digest(self) -> str:
        """Six hexadecimal digits of the list's hash."""
        content = self._content if self._given is None else "\n".join(sorted(self._given)).encode()
        return hashlib.sha256(content).hexdigest()[:6]

    def cover(self, text: str, start: int, end: int) -> int:
        """Letters of the longest word in `text` that holds the range from `start` to `end`; 0 without one.

        An empty range is a place between two letters; the word must hold both.
        """
        longest = 0
        for first in range(max(0, end + (start == end) - LONGEST), start + (start < end)):
            if text[first : first + SHORTEST] not in self._heads:
                continue
            least = max(end + (start == end), first + max(SHORTEST, longest + 1))
            for last in range(least, min(len(text), first + LONGEST) + 1):
                if text[first:last] in self.words:
                    longest = last - first
        return longest
