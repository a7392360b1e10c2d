"""STF-05: each line of work stands under its own category."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.audit.examples import C, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed
from pipeline.audit.rule import PERSONNEL, Rule, used
from pipeline.audit.rules.stf_04_categories import CATEGORIES, printed_category
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.staffing import PositionSeries

_ADMINISTRATION, _DIRECTING, _ACADEMIC, _GENERAL = CATEGORIES
# how titles begin: local administrator; administrator of ...; scholar, analyst, lawyer; officer, technician
_BEGINNINGS = (
    (re.compile(r"นักบริหารงาน(?:ท้องถิ่น|เทศบาล|อบต|อบจ)"), _ADMINISTRATION),
    (re.compile(r"นักบริหารงาน"), _DIRECTING),
    (re.compile(r"เจ้าพนักงาน|นายช่าง|พยาบาลเทคนิค"), _GENERAL),
    (re.compile(r"นัก|นิติกร|วิศวกร|สถาปนิก|แพทย์|ทันตแพทย์|พยาบาลวิชาชีพ|เภสัชกร|บรรณารักษ์|ภัณฑารักษ์"), _ACADEMIC),
)
_CLOSE = 60.0
_MARKER = re.compile(r"^[\s\d๐-๙().]+")


def _check(view: PlanView) -> Iterator[Outcome]:
    series = view.plan.position_series
    if not series:
        yield not_applicable("ไม่มีตารางสายงานตามประเภทตำแหน่ง", "No table of lines of work by category.")
        return
    for one in series:
        category = _standard(one)
        for title in one.titles:
            proper = _category_of(title)
            if category and proper and proper != category:
                yield failed(
                    f"สายงาน “{title}” อยู่ใต้ประเภท “{one.category}” ตามชื่อควรเป็น “{proper}”",
                    f"{title!r} stands under {one.category!r}; by its name it is {proper!r}.",
                    one.evidence,
                    expected=proper,
                    actual=one.category,
                )
    count = sum(len(one.titles) for one in series)
    yield passed(
        f"สายงาน {count} สายงานอยู่ในประเภทของตน",
        f"{count} lines of work stand in their category.",
        series[0].evidence[:1],
    )


def _standard(one: PositionSeries) -> str | None:
    """The standard category a printed one means, if it is close enough to tell."""
    close = process.extractOne(printed_category(one), CATEGORIES, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return str(close[0]) if close else None


def _category_of(title: str) -> str | None:
    bare = _MARKER.sub("", title)
    return next((category for pattern, category in _BEGINNINGS if pattern.match(bare)), None)


def _series(category: str, *titles: str) -> PositionSeries:
    return PositionSeries(category=category, titles=titles, evidence=(here(" ".join(titles)),))


RULE = Rule(
    id="STF-05",
    severity=Severity.MAJOR,
    title=Bilingual("สายงานอยู่ในประเภทตำแหน่งของตน", "Each line of work is in its category"),
    checks=Bilingual(
        "สายงานที่ขึ้นต้นด้วย นักบริหารงาน นัก นิติกร เจ้าพนักงาน นายช่าง อยู่ใต้ประเภทที่ถูกต้อง",
        "Titles stand under the category their wording belongs to.",
    ),
    basis=used("มาตรฐานกำหนดตำแหน่ง (ไม่เห็นบัญชีครบทุกสายงาน)", "Position standard; the full list was not seen"),
    why=Bilingual("ประเภทตำแหน่งกำหนดระดับและเงินเดือน", "The category sets level and pay."),
    fix=Bilingual("ย้ายสายงานไปใต้ประเภทที่ถูกต้อง", "Move the line of work to its category."),
    caution=Bilingual("คอลัมน์สลับจากการอ่านตาราง", "Columns swapped in reading the table."),
    check=_check,
    passes=(
        plan(C, position_series=(_series("วิชาการ", "นิติกร", "นักพัฒนาชุมชน"), _series("ทั่วไป", "นายช่างโยธา"))),
        plan(C),
    ),
    fails=(plan(C, position_series=(_series("วิชาการ", "เจ้าพนักงานธุรการ"),)),),
    plan_types=PERSONNEL,
    wording=True,
)
