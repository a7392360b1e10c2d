"""Vision, missions, values and goals."""

import re

from pipeline.mapping.content import PlanContent
from pipeline.mapping.heading_lines import labelled
from pipeline.mapping.lists import Item, flow, list_of, paragraph_evidence, text_items, text_paragraphs
from pipeline.tables.wording import flowed
from schemas.record import TextItem
from schemas.section import Paragraph, Section, SectionKey

_QUOTED = re.compile(r"[“\"„](?P<inner>[^“”\"„]{4,400})[”\"]")
_LETTER_VALUE = re.compile(r"^[A-Z]\s*(?:[:=–-]|\()\s*\S")
"""A value under the letter it gives to an English word: `T : Teamwork`."""
FEWEST_LETTERS = 2
_ANNOUNCES = re.compile(r"(?:คือ|ดังนี้|ว่า|ดังต่อไปนี้|ได้แก่)\s*[:：]?\s*$")  # "namely", "as follows"


def vision(content: PlanContent) -> TextItem | None:
    """The vision: the quoted words of its section, else the text after its announcement."""
    found = _statement(content, SectionKey.VISION)
    if found is None:
        return None
    text, paragraphs = found
    return TextItem(text=text, evidence=paragraph_evidence(content, paragraphs))


def missions(content: PlanContent) -> tuple[TextItem, ...]:
    """The missions, in printed order."""
    return _list(content, SectionKey.MISSION)


def strategic_goals(content: PlanContent) -> tuple[TextItem, ...]:
    """The strategic goals, in printed order."""
    return _list(content, SectionKey.STRATEGIC_GOALS)


def hr_goals(content: PlanContent) -> tuple[TextItem, ...]:
    """The goals of the strategy for managing human resources."""
    return _list(content, SectionKey.HR_STRATEGY)


def values(content: PlanContent) -> tuple[TextItem, ...]:
    """The values: a list, or the words of one quoted line, parted by blanks."""
    listed = _list(content, SectionKey.VALUES)
    if listed:
        return listed
    section = content.section(SectionKey.VALUES)
    letters = [one for one in flow(section) if _LETTER_VALUE.match(one.text)] if section else []
    if len(letters) >= FEWEST_LETTERS:
        return tuple(TextItem(text=one.text, evidence=paragraph_evidence(content, [one])) for one in letters)
    found = _statement(content, SectionKey.VALUES)
    if found is None:
        return ()
    text, paragraphs = found
    evidence = paragraph_evidence(content, paragraphs)
    return tuple(TextItem(text=word, evidence=evidence) for word in re.split(r"[\s,/]+", text) if word)


def _list(content: PlanContent, key: SectionKey) -> tuple[TextItem, ...]:
    for section in content.sections_of(key):
        # What stands right under the heading comes before the parts that may follow it.
        items: tuple[Item, ...] = list_of(text_paragraphs(section)) or list_of(flow(section))
        if items:
            return text_items(content, items)
    return ()


def _beside_heading(section: Section) -> tuple[Paragraph, ...]:
    """The text that stands on the line of the heading, and the paragraphs below it."""
    _label, text = labelled(section.heading)
    place = section.evidence[0] if section.evidence else None
    if not text or place is None:
        return flow(section)
    return (Paragraph(page=place.page, bbox=place.bbox, text=text), *flow(section))


def _statement(content: PlanContent, key: SectionKey) -> tuple[str, tuple[Paragraph, ...]] | None:
    found = (_beside_heading(section) for section in content.sections_of(key))
    paragraphs = next((one for one in found if one), ())
    if not paragraphs:
        return None
    quoted = _QUOTED.search(flowed([one.text for one in paragraphs]))
    if quoted:
        opening = quoted["inner"][:8]
        holders = tuple(one for one in paragraphs if opening in one.text) or paragraphs[-1:]
        return quoted["inner"].strip(), holders
    for at, one in enumerate(paragraphs[:-1]):
        if _ANNOUNCES.search(one.text):
            return flowed([later.text for later in paragraphs[at + 1 :]]), paragraphs[at + 1 :]
    return (paragraphs[0].text.strip(' "“”'), paragraphs) if len(paragraphs) == 1 else None
