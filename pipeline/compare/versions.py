"""What changed between two versions of a plan: sections, projects, posts, staffing and costs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from rapidfuzz import fuzz, process

from pipeline.text.searchable import match_key
from schemas.geometry import Evidence, Frozen
from schemas.plan import Plan
from schemas.project import Project
from schemas.section import Section
from schemas.staffing import PersonnelCost, Position, StaffingUnit

SAME_NAME = 82.0
"""Ratio (0 to 100) from which two project names are versions of one; a changed year or a slip is let pass."""

R = TypeVar("R")
Fields = dict[str, str | None]


class Area(StrEnum):
    """What kind of record changed."""

    SECTION = "section"
    PROJECT = "project"
    POSITION = "position"
    STAFFING = "staffing"
    PERSONNEL_COST = "personnel_cost"


class VersionChangeKind(StrEnum):
    """Whether a record came, went, or says something else."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class VersionChange(Frozen):
    """One change. `field`, `before` and `after` are given for changed records; evidence from each version."""

    area: Area
    kind: VersionChangeKind
    name: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    before_evidence: tuple[Evidence, ...] = ()
    after_evidence: tuple[Evidence, ...] = ()


class Entry(NamedTuple):
    """A record as it is matched and compared: key, name for people, fields, evidence."""

    key: str
    name: str
    fields: Fields
    evidence: tuple[Evidence, ...]


Pairs: TypeAlias = list[tuple[Entry, Entry]]


def shown(value: object) -> str | None:
    """A value as text; `None` stays."""
    return None if value is None else str(value)


def all_sections(sections: Sequence[Section]) -> Iterator[Section]:
    """A section tree in reading order."""
    for section in sections:
        yield section
        yield from all_sections(section.children)


def all_projects(plan: Plan) -> list[Project]:
    """Every project, strategies first."""
    return [project for strategy in plan.strategies for project in strategy.projects] + list(plan.projects)


def section_entry(section: Section) -> Entry:
    """A section by key, or by heading where the key says nothing."""
    named = section.key if section.key != "other" else match_key(section.heading)
    return Entry(f"{named}/{section.number or ''}", section.heading, {}, section.evidence)


def project_entry(project: Project) -> Entry:
    """A project by name."""
    budget, period = project.budget, project.period
    fields = {
        "total_baht": shown(budget.total_baht) if budget else None,
        "budget_status": shown(budget.status) if budget else None,
        "period_start": shown(period.start) if period else None,
        "period_end": shown(period.end) if period else None,
        "targets": "; ".join(shown(one.target_value) or one.target_text or "" for one in project.indicators),
        "strategy_number": shown(project.strategy_number),
        "owner": project.owner,
    }
    return Entry(match_key(project.name), project.name, fields, project.evidence)


def position_entry(position: Position) -> Entry:
    """A post by its number, or by department, title and level."""
    department = position.department_key or match_key(position.department or "")
    described = f"{department}/{match_key(position.title)}/{position.level or ''}"
    fields = {
        "title": position.title,
        "level": position.level,
        "department": position.department_key or position.department,
        "headcount": shown(position.headcount),
        "occupied": shown(position.occupied),
    }
    key = match_key(position.position_number) if position.position_number else described
    return Entry(key, position.title, fields, position.evidence)


def staffing_entry(unit: StaffingUnit) -> Entry:
    """A unit by department."""
    fields = {"occupied": shown(unit.occupied), "vacant": shown(unit.vacant), "total": shown(unit.total)}
    return Entry(unit.department_key or match_key(unit.name), unit.name, fields, unit.evidence)


def cost_entry(cost: PersonnelCost) -> Entry:
    """Personnel cost by year."""
    fields = {
        "cost_baht": shown(cost.cost_baht),
        "budget_baht": shown(cost.budget_baht),
        "percent": shown(cost.percent),
    }
    return Entry(str(cost.year_be), str(cost.year_be or ""), fields, cost.evidence)


def paired(
    older: Sequence[Entry], newer: Sequence[Entry]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Entries with equal keys in order, then those left on each side."""
    waiting: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(newer):
        waiting[entry.key].append(entry)
    pairs, gone = [], []
    for entry in older:
        if waiting[entry.key]:
            pairs.append((entry, waiting[entry.key].pop()))
        else:
            gone.append(entry)
    taken = {id(new) for _, new in pairs}
    return pairs, gone, [entry for entry in newer if id(entry) not in taken]


def renamed(gone: list[Entry], new: list[Entry]) -> Pairs:
    """Of entries left over, those whose names are alike; taken out of both lists, best first."""
    old_names, new_names = [entry.key for entry in gone], [entry.key for entry in new]
    scores = process.cdist(old_names, new_names, scorer=fuzz.ratio, score_cutoff=SAME_NAME)
    ranked = sorted((-scores[i][j], i, j) for i in range(len(gone)) for j in range(len(new)) if scores[i][j])
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((gone[i], new[j]))
    gone[:] = [entry for i, entry in enumerate(gone) if i not in used_old]
    new[:] = [entry for j, entry in enumerate(new) if j not in used_new]
    return pairs


def field_changes(area: Area, before: Entry, after: Entry) -> Iterator[VersionChange]:
    """The fields of one record that say something else, its name included."""
    fields: dict[str, tuple[str | None, str | None]] = {}
    if before.key != after.key:
        fields["name"] = (before.name, after.name)
    fields |= {name: (value, after.fields[name]) for name, value in before.fields.items()}
    for name, (old, new) in fields.items():
        if old != new:
            yield VersionChange(
                area=area,
                kind=VersionChangeKind.CHANGED,
                name=after.name,
                field=name,
                before=old,
                after=new,
                before_evidence=before.evidence,
                after_evidence=after.evidence,
            )


def area_changes(
    area: Area, older: Sequence[R], newer: Sequence[R], entry: Callable[[R], Entry], *, by_name: bool = False
) -> Iterator[VersionChange]:
    """The changes of one kind of record. `by_name`: records left over are matched by similar names."""
    pairs, gone, new = paired([entry(one) for one in older], [entry(one) for one in newer])
    if by_name and gone and new:
        pairs += renamed(gone, new)
    for before, after in pairs:
        yield from field_changes(area, before, after)
    for one in gone:
        kind = VersionChangeKind.DROPPED
        yield VersionChange(area=area, kind=kind, name=one.name, before_evidence=one.evidence)
    for one in new:
        kind = VersionChangeKind.ADDED
        yield VersionChange(area=area, kind=kind, name=one.name, after_evidence=one.evidence)


def version_changes(older: Plan, newer: Plan) -> tuple[VersionChange, ...]:
    """Everything that came, went or changed from `older` to `newer`.

    A list that one version lacks altogether is reported record by record: it may be unread, so look at
    `issues` and `complete` before calling it dropped.
    """
    units = (older.staffing.units if older.staffing else (), newer.staffing.units if newer.staffing else ())
    sections = (list(all_sections(older.sections)), list(all_sections(newer.sections)))
    return (
        *area_changes(Area.SECTION, *sections, section_entry),
        *area_changes(Area.PROJECT, all_projects(older), all_projects(newer), project_entry, by_name=True),
        *area_changes(Area.POSITION, older.positions, newer.positions, position_entry),
        *area_changes(Area.STAFFING, *units, staffing_entry),
        *area_changes(Area.PERSONNEL_COST, older.personnel_costs, newer.personnel_costs, cost_entry),
    )


def in_order(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Versions of one plan from the oldest: by period; a plan without one last, then by plan id."""
    return tuple(
        sorted(
            plans,
            key=lambda plan: (
                plan.period is None,
                (plan.period.start_year_be, plan.period.end_year_be) if plan.period else (0, 0),
                plan.plan_id,
            ),
        )
    )
