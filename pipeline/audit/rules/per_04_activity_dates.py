"""PER-04: activity dates lie in the fiscal years of the plan."""

import datetime as dt
from collections.abc import Iterator

from pipeline.audit.examples import A, C, here, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_label
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.period import BE_OFFSET, Period
from schemas.project import ProjectPeriod

_OCTOBER, _SEPTEMBER, _LAST_DAY = 10, 9, 30


def _check(view: PlanView) -> Iterator[Outcome]:
    dated = [p for p in all_projects(view.plan) if p.period and (p.period.start or p.period.end)]
    if not dated:
        yield not_applicable("ไม่มีโครงการที่ระบุวันเริ่มหรือวันสิ้นสุด", "No project gives dates.")
        return
    if view.plan.period is None:
        yield undecided("ไม่พบปีงบประมาณของแผน จึงยังตัดสินไม่ได้", "The period of the plan is not known.")
        return
    first, last = fiscal_bounds(view.plan.period)
    for project_ in dated:
        period = project_.period
        days = [day for day in (period.start, period.end) if day] if period else []
        if period and any(not first <= day <= last for day in days):
            yield _outside(view, project_label(project_), period, (first, last))
    yield passed(f"วันดำเนินการ {len(dated)} โครงการอยู่ในปีงบประมาณ", f"{len(dated)} projects lie in the period.")


def _outside(view: PlanView, label: str, period: ProjectPeriod, bounds: tuple[dt.date, dt.date]) -> Outcome:
    evidence = period.evidence
    th = f"{label}: ระยะเวลา “{period.text}” อยู่นอกปีงบประมาณของแผน"
    en = f"{label}: {period.start} to {period.end} lies outside the fiscal years of the plan."
    if any(view.read_by_ocr(one) for one in evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} Read from a scan.", evidence)
    return failed(th, en, evidence, expected=f"{bounds[0]} - {bounds[1]}", actual=period.text)


def fiscal_bounds(period: Period) -> tuple[dt.date, dt.date]:
    """First and last day of the fiscal years of `period`."""
    first = dt.date(period.start_year_be - BE_OFFSET - 1, _OCTOBER, 1)
    return first, dt.date(period.end_year_be - BE_OFFSET, _SEPTEMBER, _LAST_DAY)


_LATE = ProjectPeriod(
    start=dt.date(2024, 11, 1), end=dt.date(2024, 11, 30), text="พ.ย. 2567", evidence=(here("พ.ย. 2567"),)
)

RULE = Rule(
    id="PER-04",
    severity=Severity.MAJOR,
    title=Bilingual("วันดำเนินการอยู่ในปีงบประมาณของแผน", "Activity dates lie in the fiscal years of the plan"),
    checks=Bilingual(
        "วันเริ่มและสิ้นสุดของทุกโครงการอยู่ระหว่าง 1 ตุลาคมของปีก่อน ถึง 30 กันยายน",
        "Every project starts and ends between 1 October before and 30 September of the fiscal years.",
    ),
    basis=used("ปีงบประมาณเริ่ม 1 ตุลาคม ตามแบบ ผด.02", "The fiscal year runs from October, as in form ผด.02"),
    why=Bilingual(
        "กิจกรรมนอกปีงบประมาณเบิกจ่ายจากงบประมาณของแผนนี้ไม่ได้ เว้นแต่กันเงินไว้",
        "Activities outside the year cannot be paid from its budget unless carried over.",
    ),
    fix=Bilingual("ตรวจสอบปี พ.ศ. ของระยะเวลาดำเนินการ", "Check the years of the activity."),
    caution=Bilingual(
        "โครงการกันเงินเหลื่อมปี หรือกิจกรรมตามปีปฏิทิน", "Carried-over projects, and events by calendar year."
    ),
    check=_check,
    passes=(plan(C, projects=(project(),)), plan(A)),
    fails=(plan(C, projects=(project(period=_LATE),)),),
)
