"""Phrases of templates: nothing that spares the search loses a phrase."""

import random

import pytest
from rapidfuzz import fuzz

from pipeline.compare.generations import SURE, folded_phrases, phrases_in, phrases_near, score

FILLING = "การพัฒนาบุคลากรขององค์กรปกครองส่วนท้องถิ่น"  # development of the staff of local governments


def _worn(wording: str, edits: int, chance: random.Random) -> str:
    """A wording with so many signs left out or read as another."""
    signs = list(wording)
    for _ in range(edits):
        signs[chance.randrange(len(signs))] = chance.choice(("", "ก", "ม"))
    return "".join(signs)


@pytest.mark.parametrize("number", range(len(folded_phrases())))
def test_a_phrase_is_scored_as_without_the_bound(number: int) -> None:
    _, wording, pieces = folded_phrases()[number]
    chance = random.Random(number)
    both = set()
    for edits in (0, 1, 2, 3, 4, 5, 6, 8, 10) * 6:
        text = FILLING + _worn(wording, edits, chance) + FILLING
        expected = fuzz.partial_ratio(wording, text, score_cutoff=SURE)
        if not any(piece in text for piece in pieces):
            expected = 0.0
        assert score(wording, pieces, text) == expected
        both.add(expected > 0)
    assert both == {True, False}


def test_phrases_near_a_stream_hold_all_that_its_parts_have() -> None:
    parts = [FILLING + wording for _, wording, _ in folded_phrases()]
    near = phrases_near("\n".join(parts[:3]))
    for part in parts[:3]:
        assert phrases_in(part, near) == phrases_in(part) != ()
    assert phrases_near("ไม่มี") == ()  # has none
