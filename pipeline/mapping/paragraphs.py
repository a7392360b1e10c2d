"""Paragraphs: printed lines put together again."""

import re
from collections.abc import Sequence

from pipeline.tables.wording import flowed
from pipeline.text.numbering import Style, numbering, without_bullet
from schemas.geometry import union
from schemas.line import Line
from schemas.section import Paragraph

INDENT_PT = 14.0
"""A line that begins this far right of the text begins a paragraph."""
SAME_PT = 2.0
SHORT_SHARE = 0.86
"""A line that ends before this share of the text width ends a paragraph."""
GAP = 1.9
"""A distance from line to line above this many font sizes parts paragraphs."""
_LETTERED = re.compile(r"\s*[A-Z]\s?[:=–]\s")
"""A value under the letter it gives to an English word: `T : Teamwork`."""
_QUOTES = ("“", '"', "‘")
_CONNECTIVES = ("ทั้งนี้", "นอกจากนี้", "ดังนั้น", "อนึ่ง", "ในการนี้", "อย่างไรก็ตาม")
"""Words that open a paragraph when indented: herewith, moreover, therefore, besides, in this, however."""


def text_edges_pt(lines: Sequence[Line]) -> tuple[float, float]:
    """Left and right edge of the running text: a tenth of the lines go further."""
    if not lines:
        return 0.0, 0.0
    lefts = sorted(line.bbox.x0 for line in lines)
    rights = sorted(line.bbox.x1 for line in lines)
    return lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]


def paragraphs(lines: Sequence[Line], edges_pt: tuple[float, float]) -> tuple[Paragraph, ...]:
    """The paragraphs of `lines`, which follow one another; `edges_pt` as `text_edges_pt` gives them."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1], edges_pt):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(paragraph(group) for group in groups)


def paragraph(lines: Sequence[Line]) -> Paragraph:
    """The lines as one paragraph; its box is that of its part on the first page."""
    first = [line for line in lines if line.page == lines[0].page]
    return Paragraph(
        page=lines[0].page,
        bbox=union(line.bbox for line in first),
        text=flowed(line.text for line in lines),
        line_ids=tuple(line.id for line in lines),
    )


def begins_item(text: str) -> bool:
    """Whether a line begins with the mark of a list item or a heading."""
    mark = numbering(text)
    if mark is not None and mark.style is not Style.BARE:
        return bool(mark.rest.strip()) or mark.style is not Style.WORD
    return without_bullet(text) is not None or _LETTERED.match(text) is not None


def _begins(line: Line, before: Sequence[Line], edges_pt: tuple[float, float]) -> bool:
    last = before[-1]
    left, right = edges_pt
    if begins_item(line.text) or line.text.lstrip().startswith(_QUOTES):
        return True
    indented = line.bbox.x0 - left >= INDENT_PT
    as_first = line.bbox.x0 >= before[0].bbox.x0 - SAME_PT
    if (indented or as_first) and line.text.lstrip().startswith(_CONNECTIVES):
        return True
    last_short = last.bbox.x1 < left + SHORT_SHARE * (right - left)
    if line.page != last.page:
        return indented and (last_short or line.bbox.x0 - last.bbox.x0 >= INDENT_PT)
    if line.bold != last.bold or line.bbox.top - last.bbox.top > GAP * max(last.size_pt, line.size_pt):
        return True
    deeper = line.bbox.x0 - last.bbox.x0 >= INDENT_PT
    hanging = len(before) == 1 and begins_item(last.text)
    not_back = line.bbox.x0 >= last.bbox.x0 - SAME_PT
    return (indented and deeper and not hanging) or (last_short and (not_back or indented))
