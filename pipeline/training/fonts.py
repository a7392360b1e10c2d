"""The fonts lines are drawn with: found in given folders, weighted, their characters known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

# Script faces and symbol fonts: no plan is set in them, and they would cost more than they give.
_EXCLUDED = re.compile(
    r"Webdings|Purisa|Srisakdi|Charmonman|Oblique|Italic|Mono(?!type)|Thin|ExtraLight|\[wdth", re.IGNORECASE
)
_THAI_PROBE = frozenset(map(ord, "กญฎฐฬฮ๐๔๖๗๘๙ัิีึืุู่้๊๋์ำเแโใไๆฯ"))
_MEASURE_PX = 256


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and what is known of it."""

    path: str
    body_ratio: float  # height of a Thai consonant without ascender (or of a Latin x), in em
    code_points: frozenset[int]
    weight: float  # how often it is drawn, relative to the others

    @property
    def thai(self) -> bool:
        """Whether it can set Thai text, Thai digits included."""
        return self.code_points >= _THAI_PROBE


@lru_cache(maxsize=4096)
def sized(path: str, size_px: int) -> ImageFont.FreeTypeFont:
    """The font at a size; Raqm shapes the stacked marks, basic layout would misplace them."""
    return ImageFont.truetype(path, size_px, layout_engine=ImageFont.Layout.RAQM)


def _body_ratio(path: str, probe: str) -> float:
    font = sized(path, _MEASURE_PX)
    top, bottom = font.getbbox(probe, anchor="ls")[1::2]
    return (bottom - top) / _MEASURE_PX


def _face(path: Path, weight: float) -> Face:
    with TTFont(path, lazy=True) as font:
        code_points = frozenset(font.getBestCmap())
    probe = "อ" if code_points >= _THAI_PROBE else "x"
    return Face(str(path), _body_ratio(str(path), probe), code_points, weight)


def faces(folders: tuple[tuple[Path, float], ...]) -> tuple[Face, ...]:
    """Every usable font below the folders, each folder's weight shared equally among its fonts.

    Raises:
        ValueError: a folder has no usable font, or no folder was given.
    """
    if not folders:
        raise ValueError(
            "no font folder given; name at least one, see MODEL.md for where to get official fonts"
        )
    found: list[Face] = []
    for folder, weight in folders:
        paths = [p for p in sorted(folder.rglob("*.[to]tf")) if not _EXCLUDED.search(p.name)]
        if not paths:
            raise ValueError(
                f"font folder must hold .ttf or .otf files, got {str(folder)!r}; install the fonts first"
            )
        found.extend(_face(path, weight / len(paths)) for path in paths)
    return tuple(found)
