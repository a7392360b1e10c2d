"""STR-02: list, tables and summary hold the same number of strategies."""

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.examples import C, plan, strategy
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity

_PLACES = {"list": "รายการยุทธศาสตร์", "table": "ตารางโครงการ", "summary": "ตารางสรุป"}


def _check(view: PlanView) -> Iterator[Outcome]:
    counts = Counter(t.key for s in view.plan.strategies for t in {t.key: t for t in s.titles}.values())
    known = {key: counts[key] for key in _PLACES if counts[key]}
    if len(known) < 2:  # noqa: PLR2004 (two places are needed to compare)
        yield not_applicable("จำนวนยุทธศาสตร์ปรากฏเพียงแห่งเดียว", "Strategies are listed in one place only.")
        return
    evidence = tuple(e for s in view.plan.strategies for t in s.titles for e in t.evidence[:1])
    shown = ", ".join(f"{_PLACES[key]} {count}" for key, count in known.items())
    english = ", ".join(f"{key} {count}" for key, count in known.items())
    if len(set(known.values())) == 1:
        yield passed(f"จำนวนยุทธศาสตร์ตรงกัน: {shown}", f"Counts agree: {english}.", evidence[:1])
    elif view.excerpt:
        yield undecided(
            f"จำนวนยุทธศาสตร์ไม่ตรงกัน ({shown}) แต่ไฟล์อาจเป็นเพียงบางส่วน",
            f"Counts differ ({english}), but the file may be an excerpt.",
            evidence,
        )
    else:
        yield failed(f"จำนวนยุทธศาสตร์ไม่ตรงกัน: {shown}", f"Counts differ: {english}.", evidence, actual=shown)


RULE = Rule(
    id="STR-02",
    severity=Severity.MAJOR,
    title=Bilingual("จำนวนยุทธศาสตร์ตรงกัน", "The number of strategies agrees"),
    checks=Bilingual(
        "จำนวนยุทธศาสตร์ในรายการ ตารางโครงการ และตารางสรุปเท่ากัน",
        "List, tables and summary hold the same number of strategies.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual(
        "ยุทธศาสตร์ที่หายไปจากบางตารางจะไม่มีโครงการหรืองบประมาณรองรับ",
        "A strategy missing from a table has no projects or budget.",
    ),
    fix=Bilingual("เพิ่มยุทธศาสตร์ที่ขาดในตารางให้ครบ", "Add the strategy where it is missing."),
    caution=Bilingual("ยุทธศาสตร์ที่ไม่มีโครงการ", "A strategy may have no projects."),
    check=_check,
    passes=(plan(C, strategies=(strategy(1), strategy(2))), plan(C)),
    fails=(plan(C, strategies=(strategy(1), strategy(2, list="ชื่อ", summary="ชื่อ"))),),
    plan_types=WITH_PROJECTS,
)
