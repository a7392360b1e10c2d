"""What an OCR engine is to the house, and which engines are trusted with numbers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Px = tuple[float, float, float, float]
"""x0, top, x1, bottom in pixels as large as those of the image handed in."""

Image = NDArray[np.uint8]
"""Greyscale (height, width) or colour (height, width, 3), 0 is black."""

NUMERALS = frozenset("๐๑๒๓๔๕๖๗๘๙0123456789")
"""Every digit a Thai plan may print: the Thai ten and the Arabic ten."""

THAI_NUMERALS, ARABIC_NUMERALS = frozenset("๐๑๒๓๔๕๖๗๘๙"), frozenset("0123456789")


class AsideReason(StrEnum):
    """Why a region of the page was not read as text."""

    PICTURE = "picture"
    STAMP = "stamp"
    SIGNATURE = "signature"
    UNREADABLE = "unreadable"
    UNREAD_CELL = "unread-cell"  # a ruled cell that has ink and no line


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line: `char_x_px` (n, 2) and `confidence` (n,) go with the n characters of `text`.

    `cell` is the index into `OcrPage.cells` of the ruled cell the line stands in, if any. `baseline_px` is
    the row its letters stand on and `body_px` the height of a consonant, where the engine knows them.
    """

    text: str
    bbox_px: Px
    char_x_px: NDArray[np.float32]
    confidence: NDArray[np.float32]
    cell: int | None
    engine: str
    baseline_px: float | None = None
    body_px: float | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A region left aside, and why."""

    bbox_px: Px
    reason: AsideReason


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word read below the confidence floor, or read in two ways (`other` is the second)."""

    line: int  # index into OcrPage.lines
    start: int  # half-open range of characters in that line's text
    end: int
    bbox_px: Px
    confidence: float  # of the least sure character
    other: str | None = None
    for_number: bool = False  # a lone letter where the words around it call for a number


@dataclass(frozen=True, slots=True)
class OcrDrawing:
    """What is drawn beside text and tables: boxes, and straight lines (x0, y0, x1, y1 with x0 <= x1).

    `joins` are lines from box to box; `dividers` run across boxes.
    """

    boxes_px: tuple[Px, ...] = ()
    joins_px: tuple[Px, ...] = ()
    dividers_px: tuple[Px, ...] = ()


NOTHING_DRAWN = OcrDrawing()


@dataclass(frozen=True, slots=True)
class OcrPage:
    """One page image as read: lines in reading order, ruling, cells, and what is in doubt.

    All boxes are of the level page: the image handed in (`size_px`, width and height), turned clockwise by
    `rotation_degrees`, then counter-clockwise about its middle by `skew_degrees`. An engine that
    levels nothing leaves both 0.
    """

    lines: tuple[OcrLine, ...]
    rules_px: tuple[Px, ...]
    cells: tuple[Px, ...]
    rotation_degrees: int  # 0, 90, 180 or 270
    skew_degrees: float
    kind: Literal["text", "blank", "picture"]
    aside: tuple[Aside, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    stamps: tuple[OcrLine, ...] = ()  # what stamps say, apart from the page's own lines
    unasked: str = ""  # why a second engine that was wanted could not be asked
    size_px: tuple[int, int] = (0, 0)
    drawn: OcrDrawing = NOTHING_DRAWN


class OcrEngine(Protocol):
    """An engine states its character set, so that one lacking a Thai numeral is not trusted with numbers."""

    @property
    def name(self) -> str:
        """What results are filed under, for example `phaen`."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same image may be read differently: part of every cache key."""
        ...

    @property
    def charset(self) -> frozenset[str]:
        """Every character the engine can put out."""
        ...

    def page(self, image: Image, dpi: float) -> OcrPage:
        """Read one page image."""
        ...

    def line(self, image: Image) -> OcrLine:
        """Read an image that holds one line, word or glyph and nothing else."""
        ...


def trusted_with_numbers(engine: OcrEngine) -> bool:
    """The digit-coverage gate: an engine that cannot put out a numeral would put another in its place."""
    return engine.charset >= NUMERALS


def trusted_with(engine: OcrEngine, number: str) -> bool:
    """The same gate for one number: all ten numerals of each script that it is printed in are asked for.

    One numeral short, and an engine puts another in its place on a number that looks as if it could read it.
    """
    digits = frozenset(number)
    scripts = [script for script in (THAI_NUMERALS, ARABIC_NUMERALS) if script & digits]
    return bool(scripts) and all(engine.charset >= script for script in scripts)


class OcrTimeoutError(Exception):
    """A page took longer than its limit; the page fails alone."""


class OcrUnavailableError(Exception):
    """An optional engine is not installed or not configured; the message says what is missing."""
