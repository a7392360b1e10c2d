"""One normal form for searching and matching, apart from the text that is shown."""

import re

from rapidfuzz.distance import Levenshtein

from pipeline.text.marks import NIKHAHIT, RANK, SARA_AA, SARA_AE, SARA_AM, SARA_E, THAI_DIGITS, C, T, ordered

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_MARK_RUN = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_BELOW, _ABOVE, _TOP = (re.escape("".join(sorted(m for m in RANK if RANK[m] == rank))) for rank in (1, 2, 3))
_DISORDER = re.compile(f"[{_ABOVE}{_TOP}](?:[{_BELOW}]|(?<=[{_TOP}])[{_ABOVE}])")
"""A mark after one that it stands before in the order of the script; most texts have none."""
_DECOMPOSED_AM = re.compile(f"{NIKHAHIT}({T}?){SARA_AA}")
_SPLIT_AM = re.compile(f"(?<={C}) {SARA_AA}|(?<={T}) {SARA_AA}")
_VARIANTS = {
    **dict(zip(THAI_DIGITS, "0123456789", strict=True)),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
}
_VARIANT = re.compile("[" + "".join(_VARIANTS) + "]")
"""Matching the few signs to replace is fifteen times faster on Thai than `str.translate`."""


def searchable(text: str) -> str:
    """Text for matching: one spelling of marks, digits, dashes, quotes and blanks; case folded.

    Idempotent. Offsets do not survive; use it to compare, never to show.
    """
    plain = _VARIANT.sub(lambda m: _VARIANTS[m.group()], _INVISIBLE.sub("", text)).casefold()
    plain = " ".join(plain.split())
    if _DISORDER.search(plain):
        plain = _MARK_RUN.sub(lambda m: ordered(m.group()), plain)
    # NIKHAHIT (with a tone before or after it) and SARA AA are one letter, SARA AM.
    if NIKHAHIT in plain:
        plain = _DECOMPOSED_AM.sub(rf"\1{SARA_AM}", plain)
    plain = plain.replace(SARA_E + SARA_E, SARA_AE)
    return _SPLIT_AM.sub(SARA_AM, plain) if f" {SARA_AA}" in plain else plain


def match_key(text: str) -> str:
    """`searchable` without any blank: Thai is written without spaces, so spaces tell little."""
    return searchable(text).replace(" ", "")


def similarity(first: str, second: str) -> float:
    """How alike two texts are when spelling variants and blanks are set aside, 0 to 1."""
    return Levenshtein.normalized_similarity(match_key(first), match_key(second))
