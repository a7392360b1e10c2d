from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext
from pipeline.text.draft import undone
from pipeline.text.glyph_lines import glyph_lines
from pipeline.text.lexicon import words
from schemas.page_content import Glyphs
from tests.stages.doubles import ADVANCE_PT, columns, typed

WORDS = st.sampled_from(sorted(words())[::97])
PLAIN = RepairContext()


def texts(glyphs: Glyphs) -> list[str]:
    return [line.raw for line in glyph_lines(glyphs)]


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_clean_typed_text_comes_back(chosen: list[str]) -> None:
    text = " ".join(chosen)
    (line,) = assembled(typed([(text, 50, 100)]), PLAIN)
    assert line.raw == line.text == text
    assert line.edits == ()


@given(st.lists(WORDS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_in_the_file_does_not_matter(chosen: list[str], random: np.random.Generator) -> None:
    pieces, x = [], 50.0
    for word in chosen:
        pieces.append((word, x, 100.0))
        x += ADVANCE_PT * (len(word) + 1)
    random.shuffle(pieces)
    (line,) = glyph_lines(typed(pieces))
    assert line.raw.replace(" ", "") == "".join(chosen).replace(" ", "")


@given(
    st.text(
        st.characters(min_codepoint=0xE01, max_codepoint=0xE5B) | st.sampled_from(" \uf70aÉ"), max_size=25
    )
)
def test_any_line_can_be_taken_back_to_its_raw_text(text: str) -> None:
    for line in assembled(typed([(text, 50, 100)]), PLAIN):
        assert undone(line.text, line.edits) == line.raw
        assert len(line.rows) == len(line.raw)


def test_a_mark_drawn_late_goes_to_the_base_it_stands_over() -> None:
    # น at 50, า at 58, then the tone over น drawn last.
    glyphs = columns([(ord("น"), 50, 58, 100), (ord("า"), 58, 66, 100), (ord("้"), 57, 57, 100)])
    assert texts(glyphs) == ["น้า"]


def test_a_mark_raised_in_its_own_run_stays_on_its_line() -> None:
    glyphs = columns([(ord("ท"), 50, 58, 100), (ord("ี"), 58, 58, 100), (ord("่"), 58, 58, 97)])
    assert texts(glyphs) == ["ที่"]


def test_a_gap_without_a_blank_is_a_blank_but_never_before_a_dependent_vowel() -> None:
    apart = columns([(ord("ก"), 50, 58, 100), (ord("ข"), 64, 72, 100)])
    assert texts(apart) == ["ก ข"]
    stretched = columns([(ord("ก"), 50, 58, 100), (ord("า"), 64, 72, 100)])
    assert texts(stretched) == ["กา"]


def test_evenly_spaced_letters_are_one_word() -> None:
    rows = [(ord(char), 50 + 14 * i, 58 + 14 * i, 100) for i, char in enumerate("ตกลงกน")]
    assert texts(columns(rows)) == ["ตกลงกน"]


def test_letters_printed_twice_for_weight_are_read_once() -> None:
    glyphs = columns([(ord("ก"), 50, 58, 100), (ord("ก"), 50.4, 58.4, 100), (ord("ข"), 58, 66, 100)])
    assert texts(glyphs) == ["กข"]


def test_a_cluster_drawn_inside_its_like_is_dropped_with_a_log() -> None:
    rows = [(ord("น"), 50, 60, 100), (ord("้"), 60, 60, 100), (ord("น"), 52, 55, 100), (ord("้"), 57, 57, 100)]
    (line,) = assembled(columns([*rows, (ord("า"), 60, 68, 100)]), PLAIN)
    assert (line.raw, line.text) == ("น้น้า", "น้า")
    assert line.edits[0].rule == "repeated-cluster"


def test_lines_of_turned_text_read_along_their_direction() -> None:
    upright = typed([("งบ", 50, 100)])
    boxes = np.array([[90, 192, 107, 200], [90, 184, 107, 192]], np.float32)
    turned = Glyphs(
        **{
            **{name: getattr(upright, name) for name in upright.__slots__},
            "boxes_pt": boxes,
            "origin_x_pt": np.array([103, 103], np.float32),
            "baseline_pt": np.array([200, 192], np.float32),
            "turn": np.ones(2, np.int8),
        }
    )
    (line,) = glyph_lines(turned)
    assert (line.raw, line.turn) == ("งบ", 1)


def test_a_blank_drawn_where_the_vowel_begins_stands_before_it() -> None:
    rows = [
        (ord("ต"), 50, 58, 100),
        (ord("า"), 58, 66, 100),
        (ord(" "), 58, 58, 100),
        (ord("บ"), 66, 74, 100),
    ]
    (line,) = assembled(columns(rows), PLAIN)
    assert (line.raw, line.text) == ("ต าบ", "ตำบ")


def test_a_leading_vowel_that_reaches_back_over_its_pen_hides_no_blank() -> None:
    glyphs = columns([(ord("ว"), 50, 58, 100), (ord("โ"), 61.6, 69, 100)])
    reaching = replace(
        glyphs, boxes_pt=glyphs.boxes_pt - np.array([[0, 0, 0, 0], [0.8, 0, 0, 0]], np.float32)
    )
    assert texts(reaching) == ["ว โ"]
