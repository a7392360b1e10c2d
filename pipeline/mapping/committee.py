"""The committee that makes or follows the plan: seats by office, never by a person's name."""

import re
from collections.abc import Iterator

from pipeline.mapping.content import PlanContent
from pipeline.mapping.joined_rows import joined_rows
from pipeline.mapping.lists import marked, paragraph_evidence
from schemas.development import CommitteeMember
from schemas.geometry import Evidence
from schemas.section import Section, SectionKey

ROLES = (
    "กรรมการและผู้ช่วยเลขานุการ",  # member and assistant secretary
    "กรรมการและเลขานุการ",  # member and secretary
    "กรรมการ/ผู้ช่วยเลขานุการ",  # member and assistant secretary
    "กรรมการ/เลขานุการ",  # member and secretary
    "รองประธานกรรมการ",  # deputy chair
    "ประธานกรรมการ",  # chair
    "ผู้ช่วยเลขานุการ",  # assistant secretary
    "เลขานุการ",  # secretary
    "ที่ปรึกษา",  # adviser
    "กรรมการ",  # member
    "ประธาน",  # chair
)
FEWEST = 2
GLUED = ("รองประธานกรรมการ", "ประธานกรรมการ", "กรรมการและเลขานุการ", "กรรมการและผู้ช่วยเลขานุการ")
"""Roles that end no office's own name: they are told from it where the blank between them is lost."""
_ROLE = re.compile(
    rf"^(?P<office>.{{3,140}}?)\s*(?:(?:(?:ทำหน้าที่)?เป็น|\s)\s*(?P<role>{'|'.join(ROLES)})"
    rf"|(?P<glued>{'|'.join(GLUED)}))\s*[,;.]?$"
)
_NAME = re.compile(r"^(?:นาย(?!ก)|นางสาว|นาง|น\.\s?ส\.|ว่าที่\S+)\s?\S+\s+\S+\s+")  # Mr, Miss, Mrs and a name
_OFFICE = re.compile(r"ตำแหน่ง\s*")  # "post of"

_FIRST = (
    SectionKey.COMMITTEE,
    SectionKey.RESPONSIBILITIES,
    SectionKey.MONITORING_AND_EVALUATION,
    SectionKey.APPENDIX,
)


def committee(content: PlanContent) -> tuple[CommitteeMember, ...]:
    """The first run of seats, looked for where committees stand, then in the rest of the plan."""
    near = list(content.sections_of(*_FIRST))
    rest = [one for one in content.all_sections if one not in near]
    for section in (*near, *rest):
        found = _run(_texts(content, section))
        if len(found) >= FEWEST:
            return found
    return ()


def is_seat(text: str) -> bool:
    """Whether a text names an office and its role in a committee."""
    return _ROLE.match(marked(text)[1]) is not None


def _texts(content: PlanContent, section: Section) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """The paragraphs of a section and the rows of its tables, their numbers taken off."""
    for one in section.paragraphs:
        if one.line_ids:
            mark, rest, _any = marked(one.text)
            yield (mark.rest if mark else rest).strip(), paragraph_evidence(content, [one])
    for table_id in section.table_ids:
        for row in joined_rows(content.table_by_id[table_id]):
            yield marked(row.whole_text)[1], row.evidence()


def _run(texts: Iterator[tuple[str, tuple[Evidence, ...]]]) -> tuple[CommitteeMember, ...]:
    """The first seats that follow one another."""
    found: list[CommitteeMember] = []
    for text, evidence in texts:
        match = _ROLE.match(text)
        if match:
            office = _OFFICE.split(_NAME.sub("", match["office"]))[-1].strip()
            found.append(
                CommitteeMember(role=match["role"] or match["glued"], position=office, evidence=evidence)
            )
        elif len(found) >= FEWEST:
            break
    return tuple(found)
