from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.core.ocr import OcrEngine, OcrPage, OcrTimeoutError
from pipeline.core.reading import Concealed, Concealment, TextLayer
from pipeline.engines.pdfium import PdfiumReader
from pipeline.stages.reading import reading
from schemas.document import Source
from schemas.geometry import BBox
from schemas.issue import Issue, IssueCode
from schemas.page_content import PageContent
from schemas.route import Route
from tests.stages.doubles import FakeOcr, FakeReader, layer, typed
from tests.thai_pdf import ThaiFont, composed, shown

CLEAN = "แผนอัตรากำลังสามปีของเทศบาล"
GARBAGE = "rfiovirrfiunl:rr1}J lasfr vrrfin 1uaoiu d1fi'na1u"


def read(
    pages: Sequence[TextLayer | str], ocr: OcrEngine | None = None, *, dark: bool = False
) -> tuple[tuple[PageContent, ...], list[Issue]]:
    issues: list[Issue] = []
    source = Source(file_name="a.pdf", sha256="0" * 64, page_count=len(pages))
    return reading(source, FakeReader(pages, dark=dark), ocr, issues.append), issues


def clean_layer() -> TextLayer:
    return layer(typed([(CLEAN, 72, 100)]))


def test_one_bad_page_never_loses_the_file() -> None:
    pages, issues = read([clean_layer(), "page 2 cannot be parsed", clean_layer()])
    assert [page.route for page in pages] == [Route.TEXT_LAYER, Route.FAILED, Route.TEXT_LAYER]
    assert [page.number for page in pages] == [1, 2, 3]
    assert [(issue.code, issue.page) for issue in issues] == [(IssueCode.PAGE_FAILED, 2)]


def test_a_clean_page_is_kept_as_it_is() -> None:
    (page,), issues = read([clean_layer()])
    assert (page.route, page.quality, page.glyphs.text) == (Route.TEXT_LAYER, 1.0, CLEAN)
    assert issues == []


def test_damage_lowers_quality_and_is_named() -> None:
    (clean, light, heavy), _ = read(
        [layer(typed([(text, 72, 100)])) for text in (CLEAN, CLEAN * 3 + "ต าบล", "ก าหนดต าบลจ านวน")]
    )
    assert clean.quality > light.quality > heavy.quality
    assert light.route is heavy.route is Route.REPAIRED
    assert "split sara am 3 times" in heavy.reason


def test_concealed_text_is_left_out_and_reported() -> None:
    box = BBox(72.0, 90.0, 200.0, 110.0)
    secret = Concealed(Concealment.COLOUR, 5, "กขคงจ", box)
    _, issues = read([replace(clean_layer(), concealed=(secret,))])
    assert [(one.code, one.page, one.bbox) for one in issues] == [(IssueCode.TEXT_CONCEALED, 1, box)]
    assert "in the colour of what is behind it" in issues[0].message
    assert "กขคงจ" in issues[0].message


def test_text_laid_over_a_scan_is_not_reported_as_concealed() -> None:
    one = layer(typed([(CLEAN * 3, 72, 100)], hidden=True), image_share=1.0, invisible_share=1.0)
    told = Concealed(Concealment.INVISIBLE, 80, CLEAN, BBox(72.0, 90.0, 500.0, 110.0))
    (page,), issues = read([replace(one, concealed=(told,))])
    assert not page.glyphs.hidden.any()
    assert issues == []


def test_a_page_whose_only_text_is_concealed_is_read_from_its_picture() -> None:
    one = layer(typed([(CLEAN, 72, 100)], hidden=True))
    (page,), _ = read([one], FakeOcr(["แผนพัฒนา"]), dark=True)
    assert (page.route, page.glyphs.text) == (Route.OCR, "แผนพัฒนา")


def test_an_empty_page_is_empty() -> None:
    (page,), issues = read([layer(typed([]))])
    assert page.route is Route.EMPTY
    assert issues == []


@pytest.mark.parametrize(
    ("one", "dark"),
    [
        (layer(typed([]), image_share=0.9), False),
        (layer(typed([(GARBAGE, 72, 100)], hidden=True), image_share=1.0, invisible_share=1.0), False),
        (layer(typed([(GARBAGE * 5, 72, 100)]), image_share=1.0), False),
        (layer(typed([]), image_share=0.0), True),
    ],
    ids=["image only", "garbage laid over a scan", "visible garbage on a scan", "drawn without text"],
)
def test_pages_the_layer_cannot_stand_for_go_to_ocr(one: TextLayer, dark: bool) -> None:  # noqa: FBT001 (a parametrised case)
    (page,), issues = read([one], FakeOcr(["แผนพัฒนา", "เทศบาล"]), dark=dark)
    assert page.route is Route.OCR
    assert page.reason
    assert page.glyphs.text == "แผนพัฒนาเทศบาล"
    assert page.glyphs.line.tolist() == [0] * 8 + [1] * 6
    assert page.quality == pytest.approx(0.9)
    assert page.cells_pt.shape == (1, 4)
    assert issues == []


def test_without_an_engine_the_need_is_an_issue() -> None:
    (page,), issues = read([layer(typed([]), image_share=0.9)])
    assert (page.route, page.quality, len(page.glyphs)) == (Route.OCR, 0.0, 0)
    assert [issue.code for issue in issues] == [IssueCode.PAGE_NEEDS_OCR]


def test_a_good_layer_over_a_scan_is_taken() -> None:
    over = layer(typed([(CLEAN, 72, 100)], hidden=True), image_share=1.0, invisible_share=1.0)
    (page,), _ = read([over], FakeOcr(["ก"]))
    assert page.route is Route.TEXT_LAYER
    assert not page.glyphs.hidden.any()


def test_a_stamp_on_a_scan_does_not_stand_for_the_page() -> None:
    stamp = layer(typed([("รับที่ ๑๒๓", 72, 100)]), image_share=1.0)
    (page,), _ = read([stamp], FakeOcr(["แผนพัฒนาท้องถิ่นห้าปี"] * 5))
    assert page.route is Route.OCR


def test_a_label_that_is_all_there_is_stays() -> None:
    label = layer(typed([(CLEAN, 72, 100)]), image_share=1.0)
    (page,), _ = read([label], FakeOcr([CLEAN]))
    assert page.route is Route.TEXT_LAYER


TRUE = dict(enumerate("กขคงจฉชซญดต่าีั", start=33))
LIES = {code: char if char not in "่ีั" else "ก" for code, char in TRUE.items()}
SPELLED = (
    "kokai khokhai khokhwai ngongu chochan choching chochang soso yoying dodek totao maiek saraaa saraii "
    "maihanakat"
)
NAMES = {code: f"{name}thai" for code, name in enumerate(SPELLED.split(), start=33)}
SPOKEN = "กัขี่คางจัฉี่ชาซัญี่ดาตั" * 3


def test_a_lying_map_is_rebuilt_from_glyph_names() -> None:
    font = ThaiFont(TRUE, LIES, NAMES)
    reader = PdfiumReader(composed([shown(font, SPOKEN, 72, 700)], {"F1": font}))
    source = Source(file_name="a.pdf", sha256="0" * 64, page_count=1)
    (page,) = reading(source, reader, None, lambda _issue: None)
    assert page.route is Route.DECODED
    assert "glyph names" in page.reason
    assert page.glyphs.text == SPOKEN


def test_a_lying_map_without_evidence_goes_to_ocr_and_says_why() -> None:
    font = ThaiFont(TRUE, LIES)
    reader = PdfiumReader(composed([shown(font, SPOKEN, 72, 700)], {"F1": font}))
    source = Source(file_name="a.pdf", sha256="0" * 64, page_count=1)
    issues: list[Issue] = []
    (page,) = reading(source, reader, None, issues.append)
    assert page.route is Route.OCR
    assert "consonants for marks" in issues[0].message


def test_the_thai_code_page_read_as_latin_is_read_as_thai() -> None:
    mojibake = CLEAN.encode("cp874").decode("latin-1")
    (page,), _ = read([layer(typed([(mojibake, 72, 100)]))])
    assert page.route is Route.DECODED
    assert "code page" in page.reason
    assert page.glyphs.text == CLEAN


def test_latin_text_with_accents_is_left() -> None:
    (page,), _ = read([layer(typed([("El señor Muñoz compró café, té y azúcar", 72, 100)]))])
    assert page.route is Route.TEXT_LAYER


class SlowOcr(FakeOcr):
    """Runs out of time on every page."""

    def page(self, image: NDArray[np.uint8], dpi: float) -> OcrPage:
        raise OcrTimeoutError(f"a page of {image.shape} at {dpi} dpi took more than 1 s")


def test_a_page_that_takes_too_long_fails_alone() -> None:
    pages, issues = read([layer(typed([]), image_share=0.9), clean_layer()], SlowOcr([]))
    assert [page.route for page in pages] == [Route.FAILED, Route.TEXT_LAYER]
    assert [issue.code for issue in issues] == [IssueCode.PAGE_TIMED_OUT]
