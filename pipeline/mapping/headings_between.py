"""Strategy and programme headings that stand between and inside project tables, in document order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.mapping.content import PlanContent, cell_evidence, line_evidence
from pipeline.mapping.table_rows import KeyedRow, keyed_rows
from pipeline.tables.wording import flowed
from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence
from schemas.line import Line
from schemas.table import RowKind, Table

# A strategy, numbered before the word (1. strategy of) or after it (strategy no. 2).
STRATEGY = re.compile(
    r"^[\s(]*(?:(?P<before>\d{1,2})\s*[.)]\s*)?(?P<title>ยุทธศาสตร์(?:การพัฒนา)?\s*(?:ที่\s*(?P<after>\d{1,2})\b)?.*)$"
)
# A programme, guideline or dimension, with a number before the word or without.
PROGRAMME = re.compile(
    r"^[\s(]*(?P<number>\d{1,2}(?:\.\d{1,2})?)?\s*[.)]?\s*(?P<title>(?:แผนงาน|แนวทาง|กลยุทธ์|มิติที่).*)$"
)
# Strategies of others that project tables quote: national, provincial, of the districts.
OF_OTHERS = re.compile(r"ยุทธศาสตร์(ชาติ|(การพัฒนา)?(ของ)?(กลุ่ม)?จังหวัด)|อปท|ในเขตจังหวัด")
NOT_HEADING = re.compile(r"บัญชี|สรุป|เพื่อ.*ยุทธศาสตร์.*ของ|ตาม.*ยุทธศาสตร์")
BESIDE = re.compile(r"\s+(?=(?:\d{1,2}\.\d{1,2}\s*)?แผนงาน)")  # a programme after a blank
LONGEST_HEADING = 160
WRAP_EM = 1.9


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
    outside = [line for line in content.body if line.id not in inside]
    starts = [(_start(table), table) for table in tables]
    used = 0
    for start, table in starts:
        before = [line for line in outside[used:] if (line.page, line.bbox.top) < start]
        used += len(before)
        yield from line_headings(before)
        yield from _table_events(table)


def _start(table: Table) -> tuple[int, float]:
    first = table.rows[0].cells[0].evidence[0] if table.rows and table.rows[0].cells else None
    return (first.page, first.bbox.top) if first else (table.pages[0], 0.0)


def _table_events(table: Table) -> Iterator[Event]:
    for row in keyed_rows(table):
        if row.kind is RowKind.GROUP:
            words = [c for c in row.row.cells if c.text]
            heading = heading_of(flowed(" ".join(c.text for c in words)), cell_evidence(*words))
            if heading is not None:
                yield heading
        elif row.kind is not RowKind.BLANK:
            yield row


def line_headings(lines: Sequence[Line]) -> Iterator[Heading]:
    """The headings among lines, their wrapped second lines joined on."""
    at = 0
    while at < len(lines):
        taken = [lines[at]]
        heading = heading_of(lines[at].text, line_evidence(taken))
        at += 1
        if heading is None:
            continue
        while at < len(lines) and _wraps(taken[-1], lines[at]):
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


def _wraps(line: Line, after: Line) -> bool:
    """Whether the next line goes on with a heading: close below it, as bold, and no heading itself."""
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
        return Heading(True, whole, shown, evidence)  # noqa: FBT003 (a field)
    return None
