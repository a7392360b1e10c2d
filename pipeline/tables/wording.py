"""Comparing header and label wordings: spaces, punctuation, digits and line ends do not count."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.text.digits import to_arabic

_IGNORED = re.compile(r"[\s.,:;()\[\]{}/\\\-–—_*\"'“”‘’|•ฯ]+")
_THAI_END = re.compile(r"[\u0e00-\u0e4e]$")
_THAI_START = re.compile(r"^[\u0e00-\u0e4e]")
GROUP = re.compile(
    r"^(\d+(?:\.\d+)*\s*[.)]?\s*)?(ยุทธศาสตร์|แผนงาน|แนวทาง|กลยุทธ์|มิติ|ด้าน|ประเด็น|หมวด|ประเภท)"
)  # strategy, programme, guideline, dimension, side, issue, category
CONTAINED_FROM = 4
"""Shortest wording, in characters, that is recognised inside a longer text."""

STARTS_SCORE, INSIDE_SCORE, LENGTH_SCORE = 76.0, 66.0, 22.0


@lru_cache(maxsize=20000)
def plain(text: str) -> str:
    """`text` for comparing: nothing but letters and digits, digits Arabic, lower case."""
    return _IGNORED.sub("", to_arabic(text)).lower()


def flowed(text: str | Iterable[str]) -> str:
    """Printed lines as running text: no blank where a line ends between two Thai letters."""
    lines = text.split("\n") if isinstance(text, str) else list(text)
    out = ""
    for line in (part.strip() for part in lines):
        if not line:
            continue
        tight = bool(_THAI_END.search(out)) and bool(_THAI_START.search(line))
        out = f"{out}{line}" if tight or not out else f"{out} {line}"
    return out


@lru_cache(maxsize=20000)
def nearness(text: str, wording: str) -> float:
    """0 to 100: how sure a header text (already `plain`) means a wording (already `plain`)."""
    if not text or not wording:
        return 0.0
    if text == wording:
        return 100.0
    if len(wording) < CONTAINED_FROM or len(text) < CONTAINED_FROM:
        return 0.0
    score = fuzz.ratio(text, wording)
    share = LENGTH_SCORE * len(wording) / len(text)
    if text.startswith(wording):
        score = max(score, STARTS_SCORE + share)
    elif wording in text:
        score = max(score, INSIDE_SCORE + share)
    return float(score)
