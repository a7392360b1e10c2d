"""Budget cells that name departments: `สำนักปลัดเทศบาล จำนวน ๒๖๖,๐๐๐ บาท กองคลัง จำนวน ๔๐,๐๐๐ บาท`."""

import re
from decimal import Decimal

from pipeline.gazetteer.departments import department_mentions
from pipeline.text.digits import to_arabic
from pipeline.text.money import AmountKind, parse_amount
from schemas.geometry import Evidence
from schemas.project import Budget, BudgetLine, BudgetStatus

_N = r"[0-9๐-๙]{1,3}(?:\s?,\s?[0-9๐-๙]{3})+|[0-9๐-๙]+"
_BAHT = re.compile(rf"(?:จำนวน(?:เงิน)?\s*)?(?P<n>{_N})(?P<satang>\.[0-9๐-๙]{{2}})?\s*(?:\.-|/-)?\s*บาท")
"""An amount with the word baht."""
_TOTAL = re.compile(r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|เงิน)?)\s*$")  # "in all", right before an amount
_SHARED = re.compile(r"(?:ร่วมกับ|เดียวกับ|เดียวกัน|รวมอยู่ใน|อยู่ในงบประมาณ|ตามข้อ|ตามลำดับที่)")
"""Words for a budget shared with another project: jointly with, the same as, included in."""
_MONEY_SOURCE = re.compile(r"งบ|เงิน")  # budget, money: words that name where an amount comes from
STATUS_OF = {
    AmountKind.BLANK: BudgetStatus.BLANK,
    AmountKind.NONE_DECLARED: BudgetStatus.NONE_DECLARED,
    AmountKind.UNREADABLE: BudgetStatus.UNREADABLE,
}


def budget(text: str, year_be: int | None, evidence: tuple[Evidence, ...]) -> Budget:
    """What a budget cell states. `total_baht` is the sum of its lines; a printed total is kept apart."""
    simple = parse_amount(text)
    if simple.kind in STATUS_OF:
        return Budget(status=STATUS_OF[simple.kind], evidence=evidence)
    lines, printed_total = _lines(text, year_be, evidence)
    shared = _SHARED.search(text) is not None
    if not lines and not shared and simple.kind is AmountKind.AMOUNT and simple.value is not None:
        lines = [
            BudgetLine(
                amount_baht=simple.value, year_be=year_be, source=simple.rest or None, evidence=evidence
            )
        ]
    if not lines:
        status = BudgetStatus.SHARED if shared else BudgetStatus.UNREADABLE
        return Budget(status=status, printed_total_baht=printed_total, evidence=evidence)
    return Budget(
        status=BudgetStatus.AMOUNT,
        total_baht=sum((line.amount_baht for line in lines if line.amount_baht), Decimal(0)),
        printed_total_baht=printed_total,
        lines=tuple(lines),
        evidence=evidence,
    )


def _lines(
    text: str, year_be: int | None, evidence: tuple[Evidence, ...]
) -> tuple[list[BudgetLine], Decimal | None]:
    """One line for each amount in baht, with the department before it; and the printed total, if any."""
    lines: list[BudgetLine] = []
    total: Decimal | None = None
    source: str | None = None
    start = 0
    for match in _BAHT.finditer(text):
        before = text[start : match.start()]
        start = match.end()
        amount = _amount(match)
        if _TOTAL.search(before.strip()):
            total = amount
            continue
        named = list(department_mentions(before))
        words = before[: named[-1].start] if named else before
        source = words.strip(" :;,-–") if _MONEY_SOURCE.search(words) else source
        lines.append(
            BudgetLine(
                department=named[-1].printed if named else None,
                department_key=named[-1].key if named else None,
                amount_baht=amount,
                year_be=year_be,
                source=source,
                evidence=evidence,
            )
        )
    return lines, total


def _amount(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"[\s,]", "", to_arabic(match["n"]))
    return Decimal(whole + to_arabic(match["satang"] or ""))
