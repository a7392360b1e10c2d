"""Departures of one owner's version of a shared paragraph: only where others agree, never on numbers."""

import pytest

from pipeline.compare.lapses import Lapse, LapseKind, Version, agreement, lapses
from pipeline.text.searchable import match_key

TEXT = (
    "ต้องทำงานในเชิงรุกและมองไปข้างหน้า โดยตั้งคำถามกับตนเองเสมอว่าชุมชนจะได้ประโยชน์อะไร "
    "และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา ทั้งนี้ให้แล้วเสร็จภายใน 15 วัน นับแต่วันที่ได้รับคำขอ"
)
NAMED = "เทศบาลตำบล{} จึงกำหนดแนวทางการพัฒนาพนักงานให้มีความรู้ ทักษะ และทัศนคติที่ดีต่อการปฏิบัติหน้าที่"
NAMES = ("ดอนกลาง", "หนองน้ำใส", "บ้านฝาย", "ท่าช้าง", "โนนสูง")


def found(*texts: str, whole: str | None = None) -> tuple[Lapse, ...]:
    """Lapses of the first text; each text belongs to another owner."""
    own, *others = (
        Version(f"เทศบาลตำบล{name}", match_key(name), match_key(text))
        for name, text in zip(NAMES, texts, strict=False)
    )
    return lapses(own, agreement(tuple(others)), match_key(whole or texts[0]))


def kinds(*texts: str) -> list[LapseKind]:
    return [lapse.kind for lapse in found(*texts)]


def test_a_clause_that_the_others_have_is_lost() -> None:
    (lapse,) = found(TEXT.replace("และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา ", ""), TEXT, TEXT)
    assert lapse.kind is LapseKind.LOST
    assert lapse.agreed == match_key("และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา")
    assert (lapse.printed, lapse.votes, lapse.voters) == ("", 2, 2)
    assert match_key(TEXT)[: lapse.start].endswith(match_key("ประโยชน์อะไร"))


def test_a_clause_that_stands_elsewhere_is_not_lost() -> None:
    cut = TEXT.replace("และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา ", "")
    assert found(cut, TEXT, TEXT, whole=f"{cut} และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา") == ()


def test_a_clause_that_most_do_not_have_is_not_lost() -> None:
    cut = TEXT.replace("และให้บริการผ่านเว็บไซต์ได้ตลอดเวลา ", "")
    assert found(cut, TEXT, cut, cut, TEXT) == ()


def test_a_fluent_wrong_phrase_is_garbled() -> None:
    (lapse,) = found(TEXT.replace("ตั้งคำถามกับตนเอง", "ตั้งค่าตามกับเจตนา"), TEXT, TEXT, TEXT)
    assert lapse.kind is LapseKind.GARBLED
    assert (lapse.printed, lapse.agreed) == ("ตั้งค่าตามกับเจตนา", "ตั้งคำถามกับตนเอง")
    assert (lapse.votes, lapse.voters) == (3, 3)


def test_what_one_other_owner_writes_too_is_a_wording() -> None:
    other = TEXT.replace("ตั้งคำถามกับตนเอง", "ตั้งค่าตามกับเจตนา")
    assert found(other, TEXT, TEXT, other) == ()


def test_where_the_others_disagree_there_is_a_tie() -> None:
    texts = (TEXT.replace("เว็บไซต์", "เว็บไซด์"), TEXT, TEXT.replace("เว็บไซต์", "เว็ปไซต์"))
    assert kinds(*texts) == [LapseKind.TIE]


def test_two_plans_alone_say_nothing() -> None:
    assert found(TEXT.replace("เว็บไซต์", "เว็ปโซด์"), TEXT) == ()


def test_plans_of_the_same_owner_have_no_vote() -> None:
    own = Version("ก", "", match_key(TEXT.replace("เว็บไซต์", "เว็ปโซด์")))
    same = [Version("ก", "", match_key(TEXT))] * 3
    assert lapses(own, agreement((*same, Version("ข", "", match_key(TEXT)))), own.folded) == ()


@pytest.mark.parametrize("other", ["16 วัน", "150 วัน"])
def test_numbers_are_left_alone(other: str) -> None:
    assert found(TEXT.replace("15 วัน", other), TEXT, TEXT, TEXT) == ()


def test_another_owners_name_is_left_over() -> None:
    texts = [NAMED.format(name) for name in NAMES]
    texts[0] = NAMED.format(NAMES[1])
    (lapse,) = found(*texts)
    assert lapse.kind is LapseKind.NAME
    assert (lapse.printed, lapse.agreed, lapse.votes) == (NAMES[1], NAMES[0], 4)


def test_another_owners_name_beside_other_slips_is_found_too() -> None:
    texts = [NAMED.format(name) for name in NAMES]
    texts[0] = NAMED.format(NAMES[3]).replace("ทักษะ", "ทกษะ")
    assert kinds(*texts) == [LapseKind.NAME, LapseKind.GARBLED]


def test_each_with_its_own_name_is_no_lapse() -> None:
    assert found(*(NAMED.format(name) for name in NAMES)) == ()


def test_a_neighbour_that_all_name_is_no_leftover() -> None:
    text = f"อาณาเขตทิศเหนือติดต่อกับเทศบาลตำบล{NAMES[1]} ทิศใต้ติดต่อกับแม่น้ำและที่สาธารณะของหมู่บ้านตามแนวเขต"
    assert found(text, text, text, text) == ()


def test_own_additions_are_no_lapse() -> None:
    added = TEXT.replace("ทั้งนี้", "เทศบาลจัดตลาดนัดผักปลอดสารทุกวันเสาร์เพื่อให้เกษตรกรมีรายได้เพิ่มขึ้น ทั้งนี้")
    assert found(added, TEXT, TEXT) == ()


def test_in_a_short_paragraph_real_words_are_ones_own() -> None:
    east, west = "ทิศตะวันออก ติดต่อกับแม่น้ำ", "ทิศตะวันตก ติดต่อกับแม่น้ำ"
    assert found(east, west, west, west) == ()


def test_a_rewritten_paragraph_lacks_nothing() -> None:
    own = "ต้องทำงานในเชิงรุกและมองไปข้างหน้า เทศบาลจะจัดเวทีประชาคมทุกหมู่บ้านเพื่อรับฟังความต้องการของประชาชนทุกกลุ่ม"
    assert found(own, TEXT, TEXT, TEXT) == ()


def test_signs_without_letters_are_no_words() -> None:
    assert found(TEXT.replace("ทั้งนี้", "/ - / ทั้งนี้"), TEXT, TEXT, TEXT) == ()
