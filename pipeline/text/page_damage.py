"""What is wrong with the text of one page, counted, and how good that makes it."""

import re
from collections.abc import Mapping

from pipeline.text.marks import NIKHAHIT, SARA_AA, SARA_AM, SARA_E, C, T
from pipeline.text.private_use import LATIN_TONES

_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
PATTERNS: dict[str, re.Pattern[str]] = {
    "split sara am": re.compile(f"{C}{T}?[ \u00a0]+{T}?[{SARA_AA}{SARA_AM}]"),
    "tone before vowel": re.compile("[\u0e48-\u0e4c][\u0e31\u0e34-\u0e39]"),
    "blank before a mark": re.compile(f"[\u0e01-\u0e4e][ \u00a0]{_MARK}(?!{SARA_AA})"),
    "mark twice": re.compile(f"({_MARK})\\1"),
    "decomposed sara am": re.compile(f"{NIKHAHIT}{T}?{SARA_AA}|{T}{NIKHAHIT}{SARA_AA}"),
    "private-use mark": re.compile("[\uf700-\uf71a\uf884-\uf89e]"),
    "symbol code": re.compile("[\uf020-\uf0ff]"),
    "latin tone mark": re.compile(f"[\u0e01-\u0e39][{''.join(LATIN_TONES)}]"),
    "unreadable code": re.compile("[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]"),
    "sara e twice": re.compile(f"{SARA_E}{SARA_E}"),
}
"""Damage that a person sees in copied text, by name."""

HARMLESS = frozenset({"symbol code"})
"""Codes that are wrong but cost the reader little: bullets."""

DAMAGE_WEIGHT = 12.0
"""How steeply quality falls: one damaged place in a hundred letters costs an eighth."""

MAX_DAMAGE_COST = 0.6
_LETTER = re.compile("[0-9A-Za-z\u0e01-\u0e5b]")
_NOTHING_FOUND = "The text layer reads well."


def page_damage(text: str) -> dict[str, int]:
    """How often each kind of damage occurs; kinds that do not occur are absent."""
    found = ((name, len(pattern.findall(text))) for name, pattern in PATTERNS.items())
    return {name: count for name, count in found if count}


def letters(text: str) -> int:
    """Letters and digits of Thai and Latin script."""
    return len(_LETTER.findall(text))


def quality(text: str, damage: Mapping[str, int]) -> float:
    """How well text as found reads, 0 to 1: 1 is clean, 0 says nothing.

    Damage that can be read past costs at most `MAX_DAMAGE_COST`; what cannot be read counts in full.
    """
    total = max(1, letters(text) + damage.get("unreadable code", 0))
    lost = damage.get("unreadable code", 0)
    marred = sum(
        count for name, count in damage.items() if name not in HARMLESS and name != "unreadable code"
    )
    cost = min(MAX_DAMAGE_COST, DAMAGE_WEIGHT * marred / total)
    return round(max(0.0, (1 - cost) * (1 - min(1.0, lost / total))), 3)


def described(damage: Mapping[str, int]) -> str:
    """Damage in a sentence, the most frequent first."""
    if not damage:
        return _NOTHING_FOUND
    parts = (f"{name} {count} times" for name, count in sorted(damage.items(), key=lambda d: -d[1]))
    return f"Repaired: {', '.join(parts)}."
