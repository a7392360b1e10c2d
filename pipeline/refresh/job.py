"""The nightly job: fetch, read what changed, audit, publish as a whole or not at all."""

import datetime as dt
import json
import shutil
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import StoreUnusableError
from pipeline.ingest.batch import Batch
from pipeline.ingest.deriving import update_shared
from pipeline.ingest.ingest import FileSummary, Ingest, Summary
from pipeline.refresh.fetch import Archive, Fetched, fetch_all
from pipeline.refresh.findings import Auditor, FindingChange, audited
from pipeline.refresh.publish import Runs, flushed, only_one
from pipeline.refresh.quarantine import Doorkeeper
from pipeline.store.connection import being_written, checkpoint, reading, writing
from pipeline.store.findings import open_fingerprints
from pipeline.store.load import forget_files
from pipeline.store.queries import count, filed_path
from pipeline.store.search_generations import folder_of, prune
from pipeline.store.search_index import synchronise
from schemas.refresh import RefreshConfig, RefreshSummary

STORE = "phaen.duckdb"
PUBLISHED = frozenset({"loaded", "partial", "unchanged"})
"""Statuses of files whose content is in the store."""


def new_run_id() -> str:
    """Sortable by time, unique in a folder."""
    return f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:4]}"


@dataclass(frozen=True, slots=True)
class _Filled:
    """What came into the working store. `held` says why it must not be published, if it must not."""

    summary: Summary
    changes: FindingChange
    plans: int
    gone: int
    held: str


@dataclass(slots=True)
class Refresh:
    """One nightly run.

    `accepted` are paths whose reading is published whatever it holds; `said` hears what becomes of each
    file and URL that is not as it was.
    """

    config: RefreshConfig
    outputs: Path
    batch: Batch
    code_version: str
    run_id: str
    auditor: Auditor
    accepted: frozenset[str] = frozenset()
    said: Callable[[str], None] = lambda _line: None
    fetch: Callable[..., list[Fetched]] = fetch_all

    def run(self) -> RefreshSummary:
        """Do the night's work. A run that is held or dies leaves the published one as it was.

        Raises:
            StoreUnusableError: another refresh is running, the published store is being written, or the
                last run's store is damaged.
            UsageError: a folder of the configuration does not exist.
        """
        began = time.monotonic()
        with only_one(self.outputs):
            self._check_published_store()
            runs = Runs(self.outputs)
            fetched = self._fetch()
            working = runs.begin(self.run_id)
            self._start_from(runs, working / STORE)
            filled = self._filled(working / STORE, fetched)
            result = self._result(fetched, filled)
            result = result.model_copy(update={"seconds": round(time.monotonic() - began, 2)})
            if result.status == "held":
                return result.model_copy(update={"run_folder": str(working)})
            result = self._published(runs, result, filled.summary)
            self._note_published(fetched, filled.summary)
            return result

    @property
    def _archive(self) -> Archive:
        return Archive(self.outputs.absolute() / "cache" / "files")

    def _check_published_store(self) -> None:
        """Refuse to go on while somebody writes the store that would be replaced; damage is no obstacle."""
        store = self.outputs / STORE
        if store.is_file() and being_written(store):
            raise StoreUnusableError(f"{store}: being written by another phaen; wait until it is done")

    def _fetch(self) -> list[Fetched]:
        urls = tuple(url for source in self.config.sources for url in source.urls)
        fetched = self.fetch(urls, self._archive, self.config.fetch) if urls else []
        for one in fetched:
            if one.status == "failed":
                self.said(one.reason)
        return fetched

    def _told(self, file: FileSummary) -> None:
        if file.status != "unchanged":
            self.said(f"{file.path}: {file.status} {file.reason.removeprefix(f'{file.path}: ')}".rstrip())

    def _start_from(self, runs: Runs, store: Path) -> None:
        latest = runs.latest()
        before = runs.folder(latest) / STORE if latest else None
        if before and before.is_file():
            shutil.copyfile(before, store)

    def _filled(self, store: Path, fetched: list[Fetched]) -> _Filled:
        folders = [folder for source in self.config.sources for folder in source.folders]
        files = sorted({f.path for f in fetched if f.path is not None})
        former = {filed_path(f.path): f.former for f in fetched if f.path and f.former}
        door = Doorkeeper(self.config.shrink_share, self.accepted, former)
        ingest = Ingest(store, self.batch, self.code_version, held=door.reason_to_hold, told=self._told)
        with writing(store) as connection:
            before, findings = count(connection, "documents"), open_fingerprints(connection)
        summary = ingest.run([*folders, *files], command="refresh")
        with writing(store) as connection:
            forget_files(connection, _wanted(summary, former))
            update_shared(connection, self.batch.workers)
            changes = audited(connection, self.run_id, self.auditor, findings)
            plans = count(connection, "plans")
            gone = max(0, before - count(connection, "documents"))
            checkpoint(connection)
        return _Filled(summary, changes, plans, gone, self._reason_to_hold(summary, gone, before))

    def _reason_to_hold(self, summary: Summary, gone: int, before: int) -> str:
        """Why nothing of this night may be published; empty when it may."""
        files, failed = len(summary.files), summary.count("failed")
        if files and failed > self.config.max_failed_share * files:
            return f"{failed} of {files} files failed; nothing was published"
        if gone > self.config.max_gone_share * before:
            return f"{gone} of {before} documents are gone (is a folder not mounted?); nothing was published"
        return ""

    def _result(self, fetched: list[Fetched], filled: _Filled) -> RefreshSummary:
        fetch = {s: sum(f.status == s for f in fetched) for s in ("fetched", "not_modified", "failed")}
        summary = filled.summary
        return RefreshSummary(
            run_id=self.run_id,
            status="held" if filled.held else "published",
            reason=filled.held,
            files=len(summary.files),
            loaded=summary.loaded,
            partial=summary.count("partial"),
            unchanged=summary.unchanged,
            failed=summary.count("failed"),
            quarantined=summary.count("held"),
            gone=filled.gone,
            fetched=fetch["fetched"],
            not_modified=fetch["not_modified"],
            fetch_failed=fetch["failed"],
            plans=filled.plans,
            findings_new=filled.changes.new,
            findings_gone=filled.changes.gone,
        )

    def _published(self, runs: Runs, result: RefreshSummary, summary: Summary) -> RefreshSummary:
        working = runs.working(self.run_id)
        result = result.model_copy(update={"run_folder": str(runs.folder(self.run_id))})
        text = result.model_dump_json()
        (working / "summary.json").write_text(text + "\n", encoding="utf-8")
        rows = [
            {"path": str(f.path), "status": f.status, "reason": f.reason, "plan_id": f.plan_id}
            for f in summary.files
        ]
        (working / "files.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        self._indexed(working / STORE)
        self._replace_store(working / STORE)
        prune(folder_of(self.outputs / STORE))
        runs.publish(self.run_id, text)
        runs.prune(self.config.keep_runs)
        return result

    def _indexed(self, store: Path) -> None:
        """Make the search index of this run beside the one in use; replacing the store puts it in use."""
        with reading(store) as connection:
            synchronise(connection, folder_of(self.outputs / STORE))

    def _replace_store(self, store: Path) -> None:
        """The store that commands read by default becomes this run's, at one stroke."""
        self._check_published_store()
        beside = self.outputs / f"{STORE}.new"
        shutil.copyfile(store, beside)
        flushed(beside)
        # A log that a killed writer left behind belongs to the store that goes.
        (self.outputs / f"{STORE}.wal").unlink(missing_ok=True)
        beside.replace(self.outputs / STORE)

    def _note_published(self, fetched: list[Fetched], summary: Summary) -> None:
        let_in = {filed_path(f.path) for f in summary.files if f.status in PUBLISHED}
        if fetched:
            self._archive.published(f.url for f in fetched if f.path and filed_path(f.path) in let_in)


def _wanted(summary: Summary, former: Mapping[str, Path]) -> list[str]:
    """Paths whose documents stay: those there are, and the former content of what was not let in."""
    paths = [(filed_path(f.path), f.status) for f in summary.files]
    stay = [filed_path(former[p]) for p, status in paths if status not in PUBLISHED and p in former]
    return [p for p, _ in paths] + stay
