import numpy as np
import pytest

from pipeline.core.reading import Concealment, ReadingError
from pipeline.engines.pdfium import PdfiumReader
from pipeline.engines.pdfium_text import decoded_name
from schemas.geometry import BBox
from tests.pdf_bytes import pdf
from tests.thai_pdf import composed, font_of, shown

TEXT = "ที่ดินนี้"


def reader_of(content: str, font_text: str = TEXT, **kwargs: object) -> PdfiumReader:
    return PdfiumReader(composed([content], {"F1": font_of(font_text)}, **kwargs))  # type: ignore[arg-type]  # keyword by name


def test_characters_come_in_content_order_whatever_their_place() -> None:
    font = font_of("กข")
    content = shown(font, "ข", 300, 700) + " " + shown(font, "ก", 100, 700)
    assert reader_of(content, "กข").text_layer(1).glyphs.text == "ขก"


def test_boxes_are_in_points_from_the_top_left() -> None:
    layer = reader_of(shown(font_of(TEXT), TEXT, 100, 700)).text_layer(1)
    glyphs = layer.glyphs
    assert glyphs.text == TEXT
    assert glyphs.baseline_pt[0] == pytest.approx(142, abs=0.5)
    assert glyphs.boxes_pt[0, 0] == pytest.approx(100, abs=0.5)
    assert glyphs.boxes_pt[0, 2] == pytest.approx(108, abs=0.5)
    assert glyphs.size_pt.tolist() == pytest.approx([16.0] * len(TEXT))
    assert (layer.width_pt, layer.height_pt) == pytest.approx((595, 842))
    assert layer.fonts[0].name == "Composed"


@pytest.mark.parametrize(("rotate", "turn"), [(0, 0), (90, 3), (180, 2), (270, 1)])
def test_a_rotated_page_is_seen_as_a_person_sees_it(rotate: int, turn: int) -> None:
    layer = reader_of(shown(font_of(TEXT), TEXT, 100, 700), rotate=rotate).text_layer(1)
    assert set(layer.glyphs.turn.tolist()) == {turn}
    assert layer.glyphs.boxes_pt.min() >= 0
    assert layer.glyphs.boxes_pt[:, 2].max() <= layer.width_pt
    assert layer.glyphs.boxes_pt[:, 3].max() <= layer.height_pt


WHITE, BLACK_BOX = "1 1 1 rg", "0 0 0 rg 90 680 300 60 re f"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"q {WHITE} {{}} Q", Concealment.COLOUR),
        ("q 0.99 0.99 1 rg {} Q", Concealment.COLOUR),
        ("q 3 Tr {} Q", Concealment.INVISIBLE),
        ("q 0.04 0 0 0.04 96 690 cm {} Q", Concealment.TINY),
        ("q 1 0 0 1 800 0 cm {} Q", Concealment.OFF_PAGE),
        ("q 1 0 0 1 0 200 cm {} Q", Concealment.OFF_PAGE),
    ],
)
def test_concealed_text_is_hidden_and_told(content: str, reason: Concealment) -> None:
    layer = reader_of(content.format(shown(font_of(TEXT), TEXT, 100, 700))).text_layer(1)
    assert layer.glyphs.hidden.all()
    (told,) = layer.concealed
    assert (told.reason, told.text, told.count) == (reason, TEXT, len(TEXT))


@pytest.mark.parametrize(
    "content",
    [
        f"{BLACK_BOX} q {WHITE} {{}} Q",  # white on black
        "q 0.6 g {} Q",  # grey on white
        "q 1 0 0 rg {} Q",  # red on white
        f"{{}} q {WHITE} 400 100 50 50 re f Q",  # a white box elsewhere
    ],
)
def test_what_can_be_seen_is_not_hidden(content: str) -> None:
    layer = reader_of(content.format(shown(font_of(TEXT), TEXT, 100, 700))).text_layer(1)
    assert not layer.glyphs.hidden.any()
    assert layer.concealed == ()


def test_what_a_person_cannot_see_is_marked() -> None:
    font = font_of("กขคง")
    content = " ".join(
        (
            shown(font, "ก", 100, 700),
            "q 0 0 50 50 re W n " + shown(font, "ข", 100, 600) + " Q",
            "q 3 Tr " + shown(font, "ค", 100, 500) + " Q",
            shown(font, "ง", -40, 400),
        )
    )
    glyphs = reader_of(content, "กขคง").text_layer(1).glyphs
    assert dict(zip(glyphs.text, glyphs.hidden.tolist(), strict=True)) == {
        "ก": False,
        "ข": True,
        "ค": True,
        "ง": True,
    }


def test_text_drawn_within_its_clip_is_visible() -> None:
    font = font_of("ก")
    glyphs = (
        reader_of("q 90 690 100 30 re W n " + shown(font, "ก", 100, 700) + " Q", "ก").text_layer(1).glyphs
    )
    assert not glyphs.hidden.any()


def test_images_are_measured_and_rendered() -> None:
    reader = reader_of(shown(font_of(TEXT), TEXT, 100, 700), image=True)
    assert reader.text_layer(1).image_share == pytest.approx(1.0)
    whole = reader.image(1, 72)
    assert whole.shape == (842, 595, 3)
    part = reader.image(1, 144, BBox(100, 100, 200, 150))
    assert part.shape == pytest.approx((100, 200, 3), abs=1)
    assert part.dtype == np.uint8


def test_an_unreadable_file_says_so() -> None:
    with pytest.raises(ReadingError, match="cannot open"):
        PdfiumReader(b"not a PDF")


def test_a_page_that_is_not_there_says_so() -> None:
    with pytest.raises(ReadingError, match="page 2"):
        PdfiumReader(pdf(["one"])).text_layer(2)


def test_font_names_are_decoded_from_either_encoding() -> None:
    assert decoded_name("TH SarabunIT๙".encode()) == "TH SarabunIT๙"
    assert decoded_name("TH SarabunIT๙".encode("cp874")) == "TH SarabunIT๙"
