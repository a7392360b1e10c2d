from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text.context import FontHabits, RepairContext
from pipeline.text.draft import Draft, undone
from pipeline.text.lexicon import words
from pipeline.text.private_use import MAC, THAI_VARIANTS, WINDOWS
from pipeline.text.repair import Clues, repaired

PLAIN = RepairContext()
MESSY = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B)
    | st.sampled_from(" \u00a0กทนาำ่้ัิ1ÉÊ\ufffd\u00ad\x03\u200b\uf70a\uf710\uf884\uf0b7"),
    max_size=30,
)

CASES = {
    "split sara am": ("ต าบล", "ตำบล"),
    "split sara am after a tone": ("น้ า", "น้ำ"),
    "split sara am before its tone": ("น ้าประปา", "น้ำประปา"),
    "split and doubled": ("จ ำนวน", "จำนวน"),
    "tone before vowel": ("เพ\u0e48\u0e37อ", "เพื่อ"),
    "blank before mark": ("ทั ่วถึง", "ทั่วถึง"),
    "decomposed sara am": ("ก\u0e4d\u0e32หนด", "กำหนด"),
    "decomposed sara am with tone first": ("น\u0e49\u0e4d\u0e32", "น้ำ"),
    "decomposed sara am with tone within": ("น\u0e4d\u0e49\u0e32", "น้ำ"),
    "private-use mark": ("ท\uf70aาทอง", "ท่าทอง"),
    "two private-use marks": ("ป\uf710\uf713น", "ปั่น"),
    "latin tone": ("ทีÉ", "ที่"),
    "latin tone before its vowel": ("ตัÊง", "ตั้ง"),
    "unreadable nikhahit": ("ประจ\ufffdาปี", "ประจำปี"),
    "doubled mark": ("ที่่", "ที่"),
    "two sara e": ("เเผน", "แผน"),
    "sara am and sara aa": ("จ\u0e33\u0e32นวน", "จำนวน"),
    "soft hyphen": ("1\u00ad2", "1-2"),
    "zero width": ("แผน\u200bงาน", "แผนงาน"),
    "control byte": ("งาน\x03", "งาน"),
    "symbol bullet": ("\uf0b7 ถนน", "• ถนน"),
    "unknown symbol": ("\uf035 ถนน", "• ถนน"),
}


@pytest.mark.parametrize(("raw", "text"), CASES.values(), ids=CASES.keys())
def test_defect_is_repaired_and_can_be_undone(raw: str, text: str) -> None:
    fix = repaired(raw, PLAIN)
    assert fix.text == text
    assert undone(fix.text, fix.edits) == raw
    assert all(edit.rule and edit.evidence for edit in fix.edits)


@pytest.mark.parametrize(
    "text",
    [
        "น้ำ ผ้า ช้า ค้า ซ้ำ",
        "ใจดี ตำแหน่ง",
        "ระบายน้ำ",
        "สระ อา",
        "Éclair Être",
        "café É",
        "ข้อ ก. และ ข้อ ข.",
        "พ.ศ. ๒๕๖6",
        "ให้ไว้ ณ วันที่",
        "ที่ที่ดิน",
        "พุทฺธํ สรณํ คจฺฉามิ",
    ],
)
def test_valid_text_is_left(text: str) -> None:
    assert repaired(text, PLAIN).text == text


def test_no_dictionary_word_is_harmed_alone_or_in_running_text() -> None:
    known = sorted(words())
    assert [w for w in known if repaired(w, PLAIN).text != w] == []
    lines = [" ".join(known[i : i + 12]) for i in range(0, len(known), 12)]
    assert [line for line in lines if repaired(line, PLAIN).text != line] == []


@given(MESSY)
@example("ก\u200bÉ")  # a tone mark behind a code that prints nothing
@example("ก\xa0่\xa0า")  # two blanks in one cluster
def test_repair_is_idempotent_and_reversible(raw: str) -> None:
    fix = repaired(raw, PLAIN)
    assert undone(fix.text, fix.edits) == raw
    assert repaired(fix.text, PLAIN).text == fix.text
    offsets = [(edit.offset, edit.offset + len(edit.before)) for edit in fix.edits]
    assert all(end <= start for (_, end), (start, _) in pairwise(offsets))


@given(
    MESSY,
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 3), st.sampled_from(["", "ก", "กำ"])), max_size=5),
)
def test_any_draft_can_be_undone(raw: str, changes: list[tuple[int, int, str]]) -> None:
    draft = Draft(raw)
    for start, length, after in changes:
        if start <= len(draft.text):
            draft.replace(start, min(len(draft.text), start + length), after, "test", "test")
    assert undone(draft.text, draft.edits()) == raw


def test_all_54_thai_variants_are_known() -> None:
    assert len(WINDOWS) == len(MAC) == 27
    assert all("\u0e01" <= after <= "\u0e4e" for after in THAI_VARIANTS.values())


def test_font_that_reads_am_for_aa_is_undone_by_font() -> None:
    context = RepairContext((FontHabits(), FontHabits(aa_as_am=True)))
    raw = "กำรจ ำนวน"
    assert repaired(raw, context, Clues([1] * len(raw))).text == "การจำนวน"
    assert repaired("กำหนด", context, Clues([0] * 5)).text == "กำหนด"


def test_digits_drawn_in_thai_shapes_read_as_drawn() -> None:
    context = RepairContext((FontHabits(thai_digits=True), FontHabits()))
    fix = repaired("ปี 256๓ 10", context, Clues([0] * 8 + [1, 1]))
    assert fix.text == "ปี ๒๕๖๓ 10"
    assert undone(fix.text, fix.edits) == "ปี 256๓ 10"


def test_lost_nikhahit_comes_back_only_where_words_settle_it() -> None:
    context = RepairContext((FontHabits(am_lost=True),))
    raw = "การกาหนดตาบลลาพูนเวลา"
    assert repaired(raw, context, Clues([0] * len(raw))).text == "การกำหนดตำบลลำพูนเวลา"


def test_repeated_cluster_is_dropped() -> None:
    fix = repaired("ป้ป้องกัน", PLAIN, Clues([0] * 9, frozenset({2, 3})))
    assert fix.text == "ป้องกัน"
    assert undone(fix.text, fix.edits) == "ป้ป้องกัน"
