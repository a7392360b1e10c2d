"""What finds passages worth a close look fast finds what counting one by one finds."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.align import could_be_same, is_fragment, is_same_paragraph
from pipeline.compare.candidates import AT_ONCE, LEAST_SHARE, SHINGLE, candidates
from pipeline.compare.generations import PIECE, all_pieces, places_of_pieces
from pipeline.compare.shingle_hashes import MULTIPLIER, code_points, rolled_hashes
from pipeline.compare.similarity import ratio, shingles

TEXTS = st.text(alphabet="กขคงา่1", min_size=1, max_size=40)
"""Few letters, so that runs repeat within a text and between texts."""


def counted(left: list[str], right: list[str]) -> dict[tuple[int, int], float]:
    ours, theirs = ([shingles(text, SHINGLE) for text in side] for side in (left, right))
    found = {}
    for (n, one), (m, other) in product(enumerate(ours), enumerate(theirs)):
        share = len(one & other) / min(len(one), len(other))
        if share >= LEAST_SHARE:
            found[n, m] = share
    return found


@settings(deadline=None)
@given(left=st.lists(TEXTS, max_size=6), right=st.lists(TEXTS, max_size=6))
def test_candidates_are_the_pairs_that_share_enough(left: list[str], right: list[str]) -> None:
    found = candidates(left, right)
    assert {(pair.left, pair.right): pair.share for pair in found} == counted(left, right)
    assert list(found) == sorted(found, key=lambda pair: (-pair.share, pair.left, pair.right))


def test_texts_beyond_one_batch_keep_their_numbers() -> None:
    own = [f"ถนนสายที่{n}ของตำบลเรา{n * 7919}" for n in range(AT_ONCE + 30)]
    best = {pair.left: pair.right for pair in reversed(candidates(own, own[::-1]))}
    assert best == {n: len(own) - 1 - n for n in range(len(own))}


@given(st.text(min_size=1, max_size=30), st.integers(1, 9))
def test_rolled_hashes_are_numbers_to_a_base(text: str, size: int) -> None:
    padded = text.ljust(size, "x")
    wanted = [
        sum(ord(sign) * int(MULTIPLIER) ** (size - 1 - n) for n, sign in enumerate(padded[at : at + size]))
        % 2**64
        for at in range(len(padded) - size + 1)
    ]
    assert np.array_equal(rolled_hashes(code_points([padded]), size), np.array(wanted, dtype=np.uint64))


PIECES = sorted(all_pieces())


@given(st.lists(st.sampled_from(PIECES) | TEXTS, max_size=8).map("".join))
def test_pieces_of_phrases_are_found_where_they_stand(stream: str) -> None:
    wanted = {at for at in range(len(stream)) if stream[at : at + PIECE] in all_pieces()}
    assert places_of_pieces(stream) == wanted


@given(TEXTS, TEXTS)
def test_what_cannot_be_the_same_is_told_without_blocks(left: str, right: str) -> None:
    same = is_same_paragraph(ratio(left, right), left, right) or is_fragment(left, right)
    assert could_be_same(left, right) or not same
