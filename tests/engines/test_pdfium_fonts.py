from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.reading import MapSource
from pipeline.engines.font_evidence import named_unicode, same_shape_unicode, truetype_facts, type1_encoding
from pipeline.engines.pdfium import PdfiumReader
from pipeline.engines.to_unicode import parsed_to_unicode, written_to_unicode
from tests.thai_pdf import ThaiFont, composed, shown

TRUE = {33: "ก", 34: "ั", 35: "น", 36: "า"}
LIES = {33: "ก", 34: "ก", 35: "น", 36: "า"}
NAMES = {33: "kokaithai", 34: "maihanakatthai", 35: "nonuthai", 36: "saraaathai"}


@given(
    st.dictionaries(
        st.integers(0, 255),
        st.text(st.characters(max_codepoint=0xD7FF, min_codepoint=1), min_size=1, max_size=3),
    )
)
def test_a_map_written_reads_back(codes: dict[int, str]) -> None:
    assert parsed_to_unicode(written_to_unicode(codes, 1)) == codes
    assert parsed_to_unicode(written_to_unicode(codes, 2)) == codes


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read_as_a_map(stream: bytes) -> None:
    parsed_to_unicode(b"1 beginbfrange " + stream + b" endbfrange 2 beginbfchar " + stream + b" endbfchar")


def test_ranges_and_lists_are_read() -> None:
    stream = b"2 beginbfrange <01> <03> <0E01> <05> <06> [<0E48> <0E490E32>] endbfrange"
    assert parsed_to_unicode(stream) == {1: "ก", 2: "ข", 3: "ฃ", 5: "่", 6: "้า"}


def test_codes_mapped_to_nothing_are_kept_as_evidence() -> None:
    assert parsed_to_unicode(b"1 beginbfchar <011e> <> endbfchar") == {0x11E: ""}


def test_names_that_mean_something_are_read() -> None:
    names = {
        1: "maihanakatthai",
        2: "uni0E48",
        3: "afii59681",
        4: "f70a;",
        5: "g12",
        6: ".notdef",
        7: "afii59728;",
    }
    assert named_unicode(names) == {1: "ั", 2: "่", 3: "ก", 4: "่", 7: "ั"}


def test_equal_outlines_mean_the_same_only_when_one_character_has_them() -> None:
    shapes = {1: "a", 2: "a", 3: "b", 4: "b", 5: "b"}
    assert same_shape_unicode({1: "่", 3: "ก", 4: "ข"}, shapes, [2, 5]) == {2: "่"}


def test_a_broken_program_is_no_evidence() -> None:
    facts = truetype_facts(b"\x00\x01\x00\x00 rubbish")
    assert not facts.unicode
    assert not facts.shapes


def test_type1_encoding_is_read_from_the_clear_text() -> None:
    clear = b"%!PS\n/Encoding 256 array\ndup 33 /kokaithai put\ndup 34 /uni0E31 put\ncurrentfile eexec"
    program = clear + b"\x00dup 35 /x put"
    assert type1_encoding(program) == {33: "kokaithai", 34: "uni0E31"}


def test_glyph_names_are_evidence_against_a_lying_map() -> None:
    font = ThaiFont(TRUE, LIES, NAMES)
    reader = PdfiumReader(composed([shown(font, "กันนา", 100, 700)], {"F1": font}))
    assert reader.text_layer(1).glyphs.text == "กกนนา"
    program = reader.fonts()[0]
    assert (program.name, program.tag, program.pages) == ("Composed", "AAAAAA", (1,))
    assert program.declared == LIES
    assert program.evidence[MapSource.GLYPH_NAMES] == TRUE


def test_a_file_is_read_again_with_other_maps() -> None:
    font = ThaiFont(TRUE, LIES, NAMES)
    reader = PdfiumReader(composed([shown(font, "กันนา", 100, 700)], {"F1": font}))
    other = reader.redecoded({reader.fonts()[0].key: TRUE})
    assert other.text_layer(1).glyphs.text == "กันนา"
    other.close()
    assert reader.text_layer(1).glyphs.text == "กกนนา"
