import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import OcrLine, OcrPage
from pipeline.engines.pdfium import PdfiumReader
from pipeline.stages.reading import reading
from schemas.document import Source
from schemas.route import Route
from tests.stages.test_reading import LIES, SPOKEN, TRUE
from tests.thai_pdf import ThaiFont, composed, shown

DPI = 200
LEFT_PT, SIZE_PT, ADVANCE_PT = 72.0, 16.0, 8.0
LEVELS_PT = (142.0, 172.0, 202.0)


class TruthfulOcr:
    """Reads the composed page as it was composed, in the places its letters stand."""

    name, version, charset = "truthful", "1", frozenset(SPOKEN)

    def page(self, image: NDArray[np.uint8], dpi: float) -> OcrPage:
        del image
        return OcrPage(tuple(self._at(level, dpi / 72) for level in LEVELS_PT), (), (), 0, 0.0, "text")

    def line(self, image: NDArray[np.uint8]) -> OcrLine:
        del image
        return self._at(LEVELS_PT[0], 1.0)

    def _at(self, level_pt: float, scale: float) -> OcrLine:
        pens, pen = [], LEFT_PT
        for char in SPOKEN:
            marks = char in "่ีั"
            pens.append((pen - ADVANCE_PT, pen) if marks else (pen, pen + ADVANCE_PT))
            pen += 0.0 if marks else ADVANCE_PT
        extent = np.array(pens, np.float32) * np.float32(scale)
        box = (LEFT_PT * scale, (level_pt - 13) * scale, pen * scale, (level_pt + 4) * scale)
        return OcrLine(SPOKEN, box, extent, np.full(len(SPOKEN), 0.95, np.float32), None, "truthful")


def test_a_font_without_names_is_read_from_its_rendered_glyphs() -> None:
    font = ThaiFont(TRUE, LIES)
    content = " ".join(shown(font, SPOKEN, LEFT_PT, 842 - level) for level in LEVELS_PT)
    reader = PdfiumReader(composed([content], {"F1": font}))
    source = Source(file_name="a.pdf", sha256="0" * 64, page_count=1)
    (page,) = reading(source, reader, TruthfulOcr(), lambda _issue: None)
    assert page.route is Route.DECODED
    assert "rendered glyphs" in page.reason
    assert page.glyphs.text == SPOKEN * len(LEVELS_PT)
