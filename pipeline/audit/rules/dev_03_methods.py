"""DEV-03: at least one method of development is named."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, passed
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.development import DevelopmentMethod
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    found = view.plan.development_methods
    if not found:
        yield absent(view, "วิธีการพัฒนา", "method of development")
        return
    named = ", ".join(item.text for item in found)
    evidence = tuple(e for item in found for e in item.evidence[:1])
    yield passed(f"ระบุ {len(found)} วิธี: {named}", f"{len(found)} methods: {named}.", evidence)


RULE = Rule(
    id="DEV-03",
    severity=Severity.MINOR,
    title=Bilingual("ระบุวิธีการพัฒนา", "A method of development is named"),
    checks=Bilingual(
        "มีวิธีการพัฒนาอย่างน้อยหนึ่งวิธี เช่น ปฐมนิเทศ ฝึกอบรม ศึกษาดูงาน",
        "At least one method, such as orientation, training, study visits.",
    ),
    basis=used(
        "พบในแผนของ อปท. หลายแห่ง; ยังไม่เห็นข้อกำหนด",
        "Stated in plans of several local governments; clause not seen",
    ),
    why=Bilingual("แผนที่ไม่ระบุวิธีนำไปปฏิบัติไม่ได้", "Without methods a plan cannot be carried out."),
    fix=Bilingual("ระบุวิธีการพัฒนาที่จะใช้", "Name the methods to be used."),
    caution=Bilingual("วิธีการอยู่ในภาคผนวก", "Methods may stand in an annex."),
    check=_check,
    passes=(
        plan(
            A,
            development_methods=(
                DevelopmentMethod(key="training", text="การฝึกอบรม", evidence=(here("การฝึกอบรม"),)),
            ),
        ),
        plan(A, complete=None),
    ),
    fails=(plan(A),),
    plan_types=PERSONNEL,
)
