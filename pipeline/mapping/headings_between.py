"""Strategy and programme headings that stand between and inside project tables, in document order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.mapping.content import PlanContent, cell_evidence, line_evidence
from pipeline.mapping.table_rows import KeyedRow, keyed_rows
from pipeline.tables.wording import flowed
from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence
from schemas.line import Line
from schemas.table import Row, RowKind, Table

# A strategy, numbered before the word (1. strategy of) or after it (strategy no. 2).
STRATEGY = re.compile(
    r"^[\s(]*(?:(?P<before>\d{1,2})\s*[.)]\s*)?(?P<title>ยุทธศาสตร์(?:การพัฒนา)?\s*(?:ที่\s*(?P<after>\d{1,2})\b)?.*)$"
)
# A programme, guideline or dimension, with a bullet or a number before the word or without.
PROGRAMME = re.compile(
    r"^[\s(–•*-]*(?P<number>\d{1,2}(?:\.\d{1,2})?)?\s*[.)]?\s*(?P<title>(?:แผนงาน|แนวทาง|กลยุทธ์|มิติที่?).*)$"
)
# Strategies of others that project tables quote: national, provincial, of the districts.
OF_OTHERS = re.compile(r"ยุทธศาสตร์(ชาติ|(การพัฒนา)?(ของ)?(กลุ่ม)?จังหวัด)|อปท|ในเขตจังหวัด")
NOT_HEADING = re.compile(r"บัญชี|สรุป|เพื่อ.*ยุทธศาสตร์.*ของ|ตาม.*ยุทธศาสตร์")
BESIDE = re.compile(r"\s+(?=(?:\d{1,2}\.\d{1,2}\s*)?แผนงาน)")  # a programme after a blank
LONGEST_HEADING = 160
BULLETS = "-–•* "
WRAP_EM = 1.9
WRAPS_FROM = 0.6
"""Share of the printed width of its page that a line fills before its text goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A strategy (`programme` false) or programme heading. `number`: of the strategy, if known."""

    is_programme: bool
    number: int | None
    title: str
    evidence: tuple[Evidence, ...]


Event = Heading | KeyedRow


def events(content: PlanContent, tables: Sequence[Table]) -> Iterator[Event]:
    """Headings and body rows of the tables, in document order; group rows inside a table become headings."""
    inside = {line_id for table in content.tables for line_id in table.line_ids}
    between = _Between([line for line in content.body if line.id not in inside], printed_widths(content.body))
    for table in tables:
        yield from between.headings_before(_start(table))
        yield from _titles(table)
        page = table.pages[0]
        for row in keyed_rows(table):
            if row.row.page > page:
                page = row.row.page
                yield from between.headings_over_a_cut(_row_start(row.row))
            yield from _row_events(row)


def _start(table: Table) -> tuple[int, float]:
    return _row_start(table.rows[0]) if table.rows else (table.pages[0], 0.0)


def _row_start(row: Row) -> tuple[int, float]:
    first = row.cells[0].evidence[0] if row.cells and row.cells[0].evidence else None
    return (first.page, first.bbox.top) if first else (row.page, 0.0)


def _titles(table: Table) -> Iterator[Heading]:
    """The headings that stand in the table itself, above its header."""
    for row in table.rows:
        heading = _row_heading(row) if row.kind is RowKind.TITLE else None
        if heading is not None:
            yield heading


def _row_heading(row: Row) -> Heading | None:
    words = [c for c in row.cells if c.text]
    return heading_of(flowed(" ".join(c.text for c in words)), cell_evidence(*words))


def _row_events(row: KeyedRow) -> Iterator[Event]:
    if row.kind is RowKind.GROUP:
        heading = _row_heading(row.row)
        if heading is not None:
            yield heading
    elif row.kind is not RowKind.BLANK:
        yield row


@dataclass(slots=True)
class _Between:
    """The lines outside the tables, read once from the top; `strategy` is the heading met last."""

    lines: Sequence[Line]
    widths: Mapping[int, tuple[float, float]]
    used: int = 0
    strategy: Heading | None = None

    def headings_before(self, start: tuple[int, float]) -> Iterator[Heading]:
        """The headings among the lines not yet read that stand above `start` (page, top)."""
        before = [line for line in self.lines[self.used :] if (line.page, line.bbox.top) < start]
        self.used += len(before)
        for heading in line_headings(before, self.widths):
            self.strategy = self.strategy if heading.is_programme else heading
            yield heading

    def headings_over_a_cut(self, start: tuple[int, float]) -> Iterator[Heading]:
        """Those above a table's rows on a further page, but for the strategy printed once more there."""
        known = self.strategy
        for heading in self.headings_before(start):
            if heading.is_programme or known is None or heading.title != known.title:
                yield heading


def printed_widths(lines: Sequence[Line]) -> Mapping[int, tuple[float, float]]:
    """For each page the left and right edge of what is printed on it."""
    found: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = found.get(line.page, (line.bbox.x0, line.bbox.x1))
        found[line.page] = (min(left, line.bbox.x0), max(right, line.bbox.x1))
    return found


def line_headings(lines: Sequence[Line], widths: Mapping[int, tuple[float, float]]) -> Iterator[Heading]:
    """The headings among lines, their wrapped second lines joined on; `widths` are those of the pages."""
    at = 0
    while at < len(lines):
        taken = [lines[at]]
        heading = heading_of(lines[at].text, line_evidence(taken))
        at += 1
        if heading is None:
            continue
        while at < len(lines) and _wraps(taken[-1], lines[at], widths[taken[-1].page]):
            taken.append(lines[at])
            at += 1
        whole = heading_of(flowed([line.text for line in taken]), line_evidence(taken)) or heading
        yield from _apart(whole)


def _apart(heading: Heading) -> Iterator[Heading]:
    """A strategy and its programme printed side by side on one line, as two headings."""
    parts = [] if heading.is_programme else BESIDE.split(heading.title, maxsplit=1)
    second = heading_of(parts[1], heading.evidence) if len(parts) > 1 else None
    if second is None:
        yield heading
        return
    yield replace(heading, title=parts[0].strip())
    yield second


def _wraps(line: Line, after: Line, width: tuple[float, float]) -> bool:
    """Whether the next line goes on with a heading that fills its own line.

    It stands close below, is as bold, and is no heading itself.
    """
    if line.bbox.x1 < width[0] + WRAPS_FROM * (width[1] - width[0]):
        return False
    near = line.page == after.page and after.bbox.top - line.bbox.top <= WRAP_EM * line.size_pt
    return near and after.bold == line.bold and line.bold and _plain_heading(after.text) is None


def _plain_heading(text: str) -> "re.Match[str] | None":
    shown = to_arabic(text.strip())
    return STRATEGY.match(shown) or PROGRAMME.match(shown)


def heading_of(text: str, evidence: tuple[Evidence, ...]) -> Heading | None:
    """The heading a text is, if it is one."""
    shown = to_arabic(text.strip())
    if len(shown) > LONGEST_HEADING or OF_OTHERS.search(shown) or NOT_HEADING.search(shown):
        return None
    strategy = STRATEGY.match(shown)
    if strategy:
        number = strategy["before"] or strategy["after"]
        return Heading(False, int(number) if number else None, strategy["title"].strip(), evidence)  # noqa: FBT003 (a field)
    programme = PROGRAMME.match(shown)
    if programme:
        number = programme["number"]
        whole = int(number.split(".")[0]) if number and "." in number else None
        return Heading(True, whole, shown.lstrip(BULLETS), evidence)  # noqa: FBT003 (a field)
    return None
