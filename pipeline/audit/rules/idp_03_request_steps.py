"""IDP-03: steps to request training are numbered without gaps."""

from collections.abc import Iterator

from pipeline.audit.examples import B, item, plan
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import PERSONNEL, Rule, internal
from pipeline.audit.view import PlanView
from pipeline.text.digits import to_arabic
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    steps = [
        (s, int(to_arabic(s.number)))
        for s in view.plan.training_steps
        if s.number and to_arabic(s.number).isdigit()
    ]
    if not steps:
        yield not_applicable("แผนไม่มีขั้นตอนการขอรับการฝึกอบรมที่มีเลขลำดับ", "No numbered steps.")
        return
    numbers = [number for _, number in steps]
    odd = next((s for i, (s, n) in enumerate(steps, 1) if n != i), None)
    if odd is None:
        yield passed(f"{len(steps)} ขั้นตอนเรียงต่อเนื่อง", f"{len(steps)} steps run on.", steps[0][0].evidence)
        return
    shown = ", ".join(map(str, numbers))
    th, en = f"เลขขั้นตอนไม่ต่อเนื่อง ({shown})", f"Steps are numbered {shown}."
    yield undecided(th, en, odd.evidence) if view.excerpt else warned(th, en, odd.evidence, actual=shown)


RULE = Rule(
    id="IDP-03",
    severity=Severity.MINOR,
    title=Bilingual("ขั้นตอนการขอรับการฝึกอบรมเรียงต่อเนื่อง", "Steps to request training run on"),
    checks=Bilingual("เลขขั้นตอนเริ่มที่ 1 และไม่ข้าม", "Steps are numbered from 1 without gaps."),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("ขั้นตอนที่หายไปทำให้ปฏิบัติไม่ได้", "A missing step cannot be followed."),
    fix=Bilingual("ตรวจสอบลำดับขั้นตอน", "Check the order of steps."),
    caution=Bilingual("ขั้นตอนในแผนภูมิ", "Steps drawn as a chart."),
    check=_check,
    passes=(plan(B, training_steps=(item("ยื่นคำขอ", "1"), item("เสนอผู้บังคับบัญชา", "2"))), plan(B)),
    fails=(plan(B, training_steps=(item("ยื่นคำขอ", "1"), item("เสนอผู้บังคับบัญชา", "3"))),),
    plan_types=PERSONNEL,
)
