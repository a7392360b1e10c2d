"""Glyphs to printed lines by geometry: lines by baseline, marks with their base, order from left to right."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.text.marks import CONSONANTS, DEPENDENTS, MARKS, SARA_AA, SARA_AM
from schemas.page_content import Floats, Glyphs

LINE_SPREAD_EM = 0.35
"""Baselines closer than this, in font sizes, are one line."""

MARK_REACH_EM = 0.3
"""How far outside of its base the middle of a mark may lie."""

BLANK_EM = 0.2
"""A gap this wide between two characters is a blank, where the line's own spacing is not wider."""

DIGIT_BLANK_EM = 0.45
"""The same between two digits: a number must not fall apart."""

MIN_GAPS = 4
"""Gaps from which a line's own spacing can be told."""

WIDE_EM = 1.6
"""A blank this wide separates runs: a tab stop or another column."""

TIGHT_EM = 0.1
"""A blank that leaves less room than this is no blank."""

SAME_PLACE_EM = 0.12
"""The same letter drawn again this close is one letter (bold by overprinting)."""

SPACES = frozenset(" \u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000")
UNPRINTED = frozenset("\r\n\u200b\ufeff\u2060")
AM_VOWELS = frozenset(SARA_AA + SARA_AM)
BLANK = -1


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """One printed line: `rows` of the glyphs in reading order, `BLANK` where the geometry shows a blank.

    `raw` has one character per row; `gaps` are the offsets that follow a wide blank. `tight` are offsets of
    blanks that take no room on the page; `repeats` those of characters drawn over the same text once more.
    """

    raw: str
    rows: NDArray[np.intp]
    gaps: tuple[int, ...]
    turn: int
    tight: frozenset[int] = frozenset()
    repeats: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Axis:
    """The columns of one writing direction: along the line (`start`, `end`, `pen`), across it (`level`)."""

    rows: list[int]
    chars: list[str]
    start: list[float]
    end: list[float]
    pen: list[float]
    level: Floats
    size: list[float]
    source_line: list[int]


@dataclass(slots=True)
class _Cluster:
    """A base with its marks, as indices into the axis."""

    base: int
    marks: list[int]


def glyph_lines(glyphs: Glyphs) -> Iterator[GlyphLine]:
    """Printed lines of the visible glyphs: upright text from the top down, then turned text."""
    for turn in np.unique(glyphs.turn).tolist():
        axis = _axis(glyphs, turn)
        for members in _lines(axis):
            line = _line(axis, members, turn)
            if line is not None:
                yield line


def _axis(glyphs: Glyphs, turn: int) -> _Axis:
    text = glyphs.text
    visible = np.flatnonzero((glyphs.turn == turn) & ~glyphs.hidden)
    rows = np.array([r for r in visible.tolist() if text[r] not in UNPRINTED], dtype=np.intp)
    x0, top, x1, bottom = (glyphs.boxes_pt[rows, side] for side in range(4))
    pen_x, pen_y = glyphs.origin_x_pt[rows], glyphs.baseline_pt[rows]
    start, end, pen, level = (
        (x0, x1, pen_x, pen_y),
        (-bottom, -top, -pen_y, pen_x),
        (-x1, -x0, -pen_x, -pen_y),
        (top, bottom, pen_y, -pen_x),
    )[turn]
    return _Axis(
        rows=rows.tolist(),
        chars=[text[r] for r in rows.tolist()],
        start=start.tolist(),
        end=end.tolist(),
        pen=pen.tolist(),
        level=level,
        size=np.maximum(glyphs.size_pt[rows], 1.0).tolist(),
        source_line=glyphs.line[rows].tolist(),
    )


def _lines(axis: _Axis) -> Iterator[list[int]]:
    """Members of each line, in content order; lines from the top down."""
    of_line = _line_numbers(axis)
    lines: dict[int, list[int]] = {}
    for index, number in enumerate(of_line):
        lines.setdefault(number, []).append(index)
    yield from (lines[number] for number in sorted(lines))


def _line_numbers(axis: _Axis) -> list[int]:
    if axis.source_line and min(axis.source_line) >= 0:
        return axis.source_line
    count = len(axis.chars)
    carries = np.array([c not in MARKS and c not in SPACES for c in axis.chars], dtype=np.bool_)
    bases = np.flatnonzero(carries)
    if not len(bases):
        return [0] * count
    order = bases[np.argsort(axis.level[bases], kind="stable")]
    numbers, levels = np.zeros(count, dtype=np.int64), [float(axis.level[order[0]])]
    for index in order.tolist():
        if axis.level[index] - levels[-1] > LINE_SPREAD_EM * axis.size[index]:
            levels.append(float(axis.level[index]))
        numbers[index] = len(levels) - 1
    return _with_followers(axis, numbers.tolist(), carries.tolist(), np.array(levels))


def _with_followers(
    axis: _Axis, numbers: list[int], carries: list[bool], levels: NDArray[np.float64]
) -> list[int]:
    """Marks and blanks go with the base before them, unless another line is plainly nearer."""
    last = BLANK
    for index, is_base in enumerate(carries):
        if is_base:
            last = index
            continue
        near = (
            last >= 0 and abs(axis.level[index] - axis.level[last]) <= 2 * LINE_SPREAD_EM * axis.size[index]
        )
        numbers[index] = numbers[last] if near else int(np.abs(levels - axis.level[index]).argmin())
    return numbers


def _line(axis: _Axis, members: list[int], turn: int) -> GlyphLine | None:
    if axis.source_line[members[0]] >= 0:
        return _line_as_read(axis, members, turn)
    clusters = _trimmed(axis, _overprints_merged(axis, _in_order(axis, _clusters(axis, members))))
    if not clusters:
        return None
    draft = _LineDraft(axis, _spacing_em(axis, clusters))
    draft.write(clusters)
    return GlyphLine(
        raw="".join(draft.chars),
        rows=np.array(draft.rows, dtype=np.intp),
        gaps=tuple(draft.gaps),
        turn=turn,
        tight=frozenset(draft.tight),
        repeats=frozenset(draft.repeats),
    )


def _line_as_read(axis: _Axis, members: list[int], turn: int) -> GlyphLine | None:
    """A line whose source gave its text: an engine knows its blanks better than its boxes tell."""
    solid = [k for k, index in enumerate(members) if axis.chars[index] not in SPACES]
    if not solid:
        return None
    kept = members[solid[0] : solid[-1] + 1]
    chars = [axis.chars[index] for index in kept]
    gaps = []
    last = kept[0]
    for offset, index in enumerate(kept):
        if chars[offset] not in SPACES:
            if axis.start[index] - axis.end[last] > WIDE_EM * axis.size[index]:
                gaps.append(offset)
            last = index
    return GlyphLine("".join(chars), np.array([axis.rows[i] for i in kept], np.intp), tuple(gaps), turn)


class _LineDraft:
    """A line being written from left to right, with what the geometry says of its blanks."""

    def __init__(self, axis: _Axis, spacing_em: float) -> None:
        self.axis, self.spacing_em = axis, spacing_em
        self.rows: list[int] = []
        self.chars: list[str] = []
        self.gaps: list[int] = []
        self.tight: list[int] = []
        self.repeats: list[int] = []

    def write(self, clusters: list[_Cluster]) -> None:
        """All clusters; blanks are judged when the character after them is known.

        One loop without calls per character: this runs for every character of every file.
        """
        axis, rows, chars = self.axis, self.rows, self.chars
        blanks: list[int] = []
        last: _Cluster | None = None
        for cluster in clusters:
            base = cluster.base
            char = axis.chars[base]
            if char in SPACES:
                blanks.append(len(chars))
            elif last is not None and char == axis.chars[last.base] and _drawn_over(axis, last, cluster):
                self.repeats.extend(range(len(chars), len(chars) + 1 + len(cluster.marks)))
            else:
                if last is not None:
                    # A leading vowel's head may reach back over its pen: the blank ends there.
                    room = max(axis.start[base], axis.pen[base]) - axis.end[last.base]
                    if blanks or room > BLANK_EM * axis.size[base]:
                        self._judge(last, base, room, blanks)
                blanks, last = [], cluster
            rows.append(axis.rows[base])
            chars.append(char)
            for mark in cluster.marks:
                rows.append(axis.rows[mark])
                chars.append(axis.chars[mark])

    def _judge(self, before: _Cluster, base: int, room: float, blanks: list[int]) -> None:
        """What the room between two characters says of the blanks between them, or of their absence."""
        size = self.axis.size[base]
        if room < (TIGHT_EM + self.spacing_em) * size:
            self.tight.extend(blanks)
        elif not blanks and room > self._blank_pt(before, base):
            self.rows.append(BLANK)
            self.chars.append(" ")
        if room > WIDE_EM * size:
            self.gaps.append(len(self.chars))

    def _blank_pt(self, before: _Cluster, base: int) -> float:
        """The gap from which a character has a blank before it, though the file has none."""
        if self.axis.chars[base] in DEPENDENTS:
            return math.inf
        digits = self.axis.chars[before.base].isdigit() and self.axis.chars[base].isdigit()
        return ((DIGIT_BLANK_EM if digits else BLANK_EM) + self.spacing_em) * self.axis.size[base]


def _drawn_over(axis: _Axis, before: _Cluster, cluster: _Cluster) -> bool:
    """True where a cluster stands inside the same cluster just before it."""
    if axis.chars[before.base] != axis.chars[cluster.base] or len(before.marks) != len(cluster.marks):
        return False
    same = [axis.chars[i] for i in before.marks] == [axis.chars[i] for i in cluster.marks]
    last = cluster.marks[-1] if cluster.marks else cluster.base
    middle = (axis.start[cluster.base] + axis.end[last]) / 2
    return same and axis.start[before.base] <= middle <= axis.end[before.base]


def _clusters(axis: _Axis, members: list[int]) -> list[_Cluster]:
    """Bases with the marks that stand on them; a mark that stands on none stays with the base before it."""
    clusters: list[_Cluster] = []
    loose: list[tuple[int, _Cluster | None]] = []
    holder: _Cluster | None = None
    blank: _Cluster | None = None
    for index in members:
        char = axis.chars[index]
        if char in SPACES:
            blank = _Cluster(index, [])
            # A blank drawn where the vowel before it begins is the NIKHAHIT of a SARA AM, written late.
            late = (
                clusters
                and axis.chars[clusters[-1].base] in AM_VOWELS
                and _stands_before(axis, index, clusters[-1])
            )
            clusters.insert(len(clusters) - 1 if late else len(clusters), blank)
        elif char not in MARKS:
            holder, blank = _Cluster(index, []), None
            clusters.append(holder)
        elif holder is not None and _carries(axis, holder.base, index):
            # A blank that takes no room may be the NIKHAHIT of SARA AM: the mark stays after it.
            tight = (
                blank is not None
                and axis.pen[blank.base] - axis.end[holder.base] < TIGHT_EM * axis.size[index]
            )
            (blank if tight and blank is not None else holder).marks.append(index)
        else:
            loose.append((index, holder))
    for index, before in loose:
        _place(axis, clusters, index, before)
    return clusters


def _stands_before(axis: _Axis, blank: int, cluster: _Cluster) -> bool:
    vowel = cluster.base
    return axis.chars[vowel] in AM_VOWELS and axis.pen[blank] < axis.pen[vowel] + TIGHT_EM * axis.size[blank]


def _carries(axis: _Axis, base: int, mark: int) -> bool:
    """True where a mark drawn after a base stands on it; a vowel or a digit must be right under it."""
    reach = MARK_REACH_EM * axis.size[mark] if axis.chars[base] in CONSONANTS else 0.0
    low, high = axis.start[base] - reach, axis.end[base] + reach
    middle = (axis.start[mark] + axis.end[mark]) / 2
    return low <= middle <= high or low <= axis.pen[mark] <= high


def _place(axis: _Axis, clusters: list[_Cluster], mark: int, before: _Cluster | None) -> None:
    """Give a mark to the base it stands over, else to the one before it in the content, else to none."""
    middle = (axis.start[mark] + axis.end[mark]) / 2
    for cluster in clusters:
        over = axis.start[cluster.base] <= middle <= axis.end[cluster.base]
        if over and axis.chars[cluster.base] in CONSONANTS:
            cluster.marks.append(mark)
            return
    if before is not None:
        before.marks.append(mark)
    else:
        clusters.append(_Cluster(mark, []))


def _in_order(axis: _Axis, clusters: list[_Cluster]) -> list[_Cluster]:
    """Clusters from left to right; stretches that run on in the content are kept together."""
    if not clusters:
        return clusters
    runs = [[clusters[0]]]
    for before, cluster in pairwise(clusters):
        step = axis.pen[cluster.base] - axis.end[before.base]
        size = axis.size[cluster.base]
        back = axis.pen[cluster.base] < axis.pen[before.base] - LINE_SPREAD_EM * size
        if back or step > size:
            runs.append([])
        runs[-1].append(cluster)
    runs.sort(key=lambda run: axis.pen[run[0].base])
    return [cluster for run in runs for cluster in run]


def _overprints_merged(axis: _Axis, clusters: list[_Cluster]) -> list[_Cluster]:
    kept: list[_Cluster] = []
    for cluster in clusters:
        if not (kept and _same_place(axis, kept[-1].base, cluster.base)):
            kept.append(cluster)
    return kept


def _same_place(axis: _Axis, first: int, second: int) -> bool:
    return (
        axis.chars[first] == axis.chars[second]
        and axis.chars[first] not in SPACES
        and abs(axis.pen[first] - axis.pen[second]) < SAME_PLACE_EM * axis.size[first]
    )


def _trimmed(axis: _Axis, clusters: list[_Cluster]) -> list[_Cluster]:
    """Without blanks at either end."""
    solid = [i for i, c in enumerate(clusters) if axis.chars[c.base] not in SPACES or c.marks]
    return clusters[solid[0] : solid[-1] + 1] if solid else []


def _spacing_em(axis: _Axis, clusters: list[_Cluster]) -> float:
    """The usual gap between neighbours of this line (letter-spaced or justified text), at least 0."""
    gaps = [
        (axis.start[b.base] - axis.end[a.base]) / axis.size[b.base]
        for a, b in pairwise(clusters)
        if axis.chars[a.base] not in SPACES and axis.chars[b.base] not in SPACES
    ]
    return max(0.0, sorted(gaps)[len(gaps) // 2]) if len(gaps) >= MIN_GAPS else 0.0
