"""Quarantine: a reading outside of what is expected is held back for a person, and the old one stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.ingest.batch import Outcome
from pipeline.ingest.profiles import profile_beside
from pipeline.store.connection import Connection
from pipeline.store.queries import filed_path, projects_at
from pipeline.store.rows import walked
from schemas.plan import Plan
from schemas.profile import Expectation


def project_count(plan: Plan) -> int:
    """Projects under strategies and outside of them."""
    return len(plan.projects) + sum(len(strategy.projects) for strategy in plan.strategies)


def unexpected(plan: Plan, expectation: Expectation) -> str:
    """Why `plan` is not what its profile expects; empty when it is."""
    projects, sections = project_count(plan), sum(1 for _ in walked(plan.sections))
    if plan.document.page_count < expectation.min_pages:
        return f"expected at least {expectation.min_pages} pages, got {plan.document.page_count}"
    if sections < expectation.min_sections:
        return f"expected at least {expectation.min_sections} sections, got {sections}"
    if projects < expectation.min_projects:
        return f"expected at least {expectation.min_projects} projects, got {projects}"
    if expectation.max_projects is not None and projects > expectation.max_projects:
        return f"expected at most {expectation.max_projects} projects, got {projects}"
    return ""


def shrunk(before: int | None, now: int, share: float) -> str:
    """Why a count that fell below `share` of what it was is doubtful; empty when it did not."""
    if before and now < before * share:
        return f"{now} projects where there were {before} before"
    return ""


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Says which readings must not replace what is in the store.

    `accepted` paths are let in whatever they hold. `former` gives, for the path of fetched content, the path
    of the content that was published for the same URL.
    """

    shrink_share: float
    accepted: frozenset[str] = frozenset()
    former: Mapping[str, Path] = field(default_factory=dict)

    def reason_to_hold(self, connection: Connection, outcome: Outcome) -> str:
        """Why this outcome must be left out; empty when it may come in."""
        plan, path = outcome.plan, outcome.job.path
        if filed_path(path) in self.accepted:
            return ""
        before = self._projects_before(connection, path)
        if plan is None:
            # A file that can no longer be read must not wipe out the reading of its former content.
            return outcome.reason if before is not None else ""
        for expectation in profile_beside(path).expectations:
            reason = unexpected(plan, expectation) if expectation.file_name == path.name else ""
            if reason:
                return f"{path}: {reason}; look at the file, then correct the profile or the reader"
        reason = shrunk(before, project_count(plan), self.shrink_share)
        return f"{path}: {reason}; look at the file, then run again with --accept {path}" if reason else ""

    def _projects_before(self, connection: Connection, path: Path) -> int | None:
        counts = (projects_at(connection, p) for p in (path, self.former.get(filed_path(path))) if p)
        return next((count for count in counts if count is not None), None)
