"""Words a municipal plan is made of, written down for the generator of training lines.

General words come from the word lists of PyThaiNLP; the ones here are the terms of the trade that those lists
lack or make too rare. No sentence of any real document is here.
"""

from __future__ import annotations

from importlib.resources import files


def _listed(name: str) -> tuple[str, ...]:
    """The words of a list, whose lines starting with # are comments."""
    text = (files(__package__) / "words" / f"{name}.txt").read_text("utf-8")
    return tuple(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


PLAN_WORDS = _listed("plan_words")
ABBREVIATIONS = _listed("abbreviations")
ENGLISH_WORDS = _listed("english_words")
MONTHS = _listed("months")
MONTHS_SHORT = _listed("months_short")
MARKS = tuple("-–—•✓✓/→←☐☑…*+=%°×:#")
