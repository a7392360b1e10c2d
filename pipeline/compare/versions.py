"""What changed between two versions of a plan: sections, strategies, projects, posts, staffing and money."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz, process

from pipeline.compare.damage import ChangeKind
from pipeline.compare.differences import differences
from pipeline.compare.version_entries import (
    OWN_YEAR,
    Entry,
    Value,
    budget_item_entries,
    cost_entries,
    direction_entries,
    position_entries,
    project_entries,
    section_entries,
    staffing_entries,
    strategy_entries,
    summary_entries,
)
from pipeline.compare.version_texts import Side, TextChanges, text_changes
from pipeline.text.searchable import match_key
from schemas.geometry import Evidence, Frozen
from schemas.plan import Plan

SAME_NAME = 82.0
"""Ratio (0 to 100) from which two names are versions of one; a changed year or a slip is let pass."""

SURE_NAME = 92.0
"""Below this ratio both records must belong to the same place too (a project to the same strategy)."""

NUMBER = re.compile(r"\d+")
YEAR = re.compile(r"2[45]\d\d")
LONGEST_WHOLE, LONGEST_SHOWN = 120, 400
"""Characters: up to the first a value is shown whole, of a longer one what differs, up to the second."""


class Area(StrEnum):
    """What kind of record changed."""

    SECTION = "section"
    DIRECTION = "direction"
    STRATEGY = "strategy"
    PROJECT = "project"
    BUDGET_SUMMARY = "budget_summary"
    BUDGET_ITEM = "budget_item"
    POSITION = "position"
    STAFFING = "staffing"
    PERSONNEL_COST = "personnel_cost"


class VersionChangeKind(StrEnum):
    """Whether a record came, went, or says something else."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class VersionChange(Frozen):
    """One change. `field` is given for changed records; evidence from each version.

    Of a record that went, `before` is what it amounts to (baht, posts); of one that came, `after` is.
    Of a changed text of some length, `before` and `after` are the parts that differ. `looks_misread`: all of
    the difference is what a scan or a broken font makes of a page (numbers never are).
    """

    area: Area
    kind: VersionChangeKind
    name: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    looks_misread: bool = False
    before_evidence: tuple[Evidence, ...] = ()
    after_evidence: tuple[Evidence, ...] = ()


Pairs: TypeAlias = list[tuple[Entry, Entry]]


class Records(NamedTuple):
    """How the records of an area are listed; `by_name`: those left over are matched by similar names."""

    entries: Callable[[Plan], list[Entry]]
    by_name: bool = False


AREAS = {
    Area.SECTION: Records(section_entries, by_name=True),
    Area.DIRECTION: Records(direction_entries, by_name=True),
    Area.STRATEGY: Records(strategy_entries, by_name=True),
    Area.PROJECT: Records(project_entries, by_name=True),
    Area.BUDGET_SUMMARY: Records(summary_entries, by_name=True),
    Area.BUDGET_ITEM: Records(budget_item_entries),
    Area.POSITION: Records(position_entries, by_name=True),
    Area.STAFFING: Records(staffing_entries),
    Area.PERSONNEL_COST: Records(cost_entries),
}
"""The records of each area, in the order changes are reported."""

AMOUNTS = {
    Area.PROJECT: "total_baht",
    Area.BUDGET_SUMMARY: "amount_baht",
    Area.BUDGET_ITEM: OWN_YEAR,
    Area.POSITION: "headcount",
    Area.STAFFING: "total",
    Area.PERSONNEL_COST: "cost_baht",
}
"""The field that says what a record amounts to."""

NAMED = frozenset((Area.DIRECTION, Area.STRATEGY, Area.PROJECT, Area.BUDGET_SUMMARY))
"""Areas whose records are known by name alone: a new name is a change of its own."""


def taken(older: list[Entry], newer: list[Entry], known_by: Callable[[Entry], str]) -> Pairs:
    """Records known by the same, in order; taken out of both lists."""
    waiting: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(newer):
        waiting[known_by(entry)].append(entry)
    pairs = [
        (entry, waiting[known_by(entry)].pop())
        for entry in older
        if known_by(entry) and waiting[known_by(entry)]
    ]
    without(older, [old for old, _ in pairs])
    without(newer, [new for _, new in pairs])
    return pairs


def without(entries: list[Entry], gone: Sequence[Entry]) -> None:
    """Take entries out of a list."""
    identities = {id(entry) for entry in gone}
    entries[:] = [entry for entry in entries if id(entry) not in identities]


def by_key_and_place(entry: Entry) -> str:
    """What a record is known by, where it belongs."""
    return f"{entry.key}\0{entry.place}"


def by_key(entry: Entry) -> str:
    """What a record is known by."""
    return entry.key


def only_ones(gone: list[Entry], new: list[Entry]) -> Pairs:
    """Of entries left over, those that alone on both sides have an alias; taken out of both lists."""
    ours, theirs = Counter(entry.alias for entry in gone), Counter(entry.alias for entry in new)
    single = {alias for alias, count in ours.items() if alias and count == theirs[alias] == 1}
    return taken(gone, new, lambda entry: entry.alias if entry.alias in single else "")


def bare_numbers(name: str) -> list[str]:
    """The numbers in a name, years left out: village 1 is not village 2, but 2566 may have become 2567."""
    return [number for number in NUMBER.findall(name) if not YEAR.fullmatch(number)]


def may_be_one(older: Entry, newer: Entry, score: float) -> bool:
    """Are two records of similar names versions of one?"""
    near = score >= SURE_NAME or older.place == newer.place
    return near and bare_numbers(older.key) == bare_numbers(newer.key)


def renamed(gone: list[Entry], new: list[Entry]) -> Pairs:
    """Of entries left over, those whose names are alike; taken out of both lists, best first."""
    scores = process.cdist(
        [entry.key for entry in gone],
        [entry.key for entry in new],
        scorer=fuzz.ratio,
        score_cutoff=SAME_NAME,
    )
    ranked = sorted(
        (-scores[i][j], gone[i].place != new[j].place, i, j)
        for i in range(len(gone))
        for j in range(len(new))
        if scores[i][j] and may_be_one(gone[i], new[j], scores[i][j])
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs = []
    for _, _, i, j in ranked:
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((gone[i], new[j]))
    without(gone, [old for old, _ in pairs])
    without(new, [newer for _, newer in pairs])
    return pairs


def differing(before: Value, after: Value) -> tuple[str | None, str | None]:
    """Both values as shown; of long texts the parts that differ."""
    old, new = before.shown, after.shown
    if not old or not new or max(len(old), len(new)) <= LONGEST_WHOLE:
        return old, new
    changed = [one for one in differences(old, new) if one.kind != ChangeKind.EQUAL]
    return excerpt(one.left for one in changed), excerpt(one.right for one in changed)


def excerpt(parts: Iterator[str]) -> str:
    """Parts of a text in order, as far as they can be shown."""
    whole = " … ".join(part.strip() for part in parts if part.strip())
    return whole if len(whole) <= LONGEST_SHOWN else whole[:LONGEST_SHOWN] + " …"


def looks_misread(before: Value, after: Value) -> bool:
    """Is all that differs damage?"""
    if not before.shown or not after.shown:
        return False
    kinds = {one.kind for one in differences(before.shown, after.shown)}
    return kinds <= {ChangeKind.EQUAL, ChangeKind.DAMAGE}


def compared_fields(area: Area, before: Entry, after: Entry) -> Iterable[str]:
    """The fields to hold against each other. A budget of another year has other years beside its own."""
    both = [name for name in before.fields if name in after.fields]
    if area is Area.BUDGET_ITEM and OWN_YEAR in both:
        return both
    return dict.fromkeys((*before.fields, *after.fields))


def field_changes(area: Area, before: Entry, after: Entry) -> Iterator[VersionChange]:
    """The fields of one record that say something else, its name included."""
    absent = Value(None, None)
    names = compared_fields(area, before, after)
    fields = {name: (before.fields.get(name, absent), after.fields.get(name, absent)) for name in names}
    years = area is Area.PERSONNEL_COST and before.name != after.name
    if area in NAMED and before.key != after.key:
        fields = {"name": (Value(before.name, before.key), Value(after.name, after.key)), **fields}
    for name, (old, new) in fields.items():
        if old.compared != new.compared:
            shown = differing(old, new)
            yield VersionChange(
                area=area,
                kind=VersionChangeKind.CHANGED,
                name=f"{before.name} → {after.name}" if years else after.name,
                field=name,
                before=shown[0],
                after=shown[1],
                looks_misread=looks_misread(old, new),
                before_evidence=before.evidence,
                after_evidence=after.evidence,
            )


def matched(records: Records, gone: list[Entry], new: list[Entry]) -> Pairs:
    """The records that are versions of one; the others are left in the lists."""
    pairs = taken(gone, new, by_key_and_place) + taken(gone, new, by_key) + only_ones(gone, new)
    return pairs + renamed(gone, new) if records.by_name and gone and new else pairs


def in_older_strategies(projects: list[Entry], older: Plan, newer: Plan) -> list[Entry]:
    """The projects of the newer plan, those of a renamed strategy as if it had its former name.

    A strategy's new name is one change, not one of each of its projects.
    """
    strategies = matched(AREAS[Area.STRATEGY], strategy_entries(older), strategy_entries(newer))
    former = {after.key: before.key for before, after in strategies}
    return [
        project._replace(
            place=former.get(project.place, project.place),
            fields={**project.fields, "strategy": formerly(project.fields["strategy"], former)},
        )
        for project in projects
    ]


def formerly(strategy: Value, former: Mapping[str, str]) -> Value:
    """A strategy compared by its former name."""
    return Value(strategy.shown, former.get(strategy.compared or "", strategy.compared))


def with_other_text(
    pairs: Pairs, gone: list[Entry], new: list[Entry], texts: TextChanges
) -> tuple[Pairs, list[Entry], list[Entry]]:
    """Sections that say something else; text that both have, broken or clipped elsewhere, is left out."""
    kept = []
    for before, after in pairs:
        silent = {"text"} if is_told(before, texts.older) and is_told(after, texts.newer) else set()
        if all(
            match_key(one.name) in side.same_headings
            for one, side in ((before, texts.older), (after, texts.newer))
        ):
            silent.add("heading")
        fields = {name: value for name, value in before.fields.items() if name not in silent}
        others = {name: value for name, value in after.fields.items() if name not in silent}
        kept.append((before._replace(fields=fields), after._replace(fields=others)))
    return (
        kept,
        [entry for entry in gone if not is_told_whole(entry, texts.older)],
        [entry for entry in new if not is_told_whole(entry, texts.newer)],
    )


def is_told(section: Entry, side: Side) -> bool:
    """Does the other version have every paragraph of a section?"""
    return side.changed.isdisjoint(section.passages)


def is_told_whole(section: Entry, side: Side) -> bool:
    """Does the other version have a section's heading, and every paragraph of it?"""
    return is_told(section, side) and match_key(section.name) in side.same_headings


def amount(area: Area, entry: Entry) -> str | None:
    """What a record amounts to; `None` where it states nothing, or is none that does."""
    found = entry.fields.get(AMOUNTS[area]) if area in AMOUNTS else None
    return found.shown if found else None


def area_changes(area: Area, records: Records, older: Plan, newer: Plan) -> Iterator[VersionChange]:
    """The changes of one kind of record."""
    gone, new = records.entries(older), records.entries(newer)
    if area is Area.PROJECT:
        new = in_older_strategies(new, older, newer)
    pairs = matched(records, gone, new)
    if area is Area.SECTION:
        pairs, gone, new = with_other_text(pairs, gone, new, text_changes(older, newer))
    for before, after in pairs:
        yield from field_changes(area, before, after)
    for one in gone:
        yield VersionChange(
            area=area,
            kind=VersionChangeKind.DROPPED,
            name=one.name,
            before=amount(area, one),
            before_evidence=one.evidence,
        )
    for one in new:
        yield VersionChange(
            area=area,
            kind=VersionChangeKind.ADDED,
            name=one.name,
            after=amount(area, one),
            after_evidence=one.evidence,
        )


def version_changes(older: Plan, newer: Plan) -> tuple[VersionChange, ...]:
    """Everything that came, went or changed from `older` to `newer`.

    A list that one version lacks altogether is reported record by record: it may be unread, so look at
    `issues` and `complete` before calling it dropped.
    """
    return tuple(
        change for area, records in AREAS.items() for change in area_changes(area, records, older, newer)
    )


def in_order(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Versions of one plan from the oldest: by period, then by revision; a plan without a period last."""
    return tuple(sorted(plans, key=order))


def order(plan: Plan) -> tuple[bool, int, int, int, int, str]:
    """What versions are ordered by."""
    period, revision = plan.period, plan.revision
    years = (period.start_year_be, period.end_year_be) if period else (0, 0)
    revised = (revision.year_be or 0, revision.number or 0) if revision else (0, 0)
    return period is None, *years, *revised, plan.plan_id
