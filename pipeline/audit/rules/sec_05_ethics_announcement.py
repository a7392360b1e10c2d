"""SEC-05: a manpower plan has the ethics announcement as section 13."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, plan, section
from pipeline.audit.outcome import Bilingual, Outcome, passed
from pipeline.audit.rule import MANPOWER, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.section import SectionKey


def _check(view: PlanView) -> Iterator[Outcome]:
    if view.has(SectionKey.ETHICS_ANNOUNCEMENT):
        evidence = view.section_evidence(SectionKey.ETHICS_ANNOUNCEMENT)
        yield passed("มีประกาศคุณธรรมจริยธรรม", "The ethics announcement is there.", evidence)
        return
    yield absent(view, "หัวข้อประกาศคุณธรรมจริยธรรม", "ethics announcement")


RULE = Rule(
    id="SEC-05",
    severity=Severity.MAJOR,
    title=Bilingual("มีประกาศคุณธรรมจริยธรรม (ข้อ 13)", "Section 13, the ethics announcement, exists"),
    checks=Bilingual(
        "แผนอัตรากำลังมีหัวข้อประกาศคุณธรรมจริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น",
        "A manpower plan carries the announcement on ethics of local officials.",
    ),
    basis=not_verified(
        "หัวข้อที่ 13 พบในแผนที่เผยแพร่ และ พ.ร.บ.มาตรฐานทางจริยธรรม พ.ศ. 2562; ยังไม่พบข้อที่กำหนดให้แผนต้องมี",
        "Number 13 is seen in published plans; no source that the plan must carry it",
    ),
    why=Bilingual(
        "เป็นหัวข้อสุดท้ายของแบบแผนกลาง มักตกหล่นเมื่อแยกไฟล์",
        "It is the template's last section and easily lost when files are split.",
    ),
    fix=Bilingual("เพิ่มประกาศ หรือเผยแพร่ส่วนท้ายของแผน", "Add the announcement, or publish the last part."),
    caution=Bilingual("ไฟล์สิ้นสุดก่อนถึงหัวข้อนี้", "The file ends before it."),
    check=_check,
    passes=(
        plan(A, sections=(section(SectionKey.ETHICS_ANNOUNCEMENT, "ประกาศคุณธรรมจริยธรรม", "เนื้อหา"),)),
        plan(A, complete=False),
    ),
    fails=(plan(A),),
    plan_types=MANPOWER,
)
