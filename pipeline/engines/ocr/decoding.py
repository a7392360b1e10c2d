"""From scores per step to characters with their place and the recogniser's confidence in each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.recogniser import Scores

Floats = NDArray[np.float32]
_ABOVE_OR_BELOW = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")  # vowels and tones that share their base's columns
_HALF_WIDTH_STEPS = 1.8  # half of a usual letter, in steps


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with the step each peaked at, its extent in steps (n, 2), and its probability."""

    text: str
    peak: Floats
    extent: Floats
    confidence: Floats


@dataclass(frozen=True, slots=True)
class Symbol:
    """A character, the step it peaks at, and its probability there."""

    text: str
    step: int
    probability: float


def symbols(scores: Scores, classes: str) -> list[Symbol]:
    """The best class of each step, repeats joined, blanks dropped."""
    best = scores.argmax(axis=1)
    probability = np.exp(scores.max(axis=1))
    starts = np.flatnonzero((best != 0) & (np.diff(best, prepend=-1) != 0))
    found: list[Symbol] = []
    for start in starts.tolist():
        end = start + 1
        while end < len(best) and best[end] == best[start]:
            end += 1
        at = start + int(probability[start:end].argmax())
        found.append(Symbol(classes[best[start] - 1], at, float(probability[at])))
    return found


def greedy(scores: Scores, classes: str) -> Decoded:
    """The reading without a second thought."""
    return assembled(symbols(scores, classes), len(scores))


def assembled(said: Sequence[Symbol], steps: int) -> Decoded:
    """Characters with their extents, spaces trimmed."""
    text = "".join(symbol.text for symbol in said)
    peak = [symbol.step + 0.5 for symbol in said]
    return trimmed(_decoded(text, peak, [symbol.probability for symbol in said], steps))


def _decoded(text: str, peak: list[float], confidence: list[float], steps: int) -> Decoded:
    peaks = np.array(peak, np.float32)
    return Decoded(text, peaks, _extents(text, peaks, steps), np.array(confidence, np.float32))


def _extents(text: str, peaks: Floats, steps: int) -> Floats:
    """Extents: half-way to the neighbours, at most half a letter; marks take their base's."""
    extent = np.zeros((len(text), 2), np.float32)
    bases = [i for i, c in enumerate(text) if c not in _ABOVE_OR_BELOW]
    for order, i in enumerate(bases):
        before = peaks[bases[order - 1]] if order else -np.inf
        after = peaks[bases[order + 1]] if order + 1 < len(bases) else np.inf
        extent[i, 0] = max(0.0, peaks[i] - _HALF_WIDTH_STEPS, (before + peaks[i]) / 2)
        extent[i, 1] = min(float(steps), peaks[i] + _HALF_WIDTH_STEPS, (after + peaks[i]) / 2)
    base = -1
    for i, c in enumerate(text):
        if c not in _ABOVE_OR_BELOW:
            base = i
        elif base >= 0:
            extent[i] = extent[base]
        else:
            extent[i] = (max(0.0, peaks[i] - 1), min(float(steps), peaks[i] + 1))
    return extent


def trimmed(decoded: Decoded) -> Decoded:
    """Without spaces at the ends and with single ones between."""
    text = decoded.text
    keep = [
        i
        for i, c in enumerate(text)
        if c != " " or (0 < i < len(text) - 1 and text[i - 1] != " " and text[i:].strip())
    ]
    kept = np.array(keep, np.int64)
    return Decoded(
        "".join(text[i] for i in keep), decoded.peak[kept], decoded.extent[kept], decoded.confidence[kept]
    )
