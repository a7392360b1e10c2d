"""Audit every plan of a store and note the verdicts there; say what is new against the run before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.store.connection import Connection
from pipeline.store.findings import finding_rows, open_fingerprints
from pipeline.store.load import replace_findings
from pipeline.store.queries import StoredPlan, plans
from schemas.finding import PlanFindings
from schemas.rows import FindingRow

Auditor = Callable[[Iterable[StoredPlan]], Iterator[PlanFindings]]
"""Gives the findings of each plan, in the order the plans come."""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """Open findings (failed or warned, not waived) that came and went since the run before."""

    new: int
    gone: int


def audited(connection: Connection, run_id: str, auditor: Auditor) -> FindingChange:
    """Audit all plans and replace their findings."""
    before = open_fingerprints(connection)
    stored = list(plans(connection))
    rows: list[FindingRow] = []
    for one, found in zip(stored, auditor(stored), strict=True):
        rows.extend(finding_rows(found, one.document_id, run_id))
    replace_findings(connection, [one.document_id for one in stored], rows)
    now = open_fingerprints(connection)
    return FindingChange(new=len(now - before), gone=len(before - now))
