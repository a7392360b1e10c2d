"""Totals of posts as printed, each beside the sum of the posts read.

They stand in frames, in lists in the text, and as counts by level under structure charts.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from pipeline.charts.wording import kind_of
from pipeline.gazetteer.departments import OTHER, department_key
from pipeline.mapping.content import PlanContent, line_evidence
from pipeline.mapping.position_frame import Totalled, totalled_rows, year_counts
from pipeline.tables.wording import flowed
from pipeline.text.digits import to_arabic
from pipeline.text.posts import is_personnel_kind
from schemas.line import Line
from schemas.staffing import Position, PostMeasure, PostTotal
from schemas.structure import StructureChart, UnitKind

CLERK_OFFICE = "clerk_office"
TWICE = re.compile(r"(\S{3,5})\1")
MEASURES = (PostMeasure.EXISTING, PostMeasure.PLANNED, PostMeasure.CHANGE)
DEPARTMENT_LINE = re.compile(r"^\d{1,2}[.)]\s*(?P<name>\D+)$")
KIND_LINE = re.compile(
    r"^\d{1,2}\.\d{1,2}[.)]?\s*(?P<kind>\D+?)\s*(?:จำนวน)?\s*(?P<count>\d{1,4})\s*(?:อัตรา|คน|ตำแหน่ง)\s*$"
)  # "1.1 officials 11 posts"
LISTED_LINE = re.compile(r"จำนวน\s*(?P<count>\d{1,4})\s*(?:อัตรา|คน|ตำแหน่ง)\s*$")  # "number 1 posts"
FIRST_LINE = re.compile(r"^1[.)]\s")
TOTAL_LINE = re.compile(
    r"^รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน)?\s*(?P<count>\d{1,4})\s*(?:อัตรา|คน|ตำแหน่ง)"
)  # total
LEVEL_LABEL = re.compile(r"^\d{1,2}\s*ว?$")
PERMANENT_NUMBER = "ล"
"""Letter the position numbers of permanent employees begin with."""


class Staff(StrEnum):
    """Kinds of personnel as totals tell them apart."""

    OFFICIAL = "official"
    TEACHER = "teacher"
    PERMANENT = "permanent"
    CONTRACT = "contract"


_WORDS = (
    (Staff.TEACHER, ("พนักงานครู", "ข้าราชการครู", "ครู")),
    (Staff.PERMANENT, ("ลูกจ้างประจำ",)),
    (Staff.CONTRACT, ("พนักงานจ้าง", "ลูกจ้างชั่วคราว")),
    (Staff.OFFICIAL, ("พนักงาน", "ข้าราชการ")),
)  # teachers; permanent employees; contract and temporary employees; officials
TEACHERS = re.compile(
    r"^(?:ครู|(?:รอง)?ผู้อำนวยการ(?:โรงเรียน|สถานศึกษา|ศูนย์))"
)  # teacher, head of a school or centre


def post_totals(content: PlanContent, positions: Sequence[Position]) -> tuple[PostTotal, ...]:
    """Every printed total of posts, in the order frame, text, charts."""
    return (
        *(total for one in totalled_rows(content) for total in _of_frame(one)),
        *_by_kind(content.body, positions),
        *_listed(content.body),
        *(total for chart in content.charts if (total := _by_level(chart, positions)) is not None),
    )


def staff_kind(position: Position) -> Staff:
    """The kind of personnel of a post: as headed, else by its title and the letter of its number."""
    if position.personnel_kind:
        return _staff(position.personnel_kind)
    if (position.position_number or "").startswith(PERMANENT_NUMBER):
        return Staff.PERMANENT
    return Staff.TEACHER if TEACHERS.match(position.title) else Staff.OFFICIAL


def _staff(kind: str) -> Staff:
    return next((staff for staff, words in _WORDS if kind.startswith(words)), Staff.OFFICIAL)


def _of_frame(total: Totalled) -> Iterator[PostTotal]:
    label = flowed(next((c.text for c in total.row.row.cells if c.text), ""))
    for measure in MEASURES:
        for place, printed in enumerate(year_counts(total.row, measure.value)):
            parts = [
                counts[place].count
                for row in total.counts
                if place < len(counts := year_counts(row, measure.value))
            ]
            known = [part for part in parts if part is not None]
            yield PostTotal(
                label=label,
                measure=measure,
                year_be=printed.year_be or None,
                printed=printed.count,
                recomputed=sum(known) if known and len(known) == len(parts) else None,
                evidence=total.row.evidence,
            )


def _by_kind(lines: Sequence[Line], positions: Sequence[Position]) -> Iterator[PostTotal]:
    """Posts by department and kind in the text: "1. Office of the clerk", "1.1 officials 11 posts"."""
    department: Line | None = None
    name = ""
    for line in lines:
        text = to_arabic(line.text).strip()
        head, kind = DEPARTMENT_LINE.match(text), KIND_LINE.match(text)
        if head and kind_of(head["name"].strip()) is UnitKind.DEPARTMENT:
            department, name = line, head["name"].strip()
        elif kind and department is not None and is_personnel_kind(kind["kind"].strip()):
            key, staff = _key(name), _staff(kind["kind"].strip())
            yield PostTotal(
                label=f"{name} / {kind['kind'].strip()}",
                measure=PostMeasure.PLANNED,
                department=name,
                department_key=key,
                personnel_kind=kind["kind"].strip(),
                printed=int(kind["count"]),
                recomputed=_posts(positions, key, staff),
                evidence=line_evidence([department, line]),
            )
        elif not kind:
            department = None


def _key(name: str) -> str | None:
    """The department's key, letters typed twice over counted once."""
    key = department_key(name)
    return department_key(TWICE.sub(r"\1", name)) if key in {None, OTHER} else key


def _posts(positions: Sequence[Position], key: str | None, staff: Staff) -> int | None:
    """Posts of a department and kind in the first year of the plan; the clerk's office has the clerk too."""
    own = [p for p in positions if _is_of(p, key)]
    counts = [
        p.headcount_by_year[0].count if p.headcount_by_year else p.headcount
        for p in own
        if staff_kind(p) is staff
    ]
    known = [count for count in counts if count is not None]
    return sum(known) if own and len(known) == len(counts) else None


def _is_of(position: Position, key: str | None) -> bool:
    if position.department_key is None or position.department_key == "executives":
        return key == CLERK_OFFICE
    return position.department_key == key


def _listed(lines: Sequence[Line]) -> Iterator[PostTotal]:
    """A numbered list of posts with "number n posts" each, and its total line."""
    counted: int | None = None
    for line in lines:
        text = to_arabic(line.text).strip()
        total, listed = TOTAL_LINE.match(text), LISTED_LINE.search(text)
        if total:
            if counted is not None:
                yield PostTotal(
                    label=line.text.strip(),
                    measure=PostMeasure.LISTED,
                    printed=int(total["count"]),
                    recomputed=counted,
                    evidence=line_evidence([line]),
                )
            counted = None
            continue
        if FIRST_LINE.match(text):
            counted = 0
        if listed and counted is not None:
            counted += int(listed["count"])


def _by_level(chart: StructureChart, positions: Sequence[Position]) -> PostTotal | None:
    """The officials and teachers of the grid under a chart of one department, against those the frame has."""
    levels = [count for count in chart.level_counts if LEVEL_LABEL.match(count.label)]
    department = next((unit.department for unit in chart.units if unit.department), None)
    counts = [level.count for level in levels]
    if not levels or department is None or None in counts:
        return None
    key = department_key(department)
    held = [
        p.headcount
        for p in positions
        if _is_of(p, key) and staff_kind(p) in {Staff.OFFICIAL, Staff.TEACHER} and p.occupied is not False
    ]
    return PostTotal(
        label=chart.title or department,
        measure=PostMeasure.BY_LEVEL,
        department=department,
        department_key=key,
        printed=sum(count for count in counts if count is not None),
        recomputed=sum(n for n in held if n is not None) if held and None not in held else None,
        evidence=tuple(one for level in levels for one in level.evidence),
    )
