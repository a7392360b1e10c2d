"""Texts for training lines: words, plan terms, numbers of every kind, dates, names, signs, table scraps."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random

from pythainlp.corpus import provinces, thai_family_names, thai_words, tnc

from pipeline.text.digits import to_thai
from pipeline.training.charset import CHARSET, canonical
from pipeline.training.vocabulary import (
    ABBREVIATIONS,
    ENGLISH_WORDS,
    MARKS,
    MONTHS,
    MONTHS_SHORT,
    PLAN_WORDS,
)

_THAI_WORD = re.compile("[\u0e01-\u0e4c]+")
_ALLOWED = frozenset(CHARSET)
_MARK = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e33]"
)  # marks that need a base to stand on, and SARA AM
_STANDALONE = [c for c in CHARSET[1:] if not _MARK.match(c)]
_MIXED_DIGITS_RATE = 0.03
_FREQUENT_MINIMUM = 5


@lru_cache(maxsize=1)
def _frequent_words() -> tuple[list[str], list[float]]:
    """Words of the Thai National Corpus and running sums of the roots of their counts."""
    counted = [(w, n) for w, n in tnc.word_freqs() if _THAI_WORD.fullmatch(w) and n >= _FREQUENT_MINIMUM]
    running, cumulative = 0.0, []
    for _, count in counted:
        running += count**0.5
        cumulative.append(running)
    return [w for w, _ in counted], cumulative


@lru_cache(maxsize=1)
def _dictionary() -> list[str]:
    listed = sorted({*thai_words(), *provinces()})
    return [word for word in listed if _THAI_WORD.fullmatch(word)]


@lru_cache(maxsize=1)
def _names() -> list[str]:
    return sorted(name for name in thai_family_names() if _THAI_WORD.fullmatch(name))


def word(random: Random) -> str:
    """One Thai word: frequent, from the dictionary, from the trade, or a family name."""
    draw = random.random()
    if draw < 0.42:
        words, cumulative = _frequent_words()
        return random.choices(words, cum_weights=cumulative)[0]
    if draw < 0.64:
        return random.choice(_dictionary())
    if draw < 0.94:
        return random.choice(PLAN_WORDS)
    return random.choice(_names())


def digits(random: Random, text: str) -> str:
    """The same number in Thai digits, in Arabic ones, or (rarely, as in print) in both."""
    if random.random() < _MIXED_DIGITS_RATE:
        return "".join(to_thai(c) if random.random() < 0.5 else c for c in text)
    return to_thai(text) if random.random() < 0.55 else text


def _amount(random: Random) -> str:
    value = random.randint(0, 10 ** random.randint(1, 9))
    if random.random() < 0.5:
        value = value // 100 * 100
    style = random.random()
    if style < 0.65:
        return f"{value:,}"
    if style < 0.85:
        return f"{value:,}.{random.choice(('00', f'{random.randint(0, 99):02d}'))}"
    return f"{value:,}.-" if style < 0.93 else str(value)


def _numbering(random: Random) -> str:
    parts = [str(random.randint(1, 30)) for _ in range(random.randint(1, 4))]
    joined = ".".join(parts)
    return random.choice((joined, joined + ".", joined + ")", f"({joined})", joined + " ."))


def _clock(random: Random) -> str:
    return f"{random.randint(0, 23):02d}:{random.randint(0, 59):02d}"


def _date(random: Random) -> str:
    day, year = random.randint(1, 31), random.randint(2535, 2575)
    return random.choice(
        (
            f"{day} {random.choice(MONTHS)} พ.ศ. {year}",
            f"{day} {random.choice(MONTHS)} {year}",
            f"{day} {random.choice(MONTHS_SHORT)} {year % 100}",
            f"{random.choice(MONTHS_SHORT)} {year % 100}",
            f"{day}/{random.randint(1, 12)}/{year}",
            f"พ.ศ. {year}",
            f"พ.ศ.{year} - {year + 4}",
            f"พ.ศ. {year}-{year + 2}",
            f"ปี {year}",
            f"{year}",
            f"{day:02d}/{random.randint(1, 12):02d}/{year} {_clock(random)}",
        )
    )


def _code(random: Random) -> str:
    return random.choice(
        (
            "-".join(f"{random.randrange(10**width):0{width}d}" for width in (2, 1, 2, 4, 3)),
            f"มท {random.randint(100, 999):04d}.{random.randint(1, 9)}/ว {random.randint(1, 9999)}",
            f"{random.randint(1, 99)}/{random.randint(2540, 2575)}",
            f"0-{random.randint(1000, 9999)}-{random.randint(1000, 9999)}",
        )
    )


def _percentage(random: Random) -> str:
    value = random.uniform(-100, 200) if random.random() < 0.3 else random.uniform(0, 100)
    return f"{value:.{random.randint(0, 2)}f}" + random.choice(("", " %", "%"))


_NUMBERS: tuple[tuple[float, Callable[[Random], str]], ...] = (
    (0.28, _amount),
    (0.20, lambda random: str(random.randint(0, 10 ** random.randint(1, 5)))),
    (0.16, _numbering),
    (0.14, _date),
    (0.05, _code),
    (0.09, _percentage),
    (0.08, lambda random: str(random.randint(2535, 2575))),
)


def number(random: Random) -> str:
    """A number as plans print them; no digit depends on its neighbours, so none can be guessed."""
    makers = [maker for _, maker in _NUMBERS]
    weights = [weight for weight, _ in _NUMBERS]
    return digits(random, random.choices(makers, weights)[0](random))


def _english(random: Random) -> str:
    if random.random() < 0.75:
        chosen = " ".join(random.choice(ENGLISH_WORDS) for _ in range(random.randint(1, 3)))
        return random.choice((chosen, chosen.upper(), chosen.lower(), f"({chosen})"))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._@/&"
    return "".join(random.choice(alphabet) for _ in range(random.randint(2, 9)))


def _wrapped(random: Random) -> str:
    left, right = random.choice(
        (("(", ")"), ("“", "”"), ("‘", "’"), ('"', '"'), ("[", "]"), ("<", ">"), ("'", "'"))
    )
    return f"{left}{word(random)}{right}"


def _any_sign(random: Random) -> str:
    return random.choice(_STANDALONE) if random.random() < 0.4 else random.choice(MARKS)


def piece(random: Random) -> str:
    """One unit of a line."""
    draw = random.random()
    if draw < 0.62:
        joined = "".join(word(random) for _ in range(random.randint(1, 4)))
        return joined + "ๆ" if draw < 0.02 else joined
    if draw < 0.82:
        return number(random)
    if draw < 0.86:
        return random.choice(ABBREVIATIONS)
    if draw < 0.91:
        return _english(random)
    return _wrapped(random) if draw < 0.96 else _any_sign(random)


def _scrap(random: Random) -> str:
    """What stands alone in a table cell: one number, a dash, a tick, a letter, a short word."""
    draw = random.random()
    if draw < 0.60:
        return number(random)
    if draw < 0.70:
        return digits(random, str(random.randint(0, 99)))
    if draw < 0.80:
        return _any_sign(random)
    return word(random) if draw < 0.97 else random.choice(_STANDALONE[:46])


def _leader(random: Random, budget: int) -> str:
    """A line of a table of contents: words, a dotted leader, a page number."""
    dots = "." * random.randint(4, 24)
    return f"{word(random)[: budget // 2]}{dots}{digits(random, str(random.randint(1, 120)))}"


def line(random: Random, longest: int) -> str:
    """A line of at most ``longest`` characters, canonical and inside the charset, never empty."""
    draw = random.random()
    if draw < 0.22:
        text = _scrap(random)
    elif draw < 0.24:
        text = _leader(random, longest)
    else:
        text, wanted = piece(random), random.randint(3, longest)
        while len(text) < wanted:
            text += random.choice(("", " ", " ")) + piece(random)
    cut = canonical("".join(c for c in text if c in _ALLOWED)[:longest])
    return cut if cut and not _MARK.match(cut) else line(random, longest)
