"""Making glyph columns: empty ones, ones with other fonts, ones joined."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from schemas.page_content import Font, Glyphs

_EMPTY = Glyphs(
    codes=np.zeros(0, np.uint32),
    boxes_pt=np.zeros((0, 4), np.float32),
    size_pt=np.zeros(0, np.float32),
    origin_x_pt=np.zeros(0, np.float32),
    baseline_pt=np.zeros(0, np.float32),
    turn=np.zeros(0, np.int8),
    font=np.zeros(0, np.int32),
    line=np.zeros(0, np.int32),
    hidden=np.zeros(0, np.bool_),
    synthetic=np.zeros(0, np.bool_),
    confidence=np.zeros(0, np.float32),
)


def no_glyphs() -> Glyphs:
    """Columns of length 0."""
    return _EMPTY


def concatenated(parts: Sequence[Glyphs]) -> Glyphs:
    """The rows of all parts, one after the other."""
    if not parts:
        return _EMPTY
    columns = {f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Glyphs)}
    return Glyphs(**columns)


class FontTable:
    """The fonts of one file, each once, in the order met."""

    def __init__(self) -> None:
        self._index: dict[Font, int] = {}

    @property
    def fonts(self) -> tuple[Font, ...]:
        """All fonts met so far."""
        return tuple(self._index)

    def indices(self, fonts: Sequence[Font]) -> list[int]:
        """The place of each font in the table; new fonts are added."""
        return [self._index.setdefault(font, len(self._index)) for font in fonts]

    def joined(self, glyphs: Glyphs, fonts: Sequence[Font]) -> Glyphs:
        """`glyphs`, whose `font` indexes `fonts`, with `font` indexing the table."""
        places = np.array(self.indices(fonts) or [0], dtype=np.int32)
        return replace(glyphs, font=places[glyphs.font])
