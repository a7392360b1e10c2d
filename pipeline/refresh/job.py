"""The nightly job: fetch, read what changed, audit, publish as a whole or not at all."""

import datetime as dt
import json
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.batch import Batch, Outcome
from pipeline.ingest.ingest import Ingest, Summary
from pipeline.refresh.fetch import Archive, Fetched, fetch_all
from pipeline.refresh.findings import Auditor, FindingChange, audited
from pipeline.refresh.publish import Runs, only_one
from pipeline.refresh.quarantine import reason_to_hold
from pipeline.store.connection import Connection, writing
from pipeline.store.load import forget_files
from schemas.refresh import RefreshConfig, RefreshSummary

STORE = "phaen.duckdb"


def new_run_id() -> str:
    """Sortable by time, unique in a folder."""
    return f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:4]}"


@dataclass(slots=True)
class Refresh:
    """One nightly run."""

    config: RefreshConfig
    outputs: Path
    batch: Batch
    code_version: str
    run_id: str
    auditor: Auditor
    fetch: Callable[..., list[Fetched]] = fetch_all

    def run(self) -> RefreshSummary:
        """Do the night's work. A run that is held or dies leaves the published one as it was.

        Raises:
            StoreUnusableError: another refresh is running, or the last store is damaged.
            UsageError: a folder of the configuration does not exist.
        """
        began = time.monotonic()
        with only_one(self.outputs):
            runs = Runs(self.outputs)
            fetched = self._fetch()
            working = runs.begin(self.run_id)
            store = working / STORE
            self._start_from(runs, store)
            summary, changes, plans = self._filled(store, fetched)
            result = self._result(fetched, summary, changes).model_copy(
                update={"plans": plans, "seconds": round(time.monotonic() - began, 2)}
            )
            return self._published(runs, result, summary)

    def _fetch(self) -> list[Fetched]:
        urls = tuple(url for source in self.config.sources for url in source.urls)
        if not urls:
            return []
        return self.fetch(urls, Archive(self.outputs / "cache" / "files"), self.config.fetch)

    def _start_from(self, runs: Runs, store: Path) -> None:
        latest = runs.latest()
        before = runs.folder(latest) / STORE if latest else None
        if before and before.is_file():
            shutil.copyfile(before, store)

    def _filled(self, store: Path, fetched: list[Fetched]) -> tuple[Summary, FindingChange, int]:
        folders = [folder for source in self.config.sources for folder in source.folders]
        files = sorted({f.path for f in fetched if f.path is not None})
        ingest = Ingest(store, self.batch, self.code_version, held=self._held)
        summary = ingest.run([*folders, *files], command="refresh")
        with writing(store) as connection:
            forget_files(connection, [str(f.path) for f in summary.files])
            changes = audited(connection, self.run_id, self.auditor)
            (plans,) = connection.execute("SELECT count(*) FROM plans").fetchone() or (0,)
        return summary, changes, plans

    def _held(self, connection: Connection, outcome: Outcome) -> str:
        return reason_to_hold(connection, outcome, self.config.shrink_share)

    def _result(self, fetched: list[Fetched], summary: Summary, changes: FindingChange) -> RefreshSummary:
        fetch = {s: sum(f.status == s for f in fetched) for s in ("fetched", "not_modified", "failed")}
        failed = summary.count("failed")
        too_many = bool(summary.files) and failed > self.config.max_failed_share * len(summary.files)
        return RefreshSummary(
            run_id=self.run_id,
            status="held" if too_many else "published",
            reason=f"{failed} of {len(summary.files)} files failed; nothing was published"
            if too_many
            else "",
            files=len(summary.files),
            loaded=summary.count("loaded", "partial"),
            unchanged=summary.count("unchanged"),
            failed=failed,
            quarantined=summary.count("held"),
            fetched=fetch["fetched"],
            not_modified=fetch["not_modified"],
            fetch_failed=fetch["failed"],
            findings_new=changes.new,
            findings_gone=changes.gone,
        )

    def _published(self, runs: Runs, result: RefreshSummary, summary: Summary) -> RefreshSummary:
        working = runs.working(self.run_id)
        if result.status == "held":
            return result.model_copy(update={"run_folder": str(working)})
        result = result.model_copy(update={"run_folder": str(runs.folder(self.run_id))})
        text = result.model_dump_json()
        (working / "summary.json").write_text(text + "\n", encoding="utf-8")
        rows = [
            {"path": str(f.path), "status": f.status, "reason": f.reason, "plan_id": f.plan_id}
            for f in summary.files
        ]
        (working / "files.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        self._replace_store(working / STORE)
        runs.publish(self.run_id, text)
        runs.prune(self.config.keep_runs)
        return result

    def _replace_store(self, store: Path) -> None:
        """The store that commands read by default becomes this run's, at one stroke."""
        beside = self.outputs / f"{STORE}.new"
        shutil.copyfile(store, beside)
        beside.replace(self.outputs / STORE)
