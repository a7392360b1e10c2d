"""Sums of the staffing table as outcomes: absent, unreadable, or each sum held against its printed total."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.absence import absent
from pipeline.audit.figures import Equation
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, undecided
from pipeline.audit.staffing_figures import StaffingFigures
from pipeline.audit.sum_findings import sum_outcomes
from pipeline.audit.view import PlanView


def no_staffing(view: PlanView) -> Outcome:
    """Where no table counts posts by unit: nothing to add up, unless it is in another part of the plan."""
    if view.excerpt or view.scanned:
        return absent(view, "ตารางอัตรากำลังจำแนกตามส่วนราชการ", "staffing table by unit")
    return not_applicable(
        "แผนไม่มีตารางที่นับอัตรามีคนครองและว่างรายส่วนราชการ จึงไม่มียอดให้ตรวจ",
        "No table counts occupied and vacant posts by unit, so there is nothing to add up.",
    )


def staffing_sums(
    view: PlanView, sums: Callable[[StaffingFigures], Sequence[Equation]], unread: Bilingual
) -> Iterator[Outcome]:
    """The outcomes of the `sums` of the plan's staffing table; `unread` says so where there are none."""
    table = view.plan.staffing
    if table is None or not table.units:
        yield no_staffing(view)
        return
    figures = StaffingFigures(table)
    found = sums(figures)
    yield from sum_outcomes(view, figures.system, found)
    if not found:
        yield undecided(unread.th, unread.en, table.evidence)
