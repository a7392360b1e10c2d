"""What was read of a made-up plan, held against what was printed: rows complete, fused, doubled, missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from pipeline.evaluate.unseen.cells import FIRST_YEAR_BE, FISCAL_MONTHS, is_hashed, is_operation
from pipeline.evaluate.unseen.content import MadeGroup, MadeProject
from pipeline.evaluate.unseen.layout import YEARS, Layout
from pipeline.tables.wording import plain
from schemas.plan import Plan
from schemas.project import BudgetStatus, Project

SAME_NAME_AT = 97.0
"""Names are printed whole here, so nearly every letter must be right; this allows for a letter or two."""

PART_OF_NAME_AT = 97.0
FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class LayoutScore:
    """Counts over the projects of one layout. `complete`: name, every amount in its year."""

    layout: Layout
    pages: int
    projects: int
    rows: int
    named: int
    complete: int
    fused: int
    doubled: int
    owners: int
    months: int
    placed: int

    @property
    def share(self) -> float:
        """Share of the projects that are complete."""
        return self.complete / self.projects if self.projects else 1.0


def read_projects(plan: Plan) -> list[tuple[int | None, Project]]:
    """Every project of a plan with the number of its strategy."""
    under = [(s.number, p) for s in plan.strategies for p in s.projects]
    return [*under, *((None, p) for p in plan.projects)]


def layout_score(layout: Layout, pages: int, groups: Sequence[MadeGroup], plan: Plan) -> LayoutScore:
    """Match what was read with what was printed, one to one, by name and number."""
    made = [(group, project) for group in groups for project in group.projects]
    read = read_projects(plan)
    pairs = list(_pairs(made, read))
    names = [plain(project.name_text) for _, project in made]
    left = [p for _, p in read if not any(p is one for _, _, (_, one) in pairs)]
    return LayoutScore(
        layout=layout,
        pages=pages,
        projects=len(made),
        rows=len(read),
        named=len(pairs),
        complete=sum(amounts_right(layout, m, p) for _, m, (_, p) in pairs),
        fused=sum(_is_fused(p, names) for _, p in read),
        doubled=sum(any(_same(plain(p.name), name) for name in names) for p in left),
        owners=sum(plain(p.owner or "") == plain("".join(m.owner)) for _, m, (_, p) in pairs),
        months=sum(months_right(layout, m, p) for _, m, (_, p) in pairs),
        placed=sum(number == group.strategy for group, _, (number, _) in pairs),
    )


Read = tuple[int | None, Project]


def _pairs(
    made: Iterable[tuple[MadeGroup, MadeProject]], read: Sequence[Read]
) -> Iterable[tuple[MadeGroup, MadeProject, Read]]:
    left = list(read)
    for group, project in made:
        name = plain(project.name_text)
        match = next((one for one in left if _same(plain(one[1].name), name)), None)
        if match is not None:
            left.remove(match)
            yield group, project, match


def _same(one: str, other: str) -> bool:
    digits = [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]
    return digits and fuzz.ratio(one, other) >= SAME_NAME_AT


def _is_fused(project: Project, names: Sequence[str]) -> bool:
    """Whether two of the printed names are in the one that was read."""
    text = plain(project.name)
    return sum(len(name) >= FEWEST_LETTERS and name in text for name in names) > 1


def amounts_right(layout: Layout, made: MadeProject, project: Project) -> bool:
    """Every printed amount in its year, nothing in the other years, `###` unknown."""
    years = YEARS[layout.form]
    wanted: dict[int, Decimal | None] = {}
    for at in range(years):
        if made.amounts[at] is not None:
            hidden = is_hashed(layout, made, at)
            wanted[FIRST_YEAR_BE + at] = None if hidden else made.amounts[at]
    got = {
        line.year_be: line.amount_baht
        for line in (project.budget.lines if project.budget else ())
        if line.status in {BudgetStatus.AMOUNT, BudgetStatus.UNREADABLE} and line.year_be is not None
    }
    return got == wanted


def months_right(layout: Layout, made: MadeProject, project: Project) -> bool:
    """The months marked, for plans that mark any."""
    if not is_operation(layout.form):
        return True
    return list(project.months) == [FISCAL_MONTHS[at] for at in made.months]
