"""The outline of a document: which possible headings are headings, on which level, under which key.

Keys follow the wording of a heading, never its number: a section more in one plan shifts the numbers of all
that follow. A numbered heading that no catalogue knows is taken where its number is missing between two
known neighbours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.mapping.heading_lines import HeadingLine, possible_headings
from pipeline.mapping.swot import quadrant_of
from pipeline.plantypes.headings import HeadingMatch, heading_key
from pipeline.plantypes.registry import plan_types
from pipeline.text.numbering import Style
from schemas.line import Line
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

SET_OFF_SCORE = 0.8
"""A heading set off by looks or number is a section of the catalogue from this score on."""
PLAIN_SCORE = 0.93
UNDISPLAYED_SCORE = 0.88
"""The same where other headings are set off by looks and this one is not."""
SAME_INDENT_PT = 40.0
MOSTLY = 0.5
CLEARLY_BETTER = 0.08
SAME_SIZE_PT = 0.6
SAME_PLACE_PT = 2.0
LONGEST_CHILD = 130
LONGEST_PLAIN_CHILD = 64

FEWEST_PARTS = 2
LIST_PITCH = 2.0
"""Distance between items of one list, at most, in font sizes."""
PART_WORDS = frozenset({"ส่วนที่", "บทที่", "หมวดที่", "หมวด", "ภาคที่", "ตอนที่"})
"""Words that number the parts of a whole paper: part, chapter, title, division, portion."""

FORM_KEYS = frozenset({SectionKey.PROJECT_ACCOUNTS, SectionKey.STRATEGY_SUMMARY})
"""Sections of forms, whose caption stands over each page."""

GENERAL_KEYS = frozenset(
    {
        SectionKey.FOREWORD,
        SectionKey.RATIONALE,
        SectionKey.OBJECTIVES,
        SectionKey.CONCLUSION,
        SectionKey.APPENDIX,
    }
)
"""Sections that papers of every kind have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the outline."""

    heading: HeadingLine
    key: SectionKey
    level: int
    score: float

    @property
    def number(self) -> int | None:
        """Its number, where it is a plain number with a stop (`4.`) or a part (`ส่วนที่ 4`)."""
        mark = self.heading.mark
        if mark is None or mark.style not in (Style.DOT, Style.WORD) or len(mark.parts) != 1:
            return None
        return mark.parts[0]


@dataclass(frozen=True)
class _Look:
    """What the sections of the catalogue look like in this document."""

    displayed: bool
    numbered: bool
    size_pt: float
    x0_pt: float


def outline(lines: Sequence[Line], body_pt: float, plan_type: PlanTypeKey, owner: str) -> tuple[Entry, ...]:
    """The headings among `lines` (text lines, without tables and lists of contents), in document order."""
    headings = possible_headings(lines, body_pt)
    matched = {at: match for at, one in enumerate(headings) if (match := _match(one, plan_type, owner))}
    look = _look([headings[at] for at, match in matched.items() if match.score >= PLAIN_SCORE])
    anchors = {
        at: _anchor(headings[at], match, look)
        for at, match in matched.items()
        if _is_section(headings[at], match, look) and not (look.displayed and _in_a_list(headings, at))
    }
    parts = _parts(headings, look)
    anchors = _one_of_each(_under_parts(_in_sequence(anchors), [headings[at] for at in parts], parts))
    entries = {at: Entry(headings[at], SectionKey.OTHER, 1, 0.0) for at in parts} | anchors
    for at, one in enumerate(headings):
        if at not in entries:
            extra = _extra_section(at, headings, entries, look) or _child(one, entries, look, at)
            if extra is not None:
                entries[at] = extra
    return _levels([entries[at] for at in sorted(entries)])


def _match(heading: HeadingLine, plan_type: PlanTypeKey, owner: str) -> HeadingMatch | None:
    if plan_type is not PlanTypeKey.OTHER and plan_type in plan_types():
        return heading.match(plan_type, owner)
    match = heading.match(PlanTypeKey.HR_MANAGEMENT_PLAN, owner)
    return match if match and match.spec.key in GENERAL_KEYS else None


def _look(sections: Sequence[HeadingLine]) -> _Look:
    if not sections:
        return _Look(displayed=False, numbered=False, size_pt=0.0, x0_pt=0.0)
    return _Look(
        displayed=sum(one.display for one in sections) > MOSTLY * len(sections),
        numbered=sum(one.numbered for one in sections) > MOSTLY * len(sections),
        size_pt=median(one.lines[0].size_pt for one in sections),
        x0_pt=median(one.lines[0].bbox.x0 for one in sections),
    )


def _is_section(heading: HeadingLine, match: HeadingMatch, look: _Look) -> bool:
    if heading.mark is not None and not heading.numbered and not heading.display:
        # "(1) strengths": an item of a list, whatever it says
        return heading.mark.style is Style.BARE and match.score >= PLAIN_SCORE
    if heading.display:
        return match.score >= SET_OFF_SCORE
    if heading.numbered:
        return match.score >= (UNDISPLAYED_SCORE if look.displayed else SET_OFF_SCORE)
    return match.score >= PLAIN_SCORE and not look.displayed


def _in_a_list(headings: Sequence[HeadingLine], at: int) -> bool:
    """Whether a numbered line of no display stands right above or below the next number of its like."""
    one = headings[at]
    if one.display or one.mark is None or not one.mark.parts:
        return False
    for step in (-1, 1):
        if not 0 <= at + step < len(headings):
            continue
        other = headings[at + step]
        mark, line, near = other.mark, one.lines[0], other.lines[0]
        close = line.page == near.page and abs(line.bbox.top - near.bbox.top) <= LIST_PITCH * line.size_pt
        follows = (
            mark is not None and mark.style is one.mark.style and mark.parts == (one.mark.parts[0] + step,)
        )
        if close and follows and not other.display:
            return True
    return False


def _anchor(heading: HeadingLine, match: HeadingMatch, look: _Look) -> Entry:
    style = heading.mark.style if heading.mark is not None else None
    level = match.spec.level
    if heading.mark is not None and style is Style.DECIMAL:
        level = heading.mark.depth
    elif style is Style.DOT and look.numbered and abs(heading.lines[0].size_pt - look.size_pt) < SAME_SIZE_PT:
        level = 1
    return Entry(heading, match.spec.key, level, match.score)


def _parts(headings: Sequence[HeadingLine], look: _Look) -> tuple[int, ...]:
    """Where parts and chapters open (`ส่วนที่ 1`, `บทที่ 2`), counting up; none where only one does."""
    found: list[tuple[int, int]] = []
    for at, one in enumerate(headings):
        mark = one.mark
        if mark is None or mark.word not in PART_WORDS or not mark.number.isdigit() or not one.title:
            continue
        wanted = found[-1][1] + 1 if found else 1
        if int(mark.number) == wanted and (one.display or not look.displayed):
            found.append((at, wanted))
    return tuple(at for at, _number in found) if len(found) >= FEWEST_PARTS else ()


def _in_sequence(anchors: dict[int, Entry]) -> dict[int, Entry]:
    """Sections that the catalogue puts below others, lifted where their number goes on with the first level.

    "11. committee" after "10. monitoring" is a section of its own, whatever other plans make of it.
    """
    found: dict[int, Entry] = {}
    last: int | None = None
    for at, one in sorted(anchors.items()):
        goes_on = one.number is not None and last is not None and one.number == last + 1
        entry = replace(one, level=1) if goes_on and last and last > 1 else one
        found[at] = entry
        last = entry.number if entry.level == 1 and entry.number is not None else last
    return found


def _like_parts(heading: HeadingLine, parts: Sequence[HeadingLine]) -> bool:
    """Whether an unnumbered heading is set as those of the parts are, larger than the text."""
    line = heading.lines[0]
    larger = line.size_pt - heading.body_pt > SAME_SIZE_PT
    return (
        heading.mark is None
        and larger
        and all(
            abs(part.lines[0].size_pt - line.size_pt) < SAME_SIZE_PT
            and abs(part.lines[0].bbox.x0 - line.bbox.x0) < SAME_PLACE_PT
            for part in parts
        )
    )


def _under_parts(
    anchors: dict[int, Entry], openings: Sequence[HeadingLine], parts: Sequence[int]
) -> dict[int, Entry]:
    """The sections with those that stand in a part one level below it; an appendix ends the parts.

    One that is set as the parts' headings (`openings`) are stands beside them.
    """
    ends = [at for at, one in anchors.items() if one.key is SectionKey.APPENDIX and at not in parts]
    first, last = (parts[0], min((at for at in ends if at > parts[-1]), default=None)) if parts else (0, 0)
    return {
        at: replace(one, level=max(one.level, 2))
        if parts
        and at not in parts
        and at > first
        and (last is None or at < last)
        and not _like_parts(one.heading, openings)
        else one
        for at, one in anchors.items()
    }


def _one_of_each(anchors: dict[int, Entry]) -> dict[int, Entry]:
    """A key belongs to one section of the first level: the best heading for it, of equals the first.

    The others keep their place: under their namesake as its part, elsewhere as a section without a key.
    """
    best: dict[SectionKey, int] = {}
    for at, one in anchors.items():
        holder = best.get(one.key)
        if holder is None or _better(one, anchors[holder]):
            best[one.key] = at
    kept: dict[int, Entry] = {}
    open_key: SectionKey | None = None
    for at, one in sorted(anchors.items()):
        if _is_repeated_caption(one, kept.values()):
            continue
        if best[one.key] == at or one.level > 1:
            kept[at] = one
        elif open_key is one.key and one.number is None:
            kept[at] = replace(one, level=2)
        elif one.heading.numbered or one.heading.display:
            kept[at] = replace(one, key=SectionKey.OTHER)
        if at in kept and kept[at].level == 1:
            open_key = kept[at].key
    return kept


def _is_repeated_caption(one: Entry, before: Iterable[Entry]) -> bool:
    """Whether the caption of a form is printed again over its next page."""
    if one.key not in FORM_KEYS or one.heading.mark is not None:
        return False
    text = heading_key(one.heading.text)
    return any(heading_key(other.heading.text) == text for other in before if other.key is one.key)


def _better(one: Entry, other: Entry) -> bool:
    """Whether `one` fits their common key clearly better than the earlier `other`."""
    return (one.level, CLEARLY_BETTER) < (other.level, one.score - other.score)


def _extra_section(
    at: int, headings: Sequence[HeadingLine], entries: dict[int, Entry], look: _Look
) -> Entry | None:
    """A section of the first level that the catalogue does not know."""
    heading = headings[at]
    if (look.displayed and not heading.display) or quadrant_of(heading.text):
        return None
    if look.numbered:
        return _fills_a_gap(at, headings, entries, look)
    same = abs(heading.lines[0].size_pt - look.size_pt) < SAME_SIZE_PT and look.size_pt > heading.body_pt
    begun = any(before < at for before in entries)
    if look.displayed and same and begun and heading.mark is None and heading_key(heading.text):
        return Entry(heading, SectionKey.OTHER, 1, 0.0)
    return None


def _fills_a_gap(
    at: int, headings: Sequence[HeadingLine], entries: dict[int, Entry], look: _Look
) -> Entry | None:
    """A numbered heading whose number is the next after a known one and is not taken by another.

    One that goes on with a list (its predecessor stands right there as an item) is an item itself.
    """
    entry = Entry(headings[at], SectionKey.OTHER, 1, 0.0)
    number = entry.number
    if number is None or abs(headings[at].lines[0].bbox.x0 - look.x0_pt) > SAME_INDENT_PT:
        return None
    first = {where: one.number for where, one in entries.items() if one.number and one.level == 1}
    start = max((where for where in first if where < at), default=None)
    if start is None or number != first[start] + 1 or number in first.values():
        return None
    following = next((first[where] for where in sorted(first) if where > at), number + 1)
    between = [Entry(one, SectionKey.OTHER, 1, 0.0) for one in headings[start + 1 : at]]
    listed = any(one.number == number - 1 and one.heading.display == entry.heading.display for one in between)
    return entry if number < following and not listed else None


def _child(heading: HeadingLine, entries: dict[int, Entry], look: _Look, at: int) -> Entry | None:
    """A heading below a section: set off by looks and numbered, or set off and larger than the text."""
    over = max((before for before in entries if before < at and entries[before].score), default=None)
    if over is None or len(heading.text) > LONGEST_CHILD:
        return None
    mark = heading.mark
    if mark is None or not heading.numbered or not heading.title:
        return None
    if mark.style is Style.DECIMAL and (heading.display or not look.displayed):
        return Entry(heading, SectionKey.OTHER, mark.depth, 0.0) if _ends_early(heading) else None
    if mark.style is Style.WORD and heading.display:
        strategy = "ยุทธศาสตร์" in mark.word  # strategy
        key = SectionKey.STRATEGY if strategy else SectionKey.OTHER
        return Entry(heading, key, entries[over].level + 1, 0.0)
    if mark.style is Style.DOT and heading.display and look.displayed:
        above = entries[over].heading.mark
        beside = above is not None and above.style is Style.DOT and entries[over].level > 1
        return Entry(heading, SectionKey.OTHER, entries[over].level + (0 if beside else 1), 0.0)
    return None


def _ends_early(heading: HeadingLine) -> bool:
    """Whether a heading without display is a short line of its own and not the start of a paragraph."""
    return heading.display or len(heading.text) <= LONGEST_PLAIN_CHILD


def _levels(entries: list[Entry]) -> tuple[Entry, ...]:
    """Levels that do not skip: a heading is at most one level below the one it follows."""
    out: list[Entry] = []
    last = 0
    under: dict[int, str] = {}
    for entry in entries:
        level = entry.level
        mark = entry.heading.mark
        if mark is not None and mark.style is Style.DECIMAL and entry.level > 1:
            # "1.1" under an item "1." of a section stands below that item.
            parent = mark.number.rpartition(".")[0]
            holder = next(
                (at for at, number in sorted(under.items(), reverse=True) if number == parent), None
            )
            level = holder + 1 if holder is not None else level
        level = min(level, last + 1) if last else level
        under = {at: number for at, number in under.items() if at < level}
        under[level] = mark.number if mark else ""
        last = level
        out.append(replace(entry, level=level))
    return tuple(out)
