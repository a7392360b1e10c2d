"""Stretches of steps in which the network wavers between letters, and what else it may have seen there.

Only letters are ever decided anew. Digits, signs, spaces and Latin letters keep their steps: windows stop at
them, hold no output but letters and the blank, and never open or close a run of letters.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.recogniser import Scores

LETTERS = "".join(
    map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E46), *range(0x0E47, 0x0E4F)))
)
"""Thai consonants, vowels and marks: all that may be decided anew."""

Chosen = tuple[int, ...]  # classes

_SURE = 0.90  # a step under this probability wavers
_SURE_BLANK = 0.98  # a blank this sure parts what stands before from what comes after
_LEAST = 0.004  # outputs under this probability are not thought of
_WIDTH = 10  # readings kept from step to step
_LONGEST_STEPS = 48
_LETTERS = frozenset(LETTERS)


@dataclass(frozen=True, slots=True)
class Window:
    """Steps from `start` to before `end`; `may_be_empty` where letters stand on both sides."""

    start: int
    end: int
    may_be_empty: bool


def letter_classes(classes: str) -> NDArray[np.bool_]:
    """Which outputs of the network are letters."""
    return np.array([False, *(c in _LETTERS for c in classes)])


def wavering(scores: Scores, letters: NDArray[np.bool_]) -> list[Window]:
    """The windows of a line, from the left."""
    best, probability = scores.argmax(axis=1), np.exp(scores.max(axis=1))
    fixed = (best != 0) & ~letters[best]
    walls = fixed | ((best == 0) & (probability > _SURE_BLANK))
    edges = np.flatnonzero(np.diff(np.concatenate(([True], walls, [True]))))
    found: list[Window] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if end - start > _LONGEST_STEPS or float(probability[start:end].min()) >= _SURE:
            continue
        inside = _letter_before(best, fixed, start) and _letter_before(
            best[::-1], fixed[::-1], len(best) - end
        )
        if inside or (best[start:end] != 0).any():
            found.append(Window(start, end, inside))
    return found


def _letter_before(best: NDArray[np.int64], fixed: NDArray[np.bool_], start: int) -> bool:
    """Whether what stands next on the left is a letter."""
    seen = np.flatnonzero(best[:start])
    return len(seen) > 0 and not fixed[seen[-1]]


def readings(scores: Scores, letters: NDArray[np.bool_]) -> dict[Chosen, float]:
    """What the steps of a window may say, with the probability of each: CTC prefix search over letters."""
    beams: dict[Chosen, tuple[float, float]] = {(): (1.0, 0.0)}  # ending in a blank, ending in a letter
    for step in np.exp(scores.astype(np.float64)):
        options = np.flatnonzero(letters & (step > _LEAST)).tolist()
        grown: defaultdict[Chosen, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for said, (blank, letter) in beams.items():
            grown[said][0] += (blank + letter) * float(step[0])
            for option in options:
                share = float(step[option])
                if said and said[-1] == option:
                    grown[said][1] += letter * share
                    grown[(*said, option)][1] += blank * share
                else:
                    grown[(*said, option)][1] += (blank + letter) * share
        kept = sorted(grown.items(), key=lambda item: -sum(item[1]))[:_WIDTH]
        beams = {said: (blank, letter) for said, (blank, letter) in kept}
    return {said: blank + letter for said, (blank, letter) in beams.items() if blank + letter > 0}


def places(scores: Scores, said: Chosen) -> list[int]:
    """The step at which each class of a reading peaks, on the likeliest way through the steps."""
    outputs = [0]
    for chosen in said:
        outputs += [chosen, 0]
    steps = len(scores)
    best = np.full((steps, len(outputs)), -np.inf)
    came = np.zeros((steps, len(outputs)), np.int64)
    best[0, :2] = scores[0, outputs[:2]]
    for step in range(1, steps):
        for place, output in enumerate(outputs):
            skips = place > 1 and output != 0 and output != outputs[place - 2]
            least = max(0, place - (2 if skips else 1))
            came[step, place] = least + int(best[step - 1, least : place + 1].argmax())
            best[step, place] = best[step - 1, came[step, place]] + scores[step, output]
    place = len(outputs) - 1 - int(len(outputs) > 1 and best[-1, -2] > best[-1, -1])
    path = [place]
    for step in range(steps - 1, 0, -1):
        place = int(came[step, place])
        path.append(place)
    return _peaks(scores, outputs, path[::-1])


def _peaks(scores: Scores, outputs: list[int], path: list[int]) -> list[int]:
    at: dict[int, int] = {}
    for step, place in enumerate(path):
        score = scores[step, outputs[place]]
        if outputs[place] != 0 and (place not in at or score > scores[at[place], outputs[place]]):
            at[place] = step
    return [at[place] for place in sorted(at)]
