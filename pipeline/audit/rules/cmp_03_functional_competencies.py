"""CMP-03: functional competencies are 22 different ones."""

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.closed_lists import FUNCTIONAL_COUNT
from pipeline.audit.examples import B, item, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView, squeezed
from schemas.development import Competencies
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    listed = view.plan.competencies.functional
    if not listed:
        yield not_applicable("แผนไม่ได้ระบุสมรรถนะประจำสายงาน", "The plan lists no functional competencies.")
        return
    counts = Counter(squeezed(item.text) for item in listed)
    repeated = [item for item in listed if counts[squeezed(item.text)] > 1]
    evidence = tuple(e for item in repeated or listed for e in item.evidence[:1])
    if len(counts) == FUNCTIONAL_COUNT and not repeated:
        yield passed("ครบ 22 สมรรถนะ ไม่ซ้ำกัน", "22 different ones.", evidence[:1])
        return
    th = f"ระบุสมรรถนะประจำสายงาน {len(listed)} ข้อ ไม่ซ้ำกัน {len(counts)} ข้อ บัญชีที่พบมี 22 ข้อ"
    en = f"{len(listed)} functional competencies, {len(counts)} different; the list seen has 22."
    yield (
        undecided(th, en, evidence)
        if view.excerpt
        else failed(th, en, evidence, expected="22", actual=str(len(counts)))
    )


def _functional(*names: str) -> Competencies:
    return Competencies(functional=tuple(item(name) for name in names))


_NAMES = tuple(f"สมรรถนะที่ {i}" for i in range(FUNCTIONAL_COUNT))

RULE = Rule(
    id="CMP-03",
    severity=Severity.MINOR,
    title=Bilingual("สมรรถนะประจำสายงาน 22 ข้อไม่ซ้ำกัน", "22 different functional competencies"),
    checks=Bilingual(
        "บัญชีสมรรถนะประจำสายงานมี 22 ชื่อไม่ซ้ำกัน", "The list of functional competencies has 22 different names."
    ),
    basis=not_verified("บัญชีที่พบในแผนของ อปท.", "List seen in a plan"),
    why=Bilingual(
        "บัญชีที่ไม่ครบทำให้บางสายงานไม่มีสมรรถนะให้ประเมิน", "A short list leaves lines of work without a measure."
    ),
    fix=Bilingual("ตรวจสอบรายการกับบัญชีทางการ", "Check the list against the official one."),
    caution=Bilingual("ชื่อต่างกันเล็กน้อย", "Variants of names."),
    check=_check,
    passes=(plan(B, competencies=_functional(*_NAMES)), plan(B)),
    fails=(plan(B, competencies=_functional(*_NAMES[:-1], _NAMES[0])),),
    plan_types=PERSONNEL,
)
