"""Thai text to the private code points of `fonts`, with a break opportunity between words."""

import re
from enum import StrEnum

from pythainlp.tokenize import word_tokenize

from corpus.compose.fonts import PRIVATE_BASE, RAISED_BASE, SPLIT_AM, THAI, TONES, TRAILING_AM

SARA_AM = "\u0e33"
SARA_AA = "\u0e32"
UPPER_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37"
BREAK = "\u200b"
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class Layer(StrEnum):
    """How the text layer of a sample is made."""

    CLEAN = "clean"
    SPLIT = "split"
    """SARA AM as SPACE + SARA AA, tone marks before vowels: what old Word and Cordia fonts print."""
    PRIVATE_USE = "private_use"
    """Marks at the U+F7xx codes of old Thai fonts, SARA AM as NIKHAHIT + SARA AA."""


def thai_digits(text: str) -> str:
    """Digits as Thai numerals; what stands in `{{` `}}` keeps its Arabic digits."""
    parts = re.split(r"\{\{(.*?)\}\}", text)
    return "".join(part if i % 2 else part.translate(_THAI_DIGITS) for i, part in enumerate(parts))


def as_written(text: str) -> str:
    """The same without the `{{` `}}` marks."""
    return re.sub(r"\{\{(.*?)\}\}", r"\1", text)


def _words(text: str) -> list[str]:
    return [str(word) for word in word_tokenize(text, engine="newmm", keep_whitespace=True)]


def _starts_word(word: str) -> bool:
    """Whether a line may begin with this word: a Thai consonant or a leading vowel."""
    return bool(word) and ("\u0e01" <= word[0] <= "\u0e2e" or "\u0e40" <= word[0] <= "\u0e44")


def _joined(words: list[str]) -> str:
    out = ""
    for word in words:
        breakable = out and _starts_word(word) and out[-1] not in " (“\"'/-\n" and len(word) > 1
        out += (BREAK if breakable else "") + word
    return out


def _private(char: str) -> str:
    code = ord(char)
    return chr(PRIVATE_BASE + code - THAI.start) if code in THAI else char


def _raised(char: str) -> str:
    return chr(RAISED_BASE + ord(char) - THAI.start)


def _swap_tones(text: str) -> str:
    pattern = f"([{UPPER_VOWELS}])([{chr(TONES.start)}-{chr(TONES.stop - 1)}])"
    return re.sub(pattern, lambda m: m.group(2) + m.group(1), text)


def encode(text: str, layer: Layer) -> str:
    """`text` at private code points, ready for the typesetter."""
    broken = _joined(_words(text))
    if layer is Layer.SPLIT:
        broken = _swap_tones(broken)
    out: list[str] = []
    for i, char in enumerate(broken):
        following = broken[i + 1 : i + 2]
        if char == SARA_AM:
            out.append(chr(TRAILING_AM) if layer is Layer.CLEAN else chr(SPLIT_AM) + _private(SARA_AA))
        elif ord(char) in TONES and following and (following == SARA_AM or following in UPPER_VOWELS):
            out.append(_raised(char))
        else:
            out.append(_private(char))
    return "".join(out)
