"""The comparison of plans as one page: texts side by side, differences marked, evidence linked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.compare.comparison import Comparison, PlanHead
from pipeline.compare.families import Member
from pipeline.compare.pair import SAME, AlignedPassage, PairComparison, Place, verdict_counts
from pipeline.compare.shares import WHOLE_PLAN, Share
from pipeline.compare.suggestions import Suggestion
from pipeline.core.settings import Language
from pipeline.report.comparison_wording import decision_labels, kind_labels, labels, verdict_labels
from pipeline.report.passage_runs import runs
from pipeline.report.section_names import section_names
from pipeline.report.shared_paragraphs import SharedParagraph, shared_by_section
from schemas.section import SectionKey

PERCENT = 100.0
PAIR, FEW = 2, 3
"""Plans of which the texts stand side by side in full; plans of which every pair is shown."""


def environment() -> Environment:
    """Templates of this package; everything is escaped, an unknown name is an error."""
    return Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page_link(sources: Mapping[str, str], plan_id: str, page: int) -> str:
    """Where the page can be looked at: the file with its page number; `""` where the file is not known.

    A source is an address; what it has escaped already stays as it is.
    """
    source = sources.get(plan_id, "")
    return f"{quote(source, safe='/:%')}#page={page}" if source else ""


def box_text(place: Place | Member | Suggestion) -> str:
    """The box of a passage in points, as a hover text."""
    return ", ".join(f"{edge:.0f}" for edge in place.bbox)


class NumberedPlan(NamedTuple):
    """A plan with its number on the page and what it is called there."""

    number: int
    name: str
    head: PlanHead


class Page(NamedTuple):
    """What the page shows.

    `matrix`: by two plan ids the share of the first plan's characters that stand in paragraphs the second
    has too. `shares`: by section the own text of each plan, in their order; `None` where a plan lacks it.
    """

    plans: tuple[NumberedPlan, ...]
    pairs: tuple[PairComparison, ...]
    matrix: dict[tuple[str, str], str]
    shares: dict[str, list[Share | None]]
    sections: dict[str, list[SharedParagraph]]

    @property
    def is_pair(self) -> bool:
        """Two plans: the whole texts side by side."""
        return len(self.plans) == PAIR

    @property
    def has_owners(self) -> bool:
        """Are the plans of several owners? Of one alone nothing is shared with another."""
        return len({plan.head.organization or plan.head.plan_id for plan in self.plans}) > 1

    @property
    def is_few(self) -> bool:
        """So few plans that every pair is shown."""
        return len(self.plans) <= FEW


def page_of(comparison: Comparison) -> Page:
    """A comparison as the page shows it."""
    return Page(
        plans=numbered_plans(comparison.plans),
        pairs=pairs_shown(comparison),
        matrix=matrix(comparison.pairs),
        shares=shares_by_section(comparison),
        sections=shared_by_section(comparison) if len(comparison.plans) > PAIR else {},
    )


def numbered_plans(heads: Sequence[PlanHead]) -> tuple[NumberedPlan, ...]:
    """The plans with names that differ: owner and first year, and the number where that is not enough."""
    names = [f"{head.organization or head.file_name} {head.start_year_be or ''}".strip() for head in heads]
    twice = {name for name, count in Counter(names).items() if count > 1}
    return tuple(
        NumberedPlan(n, f"{name} (#{n})" if name in twice else name, head)
        for n, (name, head) in enumerate(zip(names, heads, strict=True), start=1)
    )


def pairs_shown(comparison: Comparison) -> tuple[PairComparison, ...]:
    """Every pair of few plans; of many those of one owner that follow each other.

    What plans of different owners share is shown once for all of them, not once for each pair.
    """
    if len(comparison.plans) <= FEW:
        return comparison.pairs
    by_owner: dict[str, list[str]] = {}
    for plan in comparison.plans:
        by_owner.setdefault(plan.organization or plan.plan_id, []).append(plan.plan_id)
    following = {pair for plan_ids in by_owner.values() for pair in pairwise(plan_ids)}
    return tuple(pair for pair in comparison.pairs if (pair.left.plan_id, pair.right.plan_id) in following)


def matrix(pairs: Iterable[PairComparison]) -> dict[tuple[str, str], str]:
    """How much of each plan stands in paragraphs that another has too."""
    found = {}
    for pair in pairs:
        for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
            share = here.shared_characters / here.characters if here.characters else 0.0
            found[here.plan_id, there.plan_id] = f"{share * PERCENT:.0f} %"
    return found


def shares_by_section(comparison: Comparison) -> dict[str, list[Share | None]]:
    """The own text of each plan by section, sections in their canonical order."""
    found = {(share.section_key, share.plan_id): share for share in comparison.shares}
    present = {key for key, _ in found}
    return {
        key.value: [found.get((key.value, plan.plan_id)) for plan in comparison.plans]
        for key in SectionKey
        if key.value in present
    }


def percent(share: Share) -> str:
    """The own text of a section or plan, of all its characters."""
    return "" if share.local_share is None else f"{share.local_share * PERCENT:.0f} %"


def local_percents(comparison: Comparison) -> dict[str, str]:
    """The local share of each plan as printed in the table of plans."""
    return {share.plan_id: percent(share) for share in comparison.shares if share.section_key == WHOLE_PLAN}


def differing(passages: Iterable[AlignedPassage]) -> list[AlignedPassage]:
    """The passages that both plans have and that differ."""
    return [one for one in passages if one.left and one.right and one.verdict not in SAME]


def boilerplate(comparison: Comparison) -> set[tuple[str, int]]:
    """Plan and ordinal of every passage that another owner's plan has too."""
    return {
        (member.plan_id, ordinal)
        for report in comparison.families
        for member in report.family.members
        for ordinal in member.ordinals
    }


def own_passages(comparison: Comparison) -> dict[str, list[tuple[str, Place]]]:
    """For each plan the passages that no other plan has, as printed, in reading order."""
    seen: dict[str, dict[int, tuple[str, Place]]] = {plan.plan_id: {} for plan in comparison.plans}
    shared: dict[str, set[int]] = {plan.plan_id: set() for plan in comparison.plans}
    for pair in comparison.pairs:
        for passage in pair.passages:
            for plan_id, places in ((pair.left.plan_id, passage.left), (pair.right.plan_id, passage.right)):
                if passage.left and passage.right:
                    shared[plan_id].update(place.ordinal for place in places)
                elif places:
                    text = passage.segments[0].left or passage.segments[0].right
                    seen[plan_id][places[0].ordinal] = (text, places[0])
    return {
        plan_id: [found[n] for n in sorted(found) if n not in shared[plan_id]]
        for plan_id, found in seen.items()
    }


def comparison_html(
    comparison: Comparison, language: Language, sources: Mapping[str, str] | None = None
) -> str:
    """The page. `sources` gives the file or address of each plan, by plan id, for links to the evidence."""
    known = sources or {}
    page, t, kinds = page_of(comparison), labels(language), kind_labels(language)
    return (
        environment()
        .get_template("comparison.html")
        .render(
            page=page,
            language=language.value,
            t=t,
            verdicts=verdict_labels(language),
            kinds=kinds,
            labels_of=kinds | {"lacks": t["lacks"], "has": t["has"]},
            decisions=decision_labels(language),
            section_names=section_names(language),
            names={plan.head.plan_id: plan.name for plan in page.plans},
            numbers={plan.head.plan_id: plan.number for plan in page.plans},
            local=local_percents(comparison),
            percent=percent,
            shared=boilerplate(comparison),
            counts=verdict_counts,
            differing=differing,
            runs=runs,
            same={verdict.value for verdict in SAME},
            own=own_passages(comparison),
            link=lambda plan_id, number: page_link(known, plan_id, number),
            box=box_text,
        )
    )
