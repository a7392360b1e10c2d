"""The rows of a budget printed as a table of names, amounts and explanations: branches and items."""

import re
from dataclasses import dataclass

from pipeline.mapping.budget_lines import BudgetLine, Mark, uncoded
from pipeline.mapping.table_rows import KeyedRow, keyed_rows, year_of_column
from pipeline.tables.wording import plain
from pipeline.text.digits import to_arabic
from pipeline.text.money import parse_baht
from schemas.table import RowKind, Table

EXPLAINED = "budget_explained"
_ITEM_MARK = re.compile(r"^(?:[-–•*]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)])\s*")
# plan, work with its own name, budget; and the categories of expenditure, alone or headed "category"
_BRANCH = re.compile(
    r"^(?:แผนงาน|งาน|งบ(?!ประมาณ)|(?:หมวด)?(?:เงินเดือนฝ่าย|ค่าตอบแทน$|ค่าใช้สอย$|ค่าวัสดุ$|ค่าสาธารณูปโภค$"
    r"|ค่าครุภัณฑ์$|ค่าที่ดินและสิ่งก่อสร้าง$|เงินอุดหนุน$|รายจ่ายอื่น$)|หมวด)"
)
_GRAND = re.compile(r"^รวม(?:รายจ่าย|งบประมาณ|ทุกแผนงาน|เป็นเงิน)?(?:รายจ่าย)?(?:ทั้งสิ้น|ทั้งหมด)?$")  # in all


@dataclass(frozen=True, slots=True)
class ExplainedRows:
    """The branches and items of a table in printed order, its last total and the year of its amounts."""

    lines: tuple[BudgetLine, ...]
    grand: BudgetLine | None
    year_be: int | None


def explained_rows(table: Table) -> ExplainedRows:
    """What the rows of a table of the form `budget_explained` are; rows without a name are left out."""
    lines: list[BudgetLine] = []
    grand: BudgetLine | None = None
    for row in keyed_rows(table):
        label = row.text("label") or ""
        if row.kind is RowKind.BLANK or not label:
            continue
        entry = _entry(row, label)
        if _GRAND.match(plain(label)):
            grand = entry
        elif not plain(label).startswith("รวม"):
            lines.append(entry)
    place = next((at for at, column in enumerate(table.columns) if column.key == "budget"), None)
    return ExplainedRows(tuple(lines), grand, year_of_column(table, place) if place is not None else None)


def _entry(row: KeyedRow, label: str) -> BudgetLine:
    marked = _ITEM_MARK.match(to_arabic(label))
    name = uncoded(label[marked.end() :] if marked else label)
    amount = parse_baht(row.raw_text("budget"))
    left = next((c.indent_pt for c in row.cells("label")), 0.0)
    is_branch = bool(_BRANCH.match(plain(name))) and not row.text("explanation")
    mark = Mark.BRANCH if is_branch else Mark.CAPTION if amount is None else Mark.ITEM
    return BudgetLine(mark, name, row.evidence, left, amount)
