"""The figures of the text path that hold on the shared corpus."""

from pathlib import Path

import pytest

from pipeline.evaluate.text import (
    Figure,
    detection_figures,
    rendered_figures,
    twin_figures,
    word_source_figures,
)

pytestmark = pytest.mark.shared


def failing(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if not figure.holds]


def test_the_manpower_plan_equals_its_word_source(shared_corpus: Path) -> None:
    assert failing(list(word_source_figures(shared_corpus))) == []


def test_one_document_in_two_fonts_reads_the_same(shared_corpus: Path) -> None:
    assert failing(list(twin_figures(shared_corpus))) == []


def test_typeset_plans_read_as_their_truth(shared_corpus: Path) -> None:
    assert failing(list(rendered_figures(shared_corpus))) == []


@pytest.mark.slow
def test_damage_is_told_from_clean_pages(shared_corpus: Path) -> None:
    assert failing(list(detection_figures(shared_corpus))) == []
