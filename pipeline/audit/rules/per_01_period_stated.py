"""PER-01: the period or fiscal year of the plan is stated."""

from collections.abc import Iterator

from pipeline.audit.absence import absent
from pipeline.audit.examples import plan
from pipeline.audit.outcome import Bilingual, Outcome, passed
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    period = view.plan.period
    if period is None:
        yield absent(view, "ปีงบประมาณหรือช่วงปีของแผน", "fiscal year or period")
        return
    years = f"{period.start_year_be}-{period.end_year_be}"
    yield passed(f"ระบุปีงบประมาณ {years}", f"States {years}.", period.evidence)


RULE = Rule(
    id="PER-01",
    severity=Severity.CRITICAL,
    title=Bilingual("ระบุปีงบประมาณหรือช่วงปีของแผน", "The period of the plan is stated"),
    checks=Bilingual("มีปีงบประมาณหรือช่วงปีที่ใช้แผน", "A fiscal year or a range of years is printed."),
    basis=used(
        "รอบสามปีตามที่ระบุในแผนของ อปท. และรอบปีงบประมาณตาม ITA",
        "The three-year cycle and the fiscal year as local governments state them",
    ),
    why=Bilingual(
        "แผนที่ไม่ระบุปีใช้ตรวจสอบหรือเปรียบเทียบไม่ได้", "A plan without years can be neither checked nor compared."
    ),
    fix=Bilingual(
        "ระบุปีงบประมาณไว้ที่หน้าปกและบทนำ", "State the fiscal years on the cover and in the introduction."
    ),
    caution=Bilingual("ไฟล์เริ่มกลางเล่ม", "The file begins in the middle of the plan."),
    check=_check,
    passes=(plan(), plan(complete=None, period=None)),
    fails=(plan(period=None),),
)
