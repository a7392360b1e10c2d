"""The text of pages as a person reads it, from lines."""

from collections import defaultdict
from collections.abc import Iterable

from schemas.line import Line, LineRole, Lines


def _shown(line: Line, *, raw: bool) -> bool:
    if raw:
        return True
    return line.role in {LineRole.BODY, LineRole.STAMP}


def page_texts(lines: Lines, *, raw: bool, pages: Iterable[int]) -> tuple[str, ...]:
    """One text per page of `pages` (1-based), printed lines on lines of their own, in reading order.

    Repaired text has running headers, footers, page numbers and text nobody can see left out; `raw` has
    everything as the text layer has it.
    """
    by_page: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        if _shown(line, raw=raw):
            by_page[line.page].append(line.raw if raw else line.text)
    return tuple("\n".join(by_page[number]) for number in pages)
