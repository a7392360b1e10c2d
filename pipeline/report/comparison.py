"""The comparison of plans as one page: texts side by side, differences marked, evidence linked."""

from collections.abc import Mapping
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.compare.comparison import WHOLE_PLAN, Comparison
from pipeline.compare.pair import SAME, Place, verdict_counts
from pipeline.core.settings import Language
from pipeline.report.comparison_wording import decision_labels, kind_labels, labels, verdict_labels

PERCENT = 100.0


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
    """Where the page can be looked at: the file with its page number; `""` where the file is not known."""
    source = sources.get(plan_id, "")
    return f"{quote(source, safe='/:')}#page={page}" if source else ""


def box_text(place: Place) -> str:
    """The box of a passage in points, as a hover text."""
    return ", ".join(f"{edge:.0f}" for edge in place.bbox)


def local_percents(comparison: Comparison) -> dict[str, str]:
    """The local share of each plan as printed in the table of plans."""
    return {
        share.plan_id: "" if share.local_share is None else f"{share.local_share * PERCENT:.0f} %"
        for share in comparison.shares
        if share.section_key == WHOLE_PLAN
    }


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
    return (
        environment()
        .get_template("comparison.html")
        .render(
            comparison=comparison,
            language=language.value,
            t=labels(language),
            verdicts=verdict_labels(language),
            kinds=kind_labels(language),
            decisions=decision_labels(language),
            local=local_percents(comparison),
            shared=boilerplate(comparison),
            heads={plan.plan_id: plan for plan in comparison.plans},
            counts=verdict_counts,
            same={verdict.value for verdict in SAME},
            alone=len(comparison.plans) == len(("left", "right")),
            own=own_passages(comparison),
            link=lambda plan_id, page: page_link(known, plan_id, page),
            box=box_text,
        )
    )
