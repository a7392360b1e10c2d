"""ORG-02: the type word of the organization is spelled as in the acts."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed
from pipeline.audit.rule import Rule, seen
from pipeline.audit.view import PlanView
from schemas.finding import Severity

# an administrative organization is "ongkan"; "ongkon" belongs to the generic "local government"
_WRONG = re.compile(r"องค์กร\s*บริหารส่วน\s*(ตำบล|จังหวัด)")


def _check(view: PlanView) -> Iterator[Outcome]:
    for hit in view.hits(_WRONG):
        level = hit.match.group(1)
        yield failed(
            f"พิมพ์ว่า “{hit.text}” ชื่อตามกฎหมายคือ “องค์การบริหารส่วน{level}”",
            f"Printed {hit.text!r}; the act says องค์การบริหารส่วน{level}.",
            hit.evidence,
            expected=f"องค์การบริหารส่วน{level}",
            actual=hit.text,
        )


RULE = Rule(
    id="ORG-02",
    severity=Severity.MAJOR,
    title=Bilingual("คำเรียกประเภทองค์กรถูกต้องตามกฎหมาย", "The type word is spelled as in law"),
    checks=Bilingual(
        "ใช้คำว่า องค์การบริหารส่วนตำบล องค์การบริหารส่วนจังหวัด เทศบาลนคร เทศบาลเมือง เทศบาลตำบล",
        "องค์การบริหารส่วน… is written with องค์การ, not องค์กร.",
    ),
    basis=seen(
        "ชื่อพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537",
        "Title of the Tambon Council and Tambon Administrative Organization Act B.E. 2537",
    ),
    why=Bilingual(
        "เอกสารราชการต้องใช้ชื่อนิติบุคคลที่ถูกต้อง", "An official document must name the legal person correctly."
    ),
    fix=Bilingual("แก้คำว่า องค์กรบริหารส่วน เป็น องค์การบริหารส่วน", "Replace องค์กรบริหารส่วน by องค์การบริหารส่วน."),
    caution=Bilingual(
        "คำว่า องค์กรปกครองส่วนท้องถิ่น ใช้ องค์กร ถูกต้องแล้ว", "The generic องค์กรปกครองส่วนท้องถิ่น is right with องค์กร."
    ),
    check=_check,
    passes=(
        plan(sections=text("องค์การบริหารส่วนตำบลทุ่งสมมุติ เป็นองค์กรปกครองส่วนท้องถิ่น")),
        plan(),
    ),
    fails=(plan(sections=text("องค์กรบริหารส่วนตำบลทุ่งสมมุติ จัดทำแผนนี้")),),
    wording=True,
)
