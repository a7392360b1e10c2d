"""SEC-04: no heading stands without a body; a structure chart is not replaced by a table alone."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, plan, section, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, undecided, warned
from pipeline.audit.rule import Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.route import Route
from schemas.section import Section, SectionKey

_CHARTS = frozenset(
    {SectionKey.STAFFING_STRUCTURE, SectionKey.STRUCTURE_CHART, SectionKey.ORGANIZATION_STRUCTURE}
)
"""Sections that announce an organization chart."""
_SHOWN_BY_A_CHART = ("โครงสร้าง", "แผนภูมิ")
"""Words of a heading that promises a chart: structure, chart; "numbers of posts" promises none."""
_AND_POSTS = re.compile(r"(?:และ|หรือ)\s?(?:กรอบ)?อัตรากำลัง")  # "and (the frame of) posts": a table will do
_LINE_GAP = 1.0
"""Blank height between the lines of one heading, in heights of a line, at most."""
_READABLE = frozenset({Route.TEXT_LAYER, Route.REPAIRED, Route.DECODED})


def _check(view: PlanView) -> Iterator[Outcome]:
    listed = {id(s) for s in _set_as_list(view.plan.sections)}
    written = {p.section for p in view.passages if p.running_text}
    for index, one in enumerate(view.sections):
        if one.children or id(one) in listed or index in written:
            continue
        if one.key in _CHARTS and one.table_ids and _promises_a_chart(one.heading):
            yield warned(
                f"หัวข้อ “{one.heading}” มีเพียงตาราง ไม่พบแผนภูมิโครงสร้าง โปรดตรวจสอบ",
                f"Section {one.heading!r} holds a table but no chart was found.",
                one.evidence,
            )
        elif _bare(one) and not _goes_on(one, view.sections[index + 1 : index + 2]):
            yield _empty(view, one)


def _bare(one: Section) -> bool:
    return not (one.children or one.text.strip() or one.table_ids)


def _goes_on(one: Section, following: tuple[Section, ...]) -> bool:
    """Whether the next heading is part of this one: 1.1 after 1, or a further line right below it."""
    for after in following:
        if one.number and after.number and after.number.startswith(f"{one.number}."):
            return True
        if (
            after.number is None
            and after.key in {SectionKey.OTHER, one.key}
            and one.evidence
            and after.evidence
        ):
            last, first = one.evidence[-1], after.evidence[0]
            gap_pt = first.bbox.top - last.bbox.bottom
            return first.page == last.page and gap_pt <= _LINE_GAP * last.bbox.height_pt
    return False


def _set_as_list(siblings: tuple[Section, ...]) -> Iterator[Section]:
    """Numbered headings without a body, all of one parent: a list that is set like headings."""
    for parent in siblings:
        yield from _set_as_list(parent.children)
        numbered = [child for child in parent.children if child.number]
        if len(numbered) > 1 and all(_bare(child) for child in numbered):
            yield from numbered


def _empty(view: PlanView, one: Section) -> Outcome:
    th, en = f"หัวข้อ “{one.heading}” ไม่มีเนื้อหา", f"Section {one.heading!r} has no body."
    routes = {p.page: p.route for p in view.plan.document.pages}
    unreadable = any(routes.get(e.page, Route.TEXT_LAYER) not in _READABLE for e in one.evidence)
    if unreadable or one.key in _CHARTS or view.excerpt:
        return undecided(
            f"{th} หรือเนื้อหาเป็นภาพที่อ่านไม่ได้", f"{en} It may be a picture or not be in the file.", one.evidence
        )
    return failed(th, en, one.evidence)


def _promises_a_chart(heading: str) -> bool:
    return any(word in heading for word in _SHOWN_BY_A_CHART) and not _AND_POSTS.search(heading)


RULE = Rule(
    id="SEC-04",
    severity=Severity.MAJOR,
    title=Bilingual("ทุกหัวข้อมีเนื้อหา", "No heading without a body"),
    checks=Bilingual("หลังหัวข้อมีข้อความ ตาราง หรือภาพ", "Text, a table or a figure follows each heading."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual("หัวข้อว่างมักเป็นแม่แบบที่ยังไม่ได้กรอก", "An empty heading is usually an unfilled template."),
    fix=Bilingual("เพิ่มเนื้อหาหรือแผนภูมิ หรือตัดหัวข้อที่ไม่ใช้", "Add the content or chart, or drop the heading."),
    caution=Bilingual(
        "เนื้อหาเป็นภาพหรือแผนภูมิที่ชั้นข้อความไม่แสดง",
        "The body is a picture or chart that the text layer does not show.",
    ),
    check=_check,
    passes=(plan(C, sections=text("เนื้อหา")),),
    fails=(
        plan(C, sections=(section(SectionKey.RATIONALE, "หลักการและเหตุผล"),)),
        plan(
            C,
            sections=(
                section(SectionKey.STAFFING_STRUCTURE, "โครงสร้างการแบ่งส่วนราชการ").model_copy(
                    update={"table_ids": ("t1",)}
                ),
            ),
        ),
    ),
)
