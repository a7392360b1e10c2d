"""Runs of text of one page: letters that go on from each other on one line, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.tables.header_words import starts_of_parts
from pipeline.tables.overflow import solid_rows
from pipeline.text.digits import parsed_integer
from schemas.geometry import BBox
from schemas.page_content import Glyphs, PageContent

RUN_GAP_EM, BACK_EM, LEVEL_EM = 0.34, 0.45, 0.3
"""Letters further apart than the first, or further back than the second, do not go on with a run."""

FEWEST_PARTS = 2
ABOVE_EM, BELOW_EM = 0.75, 0.2
"""How far the ink of a line reaches above and below its baseline, marks left out."""

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in points: its ends, baseline, font size; `order` is its place in the page's content.

    `lefts`: where each character of `text` begins.
    """

    x0: float
    x1: float
    base: float
    size: float
    text: str
    order: int
    lefts: tuple[float, ...] = ()

    @property
    def top(self) -> float:
        """Where the ink of its letters begins."""
        return self.base - ABOVE_EM * self.size

    @property
    def bottom(self) -> float:
        """Where the ink of its letters ends."""
        return self.base + BELOW_EM * self.size

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def level(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def number(self) -> int | None:
        """The row number it is, if it is one."""
        return parsed_integer(self.text.strip().strip("().").strip())


def page_runs(page: PageContent) -> tuple[Run, ...]:
    """The visible upright runs of a page in content order."""
    glyphs = page.glyphs.take(~page.glyphs.hidden & (page.glyphs.turn == 0))
    solid = solid_rows(glyphs)
    return tuple(_runs(glyphs, solid)) if len(solid) else ()


def _runs(glyphs: Glyphs, solid: Rows) -> Iterator[Run]:
    text = glyphs.text
    left, right = glyphs.boxes_pt[:, 0], glyphs.boxes_pt[:, 2]
    starts = np.flatnonzero(_begins(glyphs, solid))
    for begin, end in zip(starts.tolist(), [*starts[1:].tolist(), len(solid)], strict=True):
        rows = [row for row in solid[begin:end].tolist() if not text[row].isspace()]
        if rows:
            stop = int(solid[end]) if end < len(solid) else len(glyphs)
            stop = rows[0] + len(text[rows[0] : stop].rstrip())
            yield Run(
                x0=float(left[rows].min()),
                x1=float(right[rows].max()),
                base=float(glyphs.baseline_pt[rows[0]]),
                size=float(glyphs.size_pt[rows[0]]),
                text=text[rows[0] : stop],
                order=rows[0],
                lefts=tuple(left[rows[0] : stop].tolist()),
            )


def _begins(glyphs: Glyphs, solid: Rows) -> NDArray[np.bool_]:
    """For each letter in content order: does a run begin with it?"""
    x0, x1 = glyphs.boxes_pt[solid, 0], glyphs.boxes_pt[solid, 2]
    level, size = glyphs.baseline_pt[solid], glyphs.size_pt[solid]
    gap = x0[1:] - x1[:-1]
    begins = np.ones(len(solid), dtype=np.bool_)
    begins[1:] = (
        (gap > RUN_GAP_EM * size[1:])
        | (gap < -BACK_EM * size[1:])
        | (np.abs(level[1:] - level[:-1]) > LEVEL_EM * size[1:])
    )
    return begins


def within(runs: tuple[Run, ...], box: BBox) -> tuple[Run, ...]:
    """The runs whose middle lies in a box."""
    return tuple(run for run in runs if box.x0 <= run.middle <= box.x1 and box.top <= run.level <= box.bottom)


def texts_apart(run: Run) -> tuple[Run, ...]:
    """A run that is nothing but names of months, or years, one run for each; else the run itself."""
    starts = starts_of_parts(run.text)
    if len(starts) < FEWEST_PARTS:
        return (run,)
    ends = [*starts[1:], len(run.text)]
    return tuple(
        replace(
            run,
            x0=run.lefts[start],
            x1=run.lefts[end] if end < len(run.text) else run.x1,
            text=run.text[start:end].strip(),
            lefts=(),
        )
        for start, end in zip(starts, ends, strict=True)
    )
