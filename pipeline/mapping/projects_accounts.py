"""Project accounts to strategies with their projects: continued rows, parts, years and months."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rapidfuzz import fuzz

from pipeline.gazetteer.departments import department_key
from pipeline.mapping.content import PlanContent, cell_evidence
from pipeline.mapping.headings_between import Heading, events, heading_of
from pipeline.mapping.indicators import indicators
from pipeline.mapping.row_sums import (
    FirstAmount,
    first_amount,
    is_group,
    names_part,
    number_and_name,
    series_of,
)
from pipeline.mapping.table_rows import (
    CellAmount,
    KeyedRow,
    added,
    cell_amount,
    repeats_header,
    year_of_column,
)
from pipeline.tables.headers import FISCAL_MONTHS
from pipeline.tables.wording import flowed, plain
from pipeline.text.digits import parsed_integer, to_arabic
from schemas.geometry import Evidence
from schemas.issue import IssueCode
from schemas.project import Budget, BudgetLine, BudgetStatus, Indicator, Project, ProjectPart, Strategy
from schemas.table import RowKind

EQUIPMENT = "equipment_accounts"
FORMS = ("operation_projects", "project_accounts", "project", EQUIPMENT)
CONTINUED = "(ต่อ)"  # "continued"
SAME_TITLE_AT = 88.0
TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.AMENDMENT, RowKind.BLANK})


@dataclass(slots=True)
class _Place:
    """Where in the tree of strategies and programmes a row stands."""

    strategy: Heading | None = None
    programme: Heading | None = None
    group: KeyedRow | None = None
    series: str | None = None

    form: str | None = None
    headed: bool = False
    page: int = 0
    """Where a column named the strategy last."""

    def enter(self, heading: Heading) -> None:
        self.group, self.headed = None, True
        if not heading.is_programme:
            self.strategy, self.programme = heading, None
            return
        self.programme = heading

    def of(self, row: KeyedRow) -> tuple[Heading | None, str | None]:
        """The strategy and the programme of a project that begins with a row.

        Where no programme is named, the row that heads its series 2.1, 2.2 ... stands for it.
        """
        series = series_of(row)
        if self.series is None:
            self.series = series
        if series != self.series:
            self.group, self.series = None, None
        if self.programme is not None or self.group is None:
            return self.strategy, self.programme.title if self.programme else None
        return self.strategy, self.group.text("name") or number_and_name(self.group)[1]

    def enter_row(self, row: KeyedRow) -> None:
        """Take the strategy and programme that columns of the row name, once for the rows they stand beside.

        Equipment is listed by programme after the last strategy, not under it, unless a heading says so.
        """
        if row.table.form == EQUIPMENT and self.form != EQUIPMENT and not self.headed:
            self.strategy = self.programme = None
        self.form, self.headed = row.table.form, False
        strategy, programme = row.text("strategy"), row.text("programme")
        if strategy:
            self.strategy = self._strategy_of(row, strategy)
            self.page = row.row.page
        if programme:
            evidence = cell_evidence(*row.cells("programme"))
            self.programme = Heading(is_programme=True, number=None, title=programme, evidence=evidence)

    def _strategy_of(self, row: KeyedRow, text: str) -> Heading:
        """The strategy a cell names; the rest of a name that the page cuts belongs to the one before."""
        evidence = cell_evidence(*row.cells("strategy"))
        named = heading_of(text, evidence)
        if named is None and self.strategy is not None and self.page == row.row.page - 1:
            title = flowed([self.strategy.title, text])
            return replace(self.strategy, title=title, evidence=(*self.strategy.evidence, *evidence))
        return named or Heading(is_programme=False, number=None, title=text, evidence=evidence)


@dataclass(slots=True)
class _Draft:
    """A project being read: its rows, the one with its number first."""

    place: tuple[Heading | None, str | None]
    rows: list[KeyedRow] = field(default_factory=list)


def strategies(content: PlanContent) -> tuple[Strategy, ...]:
    """The strategies in printed order, each with its projects; titles are as first printed."""
    groups: list[tuple[Heading, list[Project]]] = []
    for draft in drafts(content):
        heading = draft.place[0]
        if heading is None:
            continue
        at = next((at for at, (known, _) in enumerate(groups) if _same(known, heading)), None)
        if at is None:
            at = len(groups)
            groups.append((heading, []))
        elif heading.title.startswith(groups[at][0].title):  # the page cut its first part off
            groups[at] = (heading, groups[at][1])
        groups[at][1].append(_project(draft, content))
    return tuple(
        Strategy(number=heading.number, title=heading.title, projects=tuple(held), evidence=heading.evidence)
        for heading, held in groups
    )


def projects(content: PlanContent) -> tuple[Project, ...]:
    """The projects that stand under no strategy."""
    return tuple(_project(draft, content) for draft in drafts(content) if draft.place[0] is None)


def _same(one: Heading, other: Heading) -> bool:
    """One strategy, though it may be spelled in several ways: the number decides where both have one."""
    if one.number is not None and other.number is not None:
        return one.number == other.number
    return fuzz.ratio(plain(one.title), plain(other.title)) >= SAME_TITLE_AT


def drafts(content: PlanContent) -> Iterator[_Draft]:
    """The projects as groups of rows, in document order."""
    place, draft = _Place(), None
    tables = content.tables_of_form(*FORMS)
    between = tuple(events(content, tables))
    for at, event in enumerate(between):
        if isinstance(event, Heading):
            place.enter(event)
            continue
        if event.kind in TOTALS:
            continue
        if is_group(event, between[at + 1 :]):
            place.group, place.series = event, None
            continue
        if repeats_header(event.table, {c.column: c.text for c in event.row.cells}):
            continue
        if draft is None or _begins(event):
            if draft is not None:
                yield draft
            place.enter_row(event)
            draft = _Draft(place.of(event))
        draft.rows.append(event)
    if draft is not None:
        yield draft


def _begins(row: KeyedRow) -> bool:
    """Whether a row begins another project: a number, and not the same name marked as continued."""
    name = row.text("name") or ""
    if CONTINUED in name.replace(" ", ""):
        return False
    if row.kind is RowKind.ITEM:
        return bool(row.text("number")) or bool(name)
    return False


def _project(draft: _Draft, content: PlanContent) -> Project:
    first = draft.rows[0]
    strategy, programme = draft.place
    if first_amount(draft.rows) is FirstAmount.UNDECIDED:
        message = f"{first.table.id}: not to be told whether the first amount is the sum of those below it"
        content.note(IssueCode.NUMBER_UNREAD, message, first.evidence)
    return Project(
        number=_number(number_and_name(first)[0]),
        name=_name(draft.rows),
        objective=_joined(draft.rows, "objective"),
        target=_joined(draft.rows, "target", "detail"),
        indicators=_indicators(draft.rows),
        budget=_budget(draft.rows, content.fiscal_year_be),
        months=_in_fiscal_order(m for row in draft.rows for m in row.month_marks()),
        owner=_named_once(draft.rows, "owner"),
        location=_named_once(draft.rows, "location"),
        expected_result=_joined(draft.rows, "expected_result"),
        remark=_joined(draft.rows, "remark"),
        programme=programme,
        strategy_number=strategy.number if strategy else None,
        parts=_parts(draft.rows),
        evidence=tuple(one for row in draft.rows for one in row.evidence),
    )


def _number(text: str | None) -> int | str | None:
    if not text:
        return None
    bare = to_arabic(text).strip().rstrip(".)").lstrip("(").strip()
    whole = parsed_integer(bare)
    return whole if whole is not None else bare


def _name(rows: Sequence[KeyedRow]) -> str:
    """The name over all rows, without a repetition marked as continued.

    Where no column names the project, what is done or bought does.
    """
    part = next((at for at, row in enumerate(rows) if at and names_part(row)), len(rows))
    own = rows[:part] if first_amount(rows) is FirstAmount.ONE_OF_SEVERAL else rows[:1]
    texts = [number_and_name(row)[1] for row in own]
    kept = [t for k, t in enumerate(texts) if t and not (k and CONTINUED in t.replace(" ", ""))]
    return flowed("\n".join(kept)) or rows[0].text("detail", "target", "equipment_type") or ""


def _joined(rows: Sequence[KeyedRow], *keys: str) -> str | None:
    for key in keys:
        text = flowed("\n".join(row.raw_text(key) for row in rows))
        if text:
            return text
    return None


def _named_once(rows: Sequence[KeyedRow], key: str) -> str | None:
    """A name from the rows up to the second one with money: one name may run over several rows.

    Letters that the cell's edge clips are read from the text layer, for a clipped name names nothing.
    """
    money = [at for at, row in enumerate(rows) if row.raw_text("budget").strip()]
    own = rows[: money[1]] if len(money) > 1 else rows
    text = flowed(_once("\n".join(row.whole_text(key) for row in own).split("\n")))
    return text or next((t for row in rows if (t := row.text(key))), None)


def _once(lines: Sequence[str]) -> Sequence[str]:
    """The lines without those that say the same once more: an owner printed for each of several places."""
    half, odd = divmod(len(lines), 2)
    same = half and not odd and plain("".join(lines[:half])) == plain("".join(lines[half:]))
    return _once(lines[:half]) if same else lines


def _indicators(rows: Sequence[KeyedRow]) -> tuple[Indicator, ...]:
    text = _joined(rows, "indicator")
    cells = tuple(c for row in rows for c in row.cells("indicator") if c.text)
    evidence = tuple(one for c in cells for one in c.evidence)
    return indicators(text, "", evidence) if text else ()


def _in_fiscal_order(months: Iterable[int]) -> tuple[int, ...]:
    found = set(months)
    return tuple(month for month in FISCAL_MONTHS if month in found)


_Year = tuple[int | None, int]
"""The year of a column of amounts; where it is not known, the column itself."""


def _year(row: KeyedRow, column: int, fiscal_year: int | None) -> _Year:
    year = year_of_column(row.table, column) or fiscal_year
    return year, -1 if year else column


def _year_amounts(rows: Sequence[KeyedRow], fiscal_year: int | None) -> dict[_Year, CellAmount]:
    """By year, in printed order, the amounts of all rows of the project taken together."""
    by_year: dict[_Year, list[CellAmount]] = {}
    for row in _paid(rows):
        for cell in row.budget_cells():
            year = _year(row, cell.column, fiscal_year)
            by_year.setdefault(year, []).append(cell_amount(cell.text))
    if first_amount(rows) is not FirstAmount.UNDECIDED:
        return {year: added(amounts) for year, amounts in by_year.items()}
    return {year: _undecided(amounts) for year, amounts in by_year.items()}


def _undecided(amounts: Sequence[CellAmount]) -> CellAmount:
    """The amount of a year; unknown where there are several that may or may not be one another's sum."""
    several = sum(one.value is not None for one in amounts) > 1
    return CellAmount(BudgetStatus.UNREADABLE) if several else added(amounts)


def _paid(rows: Sequence[KeyedRow]) -> Sequence[KeyedRow]:
    """The rows whose amounts the project costs."""
    return rows[:1] if first_amount(rows) is FirstAmount.THEIR_SUM else rows


def _year_evidence(rows: Sequence[KeyedRow], fiscal_year: int | None) -> dict[_Year, tuple[Evidence, ...]]:
    """By year, the cells its amounts stand in."""
    found: dict[_Year, tuple[Evidence, ...]] = {}
    for row in _paid(rows):
        for cell in row.budget_cells():
            year = _year(row, cell.column, fiscal_year)
            found[year] = (*found.get(year, ()), *cell.evidence)
    return found


def _budget(rows: Sequence[KeyedRow], fiscal_year: int | None) -> Budget | None:
    amounts = _year_amounts(rows, fiscal_year)
    if not amounts:
        return None
    whole = added(amounts.values())
    owner, evidence = rows[0].text("owner"), _year_evidence(rows, fiscal_year)
    lines = tuple(
        BudgetLine(
            department=owner,
            department_key=department_key(owner) if owner else None,
            amount_baht=one.value,
            year_be=year[0],
            source=one.note or None,
            status=one.status,
            evidence=evidence[year],
        )
        for year, one in amounts.items()
        if one.status in {BudgetStatus.AMOUNT, BudgetStatus.UNREADABLE}
    )
    cells = tuple(one for places in evidence.values() for one in places)
    return Budget(status=whole.status, total_baht=whole.value, lines=lines, evidence=cells)


def _parts(rows: Sequence[KeyedRow]) -> tuple[ProjectPart, ...]:
    """The rows of a project printed over several, where more than one has an amount of its own."""
    own = rows[1:] if first_amount(rows) is FirstAmount.THEIR_SUM else rows
    with_money = [row for row in own if row.raw_text("budget").strip()]
    if len(with_money) < 2:  # noqa: PLR2004 (one is the project itself)
        return ()
    return tuple(_part(row) for row in with_money)


def _part(row: KeyedRow) -> ProjectPart:
    amount = added(cell_amount(cell.text) for cell in row.budget_cells())
    value: Decimal | None = amount.value
    return ProjectPart(
        text=row.text("detail", "target", "name") or "",
        amount_baht=value,
        status=amount.status,
        location=row.text("location"),
        owner=row.text("owner"),
        months=_in_fiscal_order(row.month_marks()),
        evidence=row.evidence,
    )
