"""TYP-01: the title on the cover is the title the body uses."""

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.examples import C, here, plan, read, section
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.plan_titles import TITLE_FORMS
from pipeline.audit.rule import Rule, seen
from pipeline.audit.view import PlanView, squeezed
from pipeline.text.digits import to_arabic
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

OF_MANY_NAMES = frozenset({PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN})
"""Plan types that the rules of the provinces and the plans name differently, all of them rightly."""


def _check(view: PlanView) -> Iterator[Outcome]:
    plan_ = view.plan
    form = TITLE_FORMS.get(plan_.plan_type)
    if form is None:
        yield undecided("ยังระบุประเภทของแผนไม่ได้", "The type of plan could not be decided.")
        return
    evidence = plan_.title_evidence
    if not evidence or _inside_body(view, evidence[0]):
        yield not_applicable("ไฟล์นี้ไม่มีหน้าปก", "The file has no cover.")
        return
    printed = " ".join(e.raw for e in evidence)
    cover = form.search(squeezed(to_arabic(printed))) or form.search(squeezed(to_arabic(plan_.title or "")))
    places = {(e.page, e.bbox) for e in evidence}
    body = Counter(
        squeezed(hit.text) for hit in view.hits(form) if not places & {(e.page, e.bbox) for e in hit.evidence}
    )
    if cover is None or not body:
        yield passed("ไม่พบชื่อแผนในเนื้อหาที่ต่างจากหน้าปก", "The body uses no other title.", evidence)
        return
    if plan_.plan_type in OF_MANY_NAMES:
        yield passed(
            "ชื่อแผนที่ใช้ในเนื้อหาเป็นชื่อเรียกของแผนชนิดเดียวกัน", "The body uses names of the same plan.", evidence
        )
        return
    usual, count = body.most_common(1)[0]
    if usual != cover.group():
        yield failed(
            f"ชื่อแผนบนหน้าปก “{cover.group()}” ไม่ตรงกับชื่อที่ใช้ในเนื้อหา “{usual}” ({count} แห่ง)",
            f"The cover says {cover.group()!r}, the body {usual!r} ({count} times).",
            evidence,
            expected=usual,
            actual=cover.group(),
        )


def _inside_body(view: PlanView, evidence: Evidence) -> bool:
    """Whether the title was found in running text, not on a cover or as a heading."""
    body = (p for p in view.passages if p.section is not None and not p.heading)
    return any((line.page, line.bbox) == (evidence.page, evidence.bbox) for p in body for line in p.lines)


_COVER = here("แผนการบริหารและทรัพยากรบุคคล", row=40)
_BODY = (section(SectionKey.CONCLUSION, "บทสรุป", "การบริหารงานตามแผนการบริหารและพัฒนาทรัพยากรบุคคลปรับเปลี่ยนได้"),)

RULE = Rule(
    id="TYP-01",
    severity=Severity.MAJOR,
    title=Bilingual("ชื่อแผนบนหน้าปกตรงกับเนื้อหา", "The cover title is the title used in the body"),
    checks=Bilingual(
        "ระบุประเภทแผนได้ และชื่อบนหน้าปกตรงกับชื่อที่เนื้อหาใช้",
        "The plan type can be decided and the cover title equals the title the body uses.",
    ),
    basis=seen(
        "ตัวชี้วัด ITA ปีงบประมาณ 2566 เรียกเอกสารว่า “นโยบายหรือแผนการบริหารและพัฒนาทรัพยากรบุคคล”",
        "ITA FY2566 names the document a policy or plan to manage and develop human resources",
    ),
    why=Bilingual(
        "ผู้ประเมินค้นหาเอกสารตามชื่อ ชื่อที่ขาดคำอาจทำให้ถือว่าไม่มีเอกสาร", "Assessors look for the document by name."
    ),
    fix=Bilingual("แก้ชื่อบนหน้าปกให้ตรงกับชื่อเต็มของแผน", "Print the full title on the cover."),
    caution=Bilingual(
        "ชื่อย่อในหัวกระดาษ หรืออ่านจากภาพสแกนขาดคำ", "A short running title, or a word lost in recognition."
    ),
    check=_check,
    passes=(
        plan(
            C,
            title="แผนการบริหารและพัฒนาทรัพยากรบุคคล",
            sections=_BODY,
            title_evidence=(here("แผนการบริหารและพัฒนาทรัพยากรบุคคล", row=40),),
        ),
        plan(PlanTypeKey.MANPOWER_PLAN, title=None, title_evidence=(), text_facts=read()),
    ),
    fails=(plan(C, title="แผนการบริหารและทรัพยากรบุคคล", title_evidence=(_COVER,), sections=_BODY),),
    wording=True,
)
