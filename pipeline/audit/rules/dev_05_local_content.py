"""DEV-05: the section on development holds more than the national template."""

import re
from collections.abc import Iterator

from pipeline.audit.boilerplate import is_boilerplate
from pipeline.audit.examples import A, plan, section
from pipeline.audit.outcome import Bilingual, Outcome, failed, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import Passage, PlanView, squeezed
from schemas.finding import Severity
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

# a new item, or what the organization itself does: the municipality, arrange, promote, support, besides
_OPENS = re.compile(
    r"\s*(?:[(]?\d+(?:\.\d+)*[.)]|[-•●▪–]|เทศบาล|องค์การบริหาร|อบต|จัด|ส่งเสริม|สนับสนุน|กำหนดให้|นอกจากนี้)"
)
_LEAST_SHARE = 0.15
_PERCENT = 100


def _check(view: PlanView) -> Iterator[Outcome]:
    body = _body(view)
    total = sum(len(squeezed(p.text)) for p in body)
    if not total:
        yield undecided("ไม่พบหัวข้อแนวทางการพัฒนาในไฟล์นี้", "The section on development is not in the file.")
        return
    local = list(_local(view, body))
    share = sum(len(squeezed(p.text)) for p in local) / total
    percent = round(share * _PERCENT)
    heard_th, heard_en = _heard(view)
    evidence = (body[0].fallback,)
    if share >= _LEAST_SHARE:
        yield passed(
            f"เนื้อหาเฉพาะของท้องถิ่นประมาณร้อยละ {percent}{heard_th}",
            f"About {percent} % is local text{heard_en}.",
            evidence,
        )
        return
    yield failed(
        f"เนื้อหาเกือบทั้งหมดเหมือนแบบแผนกลาง เนื้อหาเฉพาะของท้องถิ่นประมาณร้อยละ {percent}{heard_th}",
        f"Nearly all text is the national template; about {percent} % is local{heard_en}.",
        tuple(dict.fromkeys(p.fallback for p in body))[:3],
        expected=f"> {round(_LEAST_SHARE * _PERCENT)} %",
        actual=f"{percent} %",
    )


def _heard(view: PlanView) -> tuple[str, str]:
    """With how many other owners' plans the paragraphs were compared."""
    count = view.context.organizations_compared
    if not count:
        return " (เทียบกับถ้อยคำของแบบแผนกลางเท่านั้น)", " (held against phrases of the template only)"
    return f" (เทียบกับแผนของอีก {count} องค์กร)", f" (held against plans of {count} other owners)"


def _local(view: PlanView, body: tuple[Passage, ...]) -> Iterator[Passage]:
    """Paragraphs that are not the template's. One that opens nothing new goes with the one before."""
    template = False
    for passage in body:
        if is_boilerplate(passage.plain, view.context):
            template = True
        elif _OPENS.match(passage.plain):
            template = False
        if not template:
            yield passage


def _body(view: PlanView) -> tuple[Passage, ...]:
    """The development section of a manpower plan; all sections of other plans."""
    if view.of_type(PlanTypeKey.MANPOWER_PLAN):
        return view.passages_in(SectionKey.DEVELOPMENT_GUIDELINES)
    return tuple(p for p in view.passages if p.section is not None and not p.heading)


_TEMPLATE = (
    "1. เป็นองค์กรที่เปิดกว้างและเชื่อมโยงกัน ต้องมีความเปิดเผยโปร่งใส",
    "2. ยึดประชาชนเป็นศูนย์กลาง ต้องทำงานในเชิงรุก",
)
_KEY, _HEADING = SectionKey.DEVELOPMENT_GUIDELINES, "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"

RULE = Rule(
    id="DEV-05",
    severity=Severity.MINOR,
    title=Bilingual("มีเนื้อหาเฉพาะของท้องถิ่น", "There is content beyond the template"),
    checks=Bilingual(
        "หัวข้อแนวทางการพัฒนามีเนื้อหานอกเหนือจากแบบแผนกลาง", "The development section says more than the template."
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual(
        "แผนที่มีแต่ข้อความกลางไม่บอกว่าองค์กรจะทำอะไร",
        "A plan of template text alone does not say what will be done.",
    ),
    fix=Bilingual("เพิ่มมาตรการพัฒนาที่องค์กรจะดำเนินการเอง", "Add the measures the organization itself will take."),
    caution=Bilingual("แบบแผนกลางแต่ละรอบต่างกัน", "The template differs by cycle."),
    check=_check,
    passes=(
        plan(
            A,
            sections=(section(_KEY, _HEADING, *_TEMPLATE, "จัดอบรมการใช้ระบบแผนที่ภาษีให้พนักงานกองคลังปีละสองครั้ง"),),
        ),
        plan(A),
    ),
    fails=(plan(A, sections=(section(_KEY, _HEADING, *_TEMPLATE),)),),
    plan_types=PERSONNEL,
)
