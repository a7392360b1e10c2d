"""The facts of a gold file and of the plan read from its PDF, as sets of the same shape."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from corpus.compose.facts import Chart as GoldChart
from corpus.compose.facts import ChartPost, Gold
from corpus.compose.facts import Project as GoldProject
from schemas.plan import Plan
from schemas.project import Project
from schemas.structure import StructureChart

Fact = tuple[object, ...]


def bare(text: str | None) -> str:
    """Text without blanks and end stops, digits Arabic: the two sides may break lines in other places."""
    thai = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    return re.sub(r"\s", "", text or "").translate(thai).rstrip(".")


def gold_facts(gold: Gold) -> set[Fact]:
    """Every fact the gold states of the plan."""
    facts = gold.facts
    found: set[Fact] = {
        ("type", gold.plan_type),
        ("organization", gold.organization.full_name),
        ("period", (gold.period.start_year_be, gold.period.end_year_be) if gold.period else None),
    }
    found |= {("section", s.key) for s in gold.sections if s.level == 1}
    found |= _texts("mission", facts.missions) | _texts("value", facts.values)
    found |= _texts("goal", facts.strategic_goals)
    for quadrant in ("strengths", "weaknesses", "opportunities", "threats"):
        found |= _texts(quadrant, getattr(facts, quadrant))
    for strategy in facts.strategies:
        found.add(("strategy", bare(strategy.number), bare(strategy.title)))
    for project in (*facts.projects, *(p for s in facts.strategies for p in s.projects)):
        found |= set(_gold_project(project))
    if facts.staffing:
        for unit in facts.staffing.units:
            found.add(("unit", unit.department_key, unit.occupied, unit.vacant, unit.total))
        totals = facts.staffing.printed_totals
        found.add(("printed totals", totals.occupied, totals.vacant, totals.total))
    if facts.budget_summary:
        for row in facts.budget_summary.rows:
            found.add(("summary", row.project_count, row.amount_baht))
    found |= {
        ("post", bare(p.title), p.position_number, p.occupied, p.headcount_by_year) for p in facts.positions
    }
    found |= {
        ("cost", c.year_be, Decimal(c.cost_baht), Decimal(c.budget_baht), Decimal(str(c.percent)))
        for c in facts.personnel_costs
    }
    found |= {fact for chart in facts.charts for fact in _gold_chart(chart)}
    found |= {("seat", bare(s.role), bare(s.position)) for s in facts.committee}
    return found


def _texts(kind: str, texts: Iterable[str]) -> set[Fact]:
    return {(kind, bare(text)) for text in texts}


def _gold_project(project: GoldProject) -> Iterator[Fact]:
    name = bare(project.name)
    yield ("project", bare(project.number), name)
    for indicator in project.indicators:
        yield ("target", name, indicator.unit, indicator.target_value)
    if project.period:
        yield ("dates", name, project.period.start, project.period.end)
    if not project.budget.unreadable:
        yield ("budget", name, project.budget.status)
    for line in project.budget.lines:
        yield ("amount", name, Decimal(line.amount_baht))
    if project.months:
        yield ("months", name, tuple(sorted(project.months)))


def _gold_chart(chart: GoldChart) -> Iterator[Fact]:
    title, head = bare(chart.title), bare(chart.head.title)
    yield ("box", title, head, "")
    yield _gold_post(title, head, chart.head)
    for box in chart.boxes:
        yield ("box", title, bare(box.name), head)
        for post in box.posts:
            yield _gold_post(title, bare(box.name), post)
    for label, count in chart.level_counts:
        yield ("level", title, bare(label), count)


def _gold_post(title: str, unit: str, post: ChartPost) -> Fact:
    kind, line = bare(post.personnel_kind or ""), bare(post.line_title or "")
    return ("chart post", title, unit, bare(post.title), line, post.level, post.headcount, kind)


def plan_facts(plan: Plan) -> set[Fact]:
    """The same facts as read from the PDF."""
    period = plan.period
    found: set[Fact] = {
        ("type", plan.plan_type.value),
        ("organization", plan.organization.full_name),
        ("period", (period.start_year_be, period.end_year_be) if period else None),
    }
    found |= {("section", s.key.value) for s in plan.sections}
    found |= _texts("mission", (item.text for item in plan.missions))
    found |= _texts("value", (item.text for item in plan.values))
    found |= _texts("goal", (item.text for item in plan.strategic_goals))
    for quadrant in ("strengths", "weaknesses", "opportunities", "threats"):
        found |= _texts(quadrant, (item.text for item in getattr(plan.swot, quadrant)))
    found |= {("strategy", str(strategy.number), bare(strategy.title)) for strategy in plan.strategies}
    for project in (*plan.projects, *(p for s in plan.strategies for p in s.projects)):
        found |= set(_plan_project(project))
    return found | _plan_tables(plan)


def _plan_tables(plan: Plan) -> set[Fact]:
    found: set[Fact] = set()
    units = plan.staffing.units if plan.staffing else ()
    found |= {("unit", u.department_key, u.occupied, u.vacant, u.total) for u in units}
    totals = plan.staffing.printed_totals if plan.staffing else None
    if totals:
        found.add(("printed totals", totals.occupied, totals.vacant, totals.total))
    rows = plan.budget_summary.rows if plan.budget_summary else ()
    found |= {("summary", row.project_count, row.amount_baht) for row in rows}
    for post in plan.positions:
        years = tuple(y.count for y in post.headcount_by_year)
        found.add(("post", bare(post.title), post.position_number, post.occupied, years))
    found |= {("cost", c.year_be, c.cost_baht, c.budget_baht, c.percent) for c in plan.personnel_costs}
    found |= {fact for chart in plan.structure_charts for fact in _plan_chart(chart)}
    return found | {("seat", bare(s.role), bare(s.position)) for s in plan.committee}


def _plan_chart(chart: StructureChart) -> Iterator[Fact]:
    title = bare(chart.title or "")
    names = {unit.id: bare(unit.name) for unit in chart.units}
    for unit in chart.units:
        yield ("box", title, names[unit.id], names[unit.parent_id] if unit.parent_id else "")
        for post in unit.posts:
            kind, line = bare(post.personnel_kind or ""), bare(post.line_title or "")
            words = (title, names[unit.id], bare(post.title), line)
            yield ("chart post", *words, post.level, post.headcount, kind)
    for count in chart.level_counts:
        yield ("level", title, bare(count.label), count.count)


def _plan_project(project: Project) -> Iterator[Fact]:
    name = bare(project.name)
    yield ("project", bare(str(project.number)), name)
    for indicator in project.indicators:
        value = indicator.target_value
        yield ("target", name, indicator.unit and indicator.unit.value, None if value is None else int(value))
    if project.period:
        start, end = project.period.start, project.period.end
        yield ("dates", name, start and start.isoformat(), end and end.isoformat())
    if project.budget:
        yield ("budget", name, project.budget.status.value)
        for line in project.budget.lines:
            yield ("amount", name, line.amount_baht)
    if project.months:
        yield ("months", name, tuple(sorted(project.months)))
