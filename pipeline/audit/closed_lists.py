"""Closed lists that plans copy: competencies, matched loosely because official wording was not seen."""

from rapidfuzz import fuzz, process

from pipeline.audit.view import squeezed

CORE_LOCAL = (
    "การมุ่งผลสัมฤทธิ์",
    "การยึดมั่นในความถูกต้องและจริยธรรม",
    "ความเข้าใจในองค์กรและระบบงาน",
    "การบริการเป็นเลิศ",
    "การทำงานเป็นทีม",
)
"""Five core competencies of local government: achievement, integrity, organization, service, team work."""

CORE_CIVIL_SERVICE = ("บริการที่ดี", "การสั่งสมความเชี่ยวชาญในงานอาชีพ")
"""Members of the civil service commission's list that the local list does not have."""

EXECUTIVE = (
    "การเป็นผู้นำในการเปลี่ยนแปลง",
    "ความสามารถในการเป็นผู้นำ",
    "ความสามารถในการพัฒนาคน",
    "การคิดเชิงกลยุทธ์",
)
"""Four executive competencies: leading change, leadership, developing people, strategic thinking."""

FUNCTIONAL_COUNT = 22
"""Number of functional competencies in the local list."""

_SAME = 80.0


def member(text: str, members: tuple[str, ...]) -> str | None:
    """The member that `text` means; bracketed additions are left out."""
    bare = squeezed(text).replace("(ชอบธรรม)", "").replace("ชอบธรรม", "")
    found = process.extractOne(bare, members, scorer=fuzz.ratio, score_cutoff=_SAME)
    return str(found[0]) if found else None
