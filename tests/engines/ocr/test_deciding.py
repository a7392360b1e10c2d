"""Only Thai letters are decided anew, only between what the network saw, only towards long known words."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.engines.ocr.deciding import Decider, likeliest
from pipeline.engines.ocr.decoding import Decoded, greedy
from pipeline.engines.ocr.lexicon import LONGEST, SHORTEST, Lexicon
from pipeline.engines.ocr.recogniser import Recogniser
from pipeline.engines.ocr.windows import LETTERS, letter_classes, places, readings

CLASSES = " ๐๔๙05,.%-/กดตีื่้าเรx"
RUNS = re.compile(f"[{LETTERS}]+")


class Eager(Lexicon):
    """Finds a long word in whatever it is shown: decides against the network as often as can be."""

    def cover(self, text: str, start: int, end: int) -> int:
        return (7 * sum(map(ord, text)) + start + end) % LONGEST


def logs(table: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.asarray(np.log(table / table.sum(axis=1, keepdims=True)), np.float32)


@st.composite
def any_scores(draw: st.DrawFn) -> NDArray[np.float32]:
    """Steps that waver between two or three outputs of any kind, or are sure of one."""
    steps = draw(
        st.lists(
            st.lists(st.integers(0, len(CLASSES)), min_size=1, max_size=3, unique=True),
            min_size=1,
            max_size=40,
        )
    )
    shares = draw(st.lists(st.floats(0.05, 1.0), min_size=3, max_size=3))
    table = np.full((len(steps), len(CLASSES) + 1), 1e-4)
    for row, options in enumerate(steps):
        for option, share in zip(options, shares, strict=False):
            table[row, option] = share
    return logs(table)


def untouched(read: Decoded) -> list[tuple[str, float, float]]:
    """Everything that is no letter, with place and confidence."""
    rows = zip(read.text, read.peak.tolist(), read.confidence.tolist(), strict=True)
    return [row for row in rows if row[0] not in LETTERS]


@settings(max_examples=400, deadline=None)
@given(any_scores())
def test_digits_signs_and_spaces_stay_as_the_network_has_them(scores: NDArray[np.float32]) -> None:
    plain, decided = greedy(scores, CLASSES), Decider(CLASSES, Eager(frozenset())).read(scores)
    assert RUNS.sub("ก", decided.text) == RUNS.sub("ก", plain.text)
    assert untouched(decided) == untouched(plain)
    assert len(decided.text) == len(decided.peak) == len(decided.confidence) == len(decided.extent)


def test_the_eager_lexicon_does_change_letters() -> None:
    generator = np.random.default_rng(3)
    table = np.full((200, 30, len(CLASSES) + 1), 1e-4)
    for step in table.reshape(-1, len(CLASSES) + 1):
        step[generator.integers(0, len(CLASSES) + 1, 2)] = (0.5, 0.4)
    eager = Decider(CLASSES, Eager(frozenset()))
    changed = sum(eager.read(logs(one)).text != greedy(logs(one), CLASSES).text for one in table)
    assert changed > 100


@settings(max_examples=200, deadline=None)
@given(any_scores())
def test_without_a_lexicon_or_with_an_empty_one_nothing_changes(scores: NDArray[np.float32]) -> None:
    plain = greedy(scores, CLASSES)
    assert Decider(CLASSES, None).read(scores).text == plain.text
    assert Decider(CLASSES, Lexicon(frozenset())).read(scores).text == plain.text


def test_digits_are_no_letters_for_the_real_network() -> None:
    classes = Recogniser().classes
    letters = {c for c, yes in zip(classes, letter_classes(classes)[1:], strict=True) if yes}
    assert letters == set(LETTERS)
    assert not letters & set("0123456789๐๑๒๓๔๕๖๗๘๙%.,:;/-–() ฯๆ฿")


def spelled(text: str, waver: dict[int, str]) -> NDArray[np.float32]:
    """Scores that spell `text`, a sure blank after each letter; some places waver."""
    table = np.full((2 * len(text), len(CLASSES) + 1), 1e-5)
    for place, letter in enumerate(text):
        table[2 * place, CLASSES.index(letter) + 1] = 0.6
        if place in waver:
            other = waver[place]
            table[2 * place, CLASSES.index(other) + 1 if other else 0] = 0.35
        table[2 * place + 1, 0] = 1.0
    return logs(table)


def test_a_wavering_letter_completes_a_long_word() -> None:
    lexicon = Lexicon(frozenset({"การดีดตา"}))
    assert Decider(CLASSES, lexicon).read(spelled("5การตีดตา๙", {4: "ด"})).text == "5การดีดตา๙"


def test_a_lost_mark_comes_back_and_an_added_one_goes() -> None:
    lexicon = Lexicon(frozenset({"ก้าตาราด"}))
    lost = spelled("กxาตาราด", {})
    lost[2] = logs(
        np.eye(1, len(CLASSES) + 1, 0) * 0.6
        + np.eye(1, len(CLASSES) + 1, CLASSES.index("้") + 1) * 0.35
        + 1e-5
    )[0]
    assert greedy(lost, CLASSES).text == "กาตาราด"
    assert Decider(CLASSES, lexicon).read(lost).text == "ก้าตาราด"
    added = Decider(CLASSES, Lexicon(frozenset({"กาตาราด"}))).read(spelled("ก้าตาราด", {1: ""}))
    assert added.text == "กาตาราด"


def test_a_name_the_list_lacks_stays() -> None:
    known = Lexicon()
    assert Decider(CLASSES, known).read(spelled("ตี่ราดเ", {0: "ด"})).text == "ตี่ราดเ"


def test_a_short_word_or_one_as_long_decides_nothing() -> None:
    lexicon = Lexicon(frozenset({"การตี", "การดี"}))
    assert likeliest({"ต": 1.0, "ด": 0.9}, "ต", ("การ", "ี"), lexicon) == "ต"
    assert all(len(word) >= SHORTEST for word in Lexicon().words)


def test_what_the_network_finds_unlikely_does_not_win_by_a_word() -> None:
    lexicon = Lexicon(frozenset({"การดี"}))
    assert likeliest({"ต": 1.0, "ด": 0.5}, "ต", ("การ", "ี"), lexicon) == "ด"
    assert likeliest({"ต": 1.0, "ด": 0.001}, "ต", ("การ", "ี"), lexicon) == "ต"


@pytest.mark.parametrize(("start", "end", "wanted"), [(0, 1, 5), (5, 6, 6), (5, 5, 0), (2, 2, 5), (0, 9, 0)])
def test_cover_holds_the_whole_range(start: int, end: int, wanted: int) -> None:
    assert Lexicon(frozenset({"กกกรร", "ตตตตตต"})).cover("กกกรรตตตตตต", start, end) == wanted


def test_readings_share_the_probability_of_all_their_ways() -> None:
    first, second = CLASSES.index("ก") + 1, CLASSES.index("ต") + 1
    table = np.full((2, len(CLASSES) + 1), 1e-9)
    table[:, [0, first, second]] = (0.2, 0.5, 0.3)
    found = readings(logs(table), letter_classes(CLASSES))
    assert found[(first,)] == pytest.approx(0.5 * 0.5 + 2 * 0.5 * 0.2, abs=1e-6)
    assert found[(first, second)] == pytest.approx(0.5 * 0.3, abs=1e-6)
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-6)


def test_places_part_a_repeated_letter_by_a_blank() -> None:
    letter = CLASSES.index("ก") + 1
    table = np.full((3, len(CLASSES) + 1), 1e-6)
    table[[0, 2], letter], table[1, 0] = 1.0, 1.0
    assert places(logs(table), (letter, letter)) == [0, 2]
