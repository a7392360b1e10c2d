"""Posts: the list of posts with their numbers and levels, and the frame of posts with its counts per year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.gazetteer.departments import OTHER, department_key
from pipeline.mapping.chart_positions import chart_positions
from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import KeyedRow, keyed_rows, year_of_column
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import parsed_integer, to_arabic
from pipeline.text.money import AmountKind, parse_amount
from schemas.staffing import Position, YearCount
from schemas.table import RowKind

FRAME, LIST = "position_frame", "position_list"
TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.BLANK})
# Kinds of personnel headed apart: permanent employees, contract employees, teachers, transferred staff.
PERSONNEL_KIND = re.compile(r"^(ลูกจ้างประจำ|พนักงานจ้าง|พนักงานครู|ข้าราชการครู|ครูและบุคลากร|บุคลากรถ่ายโอน)")
NUMBER = re.compile(r"\(?\s*(?:เลขที่ตำแหน่ง|ตำแหน่งเลขที่)?\s*(\d{2}-\d[\d-]{4,})\s*\)?")
LEVEL = re.compile(
    r"\(?\s*(?:ระดับ\s*)?(ปฏิบัติงาน|ชำนาญงาน|อาวุโส|ปฏิบัติการ|ชำนาญการพิเศษ|ชำนาญการ|เชี่ยวชาญ|ต้น|กลาง|สูง|"
    r"ปก\./ชก\.?|ปง\./ชง\.?|ปก\.|ชก\.|ปง\.|ชง\.)\s*\)?\s*$"
)  # the thirteen levels, and their short forms in pairs
OLD_LEVEL = re.compile(
    r"\s*(?:ระดับ)?\s*(\d{1,2}(?:\s*[-–]\s*\d)?\s*ว?(?:\s*/\s*\d{1,2}\s*ว?)?)\s*$"
)  # levels 1 to 11
VACANT = re.compile(r"ว่าง")  # vacant
EMPTY = frozenset({"", "-", "–"})


@dataclass(frozen=True, slots=True)
class _Title:
    """A printed title taken apart."""

    title: str
    level: str | None
    number: str | None


def positions(content: PlanContent) -> tuple[Position, ...]:
    """The listed posts with the frame's counts where it has the same post, then posts of the frame only.

    A plan without either is read from its structure charts.
    """
    framed = list(_frame(content))
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


def _frame(content: PlanContent) -> Iterator[Position]:
    department, kind = None, None
    for table in content.tables_of_form(FRAME):
        for row in keyed_rows(table):
            if row.kind in TOTALS:
                continue
            name = row.text("department") or ""
            if row.kind is RowKind.GROUP or not _counts(row, "planned"):
                if PERSONNEL_KIND.match(name):
                    kind = name
                elif _is_department(name):
                    department, kind = name, None
                continue
            yield _framed(row, name, department, kind)


def _is_department(name: str) -> bool:
    key = department_key(name)
    return bool(name) and not name.startswith(("-", "(")) and key is not None and key != OTHER


def _framed(row: KeyedRow, name: str, department: str | None, kind: str | None) -> Position:
    title = _taken_apart(name)
    remark = row.text("remark")
    now = _counts(row, "existing")
    return Position(
        department=department,
        department_key=department_key(department) if department else None,
        title=title.title,
        level=title.level,
        position_number=title.number,
        personnel_kind=kind,
        occupied=False if remark and VACANT.search(remark) else None,
        headcount=now[0].count if now else None,
        headcount_by_year=_counts(row, "planned"),
        change_by_year=_counts(row, "change"),
        remark=remark,
        evidence=row.evidence,
    )


def _counts(row: KeyedRow, key: str) -> tuple[YearCount, ...]:
    """The counts under the columns of a key; 0 for a dash; year 0 where the header has none."""
    out = []
    for cell in row.cells(key):
        amount = parse_amount(cell.text.replace("+", ""))
        if amount.kind is AmountKind.BLANK:
            continue
        count = 0 if amount.kind is AmountKind.NONE_DECLARED else amount.value
        whole = int(count) if count is not None else None
        out.append(YearCount(year_be=year_of_column(row.table, cell.column) or 0, count=whole))
    return tuple(out)


def _taken_apart(name: str) -> _Title:
    """Title, level and position number of a printed post."""
    shown = to_arabic(name).lstrip("-– ").strip()
    number = NUMBER.search(shown)
    if number:
        shown = (shown[: number.start()] + shown[number.end() :]).strip()
    level = LEVEL.search(shown) or OLD_LEVEL.search(shown)
    whole = name.lstrip("-– ").strip() if not number and not level else shown
    title = shown[: level.start()].strip() if level else whole
    return _Title(
        title or whole, level.group(1).strip() if level else None, number.group(1) if number else None
    )


def _listed(content: PlanContent) -> Iterator[Position]:
    department = None
    for table in content.tables_of_form(LIST):
        for row in keyed_rows(table):
            if row.kind is RowKind.GROUP:
                words = flowed(" ".join(c.text for c in row.row.cells if c.text))
                department = words if _is_department(words) else department
            elif row.kind not in TOTALS and _last(row, "position"):
                yield _listed_post(row, row.text("department") or department)


def _last(row: KeyedRow, key: str) -> str | None:
    """The last text under a repeated column (the new frame stands right of the old one), dashes left out."""
    texts = [flowed(c.text) for c in row.cells(key)]
    return next((t for t in reversed(texts) if t.strip() not in EMPTY), None)


def _number(printed: str | None) -> str | None:
    """A position number in Arabic digits, without the blanks a line end in a narrow column leaves."""
    return re.sub(r"\s+", "", to_arabic(printed)) if printed else None


def _listed_post(row: KeyedRow, department: str | None) -> Position:
    title = _taken_apart(_last(row, "position") or "")
    holder = row.text("holder")
    status = row.text("holder_status") or row.text("remark") or holder or ""
    kind = _last(row, "position_kind")
    is_staff_kind = bool(kind and PERSONNEL_KIND.match(kind))
    return Position(
        department=department,
        department_key=department_key(department) if department else None,
        title=title.title,
        category=None if is_staff_kind else kind,
        personnel_kind=kind if is_staff_kind else None,
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
