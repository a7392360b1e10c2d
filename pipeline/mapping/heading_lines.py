"""Lines that may be headings: set off by number, weight, size or place; printed over several lines or one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.mapping.swot import quadrant_of
from pipeline.plantypes.headings import (
    HeadingMatch,
    heading_key,
    heading_matches,
    is_catalogue_wording,
    likeness_to_catalogue,
)
from pipeline.tables.wording import flowed
from pipeline.text.numbering import Numbering, Style, numbering
from schemas.geometry import BBox, union
from schemas.line import Line
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

LONGEST_HEADING = 130
LONGEST_PLAIN_HEADING = 64
"""Characters of a heading that nothing but its wording sets off."""
LARGER_PT = 0.9
SAME_SIZE_PT = 0.6
MOST_LINES = 3
FULL_SHARE = 0.6
"""A heading goes on in the next line when its own line is at least this share of the text width."""
NEARLY_FULL_SHARE = 0.85
"""A heading shorter than this was broken by hand."""
DEEPER_PT = 14.0
CENTRED_PT = 12.0
PITCH = 1.9
"""Distance from line to line within a heading, at most, in font sizes."""
LABEL_SCORE = 0.93
LABELS = frozenset({SectionKey.VISION, SectionKey.MISSION, SectionKey.VALUES})
"""Sections whose whole text may stand beside their heading."""
_LABELLED = re.compile(r"(?P<label>[^:：“\"]{4,60}?)\s*(?:[:：]|(?=[“\"]))\s*(?P<text>\S.{3,})$", re.DOTALL)
_NUMBERED = frozenset({Style.WORD, Style.DECIMAL, Style.DOT})


@dataclass(frozen=True)
class HeadingLine:
    """One possible heading: its lines and joined text; `body_pt` is the size of the text it stands in."""

    lines: tuple[Line, ...]
    text: str
    body_pt: float

    @cached_property
    def mark(self) -> Numbering | None:
        """The number before it, bare numbers included."""
        return numbering(self.text)

    @property
    def title(self) -> str:
        """The heading without its number."""
        return self.mark.rest.strip() if self.mark else self.text.strip()

    @property
    def numbered(self) -> bool:
        """Whether it has a number that headings have (`3.`, `3.1`, `ส่วนที่ ๑`)."""
        return self.mark is not None and self.mark.style in _NUMBERED

    @property
    def display(self) -> bool:
        """Whether weight or size sets it off."""
        return is_display(self.lines[0], self.body_pt)

    @property
    def bbox(self) -> BBox:
        """The box around its lines."""
        return union(line.bbox for line in self.lines)

    def match(self, key: PlanTypeKey, owner: str) -> HeadingMatch | None:
        """The best catalogue entry of the plan type for this heading, or for the label it begins with."""
        best = next(iter(heading_matches(heading_key(self.title, owner), key)), None)
        label, _statement = labelled(self.title)
        if not label or (best is not None and best.score >= LABEL_SCORE):
            return best
        found = next(iter(heading_matches(heading_key(label, owner), key)), None)
        return found if found and found.score >= LABEL_SCORE and found.spec.key in LABELS else best


def labelled(title: str) -> tuple[str, str]:
    """A heading with its text on the same line (`วิสัยทัศน์ : “...”`) as label and text; empty where none."""
    found = _LABELLED.match(title)
    return (found["label"].strip(), found["text"].strip()) if found else ("", "")


def is_display(line: Line, body_pt: float) -> bool:
    """Whether a line is bold or larger than the text."""
    return line.bold or line.size_pt >= body_pt + LARGER_PT


def heading_at(lines: Sequence[Line], at: int, body_pt: float, width_pt: float) -> HeadingLine:
    """The possible heading that begins at `lines[at]`, with the lines that carry it on by their looks."""
    own = [lines[at]]
    text = lines[at].text.strip()
    while len(own) < MOST_LINES and at + len(own) < len(lines):
        following = lines[at + len(own)]
        if not (
            _number_alone(text, following)
            or _carries_on(own[-1], following, body_pt, width_pt)
            or _completes(text, own[-1], following)
        ):
            break
        own.append(following)
        text = flowed((text, following.text))
    return HeadingLine(tuple(own), text, body_pt)


def _carries_on(line: Line, following: Line, body_pt: float, width_pt: float) -> bool:
    pitch = following.bbox.top - line.bbox.top
    return (
        is_display(line, body_pt)
        and following.page == line.page
        and following.bold == line.bold
        and abs(following.size_pt - line.size_pt) < SAME_SIZE_PT
        and _runs_on(line, following, width_pt)
        and 0 < pitch <= PITCH * line.size_pt
        and _unmarked(following)
        and not is_catalogue_wording(following.text)
        and quadrant_of(following.text) is None
    )


def _runs_on(line: Line, following: Line, width_pt: float) -> bool:
    """Whether a line is so wide that a heading may go on below it.

    What stands further in than a heading broken by hand, and is not centred under it, begins something new.
    """
    share = line.bbox.width_pt / width_pt if width_pt else 0.0
    off_centre = abs(line.bbox.x0 + line.bbox.x1 - following.bbox.x0 - following.bbox.x1) / 2
    begins_anew = following.bbox.x0 - line.bbox.x0 > DEEPER_PT and off_centre > CENTRED_PT
    return share >= (NEARLY_FULL_SHARE if begins_anew else FULL_SHARE)


def _completes(text: str, line: Line, following: Line) -> bool:
    """Whether `text` is half a heading of some catalogue and the following line is the other half."""
    if following.page != line.page or max(len(text), len(following.text)) > LONGEST_PLAIN_HEADING:
        return False
    whole = flowed((text, following.text))
    mark = numbering(whole)
    title = mark.rest if mark and mark.style in _NUMBERED else whole
    alone = numbering(text)
    half = alone.rest if alone and alone.style in _NUMBERED else text
    return _unmarked(following) and likeness_to_catalogue(title) > likeness_to_catalogue(half)


def _number_alone(text: str, following: Line) -> bool:
    """Whether `text` is nothing but a heading's number and its title stands on the following line."""
    mark = numbering(text)
    alone = mark is not None and mark.style in _NUMBERED and not mark.rest.strip()
    return alone and _unmarked(following) and len(following.text) <= LONGEST_PLAIN_HEADING


def _unmarked(line: Line) -> bool:
    mark = numbering(line.text)
    return mark is None or mark.style is Style.BARE


def single(line: Line, body_pt: float) -> HeadingLine:
    """The line alone as a possible heading."""
    return HeadingLine((line,), line.text.strip(), body_pt)


def text_width_pt(lines: Sequence[Line]) -> float:
    """The width of a full line of text: nine of ten lines are not wider."""
    widths = sorted(line.bbox.width_pt for line in lines)
    return widths[int(len(widths) * 0.9)] if widths else 0.0


def possible_headings(lines: Sequence[Line], body_pt: float) -> list[HeadingLine]:
    """Everything that may be a heading, in order; a line inside a longer heading does not occur again."""
    width = text_width_pt(lines)
    found: list[HeadingLine] = []
    at = 0
    while at < len(lines):
        heading = heading_at(lines, at, body_pt, width)
        if _may_be(heading):
            found.append(heading)
        at += len(heading.lines)
    return found


def _may_be(heading: HeadingLine) -> bool:
    length = len(heading.text)
    set_off = heading.numbered or heading.display
    return length <= LONGEST_PLAIN_HEADING or (set_off and length <= LONGEST_HEADING)
