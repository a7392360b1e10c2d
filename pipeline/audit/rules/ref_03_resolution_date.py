"""REF-03: one resolution carries one date everywhere."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import C, plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, seen
from pipeline.audit.view import Hit, PlanView
from schemas.finding import Severity

_MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
# cabinet ... on (day, month, year)
_CABINET_DATE = re.compile(
    rf"คณะรัฐมนตรี[^\d]{{0,60}}?วันที่\s*(\d{{1,2}})\s*({_MONTHS})\s*(?:พ\.ศ\.)?\s*(\d{{4}})"
)
_DIGITAL = re.compile("ดิจิทัล")  # the resolution on digital skills
_DIGITAL_DATE = "26 กันยายน 2560"


def _check(view: PlanView) -> Iterator[Outcome]:
    hits = list(view.hits(_CABINET_DATE, "คณะรัฐมนตรี"))
    if not hits:
        yield not_applicable("ไม่ได้อ้างมติคณะรัฐมนตรีพร้อมวันที่", "Cites no cabinet resolution with a date.")
        return
    digital = [hit for hit in hits if _DIGITAL.search(hit.passage.plain)]
    for hit in digital:
        if _date(hit) != _DIGITAL_DATE:
            yield _other_date(view, hit)
    dates = ", ".join(dict.fromkeys(_date(hit) for hit in hits))
    yield passed(f"วันที่ของมติตรงกันทุกแห่ง: {dates}", f"Dates agree: {dates}.", hits[0].evidence)


def _date(hit: Hit) -> str:
    return " ".join(hit.match.groups())


def _other_date(view: PlanView, hit: Hit) -> Outcome:
    th = f"อ้างมติคณะรัฐมนตรีเรื่องทักษะด้านดิจิทัล วันที่ {_date(hit)} วันที่ที่พบคือ {_DIGITAL_DATE}"
    en = f"The resolution on digital skills is dated {_date(hit)}; the date seen is {_DIGITAL_DATE}."
    if any(view.read_by_ocr(e) for e in hit.evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", hit.evidence)
    return failed(th, en, hit.evidence, expected=_DIGITAL_DATE, actual=_date(hit))


RULE = Rule(
    id="REF-03",
    severity=Severity.MINOR,
    title=Bilingual("วันที่ของมติคณะรัฐมนตรีตรงกันทุกแห่ง", "One resolution has one date"),
    checks=Bilingual(
        "มติเรื่องเดียวกันอ้างวันที่เดียวกันทุกแห่ง", "The same resolution is cited with the same date everywhere."
    ),
    basis=seen(
        "มติคณะรัฐมนตรี 26 กันยายน 2560 เห็นชอบแนวทางการพัฒนาทักษะด้านดิจิทัล",
        "Cabinet, 26 September 2017, approved the approach to digital skills",
    ),
    why=Bilingual("วันที่ที่ต่างกันทำให้สืบค้นมติไม่ได้", "With another date the resolution cannot be found."),
    fix=Bilingual("แก้วันที่ให้ตรงกับมติ", "Correct the date."),
    caution=Bilingual("มติคนละเรื่องมีวันที่ต่างกันได้", "Other resolutions have other dates."),
    check=_check,
    passes=(
        plan(C, sections=text("มติคณะรัฐมนตรี เมื่อวันที่ ๒๖ กันยายน ๒๕๖๐ เรื่องทักษะดิจิทัล")),
        plan(C),
    ),
    fails=(plan(C, sections=text("คณะรัฐมนตรีในการประชุมเมื่อวันที่ 26 กันยายน 2561 เห็นชอบทักษะด้านดิจิทัล")),),
)
