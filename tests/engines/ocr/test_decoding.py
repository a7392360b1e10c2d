import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.decoding import greedy

CLASSES = " กิ่12"


def scores(steps: list[tuple[int, float]]) -> NDArray[np.float32]:
    """Log-probabilities in which each step prefers one class; 0 is the blank."""
    table = np.full((len(steps), len(CLASSES) + 1), 0.01)
    for row, (choice, sure) in enumerate(steps):
        table[row, choice] = sure
    return np.asarray(np.log(table), np.float32)


def test_repeats_join_and_blanks_part() -> None:
    read = greedy(scores([(5, 0.9), (5, 0.95), (0, 0.9), (5, 0.8), (6, 0.7)]), CLASSES)
    assert read.text == "112"
    assert [round(float(c), 2) for c in read.confidence] == [0.95, 0.8, 0.7]


def test_spaces_are_trimmed_and_single() -> None:
    assert (
        greedy(scores([(1, 0.9), (5, 0.9), (1, 0.9), (0, 0.9), (1, 0.9), (6, 0.9), (1, 0.9)]), CLASSES).text
        == "1 2"
    )


def test_marks_share_their_base_and_letters_do_not_overlap() -> None:
    read = greedy(scores([(0, 0.9), (2, 0.9), (3, 0.9), (4, 0.9), (0, 0.9), (5, 0.9)]), CLASSES)
    assert read.text == "กิ่1"
    assert (read.extent[1] == read.extent[0]).all()
    assert (read.extent[2] == read.extent[0]).all()
    assert read.extent[0, 1] <= read.extent[3, 0]


def test_no_step_gives_no_text() -> None:
    assert greedy(scores([(0, 0.9)]), CLASSES).text == ""
