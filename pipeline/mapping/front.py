"""The front of a document: short lines of its first pages, where title, owner and years stand."""

from collections.abc import Sequence

from pipeline.text.searchable import match_key
from schemas.line import Line, LineRole, Lines

FRONT_PAGES = 5
LONGEST_FRONT_LINE = 110
"""Characters; longer lines are running text."""


def front_lines(lines: Lines) -> Lines:
    """The short body lines of the first pages, in order."""
    return tuple(
        line
        for line in lines
        if line.page <= FRONT_PAGES and line.role is LineRole.BODY and len(line.text) <= LONGEST_FRONT_LINE
    )


def running_lines(lines: Lines) -> Lines:
    """One line for each wording of the running headers and footers."""
    seen: dict[str, Line] = {}
    for line in lines:
        if line.role in (LineRole.HEADER, LineRole.FOOTER):
            seen.setdefault(match_key(line.text), line)
    return tuple(seen.values())


def body_lines(lines: Lines) -> Lines:
    """The lines that are plan text."""
    return tuple(line for line in lines if line.role is LineRole.BODY)


def body_size_pt(lines: Sequence[Line]) -> float:
    """The size most characters are set in; 0 for no lines."""
    weight: dict[float, int] = {}
    for line in lines:
        size = round(line.size_pt)
        weight[size] = weight.get(size, 0) + len(line.text)
    return max(weight, key=lambda size: weight[size], default=0.0)
