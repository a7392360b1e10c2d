from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.glyph_votes import LinePair, Placed, voted

PRIVATE = 0xE000
TEXTS = ["แผนพัฒนาท้องถิ่น", "เทศบาลตำบลตัวอย่าง", "งบประมาณรายจ่าย", "พัฒนาท้องถิ่นอย่างยั่งยืน"]


def placed(chars: str, step: float = 0.5) -> tuple[Placed, ...]:
    return tuple(Placed(char, step * i) for i, char in enumerate(chars))


def coded(text: str) -> str:
    return "".join(chr(PRIVATE + ord(char) - 0x0E00) for char in text)


def test_codes_met_often_are_read_by_majority() -> None:
    pairs = [LinePair(placed(coded(t)), placed(t)) for t in TEXTS * 3]
    wrong = LinePair(placed(coded("แผนพัฒนา")), placed("แพนพัตนา"))
    found = voted([*pairs, wrong])
    assert {found[coded(char)] == char for char in set("".join(TEXTS))} == {True}


def test_a_dropped_character_does_not_shift_the_rest() -> None:
    pairs = [LinePair(placed(coded(t)), placed(t)) for t in TEXTS * 2]
    text = TEXTS[1]
    short = tuple(p for i, p in enumerate(placed(text)) if i != 3)
    found = voted([*pairs, LinePair(placed(coded(text)), short)])
    assert all(found[coded(char)] == char for char in text)


def test_a_code_met_once_is_left_open() -> None:
    assert voted([LinePair(placed(coded("ก")), placed("ก"))]) == {}


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=4))
def test_any_pairs_give_a_map_of_codes_that_were_met(lines: list[tuple[str, str]]) -> None:
    found = voted([LinePair(placed(codes), placed(read)) for codes, read in lines])
    assert set(found) <= set("".join(codes for codes, _ in lines))
