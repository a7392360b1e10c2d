"""The measure of evidence: letters under a box, read from the page."""

from pathlib import Path

import numpy as np

from pipeline.audit.examples import C, here, plan, text
from pipeline.audit.runner import audit
from pipeline.evaluate.audit_evidence import evidence_count, letters_under, lies_on_its_text
from schemas.geometry import BBox, Evidence
from schemas.page_content import Glyphs, PageContent
from schemas.route import Route

GLYPH_PT = 10.0


def page(words: str, top: float) -> PageContent:
    """One line of glyphs, ten points wide each, from x = 72."""
    count = len(words)
    left = 72 + GLYPH_PT * np.arange(count, dtype=np.float32)
    boxes = np.stack([left, np.full(count, top), left + GLYPH_PT, np.full(count, top + 12)], axis=1)
    zeros, no = np.zeros(count, np.float32), np.zeros(count, np.bool_)
    glyphs = Glyphs(
        codes=np.array([ord(c) for c in words], np.uint32),
        boxes_pt=boxes.astype(np.float32),
        size_pt=zeros,
        origin_x_pt=zeros,
        baseline_pt=zeros,
        turn=np.zeros(count, np.int8),
        font=np.zeros(count, np.int32),
        line=np.zeros(count, np.int32),
        hidden=no,
        synthetic=no,
        confidence=zeros,
    )
    cells = np.zeros((0, 4), np.float32)
    return PageContent(1, 595.0, 842.0, Route.TEXT_LAYER, "", 1.0, (), glyphs, cells)


def evidence(raw: str, box: BBox) -> Evidence:
    return Evidence(page=1, bbox=box, raw=raw)


def test_a_box_on_its_words() -> None:
    line = page("แผนพัฒนา 546,000", 100)
    on, beside = BBox(70, 98, 160, 114), BBox(70, 300, 160, 316)
    assert letters_under(evidence("", on), line).startswith("แผนพัฒนา")
    assert lies_on_its_text(evidence("แผนพัฒนา", on), line)
    assert not lies_on_its_text(evidence("แผนพัฒนา", beside), line)
    assert not lies_on_its_text(evidence("546,000", on), line)
    assert not lies_on_its_text(evidence("", on), line)


def test_findings_astray_are_named() -> None:
    words = "## **แนวทางการพัฒนา**"
    result = audit(plan(C, sections=text(words)), only=frozenset({"TXT-04"}))
    where = here(words, 1).bbox
    assert evidence_count(Path("a.pdf"), result, (page(words, where.top + 2),)).right == 1
    (rule, _), *_ = evidence_count(Path("a.pdf"), result, (page(words, 700.0),)).astray
    assert rule == "TXT-04"
