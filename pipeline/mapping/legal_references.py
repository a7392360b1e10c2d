"""Laws, resolutions, letters and national plans that the text cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.entities.patterns import RULES, TRIGGERS, Label
from pipeline.entities.recognizer import Entity, entities
from pipeline.mapping.content import PlanContent, line_evidence
from pipeline.plantypes.registry import plan_types
from pipeline.tables.wording import flowed
from pipeline.text.dates import dates, year_ranges
from pipeline.text.digits import to_arabic
from pipeline.text.searchable import match_key
from schemas.development import LegalReference
from schemas.line import Line

Kind = Literal["act", "section", "resolution", "letter", "plan", "regulation", "announcement", "other"]
KINDS: dict[Label, Kind] = {
    Label.ACT: "act",
    Label.SECTION: "section",
    Label.RESOLUTION: "resolution",
    Label.LETTER: "letter",
    Label.PLAN: "plan",
    Label.REGULATION: "regulation",
    Label.ANNOUNCEMENT: "announcement",
}
BEFORE, AFTER = 10, 330
"""Characters around a trigger word that are looked at."""
SAME_PLAN = 12
"""Letters by which two citations of plans with the same years are known to be one."""
_LETTER_NUMBER = next(rule.pattern for rule in RULES if rule.label is Label.LETTER)
_SECTION = next(rule.pattern for rule in RULES if rule.label is Label.SECTION)
_EDITION = re.compile(r"ฉบับที่\s*(?P<n>[0-9๐-๙]+)")  # edition n


@dataclass(frozen=True)
class _Passage:
    """Running text of successive lines, and where in it each line begins."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def lines_at(self, start: int, end: int) -> list[Line]:
        """The lines that hold the text from `start` to `end`."""
        ends = [*self.starts[1:], len(self.text)]
        return [
            line
            for line, first, last in zip(self.lines, self.starts, ends, strict=True)
            if first < end and last > start
        ]


def legal_references(content: PlanContent) -> tuple[LegalReference, ...]:
    """What the plan cites, in order of first citation, each once with all its places."""
    found: dict[tuple[object, ...], LegalReference] = {}
    for section in content.all_sections:
        passage = _passage(content.lines_of(section, deep=False))
        for entity in _cited(passage.text):
            one = _reference(entity, passage)
            if one is None:
                continue
            key = _identity(one)
            if key in found:
                one = found[key].model_copy(update={"evidence": (*found[key].evidence, *one.evidence)})
            found[key] = one
    return tuple(found.values())


def _passage(lines: Sequence[Line]) -> _Passage:
    text, starts = "", []
    for line in lines:
        longer = flowed((text, line.text)) if text else line.text.strip()
        starts.append(len(longer) - len(line.text.strip()))
        text = longer
    return _Passage(text, tuple(starts), tuple(lines))


def _cited(text: str) -> Iterator[Entity]:
    """The citations in `text`, looked for around the words that citations begin with."""
    done = 0
    for trigger in TRIGGERS.finditer(text):
        if trigger.start() < done:
            continue
        start, end = max(trigger.start() - BEFORE, 0), trigger.start() + AFTER
        window = text[start:end]
        if not any(rule.pattern.search(window) for rule in RULES if rule.label in KINDS):
            continue
        for one in entities(window):
            if one.label in KINDS and start + one.start >= done - BEFORE:
                yield Entity(one.label, one.text, start + one.start, start + one.end)
                done = max(done, start + one.end)


def _reference(entity: Entity, passage: _Passage) -> LegalReference | None:
    text = _balanced(" ".join(entity.text.split()))
    if entity.label is Label.PLAN and _is_own_kind(text):
        return None
    days = [day for mention in dates(text) if (day := mention.first()) is not None]
    ranges = list(year_ranges(text))
    years = ranges[-1] if ranges else None
    return LegalReference(
        kind=KINDS[entity.label],
        title=text,
        number=_number(entity.label, text),
        date=days[-1] if days else None,
        start_year_be=years.start_year_be if years else None,
        end_year_be=years.end_year_be if years else None,
        evidence=line_evidence(passage.lines_at(entity.start, entity.end)),
    )


def _balanced(text: str) -> str:
    """`text` without a closing bracket at its end that nothing opens (word ends take it along)."""
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    return text


def _is_own_kind(text: str) -> bool:
    """Whether a cited plan is one of the kinds of plan a local government makes itself."""
    key = match_key(text)
    return any(key.startswith(match_key(title)) for one in plan_types().values() for title in one.titles)


def _number(label: Label, text: str) -> str | None:
    """The number of a letter, the section of a law, the edition of a plan; Arabic digits."""
    if label is Label.LETTER:
        found = _LETTER_NUMBER.search(text)
        return " ".join(to_arabic(found["number"]).split()) if found else None
    section = _SECTION.search(text)
    if section:
        return to_arabic(section.group()).removeprefix("มาตรา").strip()
    edition = _EDITION.search(text)
    return to_arabic(edition["n"]) if edition and label is Label.PLAN else None


def _identity(one: LegalReference) -> tuple[object, ...]:
    """What makes two citations the same."""
    if one.kind in ("resolution", "letter") and (one.date or one.number):
        return one.kind, one.number, one.date
    if one.kind == "plan" and one.start_year_be:
        return one.kind, one.start_year_be, one.end_year_be, match_key(one.title)[:SAME_PLAN]
    return one.kind, match_key(one.title)
