"""DEV-01: the five domains of development are all named."""

import re
from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import C, keyed, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_DOMAINS = 5
_OLDER = frozenset({"general_knowledge", "position_skills", "management", "ethics"})
"""Domains that the older list of five courses shares with the newer."""
# its fifth: "(development in) the work of the duties one is responsible for"
_DUTIES = re.compile(r"งานใน\s?หน้าที่\s?(?:ที่)?\s?รับผิดชอบ")


def _check(view: PlanView) -> Iterator[Outcome]:
    found = view.plan.development_domains
    keys = {item.key for item in found}
    evidence = tuple(dict.fromkeys(e for item in found for e in item.evidence))
    if len(keys) >= _DOMAINS:
        yield passed("ระบุครบ 5 ด้าน", "All five domains are named.", evidence)
        return
    duties = next(view.hits(_DUTIES, "หน้าที่"), None)
    if duties is not None and keys >= _OLDER:
        yield passed(
            "ระบุครบ 5 หลักสูตรตามแบบเดิม",
            "The five courses of the older list are named.",
            (*evidence, *duties.evidence),
        )
        return
    if not found:
        yield absent(view, "การพัฒนาทั้ง 5 ด้าน", "domain of development")
        return
    named = ", ".join(item.text for item in found)
    th, en = f"ระบุด้านการพัฒนา {len(keys)} จาก 5 ด้าน: {named}", f"{len(keys)} of 5 domains are named: {named}."
    verdict = (
        undecided(th, en, evidence)
        if view.excerpt
        else failed(th, en, evidence, expected="5", actual=str(len(keys)))
    )
    yield verdict


RULE = Rule(
    id="DEV-01",
    severity=Severity.MAJOR,
    title=Bilingual("ระบุการพัฒนาครบ 5 ด้าน", "The five domains of development are named"),
    checks=Bilingual(
        "ความรู้ทั่วไป ความรู้และทักษะเฉพาะตำแหน่ง การบริหาร คุณสมบัติส่วนตัว คุณธรรมและจริยธรรม",
        "General knowledge, skills of the post, management, personal qualities, ethics.",
    ),
    basis=used(
        "พบในแผนของ อปท. หลายแห่ง; มาตรฐานของ ก.ถ. หมวด 6 (เห็นเฉพาะชื่อหมวด)",
        "Named in plans of several local governments; ก.ถ. standard chapter 6, title only",
    ),
    why=Bilingual(
        "เป็นกรอบของหลักสูตรการพัฒนา หากขาดด้านใดจะไม่มีแผนพัฒนาด้านนั้น",
        "They frame the courses; a missing one goes untrained.",
    ),
    fix=Bilingual("เพิ่มด้านที่ขาด", "Add the missing domain."),
    caution=Bilingual("ลำดับต่างกันหรือใช้ชื่อเต็ม", "Another order, or longer names."),
    check=_check,
    passes=(
        plan(C, development_domains=tuple(keyed(k) for k in "abcde")),
        plan(C, complete=None),
        plan(
            C,
            development_domains=tuple(keyed(k) for k in sorted(_OLDER)),
            sections=text("(๒) หลักสูตรการพัฒนาเกี่ยวกับงานในหน้าที่รับผิดชอบ"),
        ),
    ),
    fails=(plan(C, development_domains=tuple(keyed(k) for k in "abcd")), plan(C)),
    plan_types=PERSONNEL,
)
