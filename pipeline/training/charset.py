"""The characters the recogniser can name, in the order of the outputs (output 0 is the CTC blank)."""

from __future__ import annotations

import re

_THAI = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))))
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_SIGNS = "“”‘’–—…•✓→←☐☑°×²³±"

CHARSET: str = " " + _THAI + _ASCII + _SIGNS

_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LOOK_ALIKES = {"เเ": "แ", "✔": "✓", "\u00a0": " "}


def canonical(text: str) -> str:
    """One spelling for what looks the same on paper: SARA AM whole, SARA AE one character, single spaces."""
    text = _SPLIT_AM.sub("\\1\u0e33", text)
    for seen, kept in _LOOK_ALIKES.items():
        text = text.replace(seen, kept)
    return re.sub(r"\s+", " ", text).strip()


def encoded(text: str) -> list[int]:
    """Class numbers of ``text``; characters outside the charset are an error, since the label would be wrong.

    Raises:
        ValueError: a character of ``text`` is not in ``CHARSET``.
    """
    return [CHARSET.index(character) + 1 for character in text]
