"""IDP-01: every group with a role in individual development plans has its duties."""

from collections.abc import Iterator

from pipeline.audit.examples import B, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, internal
from pipeline.audit.view import PlanView
from schemas.development import IdpRole
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    roles = view.plan.idp_roles
    if not roles:
        yield not_applicable("แผนไม่มีตารางบทบาทในแผนพัฒนารายบุคคล", "No table of roles in individual plans.")
        return
    for role in roles:
        if not role.duties:
            th, en = f"กลุ่ม “{role.group}” ไม่มีบทบาทหน้าที่ในตาราง", f"The group {role.group!r} has no duties."
            yield undecided(th, en, role.evidence) if view.excerpt else failed(th, en, role.evidence)
    yield passed(f"ครบ {len(roles)} กลุ่ม", f"All {len(roles)} groups have duties.", roles[0].evidence)


def _role(*duties: str) -> IdpRole:
    return IdpRole(group="ผู้บังคับบัญชา", duties=duties, evidence=(here("ผู้บังคับบัญชา"),))


RULE = Rule(
    id="IDP-01",
    severity=Severity.MINOR,
    title=Bilingual("ทุกกลุ่มมีบทบาทในแผนพัฒนารายบุคคล", "Every group has its duties"),
    checks=Bilingual("ทุกกลุ่มบุคคลที่ระบุมีบทบาทหน้าที่ในตาราง", "Every group named has duties in the table."),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual("กลุ่มที่ไม่มีหน้าที่จะไม่มีผู้ดำเนินการ", "A group without duties will not act."),
    fix=Bilingual("เพิ่มบทบาทหน้าที่", "Add the duties."),
    caution=Bilingual("แถวถูกตัดข้ามหน้า", "A row split by a page."),
    check=_check,
    passes=(plan(B, idp_roles=(_role("จัดทำแผนร่วมกับผู้ใต้บังคับบัญชา"),)), plan(B)),
    fails=(plan(B, idp_roles=(_role(),)),),
    plan_types=PERSONNEL,
)
