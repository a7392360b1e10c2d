"""Rows of an analysed page read: letters decided, short scraps and numbers looked at twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.analysis import Analysis
from pipeline.engines.ocr.crops import Crop, crop, digits_row, enlarged
from pipeline.engines.ocr.deciding import Decider
from pipeline.engines.ocr.decoding import Decoded
from pipeline.engines.ocr.lexicon import Lexicon
from pipeline.engines.ocr.normalised import COLUMNS_PER_STEP
from pipeline.engines.ocr.recogniser import Recogniser
from pipeline.engines.ocr.second_look import (
    OTHER_SCALES,
    TALL_SCALE,
    better,
    looks,
    reads_badly,
    reads_better,
    settled,
    sure_digits,
    wants_larger,
    wants_own_size,
)

READING_VERSION = 3  # raise when the same crops may give another text, confidence or doubt


@dataclass(frozen=True, slots=True)
class Read:
    """One row as read, on the level page."""

    row: int
    text: Decoded
    crop: Crop

    @property
    def certainty(self) -> float:
        """Mean confidence; 0 for an empty reading."""
        return float(self.text.confidence.mean()) if self.text.text else 0.0

    def columns(self) -> NDArray[np.float32]:
        """Extent of each character in columns of the level page."""
        return np.asarray(
            self.crop.x0 + self.text.extent * (COLUMNS_PER_STEP / self.crop.scale_x), np.float32
        )


class RowReader:
    """Reads rows; `lexicon` off leaves every letter as the network has it."""

    def __init__(self, recogniser: Recogniser, *, lexicon: bool = True) -> None:
        self._recogniser = recogniser
        self._lexicon = Lexicon() if lexicon else None
        self._decider: Decider | None = None

    @property
    def version(self) -> str:
        """Version of this module and the hashes of model and lexicon."""
        words = "none" if self._lexicon is None else self._lexicon.digest
        return f"{READING_VERSION}-{self._recogniser.digest}-{words}"

    @property
    def charset(self) -> frozenset[str]:
        """Every character the model has an output for."""
        return frozenset(self._recogniser.classes)

    def reads(self, analysis: Analysis, numbers: Sequence[int]) -> list[Read]:
        """The rows of these numbers, in this order."""
        crops = analysis.crops(numbers)
        texts = self._texts(crops)
        reads = [Read(number, text, cut) for number, text, cut in zip(numbers, texts, crops, strict=True)]
        reads = self._other_sizes(analysis, reads)
        return self._twice_looked(self._own_size(analysis, self._larger(analysis, reads)))

    def _texts(self, crops: Sequence[Crop]) -> list[Decoded]:
        if self._decider is None:
            self._decider = Decider(self._recogniser.classes, self._lexicon)
        return [self._decider.read(score) for score in self._recogniser.scores([cut.image for cut in crops])]

    def _other_sizes(self, analysis: Analysis, reads: list[Read]) -> list[Read]:
        """The readings with long rows that read badly cut at other sizes: theirs may have been mistaken."""
        places = [place for place, read in enumerate(reads) if reads_badly(read.text)]
        for scale in OTHER_SCALES if places else ():
            crops = analysis.crops([reads[place].row for place in places], scale)
            for place, cut, again in zip(places, crops, self._texts(crops), strict=True):
                if reads_better(reads[place].text, again):
                    reads[place] = replace(reads[place], text=again, crop=cut)
        return reads

    def _larger(self, analysis: Analysis, reads: list[Read]) -> list[Read]:
        """The readings with rows of tall digits, and short unsure ones, cut anew a quarter larger."""
        places = [place for place, read in enumerate(reads) if wants_larger(read.text)]
        crops = analysis.crops([reads[place].row for place in places], TALL_SCALE)
        for place, cut, again in zip(places, crops, self._texts(crops), strict=True):
            kept = better(reads[place].text, again)
            reads[place] = replace(reads[place], text=kept, crop=cut if kept is again else reads[place].crop)
        return reads

    def _own_size(self, analysis: Analysis, reads: list[Read]) -> list[Read]:
        """The readings with short scraps that are still unsure cut as digits of their own size and level."""
        places = [place for place, read in enumerate(reads) if wants_own_size(read.text)]
        if not places:
            return reads
        owner = analysis.owner()
        crops = [
            crop(analysis.page, analysis.found, digits_row(analysis.found, analysis.rows[n]), owner, n)
            for n in (reads[place].row for place in places)
        ]
        for place, cut, again in zip(places, crops, self._texts(crops), strict=True):
            if sure_digits(again):
                reads[place] = replace(reads[place], text=again, crop=cut)
        return reads

    def _twice_looked(self, reads: list[Read]) -> list[Read]:
        """The readings with their doubtful numbers read a second time, a fifth larger."""
        asked = [(place, look) for place, read in enumerate(reads) for look in looks(read.text, read.crop)]
        crops = [
            replace(reads[place].crop, image=enlarged(reads[place].crop.image[:, look.x0 : look.x1]))
            for place, look in asked
        ]
        for (place, look), again in zip(asked, self._texts(crops), strict=True):
            reads[place] = replace(reads[place], text=settled(reads[place].text, look, again))
        return reads
