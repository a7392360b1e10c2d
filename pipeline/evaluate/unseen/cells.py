"""The rows of a made-up table as cells with their texts: header, groups, projects, sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.evaluate.unseen.content import THAI_DIGITS, MadeGroup, MadeProject, Words
from pipeline.evaluate.unseen.layout import COLUMNS, YEARS, Form, Heads, Layout
from pipeline.evaluate.unseen.truth import Truth

FIRST_YEAR_BE = 2566
YEAR_PT, MONTH_PT = 62.0, 16.0
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
MONTHS_BEFORE_NEW_YEAR = 3
TICK = "/"


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A leaf column: its key, width, and header texts from the top level down."""

    key: str
    width_pt: float
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeCell:
    """A cell: first column, columns and header rows spanned, paragraphs of words, months marked."""

    column: int
    span: int
    paragraphs: tuple[Words, ...]
    centred: bool = False
    right: bool = False
    bold: bool = False
    down: int = 1


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A row of cells. `months`: columns a mark is drawn over."""

    cells: tuple[MadeCell, ...]
    months: tuple[int, ...] = ()
    header: bool = field(default=False, kw_only=True)


def columns_of(layout: Layout) -> tuple[MadeColumn, ...]:
    """The leaf columns, years and months among them."""
    out: list[MadeColumn] = []
    for key, width in COLUMNS[layout.form]:
        if key == "months":
            out.extend(_month_columns(layout))
        elif key == "budget" and not width:
            out.extend(_year_columns(layout))
        else:
            wording = layout.wording(key)
            if key == "budget" and "บาท" not in wording:
                wording += "\n(บาท)"
            out.append(MadeColumn(key, width, (wording,)))
    return tuple(out)


def _year_columns(layout: Layout) -> Iterator[MadeColumn]:
    for at in range(YEARS[layout.form]):
        year = layout.year_style.replace("2566", str(FIRST_YEAR_BE + at))
        yield MadeColumn("budget", YEAR_PT, (layout.wording("budget"), _digits(layout, year)))


def _month_columns(layout: Layout) -> Iterator[MadeColumn]:
    for at, month in enumerate(MONTHS):
        year = FIRST_YEAR_BE - 1 if at < MONTHS_BEFORE_NEW_YEAR else FIRST_YEAR_BE
        heads: tuple[str, ...] = (_digits(layout, f"พ.ศ. {year}"), month)
        if layout.levels > 2:
            heads = ("ระยะเวลาดำเนินการ", *heads)  # time of carrying out
        yield MadeColumn("month", MONTH_PT, heads)


def _digits(layout: Layout, text: str) -> str:
    return text.translate(THAI_DIGITS) if layout.thai_digits else text


def header_rows(layout: Layout, columns: Sequence[MadeColumn]) -> list[MadeRow]:
    """The header: cells over several columns where neighbours share a text, down where there is no more."""
    depth = max(len(c.heads) for c in columns)
    rows = []
    for level in range(depth):
        cells = []
        at = 0
        while at < len(columns):
            heads = columns[at].heads
            if level >= len(heads):
                at += 1
                continue
            end = at + 1
            while (
                level < len(heads) - 1
                and end < len(columns)
                and columns[end].heads[: level + 1] == heads[: level + 1]
            ):
                end += 1
            down = depth - level if level == len(heads) - 1 else 1
            lines = tuple((line,) for line in heads[level].split("\n"))
            cells.append(MadeCell(at, end - at, lines, centred=True, bold=True, down=down))
            at = end
        rows.append(MadeRow(tuple(cells), header=True))
    if layout.column_count_row:
        counted = (
            MadeCell(k, 1, ((_digits(layout, f"({k + 1})"),),), centred=True) for k in range(len(columns))
        )
        rows.append(MadeRow(tuple(counted), header=True))
    return rows


def body_rows(layout: Layout, columns: Sequence[MadeColumn], group: MadeGroup) -> Iterator[MadeRow]:
    """Rows of one group: its headings where they stand in rows, projects, and their sum."""
    if layout.heads is Heads.ROWS:
        yield _wide(layout, columns, f"ยุทธศาสตร์ที่ {group.strategy} {group.strategy_title}")  # strategy no.
        yield _wide(layout, columns, group.programme)
    for project in group.projects:
        yield _project_row(layout, columns, project)
    if layout.subtotals:
        yield _sum_row(layout, columns, group)


def _wide(layout: Layout, columns: Sequence[MadeColumn], text: str) -> MadeRow:
    words = tuple(f"{word} " for word in _digits(layout, text).split(" "))
    return MadeRow((MadeCell(0, len(columns), (words,), bold=True),))


def _project_row(layout: Layout, columns: Sequence[MadeColumn], project: MadeProject) -> MadeRow:
    cells, years, months = [], iter(range(len(columns))), list[int]()
    first_month = next((k for k, c in enumerate(columns) if c.key == "month"), 0)
    for at, column in enumerate(columns):
        if column.key == "month":
            if at - first_month in project.months:
                months.append(at)
            continue
        if column.key == "budget":
            cells.append(_amount_cell(layout, at, project, next(years)))
        else:
            cells.append(_text_cell(layout, at, column.key, project))
    return MadeRow(tuple(cells), tuple(months))


def _text_cell(layout: Layout, at: int, key: str, project: MadeProject) -> MadeCell:
    paragraphs: dict[str, tuple[Words, ...]] = {
        "number": ((str(project.number),),),
        "name": (project.name,),
        "objective": _paragraphs(layout, project.objective),
        "target": (project.target,),
        "detail": _paragraphs(layout, project.target),
        "indicator": (project.indicator,),
        "expected_result": (project.result,),
        "owner": (project.owner,),
        "place": (project.place,),
    }
    words = tuple(tuple(_digits(layout, word) for word in one) for one in paragraphs[key])
    return MadeCell(at, 1, words, centred=key == "number" or (layout.centred and key in {"owner", "place"}))


def _paragraphs(layout: Layout, words: Words) -> tuple[Words, ...]:
    if not layout.paragraphs:
        return (words,)
    half = max(1, len(words) // 2)
    return (("1. ", *words[:half]), ("2. ", *words[half:]))


def _amount_cell(layout: Layout, at: int, project: MadeProject, year: int) -> MadeCell:
    amount = project.amounts[year]
    lines = [shown_amount(layout, project, year)]
    if amount is not None and layout.source_below:
        lines.append("(งบเทศบาล)")  # the municipality's own money
    return MadeCell(
        at, 1, tuple((line,) for line in lines if line), right=not layout.centred, centred=layout.centred
    )


def shown_amount(layout: Layout, project: MadeProject, year: int) -> str:
    """What is printed for a year of a project."""
    amount = project.amounts[year]
    if is_hashed(layout, project, year):
        return "########"
    return _money(layout, amount) if amount is not None else project.blanks[year]


def is_hashed(layout: Layout, project: MadeProject, year: int) -> bool:
    """Whether the amount is too wide for its column, as spreadsheets print it."""
    amount = project.amounts[year]
    return layout.hashes and amount is not None and amount >= 1_000_000


def _money(layout: Layout, amount: Decimal) -> str:
    return _digits(layout, layout.amount_style.replace("200,000", f"{amount:,.0f}"))


def _sum_row(layout: Layout, columns: Sequence[MadeColumn], group: MadeGroup) -> MadeRow:
    money = [at for at, c in enumerate(columns) if c.key == "budget"]
    label = _digits(layout, f"รวม {len(group.projects)} โครงการ")  # total n projects
    words = tuple(f"{word} " for word in label.split(" "))
    cells = [MadeCell(0, money[0], (words,), centred=True, bold=True)]
    for year, at in enumerate(money):
        total = sum((p.amounts[year] or Decimal(0) for p in group.projects), Decimal(0))
        cells.append(MadeCell(at, 1, ((_money(layout, total) if total else "-",),), right=True, bold=True))
    cells += [MadeCell(at, 1, ()) for at in range(money[-1] + 1, len(columns)) if columns[at].key != "month"]
    return MadeRow(tuple(cells))


def truths_of(layout: Layout, groups: Sequence[MadeGroup]) -> tuple[Truth, ...]:
    """What a reader would write down of each project; `###` cannot be read."""
    return tuple(
        Truth(
            name=project.name_text,
            owner="".join(project.owner),
            amounts={
                FIRST_YEAR_BE + at: None if is_hashed(layout, project, at) else amount
                for at, amount in enumerate(project.amounts)
                if amount is not None
            },
            months=tuple(FISCAL_MONTHS[at] for at in project.months) if is_operation(layout.form) else None,
            strategy=group.strategy,
        )
        for group in groups
        for project in group.projects
    )


def is_operation(form: Form) -> bool:
    """Whether the form is of an operation plan."""
    return form in {Form.OPERATION, Form.OPERATION_OLD}
