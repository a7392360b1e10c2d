"""Is the text of a font what the font shows? Told from counts over the whole file, font by font."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from schemas.page_content import Font, Glyphs

MIN_UNREADABLE = 8
UNREADABLE_SHARE = 0.12
"""Control bytes, foreign letters and unmapped codes above which a font is not what it says."""

MARKS_PER_CONSONANT = 0.06
"""Thai has 0.21 to 0.35 marks per consonant; far below, marks are read as something else."""

MANY_CONSONANTS = 100
SOME_CONSONANTS = 25
MIN_KINDS = 8
MIN_CODE_PAGE = 20
CODE_PAGE_SHARE = 0.5
"""Latin-1 letters above which a font without any Thai letter is Thai by another name (`¡ÒÃ` for `การ`)."""

HYPHEN, YO_YING = 0x2D, 0x0E0D
WIDE_HYPHEN = 1.15
"""Times the usual width of the letters of a font above which a hyphen is none."""

FIRST_BYTE, LAST_BYTE, TO_UNICODE = 0xA1, 0xFB, 0x0E00 - 0xA0


class Ailment(StrEnum):
    """Why the codes of a font cannot be taken at their word."""

    NO_MAP = "its codes have no map to Unicode"
    LYING_MAP = "its map to Unicode gives consonants for marks"
    CODE_PAGE = "its codes are those of the Thai code page, read as Latin-1"
    EMPTY_CODES = "its map to Unicode leaves codes out"


@dataclass(slots=True)
class FontTally:
    """Counts of one font over a file. `kinds` are the different consonants met."""

    glyphs: int = 0
    consonants: int = 0
    marks: int = 0
    thai: int = 0
    aa: int = 0
    am: int = 0
    foreign: int = 0
    controls: int = 0
    unmapped: int = 0
    code_page: int = 0
    code_page_marks: int = 0
    kinds: set[int] = field(default_factory=set)

    @property
    def unreadable(self) -> int:
        """Glyphs that show nothing a Thai plan can hold."""
        return self.controls + self.unmapped + (self.foreign if self.foreign > self.thai else 0)


_RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "consonants": ((0x0E01, 0x0E2E),),
    "marks": ((0x0E31, 0x0E31), (0x0E34, 0x0E3A), (0x0E47, 0x0E4E), (0xF701, 0xF70E), (0xF710, 0xF71A)),
    "thai": ((0x0E01, 0x0E3A), (0x0E40, 0x0E4E)),
    "aa": ((0x0E32, 0x0E32),),
    "am": ((0x0E33, 0x0E33), (0x0E4D, 0x0E4D)),
    # Greek and Coptic, Cyrillic to Syriac, and the scripts of South Asia before Thai.
    "foreign": ((0x0370, 0x07FF), (0x0900, 0x0DFF), (0x1000, 0x1CFF)),
    "controls": ((0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F)),
    "unmapped": ((0xFFFD, 0xFFFD),),
    # KO KAI to FONGMAN and BAHT to KHOMUT in bytes of the code page; of those, the marks.
    "code_page": ((0xA1, 0xDA), (0xDF, 0xFB)),
    "code_page_marks": ((0xD1, 0xD1), (0xD4, 0xDA), (0xE7, 0xEE)),
}


def add_page(tallies: Sequence[FontTally], glyphs: Glyphs) -> None:
    """Count one page into the tallies, which go with the file's fonts."""
    for index, tally in enumerate(tallies):
        codes = glyphs.codes[glyphs.font == index]
        if not len(codes):
            continue
        tally.glyphs += len(codes)
        for name, ranges in _RANGES.items():
            setattr(tally, name, getattr(tally, name) + _within(codes, ranges))
        tally.kinds.update(np.unique(codes[(codes >= 0x0E01) & (codes <= 0x0E2E)]).tolist())  # noqa: PLR2004 (KO KAI to HO NOKHUK)


def _within(codes: NDArray[np.uint32], ranges: tuple[tuple[int, int], ...]) -> int:
    return sum(int(((codes >= first) & (codes <= last)).sum()) for first, last in ranges)


def ailment(tally: FontTally) -> Ailment | None:
    """What is wrong with a font, by its counts alone."""
    if tally.unreadable >= MIN_UNREADABLE and tally.unreadable > UNREADABLE_SHARE * tally.glyphs:
        return Ailment.NO_MAP
    if (
        not tally.thai
        and tally.code_page >= MIN_CODE_PAGE
        and tally.code_page > CODE_PAGE_SHARE * tally.glyphs
        and tally.code_page_marks > MARKS_PER_CONSONANT * tally.code_page
    ):
        return Ailment.CODE_PAGE
    if len(tally.kinds) >= MIN_KINDS and (
        (tally.consonants >= SOME_CONSONANTS and not tally.marks)
        or (tally.consonants >= MANY_CONSONANTS and tally.marks < MARKS_PER_CONSONANT * tally.consonants)
    ):
        return Ailment.LYING_MAP
    return None


def ailments(fonts: Sequence[Font], tallies: Sequence[FontTally], *, split_am: int) -> dict[Font, Ailment]:
    """The fonts that ail, with what ails them; a file that lost every SARA AM has codes left out.

    `split_am` is how often SARA AM stands as blank and SARA AA: then it is not lost.
    """
    found = {font: why for font, tally in zip(fonts, tallies, strict=True) if (why := ailment(tally))}
    consonants, am = sum(t.consonants for t in tallies), sum(t.am for t in tallies)
    lost_am = consonants >= MANY_CONSONANTS and not am and not split_am
    for font, tally in zip(fonts, tallies, strict=True):
        if tally.unmapped or (lost_am and tally.aa):
            found.setdefault(font, Ailment.EMPTY_CODES)
    return found


def from_code_page(glyphs: Glyphs) -> NDArray[np.uint32]:
    """Latin-1 letters as the Thai letters that have the same byte in the Thai code page.

    YO YING has the byte of the soft hyphen, which readers give as a hyphen at the end of a line: a hyphen as
    wide as letters are is that letter.
    """
    codes = glyphs.codes
    thai = (codes >= FIRST_BYTE) & (codes <= LAST_BYTE)
    new = np.where(thai, codes + TO_UNICODE, codes)
    wide = (glyphs.boxes_pt[:, 2] - glyphs.boxes_pt[:, 0]) / np.maximum(glyphs.size_pt, 1.0)
    if thai.any():
        new[(codes == HYPHEN) & (wide > WIDE_HYPHEN * np.median(wide[thai]))] = YO_YING
    return new.astype(np.uint32)
