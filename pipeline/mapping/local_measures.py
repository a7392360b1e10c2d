"""Measures of the municipality's own in the guidelines for developing staff of a manpower plan."""

from collections.abc import Sequence

from pipeline.mapping.closed_lists import PILLARS
from pipeline.mapping.content import PlanContent
from pipeline.mapping.lists import Item, flow, marked, numbered_list, text_items
from schemas.record import TextItem
from schemas.section import Paragraph, SectionKey

PILLAR_REACH = 60
HALF = 0.5


def local_measures(content: PlanContent) -> tuple[TextItem, ...]:
    """The numbered lists of the guidelines that are not the list of pillars."""
    section = content.section(SectionKey.DEVELOPMENT_GUIDELINES)
    if section is None:
        return ()
    lists = _lists(flow(section))
    own = [item for items in lists if not _about_pillars(items) for item in items]
    return text_items(content, own)


def _lists(paragraphs: Sequence[Paragraph]) -> list[tuple[Item, ...]]:
    """Every numbered list: a new one begins at each number 1."""
    starts = [at for at, one in enumerate(paragraphs) if (mark := marked(one.text)[0]) and mark.parts == (1,)]
    ends = [*starts[1:], len(paragraphs)] if starts else []
    return [numbered_list(paragraphs[at:end]) for at, end in zip(starts, ends, strict=True)]


def _about_pillars(items: Sequence[Item]) -> bool:
    named = sum(any(p.pattern.search(item.text[:PILLAR_REACH]) for p in PILLARS) for item in items)
    return named > HALF * len(items)
