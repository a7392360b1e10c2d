"""DEV-04: plans of the 2564 cycle or later mention digital skills."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_SINCE_BE = 2564
# digital skills, digital government
_DIGITAL = re.compile(r"ทักษะ\s?(?:ด้าน)?\s?ดิจิทัล|รัฐบาล\s?ดิจิทัล")
_WORD = re.compile(r"ดิจิ(?:ทัล|ตอล)|(?i:digital)")  # digital, in both spellings


def _check(view: PlanView) -> Iterator[Outcome]:
    period = view.plan.period
    if period is not None and period.start_year_be < _SINCE_BE:
        yield not_applicable(f"แผนเริ่มก่อนปี {_SINCE_BE}", f"The plan starts before {_SINCE_BE}.")
        return
    hit = next(view.hits(_DIGITAL), None)
    if hit is not None:
        yield passed("กล่าวถึงการพัฒนาทักษะด้านดิจิทัล", "Digital skills are mentioned.", hit.evidence)
    elif (word := next(view.hits(_WORD), None)) is not None:
        yield undecided(
            f"กล่าวถึง “{word.text}” แต่ไม่ได้เรียกว่าทักษะด้านดิจิทัล โปรดตรวจสอบ",
            f"The text says {word.text!r}, but names no digital skills.",
            word.evidence,
        )
    elif period is None:
        yield undecided("ไม่ทราบปีของแผน จึงยังตัดสินไม่ได้", "The period is not known.")
    else:
        yield absent(view, "การพัฒนาทักษะด้านดิจิทัล", "mention of digital skills")


RULE = Rule(
    id="DEV-04",
    severity=Severity.MINOR,
    title=Bilingual("มีการพัฒนาทักษะด้านดิจิทัล", "Digital skills are part of the plan"),
    checks=Bilingual(
        "แผนตั้งแต่รอบ 2564 กล่าวถึงทักษะด้านดิจิทัลหรือรัฐบาลดิจิทัล",
        "Plans from 2564 mention digital skills or digital government.",
    ),
    basis=used(
        "มติคณะรัฐมนตรี 26 กันยายน 2560; หนังสือสำนักงาน ก.พ. ที่ นร 1013.4/42 ยังไม่ได้ยืนยัน",
        "Cabinet resolution of 26 September 2017; letter นร 1013.4/42 not verified",
    ),
    why=Bilingual("เป็นนโยบายที่แบบแผนกลางรุ่นใหม่กำหนดให้กล่าวถึง", "Newer templates take up this policy."),
    fix=Bilingual("เพิ่มแนวทางพัฒนาทักษะด้านดิจิทัล", "Add guidelines on digital skills."),
    caution=Bilingual("ไม่ทราบปีของแผน", "The period may be unknown."),
    check=_check,
    passes=(
        plan(C, sections=text("การพัฒนาทักษะด้านดิจิทัล")),
        plan(C, period=None),
        plan(C, sections=text("อบรมเทคโนโลยีดิจิทัล")),
    ),
    fails=(plan(C, sections=text("การพัฒนาบุคลากร")),),
    plan_types=PERSONNEL,
)
