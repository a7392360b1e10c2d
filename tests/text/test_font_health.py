from pipeline.core.reading import no_boxes
from pipeline.text.context import repair_context
from pipeline.text.font_health import Ailment, FontTally, add_page, ailment, ailments, from_code_page
from pipeline.text.glyph_columns import concatenated
from pipeline.text.page_damage import page_damage, quality
from schemas.page_content import Font, PageContent
from schemas.route import Route
from tests.stages.doubles import PLAIN, columns, typed

PROSE = "แผนพัฒนาท้องถิ่นของเทศบาลตำบลตัวอย่างที่ประชาชนร่วมกันจัดทำขึ้นเพื่อให้บริการ"


def tally(text: str) -> FontTally:
    one = FontTally()
    add_page([one], typed([(text, 50, 100)]))
    return one


def without(text: str, marks: str) -> str:
    return "".join("ก" if char in marks else char for char in text)


def test_good_thai_is_healthy() -> None:
    assert ailment(tally(PROSE)) is None


def test_latin_and_numbers_are_healthy() -> None:
    assert ailment(tally("Annual plan 2561, 1,234,567.00 baht, 100 %" * 3)) is None


def test_consonants_for_marks_give_a_lying_map_away() -> None:
    lied = without(PROSE, "ัิีึืุู็่้๊๋์ํ")
    assert ailment(tally(lied * 2)) is Ailment.LYING_MAP


def test_one_word_without_marks_is_no_evidence() -> None:
    assert ailment(tally("กองการ" * 20)) is None


def test_foreign_letters_and_control_bytes_have_no_map() -> None:
    assert ailment(tally("ναϖμϓηϖΩϔλΤϏΩμϚΦ" * 2)) is Ailment.NO_MAP
    assert ailment(tally("\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f" * 2)) is Ailment.NO_MAP


def test_every_sara_am_lost_means_codes_left_out_unless_it_is_split() -> None:
    text = PROSE.replace("ำ", "า") * 4
    assert ailments([PLAIN], [tally(text)], split_am=0) == {PLAIN: Ailment.EMPTY_CODES}
    assert ailments([PLAIN], [tally(text)], split_am=3) == {}


def test_code_page_bytes_become_thai() -> None:
    text = "กิน 1".encode("cp874").decode("latin-1")
    assert "".join(map(chr, from_code_page(typed([(text, 50, 100)])))) == "กิน 1"


def test_a_hyphen_wider_than_letters_is_the_letter_with_the_byte_of_the_soft_hyphen() -> None:
    letters = [ord(c) for c in "กำลังสำคั".encode("cp874").decode("latin-1")]
    rows = [(code, 50.0 + 6 * n, 56.0 + 6 * n, 100.0) for n, code in enumerate(letters)]
    for width, read in ((9.0, "ญ"), (4.0, "-")):
        glyphs = columns([*rows, (ord("-"), 120.0, 120.0 + width, 100.0)])
        assert chr(int(from_code_page(glyphs)[-1])) == read


def test_habits_are_found_font_by_font() -> None:
    fonts = (Font("Tahoma", bold=False), Font("TH SarabunIT๙", bold=False), Font("Wingdings 2", bold=False))
    broken = typed([("กำรบริหำรส ำนักงำนเทศบำล", 50, 100)], font=0)
    good = typed([("การกำหนดอำนาจ ๒๕๖๐", 50, 130)], font=1)
    page = PageContent(
        1, 595.0, 842.0, Route.TEXT_LAYER, "", 1.0, fonts, concatenated([broken, good]), no_boxes()
    )
    context = repair_context((page,))
    assert [habits.aa_as_am for habits in context.fonts] == [True, False, False]
    assert [habits.thai_digits for habits in context.fonts] == [False, True, False]
    assert [habits.second_symbols for habits in context.fonts] == [False, False, True]
    assert not any(habits.am_lost for habits in context.fonts)


def test_quality_ranks_pages_as_a_person_would() -> None:
    pages = [
        PROSE,
        PROSE * 3 + "ต าบล",
        PROSE + "ต าบลก าหนดจ านวน",
        "ต าบล ก าหนด จ านวน น้ํา",
        "\ufffd\ufffd\x01\x02\x03 a",
    ]
    scores = [quality(text, page_damage(text)) for text in pages]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[-1] < 0.5
