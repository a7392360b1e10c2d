"""Summary forms: number of projects and baht by strategy, for each year and in all, or with shares."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.evaluate.unseen.cells import FIRST_YEAR_BE
from pipeline.evaluate.unseen.content import MadeGroup
from pipeline.evaluate.unseen.kind_cells import Column, content, digits, header
from pipeline.evaluate.unseen.kinds import Kind, KindForm
from pipeline.evaluate.unseen.truth import SummaryTruth

TITLE_PT, COUNT_PT, AMOUNT_PT = 150.0, 44.0, 70.0
TOTAL = "รวมทั้งสิ้น"  # grand total
ALL_YEARS = "รวม {n} ปี"  # together n years


def summary_truths(groups: Sequence[MadeGroup]) -> tuple[SummaryTruth, ...]:
    """A row for each strategy; counts are of projects with an amount in a year, added over the years."""
    return tuple(
        SummaryTruth(
            title=group.strategy_title,
            count=sum(count for count, _ in _by_year(group)),
            amount=sum((amount for _, amount in _by_year(group)), Decimal(0)),
        )
        for group in groups
    )


def _by_year(group: MadeGroup) -> list[tuple[int, Decimal]]:
    years = range(len(group.projects[0].amounts))
    return [
        (
            sum(project.amounts[year] is not None for project in group.projects),
            sum((project.amounts[year] or Decimal(0) for project in group.projects), Decimal(0)),
        )
        for year in years
    ]


def summary_table(kind: Kind, groups: Sequence[MadeGroup]) -> tuple[tuple[Column, ...], str, list[str]]:
    """Columns, header and cells of the summary."""
    columns = tuple(_columns(kind))
    sums = [_by_year(group) for group in groups]
    whole = [
        (sum(one[year][0] for one in sums), sum((one[year][1] for one in sums), Decimal(0)))
        for year in range(kind.years)
    ]
    cells = []
    for group, own in zip(groups, sums, strict=True):
        title = digits(kind, f"{group.strategy}. ยุทธศาสตร์{group.strategy_title}")
        cells.append(_row(kind, title, own, whole))
        if kind.subtotals:
            cells.append(_row(kind, digits(kind, f"{group.strategy}.1 {group.programme}"), own, whole))
            cells.append(_row(kind, "รวม", own, whole))
    cells.append(_row(kind, TOTAL, whole, whole))
    return columns, header(kind, columns), cells


def _columns(kind: Kind) -> Iterator[Column]:
    yield Column("strategy", TITLE_PT, (kind.wording("strategy"),))
    if kind.form is KindForm.OPERATION_SUMMARY:
        for key, text in (
            ("count", "จำนวนโครงการที่ดำเนินการ"),  # projects carried out
            ("share", "คิดเป็นร้อยละของโครงการทั้งหมด"),  # share of all projects
            ("budget", "จำนวนงบประมาณ"),  # money
            ("share", "คิดเป็นร้อยละของงบประมาณทั้งหมด"),  # share of all money
        ):
            yield Column(key, AMOUNT_PT + 30, (text,))
        yield Column("owner", 80, ("หน่วยงานรับผิดชอบหลัก",))  # unit in charge
        return
    tops = [f"ปี {FIRST_YEAR_BE + at}" for at in range(kind.years)]
    for top in [*tops, ALL_YEARS.format(n=kind.years)]:
        yield Column("count", COUNT_PT, (digits(kind, top), kind.wording("count")))
        yield Column("amount", AMOUNT_PT, (digits(kind, top), "งบประมาณ (บาท)"))


def _row(
    kind: Kind, title: str, own: Sequence[tuple[int, Decimal]], whole: Sequence[tuple[int, Decimal]]
) -> str:
    count, amount = sum(c for c, _ in own), sum((a for _, a in own), Decimal(0))
    if kind.form is KindForm.OPERATION_SUMMARY:
        all_count, all_amount = sum(c for c, _ in whole), sum((a for _, a in whole), Decimal(0))
        shares = f"{100 * count / all_count:.2f}", f"{100 * amount / all_amount:.2f}"
        texts = [title, str(count), shares[0], _money(amount), shares[1], ""]
    else:
        texts = [title]
        for one in [*own, (count, amount)]:
            texts += [str(one[0]) if one[0] else "-", _money(one[1]) if one[1] else "-"]
    return (
        ",".join(
            f"table.cell(align: {'left' if at == 0 else 'right'}, {content([digits(kind, text)])})"
            for at, text in enumerate(texts)
        )
        + ","
    )


def _money(amount: Decimal) -> str:
    return f"{amount:,.0f}"
