"""Compare several plans: pairs side by side, what they share, what is each plan's own."""

from collections.abc import Sequence

from pipeline.compare.consensus import Consensus, consensus
from pipeline.compare.families import Family, all_aligned, families
from pipeline.compare.generations import generation_of, phrases_in
from pipeline.compare.pair import PairComparison, compare_aligned
from pipeline.compare.passages import PlanText
from pipeline.compare.shares import Share, all_shares
from pipeline.compare.suggestions import Suggestion, suggestions
from schemas.geometry import Frozen

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""A comparison makes many small records and no rings of them: looking for rings took a tenth of the time."""


class PlanHead(Frozen):
    """A compared plan, and how much text of it there is (characters without blanks)."""

    plan_id: str
    plan_type: str
    title: str | None
    organization: str | None
    province: str | None
    start_year_be: int | None
    end_year_be: int | None
    file_name: str
    passages: int
    characters: int


class FamilyReport(Frozen):
    """A shared paragraph: its versions, what they agree on, and the template generation of each version."""

    family: Family
    consensus: Consensus
    suggestions: tuple[Suggestion, ...]
    generations: tuple[str | None, ...]


class Comparison(Frozen):
    """Several plans compared."""

    plans: tuple[PlanHead, ...]
    pairs: tuple[PairComparison, ...]
    families: tuple[FamilyReport, ...]
    shares: tuple[Share, ...]


def head(plan: PlanText) -> PlanHead:
    """Who a plan belongs to and how long it is."""
    return PlanHead(
        plan_id=plan.plan_id,
        plan_type=plan.plan_type,
        title=plan.title,
        organization=plan.organization,
        province=plan.province,
        start_year_be=plan.start_year_be,
        end_year_be=plan.end_year_be,
        file_name=plan.file_name,
        passages=len(plan.passages),
        characters=sum(len(passage.folded) for passage in plan.passages),
    )


def family_report(found: Family, names: Sequence[str]) -> FamilyReport:
    """A family with its consensus."""
    agreed = consensus(found)
    return FamilyReport(
        family=found,
        consensus=agreed,
        suggestions=tuple(suggestions(found, agreed, names)),
        generations=tuple(generation_of(phrases_in(member.folded)) for member in found.members),
    )


def compare_plans(plans: Sequence[PlanText]) -> Comparison:
    """Compare two plans or more; every pair is held side by side in the order given."""
    names = [name for plan in plans for name in plan.names]
    aligned = all_aligned(plans)
    reports = tuple(family_report(found, names) for found in families(plans, aligned))
    pairs = tuple(
        compare_aligned(plans[one], plans[other], groups) for (one, other), groups in aligned.items()
    )
    return Comparison(
        plans=tuple(head(plan) for plan in plans),
        pairs=pairs,
        families=reports,
        shares=all_shares(plans, pairs),
    )
