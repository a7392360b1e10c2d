"""The frame of posts: each post with its counts per year and change, under its department.

Counts may stand a line above the post they belong to (on the heading over it, or on the page before):
posts and rows of counts are then paired in order, from the heading that carries counts until as many posts
as counts came.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.charts.wording import OPEN_ENDS, kind_of, mark_of, unmarked
from pipeline.gazetteer.departments import OTHER, department_key
from pipeline.mapping.content import PlanContent
from pipeline.mapping.table_rows import KeyedRow, keyed_rows, year_of_column
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import to_arabic
from pipeline.text.money import AmountKind, parse_amount
from pipeline.text.posts import NUMBER, is_personnel_kind, is_post, parse_post
from schemas.line import LineRole
from schemas.staffing import Position, YearCount
from schemas.structure import UnitKind
from schemas.table import RowKind, Table, Tables

FRAME, COST_FRAME = "position_frame", "cost_frame"
TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.BLANK})
COST_LINE = re.compile(r"ร้อยละ|ประโยชน์ตอบแทนอื่น|^\W*\d*\W*รวม")  # percent, other benefits, total
CODE = re.compile(r"\s*\([\d๐-๙]{1,3}\)\s*$")
KIND_IN_BRACKETS = re.compile(r"^(?P<title>[^(]+?)\s*\((?P<kind>[^()]+)\)$")
VACANT_WORD = "ว่าง"  # vacant
ALL_WORDS = ("ทั้งสิ้น", "ทั้งหมด")  # in all
MOST_ROWS = 14
"""Rows after which counts that stand too high must have met their posts."""

UNITS = frozenset({UnitKind.CENTRE, UnitKind.DIVISION, UnitKind.SECTION})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a name cell that say one thing. `goes_on`: they end the name of the post before."""

    text: str
    heading: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class _Draft:
    """A post in the making: its name, where it stands, the row it is printed in and the row of its counts."""

    name: str
    department: str | None
    unit: str | None
    kind: str | None
    rows: list[KeyedRow]
    counts: KeyedRow | None = None


@dataclass(slots=True)
class _Place:
    """The headings that hold for the next post."""

    department: str | None = None
    unit: str | None = None
    kind: str | None = None

    def enter(self, heading: str) -> None:
        """Go under a heading: a kind of personnel, a department, or a unit of it."""
        if is_personnel_kind(heading):
            self.kind = heading
        elif is_department(heading):
            self.enter_department(heading)
        elif kind_of(heading) in UNITS:
            self.unit, self.kind = heading, None

    def enter_department(self, name: str) -> None:
        """Go under a department, named with or without its code: `กองคลัง (04)`."""
        self.department, self.unit, self.kind = without_code(name), None, None


@dataclass(slots=True)
class _Frame:
    """Posts so far and the headings over the next one."""

    place: _Place = field(default_factory=_Place)
    drafts: list[_Draft] = field(default_factory=list)

    def add(self, name: str, row: KeyedRow, counts: KeyedRow | None) -> None:
        """A post under the headings that hold."""
        place = self.place
        self.drafts.append(_Draft(name, place.department, place.unit, place.kind, [row], counts))

    def go_on(self, text: str, row: KeyedRow) -> None:
        """More of the name of the last post."""
        if self.drafts:
            self.drafts[-1].name = flowed([self.drafts[-1].name, text])
            self.drafts[-1].rows.append(row)


def framed_positions(content: PlanContent) -> tuple[Position, ...]:
    """The posts of every frame of the plan, in printed order."""
    return tuple(_position(draft) for draft in _drafts(content))


def frames(content: PlanContent) -> Tables:
    """The tables of the frame; where a plan has none, those of section 9 that cost its posts."""
    return content.tables_of_form(FRAME) or content.tables_of_form(COST_FRAME)


@dataclass(frozen=True, slots=True)
class Totalled:
    """A total row of a frame, with the rows of counts it stands for."""

    row: KeyedRow
    counts: tuple[KeyedRow, ...]


def totalled_rows(content: PlanContent) -> Iterator[Totalled]:
    """The total rows of every frame: a subtotal for the rows since the last one, a total for all above it."""
    printed = [draft.counts for draft in _drafts(content) if draft.counts is not None]
    above: list[KeyedRow] = []
    since: list[KeyedRow] = []
    totalled: set[str] = set()
    for table in frames(content):
        for row in keyed_rows(table):
            if row.kind in {RowKind.TOTAL, RowKind.SUBTOTAL}:
                # Frames of one department each end with a total of their own.
                own = row.kind is RowKind.SUBTOTAL or (totalled - {table.id} and not _sums_all(row))
                yield Totalled(row, tuple(since if own else above))
                since = []
                totalled.add(table.id)
            elif any(row.row is counted.row for counted in printed):
                above.append(row)
                since.append(row)


def _sums_all(row: KeyedRow) -> bool:
    """Whether a total says that it stands for all posts."""
    return any(word in plain(c.text) for c in row.row.cells for word in ALL_WORDS)


def _drafts(content: PlanContent) -> list[_Draft]:
    frame = _Frame()
    rows: list[KeyedRow] = []
    for table in frames(content):
        above = _department_above(content, table)
        if above:
            _read_all(rows, frame)
            rows = []
            frame.place.enter_department(above)
        rows += [
            row
            for row in keyed_rows(table)
            if row.kind not in TOTALS and _name(row).strip() and not COST_LINE.search(_name(row))
        ]
    _read_all(rows, frame)
    return frame.drafts


def _read_all(rows: Sequence[KeyedRow], frame: _Frame) -> None:
    at = 0
    while at < len(rows):
        at += _read(rows[at:], frame)


def _department_above(content: PlanContent, table: Table) -> str | None:
    """The department that the line over a table names, on the page before it too."""
    first = content.line_order.get(table.line_ids[0]) if table.line_ids else None
    if first is None:
        return None
    above = (line for line in reversed(content.lines[:first]) if line.role is LineRole.BODY)
    line = next(above, None)
    name = unmarked(line.text) if line is not None else ""
    named = name.startswith(DEPARTMENT_STARTS) and len(name) <= LONGEST_DEPARTMENT and is_department(name)
    return name if named else None


DEPARTMENT_WORDS = ("กอง", "สำนัก")
"""What the name of a department begins with, listed or not: division, office."""
DEPARTMENT_STARTS = ("กอง", "สำนัก", "ส่วน", "หน่วยตรวจสอบ")  # division, office, section, audit unit
LONGEST_DEPARTMENT = 60
NO_DEPARTMENT = ("กองทุน", "กองร้อย")  # fund, company of volunteers


def is_department(name: str) -> bool:
    """Whether a heading names a department the gazetteer knows."""
    key = department_key(name)
    if key is None or not name or name.startswith(("-", "(")):
        return False
    return key != OTHER or (name.startswith(DEPARTMENT_WORDS) and not name.startswith(NO_DEPARTMENT))


def without_code(name: str) -> str:
    """The name of a department without its code in brackets."""
    return CODE.sub("", name)


def _read(rows: Sequence[KeyedRow], frame: _Frame) -> int:
    """Read the first row, or the block of rows whose counts stand too high; the number of rows read."""
    row, pieces = rows[0], _pieces(rows[0])
    if row.raw_text("position") and row.raw_text("department"):
        frame.place.enter_department(row.text("department") or "")
    if not _counted(row):
        for piece in pieces:
            _enter(piece, row, frame)
        return 1
    if pieces[0].heading or pieces[0].goes_on:
        block = _shifted(rows)
        if block:
            _pair(rows[:block], frame)
            return block
    if pieces[0].goes_on:
        frame.go_on(flowed(_name(row)), row)
    elif pieces[0].heading and len(pieces) == 1:
        frame.place.enter(pieces[0].text)
    else:
        frame.add(flowed(_name(row)), row, row)
    return 1


def _enter(piece: _Piece, row: KeyedRow, frame: _Frame) -> None:
    """A row without counts: a heading, or the end of a name broken by a page."""
    if piece.goes_on:
        frame.go_on(piece.text, row)
    else:
        frame.place.enter(piece.text)


def _shifted(rows: Sequence[KeyedRow]) -> int:
    """How many rows it takes until the posts named are as many as the counts printed; 0 if they never are."""
    waiting = 0
    for number, row in enumerate(rows[:MOST_ROWS], start=1):
        waiting += int(_counted(row)) - sum(not p.heading and not p.goes_on for p in _pieces(row))
        if waiting <= 0:
            return number if waiting == 0 else 0
    return 0


def _pair(rows: Sequence[KeyedRow], frame: _Frame) -> None:
    """Posts and rows of counts of one block, paired in printed order."""
    counts = [row for row in rows if _counted(row)]
    first = len(frame.drafts)
    for row in rows:
        for piece in _pieces(row):
            if piece.goes_on:
                frame.go_on(piece.text, row)
            elif piece.heading:
                frame.place.enter(piece.text)
            else:
                frame.add(piece.text, row, None)
    for draft, row in zip(frame.drafts[first:], counts, strict=True):
        draft.counts = row
        if row not in draft.rows:
            draft.rows.append(row)


def _name(row: KeyedRow) -> str:
    """The printed name; a heading that spans the table may begin in another column than the names."""
    whole = "\n".join(c.text for c in row.row.cells if c.text) if row.kind is RowKind.GROUP else ""
    return row.raw_text("position") or row.raw_text("department") or whole


def _pieces(row: KeyedRow) -> list[_Piece]:
    """The name cell's lines as headings and posts."""
    groups: list[list[str]] = []
    for line in _name(row).split("\n"):
        if groups and not _begins(line, groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_piece(flowed(group), first=k == 0) for k, group in enumerate(groups)]


def _begins(line: str, before: str) -> bool:
    """Whether a line begins a heading or a post of its own."""
    if line.strip().startswith("(") or before.strip().endswith(OPEN_ENDS):
        return False
    return mark_of(line) == "-" or _is_heading(line.strip()) or is_post(line)


def _piece(text: str, *, first: bool) -> _Piece:
    if first and text.startswith("("):
        return _Piece(text, goes_on=True)
    return _Piece(text, heading=_is_heading(text))


def _is_heading(text: str) -> bool:
    if text.startswith(("-", "(")) or is_post(text):
        return False
    return is_personnel_kind(text) or is_department(text) or kind_of(unmarked(text)) in UNITS


def _counted(row: KeyedRow) -> bool:
    return row.kind is not RowKind.GROUP and bool(year_counts(row, "planned"))


def _position(draft: _Draft) -> Position:
    row = draft.counts
    name, kind = kind_apart(draft.name)
    post = parse_post(name)
    printed_kind = (row.text("position_kind") if row else None) or ""
    remark = row.text("remark") if row else None
    now = year_counts(row, "existing") if row else ()
    vacant = post.vacant or bool(remark and VACANT_WORD in remark)
    held = _is_held(row, now) if row else None
    notes = [note for note in (post.note, remark) if note]
    return Position(
        department=draft.department,
        department_key=department_key(draft.department) if draft.department else None,
        unit=draft.unit,
        title=post.title,
        line_title=post.line_title,
        level=post.level or (row.text("position_level") if row else None),
        position_number=post.number or (number_in(row.text("position_number")) if row else None),
        category=None if is_personnel_kind(printed_kind) else printed_kind or None,
        personnel_kind=printed_kind if is_personnel_kind(printed_kind) else kind or draft.kind,
        occupied=False if vacant else held,
        headcount=now[0].count if now else None,
        headcount_by_year=year_counts(row, "planned") if row else (),
        change_by_year=year_counts(row, "change") if row else (),
        remark=" ".join(notes) or None,
        evidence=tuple(one for printed in draft.rows for one in printed.evidence),
    )


def number_in(printed: str | None) -> str | None:
    """A position number in Arabic digits, without the blanks a line end in a narrow column leaves."""
    found = NUMBER.search(re.sub(r"\s+", "", to_arabic(printed or "")))
    return found.group(1) if found else None


def kind_apart(name: str) -> tuple[str, str | None]:
    """The name of a post and the kind of personnel printed behind it in brackets."""
    found = KIND_IN_BRACKETS.match(name)
    if found and is_personnel_kind(found["kind"]):
        return found["title"], found["kind"].strip()
    return name, None


def _is_held(row: KeyedRow, now: tuple[YearCount, ...]) -> bool | None:
    """Whether all posts of a row are held, or none is, where the row counts its holders; else unknown."""
    holders = year_counts(row, "current")
    if not holders or not now or holders[0].count is None or not now[0].count:
        return None
    if holders[0].count == 0:
        return False
    return True if holders[0].count == now[0].count else None


def year_counts(row: KeyedRow, key: str) -> tuple[YearCount, ...]:
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
