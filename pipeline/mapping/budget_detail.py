"""Budget items from the detail report of an ordinance, printed as lines of text or with explanations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.mapping.budget_items import (
    FORM,
    ITEM,
    ITEM_GROUP,
    LEVELS,
    REVENUE_CATEGORY,
    ROOT,
    SUB_ITEM,
    report_title,
)
from pipeline.mapping.budget_lines import DEEPER_PT, BudgetLine, Mark, budget_lines
from pipeline.mapping.budget_table import EXPLAINED, explained_rows
from pipeline.mapping.content import PlanContent, line_evidence
from pipeline.tables.wording import plain
from pipeline.text.digits import to_arabic
from pipeline.text.money import parse_baht
from schemas.budget import BudgetItem, ItemYear
from schemas.geometry import Evidence
from schemas.line import Line
from schemas.plan_type import PlanTypeKey
from schemas.table import Table

# Title of the report: "(report of) details of estimated expenditure / revenue", with or without the year; in
# a table of contents it ends with dots or a page number.
_TITLE = re.compile(
    r"^(?:รายงาน)?รายละเอียด(?:ประกอบ)?(?:เทศบัญญัติ|ข้อบัญญัติ)?(?:ประมาณการ|งบประมาณ)?(?:รายจ่าย|รายรับ)"
    r"[^.…]{0,50}(?:พ\.\s?ศ\.\s*)?(?:[^.…\d]|2[45]\d\d)$"
)
# A branch of the budget with its amount: where no report has a title, the first one shows where it begins.
_BUDGET = re.compile(r"^งบ(?:กลาง|บุคลากร|ดำเนินงาน|ลงทุน|เงินอุดหนุน|รายจ่ายอื่น).*รวม.*บาท")
ABOVE_BUDGET = 2
"""Lines above the first budget that may name its plan and work."""

# Titles that end it: another report, the budget statement, the ordinance, the appendix.
_END = re.compile(r"^(?:รายงาน|คำแถลง|บันทึกหลักการ|ภาคผนวก|รายจ่ายตามงาน)")
_GRAND = re.compile(
    r"^(?P<label>ประมาณการราย(?:จ่าย|รับ)\s*(?:รวม)?ทั้งสิ้น)[\s.…]*(?P<amount>[\d,]+(?:\.\d{2})?)\s*บาท"
)
REVENUE_WORD = "หมวด"  # category of revenue
WORK_WORD, BUDGET_WORD, PLAN_WORD = "งาน", "งบ", "แผนงาน"  # work, budget, plan
DEPTH = {**{level: depth for depth, level in enumerate(LEVELS)}, REVENUE_CATEGORY: 0, ITEM_GROUP: len(LEVELS)}


@dataclass(slots=True)
class _Branch:
    """An open branch: its printed amount, the sum of its items so far and where it stands."""

    label: str
    level: str
    left_pt: float
    evidence: tuple[Evidence, ...]
    printed: Decimal | None = None
    items: int = 0
    item_left_pt: float = 0.0
    total: Decimal = Decimal(0)


@dataclass(slots=True)
class _Report:
    """One report while it is read: open branches, outermost first, and the records so far."""

    title: str
    year_be: int | None
    root: _Branch
    open: list[_Branch] = field(default_factory=list)
    out: list[BudgetItem] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(branch.label for branch in self.open)

    def years(self, amount: Decimal | None) -> tuple[ItemYear, ...]:
        if amount is None:
            return ()
        return (ItemYear(year_be=self.year_be, amount_baht=amount, basis="estimate"),)

    def close_from(self, depth: int) -> None:
        """Close the branches at `depth` and deeper, with the total each printed over its items."""
        while self.open and DEPTH[self.open[-1].level] >= depth:
            self.add_total(self.open.pop())

    def add_total(self, branch: _Branch) -> None:
        """The printed amount of a branch beside the sum of its items."""
        if branch.printed is not None:
            self.out.append(
                BudgetItem(
                    report=self.title,
                    path=self.path,
                    level=ROOT if branch is self.root else f"total_{branch.level}",
                    label=branch.label,
                    is_total=True,
                    years=self.years(branch.printed),
                    recomputed=self.years(branch.total) if branch.items else (),
                    evidence=branch.evidence,
                )
            )


def budget_detail(content: PlanContent) -> tuple[BudgetItem, ...]:
    """The items of every detail report, each branch closed by a record of its printed total."""
    if content.plan_type is not PlanTypeKey.BUDGET_ORDINANCE:
        return ()
    year = content.fiscal_year_be
    return (
        *(item for lines in list(_reports(content)) or _untitled(content) for item in _items(lines, year)),
        *(item for table in content.tables_of_form(EXPLAINED) for item in _of_table(table, year)),
    )


def _reports(content: PlanContent) -> Iterator[list[Line]]:
    """The lines of each report, its title first; those printed as a table of the report form are left out."""
    tabled = {line_id for table in content.tables_of_form(FORM, EXPLAINED) for line_id in table.line_ids}
    lines: list[Line] = []
    for line in content.body:
        text = line.text.strip()
        title = _TITLE.match(to_arabic(text))
        if title or _END.match(text):
            if lines:
                yield lines
            lines = [line] if title else []
        elif lines and line.id not in tabled:
            lines.append(line)
    if lines:
        yield lines


def _untitled(content: PlanContent) -> list[list[Line]]:
    """The lines of a report without a title, from the first budget that has an amount on its line."""
    tabled = {line_id for table in content.tables_of_form(FORM, EXPLAINED) for line_id in table.line_ids}
    lines = [line for line in content.body if line.id not in tabled]
    first = next((k for k, line in enumerate(lines) if _BUDGET.match(line.text.strip())), None)
    return [] if first is None else [lines[max(0, first - ABOVE_BUDGET) :]]


def _items(lines: Sequence[Line], year_be: int | None) -> tuple[BudgetItem, ...]:
    root = _Branch("", ROOT, -1.0, ())
    for line in lines:
        grand = _GRAND.match(to_arabic(line.text).strip())
        if grand:
            root = _Branch(grand["label"], ROOT, -1.0, line_evidence([line]), parse_baht(grand["amount"]))
            break
    below = [line for line in lines if not _GRAND.match(to_arabic(line.text).strip())]
    return _records(_Report(lines[0].text.strip(), year_be, root), budget_lines(below))


def _of_table(table: Table, year_be: int | None) -> tuple[BudgetItem, ...]:
    """The items of a report printed as a table of names, amounts and explanations."""
    root = _Branch("", ROOT, -1.0, ())
    found = explained_rows(table)
    if found.grand is not None:
        root = _Branch(found.grand.label, ROOT, -1.0, found.grand.evidence, found.grand.amount)
    return _records(_Report(report_title(table), found.year_be or year_be, root), found.lines)


def _records(report: _Report, entries: Sequence[BudgetLine]) -> tuple[BudgetItem, ...]:
    for entry in entries:
        if entry.mark is Mark.ITEM:
            _add_item(report, entry)
        else:
            _open(report, entry)
    report.close_from(0)
    report.add_total(report.root)
    return tuple(report.out) if report.root.items else ()


def _open(report: _Report, entry: BudgetLine) -> None:
    level = _level(report, entry)
    report.close_from(DEPTH[level])
    report.out.append(
        BudgetItem(
            report=report.title,
            path=report.path,
            level=level,
            label=entry.label,
            evidence=entry.evidence,
        )
    )
    report.open.append(_Branch(entry.label, level, entry.left_pt, entry.evidence, entry.amount))


def _level(report: _Report, entry: BudgetLine) -> str:
    """The level of a branch by its first word, else one below the innermost that is no category."""
    label = plain(entry.label)
    open_levels = [branch.level for branch in report.open]
    if entry.mark is Mark.CAPTION:
        return ITEM_GROUP
    if label.startswith(PLAN_WORD):
        return LEVELS[0]
    if report.open and label == plain(report.open[-1].label.removeprefix(PLAN_WORD)):
        # The central budget is plan, work, budget and category of one name.
        return LEVELS[min(DEPTH[open_levels[-1]] + 1, len(LEVELS) - 1)]
    if label.startswith(REVENUE_WORD) and LEVELS[2] not in open_levels:
        return REVENUE_CATEGORY
    if label.startswith(WORK_WORD):
        return LEVELS[1]
    return LEVELS[2] if label.startswith(BUDGET_WORD) else LEVELS[3]


def _add_item(report: _Report, entry: BudgetLine) -> None:
    if report.open and report.open[-1].level == ITEM_GROUP and _is_outside(report.open[-1], entry):
        report.close_from(DEPTH[ITEM_GROUP])
    in_group = bool(report.open) and report.open[-1].level == ITEM_GROUP
    for branch in (report.root, *report.open):
        branch.item_left_pt = branch.item_left_pt if branch.items else entry.left_pt
        branch.items += 1
        branch.total += entry.amount or Decimal(0)
    report.out.append(
        BudgetItem(
            report=report.title,
            path=report.path,
            level=SUB_ITEM if in_group else ITEM,
            label=entry.label,
            years=report.years(entry.amount),
            evidence=entry.evidence,
        )
    )


def _is_outside(group: _Branch, entry: BudgetLine) -> bool:
    """An item left of the caption, or left of the items under it, is no part of the group."""
    left = group.item_left_pt if group.items else group.left_pt
    return entry.left_pt < left - DEEPER_PT
