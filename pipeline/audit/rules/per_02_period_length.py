"""PER-02: the length of the period fits the type of plan."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import A, B, C, D, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.period import Period
from schemas.plan_type import PlanTypeKey

_YEARS = {
    PlanTypeKey.MANPOWER_PLAN: (3,),
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: (3,),
    PlanTypeKey.HR_MANAGEMENT_PLAN: (1,),
    PlanTypeKey.OPERATION_PLAN: (1,),
    PlanTypeKey.BUDGET_ORDINANCE: (1,),
    PlanTypeKey.ANTI_CORRUPTION_PLAN: (4, 5),
}
_FIVE_YEAR_CYCLE_FROM_BE = 2566
_ONE_YEAR_FORM = 1
_ALSO_BY_YEAR = (PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN, PlanTypeKey.ANTI_CORRUPTION_PLAN)
"""Plans of several years of which an edition for one year is made too."""
_OF_STRATEGIES = re.compile("กลยุทธ์|กลยุทธ|ยุทธศาสตร์")  # tactics, strategies
_SEVERAL_YEARS = (1, 3, 4, 5)


def _check(view: PlanView) -> Iterator[Outcome]:
    period = view.plan.period
    if period is None:
        yield undecided("ไม่พบปีงบประมาณของแผน จึงยังตัดสินไม่ได้", "The period is not known.")
        return
    wanted = _wanted(view.plan.plan_type, period, view.plan.title or "")
    if not wanted:
        yield not_applicable("ไม่มีช่วงปีที่กำหนดสำหรับแผนประเภทนี้", "No length is set for this type of plan.")
        return
    years = " หรือ ".join(str(year) for year in wanted)
    if period.years in wanted:
        yield passed(f"ช่วงปี {period.years} ปี", f"{period.years} years.", period.evidence)
        return
    annual = view.of_type(*_ALSO_BY_YEAR) and period.years == _ONE_YEAR_FORM
    verdict = warned if annual else failed
    yield verdict(
        f"แผนครอบคลุม {period.years} ปี ({period.start_year_be}-{period.end_year_be}) แผนประเภทนี้ใช้ {years} ปี",
        f"The plan covers {period.years} years; this type covers {' or '.join(map(str, wanted))}.",
        period.evidence,
        expected=f"{years} ปี",
        actual=f"{period.years} ปี",
    )


def _wanted(plan_type: PlanTypeKey, period: Period, title: str) -> tuple[int, ...]:
    """Lengths in years that fit; development plans before the five-year cycle had three or four.

    A plan of strategies for managing staff runs for several years, unlike the annual one.
    """
    if plan_type is PlanTypeKey.HR_MANAGEMENT_PLAN and _OF_STRATEGIES.search(title):
        return _SEVERAL_YEARS
    if plan_type is PlanTypeKey.LOCAL_DEVELOPMENT_PLAN:
        return (5,) if period.start_year_be >= _FIVE_YEAR_CYCLE_FROM_BE else (3, 4, 5)
    return _YEARS.get(plan_type, ())


RULE = Rule(
    id="PER-02",
    severity=Severity.MAJOR,
    title=Bilingual("ช่วงปีของแผนเป็นไปตามประเภท", "The period fits the type of plan"),
    checks=Bilingual(
        "แผนอัตรากำลังและแผนพัฒนาบุคลากร 3 ปี แผนประจำปี 1 ปี แผนพัฒนาท้องถิ่น 5 ปี แผนป้องกันการทุจริตตามรอบ ป.ป.ช.",
        "Manpower, staff development 3 years, annual plans 1, local development 5, anti-corruption 4 or 5.",
    ),
    basis=used(
        "ระยะเวลาตามที่ อปท. อ้างจาก ก.จ. ก.ท. และระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนา",
        "Lengths as local governments cite them from the commissions and the ministry's regulation on plans",
    ),
    why=Bilingual(
        "แผนที่สั้นหรือยาวกว่ารอบอาจทำให้มีช่วงปีที่ไม่มีแผนใช้", "A plan off its cycle may leave years uncovered."
    ),
    fix=Bilingual("ตรวจสอบปีเริ่มต้นและปีสิ้นสุดที่พิมพ์ไว้", "Check the first and the last year as printed."),
    caution=Bilingual(
        "ฉบับแก้ไขใช้ช่วงปีเดิม หรือเป็นส่วนหนึ่งปีของแผนสามปี",
        "Amended plans keep their years; an extract may show one year.",
    ),
    check=_check,
    passes=(plan(A), plan(C), plan(D), plan(A, period=None)),
    fails=(
        plan(A, period=Period(start_year_be=2567, end_year_be=2570)),
        plan(B, period=Period(start_year_be=2567, end_year_be=2567)),
    ),
)
