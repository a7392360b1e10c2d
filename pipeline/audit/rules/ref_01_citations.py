"""REF-01: acts and national plans exist as cited, with their years."""

from collections.abc import Iterator

from pipeline.audit.examples import A, C, plan, text
from pipeline.audit.known_references import REFERENCES, YEARS_AFTER, KnownReference
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import Rule, seen
from pipeline.audit.view import Hit, PlanView, squeezed
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    cited = [(known, hit) for known in REFERENCES for hit in view.hits(known.loose, known.needle, "พ.ร.บ.")]
    if not cited:
        yield not_applicable(
            "ไม่ได้อ้างกฎหมายหรือแผนระดับชาติที่อยู่ในบัญชี", "Cites no act or plan that is on the list."
        )
        return
    for known, hit in cited:
        yield from _differences(view, known, hit)
    names = ", ".join(dict.fromkeys(known.title for known, _ in cited))
    yield passed(f"อ้างถูกต้อง: {names}", f"Cited as they exist: {names}.", cited[0][1].evidence)


def _differences(view: PlanView, known: KnownReference, hit: Hit) -> Iterator[Outcome]:
    printed = _core(hit.match.group())
    if known.years and printed != _core(known.title) and not _shortened(printed, known):
        yield failed(
            f"อ้างชื่อ “{hit.text}” ชื่อที่ประกาศคือ “{known.title}”",
            f"Cited as {hit.text!r}; the title is {known.title!r} ({known.source}).",
            hit.evidence,
            expected=known.title,
            actual=hit.text,
        )
    years = YEARS_AFTER.match(hit.passage.plain, hit.end)
    if not years or not known.years:
        return
    found = tuple(int(year) for year in years.groups() if year)
    if len(found) == len(known.years) and found != known.years:
        yield _other_years(view, known, hit, found)


def _core(title: str) -> str:
    """A title without blanks and brackets, "act" written out, "span of" left out."""
    bare = squeezed(title).replace("(", "").replace(")", "").replace("พ.ร.บ.", "พระราชบัญญัติ")
    return bare.replace("ยุทธศาสตร์ชาติระยะ", "ยุทธศาสตร์ชาติ").replace("องค์กรบริหารส่วน", "องค์การบริหารส่วน")


def _shortened(printed: str, known: KnownReference) -> bool:
    """An act cited by the beginning of its title."""
    return printed.startswith("พระราชบัญญัติ") and _core(known.title).startswith(printed)


def _other_years(view: PlanView, known: KnownReference, hit: Hit, found: tuple[int, ...]) -> Outcome:
    printed, proper = " - ".join(map(str, found)), " - ".join(map(str, known.years))
    th = f"อ้าง {known.title} ปี {printed} ปีที่ประกาศคือ {proper}"
    en = f"{known.title} is cited with {printed}; its years are {proper}."
    if any(view.read_by_ocr(e) for e in hit.evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} Read from a scan.", hit.evidence)
    return failed(th, en, hit.evidence, expected=proper, actual=printed)


RULE = Rule(
    id="REF-01",
    severity=Severity.MAJOR,
    title=Bilingual("กฎหมายและแผนที่อ้างมีอยู่ตามที่อ้าง", "Acts and plans exist as cited"),
    checks=Bilingual(
        "ชื่อและปีของกฎหมายและแผนระดับชาติที่อ้างตรงกับที่ประกาศ",
        "Titles and years of acts and national plans are those published.",
    ),
    basis=seen(
        "แผนพัฒนาฯ ฉบับที่ 13 (2566-2570) ยุทธศาสตร์ชาติ (2561-2580) แผนพัฒนารัฐบาลดิจิทัล (2566-2570) ตามราชกิจจานุเบกษา",
        "NESDP 13, national strategy and digital government plan as gazetted; titles of acts",
    ),
    why=Bilingual(
        "การอ้างที่ผิดทำให้ฐานอำนาจของแผนตรวจสอบไม่ได้",
        "A wrong citation leaves the basis of the plan unverifiable.",
    ),
    fix=Bilingual("แก้ชื่อหรือปีตามที่ประกาศในราชกิจจานุเบกษา", "Correct title or years as gazetted."),
    caution=Bilingual("ตัวอักษรคลาดเคลื่อนจากการอ่านภาพสแกน", "Letters misread on a scan."),
    check=_check,
    passes=(
        plan(
            C,
            sections=text(
                "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติฉบับที่ ๑๓ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "ยุทธศาสตร์ชาติ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐)"
            ),
        ),
        plan(A),
    ),
    fails=(
        plan(A, sections=text("แผนรัฐลาลดิจิทัลของประเทศไทย พ.ศ.2566 – 2570")),
        plan(C, sections=text("แผนพัฒนารัฐบาลดิจิทัลของประเทศไทย พ.ศ. 2560 - 2564")),
    ),
    wording=True,
)
