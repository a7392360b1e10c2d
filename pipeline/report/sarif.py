"""Findings as SARIF 2.1.0. Waived findings are suppressed, baselined ones marked; none is dropped."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from pipeline.audit.rule import Rule
from pipeline.report.findings_model import OPEN, is_unverified, repair_lines
from pipeline.report.wording import MARKS
from schemas.finding import BaselineState, Finding, PlanFindings, Severity, Status
from schemas.geometry import Evidence

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "note",
}
_KINDS = {
    Status.FAIL: "fail",
    Status.WARN: "review",
    Status.UNDECIDED: "open",
    Status.PASS: "pass",
    Status.NOT_APPLICABLE: "notApplicable",
}
_BASELINE = {
    BaselineState.NEW: "new",
    BaselineState.UNCHANGED: "unchanged",
    BaselineState.GONE: "absent",
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_POINTS_NOTE = "page, then box in PDF points from the top left: x0, top, x1, bottom"

Json = dict[str, Any]


def sarif(results: Iterable[PlanFindings], rules: Iterable[Rule], version: str) -> str:
    """One run over all plans, rules included."""
    catalogue = list(rules)
    index = {rule.id: i for i, rule in enumerate(catalogue)}
    run = {
        "tool": {
            "driver": {
                "name": "phaen audit",
                "version": version,
                "rules": [_rule(rule) for rule in catalogue],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(result, finding, index.get(finding.rule, -1))
            for result in results
            for finding in result.findings
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "name": rule.title.en,
        "shortDescription": {"text": rule.title.th},
        "fullDescription": {"text": f"{rule.checks.th} / {rule.checks.en}"},
        "help": {"text": f"{rule.why.th} {rule.fix.th} ({rule.basis.mark}: {rule.basis.text_th})"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"severity": rule.severity, "basis": rule.basis.mark},
    }


def _result(result: PlanFindings, finding: Finding, index: int) -> Json:
    made: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": _KINDS[finding.status],
        # SARIF wants "none" unless the kind is "fail".
        "level": _LEVELS[finding.severity] if finding.status is Status.FAIL else "none",
        "message": {"text": _message(finding)},
        "locations": [_location(result, evidence) for evidence in finding.evidence],
        "partialFingerprints": {"phaenFinding/v1": finding.fingerprint},
        "properties": {
            "plan_id": result.plan_id,
            "status": finding.status,
            "basis": finding.basis.mark,
            "expected": finding.expected,
            "actual": finding.actual,
            "reading": finding.reading,
            "repairs": repair_lines(finding),
        },
    }
    if finding.waiver is not None:
        made["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.waiver.reason}
        ]
    if finding.baseline is not None and finding.status in OPEN:
        made["baselineState"] = _BASELINE[finding.baseline]
    return made


def _message(finding: Finding) -> str:
    """Thai and English, with the mark of a basis that is not verified."""
    mark = MARKS[finding.basis.mark]
    note = f" [{mark.th} / {mark.en}]" if is_unverified(finding) else ""
    return f"{finding.message_th} / {finding.message_en}{note}"


def _location(result: PlanFindings, evidence: Evidence) -> Json:
    box = [round(edge, 2) for edge in evidence.bbox]
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(result.file_name or result.plan_id)},
            # SARIF has no page regions: the page stands as line, the box as property.
            "region": {"startLine": evidence.page, "snippet": {"text": evidence.raw}},
        },
        "message": {"text": f"{_POINTS_NOTE}: {evidence.page}, {box}"},
        "properties": {"page": evidence.page, "bbox": box},
    }
