"""GOV-03: everyone is developed at least once a year."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity, Status
from schemas.plan_type import PlanTypeKey

# at least once a year; at least one course a year
_YEARLY = re.compile(
    r"(?:อย่างน้อย|ไม่น้อยกว่า)\s?(?:คนละ\s?)?ปีละ\s?(?:\d+|หนึ่ง)\s?(?:ครั้ง|หลักสูตร)|อย่างน้อย\s?\d+\s?(?:ครั้ง|หลักสูตร)\s?(?:ต่อ|/)\s?ปี"
)


def _check(view: PlanView) -> Iterator[Outcome]:
    hit = next(view.hits(_YEARLY, "อย่างน้อย", "ไม่น้อยกว่า"), None)
    if hit is None and view.of_type(PlanTypeKey.MANPOWER_PLAN) and not view.excerpt:
        yield not_applicable(
            "แผนอัตรากำลังไม่ได้ให้คำมั่นเรื่องนี้ ซึ่งเป็นเนื้อหาของแผนพัฒนาบุคลากร",
            "A manpower plan need not promise this; the development plan does.",
        )
    elif hit is None:
        yield absent(
            view,
            "ข้อกำหนดให้พัฒนาบุคลากรทุกคนอย่างน้อยปีละ 1 ครั้ง",
            "promise that all staff are developed yearly",
            Status.WARN,
        )
    else:
        yield passed(f"ระบุไว้ว่า “{hit.text}”", f"The plan says {hit.text!r}.", hit.evidence)


RULE = Rule(
    id="GOV-03",
    severity=Severity.MINOR,
    title=Bilingual("บุคลากรทุกคนได้รับการพัฒนาอย่างน้อยปีละ 1 ครั้ง", "Everyone is developed at least once a year"),
    checks=Bilingual(
        "แผนกำหนดให้บุคลากรทุกคนได้รับการพัฒนาอย่างน้อยปีละ 1 ครั้ง",
        "The plan promises yearly development for everyone.",
    ),
    basis=not_verified("พบในแผนของ อปท. ยังไม่พบข้อกำหนด", "Seen in a plan; no source for the duty"),
    why=Bilingual("เป็นหลักประกันว่าจะไม่มีผู้ตกหล่น", "It makes sure that nobody is left out."),
    fix=Bilingual("เพิ่มข้อกำหนด หากองค์กรตั้งใจดำเนินการ", "Add the promise if it is meant."),
    caution=Bilingual("ใช้ถ้อยคำอื่น", "Other wording."),
    check=_check,
    passes=(plan(C, sections=text("ทุกคนต้องได้รับการพัฒนาอย่างน้อยปีละ ๑ ครั้ง")), plan(C, complete=None), plan(A)),
    fails=(plan(C, sections=text("บุคลากรควรได้รับการพัฒนา")),),
    plan_types=PERSONNEL,
)
