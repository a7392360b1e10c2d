"""The comparable text of a plan that was read."""

from collections.abc import Iterator, Sequence

from pipeline.compare.outside import AREAS, Heading, outside
from pipeline.compare.passages import Passage, PlanText, hidden_text, numbered, owner_key, section_passages
from pipeline.text.searchable import match_key
from schemas.plan import Plan
from schemas.section import Section
from schemas.text_facts import TextFacts


def headings(sections: Sequence[Section]) -> Iterator[Heading]:
    """The headings of a section tree in reading order."""
    for section in sections:
        if section.evidence and section.heading:
            place = section.evidence[0]
            yield Heading(section.key, section.heading, place.page, place.bbox)
        yield from headings(section.children)


def plan_text(plan: Plan, *, rows: bool = True, lines: bool = True) -> PlanText:
    """The comparable text of a plan; without `rows` or `lines` those are left empty, for who does not ask."""
    owner, facts = plan.organization, plan.text_facts or TextFacts()
    return PlanText(
        plan_id=plan.plan_id,
        plan_type=plan.plan_type,
        title=plan.title,
        organization=owner.full_name or owner.printed_name,
        province=owner.province,
        start_year_be=plan.period.start_year_be if plan.period else None,
        end_year_be=plan.period.end_year_be if plan.period else None,
        file_name=plan.document.file_name,
        names=owner_key((owner.full_name, owner.printed_name)),
        ocr_pages=frozenset(page.page for page in plan.document.pages if page.route in {"ocr", "mixed"}),
        passages=numbered(section_passages(plan.sections)),
        outside=_rows(plan) if rows else (),
        lines=match_key("".join(line.text for line in facts.lines)) if lines else "",
        hidden=hidden_text((line.page, line.text) for line in facts.hidden),
    )


def _rows(plan: Plan) -> tuple[Passage, ...]:
    return outside(headings(plan.sections), plan.model_dump(mode="json", include=set(AREAS)))
