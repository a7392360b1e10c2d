"""The committed sample: every PDF has its gold and profile, and the gold says what the pages say."""

import re
from pathlib import Path

import pypdfium2
import pytest

from corpus.compose.facts import Gold
from pipeline.ingest.profiles import load_profile

CORPUS = Path(__file__).parents[2] / "corpus"
PDFS = sorted(CORPUS.glob("*/*.pdf"))
MAX_BYTES = 400_000
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _gold(pdf: Path) -> Gold:
    return Gold.model_validate_json(pdf.with_suffix(".gold.json").read_text(encoding="utf-8"))


def _bare(text: str) -> str:
    """Without spaces, line ends and hyphenation marks, digits Thai."""
    return re.sub(r"[\s\x02\ufffe]", "", text).translate(_THAI_DIGITS)


def _page_texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [_bare(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def _located(gold: Gold) -> list[tuple[str, int | None]]:
    named = [(section.heading, section.page) for section in gold.sections]
    projects = [*gold.facts.projects, *(p for s in gold.facts.strategies for p in s.projects)]
    return named + [(p.name, p.page) for p in projects] + [(p.text, p.page) for p in gold.paragraphs]


def test_there_are_at_least_nine() -> None:
    assert len(PDFS) >= 9


@pytest.mark.parametrize("pdf", PDFS, ids=lambda p: p.stem)
def test_pages_and_size(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == _gold(pdf).page_count
    document.close()
    assert pdf.stat().st_size < MAX_BYTES


@pytest.mark.parametrize("pdf", PDFS, ids=lambda p: p.stem)
def test_profile_counts_the_document(pdf: Path) -> None:
    profile = load_profile(pdf.parent / f"{pdf.parent.name}.yml")
    expected = next(e for e in profile.expectations if e.file_name == pdf.name)
    gold = _gold(pdf)
    assert expected.min_sections == len(gold.sections)
    assert expected.min_pages == gold.page_count


@pytest.mark.parametrize("pdf", [p for p in PDFS if _gold(p).text_layer == "clean"], ids=lambda p: p.stem)
def test_clean_pages_say_what_gold_says(pdf: Path) -> None:
    gold = _gold(pdf)
    pages = _page_texts(pdf)
    missing = [
        name
        for name, page in _located(gold)
        # A paragraph may run over to the next page, so its first letters decide.
        if page is None or _bare(name)[:60] not in pages[page - 1]
    ]
    assert not missing


@pytest.mark.parametrize("pdf", [p for p in PDFS if _gold(p).text_layer == "image"], ids=lambda p: p.stem)
def test_scans_have_no_text(pdf: Path) -> None:
    assert not any(_page_texts(pdf))


def test_broken_layers_show_their_defect() -> None:
    broken = {_gold(p).text_layer: "".join(_page_texts(p)) for p in PDFS}
    assert "ตําบล" in broken["private_use"]
    assert "\uf70a" in broken["private_use"]
    assert "\u0e33" not in broken["split"]


def test_sister_excerpts_share_and_differ() -> None:
    first = {
        p.id: p.text for p in _gold(CORPUS / "donmakhathong/donmakhathong_manpower_section12.pdf").paragraphs
    }
    second = {p.id: p.text for p in _gold(CORPUS / "thachanpha/thachanpha_manpower_section12.pdf").paragraphs}
    assert first["pillar_open"] == second["pillar_open"]
    assert first["pillar_citizen"] != second["pillar_citizen"]
    assert "digital" not in second
    assert "own_language" not in first
