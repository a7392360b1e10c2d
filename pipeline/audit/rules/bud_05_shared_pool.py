"""BUD-05: strategies that are said to share one pool give each department the same amount."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.audit.budget_figures import counted_lines
from pipeline.audit.digit_repair import digit_change
from pipeline.audit.examples import C, budget, plan, project, strategy, summary, summary_row
from pipeline.audit.figures import SATANG_PER_BAHT, Figure, satang, written
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import WITH_PROJECTS, Rule, internal
from pipeline.audit.view import PlanView
from pipeline.text.digits import to_arabic
from schemas.finding import Severity
from schemas.project import BudgetLine, Strategy, SummaryRow

# wording such as: items 1 to 3 use one budget
_SHARING = re.compile(
    r"(?:ข้อ|ยุทธศาสตร์(?:ที่)?|ลำดับ(?:ที่)?)\s*(\d+(?:\s*(?:,|และ|-|–|ถึง)\s*\d+)+)\s*(?:ใช้|เบิกจ่าย)"
)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|ถึง)\s*(\d+)")


def _check(view: PlanView) -> Iterator[Outcome]:
    rows = view.plan.budget_summary.rows if view.plan.budget_summary else ()
    pools = [(row, numbers) for row in rows if len(numbers := shared_strategies(row)) > 1]
    if not pools:
        yield not_applicable("ไม่มียุทธศาสตร์ที่ระบุว่าใช้งบประมาณร่วมกัน", "No strategies are said to share a pool.")
        return
    for row, numbers in pools:
        yield _verdict(view, row, [s for s in view.plan.strategies if s.number in numbers])


def shared_strategies(row: SummaryRow) -> frozenset[int]:
    """Numbers of the strategies that a remark says draw on one budget."""
    found = _SHARING.search(to_arabic(row.remark or ""))
    if found is None:
        return frozenset()
    spans = _RANGE.findall(found.group(1))
    inside = {n for first, last in spans for n in range(int(first), int(last) + 1)}
    return frozenset(inside | {int(n) for n in re.findall(r"\d+", found.group(1))})


def _verdict(view: PlanView, row: SummaryRow, sharing: list[Strategy]) -> Outcome:
    by_department: dict[str, dict[int, BudgetLine]] = defaultdict(dict)
    for one in sharing:
        for line in counted_lines(one):
            if line.department:
                by_department[line.department_key or line.department][one.number or 0] = line
    differing = {key: lines for key, lines in by_department.items() if _differs(lines, len(sharing))}
    if not differing:
        return passed("จำนวนเงินรายส่วนราชการของยุทธศาสตร์ที่ใช้งบร่วมกันตรงกัน", "Departments agree.", row.evidence)
    shown = "; ".join(_shown(lines, sharing) for lines in differing.values())
    numbers = ", ".join(str(one.number) for one in sharing)
    th = f"หมายเหตุระบุว่ายุทธศาสตร์ {numbers} ใช้งบประมาณก้อนเดียวกัน แต่จำนวนเงินรายส่วนราชการไม่ตรงกัน: {shown}"
    en = f"Strategies {numbers} are said to share a pool, but {len(differing)} departments differ: {shown}"
    evidence = row.evidence + tuple(
        e for d in differing.values() for line in d.values() for e in line.evidence
    )
    certain = any(_plainly_different(d, len(sharing)) for d in differing.values())
    if any(view.read_by_ocr(e) for e in evidence) and not certain:
        return undecided(f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} A digit may be misread.", evidence)
    return failed(th, en, evidence, expected="จำนวนเงินเท่ากันทุกยุทธศาสตร์", actual=shown)


def _differs(lines: dict[int, BudgetLine], count: int) -> bool:
    return len(lines) < count or len({line.amount_baht for line in lines.values()}) > 1


def _plainly_different(lines: dict[int, BudgetLine], count: int) -> bool:
    """Every strategy states an amount, and no single digit explains why they differ."""
    amounts = sorted({satang(line.amount_baht) for line in lines.values() if line.amount_baht is not None})
    if len(lines) < count or len(amounts) < 2:  # noqa: PLR2004 (one amount does not differ)
        return False
    first = Figure("", amounts[0], (), SATANG_PER_BAHT)
    return len(amounts) > 2 or digit_change(first, amounts[1]) is None  # noqa: PLR2004 (two readings of one)


def _shown(lines: dict[int, BudgetLine], sharing: list[Strategy]) -> str:
    name = next(iter(lines.values())).department
    amounts = (lines.get(one.number or 0) for one in sharing)
    listed = " / ".join(
        written(satang(line.amount_baht), SATANG_PER_BAHT) if line and line.amount_baht is not None else "-"
        for line in amounts
    )
    return f"{name} {listed}"


def _two(second: str) -> tuple[Strategy, ...]:
    return (
        strategy(1, project(1, budget=budget(("finance", "40000")))),
        strategy(2, project(1, budget=budget(("finance", second)))),
    )


_SUMMARY = summary(
    (summary_row(1, 1, "40000", "ข้อ ๑,๒ ใช้งบประมาณเดินทางไปราชการ"), summary_row(2, 1, None)), 2, "40000"
)

RULE = Rule(
    id="BUD-05",
    severity=Severity.MAJOR,
    title=Bilingual("งบประมาณที่ใช้ร่วมกันตรงกันทุกยุทธศาสตร์", "A shared pool is stated alike"),
    checks=Bilingual(
        "หากหมายเหตุระบุว่าหลายยุทธศาสตร์ใช้งบประมาณก้อนเดียวกัน จำนวนเงินรายส่วนราชการต้องเท่ากัน",
        "Where strategies share one budget, each department's amount is the same in all of them.",
    ),
    basis=internal("ความสอดคล้องภายในแผน", "Internal consistency"),
    why=Bilingual(
        "งบประมาณก้อนเดียวมีจำนวนเดียว หากต่างกันจะไม่ทราบว่าเบิกจ่ายได้เท่าใด",
        "One pool has one amount; otherwise it is unclear what may be spent.",
    ),
    fix=Bilingual("แก้จำนวนเงินให้ตรงกัน หรือแก้หมายเหตุ", "Make the amounts agree, or correct the remark."),
    caution=Bilingual(
        "หมายเหตุอาจหมายถึงวงเงินสูงสุด ไม่ใช่การจัดสรร", "The remark may mean a cap, not an allocation."
    ),
    check=_check,
    passes=(plan(C, strategies=_two("40000"), budget_summary=_SUMMARY), plan(C)),
    fails=(plan(C, strategies=_two("100000"), budget_summary=_SUMMARY),),
    plan_types=WITH_PROJECTS,
)
