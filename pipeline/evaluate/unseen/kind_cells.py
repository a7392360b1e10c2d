"""The tables of a kind as Typst cells: header, projects, headings and sums."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from pipeline.evaluate.unseen.cells import FIRST_YEAR_BE, MONTHS, MONTHS_BEFORE_NEW_YEAR
from pipeline.evaluate.unseen.content import THAI_DIGITS, MadeGroup, MadeProject, Words
from pipeline.evaluate.unseen.kind_marks import MONTH_PT, month_cells
from pipeline.evaluate.unseen.kinds import Heading, Kind, KindForm, Merged, Places

YEAR_PT, NARROW_PT = 58.0, 34.0
LONGEST_NARROW = 6
_PLAIN = (
    ("number", 26),
    ("name", 125),
    ("objective", 85),
    ("target", 88),
    ("budget", 0),
    ("indicator", 60),
    ("expected_result", 75),
    ("owner", 62),
)
COLUMNS: dict[KindForm, tuple[tuple[str, float], ...]] = {
    KindForm.EQUIPMENT: (
        ("number", 26),
        ("programme", 78),
        ("category", 58),
        ("equipment_type", 70),
        ("equipment_target", 150),
        ("budget", 0),
        ("owner", 66),
    ),
    KindForm.COMMUNITY: _PLAIN,
    KindForm.BEYOND_MEANS: _PLAIN,
    KindForm.WITH_SOURCE: (*_PLAIN[:5], ("source", 56), *_PLAIN[5:]),
    KindForm.WITH_PROGRAMME: (("guideline", 70), *_PLAIN[:5], *_PLAIN[6:]),
    KindForm.OPERATION: (
        ("number", 26),
        ("name", 130),
        ("detail", 100),
        ("budget", 0),
        ("place", 72),
        ("owner", 66),
        ("months", 0),
    ),
    KindForm.OPERATION_EQUIPMENT: (
        ("number", 26),
        ("equipment", 150),
        ("detail", 110),
        ("budget", 0),
        ("owner", 70),
        ("months", 0),
    ),
}
EQUIPMENT_TITLE = "ครุภัณฑ์"  # equipment
CATEGORY, KIND_OF = "ค่าครุภัณฑ์", "ครุภัณฑ์สำนักงาน"  # cost of equipment; of offices
MADE_SOURCE = "งบเทศบาล"  # the municipality's own money


@dataclass(frozen=True, slots=True)
class Column:
    """A leaf column: what it holds, its width in points, its header texts from the top down."""

    key: str
    width_pt: float
    heads: tuple[str, ...]


def quoted(text: str) -> str:
    """A text as a Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def content(lines: Iterable[str]) -> str:
    """Lines as Typst content."""
    return "[" + "#linebreak()".join(f"#{quoted(line)}" for line in lines) + "]"


def digits(kind: Kind, text: str) -> str:
    """The text in the digits of the kind."""
    return text.translate(THAI_DIGITS) if kind.thai_digits else text


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The leaf columns from left to right."""
    out = [Column("strategy", 70, (kind.wording("strategy"),))] if kind.heading is Heading.COLUMN else []
    for key, width in COLUMNS[kind.form]:
        if key == "budget":
            out.extend(_budget_columns(kind))
        elif key == "months":
            out.extend(_month_columns(kind))
        else:
            title = EQUIPMENT_TITLE if key == "equipment" else kind.wording(key)
            out.append(Column(key, width, (digits(kind, title),)))
    return tuple(out)


def _budget_columns(kind: Kind) -> Iterator[Column]:
    width = NARROW_PT if kind.narrow_amounts else YEAR_PT
    if kind.years == 1:
        wording = kind.wording("budget")
        yield Column("budget", width, (wording if "บาท" in wording else f"{wording} (บาท)",))
        return
    for year in range(FIRST_YEAR_BE, FIRST_YEAR_BE + kind.years):
        heads = {
            1: (f"งบประมาณ ปี {year}",),
            2: (kind.wording("budget"), str(year)),
            3: (kind.wording("budget"), f"ปี {year}", "(บาท)"),
        }[kind.levels]
        yield Column("budget", width, tuple(digits(kind, head) for head in heads))


def _month_columns(kind: Kind) -> Iterator[Column]:
    for at, month in enumerate(MONTHS):
        year = FIRST_YEAR_BE - (at < MONTHS_BEFORE_NEW_YEAR)
        heads = ("ระยะเวลาดำเนินการ", digits(kind, f"พ.ศ. {year}"), month)  # time of carrying out
        yield Column("month", MONTH_PT, heads[3 - kind.levels :])


def header(kind: Kind, columns: Sequence[Column]) -> str:
    """The header cells in one `table.header`."""
    depth = max(len(column.heads) for column in columns)
    cells = [
        cell
        for level in range(depth)
        for cell in _header_level(columns, level, depth, upright=kind.upright_months)
    ]
    repeat = "true" if kind.repeat_header else "false"
    return f"table.header(repeat: {repeat},\n{','.join(cells)}),"


def _header_level(columns: Sequence[Column], level: int, depth: int, *, upright: bool) -> Iterator[str]:
    shown = [(column, column.heads[: level + 1]) for column in columns if len(column.heads) > level]
    for heads, group in groupby(shown, key=lambda one: (one[1], one[0].key)):
        some = [column for column, _ in group]
        lowest = len(some[0].heads) == level + 1
        text = content(heads[0][-1].split("\n"))
        if upright and lowest and some[0].key == "month":
            text = f"rotate(-90deg, reflow: true, {text})"
        down = depth - level if lowest else 1
        if lowest:
            yield from (f"table.cell(rowspan: {down}, align: center + horizon, strong({text}))" for _ in some)
        else:
            yield f"table.cell(colspan: {len(some)}, align: center + horizon, strong({text}))"


def body(kind: Kind, columns: Sequence[Column], group: MadeGroup) -> Iterator[str]:
    """The cells of a group: headings in rows, projects, their sum."""
    if kind.heading is Heading.ROWS:
        for text in (f"ยุทธศาสตร์ที่ {group.strategy} {group.strategy_title}", group.programme):
            yield f"table.cell(colspan: {len(columns)}, strong({content([digits(kind, text)])})),"
    owners = _owner_spans(kind, group.projects)
    height = sum(len(parts_of(kind, project)) for project in group.projects)
    for at, project in enumerate(group.projects):
        for number, part in enumerate(parts_of(kind, project)):
            first = at == 0 and number == 0
            begun = height if first else 0
            merged: dict[str, int | None] = {"strategy": begun, "guideline": begun}
            if number == 0:
                merged["owner"] = owners[at]
            yield from _row(kind, columns, (group, part), merged)
    if kind.subtotals and kind.heading is not Heading.COLUMN and kind.form is not KindForm.WITH_PROGRAMME:
        yield _sum_row(kind, columns, group)


def parts_of(kind: Kind, project: MadeProject) -> tuple[MadeProject, ...]:
    """The rows a project is printed in: one, or one for each of its places with a share of its amounts."""
    if kind.places is not Places.ROWS or project.number % 2:
        return (project,)
    shares = [_shares(amount) for amount in project.amounts]
    return tuple(
        replace(
            project,
            name=project.name if at == 0 else (),
            objective=project.objective if at == 0 else (),
            indicator=project.indicator if at == 0 else (),
            result=project.result if at == 0 else (),
            target=(f"จุดที่ {at + 1} ", *project.target),  # place no.
            amounts=tuple(share[at] for share in shares),
            number=project.number if at == 0 else 0,
        )
        for at in range(2)
    )


def _shares(amount: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Two amounts of whole hundreds that make up one."""
    if amount is None:
        return None, None
    first = (amount // 300) * 100
    return first, amount - first


def _owner_spans(kind: Kind, projects: Sequence[MadeProject]) -> list[int | None]:
    """For each project the rows its owner's cell spans; 0 in a cell begun above, `None` for a plain one."""
    if kind.merged is Merged.NO:
        return [None] * len(projects)
    out: list[int | None] = []
    for _, same in groupby(projects, key=lambda project: project.owner):
        count = len(list(same))
        out += [count, *([0] * (count - 1))]
    return out


def _row(
    kind: Kind, columns: Sequence[Column], of: tuple[MadeGroup, MadeProject], merged: dict[str, int | None]
) -> Iterator[str]:
    group, project = of
    years = iter(range(kind.years))
    for column in columns:
        if column.key == "month":
            continue
        span = merged.get(column.key)
        if span == 0:
            continue
        if column.key == "budget":
            yield _amount_cell(kind, project, next(years))
        else:
            yield _text_cell(kind, column.key, _text(kind, column.key, group, project), span)
    if kind.has_months:
        yield from month_cells(kind, project.months)


def _amount_cell(kind: Kind, project: MadeProject, year: int) -> str:
    align = "center" if kind.number % 3 else "right"
    return f"table.cell(align: {align} + {_level(kind)}, {content(amount_lines(kind, project, year))}),"


def amount_lines(kind: Kind, project: MadeProject, year: int) -> list[str]:
    """What is printed for a year: the amount, broken where its column is narrow, those of several places."""
    amount = project.amounts[year]
    if amount is None:
        return [project.blanks[year]]
    several = kind.places is Places.LINES and project.number % 2 == 0
    amounts = [one for one in _shares(amount) if one] if several else [amount]
    lines = [line for one in amounts for line in _broken(kind, _money(kind, one))]
    return [*lines, kind.source_below] if kind.source_below and not several else lines


def _money(kind: Kind, amount: Decimal) -> str:
    return digits(kind, kind.amount_style.replace("200,000", f"{amount:,.0f}"))


def _broken(kind: Kind, text: str) -> list[str]:
    """A number too wide for a narrow column as lines, cut anywhere, as text processors do."""
    if not kind.narrow_amounts:
        return [text]
    return [text[at : at + LONGEST_NARROW] for at in range(0, len(text), LONGEST_NARROW)]


def _text(kind: Kind, key: str, group: MadeGroup, project: MadeProject) -> list[str]:
    texts: dict[str, Words] = {
        "number": (str(project.number) if project.number else "",),
        "name": project.name,
        "equipment": project.name,
        "equipment_target": project.name,
        "objective": project.objective,
        "target": project.target,
        "detail": project.target,
        "indicator": project.indicator,
        "expected_result": project.result,
        "owner": project.owner,
        "place": project.place,
        "programme": (group.programme,),
        "guideline": (group.programme,),
        "category": (CATEGORY,),
        "equipment_type": (KIND_OF,),
        "source": (MADE_SOURCE,),
        "strategy": (f"ยุทธศาสตร์ที่ {group.strategy} ", group.strategy_title),  # strategy no.
    }
    if key in {"target", "detail"} and kind.places is Places.LINES and project.number % 2 == 0:
        return [digits(kind, f"จุดที่ {at} {''.join(project.target)}") for at in (1, 2)]
    return [digits(kind, "".join(texts[key]))]


def _text_cell(kind: Kind, key: str, lines: Sequence[str], span: int | None) -> str:
    middle = (key == "number" and kind.number_middle) or (span is not None and kind.merged is Merged.MIDDLE)
    level = "horizon" if middle else _level(kind)
    across = "center" if key == "number" else "left"
    rows = f"rowspan: {span}, breakable: true, " if span else ""
    return f"table.cell({rows}align: {across} + {level}, {content(lines)}),"


def _level(kind: Kind) -> str:
    return "horizon" if kind.cells_middle else "top"


def _sum_row(kind: Kind, columns: Sequence[Column], group: MadeGroup) -> str:
    money = [at for at, column in enumerate(columns) if column.key == "budget"]
    label = digits(kind, f"รวม {len(group.projects)} โครงการ")  # together n projects
    cells = [f"table.cell(colspan: {money[0]}, align: center, strong({content([label])}))"]
    for year in range(kind.years):
        total = sum((p.amounts[year] or Decimal(0) for p in group.projects), Decimal(0))
        shown = _broken(kind, _money(kind, total)) if total else ["-"]
        cells.append(f"table.cell(align: right, strong({content(shown)}))")
    cells += ["[]"] * (len(columns) - money[-1] - 1)
    return ",".join(cells) + ","
