"""The Thai script as Unicode has it: which characters carry which, and what order they take."""

import re
from functools import lru_cache

KO_KAI, HO_NOKHUK = "\u0e01", "\u0e2e"
CONSONANTS = frozenset(chr(c) for c in range(0x0E01, 0x0E2F))
"""KO KAI to HO NOKHUK, RU and LU included."""

SARA_A, MAI_HAN_AKAT, SARA_AA, SARA_AM = "\u0e30", "\u0e31", "\u0e32", "\u0e33"
SARA_E, SARA_AE, LAKKHANGYAO = "\u0e40", "\u0e41", "\u0e45"
MAITAIKHU, MAI_EK, MAI_THO, MAI_TRI, MAI_CHATTAWA, THANTHAKHAT, NIKHAHIT, YAMAKKAN = map(
    chr, range(0x0E47, 0x0E4F)
)
PHINTHU, SARA_U, SARA_UU = "\u0e3a", "\u0e38", "\u0e39"

UPPER_VOWELS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37")
"""MAI HAN-AKAT, SARA I, II, UE, UEE."""

LOWER_VOWELS = frozenset(SARA_U + SARA_UU + PHINTHU)
TONES = frozenset(MAI_EK + MAI_THO + MAI_TRI + MAI_CHATTAWA)
TOP_MARKS = TONES | {THANTHAKHAT, YAMAKKAN}
MARKS = UPPER_VOWELS | LOWER_VOWELS | TOP_MARKS | {MAITAIKHU, NIKHAHIT}
"""All combining characters: they stand above or below a consonant and take no width."""

LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")
"""SARA E, AE, O, AI MAIMUAN, AI MAIMALAI: written before their consonant."""

FOLLOWING_VOWELS = frozenset(SARA_A + SARA_AA + SARA_AM + LAKKHANGYAO)
DEPENDENTS = MARKS | FOLLOWING_VOWELS
"""Characters that cannot begin a word."""

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

C = "[\u0e01-\u0e2e]"
V = "[\u0e31\u0e34-\u0e3a\u0e47\u0e4d]"
T = "[\u0e48-\u0e4c\u0e4e]"
"""Regular-expression classes: consonant, vowel sign above or below, sign above that (tone, thanthakhat)."""

THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
"""A Thai letter or mark; digits, baht sign and punctuation are not counted."""

RANK = dict.fromkeys(LOWER_VOWELS, 1) | dict.fromkeys(UPPER_VOWELS | {MAITAIKHU, NIKHAHIT}, 2)
RANK |= dict.fromkeys(TOP_MARKS, 3)
"""Order of marks on one consonant: below, above, tone."""


@lru_cache(maxsize=1_024)
def ordered(marks: str) -> str:
    """The marks of one consonant in the order of the script; equal ranks keep their order."""
    return "".join(sorted(marks, key=RANK.__getitem__))
