"""Rough pages composed for measuring: words in small print, and names no list knows."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont, features
from pythainlp.corpus import thai_words

from pipeline.core.errors import DependencyMissingError
from pipeline.core.ocr import Image as Grey
from pipeline.report.thai_fonts import thai_fonts
from pipeline.text.digits import to_thai

DPI = 150
_SIZE = (1240, 1754)  # A4
_ROWS, _PITCH, _LEFT, _TOP = 34, 46, 90, 90
_POINTS = (8.0, 9.0, 10.0, 12.0, 14.0)  # Latin fonts of the same size look smaller than Thai ones of 16
_FIRST = "กขคฆงจชซฌญฐฑฒณดตถทธนบปผพภมยรลวศษสหฬอฮ"
_WORD_LETTERS = range(3, 11)
_LAST = "งนมกดบยว"
_TONES = ("", "", "\u0e48", "\u0e49", "\u0e4a", "\u0e4b")
_SHAPES = (
    "{c}{t}า{f}",
    "{c}\u0e34{t}{f}",
    "{c}\u0e35{t}{f}",
    "{c}\u0e37{t}{f}",
    "{c}\u0e38{t}{f}",
    "{c}\u0e31{t}{f}",
    "เ{c}{t}{f}",
    "แ{c}{t}{f}",
    "โ{c}{t}{f}",
    "ไ{c}{t}",
    "{c}\u0e39{t}{f}",
    "เ{c}\u0e35{t}ย{f}",
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A page and what it says, line by line."""

    image: Grey
    lines: tuple[str, ...]


def made_up_name(random: Random) -> str:
    """Two or three syllables that are no word but by chance; rare letters are as frequent as common ones."""
    return "".join(
        random.choice(_SHAPES).format(
            c=random.choice(_FIRST), t=random.choice(_TONES), f=random.choice(_LAST)
        )
        for _ in range(random.randint(2, 3))
    )


def name_line(random: Random) -> str:
    """Places as a plan lists them: village (บ้าน), number (หมู่ที่), subdistrict (ตำบล), all names made up."""
    number = random.randint(1, 19)
    return (
        f"บ้าน{made_up_name(random)} หมู่ที่ {to_thai(str(number))} ตำบล{made_up_name(random)}"
        f" นาย{made_up_name(random)} {random.randint(1, 9)},{random.randint(0, 999):03d} บาท"
    )


def word_line(random: Random) -> str:
    """Words of the dictionary in no order, and a number."""
    words = _dictionary()
    joined = ["".join(random.choice(words) for _ in range(random.randint(1, 3))) for _ in range(4)]
    return f"{' '.join(joined)} {to_thai(str(random.randint(1, 99999)))}"


def _dictionary() -> list[str]:
    return sorted(word for word in thai_words() if word.isalpha() and len(word) in _WORD_LETTERS)


def pages(kind: str, count: int, seed: int) -> list[Composed]:
    """`count` pages of `names` or `words`; the same seed gives the same pages with the same font.

    Raises:
        DependencyMissingError: no Thai font is installed, or Pillow cannot stack Thai marks.
    """
    if not features.check("raqm"):
        raise DependencyMissingError(
            "composed lines need Pillow with Raqm, got one without it; install libraqm"
        )
    random = Random(seed)  # noqa: S311 - composes pages, keeps no secret
    font = Path(thai_fonts().regular)
    make = {"names": name_line, "words": word_line}[kind]
    return [_page(tuple(make(random) for _ in range(_ROWS)), font, random) for _ in range(count)]


def _page(lines: tuple[str, ...], font: Path, random: Random) -> Composed:
    page = Image.new("L", _SIZE, 255)
    draw = ImageDraw.Draw(page)
    for row, line in enumerate(lines):
        size = round(_POINTS[row * len(_POINTS) // len(lines)] * DPI / 72)
        face = ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.RAQM)
        draw.text((_LEFT, _TOP + row * _PITCH), line, font=face, fill=30, anchor="ls")
    return Composed(_scanned(np.asarray(page, np.uint8), random), lines)


def _scanned(page: Grey, random: Random) -> Grey:
    """Blurred, noisy, and through JPEG, as a fast office scanner leaves it."""
    generator = np.random.default_rng(random.getrandbits(32))
    soft = cv2.GaussianBlur(page, (0, 0), 0.8).astype(np.float32)
    noisy = (soft * 0.92 + generator.normal(0, 20, page.shape)).clip(0, 255).astype(np.uint8)
    _, data = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 45])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)
