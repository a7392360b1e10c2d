"""A plan as rules read it: sections flattened, passages with one-to-one Arabic digits, boxes of a phrase."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from pipeline.audit.context import AuditContext
from pipeline.text.digits import to_arabic
from schemas.geometry import BBox, Evidence
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.route import Route
from schemas.section import Paragraph, Section, SectionKey
from schemas.text_facts import TextLine

_BETWEEN = "\x00"
_CONTEXTS = (24, 12, 6)
"""How many further characters help to find a short span among lines, the most first."""

SURE = 0.8
"""Confidence of a recognised line from which a phrase in it is taken as printed."""

T = TypeVar("T")


def squeezed(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or a loose line: `plain` is its text in Arabic digits, offsets alike."""

    text: str
    plain: str
    key: SectionKey | None
    section: int | None
    lines: tuple[TextLine, ...]
    place: Evidence | Paragraph
    heading: bool = False
    in_table: bool = False

    @property
    def fallback(self) -> Evidence:
        """The whole passage as evidence: made when asked for, which is of few."""
        return self.place if isinstance(self.place, Evidence) else _box_of(self.place)

    @property
    def running_text(self) -> bool:
        """Whether it is a paragraph of a section's body, neither heading nor table row."""
        return self.section is not None and not self.heading and not self.in_table

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The lines that hold `text[start:end]`; the whole passage when they cannot be told apart."""
        before, length = len(squeezed(self.text[:start])), len(squeezed(self.text[start:end]))
        found, at = [], 0
        for line in self.lines:
            size = len(squeezed(line.text))
            if at < before + length and before < at + size:
                found.append(line_evidence(line))
            at += size
        if found and at == len(squeezed(self.text)):
            return tuple(found)
        return self._searched(start, end) or (self.fallback,)

    def _searched(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The lines that hold the span, with as much of what follows as any line holds."""
        for reach in (*_CONTEXTS, 0):
            wanted = squeezed(self.text[start : end + reach])
            found = tuple(line_evidence(line) for line in self.lines if wanted in squeezed(line.text))
            if found:
                return found
        return ()


class LineIndex(NamedTuple):
    """Lines by id, by page and box, and which of them stand in tables."""

    by_id: dict[str, TextLine]
    by_place: dict[tuple[int, BBox], TextLine]
    in_tables: frozenset[str]

    def near(self, page: int) -> tuple[TextLine, ...]:
        """Lines in tables on `page` and the next, where a row cut by the page goes on."""
        return tuple(
            line for line in self.by_id.values() if line.id in self.in_tables and 0 <= line.page - page <= 1
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One match in one passage. `offset` is where the passage begins in the text that was searched."""

    passage: Passage
    match: re.Match[str]
    offset: int = 0

    @property
    def start(self) -> int:
        """Where the match begins in the passage."""
        return self.match.start() - self.offset

    @property
    def end(self) -> int:
        """Where the match ends in the passage."""
        return self.match.end() - self.offset

    @property
    def text(self) -> str:
        """The matched text as printed."""
        return self.passage.text[self.start : self.end]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it stands."""
        return self.passage.evidence(self.start, self.end)


def line_evidence(line: TextLine) -> Evidence:
    """A line as evidence, text as read."""
    return Evidence(
        page=line.page, bbox=line.bbox, raw=line.as_read, route=line.route, confidence=line.confidence
    )


class PlanView:
    """A plan and its context, with what several rules need computed once."""

    def __init__(self, plan: Plan, context: AuditContext) -> None:
        self.plan = plan
        self.context = context
        self._computed: dict[Callable[[Plan], Any], Any] = {}

    def computed(self, make: Callable[[Plan], T]) -> T:
        """What `make` makes of the plan, computed once however many rules ask."""
        if make not in self._computed:
            self._computed[make] = make(self.plan)
        result: T = self._computed[make]
        return result

    @property
    def excerpt(self) -> bool:
        """Whether the file may hold only a part of the plan, so that absence proves nothing."""
        return self.plan.document.complete is not True

    @cached_property
    def ocr_pages(self) -> frozenset[int]:
        """Pages that were read by recognition, whole or in part."""
        return frozenset(p.page for p in self.plan.document.pages if p.route in {Route.OCR, Route.MIXED})

    def read_by_ocr(self, evidence: Evidence) -> bool:
        """Whether the text of `evidence` came from recognition."""
        if evidence.route is None:
            return evidence.page in self.ocr_pages
        return evidence.route is Route.OCR

    def unsurely_read(self, evidence: Evidence) -> bool:
        """Whether the text of `evidence` came from recognition that was not sure of it, or does not say."""
        if not self.read_by_ocr(evidence):
            return False
        return evidence.confidence is None or evidence.confidence < SURE

    @cached_property
    def scanned(self) -> bool:
        """Whether most pages were read by recognition, so that something may have gone unread."""
        return 2 * len(self.ocr_pages) > len(self.plan.document.pages)

    def line_by_ocr(self, line: TextLine) -> bool:
        """Whether a line came from recognition."""
        return line.page in self.ocr_pages if line.route is None else line.route is Route.OCR

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order, children after their parents."""
        return tuple(_flattened(self.plan.sections))

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """All body lines."""
        return self.plan.text_facts.lines if self.plan.text_facts else ()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Paragraphs of all sections, headings, and lines outside of both, each once."""
        index = LineIndex(
            {line.id: line for line in self.lines},
            {(line.page, line.bbox): line for line in self.lines},
            self._lines_in_tables,
        )
        found = [p for i, s in enumerate(self.sections) for p in _section_passages(s, i, index)]
        taken = {line.id for passage in found for line in passage.lines}
        if any(passage.in_table for passage in found):
            taken |= self._lines_in_tables
        loose = (line for line in self.lines if line.id not in taken)
        return (*found, *(_loose_passage(line, in_table=line.id in self._lines_in_tables) for line in loose))

    @cached_property
    def _lines_in_tables(self) -> frozenset[str]:
        """Ids of lines whose middle lies in a table."""
        tables = self.plan.text_facts.tables if self.plan.text_facts else ()
        parts: dict[int, list[BBox]] = {}
        for table in tables:
            for part in table.parts:
                parts.setdefault(part.page, []).append(part.bbox)
        if not parts:
            return frozenset()
        return frozenset(
            line.id for line in self.lines if any(_middle_in(line.bbox, b) for b in parts.get(line.page, ()))
        )

    def passages_in(self, *keys: SectionKey) -> tuple[Passage, ...]:
        """The body passages of sections with one of `keys`, children included."""
        inside = {i for i, s in enumerate(self.sections) if s.key in keys}
        inside |= {j for i in inside for j in self._children_of(i)}
        return tuple(p for p in self.passages if p.section in inside and not p.heading)

    def _children_of(self, index: int) -> range:
        size = sum(1 for _ in _flattened(self.sections[index].children))
        return range(index + 1, index + 1 + size)

    @cached_property
    def plain(self) -> str:
        """All text in Arabic digits, one passage a line."""
        return "\n".join(passage.plain for passage in self.passages)

    @cached_property
    def squeezed_plain(self) -> str:
        """All text in Arabic digits without white space."""
        return squeezed(self.plain)

    @cached_property
    def _joined(self) -> tuple[str, tuple[int, ...]]:
        """All passages in one text, a NUL between them, and where each begins."""
        starts, at = [], 0
        for passage in self.passages:
            starts.append(at)
            at += len(passage.plain) + len(_BETWEEN)
        return _BETWEEN.join(passage.plain for passage in self.passages), tuple(starts)

    def hits(self, pattern: re.Pattern[str], *needles: str) -> Iterator[Hit]:
        """Matches of `pattern` in the Arabic-digit text of every passage; it must not use `^` or `$`.

        `needles` are texts one of which every match holds: without any the search is spared.
        """
        text, starts = self._joined
        if needles and not any(needle in text for needle in needles):
            return
        for match in pattern.finditer(text):
            if _BETWEEN not in match.group():
                index = bisect_right(starts, match.start()) - 1
                yield Hit(self.passages[index], match, starts[index])

    def has(self, *keys: SectionKey) -> bool:
        """Whether a section with one of `keys` was found."""
        return any(section.key in keys for section in self.sections)

    def section_evidence(self, *keys: SectionKey) -> tuple[Evidence, ...]:
        """The headings of the sections with one of `keys`."""
        return tuple(e for s in self.sections if s.key in keys for e in s.evidence)

    @cached_property
    def head(self) -> tuple[Evidence, ...]:
        """Where the plan names itself: title, organization, first heading or first line."""
        plan = self.plan
        heading = self.sections[0].evidence if self.sections else ()
        first_line = tuple(line_evidence(line) for line in self.lines[:1])
        return (plan.title_evidence or plan.organization.evidence or heading or first_line)[:1]

    def of_type(self, *keys: PlanTypeKey) -> bool:
        """Whether the plan is of one of these types."""
        return self.plan.plan_type in keys


def _flattened(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _flattened(section.children)


def _section_passages(section: Section, index: int, lines_of: LineIndex) -> Iterator[Passage]:
    """The heading with its own lines, then the paragraphs."""
    if section.evidence:
        places = ((e.page, e.bbox) for e in section.evidence)
        lines = tuple(lines_of.by_place[p] for p in places if p in lines_of.by_place)
        text = section.heading
        yield Passage(text, to_arabic(text), section.key, index, lines, section.evidence[0], heading=True)
    near: dict[int, tuple[TextLine, ...]] = {}
    for paragraph in section.paragraphs:
        lines = tuple(lines_of.by_id[i] for i in paragraph.line_ids if i in lines_of.by_id)
        in_table = bool(section.table_ids) and all(line.id in lines_of.in_tables for line in lines)
        if in_table and not lines:
            if paragraph.page not in near:
                near[paragraph.page] = lines_of.near(paragraph.page)
            lines = near[paragraph.page]
        yield Passage(
            paragraph.text,
            to_arabic(paragraph.text),
            section.key,
            index,
            lines,
            paragraph,
            in_table=in_table,
        )


def _middle_in(inner: BBox, outer: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _box_of(paragraph: Paragraph) -> Evidence:
    return Evidence(page=paragraph.page, bbox=paragraph.bbox, raw=paragraph.text)


def _loose_passage(line: TextLine, *, in_table: bool) -> Passage:
    plain = to_arabic(line.text)
    return Passage(line.text, plain, None, None, (line,), line_evidence(line), in_table=in_table)
