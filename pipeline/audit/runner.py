"""Audit plans: every rule on every plan, verdicts turned into findings."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pipeline.audit.context import AuditContext
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed
from pipeline.audit.rule import Rule, rules
from pipeline.audit.view import PlanView, squeezed
from pipeline.audit.waivers import waiver_for
from schemas.finding import Finding, PlanFindings, Reading, Severity, Status, Waiver
from schemas.geometry import Evidence
from schemas.plan import Plan

ALARMS = frozenset({Status.FAIL, Status.WARN})
"""Statuses that say something is amiss."""

SEVERITIES = tuple(Severity)
"""From the gravest down."""

_RANK = {
    Status.FAIL: 0,
    Status.WARN: 1,
    Status.UNDECIDED: 2,
    Status.PASS: 3,
    Status.NOT_APPLICABLE: 4,
}
_FINGERPRINT_HEX = 16


class Waivers(NamedTuple):
    """Waivers in force or not, and the day to judge that by."""

    waivers: tuple[Waiver, ...]
    today: date


_SCAN_TH = "ภาพสแกน"

NO_WAIVERS = Waivers((), date.min)


def audit(
    plan: Plan,
    context: AuditContext | None = None,
    waivers: Waivers = NO_WAIVERS,
    only: frozenset[str] | None = None,
) -> PlanFindings:
    """Every verdict on one plan, the gravest first within a rule, rules in order of their ids."""
    view = PlanView(plan, context or AuditContext())
    chosen = (rule for key, rule in rules().items() if only is None or key in only)
    findings = (_finding(rule, o, view, waivers) for rule in chosen for o in outcomes(rule, view))
    return PlanFindings(
        plan_id=plan.plan_id,
        plan_type=plan.plan_type.value,
        title=plan.title,
        organization=plan.organization.full_name or plan.organization.printed_name,
        province=plan.organization.province,
        period=_period_text(plan),
        file_name=plan.document.file_name,
        sha256=plan.document.sha256,
        findings=tuple(findings),
    )


def outcomes(rule: Rule, view: PlanView) -> list[Outcome]:
    """What a rule says: every alarm and doubt; a pass or not-applicable only when there is neither."""
    if view.plan.plan_type not in rule.plan_types:
        return [not_applicable("กฎนี้ไม่ใช้กับแผนประเภทนี้", "This rule is not for this type of plan.")]
    found = [_softened(rule, outcome, view) for outcome in rule.check(view)]
    found = found or [passed("ไม่พบข้อสังเกต", "Nothing to remark.")]
    found.sort(key=lambda outcome: _RANK[outcome.status])
    open_ones = [o for o in found if o.status in ALARMS or o.status is Status.UNDECIDED]
    return open_ones or found[:1]


def verdict(findings: Iterable[Finding]) -> Status:
    """The gravest status among the findings of one rule on one plan."""
    return min((f.status for f in findings), key=_RANK.__getitem__)


def verdicts(result: PlanFindings) -> dict[str, Status]:
    """The gravest status of each rule."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in result.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return {rule: verdict(found) for rule, found in by_rule.items()}


def at_or_over(results: Iterable[PlanFindings], severity: Severity) -> bool:
    """Whether a failing finding that is not waived is at least as grave as `severity`."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return any(
        f.status is Status.FAIL and f.waiver is None and f.severity in grave
        for result in results
        for f in result.findings
    )


def _softened(rule: Rule, outcome: Outcome, view: PlanView) -> Outcome:
    """On recognised text an alarm about wording, and any failure, is undecided: something may be misread."""
    if not _may_be_misread(rule, outcome, view):
        return outcome
    th, en = outcome.message
    if _SCAN_TH not in th:
        th = f"{th} (อ่านจากภาพสแกน ตัวอักษรหรือตัวเลขอาจคลาดเคลื่อนหรือตกหล่น โปรดตรวจสอบกับต้นฉบับ)"
        en = f"{en} (Read from a scan: something may be misread or missed, please check the original.)"
    return Outcome(
        Status.UNDECIDED,
        Bilingual(th, en),
        outcome.expected,
        outcome.actual,
        outcome.evidence,
        outcome.repairs,
    )


def _may_be_misread(rule: Rule, outcome: Outcome, view: PlanView) -> bool:
    by_ocr = [view.read_by_ocr(evidence) for evidence in outcome.evidence]
    if rule.wording and outcome.status in ALARMS:
        return bool(by_ocr) and all(by_ocr)
    if rule.firm:
        return outcome.status in ALARMS and any(map(view.unsurely_read, outcome.evidence))
    if outcome.status is not Status.FAIL:
        return False
    return any(by_ocr) if by_ocr else view.scanned


def _finding(rule: Rule, outcome: Outcome, view: PlanView, waivers: Waivers) -> Finding:
    evidence = outcome.evidence or view.head
    alarm = outcome.status in ALARMS or outcome.status is Status.UNDECIDED
    return Finding(
        rule=rule.id,
        status=outcome.status,
        severity=rule.severity,
        title_th=rule.title.th,
        title_en=rule.title.en,
        message_th=outcome.message.th,
        message_en=outcome.message.en,
        basis=rule.basis,
        expected=outcome.expected,
        actual=outcome.actual,
        evidence=evidence,
        reading=_reading(evidence, view),
        repairs=outcome.repairs,
        fix_hint=rule.fix.th if alarm else None,
        fix_hint_en=rule.fix.en if alarm else None,
        fingerprint=_fingerprint(rule, outcome, view.plan),
        waiver=waiver_for(rule.id, waivers.waivers, waivers.today) if alarm else None,
    )


def _reading(evidence: tuple[Evidence, ...], view: PlanView) -> Reading | None:
    if not evidence:
        return None
    by_ocr = {view.read_by_ocr(one) for one in evidence}
    if by_ocr == {True}:
        return Reading.OCR
    return Reading.TEXT_LAYER if by_ocr == {False} else Reading.MIXED


def _fingerprint(rule: Rule, outcome: Outcome, plan: Plan) -> str:
    """Rule, plan and the text spoken of; pages and boxes left out, so that a moved line stays the same."""
    raw = "|".join(squeezed(evidence.raw) for evidence in outcome.evidence)
    text = "\n".join((plan.plan_id, rule.id, outcome.expected or "", outcome.actual or "", raw))
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_HEX]


def _period_text(plan: Plan) -> str | None:
    period = plan.period
    if period is None:
        return None
    same = period.start_year_be == period.end_year_be
    return str(period.start_year_be) if same else f"{period.start_year_be}-{period.end_year_be}"
