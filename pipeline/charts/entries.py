"""The text of one box as entries: its head, then the units, posts, kinds of personnel and holders listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.charts.wording import OPEN_ENDS, kind_of, mark_of, unmarked
from pipeline.tables.wording import flowed
from pipeline.text.digits import to_arabic
from pipeline.text.posts import COUNT, is_holder, is_personnel_kind
from schemas.geometry import BBox, union
from schemas.structure import UnitKind


class EntryKind(StrEnum):
    """What an entry is."""

    UNIT = "unit"
    POST = "post"
    PERSONNEL_KIND = "personnel_kind"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class BoxLine:
    """One printed line of a box; `in_head`: above the line drawn across it; `below`: in no box, under it.

    `follows`: what was written before its first letter is of the same box too.
    """

    text: str
    raw: str
    area: BBox
    in_head: bool = False
    below: bool = False
    follows: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that say one thing. `mark` is the list mark (see `mark_of`), `is_head` of the box's name."""

    lines: tuple[BoxLine, ...]
    kind: EntryKind
    mark: str | None
    is_head: bool

    @property
    def text(self) -> str:
        """The running text without its mark."""
        return unmarked(flowed(line.text for line in self.lines))

    @property
    def raw(self) -> str:
        """The lines as read."""
        return "\n".join(line.raw for line in self.lines)

    @property
    def area(self) -> BBox:
        """The box around the lines."""
        return union(line.area for line in self.lines)


def entries(lines: Sequence[BoxLine]) -> tuple[Entry, ...]:
    """The entries of a box, in printed order."""
    return tuple(_entry(group, is_head=_is_head(group, lines)) for group in _groups(lines))


def _is_head(group: Sequence[BoxLine], lines: Sequence[BoxLine]) -> bool:
    """The first entry names the box, unless it is an item of a list with no head over it."""
    return group[0] is lines[0] and (group[0].in_head or mark_of(group[0].text) is None)


def _entry(group: Sequence[BoxLine], *, is_head: bool) -> Entry:
    first = group[0].text
    return Entry(tuple(group), _kind(unmarked(flowed(line.text for line in group))), mark_of(first), is_head)


def _kind(text: str) -> EntryKind:
    if is_personnel_kind(text):
        return EntryKind.PERSONNEL_KIND
    if is_holder(text):
        return EntryKind.HOLDER
    named = kind_of(text)
    return EntryKind.UNIT if named not in {UnitKind.POST, UnitKind.OTHER} else EntryKind.POST


def _groups(lines: Sequence[BoxLine]) -> Iterator[list[BoxLine]]:
    body = [line for line in lines if not line.in_head]
    marked = any(mark_of(line.text) is not None for line in body)
    group: list[BoxLine] = []
    for line in lines:
        if group and _starts(line, group, marked=marked):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts(line: BoxLine, group: Sequence[BoxLine], *, marked: bool) -> bool:
    """Whether a line begins an entry of its own after the lines of `group`."""
    before = group[-1]
    if mark_of(line.text) is not None or before.in_head != line.in_head:
        return True
    if is_holder(line.text):
        return True
    if is_personnel_kind(line.text) or _is_whole(group):
        return not line.text.strip().startswith("(")
    if line.text.strip().startswith("(") or before.text.strip().endswith(OPEN_ENDS):
        return False
    listed = marked and any(mark_of(one.text) is not None for one in group)
    return not listed and _opens(line.text)


def _is_whole(group: Sequence[BoxLine]) -> bool:
    """Nothing goes on after a head-count, a kind of personnel or a name."""
    text = flowed(one.text for one in group)
    return is_personnel_kind(unmarked(text)) or is_holder(text) or COUNT.search(to_arabic(text)) is not None


def _opens(text: str) -> bool:
    return kind_of(text) is not UnitKind.OTHER
