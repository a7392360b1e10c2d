"""Numbers are looked at twice: a doubtful one is cut out, a row of tall digits whole, and read again larger.

The two readings are not averaged and nothing is corrected: when they agree the number stands with the surer
confidence, when they differ the surer reading stands and its confidence is capped, so that it is reported.
"""

from dataclasses import dataclass

import numpy as np

from pipeline.engines.ocr.crops import Crop
from pipeline.engines.ocr.decoding import Decoded
from pipeline.engines.ocr.doubts import NUMBER_FLOOR, is_number, words
from pipeline.engines.ocr.normalised import COLUMNS_PER_STEP

TALL_SCALE = 0.8  # of the body first taken, for rows of tall digits
_TALL = frozenset("0123456789%")
_TALL_SHARE = 0.6
_SCRAP = 10  # characters
OTHER_SCALES = (0.75, 0.6, 1.3)  # of the body first taken, for rows that read badly
_BAD = 0.80  # mean confidence of a row; the roughest scans that can be read have more
CONTESTED = 0.5  # the confidence of a number whose two readings differ


@dataclass(frozen=True, slots=True)
class Look:
    """A number to be read again: where it stands in the text, and its columns in the crop."""

    start: int
    end: int
    x0: int
    x1: int


def looks(decoded: Decoded, crop: Crop) -> list[Look]:
    """The doubtful numbers of a reading."""
    found: list[Look] = []
    for start, end in words(decoded.text):
        if is_number(decoded.text[start:end]) and float(decoded.confidence[start:end].min()) < NUMBER_FLOOR:
            columns = decoded.extent[start:end] * COLUMNS_PER_STEP
            x0, x1 = int(columns.min()) - COLUMNS_PER_STEP, int(columns.max()) + COLUMNS_PER_STEP
            found.append(Look(start, end, max(0, x0), min(crop.image.shape[1], x1)))
    return found


def is_tall(text: str) -> bool:
    """Whether a row is mostly Arabic digits: they are taller than a body, so the first cut was too small."""
    bare = text.replace(" ", "")
    return len(bare) > 0 and sum(c in _TALL for c in bare) >= _TALL_SHARE * len(bare)


def wants_larger(first: Decoded) -> bool:
    """Whether a row is read again from a larger cut: tall digits, or a short scrap that was not sure."""
    if is_tall(first.text):
        return True
    return 0 < len(first.text) <= _SCRAP and float(first.confidence.min()) < NUMBER_FLOOR


def wants_own_size(read: Decoded) -> bool:
    """Whether a short scrap is still so unsure that its size and level may have been mistaken."""
    return 0 < len(read.text) <= _SCRAP and float(read.confidence.min()) < NUMBER_FLOOR


def sure_digits(again: Decoded) -> bool:
    """Whether a cut made for digits shows digits and nothing else, surely."""
    return is_tall(again.text) and is_number(again.text) and float(again.confidence.min()) >= NUMBER_FLOOR


def reads_badly(read: Decoded) -> bool:
    """Whether a row too long for a scrap gives so little certainty that it may be cut at a wrong size."""
    return len(read.text) > _SCRAP and float(read.confidence.mean()) < _BAD


def reads_better(first: Decoded, again: Decoded) -> bool:
    """Whether another size reads well and better: what is no text reads badly at any size."""
    if len(again.text) <= _SCRAP:
        return False
    certainty = float(again.confidence.mean())
    return certainty >= _BAD and certainty > float(first.confidence.mean())


def better(first: Decoded, again: Decoded) -> Decoded:
    """The reading of the larger cut unless unsure; where an unsure one differs, the row is reported."""
    if not again.text:
        return first
    sure = float(again.confidence.min()) >= min(NUMBER_FLOOR, float(first.confidence.min()))
    if sure:
        return again
    if again.text == first.text:
        return first
    return Decoded(first.text, first.peak, first.extent, np.minimum(first.confidence, CONTESTED))


def settled(decoded: Decoded, look: Look, again: Decoded) -> Decoded:
    """The reading after a second look at one number; places of characters are kept from the first."""
    first = decoded.text[look.start : look.end]
    confidence = decoded.confidence.copy()
    part = slice(look.start, look.end)
    if again.text == first:
        confidence[part] = np.maximum(confidence[part], again.confidence)
    elif len(again.text) == len(first) and again.confidence.min() > confidence[part].min():
        text = decoded.text[: look.start] + again.text + decoded.text[look.end :]
        confidence[part] = np.minimum(again.confidence, CONTESTED)
        return Decoded(text, decoded.peak, decoded.extent, confidence)
    else:
        confidence[part] = np.minimum(confidence[part], CONTESTED)
    return Decoded(decoded.text, decoded.peak, decoded.extent, confidence)
