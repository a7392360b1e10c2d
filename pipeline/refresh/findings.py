"""Audit every plan of a store and note the verdicts there; say what is new against the run before."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.store.connection import Connection
from pipeline.store.findings import finding_rows, open_fingerprints
from pipeline.store.load import replace_findings
from pipeline.store.queries import StoredPlan, plans
from pipeline.store.witnesses import Witnesses, sample_versions, witnesses
from schemas.finding import PlanFindings

Auditor = Callable[[StoredPlan, Witnesses], PlanFindings]
"""Gives the findings of one plan, from the plan and from what other plans say of it."""


Fingerprints = set[tuple[str, str]]
"""Plan and fingerprint of open findings."""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """Open findings (failed or warned, not waived) that came and went since the run before."""

    new: int
    gone: int


def audited(connection: Connection, run_id: str, auditor: Auditor, before: Fingerprints) -> FindingChange:
    """Audit all plans and replace their findings; `before` are those open before anything was read again."""
    heard = sample_versions(connection)
    for one in plans(connection):
        found = auditor(one, witnesses(connection, one.document_id) if heard else {})
        rows = list(finding_rows(found, one.document_id, run_id))
        replace_findings(connection, one.document_id, rows)
    now = open_fingerprints(connection)
    return FindingChange(new=len(now - before), gone=len(before - now))
