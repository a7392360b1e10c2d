"""PER-03: three-year plans start in a year of the national cycle."""

from collections.abc import Iterator

from pipeline.audit.examples import A, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, passed, undecided
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.period import Period
from schemas.plan_type import PlanTypeKey

_FIRST_BE, _CYCLE_YEARS = 2558, 3


def _check(view: PlanView) -> Iterator[Outcome]:
    period = view.plan.period
    if period is None:
        yield undecided("ไม่พบปีเริ่มต้นของแผน จึงยังตัดสินไม่ได้", "The first year is not known.")
        return
    start = period.start_year_be
    if (start - _FIRST_BE) % _CYCLE_YEARS == 0:
        yield passed(f"เริ่มปี {start} ตรงรอบ", f"Starts in {start}, a year of the cycle.", period.evidence)
        return
    yield failed(
        f"แผนเริ่มปี {start} ไม่ตรงกับรอบสามปี (… 2561, 2564, 2567, 2570 …)",
        f"Starts in {start}, which is not a year of the three-year cycle (2561, 2564, 2567, 2570).",
        period.evidence,
        actual=str(start),
    )


RULE = Rule(
    id="PER-03",
    severity=Severity.MAJOR,
    title=Bilingual("ปีเริ่มต้นตรงกับรอบสามปี", "The first year is on the national cycle"),
    checks=Bilingual(
        "ปีเริ่มต้นเป็น 2558, 2561, 2564, 2567, 2570 …",
        "The first year is 2558, 2561, 2564, 2567, 2570 and so on.",
    ),
    basis=used(
        "รอบที่พบในแผนเผยแพร่ 2558-2560 ถึง 2567-2569", "Cycles seen in published plans, 2558-2560 to 2567-2569"
    ),
    why=Bilingual(
        "รอบที่ต่างจากส่วนกลางทำให้เปรียบเทียบและกำกับดูแลได้ยาก",
        "Plans off the cycle are hard to compare and supervise.",
    ),
    fix=Bilingual(
        "ตรวจสอบปีเริ่มต้น หากเป็นองค์กรจัดตั้งใหม่ให้ขอยกเว้นกฎนี้",
        "Check the first year; a new organization may have this waived.",
    ),
    caution=Bilingual("องค์กรจัดตั้งใหม่ รวมกัน หรือฉบับปรับปรุง", "New or merged organizations, and revised issues."),
    check=_check,
    passes=(plan(A), plan(A, period=None)),
    fails=(plan(A, period=Period(start_year_be=2565, end_year_be=2567)),),
    plan_types=frozenset({PlanTypeKey.MANPOWER_PLAN, PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN}),
)
