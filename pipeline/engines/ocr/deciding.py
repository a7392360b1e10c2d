"""Letters the network wavers between are decided by the words they would make; nothing else is touched.

A reading gives way only to one that the network saw too, and only where that one completes a long word of the
lexicon and the first reading does not: a name the list lacks is left as the network has it. Sequences of
letters (n-grams) were tried and dropped, see the model card: they turn names into common words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.decoding import Decoded, Symbol, assembled, symbols
from pipeline.engines.ocr.lexicon import LONGEST, Lexicon
from pipeline.engines.ocr.recogniser import Scores
from pipeline.engines.ocr.windows import Chosen, Window, letter_classes, places, readings, wavering

_NATS_PER_LETTER = 0.4  # what each letter more in a known word weighs beside the network's own odds
_LEAST_ODDS = 0.05  # against the network's reading; less likely ones are not weighed at all


@dataclass(frozen=True)
class Decider:
    """Reads scores with the `classes` of a network; without a lexicon as `greedy` does."""

    classes: str
    lexicon: Lexicon | None

    @cached_property
    def _letters(self) -> NDArray[np.bool_]:
        return letter_classes(self.classes)

    def read(self, scores: Scores) -> Decoded:
        """The text of a line, its letters decided from the left."""
        said = symbols(scores, self.classes)
        if self.lexicon is not None:
            for window in wavering(scores, self._letters):
                said = self._decided(scores, window, said, self.lexicon)
        return assembled(said, len(scores))

    def _decided(self, scores: Scores, window: Window, said: list[Symbol], lexicon: Lexicon) -> list[Symbol]:
        part = scores[window.start : window.end]
        before = [symbol for symbol in said if symbol.step < window.start]
        after = [symbol for symbol in said if symbol.step >= window.end]
        current = _text(said[len(before) : len(said) - len(after)])
        options = readings(part, self._letters)
        if not window.may_be_empty:
            options.pop((), None)
        texts = {"".join(self.classes[c - 1] for c in option): option for option in options}
        if current not in texts:
            return said
        odds = {text: options[option] / options[texts[current]] for text, option in texts.items()}
        chosen = likeliest(odds, current, (_text(before[-LONGEST:]), _text(after[:LONGEST])), lexicon)
        if chosen == current:
            return said
        return [*before, *self._placed(part, texts[chosen], window.start), *after]

    def _placed(self, part: Scores, option: Chosen, start: int) -> list[Symbol]:
        return [
            Symbol(self.classes[output - 1], start + step, float(np.exp(part[step, output])))
            for step, output in zip(places(part, option), option, strict=True)
        ]


def likeliest(odds: Mapping[str, float], current: str, around: tuple[str, str], lexicon: Lexicon) -> str:
    """The text with the best odds against `current` and the longest word completed between `around`."""
    left, right = around
    best, most = current, 0.0
    for text, share in odds.items():
        if text == current or share < _LEAST_ODDS:
            continue
        head = _shared(text, current)
        tail = _shared(text[head:][::-1], current[head:][::-1])
        start = len(left) + head
        now = lexicon.cover(left + text + right, start, len(left) + len(text) - tail)
        was = lexicon.cover(left + current + right, start, len(left) + len(current) - tail)
        weight = float(np.log(share)) + _NATS_PER_LETTER * (now - was)
        if now > was and weight > most:
            best, most = text, weight
    return best


def _shared(one: str, other: str) -> int:
    """How many letters two texts share at their beginnings."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _text(said: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in said)
