"""Verdicts as rows, and what of them is open."""

from collections.abc import Iterator

from pipeline.store.connection import Connection
from pipeline.store.placing import where
from schemas.finding import PlanFindings
from schemas.rows import FindingRow


def finding_rows(found: PlanFindings, document_id: str, run_id: str) -> Iterator[FindingRow]:
    """One row for each verdict, in the order of the audit."""
    for ordinal, finding in enumerate(found.findings):
        place = where(finding.evidence)
        yield FindingRow.model_validate(
            {
                **place,
                "document_id": document_id,
                "plan_id": found.plan_id,
                "ordinal": ordinal,
                "rule": finding.rule,
                "status": finding.status,
                "severity": finding.severity,
                "message_th": finding.message_th,
                "message_en": finding.message_en,
                "basis": finding.basis.text_th,
                "basis_mark": finding.basis.mark,
                "expected": finding.expected,
                "actual": finding.actual,
                "fix_hint": finding.fix_hint,
                "waived": finding.waiver is not None,
                "fingerprint": finding.fingerprint,
                "run_id": run_id,
            }
        )


def open_fingerprints(connection: Connection) -> set[tuple[str, str]]:
    """Document and fingerprint of every finding that failed or warned and is not waived."""
    found = connection.execute(
        "SELECT plan_id, fingerprint FROM findings WHERE status IN ('fail', 'warn') AND NOT waived"
    )
    return set(found.fetchall())
