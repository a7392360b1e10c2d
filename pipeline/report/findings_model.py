"""What all finding reports share: what is open, how rules are counted and findings ordered."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from pipeline.audit.runner import verdicts
from pipeline.audit.sum_findings import repair_words
from schemas.finding import BaselineState, BasisMark, Finding, PlanFindings, Severity, Status

OPEN = (Status.FAIL, Status.WARN, Status.UNDECIDED)
"""Statuses a person has to look at, the gravest first."""

_SEVERITY_WEIGHT = {Severity.CRITICAL: 27, Severity.MAJOR: 9, Severity.MINOR: 3, Severity.INFO: 1}
_STATUS_ORDER = {status: i for i, status in enumerate((*OPEN, Status.PASS, Status.NOT_APPLICABLE))}
_SEVERITY_ORDER = {severity: i for i, severity in enumerate(Severity)}


class Language(StrEnum):
    """Language of a report."""

    TH = "th"
    EN = "en"


def is_open(finding: Finding) -> bool:
    """Whether a finding is to be looked at: not passed, and not gone since the baseline."""
    return finding.status in OPEN and finding.baseline is not BaselineState.GONE


def open_findings(result: PlanFindings) -> list[Finding]:
    """The open findings, gravest first."""
    return sorted((f for f in result.findings if is_open(f)), key=_gravity)


def by_gravity(result: PlanFindings) -> list[Finding]:
    """All findings, gravest first."""
    return sorted(result.findings, key=_gravity)


def _gravity(finding: Finding) -> tuple[int, int, str]:
    return _STATUS_ORDER[finding.status], _SEVERITY_ORDER[finding.severity], finding.rule


def counts(result: PlanFindings) -> Counter[Status]:
    """How many rules have each verdict; findings that are gone are left out."""
    present = result.model_copy(
        update={"findings": tuple(f for f in result.findings if f.baseline is not BaselineState.GONE)}
    )
    return Counter(verdicts(present).values())


def weight(result: PlanFindings) -> int:
    """How much is amiss: failing rules by severity, remarks a third of that; waived ones count nothing."""
    worst: dict[str, int] = {}
    for finding in result.findings:
        if not is_open(finding) or finding.waiver or finding.status is Status.UNDECIDED:
            continue
        full = _SEVERITY_WEIGHT[finding.severity] * 3
        points = full if finding.status is Status.FAIL else full // 3
        worst[finding.rule] = max(worst.get(finding.rule, 0), points)
    return sum(worst.values())


def worst_first(results: Iterable[PlanFindings]) -> list[PlanFindings]:
    """Plans with the most amiss first, then by name."""
    return sorted(results, key=lambda result: (-weight(result), result.organization or "", result.plan_id))


def message(finding: Finding, language: Language) -> str:
    """The message in the report's language."""
    return finding.message_th if language is Language.TH else finding.message_en


def repair_lines(finding: Finding, language: Language = Language.TH) -> list[str]:
    """Every smallest change of digits that makes the figures agree; look-alike digits are marked."""
    alike = "เลขคล้ายกัน" if language is Language.TH else "look-alike digits"
    return [f"{repair_words(r)} ({alike})" if r.confusable else repair_words(r) for r in finding.repairs]


def waiver_words(finding: Finding) -> str:
    """Why, by whom and until when a finding is waived; empty where it is not."""
    waiver = finding.waiver
    return f"{waiver.reason} (โดย {waiver.by} ถึง {waiver.until.isoformat()})" if waiver else ""


def is_unverified(finding: Finding) -> bool:
    """Whether the rule rests on something no source was seen for: to be said in every output."""
    return finding.basis.mark is BasisMark.NOT_VERIFIED


def pages(finding: Finding) -> list[int]:
    """The pages a finding points at, each once, in order."""
    return list(dict.fromkeys(evidence.page for evidence in finding.evidence))
