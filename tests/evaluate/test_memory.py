"""Memory stays flat: a 300-page document against one of 10 pages."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner

from pipeline.core.errors import UsageError
from pipeline.evaluate.memory import LIMIT_MB, composed, measured_mb, memory_command
from tests.pdf_bytes import pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(pdf(["one", "two"]))
    (tmp_path / "b.pdf").write_bytes(pdf(["three"]))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    return tmp_path


def test_pages_are_spread_over_all_files(folder: Path) -> None:
    composed(folder, 2, folder / "few.out")
    with pdfium.PdfDocument(folder / "few.out") as document:
        assert len(document) == 2


def test_pages_are_taken_in_turn(folder: Path) -> None:
    composed(folder, 5, folder / "whole.out")
    with pdfium.PdfDocument(folder / "whole.out") as document:
        assert [page.get_textpage().get_text_bounded() for page in document] == [
            "one",
            "two",
            "three",
            "one",
            "two",
        ]


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no PDF with a page"):
        composed(tmp_path, 5, tmp_path / "whole.out")


def test_a_reading_is_measured_in_its_own_process(folder: Path) -> None:
    assert 20 < measured_mb(folder / "a.pdf") < 4000


@pytest.mark.slow
def test_three_hundred_pages_grow_by_less_than_the_limit(sample_corpus: Path) -> None:
    if not list(sample_corpus.rglob("*.pdf")):
        pytest.skip("the sample corpus holds no PDF yet")
    done = CliRunner().invoke(memory_command, ["--pages-from", str(sample_corpus)])
    assert f"must be less than {LIMIT_MB:.0f}" in done.output
    grown = float(done.output.rpartition("difference:")[2].split()[0])
    assert grown < LIMIT_MB
