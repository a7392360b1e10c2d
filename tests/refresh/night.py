"""A night's work in a folder, with readers and auditors that stand in for the real ones."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.ingest.batch import Batch
from pipeline.refresh.findings import Auditor
from pipeline.refresh.job import Refresh
from pipeline.store.queries import StoredPlan
from pipeline.store.witnesses import Witnesses
from schemas.finding import Basis, BasisMark, Finding, PlanFindings, Severity, Status
from schemas.refresh import FetchLimits, RefreshConfig, RefreshSummary, SourceEntry
from tests.ingest.doubles import plain_options, reader

QUICK = FetchLimits(attempts=1, pause_seconds=0)


def too_few_projects(stored: StoredPlan, witnesses: Witnesses) -> PlanFindings:
    """One finding: a plan with fewer than three projects fails."""
    del witnesses
    projects = sum(len(s.projects) for s in stored.plan.strategies)
    finding = Finding(
        rule="TST-01",
        status=Status.PASS if projects >= 3 else Status.FAIL,
        severity=Severity.MINOR,
        message_th="น้อย",  # "few"
        message_en="few",
        basis=Basis(text_th="", text_en="", mark=BasisMark.INTERNAL),
        fingerprint="few",
    )
    return PlanFindings(plan_id=stored.plan.plan_id, plan_type=stored.plan.plan_type, findings=(finding,))


def config(root: Path, *urls: str, **limits: float) -> RefreshConfig:
    """One source with the folder `plans` of `root`, and URLs."""
    source = SourceEntry(id="made-up", folders=(root / "plans",), urls=urls)
    return RefreshConfig.model_validate({"sources": (source,), "fetch": QUICK} | limits)


def refresh(
    root: Path, settings: RefreshConfig, run_id: str, auditor: Auditor = too_few_projects, code: str = "1"
) -> Refresh:
    """The job, ready to run."""
    batch = Batch(plain_options, executors=ThreadPoolExecutor, reader=reader)
    return Refresh(settings, root / "outputs", batch, code, run_id, auditor)


def night(root: Path, run_id: str, *urls: str, **limits: float) -> RefreshSummary:
    """One night's work."""
    return refresh(root, config(root, *urls, **limits), run_id).run()


def write(root: Path, name: str, behaviour: str) -> Path:
    """A file for the stand-in reader."""
    path = root / "plans" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(behaviour, encoding="utf-8")
    return path
