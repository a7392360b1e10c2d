"""Which edition of a plan a document is, where the front says so: "revised, edition 3", "added, 1/2566"."""

import re
from collections.abc import Iterator

from pipeline.mapping.content import line_evidence
from pipeline.mapping.front import front_lines
from pipeline.plantypes.registry import plan_type
from pipeline.text.digits import parsed_integer
from pipeline.text.searchable import match_key
from schemas.line import Line, Lines
from schemas.plan_type import PlanTypeKey
from schemas.revision import Revision, RevisionKind

TITLE_REACH = 4
"""Lines below a title in which its edition may stand."""

KINDS = {
    "ปรับปรุง": RevisionKind.REVISED,
    "แก้ไข": RevisionKind.AMENDED,
    "เปลี่ยนแปลง": RevisionKind.CHANGED,
    "เพิ่มเติม": RevisionKind.ADDED,
    "ทบทวน": RevisionKind.REVIEWED,
}
_WORD = "|".join(KINDS)
# what was done, one word or several ("amended and added"), then "the nth time", perhaps "/year"
_NUMBERED = re.compile(
    rf"(?:ฉบับ)?(?P<kind>{_WORD})(?:(?:และ|หรือ|[/,])?(?:{_WORD}))*\)?\(?(?:ครั้งที่|ฉบับที่)"
    r"(?P<number>[0-9]{1,2})(?:/(?P<year>2[45][0-9]{2}))?(?![0-9])"
)
_NAMED = re.compile(rf"ฉบับ(?P<kind>{_WORD})(?=$|[()0-9]|ปี|พ\.?ศ|ประจำ)")  # "revised edition"
# laws are amended too: act, regulation, order, letter, announcement of another office
_OF_A_LAW = re.compile(r"พระราชบัญญัติ|พ\.?ร\.?บ|พระราชกฤษฎีกา|ระเบียบ|คำสั่ง|หนังสือ|กฎกระทรวง|รัฐธรรมนูญ")
_CONTENTS = re.compile(r"\.{4,}|…{2,}")


def revision(lines: Lines, key: PlanTypeKey) -> Revision | None:
    """The edition that the front names beside a title of type `key`; `None` where it names none."""
    for line in _beside_titles(lines, key):
        text = match_key(line.text)
        found = _NUMBERED.search(text) or _NAMED.search(text)
        if found is None or _OF_A_LAW.search(text[: found.start()]):
            continue
        groups = found.groupdict()
        return Revision(
            kind=KINDS[groups["kind"]],
            number=parsed_integer(groups.get("number") or ""),
            year_be=parsed_integer(groups.get("year") or ""),
            evidence=line_evidence([line]),
        )
    return None


def _beside_titles(lines: Lines, key: PlanTypeKey) -> Iterator[Line]:
    """Lines of the front with a title of the plan's type, and the few below each, contents left out."""
    known = plan_type(key)
    titles = [match_key(title) for title in known.titles] if known else []
    front = [line for line in front_lines(lines) if not _CONTENTS.search(line.text)]
    for at, line in enumerate(front):
        text = match_key(line.text)
        if any(title in text for title in titles):
            near = front[at : at + 1 + TITLE_REACH]
            yield from (one for one in near if one.page == line.page)
