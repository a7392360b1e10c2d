"""The paragraph pairs and verdicts measured by hand on three real plans."""

from pathlib import Path

import pytest

from pipeline.compare.align import Verdict
from pipeline.compare.generations import generation_of
from pipeline.compare.pair import AlignedPassage, PairComparison, compare_pair
from tests.compare import seed_texts

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def truth(shared_corpus: Path) -> Path:
    return shared_corpus / "truth"


@pytest.fixture(scope="module")
def lamphun_ubon(truth: Path) -> PairComparison:
    return compare_pair(seed_texts.lamphun(truth), seed_texts.ubon(truth))


def paired(comparison: PairComparison) -> list[AlignedPassage]:
    return [passage for passage in comparison.passages if passage.left and passage.right]


def ordinals(passage: AlignedPassage) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(p.ordinal for p in passage.left), tuple(p.ordinal for p in passage.right)


def test_intro_pillars_and_methods_pair_and_nothing_else_does(lamphun_ubon: PairComparison) -> None:
    assert [ordinals(passage) for passage in paired(lamphun_ubon)] == [
        ((0,), (0, 1)),
        ((1,), (2,)),
        ((2,), (3,)),
        ((3,), (4,)),
        ((4,), (7,)),
    ]


def test_pillars_are_one_generation_and_the_rest_was_rewritten(lamphun_ubon: PairComparison) -> None:
    intro, *pillars, methods = paired(lamphun_ubon)
    assert {passage.verdict for passage in pillars} == {Verdict.SAME_GENERATION}
    assert {intro.verdict, methods.verdict} == {Verdict.REWRITTEN}


def test_generations_of_the_intro_are_told_apart(lamphun_ubon: PairComparison) -> None:
    intro = paired(lamphun_ubon)[0]
    assert generation_of(intro.left_phrases) == "2561"
    assert generation_of(intro.right_phrases) == "2567"
    assert max(hit.not_before_be or 0 for hit in intro.right_phrases) == 2566


def test_item_four_and_the_ten_measures_are_additions(lamphun_ubon: PairComparison) -> None:
    only_left = [p.left[0].ordinal for p in lamphun_ubon.passages if p.verdict == Verdict.ONLY_LEFT]
    only_right = [p.right[0].ordinal for p in lamphun_ubon.passages if p.verdict == Verdict.ONLY_RIGHT]
    assert only_left == list(range(5, 17))  # own approach, ten measures, monitoring
    assert only_right == [5, 6]  # the heading of item 4 and its text


def test_the_lost_clause_is_reported(lamphun_ubon: PairComparison) -> None:
    lost = [
        clause for clause in lamphun_ubon.clauses if clause.missing_in == "ubon" and clause.characters > 60
    ]
    assert [clause.characters for clause in lost] == [90]
    assert lost[0].text.startswith("ได้ตลอดเวลา")


@pytest.mark.parametrize("other", ["lamphun", "ubon"])
def test_the_three_pillars_pair_with_the_parallel_text_and_nothing_else(truth: Path, other: str) -> None:
    comparison = compare_pair(getattr(seed_texts, other)(truth), seed_texts.krasang(truth))
    found = paired(comparison)
    assert len(found) == 3
    assert [passage.verdict for passage in found] == [
        Verdict.SAME_GENERATION,
        Verdict.REWRITTEN,
        Verdict.SAME_GENERATION,
    ]
