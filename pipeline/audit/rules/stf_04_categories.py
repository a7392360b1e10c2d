"""STF-04: the four position categories are spelled as in the standard."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.audit.examples import C, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.view import PlanView, squeezed
from schemas.finding import Severity
from schemas.staffing import PositionSeries

# local administration, local directing, academic, general
CATEGORIES = ("บริหารท้องถิ่น", "อำนวยการท้องถิ่น", "วิชาการ", "ทั่วไป")
_PREFIXES = ("ประเภท", "ตำแหน่งประเภท", "สายงาน")  # "type", "position type", "line of work"
_CLOSE = 60.0


def _check(view: PlanView) -> Iterator[Outcome]:
    series = view.plan.position_series
    if not series:
        yield not_applicable("ไม่มีตารางสายงานตามประเภทตำแหน่ง", "No table of lines of work by category.")
        return
    for one in series:
        printed = printed_category(one)
        if printed in CATEGORIES:
            continue
        close = process.extractOne(printed, CATEGORIES, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if close is None:
            yield undecided(
                f"ไม่รู้จักประเภทตำแหน่ง “{printed}”", f"Unknown category {printed!r}.", one.evidence[:1]
            )
            continue
        yield failed(
            f"ประเภทตำแหน่งพิมพ์ว่า “{printed}” มาตรฐานกลางใช้ “{close[0]}”",
            f"The category is printed {printed!r}; the standard says {close[0]!r}.",
            one.evidence[:1],
            expected=close[0],
            actual=printed,
        )
    yield passed(
        "ประเภทตำแหน่งตรงตามมาตรฐาน", "Categories are spelled as in the standard.", series[0].evidence[:1]
    )


def printed_category(one: PositionSeries) -> str:
    """The category as printed, without blanks and the word "type"."""
    text = squeezed(one.category)
    return next((text.removeprefix(p) for p in reversed(_PREFIXES) if text.startswith(p)), text)


def _series(category: str) -> PositionSeries:
    return PositionSeries(category=category, titles=("นักบริหารงานทั่วไป",), evidence=(here(category),))


RULE = Rule(
    id="STF-04",
    severity=Severity.MINOR,
    title=Bilingual("ประเภทตำแหน่งสะกดตามมาตรฐาน", "Categories are spelled as in the standard"),
    checks=Bilingual(
        "ใช้คำว่า บริหารท้องถิ่น อำนวยการท้องถิ่น วิชาการ ทั่วไป", "The four categories carry their standard names."
    ),
    basis=used(
        "มาตรฐานกลาง ก.ถ. (ฉบับที่ 4) พ.ศ. 2558 และบัญชีประเภทตำแหน่งที่เผยแพร่",
        "ก.ถ. standard no. 4 of 2558 and the published list of categories",
    ),
    why=Bilingual("ชื่อประเภทที่คลาดเคลื่อนทำให้จัดกลุ่มตำแหน่งผิด", "A damaged name puts posts into the wrong group."),
    fix=Bilingual("แก้ชื่อประเภทตำแหน่งตามมาตรฐาน", "Correct the name of the category."),
    caution=Bilingual("ตัวอักษรคลาดเคลื่อนจากการอ่านภาพสแกน", "Letters misread on a scan."),
    check=_check,
    passes=(plan(C, position_series=(_series("อำนวยการท้องถิ่น"),)), plan(C)),
    fails=(plan(C, position_series=(_series("อำนาจการท้องถิ่น"),)),),
    plan_types=PERSONNEL,
    wording=True,
)
