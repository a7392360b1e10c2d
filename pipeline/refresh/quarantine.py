"""Quarantine: a reading outside of what is expected is held back for a person, and the old one stays."""

from pipeline.ingest.batch import Outcome
from pipeline.ingest.profiles import profile_beside
from pipeline.store.connection import Connection
from pipeline.store.queries import projects_at
from schemas.plan import Plan
from schemas.profile import Expectation


def project_count(plan: Plan) -> int:
    """Projects under strategies and outside of them."""
    return len(plan.projects) + sum(len(strategy.projects) for strategy in plan.strategies)


def unexpected(plan: Plan, expectation: Expectation) -> str:
    """Why `plan` is not what its profile expects; empty when it is."""
    projects, sections = project_count(plan), len(plan.sections)
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


def reason_to_hold(connection: Connection, outcome: Outcome, shrink_share: float) -> str:
    """Why this outcome must not replace what is in the store; empty when it may."""
    plan, path = outcome.plan, outcome.job.path
    if plan is None:
        # A file that can no longer be read must not wipe out the reading of its former content.
        return outcome.reason if projects_at(connection, str(path)) is not None else ""
    for expectation in profile_beside(path).expectations:
        reason = unexpected(plan, expectation) if expectation.file_name == path.name else ""
        if reason:
            return f"{path}: {reason}; look at the file, then correct the profile or the reader"
    reason = shrunk(projects_at(connection, str(path)), project_count(plan), shrink_share)
    return f"{path}: {reason}; look at the file, then run `phaen ingest` on it to accept" if reason else ""
