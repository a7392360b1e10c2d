"""Records of a plan as two versions of it are matched and held against each other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pipeline.compare.version_texts import section_ordinals
from pipeline.text.searchable import match_key
from schemas.budget import ItemYear
from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.project import Budget, BudgetLine, Indicator, Project, Strategy, SummaryRow
from schemas.record import TextItem
from schemas.section import Section
from schemas.staffing import PersonnelCost, Position, StaffingUnit, YearCount


class Value(NamedTuple):
    """A value as it is shown, and as it is compared (spaces and digit script make no difference)."""

    shown: str | None
    compared: str | None


OWN_YEAR = "estimate"
"""Name of the amount a budget sets for its own year."""

Fields: TypeAlias = dict[str, Value]


class Entry(NamedTuple):
    """A record: what it is known by, where it belongs, name for people, fields, evidence.

    Records of equal `key` are versions of one, those of equal `place` first; and so are two left over that
    alone have this `alias`, if it is not empty. `passages` are the ordinals of a section's own paragraphs.
    """

    key: str
    place: str
    name: str
    fields: Fields
    evidence: tuple[Evidence, ...]
    alias: str = ""
    passages: frozenset[int] = frozenset()


def value(found: object) -> Value:
    """A value as it stands; `None` stays."""
    return Value(None, None) if found is None else text(str(found))


def text(found: str | None) -> Value:
    """A text; an empty one is none."""
    return Value(found or None, match_key(found) or None) if found else Value(None, None)


def listed(found: Iterable[str]) -> Value:
    """Several values as one."""
    return text("; ".join(found))


def all_sections(sections: Sequence[Section]) -> Iterator[Section]:
    """A section tree in reading order."""
    for section in sections:
        yield section
        yield from all_sections(section.children)


def section_entries(plan: Plan) -> list[Entry]:
    """Sections by key, or by heading where the key says nothing."""
    ordinals = section_ordinals(plan.sections)
    return [
        section_entry(section, passages)
        for section, passages in zip(all_sections(plan.sections), ordinals, strict=True)
    ]


def section_entry(section: Section, passages: frozenset[int]) -> Entry:
    """A section with its own paragraphs, those of sections below it left out."""
    heading = match_key(section.heading)
    fields = {
        "number": value(section.number),
        "heading": text(section.heading),
        "text": text("\n".join(paragraph.text for paragraph in section.paragraphs)),
    }
    known = section.key if section.key != "other" else heading
    place = f"{section.number or ''}/{heading}"
    return Entry(known, place, section.heading, fields, section.evidence, passages=passages)


def strategy_entries(plan: Plan) -> list[Entry]:
    """Strategies by title."""
    return [
        Entry(match_key(one.title), "", one.title, {"number": value(one.number)}, one.evidence)
        for one in plan.strategies
    ]


def project_entries(plan: Plan) -> list[Entry]:
    """Every project by name, those of strategies first; it belongs to the strategy, by title."""
    of_strategies = [
        project_entry(project, strategy) for strategy in plan.strategies for project in strategy.projects
    ]
    return of_strategies + [project_entry(project, None) for project in plan.projects]


def project_entry(project: Project, strategy: Strategy | None) -> Entry:
    """A project."""
    period = project.period
    belongs = text(strategy.title if strategy else project.programme)
    fields = {
        "objective": text(project.objective),
        "target": text(project.target),
        "indicators": listed(map(indicator, project.indicators)),
        "period_start": value(period.start if period else None),
        "period_end": value(period.end if period else None),
        "months": listed(map(str, project.months)),
        "ticks": listed(tick.column for tick in project.ticks if tick.ticked),
        **budget_fields(project.budget),
        "strategy": belongs,
        "owner": text(project.owner),
        "location": text(project.location),
        "expected_result": text(project.expected_result),
        "references": listed(f"{one.scheme} {one.code}" for one in project.references),
    }
    return Entry(match_key(project.name), belongs.compared or "", project.name, fields, project.evidence)


def indicator(found: Indicator) -> str:
    """An indicator with its target."""
    target = found.target_text if found.target_value is None else str(found.target_value)
    return f"{found.text or ''} {target or ''}".strip()


def budget_fields(budget: Budget | None) -> Fields:
    """The total, how it is given, and the amounts where there are several."""
    lines = budget.lines if budget else ()
    return {
        "total_baht": value(budget.total_baht if budget else None),
        "budget_status": value(budget.status if budget else None),
        "budget_lines": listed(sorted(map(budget_line, lines))) if len(lines) > 1 else value(None),
    }


def budget_line(line: BudgetLine) -> str:
    """Who spends how much in which year."""
    parts = (line.department_key or line.department, line.year_be, line.source, line.amount_baht)
    return " ".join(str(part) for part in parts if part is not None)


def position_entries(plan: Plan) -> list[Entry]:
    """Posts by number, or by title and level; they belong to a department.

    A post whose number changed is known by department, title and level where only one post is like that.
    """
    return [position_entry(position) for position in plan.positions]


def position_entry(position: Position) -> Entry:
    """A post."""
    department = position.department_key or match_key(position.department or "")
    fields = {
        "position_number": text(position.position_number),
        "title": text(position.title),
        "level": text(position.level),
        "department": text(position.department_key or position.department),
        "headcount": value(position.headcount),
        "headcount_by_year": counts_by_year(position.headcount_by_year),
        "occupied": value(position.occupied),
    }
    number = match_key(position.position_number or "").strip("-")
    described = f"{match_key(position.title)}/{position.level or ''}"
    alias = f"{department}/{described}"
    return Entry(number or described, department, position.title, fields, position.evidence, alias)


def counts_by_year(found: Sequence[YearCount]) -> Value:
    """Counts by year; first year is compared with first year, as the next plan has other years."""
    shown = "; ".join(f"{one.year_be}: {'' if one.count is None else one.count}" for one in found)
    return Value(shown or None, ";".join(str(one.count) for one in found) or None)


def staffing_entries(plan: Plan) -> list[Entry]:
    """Units by department."""
    return [staffing_entry(unit) for unit in (plan.staffing.units if plan.staffing else ())]


def staffing_entry(unit: StaffingUnit) -> Entry:
    """A unit with its posts."""
    fields = {"occupied": value(unit.occupied), "vacant": value(unit.vacant), "total": value(unit.total)}
    return Entry(unit.department_key or match_key(unit.name), "", unit.name, fields, unit.evidence)


def cost_entries(plan: Plan) -> list[Entry]:
    """Personnel costs by year; or first year with first year, where the next plan has other years."""
    start = plan.period.start_year_be if plan.period else None
    return [cost_entry(cost, start) for cost in plan.personnel_costs]


def cost_entry(cost: PersonnelCost, start: int | None) -> Entry:
    """The personnel cost of one year; `start`: the first year of the plan."""
    fields = {
        "cost_baht": value(cost.cost_baht),
        "budget_baht": value(cost.budget_baht),
        "percent": value(cost.percent),
    }
    alias = f"year {cost.year_be - start}" if cost.year_be and start else ""
    return Entry(str(cost.year_be), "", str(cost.year_be or ""), fields, cost.evidence, alias)


def summary_entries(plan: Plan) -> list[Entry]:
    """Rows of the budget summary by title, the printed total last."""
    if plan.budget_summary is None:
        return []
    found = [summary_entry(row) for row in plan.budget_summary.rows]
    total = plan.budget_summary.total
    if total is not None:
        fields = {"project_count": value(total.project_count), "amount_baht": value(total.amount_baht)}
        found.append(Entry("total", "total", "total", fields, total.evidence))
    return found


def summary_entry(row: SummaryRow) -> Entry:
    """A row of the budget summary."""
    fields = {"project_count": value(row.project_count), "amount_baht": value(row.amount_baht)}
    return Entry(match_key(row.title), row.kind, row.title, fields, row.evidence)


def budget_item_entries(plan: Plan) -> list[Entry]:
    """Items of a budget by label; they belong to the path of plan, work, budget and category.

    The estimate for the plan's own year is held against the other plan's for its own.
    """
    own = f"estimate_{plan.period.start_year_be}" if plan.period else ""
    return [
        Entry(
            f"{item.level}/{match_key(item.label)}",
            "/".join(match_key(part) for part in item.path),
            item.label,
            {year_field(year, own): value(year.amount_baht) for year in item.years},
            item.evidence,
        )
        for item in plan.budget_items
    ]


def year_field(year: ItemYear, own: str) -> str:
    """What the amount of one year is called."""
    name = f"{year.basis}_{year.year_be}"
    return OWN_YEAR if name == own else name


def direction_entries(plan: Plan) -> list[Entry]:
    """Vision, missions, values, goals: by what they say."""
    lists: dict[str, Sequence[TextItem]] = {
        "vision": (plan.vision,) if plan.vision else (),
        "mission": plan.missions,
        "value": plan.values,
        "strategic_goal": plan.strategic_goals,
        "hr_goal": plan.hr_goals,
    }
    return [
        Entry(match_key(item.text), name, item.text, {}, item.evidence)
        for name, items in lists.items()
        for item in items
    ]
