"""Findings as tables on a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.report.findings_model import (
    Language,
    counts,
    is_unverified,
    message,
    open_findings,
    pages,
    repair_lines,
)
from pipeline.report.wording import BASELINE, MARKS, SEVERITIES, STATUSES
from schemas.finding import Finding, PlanFindings, Status

_COLOURS = {Status.FAIL: "red", Status.WARN: "yellow", Status.UNDECIDED: "blue"}
_SHOWN_REPAIRS = 6
_COLUMNS_TH = ("กฎ", "ผล", "ระดับ", "หน้า", "รายละเอียด")
_COLUMNS_EN = ("rule", "verdict", "severity", "page", "message")


def print_findings(results: Iterable[PlanFindings], console: Console, language: Language) -> None:
    """One table a plan: what is open, then how many rules passed."""
    for result in results:
        console.print(_plan_table(result, language))
        console.print(_summary(result, language), highlight=False, markup=False)


def _plan_table(result: PlanFindings, language: Language) -> Table:
    thai = language is Language.TH
    name = " ".join(part for part in (result.organization, result.title, result.period) if part)
    table = Table(title=escape(name or result.plan_id), title_justify="left", show_lines=True)
    for column in _COLUMNS_TH if thai else _COLUMNS_EN:
        table.add_column(column, overflow="fold")
    for finding in open_findings(result):
        colour = _COLOURS[finding.status]
        table.add_row(
            finding.rule,
            f"[{colour}]{STATUSES[finding.status].in_language(thai=thai)}[/{colour}]",
            SEVERITIES[finding.severity].in_language(thai=thai),
            ", ".join(map(str, pages(finding))),
            escape(_text(finding, language)),
        )
    return table


def _text(finding: Finding, language: Language) -> str:
    thai = language is Language.TH
    notes = []
    if is_unverified(finding):
        notes.append(MARKS[finding.basis.mark].in_language(thai=thai))
    if finding.baseline is not None:
        notes.append(BASELINE[finding.baseline].in_language(thai=thai))
    if finding.waiver is not None:
        until = finding.waiver.until.isoformat()
        notes.append(f"ยกเว้นถึง {until}: {finding.waiver.reason}" if thai else f"waived until {until}")
    said = message(finding, language) + (f" [{'; '.join(notes)}]" if notes else "")
    return "\n".join((said, *_repairs(finding, language)))


def _repairs(finding: Finding, language: Language) -> list[str]:
    """The first repairs, numbered, and how many more there are."""
    lines = repair_lines(finding, language)
    shown = [f"  {n}. {line}" for n, line in enumerate(lines[:_SHOWN_REPAIRS], 1)]
    return shown + ([f"  … +{len(lines) - _SHOWN_REPAIRS}"] if len(lines) > _SHOWN_REPAIRS else [])


def _summary(result: PlanFindings, language: Language) -> str:
    found = counts(result)
    thai = language is Language.TH
    parts = (f"{label.in_language(thai=thai)} {found[status]}" for status, label in STATUSES.items())
    return "  ".join(parts)
