"""The laws, plans and policies a plan says it follows."""

from pipeline.mapping.content import PlanContent
from pipeline.mapping.lists import Item, flow, numbered_list, paragraph_evidence
from pipeline.text.dates import year_ranges
from schemas.development import PolicyLink
from schemas.section import SectionKey

LONGEST_TITLE = 160


def policy_links(content: PlanContent) -> tuple[PolicyLink, ...]:
    """The numbered items of the section on links, with the years their titles state."""
    section = content.section(SectionKey.POLICY_LINKS)
    if section is None:
        return ()
    paragraphs = flow(section)
    items = numbered_list(paragraphs)
    return tuple(_link(content, item) for item in items)


def _link(content: PlanContent, item: Item) -> PolicyLink:
    title, text = item.text, "\n".join(one.text for one in item.following)
    if len(title) > LONGEST_TITLE:
        # The item runs on in the paragraph of its title.
        title, text = item.text.split("  ")[0][:LONGEST_TITLE], f"{item.text}\n{text}".strip()
    first, last = _years(title)
    return PolicyLink(
        number=item.number,
        title=title,
        text=text,
        start_year_be=first,
        end_year_be=last,
        evidence=paragraph_evidence(content, [item.paragraph]),
    )


def _years(title: str) -> tuple[int | None, int | None]:
    ranges = [one for one in year_ranges(title) if one.is_range]
    return (ranges[0].start_year_be, ranges[0].end_year_be) if ranges else (None, None)
