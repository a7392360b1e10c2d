"""CMP-02: executive competencies are four."""

from collections.abc import Iterator

from pipeline.audit.closed_lists import EXECUTIVE, member
from pipeline.audit.examples import B, item, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.development import Competencies
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    listed = view.plan.competencies.executive
    if not listed:
        yield not_applicable("แผนไม่ได้ระบุสมรรถนะผู้บริหาร", "The plan lists no executive competencies.")
        return
    evidence = tuple(e for item in listed for e in item.evidence[:1])
    if len(listed) == len(EXECUTIVE):
        yield passed("ครบ 4 สมรรถนะ", "All four are listed.", evidence)
        return
    missing = [name for name in EXECUTIVE if name not in {member(item.text, EXECUTIVE) for item in listed}]
    th = f"ระบุสมรรถนะผู้บริหาร {len(listed)} ข้อ บัญชีที่พบมี 4 ข้อ (ไม่พบ: {', '.join(missing) or '-'})"
    en = f"{len(listed)} executive competencies; the list seen has 4."
    yield (
        undecided(th, en, evidence)
        if view.excerpt
        else failed(th, en, evidence, expected="4", actual=str(len(listed)))
    )


def _executive(*names: str) -> Competencies:
    return Competencies(executive=tuple(item(name) for name in names))


RULE = Rule(
    id="CMP-02",
    severity=Severity.MINOR,
    title=Bilingual("สมรรถนะผู้บริหาร 4 ข้อ", "Four executive competencies"),
    checks=Bilingual("สมรรถนะประจำผู้บริหารมี 4 ข้อ", "The list of executive competencies has four members."),
    basis=not_verified("บัญชีที่พบในแผนของ อปท.", "List seen in a plan"),
    why=Bilingual("ใช้ประเมินผู้บริหารทุกระดับ", "Executives are assessed by them."),
    fix=Bilingual("เพิ่มข้อที่ขาด", "Add the missing one."),
    caution=Bilingual("รายการข้ามหน้า", "A list split by a page."),
    check=_check,
    passes=(plan(B, competencies=_executive(*EXECUTIVE)), plan(B)),
    fails=(plan(B, competencies=_executive(*EXECUTIVE[:3])),),
    plan_types=PERSONNEL,
)
