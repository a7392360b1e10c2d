"""GOV-01: the committee has a chair, members and a secretary."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, C, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView
from schemas.development import CommitteeMember
from schemas.finding import Severity, Status
from schemas.plan_type import PlanTypeKey


def _check(view: PlanView) -> Iterator[Outcome]:
    seats = view.plan.committee
    if not seats:
        yield _no_committee(view)
        return
    roles = [seat.role for seat in seats]
    missing = [
        name
        for name, there in (
            ("ประธานกรรมการ", any("ประธาน" in r for r in roles)),
            ("กรรมการ", any("กรรมการ" in r and "ประธาน" not in r for r in roles)),
            ("เลขานุการ", any("เลขา" in r and "ผู้ช่วย" not in r for r in roles)),
        )
        if not there
    ]
    evidence = tuple(e for seat in seats for e in seat.evidence[:1])
    if not missing:
        yield passed(
            f"ครบ ประธาน กรรมการ เลขานุการ ({len(seats)} รายการ)",
            f"Chair, members, secretary ({len(seats)} lines).",
            evidence,
        )
        return
    th, en = f"ไม่พบ{', '.join(missing)}ในคณะกรรมการ", f"The committee lacks: {', '.join(missing)}."
    yield undecided(th, en, evidence) if view.excerpt else failed(th, en, evidence, actual=", ".join(roles))


def _no_committee(view: PlanView) -> Outcome:
    """Its order is often bound apart; a manpower plan carries it in an appendix, if at all."""
    if view.of_type(PlanTypeKey.MANPOWER_PLAN) and not view.excerpt:
        return undecided(
            "ไม่พบคณะกรรมการจัดทำแผนในไฟล์ คำสั่งแต่งตั้งมักแนบเป็นภาคผนวกหรือแยกเล่ม จึงยังตัดสินไม่ได้",
            "No committee in the file; the order that appoints it is an appendix or a paper of its own.",
        )
    return absent(view, "คณะกรรมการจัดทำแผน", "committee", Status.WARN)


def _seats(*roles: str) -> tuple[CommitteeMember, ...]:
    return tuple(CommitteeMember(role=r, position="ปลัดเทศบาล", evidence=(here(r),)) for r in roles)


RULE = Rule(
    id="GOV-01",
    severity=Severity.MAJOR,
    title=Bilingual("คณะกรรมการมีประธาน กรรมการ และเลขานุการ", "Committee with chair, members and secretary"),
    checks=Bilingual(
        "คณะกรรมการจัดทำแผนมีประธาน กรรมการ และเลขานุการ",
        "The committee lists a chair, members and a secretary.",
    ),
    basis=used("พบในแผนของ อปท. (ไม่เห็นตัวบท)", "Stated in plans of local governments; clause not seen"),
    why=Bilingual("ต้องมีผู้รับผิดชอบการจัดทำและติดตามแผน", "Someone must answer for plan and follow-up."),
    fix=Bilingual("เพิ่มตำแหน่งที่ขาด หรือแนบคำสั่งแต่งตั้ง", "Add the seat, or attach the order."),
    caution=Bilingual("คำสั่งแต่งตั้งแนบแยก", "The order may be attached separately."),
    check=_check,
    passes=(
        plan(C, committee=_seats("ประธานกรรมการ", "กรรมการ", "กรรมการและเลขานุการ")),
        plan(C, complete=None),
        plan(A),
    ),
    fails=(plan(C, committee=_seats("กรรมการ", "กรรมการและเลขานุการ")), plan(C)),
    plan_types=PERSONNEL,
)
