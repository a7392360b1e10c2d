"""ORG-01: the owner is stated and is exactly one registered local government."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import OWNER, plan
from pipeline.audit.outcome import Bilingual, Outcome, passed, undecided, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.organization import Candidate, Match


def _check(view: PlanView) -> Iterator[Outcome]:
    owner = view.plan.organization
    if not owner.printed_name and not owner.name:
        yield absent(
            view, "ชื่อองค์กรปกครองส่วนท้องถิ่นเจ้าของแผน", "name of the local government that owns the plan"
        )
        return
    printed = owner.printed_name or owner.name or ""
    if owner.match is Match.EXACT:
        yield passed(f"ระบุชื่อ {printed} ตรงกับทะเบียน", f"{printed} is in the registry.", owner.evidence)
        return
    names = ", ".join(f"{c.name} ({c.province or '-'})" for c in owner.candidates[:5])
    if owner.match is Match.FUZZY:
        yield warned(
            f"ไม่พบชื่อ “{printed}” ในบัญชีชื่อที่ใช้ตรวจ โปรดตรวจตัวสะกด อำเภอ และจังหวัด ชื่อที่ใกล้เคียง: {names}",
            f"The name {printed!r} is not on the list used for checking. Close to it: {names}.",
            owner.evidence,
            expected=names or None,
            actual=printed,
        )
        return
    if not owner.candidates:
        # The list is of sub-districts and districts; many a municipality has a name of its own.
        yield undecided(
            f"ไม่พบชื่อ “{printed}” ในบัญชีชื่อที่ใช้ตรวจ ซึ่งไม่มีชื่อเทศบาลครบทุกแห่ง โปรดตรวจกับทะเบียน",
            f"The name {printed!r} is not on the list used for checking, which lacks some municipalities.",
            owner.evidence,
        )
        return
    yield undecided(
        f"ชื่อ “{printed}” อาจหมายถึงหลายแห่ง: {names} โปรดระบุอำเภอและจังหวัด",
        f"The name {printed!r} may mean several places: {names}.",
        owner.evidence,
    )


_NEAR = OWNER.model_copy(
    update={
        "match": Match.FUZZY,
        "printed_name": "เทศบาลตำบลแม่ริมม์",  # Mae Rim, misspelt
        "candidates": (Candidate(name="เทศบาลตำบลแม่ริม", province="เชียงใหม่", score=0.95),),
    }
)
_NAMELESS = OWNER.model_copy(
    update={"match": Match.NONE, "printed_name": None, "name": None, "full_name": None, "evidence": ()}
)

RULE = Rule(
    id="ORG-01",
    severity=Severity.CRITICAL,
    title=Bilingual("ชื่อองค์กรเจ้าของแผนตรงกับทะเบียน", "The owner is a registered local government"),
    checks=Bilingual(
        "ระบุชื่อและประเภทขององค์กรปกครองส่วนท้องถิ่น และตรงกับทะเบียนเพียงแห่งเดียว",
        "Name and type are stated and resolve to exactly one local government, by district and province.",
    ),
    basis=used(
        "ทะเบียนองค์กรปกครองส่วนท้องถิ่น และประเภทเทศบาลตาม พ.ร.บ.เทศบาล พ.ศ. 2496 มาตรา 9-11",
        "Registry of local governments; types in the Municipality Act B.E. 2496, sections 9-11",
    ),
    why=Bilingual(
        "ชื่อเดียวกันมีได้หลายแห่ง หากระบุไม่ครบจะผูกแผนกับองค์กรที่ไม่ถูกต้อง",
        "Several places share a name; without district and province a plan may be filed under the wrong one.",
    ),
    fix=Bilingual(
        "ระบุชื่อเต็มพร้อมอำเภอและจังหวัดไว้ที่หน้าปก", "Give the full name with district and province on the cover."
    ),
    caution=Bilingual(
        "ชื่ออ่านคลาดเคลื่อนจากภาพสแกน หรือเปลี่ยนชื่อเมื่อยกฐานะ",
        "A name damaged by recognition, or changed when the status was raised.",
    ),
    check=_check,
    passes=(plan(),),
    fails=(plan(organization=_NEAR), plan(organization=_NAMELESS)),
    wording=True,
)
