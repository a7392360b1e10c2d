"""BUD-01: every project states an amount, or that it uses none."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.audit.examples import C, no_budget, plan, project
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.projects import all_projects, project_evidence, project_label
from pipeline.audit.rule import WITH_PROJECTS, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.project import BudgetStatus, Project

_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def _check(view: PlanView) -> Iterator[Outcome]:
    projects = all_projects(view.plan)
    if not projects:
        yield not_applicable("แผนไม่มีโครงการ", "The plan has no projects.")
        return
    for one, after in zip_longest(projects, projects[1:]):
        if not _heads(one, after):
            yield from _verdict(view, one)
    yield passed(f"ระบุงบประมาณครบ {len(projects)} โครงการ", f"All {len(projects)} projects state a budget.")


def _heads(one: Project, after: Project | None) -> bool:
    """Whether a row is the heading of those after it: 1 before 1.1."""
    number = _NUMBER.match(f"{one.number or ''} {one.name}".strip())
    inner = str(after.number or "") if after else ""
    return number is not None and inner.startswith(f"{number.group()}.")


def _verdict(view: PlanView, one: Project) -> Iterator[Outcome]:
    status = one.budget.status if one.budget else BudgetStatus.BLANK
    evidence = (one.budget.evidence if one.budget else ())[:1] + project_evidence(one)
    label = project_label(one)
    if status is BudgetStatus.UNREADABLE:
        yield undecided(
            f"{label}: จำนวนเงินพิมพ์ไว้แต่อ่านไม่ได้", f"{label}: the amount is printed but illegible.", evidence
        )
    elif status is BudgetStatus.BLANK:
        th = f"{label}: ไม่ได้ระบุงบประมาณหรือคำว่า ไม่ใช้งบประมาณ"
        en = f"{label}: neither an amount nor 'no budget' is stated."
        by_ocr = any(view.read_by_ocr(e) for e in evidence)
        yield (
            undecided(f"{th} (อ่านจากภาพสแกน)", f"{en} Read from a scan.", evidence)
            if by_ocr
            else failed(th, en, evidence, expected="จำนวนเงิน หรือ ไม่ใช้งบประมาณ", actual="")
        )


RULE = Rule(
    id="BUD-01",
    severity=Severity.MAJOR,
    title=Bilingual("ทุกโครงการระบุงบประมาณ", "Every project states a budget"),
    checks=Bilingual(
        "ช่องงบประมาณมีจำนวนเงินหรือคำว่า ไม่ใช้งบประมาณ",
        "The budget cell holds an amount or says that none is used.",
    ),
    basis=used(
        "ITA ปีงบประมาณ 2566 ขอให้รายงานงบประมาณรายโครงการ; หน้าที่ให้แผนระบุยังไม่ได้ยืนยัน",
        "ITA FY2566 asks for the budget used per project; the duty in the plan itself is not verified",
    ),
    why=Bilingual(
        "ช่องว่างไม่บอกว่าไม่ใช้งบประมาณหรือตกหล่น", "A blank does not say whether none is used or one was forgotten."
    ),
    fix=Bilingual("ระบุจำนวนเงิน หรือพิมพ์ ไม่ใช้งบประมาณ", "State the amount, or that no budget is used."),
    caution=Bilingual("เซลล์ที่ผสานแนวตั้งทำให้แถวล่างว่าง", "A cell merged downwards leaves lower rows blank."),
    check=_check,
    passes=(
        plan(C, projects=(project(), project(2, "อื่น", budget=no_budget(BudgetStatus.NONE_DECLARED)))),
        plan(C),
    ),
    fails=(plan(C, projects=(project(1, budget=no_budget()),)),),
    plan_types=WITH_PROJECTS,
)
