"""Posts: the list of posts with their numbers and levels, and the frame of posts with its counts per year."""

import re
from collections.abc import Iterator

from pipeline.gazetteer.departments import department_key
from pipeline.mapping.chart_positions import chart_positions
from pipeline.mapping.content import PlanContent
from pipeline.mapping.position_frame import (
    TOTALS,
    framed_positions,
    is_department,
    kind_apart,
    number_in,
    without_code,
)
from pipeline.mapping.table_rows import KeyedRow, keyed_rows
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import parsed_integer, to_arabic
from pipeline.text.posts import is_personnel_kind, parse_post
from schemas.staffing import Position
from schemas.table import RowKind

LIST = "position_list"
VACANT = re.compile(r"ว่าง")  # vacant
STATUS_KEYS = ("holder_status", "remark", "holder")
EMPTY = frozenset({"", "-", "–"})


def positions(content: PlanContent) -> tuple[Position, ...]:
    """The listed posts with the frame's counts where it has the same post, then posts of the frame only.

    A plan without either is read from its structure charts.
    """
    framed = list(framed_positions(content))
    out: list[Position] = []
    for post in _listed(content):
        match = next((p for p in framed if _same(p, post)), None)
        if match is not None:
            framed.remove(match)
        out.append(_with_counts(post, match))
    return (*out, *framed) or chart_positions(content.charts)


def _with_counts(post: Position, framed: Position | None) -> Position:
    """A listed post with what the frame says of it."""
    if framed is None:
        return post
    return post.model_copy(
        update={
            "department": post.department or framed.department,
            "department_key": post.department_key or framed.department_key,
            "unit": post.unit or framed.unit,
            "line_title": post.line_title or framed.line_title,
            "personnel_kind": post.personnel_kind or framed.personnel_kind,
            "headcount": framed.headcount,
            "headcount_by_year": framed.headcount_by_year,
            "change_by_year": framed.change_by_year,
            "remark": post.remark or framed.remark,
            "evidence": post.evidence + framed.evidence,
        }
    )


def _same(one: Position, other: Position) -> bool:
    if one.position_number and other.position_number:
        return one.position_number == other.position_number
    same_unit = not (one.department and other.department) or plain(one.department) == plain(other.department)
    return same_unit and plain(one.title) == plain(other.title)


def _listed(content: PlanContent) -> Iterator[Position]:
    department = None
    for table in content.tables_of_form(LIST):
        for row in keyed_rows(table):
            if row.kind is RowKind.GROUP:
                words = flowed(" ".join(c.text for c in row.row.cells if c.text))
                department = without_code(words) if is_department(words) else department
            elif row.kind not in TOTALS and _last(row, "position"):
                yield _listed_post(row, row.text("department") or department)


def _last(row: KeyedRow, key: str) -> str | None:
    """The last text under a repeated column (the new frame stands right of the old one), dashes left out."""
    texts = [flowed(c.text) for c in row.cells(key)]
    return next((t for t in reversed(texts) if t.strip() not in EMPTY), None)


def _number(printed: str | None) -> str | None:
    """A position number; one that is not written as such is kept as printed, without blanks."""
    whole = re.sub(r"\s+", "", to_arabic(printed)) if printed else None
    return number_in(printed) or whole


def _listed_post(row: KeyedRow, department: str | None) -> Position:
    name, own_kind = kind_apart(_last(row, "position") or "")
    title = parse_post(name)
    holder = row.text("holder")
    status = " ".join(text for key in STATUS_KEYS if (text := row.text(key)))
    kind = _last(row, "position_kind")
    is_staff_kind = bool(kind and is_personnel_kind(kind))
    return Position(
        department=department,
        department_key=department_key(department) if department else None,
        title=title.title,
        line_title=title.line_title,
        category=None if is_staff_kind else kind,
        personnel_kind=kind if is_staff_kind else own_kind,
        level=_last(row, "position_level") or title.level,
        position_number=_number(_last(row, "position_number")) or title.number,
        occupied=_occupied(status, holder),
        holder_name=holder if holder and holder.strip() not in EMPTY and not VACANT.search(holder) else None,
        remark=row.text("remark"),
        evidence=row.evidence,
    )


def _occupied(status: str, holder: str | None) -> bool | None:
    if VACANT.search(status):
        return False
    if "มีผู้ครอง" in status or "มีคนครอง" in status:  # "held by someone"
        return True
    return True if holder and holder.strip() not in EMPTY and parsed_integer(holder) is None else None
