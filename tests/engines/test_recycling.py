"""A long file is opened anew now and then: what is read stays the same."""

from pathlib import Path

import pytest

import pipeline.engines.pdfium as engine
from pipeline.engines.pdfium import PdfiumReader
from tests.pdf_bytes import pdf

PAGES = [f"page {n}" for n in range(1, 9)]


@pytest.mark.parametrize("as_path", [True, False])
def test_pages_read_the_same_across_a_reopening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, as_path: bool
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(PAGES))
    monkeypatch.setattr(engine, "PAGES_AT_ONCE", 3)
    reader = PdfiumReader(path if as_path else path.read_bytes())
    assert [reader.text_layer(n).glyphs.text for n in range(1, 9)] == PAGES
    assert reader.image(8, 36).shape[2] == 3
    assert reader.page_count == 8
    reader.close()
