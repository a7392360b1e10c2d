"""Files and folders into the store: incremental by content and code, one transaction per document."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.core.errors import PhaenError
from pipeline.ingest.batch import Batch, Job, Outcome, found_files
from pipeline.ingest.one_file import digest, document_id
from pipeline.ingest.profiles import profile_mark
from pipeline.store.connection import Connection, writing
from pipeline.store.load import load, note_run, note_same
from pipeline.store.queries import Known, filed_path, known_documents
from schemas.plan import Plan
from schemas.route import Route
from schemas.rows import DocumentRow, FileRow, RunRow


@dataclass(frozen=True, slots=True)
class FileSummary:
    """One row of the summary: `status` is loaded, partial, unchanged, held or failed.

    `as_before`: it was not read again; what is said of it is what was found the last time.
    """

    path: Path
    status: str
    reason: str
    pages: int = 0
    routes: tuple[Route, ...] = ()
    issue_count: int = 0
    plan_type: str = ""
    plan_id: str = ""
    seconds: float = 0.0
    as_before: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ingest did."""

    run_id: str
    files: tuple[FileSummary, ...]

    def count(self, *statuses: str) -> int:
        """Files with one of `statuses`."""
        return sum(f.status in statuses for f in self.files)

    @property
    def loaded(self) -> int:
        """Files whose plan was read this time, wholly or in part."""
        return sum(f.status in {"loaded", "partial"} and not f.as_before for f in self.files)

    @property
    def unchanged(self) -> int:
        """Files that stand in the store as they were, those of which a page could not be read among them."""
        return sum(f.status == "unchanged" or (f.as_before and f.status == "partial") for f in self.files)


@dataclass(slots=True)
class Ingest:
    """One ingest: where to, by which code, and who hears of each file.

    `again` reads unchanged files too; `started` is given the number of files; `told` hears of each; `held`
    may give a reason to leave an outcome out of the store (what was there before stays).
    """

    db: Path
    batch: Batch
    code_version: str
    again: bool = False
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC).replace(tzinfo=None)
    started: Callable[[int], None] = lambda _files: None
    told: Callable[[FileSummary], None] = lambda _summary: None
    held: Callable[[Connection, Outcome], str] = lambda _connection, _outcome: ""
    _rows: list[FileSummary] = field(default_factory=list)

    def run(self, paths: Iterable[Path], command: str = "ingest") -> Summary:
        """Bring every file into the store and say what became of each.

        Raises:
            UsageError: a path does not exist.
            StoreUnusableError: the store is in use or damaged.
        """
        run_id, began = uuid.uuid4().hex[:12], self.now()
        files = found_files(paths)
        self.started(len(files))
        with writing(self.db) as connection:
            jobs, twins = self._to_read(connection, files, run_id)
            with closing(self.batch.outcomes(jobs)) as outcomes:
                for outcome in outcomes:
                    self._loaded(connection, outcome, twins.get(outcome.job.sha256, ()), run_id)
            summary = Summary(run_id, tuple(self._rows))
            note_run(connection, self._run_row(summary, command, began))
        return summary

    def _to_read(
        self, connection: Connection, files: tuple[Path, ...], run_id: str
    ) -> tuple[list[Job], dict[str, list[Path]]]:
        """Jobs for content the store lacks, and further paths of the same content."""
        known = known_documents(connection)
        jobs: dict[str, Job] = {}
        twins: dict[str, list[Path]] = {}
        for path in files:
            try:
                job = Job(path, digest(path), self.code_version + profile_mark(path))
            except PhaenError as error:
                self._tell(FileSummary(path, "failed", str(error)))
                continue
            before = known.get(_key(job))
            if before is not None and before.code_version == job.code and not self.again:
                note_same(connection, _file_row(path, job, run_id))
                self._tell(_as_before(path, before))
            elif job.sha256 in jobs:
                twins.setdefault(job.sha256, []).append(path)
            else:
                jobs[job.sha256] = job
        return list(jobs.values()), twins

    def _loaded(self, connection: Connection, outcome: Outcome, twins: Iterable[Path], run_id: str) -> None:
        """Load one outcome, and note the other paths of the same content; a bad document fails alone."""
        summary = file_summary(outcome)
        reason = self.held(connection, outcome)
        if reason:
            summary = replace(summary, status="held", reason=reason)
        else:
            outcome = self._stored(connection, outcome, run_id)
            summary = file_summary(outcome)
        self._tell(summary)
        for path in twins:
            if not reason:
                note_same(connection, _file_row(path, outcome.job, run_id))
            self._tell(_twin(path, summary))

    def _stored(self, connection: Connection, outcome: Outcome, run_id: str) -> Outcome:
        """The outcome as it is in the store: a plan that cannot be stored has failed."""
        file = _file_row(outcome.job.path, outcome.job, run_id)
        try:
            load(connection, document_row(outcome), outcome.plan, file)
        except ValueError as error:
            # Only what the plan itself holds ends here: characters or numbers that are none.
            reason = f"{outcome.job.path}: cannot be stored ({error}); please report it with the file"
            outcome = replace(outcome, plan=None, reason=reason)
            load(connection, document_row(outcome), None, file)
        return outcome

    def _tell(self, summary: FileSummary) -> None:
        self._rows.append(summary)
        self.told(summary)

    def _run_row(self, summary: Summary, command: str, began: dt.datetime) -> RunRow:
        return RunRow(
            run_id=summary.run_id,
            command=command,
            started_at=began,
            finished_at=self.now(),
            files=len(summary.files),
            loaded=summary.loaded,
            unchanged=summary.unchanged,
            failed=summary.count("failed"),
            code_version=self.code_version,
        )


def _file_row(path: Path, job: Job, run_id: str) -> FileRow:
    return FileRow(path=filed_path(path), document_id=_key(job), run_id=run_id)


def _twin(path: Path, first: FileSummary) -> FileSummary:
    """A further path of content that was just read from another."""
    if first.status in {"failed", "held"}:
        return FileSummary(path, first.status, f"same content as {first.path}: {first.reason}")
    return FileSummary(path, "unchanged", f"same content as {first.path}", plan_id=first.plan_id)


def _as_before(path: Path, known: Known) -> FileSummary:
    """A file that is not read again; what could not be read of it before still cannot."""
    if known.status == "failed":
        return FileSummary(path, "failed", f"{known.reason} (as before)", as_before=True)
    partial = known.status == "partial"
    return FileSummary(
        path,
        status="partial" if partial else "unchanged",
        reason=f"{known.reason} (as before)" if partial else "",
        pages=known.pages,
        plan_type=known.plan_type,
        plan_id=known.plan_id,
        as_before=True,
    )


def _key(job: Job) -> str:
    return document_id(job.sha256)


def failed_pages(plan: Plan) -> tuple[int, ...]:
    """Pages nothing could be read from though there is something to read."""
    return tuple(p.page for p in plan.document.pages if p.route is Route.FAILED)


def _unread(pages: tuple[int, ...]) -> str:
    listed = ", ".join(map(str, pages))
    return f"pages not read: {listed}; print the file to a new PDF, then read it again"


def file_summary(outcome: Outcome) -> FileSummary:
    """The summary row of one file that was read, or could not be."""
    plan = outcome.plan
    if plan is None:
        return FileSummary(outcome.job.path, "failed", outcome.reason, seconds=outcome.seconds)
    failed = failed_pages(plan)
    return FileSummary(
        path=outcome.job.path,
        status="partial" if failed else "loaded",
        reason=_unread(failed) if failed else "",
        pages=plan.document.page_count,
        routes=tuple(sorted({p.route for p in plan.document.pages})),
        issue_count=len(plan.issues),
        plan_type=plan.plan_type,
        plan_id=plan.plan_id,
        seconds=outcome.seconds,
    )


def document_row(outcome: Outcome) -> DocumentRow:
    """The row of one file in `documents`, failed ones included."""
    summary, plan = file_summary(outcome), outcome.plan
    record = plan.document if plan else None
    return DocumentRow(
        document_id=_key(outcome.job),
        sha256=outcome.job.sha256,
        file_name=outcome.job.path.name,
        page_count=record.page_count if record else 0,
        producer=record.producer if record else None,
        complete=record.complete if record else None,
        complete_reason=record.complete_reason if record else "",
        missing_sections=record.missing_sections if record else (),
        quality=record.quality if record else None,
        status=summary.status,
        reason=summary.reason,
        code_version=outcome.job.code if outcome.lasting else f"{outcome.job.code} (not finished)",
        seconds=round(outcome.seconds, 3),
    )
