"""What was read of a made-up plan, held against what was printed: rows complete, fused, doubled, missed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.evaluate.unseen.truth import Setting, SummaryTruth, Truth
from pipeline.tables.wording import plain
from schemas.plan import Plan
from schemas.project import BudgetLine, BudgetStatus, BudgetSummary, Project

SAME_NAME_AT = 97.0
"""Names are printed whole here, so nearly every letter must be right; this allows for a letter or two."""

FEWEST_LETTERS = 8
Read = tuple[int | None, Project]
"""Number of the strategy, and what was read."""


@dataclass(frozen=True, slots=True)
class LayoutScore:
    """Counts over the projects of one layout. `complete`: name, every amount in its year.

    `wrong`: amounts given out that are not those printed, in projects that were found.
    """

    layout: Setting
    pages: int
    projects: int
    rows: int
    named: int
    complete: int
    wrong: int
    fused: int
    doubled: int
    owners: int
    months: int
    placed: int

    @property
    def share(self) -> float:
        """Share of the projects that are complete."""
        return self.complete / self.projects if self.projects else 1.0


def read_projects(plan: Plan) -> list[Read]:
    """Every project of a plan with the number of its strategy."""
    under = [(s.number, p) for s in plan.strategies for p in s.projects]
    return [*under, *((None, p) for p in plan.projects)]


def layout_score(
    layout: Setting,
    pages: int,
    truths: Sequence[Truth],
    plan: Plan,
    *,
    same_name_at: float = SAME_NAME_AT,
) -> LayoutScore:
    """Match what was read with what was printed, one to one, by name and number."""
    read = read_projects(plan)
    pairs = list(pairs_of(truths, read, same_name_at))
    names = [plain(truth.name) for truth in truths]
    left = [p for _, p in read if not any(p is one for _, (_, one) in pairs)]
    return LayoutScore(
        layout=layout,
        pages=pages,
        projects=len(truths),
        rows=len(read),
        named=len(pairs),
        complete=sum(amounts_right(truth, p) for truth, (_, p) in pairs),
        wrong=sum(wrong_amounts(truth, p) for truth, (_, p) in pairs),
        fused=sum(_is_fused(p, names) for _, p in read),
        doubled=sum(any(_same(plain(p.name), name, same_name_at) for name in names) for p in left),
        owners=sum(owner_right(truth, p) for truth, (_, p) in pairs),
        months=sum(months_right(truth, p) for truth, (_, p) in pairs),
        placed=sum(number == truth.strategy for truth, (number, _) in pairs),
    )


def summary_score(
    layout: Setting, pages: int, truths: Sequence[SummaryTruth], summary: BudgetSummary | None
) -> LayoutScore:
    """The rows of a summary: title found, with the count of projects and the baht of all years."""
    rows = [row for row in summary.rows if row.kind == "item"] if summary else []
    found = [
        (truth, next((row for row in rows if plain(truth.title) in plain(row.title)), None))
        for truth in truths
    ]
    named = [(truth, row) for truth, row in found if row is not None]
    right = sum(row.project_count == t.count and row.amount_baht == t.amount for t, row in named)
    wrong = sum(row.amount_baht not in {None, t.amount} for t, row in named)
    return LayoutScore(
        layout=layout,
        pages=pages,
        projects=len(truths),
        rows=len(rows),
        named=len(named),
        complete=right,
        wrong=wrong,
        fused=0,
        doubled=0,
        owners=len(truths),
        months=len(truths),
        placed=len(truths),
    )


def pairs_of(
    truths: Iterable[Truth], read: Sequence[Read], same_name_at: float = SAME_NAME_AT
) -> Iterator[tuple[Truth, Read]]:
    """What was printed with what was read of it."""
    left = list(read)
    for truth in truths:
        name = plain(truth.name)
        match = next((one for one in left if _same(plain(one[1].name), name, same_name_at)), None)
        if match is not None:
            left.remove(match)
            yield truth, match


def _same(one: str, other: str, same_name_at: float) -> bool:
    digits = [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]
    return digits and fuzz.ratio(one, other) >= same_name_at


def _is_fused(project: Project, names: Sequence[str]) -> bool:
    """Whether two of the printed names are in the one that was read."""
    text = plain(project.name)
    return sum(len(name) >= FEWEST_LETTERS and name in text for name in names) > 1


def _read_amounts(project: Project) -> list[BudgetLine]:
    lines = project.budget.lines if project.budget else ()
    return [line for line in lines if line.status in {BudgetStatus.AMOUNT, BudgetStatus.UNREADABLE}]


def amounts_right(truth: Truth, project: Project) -> bool:
    """Every printed amount in its year, nothing in the other years, what cannot be read unknown."""
    lines = _read_amounts(project)
    got = {line.year_be: line.amount_baht for line in lines}
    return got == dict(truth.amounts) and len(got) == len(lines)


def wrong_amounts(truth: Truth, project: Project) -> int:
    """Amounts given out that are not what is printed for their year."""
    return sum(
        line.amount_baht is not None and line.amount_baht != truth.amounts.get(line.year_be or 0)
        for line in _read_amounts(project)
    )


def owner_right(truth: Truth, project: Project) -> bool:
    """The owner as printed; one printed in a merged cell on another page may stay unknown."""
    if project.owner is None and truth.owner_elsewhere:
        return True
    return plain(project.owner or "") == plain(truth.owner)


def months_right(truth: Truth, project: Project) -> bool:
    """The months marked, for plans that mark any."""
    return truth.months is None or project.months == truth.months
