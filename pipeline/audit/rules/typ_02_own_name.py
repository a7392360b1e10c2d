"""TYP-02: the text does not call itself another type of plan."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import A, C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, warned
from pipeline.audit.plan_titles import CONFUSABLE_PARENTS, TITLE_FORMS
from pipeline.audit.rule import Rule, not_verified
from pipeline.audit.view import Hit, PlanView
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey

# staff development plan by its own name; "plan to develop employees" names a separate document
_SHORT_FORMS = {PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: re.compile("แผนพัฒนาบุคลากร")}
# preparing, committee preparing: what a plan says of itself
_OF_ITSELF = re.compile(r"จัดทำ(?:ร่าง)?\s*$")
# "on the making of" in the name of a regulation, "support the making of" in that of a committee by law;
# "1.1 make", a task among the items of a list
_OF_ANOTHER = re.compile(r"(?:ว่าด้วย|สนับสนุน)การจัดทำ\s*$|^[\s\d๐-๙.()\-–•]*จัดทำ\s*$")
_BEFORE_CHARS = 18


def _check(view: PlanView) -> Iterator[Outcome]:
    other = CONFUSABLE_PARENTS.get(view.plan.plan_type)
    if other is None:
        yield not_applicable(
            "ไม่มีแผนแม่แบบที่มักสับสนกับแผนประเภทนี้", "No other plan is commonly confused with this type."
        )
        return
    hits = list(view.hits(_SHORT_FORMS.get(other, TITLE_FORMS[other])))
    if not hits:
        yield not_applicable("เนื้อหาไม่ได้กล่าวถึงแผนประเภทอื่น", "The text names no plan of another type.")
        return
    self_named = [hit for hit in hits if _speaks_of_itself(view, hit)]
    if not self_named:
        yield passed(
            "กล่าวถึงแผนอื่นในฐานะเอกสารแยก", "Names another plan as a separate document.", hits[0].evidence
        )
        return
    evidence = tuple(dict.fromkeys(e for hit in self_named for e in hit.evidence))
    yield warned(
        f"เนื้อหาเรียกแผนฉบับนี้ว่า “{self_named[0].text}” {len(self_named)} แห่ง ซึ่งเป็นแผนอีกประเภทหนึ่ง โปรดตรวจสอบ",
        f"The text calls itself {self_named[0].text!r} {len(self_named)} times: another type of plan.",
        evidence,
        actual=self_named[0].text,
    )


def _speaks_of_itself(view: PlanView, hit: Hit) -> bool:
    if view.of_type(PlanTypeKey.MANPOWER_PLAN):
        return False  # its section on development rightly orders a separate development plan
    before = hit.passage.plain[max(0, hit.start - _BEFORE_CHARS) : hit.start]
    return bool(_OF_ITSELF.search(before)) and not _OF_ANOTHER.search(before)


RULE = Rule(
    id="TYP-02",
    severity=Severity.MINOR,
    title=Bilingual("เนื้อหาไม่เรียกตนเองเป็นแผนประเภทอื่น", "The text does not call itself another type of plan"),
    checks=Bilingual("คำที่แผนใช้เรียกตนเองเป็นประเภทเดียวกับแผน", "What the plan calls itself is its own type."),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual(
        "แสดงว่าอาจนำแม่แบบของแผนประเภทอื่นมาใช้โดยไม่ได้ปรับถ้อยคำ",
        "It suggests a template of another plan was reused unedited.",
    ),
    fix=Bilingual("ปรับชื่อแผนในเนื้อหาให้ตรงกับแผนฉบับนี้", "Use this plan's own name in the text."),
    caution=Bilingual(
        "แผนประจำปีอาจอ้างถึงแผนสามปีที่เป็นแม่บทโดยชอบ", "An annual plan may rightly cite its three-year parent."
    ),
    check=_check,
    passes=(
        plan(C, sections=text("จัดทำแผนการบริหารและพัฒนาทรัพยากรบุคคล")),
        plan(C, sections=text("1.1 จัดทำแผนพัฒนาบุคลากรประจำปี")),
        plan(A, sections=text("รายละเอียดให้กำหนดไว้ในแผนพัฒนาบุคลากร 3 ปี")),
    ),
    fails=(plan(C, sections=text("คณะกรรมการจัดทำแผนพัฒนาบุคลากร ประกอบด้วย")),),
)
