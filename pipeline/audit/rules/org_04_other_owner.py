"""ORG-04: no other organization appears as the owner of the plan."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, undecided, warned
from pipeline.audit.rule import Rule, not_verified
from pipeline.audit.view import Hit, PlanView
from schemas.finding import Severity

# type word, then the name up to a blank
_NAMED = re.compile(r"(เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.\s?)([ก-๛]{2,40})")
# where a name ends in unspaced text: verbs, connectives and the district that follows
_AFTER_NAME = re.compile(
    "ได้|จัดทำ|กำหนด|มี|ใน|และ|หรือ|ที่|เป็น|ให้|โดย|ของ|จะ|ซึ่ง|อำเภอ|จังหวัด|จึง|ยัง|ว่า|เพื่อ|ตาม|วิเคราะห์|สามารถ|ประจำ|อย่าง|ทราบ"
)
# not names: other, neighbouring, each, such as
_GENERIC = frozenset({"อื่น", "อื่นๆ", "ใกล้เคียง", "ทุกแห่ง", "เช่น", "แต่ละ", "ทั้ง", "นั้น", "ต่าง", "แห่ง"})
# what an owner does right after its name: has set, prepared, sets, has the duty
_OWNS = re.compile(r"\s*(?:ได้กำหนด|ได้จัดทำ|จึงได้|จัดทำ|กำหนด|มีหน้าที่|วิเคราะห์)")
_SAME_NAME = 80.0
"""On recognised text a name this close (0 to 100) to the owner's is the owner's, misread."""


def _check(view: PlanView) -> Iterator[Outcome]:
    own = view.plan.organization.name
    if not own:
        yield undecided("ไม่ทราบชื่อเจ้าของแผน จึงเทียบไม่ได้", "The owner is unknown, so names cannot be compared.")
        return
    owners = [(hit, name) for hit in view.hits(_NAMED) if (name := _other_owner(view, hit, own))]
    verdict = failed if len(owners) > 1 else warned
    for hit, name in owners:
        yield verdict(
            f"ข้อความอ้างถึง “{name}” ในฐานะเจ้าของแผน โปรดตรวจสอบว่าคัดลอกมาจากแผนอื่นหรือไม่",
            f"The text speaks of {name!r} as if it owned the plan.",
            hit.evidence,
            expected=view.plan.organization.full_name,
            actual=name,
        )


def _other_owner(view: PlanView, hit: Hit, own: str) -> str | None:
    """The name in `hit` if it is another organization's and acts as the owner here."""
    rest = hit.match.group(2)
    name = _AFTER_NAME.split(rest, maxsplit=1)[0]
    if rest.startswith(own) or len(name) < 2 or name in _GENERIC:  # noqa: PLR2004 (one letter is no name)
        return None
    known = view.context.place_names
    if known and name not in known:
        return None
    by_ocr = all(view.read_by_ocr(evidence) for evidence in hit.evidence)
    if by_ocr and fuzz.ratio(name, own) >= _SAME_NAME:
        return None
    after = hit.match.start(2) - hit.offset + len(name)
    return hit.match.group(1) + name if _OWNS.match(hit.passage.plain, after) else None


RULE = Rule(
    id="ORG-04",
    severity=Severity.CRITICAL,
    title=Bilingual("ไม่มีชื่อองค์กรอื่นเป็นเจ้าของแผน", "No other organization appears as the owner"),
    checks=Bilingual(
        "ชื่อเทศบาลหรือ อบต. อื่นไม่ปรากฏในฐานะผู้กำหนดหรือจัดทำแผน",
        "No other local government is said to set or prepare the plan.",
    ),
    basis=not_verified(
        "การตรวจความถูกต้องตามสามัญสำนึก ไม่มีข้อกำหนดที่พบ", "A common-sense check of integrity; no source seen"
    ),
    why=Bilingual(
        "มักเกิดจากการคัดลอกแผนขององค์กรใกล้เคียงมาปรับใช้", "It usually comes from adapting a neighbour's plan."
    ),
    fix=Bilingual("แก้ชื่อองค์กรให้เป็นชื่อเจ้าของแผน", "Replace the name by the owner's."),
    caution=Bilingual(
        "การกล่าวถึงองค์กรใกล้เคียง จังหวัด หรือสถานที่ศึกษาดูงานโดยชอบ",
        "Neighbours, the province or hosts of study visits may be named rightly.",
    ),
    check=_check,
    passes=(
        plan(sections=text("เทศบาลตำบลทุ่งสมมุติ ได้กำหนดแนวทาง", "ศึกษาดูงานที่เทศบาลเมืองสมมาน")),
        plan(sections=text("เทศบาลตำบลทุ่งสมมุติได้จัดทำแผน")),
    ),
    fails=(
        plan(sections=text("เทศบาลตำบลหนองสมมาน ได้กำหนดแนวทาง", "เทศบาลตำบลหนองสมมาน จัดทำแผน")),
        plan(sections=text("เทศบาลตำบลหนองสมมานได้จัดทำแผนนี้")),
    ),
)
