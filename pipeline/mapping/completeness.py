"""Is the whole plan in the file? True, false, or not to be told, always with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.mapping.content import PlanContent
from pipeline.mapping.contents import Contents
from pipeline.plantypes.headings import heading_key, heading_matches
from pipeline.plantypes.registry import plan_type
from schemas.plan_type import PlanType, Requirement
from schemas.section import Section, SectionKey

SURE = 0.8


@dataclass(frozen=True, slots=True)
class Completeness:
    """The verdict. `missing` are keys the plan type requires and the file does not hold."""

    complete: bool | None
    reason: str
    missing: tuple[SectionKey, ...] = ()


def completeness(content: PlanContent, listed: Contents) -> Completeness:
    """Whether the file holds the whole plan; nothing missing is taken for absent from the plan."""
    known = plan_type(content.plan_type)
    required = _required(known) if known else ()
    if known is None or not required:
        return Completeness(None, "no section is required of this plan type")
    held = {section.key for section in content.all_sections}
    missing = tuple(key for key in required if key not in held)
    evidence = _cut(content.sections, missing) or _listed_but_missing(content, listed, missing)
    if evidence:
        return Completeness(complete=False, reason=evidence, missing=missing)
    if not missing:
        return Completeness(complete=True, reason="every section that the plan type requires is in the file")
    names = ", ".join(missing)
    return Completeness(None, f"not in the file: {names}; nothing says whether the file is whole", missing)


def _required(known: PlanType) -> tuple[SectionKey, ...]:
    return tuple(spec.key for spec in known.sections if spec.requirement is Requirement.REQUIRED)


def _numbers(sections: Sequence[Section]) -> list[int]:
    """Numbers of the numbered sections of the first level, in order."""
    return [int(one.number) for one in sections if one.level == 1 and one.number and one.number.isdecimal()]


def _cut(sections: Sequence[Section], missing: Sequence[SectionKey]) -> str:
    """Why the numbers of the sections say that some are not in the file; empty if they do not."""
    if not missing:
        return ""
    numbers = _numbers(sections)
    if not numbers:
        inner = next((one.number for one in sections if one.level > 1 and one.number), None)
        return f"the file begins with section {inner}" if inner else ""
    if numbers[0] > 1:
        return f"the file begins with section {numbers[0]}"
    for before, after in pairwise(numbers):
        if after > before + 1:
            return f"the sections go from number {before} to number {after}"
    return ""


def _listed_but_missing(content: PlanContent, listed: Contents, missing: Sequence[SectionKey]) -> str:
    """The entries of the list of contents whose sections are missing."""
    if not missing:
        return ""
    owner = content.identity.organization.name or ""
    lacking = []
    for entry in listed.entries:
        match = next(iter(heading_matches(heading_key(entry.title, owner), content.plan_type)), None)
        if match and match.score >= SURE and match.spec.key in missing:
            lacking.append(entry.title)
    return f"the list of contents names what is not in the file: {'; '.join(lacking)}" if lacking else ""
