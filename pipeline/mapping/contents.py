"""Pages that list the contents: their lines are no headings; their entries say what the whole plan holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.numbering import numbering
from pipeline.text.searchable import match_key
from schemas.line import Line, Lines

_CONTENTS = ("สารบัญ", "สารบาญ")  # "contents", in two spellings
_NO_CONTENTS = ("สารบัญตาราง", "สารบัญภาพ")  # lists of tables, of figures
_ENTRY = re.compile(
    r"^(?P<title>.*\S)(?P<lead>[\s.…·_]{2,}|\s)(?P<page>[0-9๐-๙]{1,3}(?:\s*[-–]\s*[0-9๐-๙]{1,3})?|[ก-ฮ])\s*$"
)
ENTRY_SHARE = 0.6
"""Share of a page's lines that must be entries for it to carry a list of contents on."""
FEWEST_ENTRIES = 3
TITLE_LINES = 6
FIRST_PAGES = 12
"""A list of contents stands among the first pages."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One entry: number in normal form if it has one, title, the printed page as printed."""

    number: str | None
    title: str
    page_label: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: the ids of its lines, and its entries in order."""

    line_ids: frozenset[str]
    entries: tuple[ContentsEntry, ...]


def contents(lines: Lines) -> Contents:
    """The list of contents in `lines` (body lines); empty if there is none."""
    listed: list[Line] = []
    going = False
    for page in sorted({line.page for line in lines}):
        if page > FIRST_PAGES:
            break
        own = [line for line in lines if line.page == page]
        start = next((at for at, line in enumerate(own) if _is_title(line)), None)
        if start is not None:
            # The title of the plan may stand above the list; it is no text of a section either.
            listed += own if start <= TITLE_LINES else own[start:]
            going = True
        elif going and _mostly_entries(own):
            listed += own
        else:
            going = False
    entries = tuple(entry for line in listed if (entry := _entry(line)) is not None)
    return Contents(frozenset(line.id for line in listed), entries)


def _is_title(line: Line) -> bool:
    key = match_key(line.text)
    return key.startswith(_CONTENTS) and not key.startswith(_NO_CONTENTS) and len(key) <= len("สารบัญ") + 6


def _mostly_entries(lines: Sequence[Line]) -> bool:
    entries = sum(_ENTRY.match(line.text) is not None for line in lines)
    return entries >= FEWEST_ENTRIES and entries >= ENTRY_SHARE * len(lines)


def _entry(line: Line) -> ContentsEntry | None:
    mark = numbering(line.text)
    found = _ENTRY.match(mark.rest if mark else line.text)
    if found is None and mark is None:
        return None
    title = found["title"] if found else (mark.rest if mark else line.text)
    title = title.rstrip(" .…·_")
    if not title:
        return None
    return ContentsEntry(
        number=mark.number if mark else None,
        title=title,
        page_label=found["page"] if found else None,
        line=line,
    )
