"""What to say of something that was not found: a finding only when the whole plan is in the file."""

from pipeline.audit.outcome import Outcome, failed, undecided, warned
from pipeline.audit.view import PlanView
from schemas.finding import Status


def absent(view: PlanView, th: str, en: str, status: Status = Status.FAIL) -> Outcome:
    """`th`/`en` name the missing thing. In an excerpt its absence proves nothing."""
    if view.excerpt:
        return undecided(
            f"ไม่พบ{th} แต่ไฟล์นี้อาจเป็นเพียงบางส่วนของแผน จึงยังตัดสินไม่ได้",
            f"No {en} found, but the file may hold only a part of the plan.",
        )
    if view.scanned:
        return undecided(
            f"ไม่พบ{th} แต่ไฟล์นี้อ่านจากภาพสแกน อาจอ่านได้ไม่ครบ จึงยังตัดสินไม่ได้",
            f"No {en} found, but the file was read from a scan and part of it may be unread.",
        )
    verdict = failed if status is Status.FAIL else warned
    return verdict(f"ไม่พบ{th} โปรดตรวจสอบ", f"No {en} found.")
