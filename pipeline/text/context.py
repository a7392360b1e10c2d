"""What the whole file says about its fonts: the evidence a repair of one line or one cell rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.marks import NIKHAHIT, SARA_AA, SARA_AM, C, T
from schemas.page_content import PageContent
from schemas.route import Route

MIN_AM = 3
"""SARA AM seen at least this often before a font is said to read it for SARA AA."""

RARE = 0.05
"""A letter is as good as absent below this share of the other."""

MIN_CONSONANTS = 600
"""Consonants after which Thai text without any SARA AM (1.3 % of consonants) is beyond chance."""

_TEXT_ROUTES = frozenset({Route.TEXT_LAYER, Route.REPAIRED, Route.DECODED, Route.MIXED})
_THAI_DIGIT_FONT = re.compile(r"IT\s*[๙9]")
"""Fonts of the IT๙ family draw ASCII digits in Thai shapes, as their name says."""

_SECOND_SYMBOLS = re.compile(r"wingdings\s*2", re.IGNORECASE)
_IMPOSSIBLE_AM = re.compile(f"\u0e40{C}{T}?{SARA_AM}|{C}{T}?[ \u00a0]{SARA_AM}")
_SPLIT_AM = re.compile(f"{C}{T}?[ \u00a0]{T}?{SARA_AA}|[{NIKHAHIT}\ufffd\uf711\uf899]{T}?{SARA_AA}")


@dataclass(frozen=True, slots=True)
class FontHabits:
    """How one font of one file writes Thai, found from all of its text.

    `aa_as_am`: every SARA AA is read as SARA AM; `am_lost`: SARA AM has lost its NIKHAHIT; `thai_digits`:
    ASCII digits are drawn in Thai shapes; `second_symbols`: private codes are those of Wingdings 2.
    """

    aa_as_am: bool = False
    am_lost: bool = False
    thai_digits: bool = False
    second_symbols: bool = False

    @property
    def plain(self) -> bool:
        """True when nothing in the font needs a second look."""
        return not (self.aa_as_am or self.am_lost or self.thai_digits or self.second_symbols)

    @property
    def only_digits(self) -> bool:
        """True when its digits are all that is peculiar about it."""
        return self.thai_digits and not (self.aa_as_am or self.am_lost or self.second_symbols)


@dataclass(frozen=True, slots=True)
class RepairContext:
    """Habits by index into `PageContent.fonts`, one table for the whole file."""

    fonts: tuple[FontHabits, ...] = ()

    @property
    def plain(self) -> bool:
        """True when no font needs a second look."""
        return all(font.plain for font in self.fonts)

    def habits(self, font: int) -> FontHabits:
        """Habits of one font; plain where nothing is known."""
        return self.fonts[font] if 0 <= font < len(self.fonts) else FontHabits()


@dataclass(slots=True)
class _Tally:
    """Counts of one font: consonants, SARA AA, SARA AM, SARA AM where none can stand, split SARA AM."""

    consonants: int = 0
    aa: int = 0
    am: int = 0
    impossible_am: int = 0
    split_am: int = 0


def repair_context(reading: tuple[PageContent, ...]) -> RepairContext:
    """The evidence of a whole file; the same reading gives the same context."""
    fonts = max((page.fonts for page in reading), key=len, default=())
    tallies = [_Tally() for _ in fonts]
    for page in reading:
        if page.route in _TEXT_ROUTES:
            _count(page, tallies)
    whole = _Tally(
        consonants=sum(t.consonants for t in tallies),
        am=sum(t.am for t in tallies),
        split_am=sum(t.split_am for t in tallies),
    )
    lost = _am_lost(whole)
    return RepairContext(
        tuple(
            FontHabits(
                aa_as_am=_aa_as_am(tally),
                am_lost=lost and tally.aa > 0,
                thai_digits=bool(_THAI_DIGIT_FONT.search(font.name)),
                second_symbols=bool(_SECOND_SYMBOLS.search(font.name)),
            )
            for font, tally in zip(fonts, tallies, strict=True)
        )
    )


def _count(page: PageContent, tallies: Sequence[_Tally]) -> None:
    codes, font = page.glyphs.codes, page.glyphs.font
    for index, tally in enumerate(tallies):
        mine = codes[font == index]
        tally.consonants += int(((mine >= ord("ก")) & (mine <= ord("ฮ"))).sum())
        tally.aa += int((mine == ord(SARA_AA)).sum())
        tally.am += int((mine == ord(SARA_AM)).sum())
    text = page.glyphs.text
    for pattern, name in ((_IMPOSSIBLE_AM, "impossible_am"), (_SPLIT_AM, "split_am")):
        for match in pattern.finditer(text):
            tally = tallies[int(font[match.end() - 1])]
            setattr(tally, name, getattr(tally, name) + 1)


def _aa_as_am(tally: _Tally) -> bool:
    return tally.am >= MIN_AM and tally.aa <= RARE * tally.am and tally.impossible_am > RARE * tally.am


def _am_lost(whole: _Tally) -> bool:
    return whole.consonants >= MIN_CONSONANTS and not whole.am and not whole.split_am
