"""SEC-03: numbered headings of one level run without gaps or repeats."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.audit.examples import A, plan, section
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import Rule, not_verified
from pipeline.audit.view import PlanView
from pipeline.tables.wording import plain as plain_wording
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.section import Section, SectionKey

_MARK = re.compile(r"\s*(\d{1,2})\.\s*(?=[ก-๛])")
_HEADING_CHARS = 60


class NumberedHeading(NamedTuple):
    """A heading with its number in Arabic digits, and where it stands."""

    number: str
    evidence: tuple[Evidence, ...]


def _check(view: PlanView) -> Iterator[Outcome]:
    if not any(one.number for one in view.plan.sections):
        yield not_applicable("หัวข้อหลักไม่มีเลขลำดับ", "The main headings are not numbered.")
        return
    groups = [group for group in _siblings(view.plan.sections) if len(group) > 1]
    groups += [group for group in _numbered_paragraphs(view) if len(group) > 1]
    if not groups:
        yield not_applicable("ไม่มีหัวข้อที่มีเลขลำดับต่อเนื่องกัน", "There is no series of numbered headings.")
        return
    for group in groups:
        yield from _breaks(view, group)
    yield passed("เลขหัวข้อเรียงต่อเนื่อง", "Heading numbers run on.", groups[0][0].evidence)


def _breaks(view: PlanView, group: list[NumberedHeading]) -> Iterator[Outcome]:
    """Where numbers skip or repeat; a 1 begins a list inside, and then the list around it may go on."""
    seen = {_last(group[0])}
    for before, after in pairwise(group):
        step = _last(after) - _last(before)
        outer = step != 0 and _last(after) - 1 in seen
        if step != 1 and _last(after) != 1 and not outer:
            yield _break(view, before, after, step)
        seen.add(_last(after))


def _break(view: PlanView, before: NumberedHeading, after: NumberedHeading, step: int) -> Outcome:
    th = f"เลขหัวข้อ{'ซ้ำหรือย้อน' if step <= 0 else 'ข้าม'}: {before.number} แล้วเป็น {after.number}"
    en = f"Numbers {'repeat or go back' if step <= 0 else 'skip'}: {before.number}, then {after.number}."
    evidence = before.evidence + after.evidence
    if view.excerpt and step > 1:
        return undecided(f"{th} แต่ไฟล์อาจเป็นเพียงบางส่วน", f"{en} The file may be an excerpt.", evidence)
    return warned(th, en, evidence, actual=f"{before.number}, {after.number}")


def _siblings(sections: tuple[Section, ...]) -> Iterator[list[NumberedHeading]]:
    """Numbered headings with the same parent number, for each parent."""
    by_prefix: dict[str, list[NumberedHeading]] = {}
    for section_ in _once(sections):
        if section_.number and section_.number.split(".")[-1].isdigit():
            heading = NumberedHeading(section_.number, section_.evidence)
            by_prefix.setdefault(section_.number.rpartition(".")[0], []).append(heading)
    yield from by_prefix.values()
    for section_ in sections:
        yield from _siblings(section_.children)


def _once(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The sections but for headings printed again on a further page, as over the tables of a strategy."""
    pages: dict[tuple[str | None, str], int] = {}
    for one in sections:
        printed = (one.number, plain_wording(one.heading))
        page = one.evidence[0].page if one.evidence else 0
        if pages.setdefault(printed, page) == page:
            yield one


def _numbered_paragraphs(view: PlanView) -> Iterator[list[NumberedHeading]]:
    """Series of numbered paragraphs below a section, at least one of which is a heading on its own line."""
    by_section: dict[int, list[tuple[NumberedHeading, bool]]] = {}
    for passage in view.passages:
        mark = _MARK.match(passage.plain) if passage.running_text else None
        if mark and passage.section is not None:
            alone = len(passage.text) <= _HEADING_CHARS and len(passage.lines) <= 1
            heading = NumberedHeading(mark.group(1), passage.evidence(*mark.span(1)))
            by_section.setdefault(passage.section, []).append((heading, alone))
    for found in by_section.values():
        starts = [heading for heading, _ in found if heading.number == "1"]
        if len(starts) == 1 and any(alone for _, alone in found):
            yield [heading for heading, _ in found]


def _last(heading: NumberedHeading) -> int:
    return int(heading.number.split(".")[-1])


def _numbered(*numbers: str) -> tuple[Section, ...]:
    return tuple(section(SectionKey.OTHER, f"หัวข้อ {n}", "เนื้อหา", number=n) for n in numbers)


RULE = Rule(
    id="SEC-03",
    severity=Severity.MINOR,
    title=Bilingual("เลขหัวข้อเรียงต่อเนื่อง", "Heading numbers run without gaps or repeats"),
    checks=Bilingual(
        "หัวข้อระดับเดียวกันเรียงเลขไม่ข้ามและไม่ซ้ำ", "Headings of one level are numbered without gaps or repeats."
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("เลขที่ข้ามหรือซ้ำอาจแสดงว่ามีหัวข้อตกหล่น", "A gap may mean that a section was lost."),
    fix=Bilingual("ตรวจสอบลำดับหัวข้อ", "Check the order of headings."),
    caution=Bilingual("ไฟล์เป็นบางส่วน หรือหน้าสลับลำดับ", "An excerpt, or pages out of order."),
    check=_check,
    passes=(plan(A, sections=_numbered("1", "2", "3")), plan(A, sections=_numbered("12"))),
    fails=(plan(A, sections=_numbered("1", "2", "4")), plan(A, sections=_numbered("1", "2", "2"))),
    wording=True,
)
